import { type Finding, type Severity, finding } from '../errors.js';
import { unreadableText } from './access-rules.js';
import { difference } from './file-rules.js';
import { type FileDigest, type HubEntry, type ToldFile, commitPattern, isSameContent } from './layout.js';
import { Listing } from './listing.js';
import { type Trees, digestInName, toldOf } from './told-files.js';
import { shellWord } from '../shell-quote.js';
import { checkText } from './ref-rules.js';
import { checkStrays } from './stray-rules.js';

/**
 * What can be said of a repo that no manifest pins: its structure, and every byte for which the cache itself tells a
 * digest. A blob is named by its git blob id or its sha256, and `trees/` has both.
 */

export interface RepoView {
  entries: readonly HubEntry[];
  /** Name of the folder. */
  repo: string;
  trees: Trees;
}

/** One file of a snapshot, and what it must be. */
interface Known {
  path: string;
  name: string;
  bytes: { path: string; size: number };
  expected: ToldFile | undefined;
}

const remedy =
  'Run `steve1-setup repair --hub-cache DIR`; what it cannot mend, fetch again with the tool that brought it.';

const told = (
  code: Parameters<typeof finding>[0],
  severity: Severity,
  subject: string,
  message: string,
  more: { expected?: string; actual?: string; remedy?: string } = {},
): Finding => finding(code, severity, subject, message, { remedy, ...more });

/** Of a file in a snapshot: the command that brings it, where its bytes are not to be found here. */
function fetchAgain({ snapshot: { repo, repoType } }: Listing, path: string): { remedy?: string } {
  const [, , commit, ...file] = path.split('/');
  if (file.length === 0 || !commitPattern.test(commit!)) return {};
  const type = repoType === 'model' ? '' : ` --repo-type ${repoType}`;
  const command = `hf download ${repo} ${shellWord(file.join('/'))}${type} --revision ${commit!}`;
  return {
    remedy: `Run \`steve1-setup repair --hub-cache DIR\`, with \`--from\` for a folder that may hold the bytes; where they are nowhere, \`${command}\` brings them.`,
  };
}

/** What must be hashed before `checkRepo` can judge, each path once, links followed. */
export function filesOfRepo(view: RepoView): string[] {
  const listing = Listing.ofRepo(view.entries, view.repo);
  const known = knownFiles(listing, view).filter(({ expected }) => expected !== undefined);
  return [...new Set([...known.map(({ bytes }) => bytes.path), ...orphans(listing).map(({ bytes }) => bytes.path)])];
}

/** Every finding, and how many files of the snapshots there are and were compared with a digest. */
export function checkRepo(
  view: RepoView,
  digests: ReadonlyMap<string, FileDigest>,
): { findings: Finding[]; files: number; compared: number; bytes: number } {
  const listing = Listing.ofRepo(view.entries, view.repo);
  const known = knownFiles(listing, view);
  const compared = known.filter(({ expected, bytes }) => expected !== undefined && digests.has(bytes.path));
  const sizes = new Map(known.map(({ bytes }) => [bytes.path, bytes.size]));
  return {
    findings: [
      ...checkNames(listing),
      ...checkRefsOfRepo(listing),
      ...checkReach(listing),
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

/** Wrong bytes alone, but for paths that are judged elsewhere. */
export function checkBytes(
  view: RepoView,
  digests: ReadonlyMap<string, FileDigest>,
  isElsewhere: (path: string) => boolean = () => false,
): Finding[] {
  const listing = Listing.ofRepo(view.entries, view.repo);
  const known = knownFiles(listing, view).filter(({ path, bytes }) => !isElsewhere(path) && !isElsewhere(bytes.path));
  return [
    ...known.flatMap((file) => checkKnown(file, digests, fetchAgain(listing, file.path))),
    ...orphans(listing)
      .filter(({ entry }) => !isElsewhere(entry.path))
      .flatMap(({ entry, bytes }) => checkOrphan(entry, bytes, digests)),
  ];
}

/** Each file of the snapshots that can be read. */
function knownFiles(listing: Listing, { trees }: RepoView): Known[] {
  return listing.filesBelow(`${listing.repo}/snapshots`).flatMap(({ name: rest, entry }): Known[] => {
    const bytes = listing.bytesOf(entry);
    if (bytes === undefined) return [];
    const [, ...path] = rest.split('/');
    return [{ path: entry.path, name: path.join('/'), bytes, expected: toldOf(listing, rest, entry, trees) }];
  });
}

/** Blobs that no snapshot links to. */
function orphans(listing: Listing): { entry: HubEntry; bytes: { path: string; size: number } }[] {
  const links = listing.filesBelow(`${listing.repo}/snapshots`);
  const linked = new Set(links.map(({ entry }) => entry.resolved?.path));
  return listing.filesBelow(`${listing.repo}/blobs`).flatMap(({ name, entry }) => {
    const bytes = listing.bytesOf(entry);
    return bytes === undefined || linked.has(bytes.path) || digestInName(name) === undefined ? [] : [{ entry, bytes }];
  });
}

function checkKnown(
  { path, name, bytes, expected }: Known,
  digests: ReadonlyMap<string, FileDigest>,
  more: { remedy?: string },
): Finding[] {
  if (expected === undefined) return [];
  const digest = digests.get(bytes.path);
  if (digest === undefined) return [told('hub-permission', 'error', path, `${name} could not be read to the end`)];
  const size = digest.bytes;
  if (size === (expected.size ?? size) && isSameContent(expected, digest)) return [];
  const { reason, text } = difference(size, expected, digest);
  const where = bytes.path === path ? '' : ` (${bytes.path})`;
  return [told('hub-content-mismatch', 'error', path, `${name} is wrong (${reason}): ${text}${where}`, more)];
}

function checkOrphan(
  { path }: HubEntry,
  bytes: { path: string; size: number },
  digests: ReadonlyMap<string, FileDigest>,
): Finding[] {
  const digest = digests.get(bytes.path);
  const inName = digestInName(path.split('/').at(-1)!)!;
  if (digest === undefined || isSameContent(inName, digest)) return [];
  const message = `${path} has other bytes than its name says, and no snapshot uses it yet`;
  return [told('hub-content-mismatch', 'warning', path, message)];
}

function checkNames(listing: Listing): Finding[] {
  const { repo } = listing;
  const names = listing.snapshotNames();
  if (names.length === 0) return [told('hub-snapshot-missing', 'warning', repo, `${repo} holds no snapshot`)];
  const isAlone = !names.some((name) => commitPattern.test(name));
  return names.flatMap((name) => {
    if (commitPattern.test(name)) return [];
    const folder = `${repo}/snapshots/${name}`;
    const message = `${folder} is not named by a commit, so no reader finds it by one`;
    return [told('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, { actual: name })];
  });
}

function checkRefsOfRepo(listing: Listing): Finding[] {
  const main = `${listing.repo}/refs/main`;
  const { entry } = listing.find(main);
  const isFolder = entry?.kind === 'directory' || listing.below(main).length > 0;
  const refs = listing.filesBelow(`${listing.repo}/refs`).filter(({ entry: ref }) => !ref.path.startsWith(`${main}/`));
  return [
    ...(isFolder ? [told('hub-ref-invalid', 'error', main, `${main} is a folder`)] : []),
    ...(entry === undefined && !isFolder && listing.snapshotNames().length > 0
      ? [told('hub-ref-missing', 'warning', main, `There is no ${main}: readers must name a commit`)]
      : []),
    ...refs.flatMap(({ entry: ref }) =>
      checkText(listing, ref.path, ref, ref.path === main ? 'error' : 'warning').map((one) => ({ ...one, remedy })),
    ),
  ];
}

/** Links that lead nowhere or out of the cache, and what cannot be read: of a folder that refuses once. */
function checkReach(listing: Listing): Finding[] {
  const { repo } = listing;
  const refused = new Set<string>();
  return [...listing.inRepo()].flatMap((entry): Finding[] => {
    const { path, kind, target, resolved, unreadable, refusedAt } = entry;
    if (unreadable !== undefined) {
      if (refused.has(refusedAt ?? path)) return [];
      refused.add(refusedAt ?? path);
      const message = `${unreadableText(entry, path)}: ${unreadable}`;
      return [finding('hub-permission', 'error', path, message, { actual: unreadable })];
    }
    if (kind !== 'link' || resolved?.inside) return [];
    if (resolved !== undefined)
      return [told('hub-link-escapes', 'warning', path, `${path} leads out of the cache, to ${resolved.path}`)];
    // What leads through a dangling blob dangles itself and is the one to tell of.
    if (path.startsWith(`${repo}/blobs/`)) return [];
    const message = `${path} links to ${target}, which is not there`;
    return [told('hub-link-dangling', 'error', path, message, fetchAgain(listing, path))];
  });
}

/** A part of a revision is no fault (`allow_patterns`); that the client would fetch the rest is worth knowing. */
function checkTrees(listing: Listing, { trees }: RepoView): Finding[] {
  return [...trees].flatMap(([commit, files]) => {
    const folder = `${listing.repo}/snapshots/${commit}`;
    const names = Object.keys(files);
    const missing = names.filter((name) => listing.find(`${folder}/${name}`).entry === undefined);
    if (missing.length === 0 || listing.filesBelow(folder).length === 0) return [];
    const message = `${folder} lacks ${missing.length} of the ${names.length} files that the Hub lists, e.g. ${missing[0]}`;
    return [told('hub-file-missing', 'note', folder, message)];
  });
}

function unknown({ repo }: Listing, count: number): Finding[] {
  if (count === 0) return [];
  const message = `${repo}: nothing tells a digest of ${count} ${count === 1 ? 'file' : 'files'}`;
  const more = { remedy: 'Nothing needs doing; where links are used, the names of the blobs tell the digests.' };
  return [finding('asset-unverified', 'note', repo, message, more)];
}
