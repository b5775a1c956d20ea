import { mendFiles } from './repair-files.js';
import { mendRest, ownFolders, removableSnapshots } from './repair-rest.js';
import {
  type ExpectedFile,
  type ExpectedSnapshot,
  type FileDigest,
  type HubEntry,
  type ToldFile,
  digestsFor,
  isOtherContent,
} from './layout.js';
import { Listing } from './listing.js';
import { type Bench, type SourcesOf, indexLinks, indexSources, wantedBlobs } from './repair-bench.js';
import { type Trees, toldOf } from './told-files.js';

/**
 * What must be done to a repo folder so that every reader finds the pinned snapshots in it. Bytes are told by their
 * hash, wherever they lie; what does not match is deleted or kept aside, never renamed to fit.
 *
 * A plan is carried out on a copy of the folder while the old one is still there. So what it takes away it takes away
 * first, and what it puts in place it takes from where it lay before: no step can be in the way of another.
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
  trees: Trees;
  /** By the paths of `filesToCompare`, and of whatever else may hold bytes that are missed. */
  digests: ReadonlyMap<string, FileDigest>;
  /** Other files whose bytes may be taken: absolute paths and sizes. */
  others?: readonly { path: string; size: number }[];
  /** Files of this repo that other repos link to, and which so must stay where they are. */
  heldElsewhere?: ReadonlySet<string>;
  /** Whether links can be made here; without them the files themselves stand in `snapshots/`. */
  links: boolean;
}

const listingsOf = ({ repo, entries, snapshots }: Pick<RepairView, 'repo' | 'entries' | 'snapshots'>): Listing[] =>
  snapshots.length > 0 ? snapshots.map((one) => new Listing(entries, one)) : [Listing.ofRepo(entries, repo)];

/**
 * The files whose digests decide: all whose size is that of a pinned file.
 *
 * @returns paths as in the view, each once, and what is to be computed of them
 */
export function filesToCompare({ entries, snapshots }: Pick<RepairView, 'entries' | 'snapshots'>): {
  paths: string[];
  algorithms: ('sha256' | 'gitSha1')[];
} {
  const expected = snapshots.flatMap(({ files }) => Object.values(files));
  const sizes = new Set(expected.map(({ size }) => size));
  const paths = entries.flatMap(({ path, kind, size, resolved, unreadable }) => {
    if (unreadable !== undefined) return [];
    if (kind === 'file' && sizes.has(size ?? -1)) return [path];
    const isOutside = kind === 'link' && resolved?.inside === false && resolved.kind === 'file';
    return isOutside && sizes.has(resolved.size) ? [resolved.path] : [];
  });
  return { paths: [...new Set(paths)], algorithms: [...new Set(expected.flatMap(digestsFor))] };
}

/** A file that nothing pins and whose bytes are wrong or gone, and what the cache itself tells of it. */
interface BrokenFile {
  /** Folder of the snapshot. */
  commit: string;
  name: string;
  told: ToldFile;
}

function brokenFiles({ repo, entries, snapshots, trees, digests }: RepairView): BrokenFile[] {
  const listing = Listing.ofRepo(entries, repo);
  // A pinned file, or what lies where one belongs.
  const isPinned = (commit: string, name: string) =>
    snapshots.some(
      ({ commit: own, files }) =>
        own === commit && name.split('/').some((_, at, parts) => files[parts.slice(0, at + 1).join('/')] !== undefined),
    );
  // Of what is pinned elsewhere the size is known too, and tells without a digest.
  const sizes = new Map(
    snapshots.flatMap(({ files }) =>
      Object.values(files).flatMap(({ gitSha1, sha256, size }) => [gitSha1, sha256].map((one) => [one, size] as const)),
    ),
  );
  return listing.filesBelow(`${repo}/snapshots`).flatMap(({ name: path, entry }) => {
    const [commit, ...rest] = path.split('/');
    const name = rest.join('/');
    const told = name === '' || isPinned(commit!, name) ? undefined : toldOf(listing, path, entry, trees);
    if (told === undefined) return [];
    const isDangling = entry.kind === 'link' && entry.resolved === undefined;
    const bytes = listing.bytesOf(entry);
    const digest = bytes && digests.get(bytes.path);
    const size = told.size ?? sizes.get(told.gitSha1 ?? told.sha256);
    const isWrong =
      bytes !== undefined &&
      ((size !== undefined && bytes.size !== size) || (digest !== undefined && isOtherContent(told, digest)));
    return isDangling || isWrong ? [{ commit: commit!, name, told }] : [];
  });
}

/** What the view holds nowhere: pinned files, and others that are broken. Looked for elsewhere, it may be found. */
export function missingBytes(view: RepairView): ToldFile[] {
  const sourcesOf = indexSources(view);
  const pinned = view.snapshots.flatMap(({ files }) => Object.values(files));
  const broken = brokenFiles(view).map(({ told }) => told);
  return [...pinned, ...broken].filter((one) => sourcesOf(one).length === 0);
}

/** Those of them whose bytes are somewhere, as snapshots of nothing else. */
function restorable(view: RepairView, sourcesOf: SourcesOf): Listing[] {
  const byCommit = new Map<string, Record<string, ExpectedFile>>();
  for (const { commit, name, told } of brokenFiles(view)) {
    const [source] = sourcesOf(told);
    if (source === undefined) continue;
    const files = byCommit.get(commit) ?? {};
    files[name] = { ...told, size: source.bytes };
    byCommit.set(commit, files);
  }
  const { snapshot } = Listing.ofRepo(view.entries, view.repo);
  return [...byCommit].map(([commit, files]) => new Listing(view.entries, { ...snapshot, commit, files }));
}

/** @param assumeFetched plan for when what is nowhere has been fetched: what has to wait for that is planned too */
export function planRepair(view: RepairView, { assumeFetched = false } = {}): RepairPlan {
  const { repo } = view;
  const listings = listingsOf(view);
  const blocked = whyBlocked(listings);
  if (blocked !== undefined) return { repo, steps: [], blocked };
  const listing = listings[0]!;
  const sourcesOf = indexSources(view);
  const wanted = wantedBlobs(repo, { pinned: listings, told: restorable(view, sourcesOf) });
  const pinned = wanted.filter(({ isPinned }) => isPinned);
  const bench: Bench = {
    ...view,
    listings,
    listing,
    wanted,
    wantedNames: new Set(wanted.map(({ blob }) => blob)),
    sourcesOf,
    linksByBlob: indexLinks({ listing, repo }),
    steps: [],
    removed: new Set(),
    gone: new Set(),
    // Nothing that works today is taken away before the pinned snapshots are whole.
    isComplete: assumeFetched || pinned.every(({ expected }) => sourcesOf(expected).length > 0),
  };
  if (bench.isComplete) bench.removed = removableSnapshots(bench);
  mendFiles(bench);
  mendRest(bench);
  // What readers follow serves as it is, and is not ours to rebuild.
  const moved =
    bench.steps.length > 0 ? [...listing.inRepo()].find((entry) => entry.elsewhere !== undefined) : undefined;
  if (moved !== undefined)
    return { repo, steps: [], blocked: `${moved.path} is a link to ${moved.elsewhere}, outside of the cache` };
  return { repo, steps: bench.steps };
}

/** What makes a folder that must be built anew out of the old one impossible to copy, or not ours to replace. */
function whyBlocked(listings: readonly Listing[]): string | undefined {
  const listing = listings[0]!;
  const { repo } = listing;
  const top = new Set([repo, ...ownFolders.map((name) => `${repo}/${name}`)]);
  for (const { path, kind, unreadable } of listing.inRepo()) {
    if (unreadable !== undefined) return `${path} cannot be read: ${unreadable}`;
    if (kind === 'other') return `${path} is no regular file`;
    if (top.has(path) && kind === 'link') return `${path} is a link and not a folder`;
  }
  // Whoever keeps a folder elsewhere means to: bytes put there would be outside of the cache.
  for (const one of listings) {
    for (const name of Object.keys(one.snapshot.files)) {
      const way = one.find(`${one.pinned}/${name}`).blocked;
      if (way?.resolved !== undefined && !way.resolved.inside)
        return `${way.path} is a link to a folder outside of the cache, ${way.resolved.path}`;
    }
  }
  return undefined;
}
