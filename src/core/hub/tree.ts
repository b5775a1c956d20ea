import { SetupError } from '../errors.js';
import { unsafePathReason } from '../safe-path.js';
import { type ExpectedFile, type RepoType, commitPattern } from './layout.js';

/**
 * What the Hub's API tells of a repo: the commit of a branch, and the files of a commit with their digests.
 * Source: `repo_info` and `list_repo_tree` in `huggingface_hub/hf_api.py`.
 */

/** Datasets and spaces live below their own names in the API too, and models below `models`. */
const apiOf = (endpoint: string, repo: string, repoType: RepoType): string =>
  `${endpoint.replace(/\/+$/, '')}/api/${repoType}s/${repo}`;

/** Answers with a document whose `sha` is the commit. */
export const revisionAddress = (endpoint: string, repo: string, repoType: RepoType, revision: string): string =>
  `${apiOf(endpoint, repo, repoType)}/revision/${encodeURIComponent(revision)}`;

/** Answers with a page of the files of a commit, and a `Link` to the next one. */
export const treeAddress = (endpoint: string, repo: string, repoType: RepoType, commit: string): string =>
  `${apiOf(endpoint, repo, repoType)}/tree/${commit}?recursive=true`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const odd = (from: string, what: string): SetupError => new SetupError('origin-failed', `${from} ${what}`);

const sha256Pattern = /^[0-9a-f]{64}$/;
const gitPattern = /^[0-9a-f]{40}$/;

/** The commit in the answer to `revisionAddress`. Throws `origin-failed` when there is none. */
export function commitOf(document: unknown, from: string): string {
  const sha = isObject(document) ? document['sha'] : undefined;
  if (typeof sha !== 'string' || !commitPattern.test(sha)) throw odd(from, 'names no commit');
  return sha;
}

/**
 * The files in one page of a tree: of an LFS file the sha256, of any other the git blob id.
 *
 * Throws `origin-failed` for what is no such page, `hub-listing-unsafe` for a name that would leave the snapshot's folder.
 */
export function filesOfPage(document: unknown, from: string): [string, ExpectedFile][] {
  if (!Array.isArray(document)) throw odd(from, 'sends no list of files');
  return document.flatMap((entry: unknown): [string, ExpectedFile][] => {
    if (!isObject(entry) || typeof entry['path'] !== 'string') throw odd(from, 'lists a file without a path');
    const { type, path, size, oid, lfs } = entry;
    if (type !== 'file') return [];
    const reason = unsafePathReason(path as string);
    if (reason !== undefined)
      throw new SetupError(
        'hub-listing-unsafe',
        `${from} lists the file '${String(path).slice(0, 200)}', which ${reason}`,
      );
    const bytes = isObject(lfs) ? lfs['size'] : size;
    const digest = isObject(lfs) ? lfs['oid'] : oid;
    const form = isObject(lfs) ? sha256Pattern : gitPattern;
    if (!Number.isSafeInteger(bytes) || (bytes as number) < 0 || typeof digest !== 'string')
      throw odd(from, `lists ${String(path)} without its size or digest`);
    if (!form.test(digest)) throw odd(from, `lists ${String(path)} with the digest '${digest.slice(0, 80)}'`);
    const file: ExpectedFile = { size: bytes as number, ...(isObject(lfs) ? { sha256: digest } : { gitSha1: digest }) };
    return [[path as string, file]];
  });
}

/** The address of the next page in a `Link` header (RFC 8288), or undefined. */
export function nextPage(link: string | undefined): string | undefined {
  return /<([^<>]*)>\s*;[^,<]*\brel="?next"?/.exec(link ?? '')?.[1];
}
