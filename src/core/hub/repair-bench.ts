import { type ExpectedFile, type HubEntry, blobName, isSameContent } from './layout.js';
import type { Listing } from './listing.js';
import { normalize } from './file-rules.js';
import type { RepairStep, RepairView } from './repair.js';

/** What the parts of the planner share. */
export interface Bench extends RepairView {
  /** One for each pinned snapshot. */
  listings: readonly Listing[];
  /** The first of them. */
  listing: Listing;
  steps: RepairStep[];
  /** Folders of snapshots that go, because all of their bytes are in the pinned one. */
  removed: ReadonlySet<string>;
  /** Paths that the steps so far have taken away. */
  gone: Set<string>;
  /** Every byte of the pinned snapshots is somewhere. */
  isComplete: boolean;
}

/** A blob of the pinned snapshots, and the files that are made of it. */
export interface PinnedBlob {
  blob: string;
  expected: ExpectedFile;
  places: { listing: Listing; name: string; path: string }[];
}

export function pinnedBlobs({ repo, listings }: Pick<Bench, 'repo' | 'listings'>): PinnedBlob[] {
  const blobs = new Map<string, PinnedBlob>();
  for (const listing of listings) {
    for (const [name, expected] of Object.entries(listing.snapshot.files)) {
      const blob = `${repo}/blobs/${blobName(expected)}`;
      const known = blobs.get(blob) ?? { blob, expected, places: [] };
      // One manifest may know both digests of a file, another one.
      known.expected = { ...expected, ...known.expected };
      known.places.push({ listing, name, path: `${listing.pinned}/${name}` });
      blobs.set(blob, known);
    }
  }
  return [...blobs.values()];
}

/** A place where right bytes lie. */
export interface Source {
  /** As in the view. */
  path: string;
  /** In the folder of this repo. */
  isOfRepo: boolean;
}

/** Where the bytes of a file lie, nearest first: in this repo, elsewhere in the cache, outside. */
export function sourcesOf({ repo, entries, digests, others = [] }: Bench, expected: ExpectedFile): Source[] {
  const isRight = (path: string) => {
    const digest = digests.get(path);
    return digest !== undefined && digest.bytes === expected.size && isSameContent(expected, digest);
  };
  const blobs = `${repo}/blobs/`;
  const rank = (path: string) => (path.startsWith(blobs) ? 0 : path.startsWith(`${repo}/`) ? 1 : 2);
  const inside = entries
    .filter(({ path, kind, unreadable }) => kind === 'file' && unreadable === undefined && isRight(path))
    .map(({ path }) => path)
    .sort((a, b) => rank(a) - rank(b));
  const outside = entries.flatMap(({ kind, resolved }) =>
    kind === 'link' && resolved?.inside === false && isRight(resolved.path) ? [resolved.path] : [],
  );
  const given = others.map(({ path }) => path).filter(isRight);
  return [...new Set([...inside, ...outside, ...given])].map((path) => ({
    path,
    isOfRepo: path.startsWith(`${repo}/`),
  }));
}

/** Where the text of a link leads, one step of it; relative to the cache root. */
export const firstStep = ({ path, target }: HubEntry): string =>
  normalize(`${path}/../${(target ?? '').replaceAll('\\', '/')}`);

export const isBelow = (path: string, folders: Iterable<string>): boolean =>
  [...folders].some((folder) => path === folder || path.startsWith(`${folder}/`));

/** The links in snapshots that stay and that need a blob, besides those of these paths. */
export function linksTo({ listing, repo, removed, gone }: Bench, blob: string, besides: readonly string[]): HubEntry[] {
  return listing
    .filesBelow(`${repo}/snapshots`)
    .map(({ entry }) => entry)
    .filter(
      ({ path, kind }) => kind === 'link' && !besides.includes(path) && !gone.has(path) && !isBelow(path, removed),
    )
    .filter((entry) => firstStep(entry) === blob || entry.resolved?.path === blob);
}
