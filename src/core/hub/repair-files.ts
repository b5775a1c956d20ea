import { checkFile, isMisnamed } from './file-rules.js';
import { isSameContent } from './layout.js';
import { type Bench, type Source, type WantedBlob, isBelow, linksTo } from './repair-bench.js';

/** The steps that put the bytes of snapshots where readers look for them. */
export function mendFiles(bench: Bench): void {
  const blobs = bench.wanted;
  for (const one of blobs) clearTheWay(bench, one);
  for (const one of blobs) mendBlob(bench, one);
  for (const one of blobs) dropDoubles(bench, one);
}

type Place = WantedBlob['places'][number];

/** What is on the way to a file of the snapshot and is no folder. */
function clearTheWay({ steps, gone, listing, repo }: Bench, { places }: WantedBlob): void {
  for (const { path } of places) {
    const segments = path.split('/');
    for (let depth = repo.split('/').length + 2; depth < segments.length; depth++) {
      const folder = segments.slice(0, depth).join('/');
      const entry = listing.at(folder);
      if (entry === undefined || entry.kind === 'directory' || gone.has(folder)) continue;
      gone.add(folder);
      steps.push(
        entry.kind === 'link'
          ? { action: 'delete', from: folder, reason: 'a link stands where the folder of the snapshot belongs' }
          : { action: 'keep', from: folder, reason: 'a file stands where a folder of the snapshot belongs' },
      );
    }
  }
}

/** A blob is a file, or a link into the store that repos share. One that leads elsewhere in its repo leads in circles. */
function isSound({ listing, repo }: Bench, blob: string): boolean {
  const entry = listing.at(blob);
  return entry?.kind !== 'link' || (entry.resolved?.inside === true && !entry.resolved.path.startsWith(`${repo}/`));
}

/** Right as it stands, in a shape that the Hub client makes too. */
function isFine(bench: Bench, { listing, name, path }: Place, { blob, expected }: WantedBlob): boolean {
  const { entry, via, blocked } = listing.find(path);
  if (entry === undefined || blocked !== undefined || via.length > 0) return false;
  if (bench.links ? !isSound(bench, blob) : entry.kind !== 'file') return false;
  const { file, findings } = checkFile(listing, name, expected, bench.digests);
  return file.ok && findings.length === 0 && !isMisnamed(listing, expected);
}

/** What stands at a path: right bytes, something else, or nothing that the steps so far have left. */
function stateOf({ listing, digests, gone }: Bench, path: string, { expected }: WantedBlob) {
  const { entry, via, blocked } = listing.find(path);
  if (entry === undefined || via.length > 0 || blocked !== undefined || gone.has(path)) return undefined;
  const bytes = listing.bytesOf(entry);
  const digest = bytes && digests.get(bytes.path);
  const isRight = digest !== undefined && digest.bytes === expected.size && isSameContent(expected, digest);
  return { entry, isRight, size: bytes?.size };
}

function mendBlob(bench: Bench, one: WantedBlob): void {
  const { steps, links } = bench;
  const isWrong = (place: Place) => !isFine(bench, place, one);
  if (!one.places.some(isWrong)) return;
  // A file of its own is right only as long as there is no blob of it.
  const toMend = one.places.filter(
    (place) => isWrong(place) || (links && place.listing.find(place.path).entry?.kind === 'file'),
  );
  const paths = toMend.map(({ path }) => path);
  const source = sourceOf(bench, one);
  const isThere = stateOf(bench, one.blob, one)?.isRight === true && isSound(bench, one.blob);
  clear(bench, one, toMend, source !== undefined);
  if (source === undefined) return fetch(bench, toMend);
  if (links) {
    if (!isThere) take(bench, source, one.blob, one, paths);
    for (const path of paths)
      steps.push({ action: 'link', from: one.blob, to: path, reason: whyLink(bench, path, one) });
    return;
  }
  const toFill = paths.filter((path) => {
    const here = stateOf(bench, path, one);
    return here?.isRight !== true || here.entry.kind !== 'file';
  });
  for (const [index, path] of toFill.entries())
    take(bench, sourceOf(bench, one)!, path, one, index === toFill.length - 1 ? toFill : []);
}

/** Where its bytes are, by preference where they still lie after the steps so far. */
function sourceOf({ sourcesOf, gone }: Bench, { expected }: WantedBlob): Source | undefined {
  const sources = sourcesOf(expected);
  return sources.find(({ path }) => !gone.has(path)) ?? sources[0];
}

/** Whatever has other bytes than its place is for. A link is simply replaced. */
function clear(bench: Bench, one: WantedBlob, places: readonly Place[], hasSource: boolean): void {
  const { steps, gone } = bench;
  for (const { path, isPinned } of [{ path: one.blob, isPinned: one.isPinned }, ...places]) {
    const state = stateOf(bench, path, one);
    if (state === undefined || state.isRight) continue;
    const { entry, size } = state;
    if (entry.kind === 'directory') {
      gone.add(path);
      steps.push({ action: 'keep', from: path, reason: 'a folder stands where a file belongs' });
    } else if (hasSource && (path === one.blob || entry.kind !== 'link')) {
      // Without right bytes at hand it stays until those that are fetched take its place.
      gone.add(path);
      const action = isPinned ? 'delete' : 'keep';
      const what = isPinned ? 'the pinned ones' : 'those that the cache tells of';
      const wrong = size === undefined ? 'it leads nowhere in the cache' : `its ${size} bytes are not ${what}`;
      steps.push({ action, from: path, reason: wrong });
    }
  }
}

/** Bytes take their place: moved where nothing else needs them there, else copied. */
function take(
  bench: Bench,
  { path: from, isOfRepo }: Source,
  to: string,
  { blob, isPinned }: WantedBlob,
  paths: readonly string[],
): void {
  const { steps, gone, repo, removed } = bench;
  // The same bytes may be two blobs, one named by either digest.
  const isOfAnother = from !== blob && bench.wantedNames.has(from);
  const isFree =
    isOfRepo &&
    !isOfAnother &&
    !isBelow(from, gone) &&
    !bench.heldElsewhere?.has(from) &&
    (paths.includes(from) ||
      isBelow(from, removed) ||
      (from.startsWith(`${repo}/blobs/`) && paths.length > 0 && linksTo(bench, from, paths).length === 0));
  if (isFree) gone.add(from);
  const reason = `it has the ${isPinned ? 'pinned' : 'lost'} bytes, by its hash`;
  steps.push({ action: isFree ? 'move' : 'copy', from, to, reason });
}

function fetch({ steps }: Bench, places: readonly Place[]): void {
  for (const { path, isPinned } of places)
    if (isPinned) steps.push({ action: 'fetch', to: path, reason: 'no copy of it was found' });
}

function whyLink(bench: Bench, path: string, one: WantedBlob): string {
  const entry = stateOf(bench, path, one)?.entry;
  if (entry === undefined) return 'the snapshot lacks it';
  if (entry.kind === 'file') return 'the Hub client links to the blob, and two copies are one too many';
  if (entry.resolved === undefined) return 'the link leads nowhere';
  return entry.resolved.inside ? 'the link names another blob than the Hub client does' : 'the link leaves the cache';
}

/** The same bytes under a name that no client looks for, or, without links, beside the file itself. */
function dropDoubles(bench: Bench, one: WantedBlob): void {
  const { steps, gone, repo, links } = bench;
  if (!bench.isComplete) return;
  const { sha256 } = one.expected;
  const doubles = [...(sha256 === undefined ? [] : [`${repo}/blobs/${sha256}`]), one.blob].filter(
    (path) => path !== one.blob || !links,
  );
  for (const path of new Set(doubles)) {
    const mended = one.places.filter((place) => !isFine(bench, place, one)).map((place) => place.path);
    const state = stateOf(bench, path, one);
    if (bench.heldElsewhere?.has(path) || (path !== one.blob && bench.wantedNames.has(path))) continue;
    if (state?.isRight !== true || gone.has(path) || linksTo(bench, path, mended).length > 0) continue;
    gone.add(path);
    steps.push({ action: 'delete', from: path, reason: 'the same bytes are in their place already' });
  }
}
