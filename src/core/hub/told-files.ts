import { isLinkText, normalize } from './file-rules.js';
import type { ExpectedFile, HubEntry, ToldFile } from './layout.js';
import type { Listing } from './listing.js';

/** What `trees/` lists, by commit. */
export type Trees = ReadonlyMap<string, Readonly<Record<string, ExpectedFile>>>;

/** What the name of a blob says of its bytes: a git blob id, or a sha256. */
export function digestInName(name: string): ToldFile | undefined {
  if (/^[0-9a-f]{40}$/.test(name)) return { gitSha1: name };
  if (/^[0-9a-f]{64}$/.test(name)) return { sha256: name };
  return undefined;
}

/**
 * What a small file says of the bytes that belong in its place: the text of a link names a blob, a Git LFS pointer its
 * object. Source of the latter: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function digestInText(text: string): ToldFile | undefined {
  if (isLinkText(text)) return digestInName(text.trim().split(/[\\/]/).at(-1)!);
  if (!text.startsWith('version https://git-lfs.github.com/spec/')) return undefined;
  const [, sha256] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
  const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
  return sha256 === undefined ? undefined : { sha256, ...(size !== undefined && { size: Number(size) }) };
}

/**
 * What is told of a file of a snapshot, `<commit>/<path>`: by `trees/`, else by its own text where that names other
 * bytes, else by the name of the blob that it links to.
 */
export function toldOf(listing: Listing, name: string, entry: HubEntry, trees: Trees): ToldFile | undefined {
  const [commit, ...path] = name.split('/');
  const text = entry.kind === 'file' ? entry.text : listing.at(entry.resolved?.path ?? '')?.text;
  return (
    trees.get(commit!)?.[path.join('/')] ??
    (text === undefined ? undefined : digestInText(text)) ??
    toldByLink(listing, entry)
  );
}

function toldByLink({ repo }: Listing, { path, kind, target, resolved }: HubEntry): ToldFile | undefined {
  if (kind !== 'link' || target === undefined) return undefined;
  const blobs = `${repo}/blobs/`;
  const text = target.replaceAll('\\', '/');
  const named = normalize(`${path}/../${text}`);
  if (named.startsWith(blobs)) return digestInName(named.slice(blobs.length));
  // An absolute one names its blob where it ends, or ended before the cache was moved.
  const end = resolved?.inside ? resolved.path : text;
  const at = end.lastIndexOf(blobs);
  return at < 0 ? undefined : digestInName(end.slice(at + blobs.length));
}
