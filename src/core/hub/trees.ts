import { unsafePathReason } from '../safe-path.js';
import type { ExpectedFile } from './layout.js';

/**
 * `trees/<commit>.json`, in which huggingface_hub since 1.22 keeps what the Hub lists for a commit. Source: its
 * `_tree_cache.py`. Read where it is there, never written: a client takes a snapshot with a tree for one that is whole.
 */

export const treePath = (repo: string, commit: string): string => `${repo}/trees/${commit}.json`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The files of a commit, or undefined for what the client itself would not take either. */
export function parseTree(text: string): Record<string, ExpectedFile> | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(document) || document['format_version'] !== 1 || !isObject(document['files'])) return undefined;
  const files = Object.entries(document['files']).map(([path, info]) => [path, fileOf(info)] as const);
  if (files.some(([path, file]) => file === undefined || unsafePathReason(path) !== undefined)) return undefined;
  return Object.fromEntries(files) as Record<string, ExpectedFile>;
}

function fileOf(info: unknown): ExpectedFile | undefined {
  if (!isObject(info)) return undefined;
  const { size, blob_id: gitSha1, lfs_sha256: sha256, lfs_size: lfsSize } = info;
  const isLfs = typeof sha256 === 'string';
  const bytes = isLfs ? (lfsSize ?? size) : size;
  if (!Number.isSafeInteger(bytes) || (bytes as number) < 0) return undefined;
  if (isLfs) return /^[0-9a-f]{64}$/.test(sha256) ? { size: bytes as number, sha256 } : undefined;
  return typeof gitSha1 === 'string' && /^[0-9a-f]{40}$/.test(gitSha1) ? { size: bytes as number, gitSha1 } : undefined;
}
