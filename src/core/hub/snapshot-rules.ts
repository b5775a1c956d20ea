import { type Finding, finding } from '../errors.js';
import { type FileDigest, blobName, commitPattern, isSameContent, linkText } from './layout.js';
import type { Listing } from './listing.js';

/** Whether the pinned snapshot can be looked into: `blocked` by a link or permission, which are findings of their own. */
export function pinnedState(listing: Listing): 'there' | 'absent' | 'blocked' {
  if (listing.find(`${listing.pinned}/any`).blocked !== undefined) return 'blocked';
  return listing.holdsFiles(listing.pinned) ? 'there' : 'absent';
}

/** @returns hub-snapshot-missing or nothing */
export function checkPinned(listing: Listing): Finding[] {
  if (pinnedState(listing) !== 'absent') return [];
  const { repo, pinned, snapshot } = listing;
  const others = listing.snapshotNames().filter((name) => name !== snapshot.commit);
  const isRepoThere = listing.has(repo) || listing.below(repo).length > 0;
  const alike = listing.inRoot().find(({ path }) => path.toLowerCase() === repo.toLowerCase());
  const message = !isRepoThere
    ? `There is no ${repo} in the cache${alike ? `, but ${alike.path}, which no reader takes for it` : ''}`
    : listing.has(pinned)
      ? `${pinned} holds no file`
      : `There is no snapshot of ${snapshot.repo} at ${snapshot.commit}`;
  const more = others.length > 0 ? { actual: others.join(', ') } : {};
  return [finding('hub-snapshot-missing', 'error', pinned, message, { expected: snapshot.commit, ...more })];
}

/**
 * Folders beside the pinned snapshot: such as are named by no commit, and such as hold the pinned bytes under another
 * commit. A revision of its own is the user's.
 *
 * @returns hub-snapshot-name: an error where nothing else is there; a note where a second revision shares the blobs as
 *   the Hub client would lay it out, because it may well exist
 */
export function checkForeign(listing: Listing, digests: ReadonlyMap<string, FileDigest>): Finding[] {
  const { repo, snapshot } = listing;
  const isPinnedThere = pinnedState(listing) === 'there';
  const names = listing.snapshotNames();
  const isAlone = !isPinnedThere && !names.some((name) => commitPattern.test(name) && name !== snapshot.commit);
  return names.flatMap((name) => {
    if (name === snapshot.commit || snapshot.alsoPinned?.includes(name)) return [];
    const folder = `${repo}/snapshots/${name}`;
    const isCopy = holdsPinnedBytes(listing, folder, digests);
    const more = { expected: snapshot.commit, actual: name };
    if (!commitPattern.test(name)) {
      const bytes = isCopy ? '; its files have the bytes of the pinned revision' : '';
      const message = `${folder} is not named by a commit, so no reader finds it by one${bytes}`;
      return [finding('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, more)];
    }
    if (!isCopy) return [];
    const isShared = isPinnedThere && isLinkedCanonically(listing, folder);
    const message = isShared
      ? `${folder} holds the same bytes as the pinned snapshot`
      : `${folder} holds the bytes of the pinned revision under another commit, which may be invented`;
    return [finding('hub-snapshot-name', isShared ? 'note' : 'warning', folder, message, more)];
  });
}

/** Whether every file of a snapshot is the pinned file of that name: by size, and by digest where one is known. */
export function holdsPinnedBytes(
  listing: Listing,
  folder: string,
  digests: ReadonlyMap<string, FileDigest> = new Map(),
): boolean {
  const files = listing.filesBelow(folder);
  return (
    files.length > 0 &&
    files.every(({ name, entry }) => {
      const expected = listing.snapshot.files[name];
      const bytes = listing.bytesOf(entry);
      const digest = bytes && digests.get(bytes.path);
      return (
        expected !== undefined &&
        bytes?.size === expected.size &&
        (digest === undefined || isSameContent(expected, digest))
      );
    })
  );
}

/** The files of another snapshot that have the name of a pinned one: how many are the same, and which are not. */
export function compareFiles(
  listing: Listing,
  folder: string,
  digests: ReadonlyMap<string, FileDigest>,
): { same: number; other: string[] } {
  const known = Object.entries(listing.snapshot.files).flatMap(([name, expected]) => {
    const { entry } = listing.find(`${folder}/${name}`);
    const bytes = entry && listing.bytesOf(entry);
    if (bytes === undefined) return [];
    const digest = digests.get(bytes.path);
    if (bytes.size !== expected.size) return [{ name, isSame: false }];
    return digest === undefined ? [] : [{ name, isSame: isSameContent(expected, digest) }];
  });
  return {
    same: known.filter(({ isSame }) => isSame).length,
    other: known.flatMap(({ name, isSame }) => (isSame ? [] : name)),
  };
}

/** Whether every file of a snapshot is the link that the Hub client would make to the pinned blob. */
export function isLinkedCanonically(listing: Listing, folder: string): boolean {
  return listing.filesBelow(folder).every(({ name, entry }) => {
    const expected = listing.snapshot.files[name];
    return expected !== undefined && entry.target === linkText(name, blobName(expected));
  });
}
