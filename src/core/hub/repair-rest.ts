import { type HubEntry, commitPattern, isOtherContent, isSameContent, unfinishedSuffix } from './layout.js';
import type { Listing } from './listing.js';
import { type Bench, firstStep, isBelow, linksTo } from './repair-bench.js';
import { holdsPinnedBytes, isLinkedCanonically, pinnedState } from './snapshot-rules.js';
import { digestInName, toldOf } from './told-files.js';

/** The steps for everything in a repo folder that is no file of a pinned snapshot. */
export function mendRest(bench: Bench): void {
  for (const folder of bench.removed)
    drop(bench, folder, 'every file of it is byte for byte the pinned one of that name');
  mendSnapshots(bench);
  mendBlobs(bench);
  mendLinks(bench);
  if (!bench.links) makeFiles(bench);
  mendRefs(bench);
  mendMarkers(bench);
  mendStrays(bench);
}

function drop({ steps, gone }: Bench, from: string, reason: string): void {
  gone.add(from);
  steps.push({ action: 'delete', from, reason });
}

function keep({ steps, gone }: Bench, from: string, reason: string): void {
  gone.add(from);
  steps.push({ action: 'keep', from, reason });
}

const isGone = ({ gone }: Bench, path: string): boolean => isBelow(path, gone);

const isPinned = ({ snapshots }: Bench, commit: string): boolean => snapshots.some((one) => one.commit === commit);

/**
 * Snapshots of a pinned repo all of whose files are the pinned ones: they lose nobody a byte. One that some other ref
 * names was asked for by that name and stays, and so does one that is laid out as the Hub client does it.
 */
export function removableSnapshots(bench: Bench): Set<string> {
  const { listing, listings, digests, snapshots, repo } = bench;
  if (snapshots.length === 0) return new Set();
  const asked = askedRefs(bench);
  const named = new Set(
    listing
      .filesBelow(`${repo}/refs`)
      .filter(({ name }) => !asked.includes(name))
      .map(({ entry }) => entry.text?.trim().toLowerCase()),
  );
  return new Set(
    listing
      .snapshotNames()
      .filter((name) => !isPinned(bench, name) && !named.has(name))
      .map((name) => `${repo}/snapshots/${name}`)
      .filter((folder) => listing.find(folder).entry?.kind !== 'link')
      .filter((folder) => !isNeeded(bench, folder))
      .filter((folder) => isHashed(listing, folder, digests))
      .filter((folder) =>
        listings.some(
          (one) =>
            holdsPinnedBytes(one, folder, digests) &&
            !(pinnedState(one) === 'there' && isLinkedCanonically(one, folder) && isCommit(folder)),
        ),
      ),
  );
}

/** Whether links that stay lead into a folder: it is then a part of whatever they are in. */
function isNeeded(bench: Bench, folder: string): boolean {
  const { listing, repo, heldElsewhere = new Set() } = bench;
  const isIn = (path: string) => path === folder || path.startsWith(`${folder}/`);
  const goes = (path: string) => {
    const [top, name, ...file] = path.slice(repo.length + 1).split('/');
    // The pinned places are made anew, and a link in place of a snapshot goes unless it is named by a commit.
    return top === 'snapshots' && (isPinned(bench, name!) || (file.length === 0 && !commitPattern.test(name!)));
  };
  for (const entry of listing.inRepo()) {
    const { path, kind, resolved } = entry;
    if (kind !== 'link' || isIn(path) || goes(path)) continue;
    if (isIn(firstStep(entry)) || (resolved?.inside && isIn(resolved.path))) return true;
  }
  return [...heldElsewhere].some(isIn);
}

const isCommit = (folder: string): boolean => commitPattern.test(folder.split('/').at(-1)!);

function isHashed(listing: Listing, folder: string, digests: Bench['digests']): boolean {
  return listing.filesBelow(folder).every(({ entry }) => digests.has(listing.bytesOf(entry)?.path ?? ''));
}

/** What stands in the place of a snapshot and is none. A commit that is a link to a folder of files is one. */
function mendSnapshots(bench: Bench): void {
  const { listing, repo } = bench;
  for (const name of listing.snapshotNames()) {
    const folder = `${repo}/snapshots/${name}`;
    if (isPinned(bench, name) || isGone(bench, folder)) continue;
    const entry = listing.find(folder).entry;
    if (entry?.kind === 'file') keep(bench, folder, 'a file in snapshots/, where only folders belong');
    if (entry?.kind !== 'link' || entry.resolved?.inside === false) continue;
    // Of what lies in another repo nothing is listed here.
    const isElsewhere = entry.resolved !== undefined && !entry.resolved.path.startsWith(`${repo}/`);
    if (isCommit(folder) && (isElsewhere || listing.holdsFiles(folder))) continue;
    drop(bench, folder, 'a link in place of a snapshot; readers look for a commit');
  }
}

/**
 * Blobs whose bytes are not those of their name: nothing of ours, and whether they can be had again is not known. A
 * client that finds one never fetches it again, and hands out its bytes; links to it stay, and tell what is to come.
 */
function mendBlobs(bench: Bench): void {
  const { listing, repo, digests } = bench;
  for (const { name, entry } of listing.filesBelow(`${repo}/blobs`)) {
    const bytes = listing.bytesOf(entry);
    const digest = bytes && digests.get(bytes.path);
    const told = digestInName(name);
    if (digest === undefined || told === undefined || !isOtherContent(told, digest)) continue;
    if (bench.wantedNames.has(entry.path) || isGone(bench, entry.path)) continue;
    keep(bench, entry.path, 'its bytes are not those of its name');
  }
}

/**
 * Links that lead nowhere, or do so from now on. In a revision of the user's such a link is all that tells of a file
 * that may come again, and stays; in the pinned one, and where nothing needs it, it only hides the repo from the scan.
 */
function mendLinks(bench: Bench): void {
  const { listing, repo } = bench;
  const placed = new Set(bench.steps.flatMap(({ action, to }) => (to !== undefined && action !== 'keep' ? [to] : [])));
  const leadsNowhere = ({ resolved }: HubEntry): boolean =>
    resolved === undefined || (resolved.inside && bench.gone.has(resolved.path) && !placed.has(resolved.path));
  for (const top of ['snapshots', 'blobs']) {
    for (const { name, entry } of listing.filesBelow(`${repo}/${top}`)) {
      const { path, kind } = entry;
      if (kind !== 'link' || placed.has(path) || isGone(bench, path) || !leadsNowhere(entry)) continue;
      const isNeeded = top === 'blobs' ? linksTo(bench, path, []).length > 0 : !isPinned(bench, name.split('/')[0]!);
      if (!isNeeded) keep(bench, path, `nothing pins it, and it links to ${entry.target}, which is not there`);
    }
  }
}

/**
 * Without links every file of every snapshot stands for itself, if its bytes are what the cache tells of it: of wrong
 * ones the link alone says so. A blob serves the last of its files; what remains of the link to it, as the store that
 * repos share makes it, serves nobody.
 */
function makeFiles(bench: Bench): void {
  const { listing, repo, steps, gone, digests, trees, heldElsewhere } = bench;
  const placed = new Set(steps.flatMap(({ to }) => to ?? []));
  const byBytes = new Map<string, string[]>();
  for (const { name, entry } of listing.filesBelow(`${repo}/snapshots`)) {
    const bytes = entry.kind === 'link' ? listing.bytesOf(entry) : undefined;
    if (bytes === undefined || placed.has(entry.path) || isGone(bench, entry.path)) continue;
    const told = toldOf(listing, name, entry, trees);
    const digest = digests.get(bytes.path);
    if (told !== undefined && (digest === undefined || !isSameContent(told, digest))) continue;
    const paths = byBytes.get(bytes.path) ?? [];
    paths.push(entry.path);
    byBytes.set(bytes.path, paths);
  }
  for (const [from, paths] of byBytes) {
    const isKept = isGone(bench, from) || heldElsewhere?.has(from) || linksTo(bench, from, paths).length > 0;
    const isFree = from.startsWith(`${repo}/blobs/`) && !isKept;
    for (const [index, to] of paths.entries()) {
      const action = isFree && index === paths.length - 1 ? 'move' : 'copy';
      steps.push({ action, from, to, reason: 'here files stand for themselves, and nothing is a link' });
      if (action === 'move') gone.add(from);
    }
  }
  const made = [...byBytes.values()].flat();
  for (const { entry } of listing.filesBelow(`${repo}/blobs`))
    if (
      entry.kind === 'link' &&
      entry.resolved !== undefined &&
      !isGone(bench, entry.path) &&
      linksTo(bench, entry.path, [...made, ...placed]).length === 0
    )
      drop(bench, entry.path, 'a link that no file needs any more');
}

/** The refs by which readers ask for the pinned snapshot. */
const askedRefs = ({ snapshots }: Bench): string[] =>
  snapshots.length === 0 ? [] : [...new Set(['main', ...snapshots.flatMap(({ branch }) => branch ?? [])])];

function mendRefs(bench: Bench): void {
  const { listing, repo, snapshots, steps } = bench;
  const asked = askedRefs(bench);
  if (bench.isComplete) {
    for (const name of asked) {
      const owner = snapshots.find(({ branch }) => branch === name) ?? snapshots[0]!;
      mendAsked(bench, `${repo}/refs/${name}`, owner.commit);
    }
  }
  for (const { name, entry } of listing.filesBelow(`${repo}/refs`)) {
    if (asked.some((ref) => name === ref || name.startsWith(`${ref}/`)) || isGone(bench, entry.path)) continue;
    if (entry.text === undefined || (commitPattern.test(entry.text) && hasSnapshot(bench, entry.text))) continue;
    const commit = entry.text.trim().toLowerCase();
    const isWord = commitPattern.test(commit);
    if (isWord && (hasSnapshot(bench, commit) || !isOtherReadable(bench, name))) {
      const reason = 'a ref is 40 lower-case hex digits and nothing else';
      if (entry.text !== commit) steps.push({ action: 'write-ref', to: entry.path, commit, reason });
    } else keep(bench, entry.path, 'it names no snapshot that is here, and hides the whole repo from the scan');
  }
}

/**
 * Whether a reader finds something by another name. Where nothing is found, a ref is the one record of what was there;
 * and by `main` readers ask for it.
 */
const isOtherReadable = (bench: Bench, ref: string): boolean =>
  bench.snapshots.length > 0 ||
  (ref !== 'main' &&
    bench.listing.snapshotNames().some((name) => commitPattern.test(name) && hasSnapshot(bench, name)));

function mendAsked(bench: Bench, path: string, commit: string): void {
  const { listing, steps } = bench;
  const { entry } = listing.find(path);
  const write = (reason: string) => steps.push({ action: 'write-ref', to: path, commit, reason });
  if (entry?.kind === 'directory' || listing.below(path).length > 0) {
    keep(bench, path, 'a folder stands where a ref belongs');
    write('readers that name no revision need it');
  } else if (entry === undefined) write('readers that name no revision need it');
  else if (entry.text === undefined || !commitPattern.test(entry.text))
    write('a ref is 40 lower-case hex digits and nothing else');
  else if (!isPinned(bench, entry.text) && !hasSnapshot(bench, entry.text))
    write(
      bench.removed.has(`${bench.repo}/snapshots/${entry.text}`)
        ? 'the snapshot that it names goes'
        : 'it names a snapshot that is not there',
    );
}

function hasSnapshot(bench: Bench, commit: string): boolean {
  const folder = `${bench.repo}/snapshots/${commit}`;
  return !isGone(bench, folder) && (isPinned(bench, commit) || bench.listing.filesBelow(folder).length > 0);
}

/** Readers believe `.no_exist/<commit>/<path>` before they look for the file. */
function mendMarkers(bench: Bench): void {
  const { listing, listings, repo } = bench;
  const willBe = new Set(
    listings.flatMap(({ snapshot, pinned }) => Object.keys(snapshot.files).map((name) => `${pinned}/${name}`)),
  );
  for (const { name, entry } of listing.filesBelow(`${repo}/.no_exist`)) {
    const hidden = `${repo}/snapshots/${name}`;
    if (willBe.has(hidden) || (listing.find(hidden).entry !== undefined && !isGone(bench, hidden)))
      drop(bench, entry.path, 'it says that a file does not exist which is there');
  }
}

/** What a repo folder holds. */
export const ownFolders: readonly string[] = ['blobs', 'refs', 'snapshots', 'trees', '.no_exist'];

function mendStrays(bench: Bench): void {
  const { listing, repo } = bench;
  // Whatever a snapshot leads to is a part of it, wherever it lies.
  const ends = [...listing.inRepo()].flatMap(({ path, resolved }) =>
    resolved && !isGone(bench, path) ? resolved.path : [],
  );
  const isLinked = (path: string) => ends.some((end) => end === path || end.startsWith(`${path}/`));
  for (const { name, entry } of listing.below(repo)) {
    if (isGone(bench, entry.path)) continue;
    if (name.endsWith(unfinishedSuffix)) drop(bench, entry.path, 'an unfinished file of an earlier run of this kit');
    else if (!name.includes('/') && !isOwn(entry, name) && !isLinked(entry.path))
      keep(
        bench,
        entry.path,
        ownFolders.includes(name) ? 'it stands where a folder belongs' : 'it is no part of a Hub cache',
      );
  }
}

const isOwn = (entry: HubEntry, name: string): boolean => ownFolders.includes(name) && entry.kind === 'directory';
