import { SetupError } from './errors.js';
import { sameName, unsafePathReason } from './safe-path.js';

/** One entry of an archive, as the archive itself describes it. */
export interface ArchiveEntry {
  path: string;
  kind: 'file' | 'directory' | 'link' | 'other';
  /** Bytes when unpacked. */
  size: number;
}

/** The most that an archive may unpack to; what the manifest calls `unpacked`. */
export interface ArchiveLimits {
  entries?: number | undefined;
  bytes?: number | undefined;
}

const gib = 1 << 30;

/** Where the manifest says nothing. */
export const defaultLimits = { entries: 10_000, bytes: 64 * gib } as const;

/**
 * How many times its own size an archive may unpack to, where the manifest does not say how much it is. Weights pack to
 * almost their own size and text to a tenth; only long runs of one byte come near deflate's thousandfold.
 */
export const maxRatio = 200;

/** Below this nothing is a bomb, however well it was packed. */
export const ratioFloor = gib / 4;

/** An entry's name for a message: it comes from outside and may be as long as the archive. */
export const shown = (path: string): string => (path.length > 200 ? `${path.slice(0, 200)}…` : path);

/**
 * The rules of what may be unpacked, entry by entry in the order of the archive, so that a hostile one is left at its
 * first bad entry. Pure: it sees names, kinds and sizes, and relies on whoever unpacks to write no more than the size.
 *
 * Stricter than a system's own tool on purpose: what one platform would merge, follow or rename is refused on all.
 */
export class ArchiveCheck {
  private readonly places = new Map<string, { path: string; kind: 'file' | 'folder'; listed: boolean }>();
  private readonly most: { entries: number; bytes: number };
  private entries = 0;
  private files = 0;
  private bytes = 0;

  /** `archive` is its name in messages, `packed` its size on disk. */
  constructor(
    private readonly archive: string,
    private readonly packed: number,
    private readonly limits: ArchiveLimits = {},
  ) {
    this.most = { entries: limits.entries ?? defaultLimits.entries, bytes: limits.bytes ?? defaultLimits.bytes };
  }

  /** The place of an entry below the target folder, `''` for the folder itself. Throws for what must not be unpacked. */
  add(entry: ArchiveEntry): string {
    const { kind, size } = entry;
    this.weigh(size);
    if (kind === 'link') throw this.unsafe(entry, 'is a link; only files and folders are unpacked');
    if (kind === 'other') throw this.unsafe(entry, 'is neither a file nor a folder (a device, a pipe, a sparse file)');
    const folder = kind === 'directory';
    if (folder && size > 0) throw this.unsafe(entry, `is a folder that holds ${size} bytes`);

    const path = entry.path.replace(/^(\.\/+)+/, '').replace(folder ? /\/+$/ : /(?!)/, '');
    if (folder && (path === '' || path === '.') && entry.path !== '' && !entry.path.startsWith('/')) return '';
    const reason = path.includes('\ufffd') ? 'has characters that cannot be decoded' : unsafePathReason(path);
    if (reason !== undefined) throw this.unsafe(entry, reason);

    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth++) {
      this.put(entry, segments.slice(0, depth).join('/'), 'folder', false);
    }
    this.put(entry, path, folder ? 'folder' : 'file', true);
    if (!folder) this.files++;
    return path;
  }

  /** After the last entry. */
  finish(): void {
    if (this.files === 0) throw new SetupError('archive-unreadable', `${this.archive} holds no file`);
  }

  private weigh(size: number): void {
    this.entries++;
    this.bytes += size;
    const { most, bytes, packed } = this;
    if (this.entries > most.entries) throw this.tooLarge(`more than ${most.entries} entries`, this.limits.entries);
    if (bytes > most.bytes) throw this.tooLarge(`more than ${most.bytes} bytes`, this.limits.bytes);
    if (this.limits.bytes === undefined && bytes > ratioFloor && bytes > maxRatio * packed) {
      throw this.tooLarge(`more than ${maxRatio} times its own ${packed} bytes`);
    }
  }

  /** Notes what lies at a path, and refuses what would lie there too. */
  private put(entry: ArchiveEntry, path: string, kind: 'file' | 'folder', listed: boolean): void {
    const key = sameName(path);
    const there = this.places.get(key);
    if (there === undefined) {
      this.places.set(key, { path, kind, listed });
    } else if (there.kind !== kind) {
      const [file, inside] = kind === 'file' ? [path, there.path] : [there.path, path];
      throw this.unsafe(entry, `needs a file '${shown(file)}' and a folder '${shown(inside)}' in one place`);
    } else if (there.path !== path) {
      throw this.unsafe(
        entry,
        `is the same as '${shown(there.path)}' but for case or Unicode form, which is one ${kind} on Windows and macOS`,
      );
    } else if (listed && there.listed) {
      throw this.unsafe(entry, 'is there twice');
    } else {
      there.listed ||= listed;
    }
  }

  private unsafe({ path }: ArchiveEntry, reason: string): SetupError {
    return new SetupError('archive-unsafe', `${this.archive}: the entry '${shown(path)}' ${reason}`, {
      details: { archive: this.archive, entry: shown(path) },
    });
  }

  private tooLarge(what: string, stated?: number): SetupError {
    const whose = stated === undefined ? '' : ', the limit in the manifest';
    return new SetupError('archive-too-large', `${this.archive} would unpack to ${what}${whose}`, {
      details: { archive: this.archive },
    });
  }
}

/** Checks a whole list at once. Throws `archive-unsafe`, `archive-too-large` or `archive-unreadable`. */
export function checkArchive(
  entries: Iterable<ArchiveEntry>,
  archive: string,
  packed: number,
  limits?: ArchiveLimits,
): void {
  const check = new ArchiveCheck(archive, packed, limits);
  for (const entry of entries) check.add(entry);
  check.finish();
}
