import { normalize } from './file-rules.js';
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

/** What is told of a file of a snapshot, `<commit>/<path>`: by `trees/`, else by the name of the blob that it links to. */
export function toldOf(listing: Listing, name: string, entry: HubEntry, trees: Trees): ToldFile | undefined {
  const [commit, ...path] = name.split('/');
  return trees.get(commit!)?.[path.join('/')] ?? toldByLink(listing, entry);
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
