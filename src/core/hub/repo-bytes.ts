import { type ContentKind, neverAnAsset } from '../content.js';
import type { Finding } from '../errors.js';
import { difference } from './file-rules.js';
import { type FileDigest, type HubEntry, type ToldFile, isSameContent } from './layout.js';
import { Listing } from './listing.js';
import { type Mend, type Tell, downloadOfPath, teller } from './repo-remedies.js';
import { type Trees, digestInName, toldOf } from './told-files.js';

/** The bytes of files that no manifest pins: judged by what the cache tells of them, and by what they are. */

export interface RepoView {
  entries: readonly HubEntry[];
  /** Name of the folder. */
  repo: string;
  trees: Trees;
  /** A repair has just done what it can. */
  isRepaired?: boolean;
}

interface Bytes {
  path: string;
  size: number;
}

/** One file of a snapshot, and what it must be. */
export interface Known {
  entry: HubEntry;
  commit: string;
  name: string;
  bytes: Bytes;
  expected: ToldFile | undefined;
}

/** Each file of the snapshots that can be read. */
export function knownFiles(listing: Listing, { trees }: RepoView): Known[] {
  return listing.filesBelow(`${listing.repo}/snapshots`).flatMap(({ name: rest, entry }): Known[] => {
    const bytes = listing.bytesOf(entry);
    if (bytes === undefined) return [];
    const [commit, ...path] = rest.split('/');
    return [{ entry, commit: commit!, name: path.join('/'), bytes, expected: toldOf(listing, rest, entry, trees) }];
  });
}

/** Blobs that no snapshot links to. */
function orphans(listing: Listing): { entry: HubEntry; bytes: Bytes }[] {
  const links = listing.filesBelow(`${listing.repo}/snapshots`);
  const linked = new Set(links.map(({ entry }) => entry.resolved?.path));
  return listing.filesBelow(`${listing.repo}/blobs`).flatMap(({ name, entry }) => {
    const bytes = listing.bytesOf(entry);
    return bytes === undefined || linked.has(bytes.path) || digestInName(name) === undefined ? [] : [{ entry, bytes }];
  });
}

/** Names by which weights and other binary data are known: no page, no text and no empty file is one of them. */
const binaryName =
  /\.(safetensors|bin|pth?|ckpt|weights|model|h5|hdf5|msgpack|onnx|gguf|ggml|np[yz]|pkl|pickle|joblib|parquet|arrow|tflite|ot|pb|keras|pdparams|mlmodel|nemo|mar|t7|tar|tgz|gz|bz2|xz|zst|zip|7z)$/i;

/** Such as never hold text either, whatever wrote them. */
const neverText = /\.(safetensors|pth?|ckpt|h5|hdf5|gguf|npz|parquet|keras|ot)$|(^|\/)pytorch_model[^/]*\.bin$/i;

/** What servers and checkouts put in place of weights is small; the rest need not be read where nothing tells a digest. */
const mostOfAPage = 4 << 20;

const isSuspect = ({ name, bytes }: Known): boolean => binaryName.test(name) && bytes.size <= mostOfAPage;

/** What must be hashed before `checkBytes` can judge, each path once, links followed. */
export function filesOfRepo(view: RepoView): string[] {
  const listing = Listing.ofRepo(view.entries, view.repo);
  const known = knownFiles(listing, view).filter((one) => one.expected !== undefined || isSuspect(one));
  return [...new Set([...known.map(({ bytes }) => bytes.path), ...orphans(listing).map(({ bytes }) => bytes.path)])];
}

/** Wrong bytes alone, but for paths that are judged elsewhere. */
export function checkBytes(
  view: RepoView,
  digests: ReadonlyMap<string, FileDigest>,
  isElsewhere: (path: string) => boolean = () => false,
): Finding[] {
  const listing = Listing.ofRepo(view.entries, view.repo);
  const tell = teller(view.isRepaired === true);
  const known = knownFiles(listing, view).filter(
    ({ entry, bytes }) => !isElsewhere(entry.path) && !isElsewhere(bytes.path),
  );
  return [
    ...known.flatMap((file) => checkKnown(listing, view, file, digests, tell)),
    ...orphans(listing)
      .filter(({ entry }) => !isElsewhere(entry.path))
      .flatMap((orphan) => checkOrphan(orphan, digests, tell)),
  ];
}

function checkKnown(
  listing: Listing,
  { trees }: RepoView,
  file: Known,
  digests: ReadonlyMap<string, FileDigest>,
  tell: Tell,
): Finding[] {
  const { entry, commit, name, bytes, expected } = file;
  const { path } = entry;
  const digest = digests.get(bytes.path);
  if (digest === undefined)
    return expected === undefined && !isSuspect(file)
      ? []
      : [tell('hub-permission', 'error', path, `${name} could not be read to the end`, { remedy: unreadable })];
  const isWrong = (reason: string, text: string, mend: Mend): Finding[] => {
    const where = bytes.path === path ? '' : ` (${bytes.path})`;
    return [tell('hub-content-mismatch', 'error', path, `${name} is wrong (${reason}): ${text}${where}`, { mend })];
  };
  const download = downloadOfPath(listing, path, true);
  const size = digest.bytes;
  if (expected !== undefined && (size !== (expected.size ?? size) || !isSameContent(expected, digest))) {
    const text = listing.at(bytes.path)?.text;
    const { reason, text: why } = difference(size, expected, digest, text);
    return isWrong(reason, why, { repair: true, download });
  }
  // What the Hub lists is right, whatever it is; the name of a blob is only what somebody called these bytes.
  if (trees.get(commit)?.[name] !== undefined) return [];
  const what = isNeverBinary(name, digest.content);
  return what === undefined ? [] : isWrong(digest.content, `it holds ${what}`, { download });
}

const unreadable = 'Give the user that runs the agent read permission on it, or look after the disk that it lies on.';

/** What stands in place of weights, in words, where it cannot be any. */
function isNeverBinary(name: string, content: ContentKind): string | undefined {
  if (!binaryName.test(name)) return undefined;
  if (content in neverAnAsset) return neverAnAsset[content];
  if (!neverText.test(name) || (content !== 'json' && content !== 'text')) return undefined;
  return content === 'json' ? 'JSON, such as a server answers with in place of a file' : 'plain text';
}

function checkOrphan(
  { entry: { path }, bytes }: { entry: HubEntry; bytes: Bytes },
  digests: ReadonlyMap<string, FileDigest>,
  tell: Tell,
): Finding[] {
  const digest = digests.get(bytes.path);
  const inName = digestInName(path.split('/').at(-1)!)!;
  if (digest === undefined || isSameContent(inName, digest)) return [];
  const message = `${path} has other bytes than its name says, and no snapshot uses it yet`;
  return [tell('hub-content-mismatch', 'warning', path, message, { mend: { repair: true } })];
}
