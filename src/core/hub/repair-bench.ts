import { type ExpectedFile, type HubEntry, type ToldFile, blobName } from './layout.js';
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
  /** Paths that the steps so far have taken away. Their bytes can be taken all the same: the old folder has them. */
  gone: Set<string>;
  /** The pinned files by blob, and others whose bytes are gone from their place and are somewhere else. */
  wanted: readonly WantedBlob[];
  wantedNames: ReadonlySet<string>;
  sourcesOf: SourcesOf;
  linksByBlob: ReadonlyMap<string, HubEntry[]>;
  /** Every byte of the pinned snapshots is somewhere. */
  isComplete: boolean;
}

/** A blob of snapshots, and the files that are to be made of it. */
export interface WantedBlob {
  blob: string;
  expected: ExpectedFile;
  /** A manifest pins it; of another one the cache itself tells what it must be. */
  isPinned: boolean;
  places: { listing: Listing; name: string; path: string; isPinned: boolean }[];
}

export function wantedBlobs(
  repo: string,
  { pinned, told }: { pinned: readonly Listing[]; told: readonly Listing[] },
): WantedBlob[] {
  const blobs = new Map<string, WantedBlob>();
  for (const listing of [...pinned, ...told]) {
    const isPinned = pinned.includes(listing);
    for (const [name, expected] of Object.entries(listing.snapshot.files)) {
      const blob = `${repo}/blobs/${blobName(expected)}`;
      const known = blobs.get(blob) ?? { blob, expected, isPinned, places: [] };
      // One manifest may know both digests of a file, another one.
      known.expected = { ...expected, ...known.expected };
      known.places.push({ listing, name, path: `${listing.pinned}/${name}`, isPinned });
      blobs.set(blob, known);
    }
  }
  return [...blobs.values()];
}

/** A place where right bytes lie. */
export interface Source {
  /** As in the view. */
  path: string;
  bytes: number;
  /** In the folder of this repo. */
  isOfRepo: boolean;
}

export type SourcesOf = (told: ToldFile) => Source[];

/** Where bytes lie, by their digests; nearest first: in this repo, elsewhere in the cache, outside. */
export function indexSources({ repo, entries, digests, others = [] }: RepairView): SourcesOf {
  const blobs = `${repo}/blobs/`;
  const rank = (path: string) => (path.startsWith(blobs) ? 0 : path.startsWith(`${repo}/`) ? 1 : 2);
  const inside = entries
    .filter(({ kind, unreadable }) => kind === 'file' && unreadable === undefined)
    .map(({ path }) => path)
    .sort((a, b) => rank(a) - rank(b));
  const outside = entries.flatMap(({ resolved }) => (resolved?.inside === false ? [resolved.path] : []));
  const byDigest = new Map<string, Source[]>();
  for (const path of new Set([...inside, ...outside, ...others.map((one) => one.path)])) {
    const { bytes, sha256, gitSha1 } = digests.get(path) ?? { bytes: 0 };
    for (const digest of [sha256, gitSha1]) {
      if (digest === undefined) continue;
      const known = byDigest.get(digest) ?? [];
      known.push({ path, bytes, isOfRepo: path.startsWith(`${repo}/`) });
      byDigest.set(digest, known);
    }
  }
  return ({ sha256, gitSha1, size }) =>
    (byDigest.get(sha256 ?? gitSha1!) ?? []).filter(({ bytes }) => bytes === (size ?? bytes));
}

/** Where the text of a link leads, one step of it; relative to the cache root, of an absolute one if it names the repo. */
export function firstStep({ path, target = '' }: HubEntry): string {
  const text = target.replaceAll('\\', '/');
  if (!/^(?:[A-Za-z]:)?\//.test(text)) return normalize(`${path}/../${text}`);
  const repo = `/${path.split('/', 1)[0]!}/`;
  const at = text.lastIndexOf(repo);
  return at < 0 ? '' : normalize(text.slice(at + 1));
}

/** Whether a path is one of these, or lies below one. */
export function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (folders.has(at)) return true;
  return false;
}

/** The links to blobs, by what they need: the blob that they name, and the one in which they end. */
export function indexLinks({ listing, repo }: Pick<Bench, 'listing' | 'repo'>): ReadonlyMap<string, HubEntry[]> {
  const links = ['snapshots', 'blobs'].flatMap((top) =>
    listing.filesBelow(`${repo}/${top}`).flatMap(({ entry }) => (entry.kind === 'link' ? entry : [])),
  );
  const byBlob = new Map<string, HubEntry[]>();
  for (const entry of links) {
    for (const blob of new Set([firstStep(entry), entry.resolved?.path ?? ''])) {
      const known = byBlob.get(blob) ?? [];
      known.push(entry);
      byBlob.set(blob, known);
    }
  }
  return byBlob;
}

/** Those of them that stay, besides these paths. */
export function linksTo({ linksByBlob, removed, gone }: Bench, blob: string, besides: readonly string[]): HubEntry[] {
  return (linksByBlob.get(blob) ?? []).filter(
    ({ path }) => !besides.includes(path) && !gone.has(path) && !isBelow(path, removed),
  );
}
