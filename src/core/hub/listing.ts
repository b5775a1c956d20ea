import { type ExpectedSnapshot, type HubEntry, isIgnoredName, repoFolder, repoOfFolder } from './layout.js';

/** A path of the cache as a program sees it that opens it: links to folders on the way are followed. */
export interface Found {
  /** The path with those links followed. */
  path: string;
  /** What is there; absent where nothing was listed, or where `blocked` stops the way. */
  entry?: HubEntry;
  /** The link or unreadable folder on the way that cannot be passed. */
  blocked?: HubEntry;
  /** The links that were followed. */
  via: HubEntry[];
}

/** The entries of a cache root, with the questions that the rules ask of them. Paths are relative to the cache root. */
export class Listing {
  /** The folder of the repo. */
  readonly repo: string;
  /** Where the files of the pinned snapshot belong. */
  readonly pinned: string;
  private readonly byPath: ReadonlyMap<string, HubEntry>;

  constructor(
    readonly entries: readonly HubEntry[],
    readonly snapshot: ExpectedSnapshot,
  ) {
    this.repo = repoFolder(snapshot.repo, snapshot.repoType);
    this.pinned = `${this.repo}/snapshots/${snapshot.commit}`;
    this.byPath = new Map(entries.map((entry) => [entry.path, entry]));
  }

  /** Of a repo that nothing pins: there is no snapshot to look for. */
  static ofRepo(entries: readonly HubEntry[], folder: string): Listing {
    const { repo, repoType } = repoOfFolder(folder) ?? { repo: folder, repoType: 'model' };
    return new Listing(entries, { repo, repoType, commit: '', files: {} });
  }

  has(path: string): boolean {
    return this.byPath.has(path);
  }

  /** What was listed at the very path. */
  at(path: string): HubEntry | undefined {
    return this.byPath.get(path);
  }

  find(path: string): Found {
    const via: HubEntry[] = [];
    const segments = path.split('/');
    let here = '';
    for (const [depth, segment] of segments.entries()) {
      here = here === '' ? segment : `${here}/${segment}`;
      const entry = this.byPath.get(here);
      if (depth === segments.length - 1) return entry === undefined ? { path: here, via } : { path: here, entry, via };
      if (entry?.kind === 'link') {
        if (!entry.resolved?.inside || entry.resolved.kind !== 'directory') {
          return { path: here, blocked: entry, via };
        }
        via.push(entry);
        here = entry.resolved.path;
      } else if (entry?.unreadable !== undefined) {
        return { path: here, blocked: entry, via };
      }
    }
    return { path: here, via };
  }

  /** Where the bytes of an entry are, and how many: of a link at its end. Only of readable files inside the cache. */
  bytesOf(entry: HubEntry): { path: string; size: number } | undefined {
    if (entry.unreadable !== undefined) return undefined;
    if (entry.kind === 'file') return { path: entry.path, size: entry.size ?? 0 };
    if (!entry.resolved?.inside || entry.resolved.kind !== 'file') return undefined;
    if (this.byPath.get(entry.resolved.path)?.unreadable !== undefined) return undefined;
    return { path: entry.resolved.path, size: entry.resolved.size };
  }

  /** Everything below a folder that can be a finding, with its path relative to the folder. */
  below(folder: string): { name: string; entry: HubEntry }[] {
    const { path, entry } = this.find(folder);
    const prefix = `${entry?.resolved?.inside ? entry.resolved.path : path}/`;
    return this.entries
      .filter((candidate) => candidate.path.startsWith(prefix))
      .map((candidate) => ({ name: candidate.path.slice(prefix.length), entry: candidate }))
      .filter(({ name }) => !name.split('/').some(isIgnoredName));
  }

  /** What lies below a folder and is no folder itself. */
  filesBelow(folder: string): { name: string; entry: HubEntry }[] {
    return this.below(folder).filter(({ entry }) => entry.kind !== 'directory');
  }

  /** Commits, by rights: the names in `snapshots/`, whether or not the folders themselves were listed. */
  snapshotNames(): string[] {
    return [...new Set(this.below(`${this.repo}/snapshots`).map(({ name }) => name.split('/', 1)[0]!))];
  }
}
