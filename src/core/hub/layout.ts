import type { ContentKind } from '../content.js';

/**
 * Names and shapes of the Hugging Face Hub cache. Source: the cache specification of huggingface_hub
 * (https://huggingface.co/docs/huggingface_hub/guides/manage-cache) and its `file_download.py`.
 */

export type RepoType = 'model' | 'dataset' | 'space';

/** The public Hub. */
export const publicHub = 'https://huggingface.co';

/** `models--openai--clip-vit-base-patch16` */
export function repoFolder(repo: string, repoType: RepoType = 'model'): string {
  return `${repoType}s--${repo.replaceAll('/', '--')}`;
}

/** The repo whose folder it is, or undefined where the name is none of a repo. */
export function repoOfFolder(folder: string): { repo: string; repoType: RepoType } | undefined {
  const [, type, name] = /^(model|dataset|space)s--(.+)$/.exec(folder) ?? [];
  return name === undefined ? undefined : { repo: name.replaceAll('--', '/'), repoType: type as RepoType };
}

/** `refs/main` of a repo names the commit that readers without a revision load: 40 hex digits, no line end. */
export const commitPattern = /^[0-9a-f]{40}$/;

/** The address of one file: datasets and spaces live below a prefix, models do not. */
export function resolveAddress(
  endpoint: string,
  repo: string,
  repoType: RepoType,
  revision: string,
  path: string,
): string {
  const prefix = repoType === 'model' ? '' : `${repoType}s/`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${endpoint.replace(/\/+$/, '')}/${prefix}${repo}/resolve/${encodeURIComponent(revision)}/${encoded}`;
}

/**
 * What is known of one file of a snapshot: one digest at least. Of a plain file the Hub tells the git blob id alone, of
 * an LFS file the sha256 alone.
 */
export interface ExpectedFile extends Digests {
  size: number;
}

interface Digests {
  sha256?: string | undefined;
  gitSha1?: string | undefined;
}

/** What a cache itself tells of a file: the name of a blob tells a digest and no size. */
export type ToldFile = Digests & { size?: number };

/** Blobs carry the ETag of the Hub: the git blob id of a plain file, the sha256 of an LFS or Xet file. */
export function blobName({ gitSha1, sha256 }: Digests): string {
  const name = gitSha1 ?? sha256;
  if (name === undefined) throw new Error('a file of a snapshot without any digest');
  return name;
}

/** What must be computed to tell whether a file is the expected one. */
export const digestsFor = ({ sha256 }: Digests): ('sha256' | 'gitSha1')[] =>
  sha256 === undefined ? ['sha256', 'gitSha1'] : ['sha256'];

/** Whether a digest is that of the expected file: by its sha256 where that is known, else by its git blob id. */
export const isSameContent = (expected: Digests, digest: Pick<FileDigest, 'sha256' | 'gitSha1'>): boolean =>
  expected.sha256 === undefined ? digest.gitSha1 === expected.gitSha1 : digest.sha256 === expected.sha256;

/** Whether bytes are known to be others: of a digest that was not computed nothing is known. */
export const isOtherContent = (
  { sha256, gitSha1 }: Digests,
  digest: Pick<FileDigest, 'sha256' | 'gitSha1'>,
): boolean =>
  sha256 === undefined ? digest.gitSha1 !== undefined && digest.gitSha1 !== gitSha1 : digest.sha256 !== sha256;

/** The digest by which a file is known, in words. */
export const digestInWords = ({ sha256, gitSha1 }: Digests): string =>
  sha256 === undefined ? `git blob id ${gitSha1}` : `sha256 ${sha256}`;

/** The text of the link from a snapshot file to its blob: one `..` more for every folder the file lies in. */
export function linkText(filePath: string, blob: string): string {
  const depth = filePath.split('/').length - 1;
  return `${'../'.repeat(depth + 2)}blobs/${blob}`;
}

/** One entry below the cache root (`HF_HUB_CACHE`), as an adapter lists it. Paths use `/` and are relative to the root. */
export interface HubEntry {
  path: string;
  kind: 'file' | 'directory' | 'link' | 'other';
  /** Of a file itself; of a link, see `resolved`. */
  size?: number;
  /** The text of a link. */
  target?: string;
  /** Where a link ends, chains followed. Absent for a dangling link. `path` is absolute when it lies outside the root. */
  resolved?: { path: string; inside: boolean; kind: 'file' | 'directory' | 'other'; size: number };
  /**
   * The content of a small file, one character a byte: of every one below `refs/` (at most 1 KiB of it), and of one in
   * `snapshots/` or `blobs/` that begins as a link or a Git LFS pointer does.
   */
  text?: string;
  /** Of a file: changes with every write to it, and is that of its hard links. */
  mark?: string;
  /** Set when it cannot be read, with what a person needs to mend it, e.g. `-rw------- root`. */
  unreadable?: string;
  /**
   * Of a folder: it is really a link to this one outside of the root, and of the same user. What lies in it is listed as
   * if it lay here, which is how readers see it.
   */
  elsewhere?: string;
  /** The folder on the way that may not be entered, where it is that which keeps it from being read. */
  refusedAt?: string;
}

/** What tells that a path still holds what was listed there; undefined of what tells nothing. */
export const markOf = ({ kind, mark, target }: Pick<HubEntry, 'kind' | 'mark' | 'target'>): string | undefined =>
  kind === 'link' ? `-> ${target}` : mark;

/** Said of what has a name that is no text: Node cannot open it. */
export const notUtf8 = 'its name is not UTF-8';

/** What hashing a file has told. */
export interface FileDigest {
  bytes: number;
  sha256: string;
  /** Git blob id, where it was asked for. */
  gitSha1?: string;
  md5?: string;
  content: ContentKind;
}

/** A pinned snapshot: what must be in the cache, byte for byte. */
export interface ExpectedSnapshot {
  repo: string;
  repoType: RepoType;
  /** Commit, 40 hex digits. */
  commit: string;
  /** The branch or tag whose commit it is, where the manifest names one. */
  branch?: string;
  files: Readonly<Record<string, ExpectedFile>>;
  /** Other commits of the repo that are pinned too: neither is foreign to the other. */
  alsoPinned?: readonly string[];
}

/** More bytes than the text of a link or a Git LFS pointer has. */
export const mostOfPointer = 512;

/** Whether a small file may say which bytes belong in its place. */
export const mayBePointer = (head: string): boolean => /^\.\.[\\/]|^version https:/.test(head);

/** How our own unfinished files end; `.incomplete` is what the Hub clients call theirs. */
export const unfinishedSuffix = '.steve1-setup.incomplete';

/** A name beside a path, for what is to be renamed over it; `mark` is 8 characters that nobody else takes. */
export const unfinishedName = (path: string, mark: string): string => `${path}.${mark}${unfinishedSuffix}`;

/** What operating systems leave in any folder. */
const systemNames: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** What the Hub clients leave in a cache beside repos, refs and blobs. */
const clientNames: ReadonlySet<string> = new Set([
  'version.txt',
  'version_diffusers_cache.txt',
  'CACHEDIR.TAG',
  '.locks',
]);

const mayBeLeftOver = /(?:^|\/)(?:version|CACHEDIR|\.locks|\.DS_Store|Thumbs|desktop)/;

/**
 * What operating systems and the Hub clients leave in a cache: never a finding. In a snapshot every name may be one of
 * the repo, so there only what a file manager writes is passed over, and a link to a blob is none of that.
 *
 * @param path relative to the folder of the repo
 */
export function isLeftOver(path: string, kind: HubEntry['kind']): boolean {
  if (!mayBeLeftOver.test(path)) return false; // asked of every path, many times over
  const [top, , ...file] = path.split('/');
  if (top === 'snapshots' && file.length > 0) return kind === 'file' && systemNames.has(file.at(-1)!);
  return path.split('/').some((name) => systemNames.has(name) || clientNames.has(name));
}
