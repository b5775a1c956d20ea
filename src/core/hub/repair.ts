import { mendFiles } from './repair-files.js';
import { mendRest, removableSnapshots } from './repair-rest.js';
import { type ExpectedSnapshot, type FileDigest, type HubEntry, digestsFor } from './layout.js';
import { Listing } from './listing.js';
import { type Bench, indexLinks, indexSources, pinnedBlobs } from './repair-bench.js';

/**
 * What must be done to a repo folder so that every reader finds the pinned snapshots in it. Bytes are told by their
 * hash, wherever they lie; what does not match is deleted or kept aside, never renamed to fit.
 */

export interface RepairStep {
  /**
   * `link` makes a relative link to the blob `from`; `keep` puts aside what is not understood; `fetch` is for bytes that
   * are nowhere, and is left to whoever can ask the Hub.
   */
  action: 'move' | 'link' | 'copy' | 'delete' | 'keep' | 'fetch' | 'write-ref';
  /** Relative to the cache root; absolute where it lies outside. */
  from?: string;
  to?: string;
  /** Of `write-ref`: what it will hold. */
  commit?: string;
  reason: string;
}

export interface RepairPlan {
  /** The folder of the repo. */
  repo: string;
  /** In the order in which they must be done. */
  steps: RepairStep[];
  /** Why nothing of it can be done: something that a person must mend first. */
  blocked?: string;
}

export interface RepairView {
  /** The folder of the repo, e.g. `models--openai--clip-vit-base-patch16`. */
  repo: string;
  /** What lies in it and right in the cache root, and the blob store that repos share. */
  entries: readonly HubEntry[];
  /** Of this repo; the first one is what `refs/main` is to name. None for a repo that nothing pins. */
  snapshots: readonly ExpectedSnapshot[];
  /** By the paths of `filesToCompare`. */
  digests: ReadonlyMap<string, FileDigest>;
  /** Other files whose bytes may be taken: absolute paths and sizes. */
  others?: readonly { path: string; size: number }[];
  /** Whether links can be made here; without them the files themselves stand in `snapshots/`. */
  links: boolean;
}

const listingsOf = ({ repo, entries, snapshots }: RepairView): Listing[] =>
  snapshots.length > 0 ? snapshots.map((one) => new Listing(entries, one)) : [Listing.ofRepo(entries, repo)];

/**
 * The files whose digests decide: all whose size is that of a pinned file.
 *
 * @returns paths as in the view, each once, and what is to be computed of them
 */
export function filesToCompare(view: Omit<RepairView, 'digests' | 'links'>): {
  paths: string[];
  algorithms: ('sha256' | 'gitSha1')[];
} {
  const expected = view.snapshots.flatMap(({ files }) => Object.values(files));
  const sizes = new Set(expected.map(({ size }) => size));
  const paths = view.entries.flatMap(({ path, kind, size, resolved, unreadable }) => {
    if (unreadable !== undefined) return [];
    if (kind === 'file' && sizes.has(size ?? -1)) return [path];
    const isOutside = kind === 'link' && resolved?.inside === false && resolved.kind === 'file';
    return isOutside && sizes.has(resolved.size) ? [resolved.path] : [];
  });
  const others = (view.others ?? []).filter(({ size }) => sizes.has(size)).map(({ path }) => path);
  return { paths: [...new Set([...paths, ...others])], algorithms: [...new Set(expected.flatMap(digestsFor))] };
}

export function planRepair(view: RepairView): RepairPlan {
  const { repo } = view;
  const listings = listingsOf(view);
  const blocked = whyBlocked(listings[0]!);
  if (blocked !== undefined) return { repo, steps: [], blocked };
  const listing = listings[0]!;
  const pinned = pinnedBlobs({ repo, listings });
  const bench: Bench = {
    ...view,
    listings,
    listing,
    pinned,
    pinnedNames: new Set(pinned.map(({ blob }) => blob)),
    sourcesOf: indexSources(view),
    linksByBlob: indexLinks({ listing, repo }),
    steps: [],
    removed: new Set(),
    gone: new Set(),
    isComplete: true,
  };
  // Nothing that works today is taken away before the pinned snapshots are whole.
  bench.isComplete = pinned.every(({ expected }) => bench.sourcesOf(expected).length > 0);
  if (bench.isComplete) bench.removed = removableSnapshots(bench);
  mendFiles(bench);
  mendRest(bench);
  return { repo, steps: bench.steps };
}

/** What makes a folder that must be built anew out of the old one impossible to copy, or not ours to replace. */
function whyBlocked(listing: Listing): string | undefined {
  const { repo } = listing;
  const top = new Set([repo, ...['blobs', 'refs', 'snapshots'].map((name) => `${repo}/${name}`)]);
  for (const { path, kind, unreadable } of listing.inRepo()) {
    if (unreadable !== undefined) return `${path} cannot be read: ${unreadable}`;
    if (kind === 'other') return `${path} is no regular file`;
    if (top.has(path) && kind !== 'directory') return `${path} is a ${kind} and not a folder`;
  }
  return undefined;
}
