import type { HubEntry } from '../core/hub/layout.js';
import type { RepairView } from '../core/hub/repair.js';
import type { Disk } from './ports.js';

export type OtherFile = NonNullable<RepairView['others']>[number];

/** What lies around the repos of a cache, listed once a run and only when it is asked for. */
export interface Around {
  /** The store that repos share. */
  shared(): Promise<ReadonlyMap<string, HubEntry>>;
  /** Regular files in the folders that were named, and behind links in them. */
  named(): Promise<readonly OtherFile[]>;
  /** Regular files of the cache by the name of the repo, or of the shared store, that they lie in. */
  files(): Promise<ReadonlyMap<string, readonly OtherFile[]>>;
  /** Files and folders of a repo to which links of others lead; relative to the cache. */
  held(repo: string): Promise<ReadonlySet<string>>;
}

export function once<T>(look: () => Promise<T>): () => Promise<T> {
  let looked: Promise<T> | undefined;
  return () => (looked ??= look());
}

const topOf = (path: string): string => path.split('/', 1)[0]!;

export function lookAround(hubCache: string, from: readonly string[], disk: Disk): Around {
  const whole = once(() => listAll(hubCache, disk));
  let first: string | undefined;
  const rest = once(() => listAll(hubCache, disk, first));
  return {
    shared: once(async () => {
      const entries = await disk.listHub(hubCache, ['blobs']);
      return new Map(entries.filter(({ path }) => path.startsWith('blobs/')).map((entry) => [entry.path, entry]));
    }),
    named: once(async () => {
      const all = await Promise.all(from.map(async (folder) => filesOf(folder, await listAll(folder, disk), disk)));
      return [...new Map(all.flat().map((one) => [one.path, one])).values()];
    }),
    files: once(async () => {
      const byTop = Map.groupBy(await whole(), ({ path }) => topOf(path));
      return new Map([...byTop].map(([top, entries]) => [top, filesOf(hubCache, entries, disk)]));
    }),
    held: async (repo) => {
      // For one repo the others are enough; for more, all of them are listed once.
      first ??= repo;
      return heldElsewhere(await (first === repo ? rest() : whole()), repo);
    },
  };
}

/** @param but what right in the folder is not looked into */
export async function listAll(folder: string, disk: Disk, but?: string): Promise<HubEntry[]> {
  const tops = (await disk.listHub(folder, [])).map(({ path }) => path);
  return disk.listHub(
    folder,
    tops.filter((top) => top !== but),
  );
}

/** The ends in a repo of links that lead into it from elsewhere. */
function heldElsewhere(entries: readonly HubEntry[], repo: string): Set<string> {
  const held = new Set<string>();
  for (const { path, resolved } of entries)
    if (resolved?.inside && topOf(resolved.path) === repo && topOf(path) !== repo) held.add(resolved.path);
  return held;
}

function filesOf(folder: string, entries: readonly HubEntry[], disk: Disk): OtherFile[] {
  const full = (path: string) => (disk.isAbsolute(path) ? path : disk.join(folder, ...path.split('/')));
  return entries.flatMap(({ path, kind, size, unreadable, resolved }): OtherFile[] => {
    if (unreadable !== undefined) return [];
    if (kind === 'file') return [{ path: full(path), size: size! }];
    return resolved?.kind === 'file' ? [{ path: full(resolved.path), size: resolved.size }] : [];
  });
}
