import { type Finding, finding } from '../errors.js';
import { checkAccess } from './access-rules.js';
import { type SnapshotFile, checkFile, isMisnamed } from './file-rules.js';
import { type ExpectedSnapshot, type FileDigest, type HubEntry, blobName, commitPattern } from './layout.js';
import { Listing } from './listing.js';
import { checkRefs } from './ref-rules.js';
import { checkForeign, checkPinned, holdsPinnedBytes, pinnedState } from './snapshot-rules.js';
import { checkStrays } from './stray-rules.js';

/**
 * What is wrong with a snapshot in a Hugging Face cache, told from a listing of the cache root and digests alone. It is
 * stricter than any one reader: clean means right in every version of huggingface_hub and transformers since 0.14 and
 * 4.22. Source: the cache specification, and what those versions do with each state (docs/errors.md).
 */

export type { SnapshotFile } from './file-rules.js';

/**
 * The files that must be hashed before `checkSnapshot` can judge: those of the pinned snapshot, and those of snapshots
 * that may be copies of it under another name.
 *
 * @returns paths relative to the cache root, links followed, each once
 */
export function filesToHash(entries: readonly HubEntry[], snapshot: ExpectedSnapshot): string[] {
  const listing = new Listing(entries, snapshot);
  const pinned = Object.keys(snapshot.files).map((path) => listing.find(`${listing.pinned}/${path}`).entry);
  // What a reader without a revision loads instead is compared too.
  const main = listing.find(`${listing.repo}/refs/main`).entry?.text ?? '';
  const named = Object.entries(snapshot.files).flatMap(([path, { size }]) => {
    const { entry } = listing.find(`${listing.repo}/snapshots/${main}/${path}`);
    return entry && listing.bytesOf(entry)?.size === size ? entry : [];
  });
  const copies = listing
    .snapshotNames()
    .map((name) => `${listing.repo}/snapshots/${name}`)
    .filter((folder) => folder !== listing.pinned && holdsPinnedBytes(listing, folder))
    .flatMap((folder) => listing.filesBelow(folder).map(({ entry }) => entry));
  const paths = [...pinned, ...(commitPattern.test(main) ? named : []), ...copies].flatMap(
    (entry) => (entry && listing.bytesOf(entry)?.path) ?? [],
  );
  return [...new Set(paths)];
}

/**
 * @param entries the repo folder and what lies right in the cache root
 * @param digests by the paths of `filesToHash`; a file without one does not pass
 * @returns every finding, at most one a file, and each pinned file; the snapshot passes when no finding is an error
 */
export function checkSnapshot(
  entries: readonly HubEntry[],
  snapshot: ExpectedSnapshot,
  digests: ReadonlyMap<string, FileDigest>,
): { findings: Finding[]; files: SnapshotFile[] } {
  const listing = new Listing(entries, snapshot);
  const isRepoThere = listing.has(listing.repo) || listing.holdsFiles(listing.repo);
  const checked = Object.entries(snapshot.files).map(([path, file]) => checkFile(listing, path, file, digests));
  const isPinnedThere = pinnedState(listing) === 'there';
  const findings = [
    ...checkPinned(listing),
    ...(isRepoThere ? checkRefs(listing, digests) : []),
    ...checkAccess(listing),
    // One finding says that the snapshot is not there; each of its files would repeat it.
    ...(isPinnedThere ? checked.flatMap((one) => one.findings) : []),
    ...checkForeign(listing, digests),
    ...checkFolders(listing),
    ...checkBlobNames(listing),
    ...checkStrays(listing),
  ];
  return { findings, files: checked.map(({ file }) => file) };
}

/** Folders that are links: readers follow them, the Hub client never makes them. */
function checkFolders(listing: Listing): Finding[] {
  const paths = Object.keys(listing.snapshot.files).map((path) => `${listing.pinned}/${path}`);
  const links = new Set(paths.flatMap((path) => listing.find(path).via));
  return [...links].map(({ path, resolved }) =>
    finding('hub-layout-noncanonical', 'warning', path, `${path} is a link to the folder ${resolved!.path}`),
  );
}

function checkBlobNames(listing: Listing): Finding[] {
  const files = Object.entries(listing.snapshot.files).filter(([, file]) => isMisnamed(listing, file));
  if (files.length === 0) return [];
  const [path, file] = files[0]!;
  const rest = files.length === 1 ? '' : `, and ${files.length - 1} more so`;
  const message = `The blob of ${path} is named by its sha256, not by its git blob id${rest}`;
  return [
    finding('hub-layout-noncanonical', 'warning', `${listing.repo}/blobs`, message, {
      expected: blobName(file),
      actual: file.sha256!,
    }),
  ];
}
