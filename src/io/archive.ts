import { open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UnpackedFile } from '../app/ports.js';
import { ArchiveCheck, type ArchiveEntry, type ArchiveLimits } from '../core/archive.js';
import { type ContentKind, neverAnAsset, sniff, sniffBytes } from '../core/content.js';
import { SetupError } from '../core/errors.js';
import type { ArchiveFile, Member } from './archive-member.js';
import { Digester } from './digest.js';
import { atPath, throwIfInterrupted } from './errors.js';
import { makeFolders } from './folders.js';
import { openNew } from './sharing.js';
import { isTarHeader, tarMembers } from './tar.js';
import { zipMembers } from './zip.js';

export type ArchiveFormat = 'zip' | 'tar' | 'tar.gz' | 'tar.zst';

export interface UnpackOptions {
  signal: AbortSignal;
  /** Told how many bytes will be written, before the first one is. */
  onTotal(bytes: number): void;
  /** Told of the bytes as they are written. */
  onBytes(bytes: number): void;
  /** What the archive is expected to be; told by content where nothing is expected. */
  format?: ArchiveFormat | undefined;
}

/**
 * What an archive holds, in its own order and words. Throws as `unpackArchive` does for one that must not be unpacked,
 * or cannot be; that the bytes of its files are whole is seen only by unpacking them.
 */
export async function listArchive(path: string, limits?: ArchiveLimits): Promise<ArchiveEntry[]> {
  await using archive = await OpenArchive.open(path);
  return await archive.list(limits);
}

/**
 * Unpacks an archive into an empty folder, or one that is made. The whole list is checked before the first byte is
 * written, and each entry once more as it comes; then every file is written anew, hashed on its way, and forced to the
 * disk. Nothing else than files and folders is ever made. After an error the folder is empty.
 */
export async function unpackArchive(
  path: string,
  into: string,
  limits: ArchiveLimits | undefined,
  options: UnpackOptions,
): Promise<UnpackedFile[]> {
  await using archive = await OpenArchive.open(path, options);
  const entries = await archive.list(limits);
  options.onTotal(entries.reduce((sum, { size }) => sum + size, 0));
  await prepare(into);
  try {
    const files: UnpackedFile[] = [];
    for await (const { member, place } of archive.checked(limits)) {
      const target = join(into, ...place.split('/'));
      if (member.kind === 'directory') await makeFolder(target);
      else files.push({ path: place, ...(await archive.write(member, target, options)) });
    }
    return files;
  } catch (error) {
    await clear(into);
    throw error;
  }
}

class OpenArchive implements AsyncDisposable {
  private constructor(
    private readonly path: string,
    private readonly file: ArchiveFile,
    private readonly format: ArchiveFormat,
  ) {}

  static async open(path: string, { format: expected, signal }: Partial<UnpackOptions> = {}): Promise<OpenArchive> {
    let handle;
    try {
      handle = await open(path, 'r');
      const head = Buffer.alloc(sniffBytes);
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      const format = await formatOf(path, head.subarray(0, bytesRead));
      if (expected !== undefined && format !== expected) {
        throw new SetupError('archive-unreadable', `${path} is a ${format} archive, not ${expected}`);
      }
      return new OpenArchive(path, { handle, size: (await handle.stat()).size, signal }, format);
    } catch (error) {
      await handle?.close();
      throw atPath('file-unreadable', 'read', path, error);
    }
  }

  async list(limits: ArchiveLimits | undefined): Promise<ArchiveEntry[]> {
    const entries: ArchiveEntry[] = [];
    for await (const { member } of this.checked(limits)) {
      entries.push({ path: member.path, kind: member.kind, size: member.size });
    }
    return entries;
  }

  /** Every member that may be unpacked but for the folder itself, and where it belongs. */
  async *checked(limits: ArchiveLimits | undefined) {
    const { signal } = this.file;
    const check = new ArchiveCheck(this.path, this.file.size, limits);
    try {
      for await (const member of this.members()) {
        if (signal) throwIfInterrupted(signal);
        const place = check.add(member);
        if (place !== '') yield { member, place };
      }
    } catch (error) {
      throw this.unreadable(error);
    }
    check.finish();
  }

  private members(): AsyncIterable<Member> {
    return this.format === 'zip' ? zipMembers(this.file) : tarMembers(this.file, this.format);
  }

  async write(member: Member, target: string, { signal, onBytes }: UnpackOptions) {
    await makeFolder(dirname(target));
    const digester = new Digester(['sha256']);
    await using output = await writing(target, () => openNew(target, 'wx'));
    const content = member.content()[Symbol.asyncIterator]();
    try {
      for (;;) {
        throwIfInterrupted(signal);
        const { value: chunk, done } = await content.next().catch((error: unknown) => {
          throw this.unreadable(error, member.path);
        });
        if (done) break;
        digester.update(chunk);
        // The list was weighed by what the headers say, so more than that is never written.
        if (digester.bytes > member.size) throw this.unreadable(new Error('it is longer than it says'), member.path);
        await writing(target, () => output.writeFile(chunk));
        onBytes(chunk.length);
      }
    } finally {
      await content.return?.();
    }
    if (digester.bytes < member.size) throw this.unreadable(new Error('it is shorter than it says'), member.path);
    await writing(target, () => output.sync());
    return { bytes: digester.bytes, sha256: digester.finish().sha256 };
  }

  /** An error of the disk is one; any other says that the bytes are no sound archive. */
  private unreadable(error: unknown, entry?: string): SetupError {
    if (error instanceof Error && 'syscall' in error) return atPath('file-unreadable', 'read', this.path, error);
    if (error instanceof SetupError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    const what = entry === undefined ? `is no sound ${this.format} archive` : `the entry '${entry}' cannot be unpacked`;
    const message = `${this.path}${entry === undefined ? ' ' : ': '}${what}: ${reason}`;
    return new SetupError('archive-unreadable', message, { cause: error, details: { archive: this.path, entry } });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.file.handle.close();
  }
}

const formats: Partial<Record<ContentKind, ArchiveFormat>> = {
  zip: 'zip',
  gzip: 'tar.gz',
  zstd: 'tar.zst',
  tar: 'tar',
  zeros: 'tar', // one that holds nothing
};

async function formatOf(path: string, head: Buffer): Promise<ArchiveFormat> {
  const kind = sniff(head);
  const format = formats[kind] ?? ((await isTarHeader(head)) ? 'tar' : undefined);
  if (format !== undefined) return format;
  const what = neverAnAsset[kind] ?? `of kind ${kind}`;
  throw new SetupError('archive-unreadable', `${path} is no zip, tar, tar.gz or tar.zst archive but ${what}`);
}

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw atPath('write-failed', 'write', path, error);
  }
}

const makeFolder = (path: string) => writing(path, () => makeFolders(path));

async function prepare(folder: string): Promise<void> {
  await makeFolder(folder);
  const [there] = await writing(folder, () => readdir(folder));
  if (there !== undefined) throw new Error(`${folder} must be empty to unpack into it, and holds ${there}`);
}

const clear = (folder: string) =>
  writing(folder, async () => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  });
