import { type Finding, finding } from '../errors.js';
import { accessFinding, elsewhereFinding, specialFinding } from './access-rules.js';
import { type FileDigest, type HubEntry, commitPattern } from './layout.js';
import { Listing } from './listing.js';
import { checkText } from './ref-rules.js';
import { type RepoView, checkBytes, knownFiles } from './repo-bytes.js';
import { type Mend, type Tell, downloadOf, downloadOfPath, teller } from './repo-remedies.js';
import { checkStrays } from './stray-rules.js';

/**
 * What can be said of a repo that no manifest pins: its structure, and every byte for which the cache itself tells a
 * digest. A blob is named by its git blob id or its sha256, and `trees/` has both. It passes when a reader finds some
 * revision of it by a name.
 */

/** Every finding, and how many files of the snapshots there are and were compared with a digest. */
export function checkRepo(
  view: RepoView,
  digests: ReadonlyMap<string, FileDigest>,
): { findings: Finding[]; files: number; compared: number; bytes: number } {
  const listing = Listing.ofRepo(view.entries, view.repo);
  const tell = teller(view.isRepaired === true);
  const known = knownFiles(listing, view);
  const compared = known.filter(({ expected, bytes }) => expected !== undefined && digests.has(bytes.path));
  const sizes = new Map(known.map(({ bytes }) => [bytes.path, bytes.size]));
  return {
    findings: [
      ...checkNames(listing, tell),
      ...checkRefsOfRepo(listing, tell),
      ...checkReach(listing, tell),
      ...checkBytes(view, digests),
      ...checkTrees(listing, view),
      ...checkStrays(listing).filter(({ code }) => code !== 'hub-legacy-cache'),
      ...unknown(listing, known.length - compared.length),
    ],
    files: known.length,
    compared: compared.length,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
  };
}

/** The commits whose snapshot holds something, readable or not: what is wrong with that is told by itself. */
const filledSnapshots = (listing: Listing): string[] =>
  listing.snapshotNames().filter((name) => listing.holdsFiles(`${listing.repo}/snapshots/${name}`));

/** The commit that the cache itself names: of `refs/main`, or else of the one snapshot that there is. */
function ownCommit(listing: Listing): string | undefined {
  const { entry } = listing.find(`${listing.repo}/refs/main`);
  const text = entry?.text?.trim().toLowerCase() ?? '';
  if (commitPattern.test(text)) return text;
  const commits = listing.snapshotNames().filter((name) => commitPattern.test(name));
  return commits.length === 1 ? commits[0] : undefined;
}

function checkNames(listing: Listing, tell: Tell): Finding[] {
  const { repo } = listing;
  const names = filledSnapshots(listing);
  // What may not be entered is not empty.
  const isClosed = [...listing.allBelow(repo)].some(({ unreadable }) => unreadable !== undefined);
  if (names.length === 0) return isClosed ? [] : [nothingToRead(listing, tell)];
  const isAlone = !names.some((name) => commitPattern.test(name));
  return names.flatMap((name) => {
    if (commitPattern.test(name)) return [];
    const folder = `${repo}/snapshots/${name}`;
    const message = `${folder} is not named by a commit, so no reader finds it by one`;
    const more = { actual: name, mend: { download: downloadOf(listing) } };
    return [tell('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, more)];
  });
}

/** What a repo holds for readers: snapshots, or else only blobs, or only word that files do not exist, or nothing. */
function holdingsOf(listing: Listing): 'snapshots' | 'blobs' | 'markers' | 'nothing' {
  if (filledSnapshots(listing).length > 0) return 'snapshots';
  if (listing.holdsFiles(`${listing.repo}/blobs`)) return 'blobs';
  return listing.holdsFiles(`${listing.repo}/.no_exist`) ? 'markers' : 'nothing';
}

/** A repo without a file to read. After asking for a file that a repo lacks, a client leaves no more than word of that. */
function nothingToRead(listing: Listing, tell: Tell): Finding {
  const { repo } = listing;
  if (holdingsOf(listing) === 'markers') {
    const message = `${repo} holds no file: only that the Hub has none of a name that was asked for`;
    return tell('hub-snapshot-missing', 'note', repo, message, { remedy: 'Nothing needs doing.' });
  }
  const blobs = listing.filesBelow(`${repo}/blobs`).length;
  const files = blobs === 1 ? 'the one file' : `the ${blobs} files`;
  const message = `${repo} holds no snapshot${blobs === 0 ? '' : `, so no reader finds ${files} in blobs/`}`;
  const mend: Mend = { download: downloadOf(listing, { commit: ownCommit(listing) }) };
  return tell('hub-snapshot-missing', 'error', repo, message, { mend });
}

function checkRefsOfRepo(listing: Listing, tell: Tell): Finding[] {
  const main = `${listing.repo}/refs/main`;
  const { entry, blocked } = listing.find(main);
  const isFolder = entry?.kind === 'directory' || listing.below(main).length > 0;
  const refs = listing.filesBelow(`${listing.repo}/refs`).filter(({ entry: ref }) => !ref.path.startsWith(`${main}/`));
  const repair = { mend: { repair: true } };
  return [
    ...(isFolder ? [tell('hub-ref-invalid', 'error', main, `${main} is a folder`, repair)] : []),
    ...(entry === undefined && blocked === undefined && !isFolder && filledSnapshots(listing).length > 0
      ? [
          tell('hub-ref-missing', 'warning', main, `There is no ${main}: readers must name a commit`, {
            mend: { download: downloadOf(listing) },
          }),
        ]
      : []),
    ...refs.flatMap(({ entry: ref }) => checkRef(listing, ref, ref.path === main ? 'error' : 'warning', tell)),
  ];
}

function checkRef(listing: Listing, ref: HubEntry, severity: 'error' | 'warning', tell: Tell): Finding[] {
  return checkText(listing, ref.path, ref, severity).flatMap((found): Finding[] => {
    const { code, subject, message, expected, actual } = found;
    const more = { ...(expected !== undefined && { expected }), ...(actual !== undefined && { actual }) };
    if (code !== 'hub-ref-dangling')
      return [tell(code, severity, subject, message, { ...more, mend: { repair: true } })];
    // That there is nothing to read has been told, with what mends it.
    if (['blobs', 'markers'].includes(holdingsOf(listing))) return [];
    return [
      tell(code, severity, subject, message, {
        ...more,
        mend: { download: downloadOf(listing, { commit: ref.text }) },
      }),
    ];
  });
}

/** Links that lead nowhere or out of the cache, and what cannot be read: of a folder that refuses once. */
function checkReach(listing: Listing, tell: Tell): Finding[] {
  const { repo } = listing;
  const refused = new Set<string>();
  return [...listing.inRepo()].flatMap((entry): Finding[] => {
    const { path, kind, target, resolved, unreadable, refusedAt, elsewhere } = entry;
    if (unreadable !== undefined) {
      if (refused.has(refusedAt ?? path)) return [];
      refused.add(refusedAt ?? path);
      return [accessFinding('error', entry, path)];
    }
    if (kind === 'other') return [specialFinding('error', entry)];
    if (elsewhere !== undefined) return [elsewhereFinding(path, elsewhere)];
    if (kind !== 'link' || resolved?.inside) return [];
    if (resolved !== undefined) return [elsewhereFinding(path, resolved.path)];
    // What leads through a dangling blob dangles itself and is the one to tell of.
    if (path.startsWith(`${repo}/blobs/`)) return [];
    const message = `${path} links to ${target}, which is not there`;
    return [
      tell('hub-link-dangling', 'error', path, message, {
        mend: { repair: true, download: downloadOfPath(listing, path) },
      }),
    ];
  });
}

/** A part of a revision is no fault (`allow_patterns`); that the client would fetch the rest is worth knowing. */
function checkTrees(listing: Listing, { trees }: RepoView): Finding[] {
  return [...trees].flatMap(([commit, files]) => {
    const folder = `${listing.repo}/snapshots/${commit}`;
    const names = Object.keys(files);
    const missing = names.filter((name) => {
      const { entry, blocked } = listing.find(`${folder}/${name}`);
      return entry === undefined && blocked === undefined;
    });
    if (missing.length === 0 || listing.filesBelow(folder).length === 0) return [];
    const message = `${folder} lacks ${missing.length} of the ${names.length} files that the Hub lists, e.g. ${missing[0]}`;
    const remedy = `Nothing needs doing where they are not used; else run ${downloadOf(listing, { commit })}.`;
    return [finding('hub-file-missing', 'note', folder, message, { remedy })];
  });
}

function unknown({ repo }: Listing, count: number): Finding[] {
  if (count === 0) return [];
  const message = `${repo}: nothing tells a digest of ${count} ${count === 1 ? 'file' : 'files'}`;
  const more = { remedy: 'Nothing needs doing; where links are used, the names of the blobs tell the digests.' };
  return [finding('asset-unverified', 'note', repo, message, more)];
}
