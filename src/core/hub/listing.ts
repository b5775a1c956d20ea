import { type ExpectedSnapshot, type HubEntry, isLeftOver, repoFolder, repoOfFolder } from './layout.js';

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

interface Index {
  byPath: ReadonlyMap<string, HubEntry>;
  /** In the order of paths: what lies below a folder lies side by side. */
  sorted: readonly HubEntry[];
  /** What lies right in the root. */
  inRoot: readonly HubEntry[];
}

/** One of each list of entries, however many snapshots are looked for in it. */
const indexes = new WeakMap<readonly HubEntry[], Index>();

function indexOf(entries: readonly HubEntry[]): Index {
  const index = indexes.get(entries) ?? {
    byPath: new Map(entries.map((entry) => [entry.path, entry])),
    sorted: entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    inRoot: entries.filter(({ path }) => !path.includes('/')),
  };
  indexes.set(entries, index);
  return index;
}

/** The entries of a cache root, with the questions that the rules ask of them. Paths are relative to the cache root. */
export class Listing {
  /** The folder of the repo. */
  readonly repo: string;
  /** Where the files of the pinned snapshot belong. */
  readonly pinned: string;
  private readonly index: Index;

  constructor(
    entries: readonly HubEntry[],
    readonly snapshot: ExpectedSnapshot,
  ) {
    this.repo = repoFolder(snapshot.repo, snapshot.repoType);
    this.pinned = `${this.repo}/snapshots/${snapshot.commit}`;
    this.index = indexOf(entries);
  }

  /** Of a repo that nothing pins: there is no snapshot to look for. */
  static ofRepo(entries: readonly HubEntry[], folder: string): Listing {
    const { repo, repoType } = repoOfFolder(folder) ?? { repo: folder, repoType: 'model' };
    return new Listing(entries, { repo, repoType, commit: '', files: {} });
  }

  has(path: string): boolean {
    return this.index.byPath.has(path);
  }

  /** What was listed at the very path. */
  at(path: string): HubEntry | undefined {
    return this.index.byPath.get(path);
  }

  /** What lies right in the cache root. */
  inRoot(): readonly HubEntry[] {
    return this.index.inRoot;
  }

  find(path: string): Found {
    const via: HubEntry[] = [];
    const segments = path.split('/');
    let here = '';
    for (const [depth, segment] of segments.entries()) {
      here = here === '' ? segment : `${here}/${segment}`;
      const entry = this.at(here);
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
    if (this.at(entry.resolved.path)?.unreadable !== undefined) return undefined;
    return { path: entry.resolved.path, size: entry.resolved.size };
  }

  /** Everything listed below a path, in the order of paths. */
  *allBelow(path: string): Generator<HubEntry> {
    const { sorted } = this.index;
    const prefix = `${path}/`;
    for (let i = firstFrom(sorted, prefix); sorted[i]?.path.startsWith(prefix); i++) yield sorted[i]!;
  }

  /** The folder of the repo and everything listed below it, ignored or not. */
  *inRepo(): Generator<HubEntry> {
    const folder = this.at(this.repo);
    if (folder) yield folder;
    yield* this.allBelow(this.repo);
  }

  /** Everything below a folder that can be a finding, by its path relative to the folder; a link to one is followed. */
  *eachBelow(folder: string): Generator<{ name: string; entry: HubEntry }> {
    const { path, entry } = this.find(folder);
    const end = entry?.resolved?.inside ? entry.resolved.path : path;
    for (const below of this.allBelow(end)) {
      if (isLeftOver(below.path.slice(below.path.indexOf('/') + 1), below.kind)) continue;
      yield { name: below.path.slice(end.length + 1), entry: below };
    }
  }

  below(folder: string): { name: string; entry: HubEntry }[] {
    return [...this.eachBelow(folder)];
  }

  /** What lies below a folder and is no folder itself. */
  filesBelow(folder: string): { name: string; entry: HubEntry }[] {
    return this.below(folder).filter(({ entry }) => entry.kind !== 'directory');
  }

  /** Whether `filesBelow` has anything; it is asked for every ref, and a snapshot may be large. */
  holdsFiles(folder: string): boolean {
    for (const { entry } of this.eachBelow(folder)) if (entry.kind !== 'directory') return true;
    return false;
  }

  /** Commits, by rights: the names in `snapshots/`, whether or not the folders themselves were listed. */
  snapshotNames(): string[] {
    return [...new Set(this.below(`${this.repo}/snapshots`).map(({ name }) => name.split('/', 1)[0]!))];
  }
}

/** Where the first entry is whose path is not before `path`. */
function firstFrom(sorted: readonly HubEntry[], path: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.path < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
