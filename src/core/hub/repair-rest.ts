import { type HubEntry, commitPattern, isIgnoredName, unfinishedSuffix } from './layout.js';
import type { Listing } from './listing.js';
import { type Bench, isBelow, linksTo } from './repair-bench.js';
import { holdsPinnedBytes, isLinkedCanonically, pinnedState } from './snapshot-rules.js';

/** The steps for everything in a repo folder that is no file of a pinned snapshot. */
export function mendRest(bench: Bench): void {
  for (const folder of bench.removed)
    drop(bench, folder, 'every file of it is byte for byte the pinned one of that name');
  mendSnapshots(bench);
  mendBlobs(bench);
  mendLinks(bench);
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

const isCommit = (folder: string): boolean => commitPattern.test(folder.split('/').at(-1)!);

function isHashed(listing: Listing, folder: string, digests: Bench['digests']): boolean {
  return listing.filesBelow(folder).every(({ entry }) => digests.has(listing.bytesOf(entry)?.path ?? ''));
}

/** Folders that no reader finds, and hold nothing. */
function mendSnapshots(bench: Bench): void {
  const { listing, repo } = bench;
  for (const name of listing.snapshotNames()) {
    const folder = `${repo}/snapshots/${name}`;
    if (isPinned(bench, name) || isGone(bench, folder)) continue;
    const entry = listing.find(folder).entry;
    if (entry?.kind === 'file') keep(bench, folder, 'a file in snapshots/, where only folders belong');
    else if (entry?.kind === 'link' && entry.resolved?.inside !== false)
      drop(bench, folder, 'a link in place of a snapshot; readers look for a commit');
  }
}

/** Blobs whose bytes are not those of their name: nothing of ours, and whether they can be had again is not known. */
function mendBlobs(bench: Bench): void {
  const { listing, repo, digests } = bench;
  for (const { name, entry } of listing.filesBelow(`${repo}/blobs`)) {
    const bytes = listing.bytesOf(entry);
    const digest = bytes && digests.get(bytes.path);
    if (digest === undefined || bench.pinnedNames.has(entry.path) || isGone(bench, entry.path)) continue;
    const told = name.length === 40 ? digest.gitSha1 : name.length === 64 ? digest.sha256 : undefined;
    if (told === undefined || told === name || !/^[0-9a-f]+$/.test(name)) continue;
    for (const link of linksTo(bench, entry.path, [])) {
      drop(bench, link.path, `it leads to ${entry.path}, whose bytes are not those of its name`);
    }
    keep(bench, entry.path, 'its bytes are not those of its name');
  }
}

/** Links of files that nothing pins: one that leads nowhere hides the whole repo from the scan. */
function mendLinks(bench: Bench): void {
  const { listing, repo } = bench;
  const placed = new Set(bench.steps.flatMap(({ action, to }) => (to !== undefined && action !== 'keep' ? [to] : [])));
  for (const top of ['snapshots', 'blobs']) {
    for (const { entry } of listing.filesBelow(`${repo}/${top}`)) {
      const { path, kind, resolved } = entry;
      if (kind !== 'link' || resolved !== undefined || placed.has(path) || isGone(bench, path)) continue;
      drop(bench, path, `it links to ${entry.target}, which is not there`);
    }
  }
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
    if (commitPattern.test(commit) && hasSnapshot(bench, commit)) {
      const reason = 'a ref is 40 lower-case hex digits and nothing else';
      steps.push({ action: 'write-ref', to: entry.path, commit, reason });
    } else keep(bench, entry.path, 'it names no snapshot that is here, and hides the whole repo from the scan');
  }
}

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
    write('it names a snapshot that is not there');
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

const ownFolders = new Set(['blobs', 'refs', 'snapshots', 'trees', '.no_exist']);

function mendStrays(bench: Bench): void {
  const { listing, repo } = bench;
  for (const { name, entry } of listing.below(repo)) {
    if (isGone(bench, entry.path)) continue;
    if (name.endsWith(unfinishedSuffix)) drop(bench, entry.path, 'an unfinished file of an earlier run of this kit');
    else if (!name.includes('/') && !isOwn(entry, name)) keep(bench, entry.path, 'it is no part of a Hub cache');
  }
}

const isOwn = (entry: HubEntry, name: string): boolean =>
  isIgnoredName(name) || (ownFolders.has(name) && entry.kind === 'directory');
