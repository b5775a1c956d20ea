import { type Finding, finding } from '../errors.js';
import type { HubEntry } from './layout.js';
import type { Listing } from './listing.js';

/**
 * What does not belong: markers that hide a file, and what unfinished downloads, copies and old clients have left. The
 * blob store that hub 2.x shares between repos lies outside of the repo folder and is never looked at.
 *
 * @returns hub-noexist-shadow, hub-stale-artifacts, hub-legacy-cache
 */
export function checkStrays(listing: Listing): Finding[] {
  return [...checkMarkers(listing), ...checkStale(listing), ...checkLegacy(listing.inRoot())];
}

/** `try_to_load_from_cache` of huggingface_hub believes `.no_exist/<commit>/<path>` before it looks for the file. */
function checkMarkers(listing: Listing): Finding[] {
  return listing.filesBelow(`${listing.repo}/.no_exist`).flatMap(({ name, entry }) => {
    const [commit, ...rest] = name.split('/');
    const path = rest.join('/');
    const { entry: hidden } = listing.find(`${listing.repo}/snapshots/${name}`);
    if (hidden === undefined) return [];
    const isPinned = commit === listing.snapshot.commit && listing.snapshot.files[path] !== undefined;
    const message = `${entry.path} says that ${path} does not exist, and ${hidden.path} is there`;
    return [finding('hub-noexist-shadow', isPinned ? 'error' : 'warning', entry.path, message)];
  });
}

function checkStale(listing: Listing): Finding[] {
  return listing.below(listing.repo).flatMap(({ name, entry }) => {
    // These are named by the repo, e.g. `poetry.lock`.
    const isOfRepo = /^(snapshots|\.no_exist)\//.test(name);
    const size = entry.size === undefined ? '' : `, ${entry.size} bytes`;
    const stale = (severity: 'warning' | 'note', text: string) => [
      finding('hub-stale-artifacts', severity, entry.path, `${entry.path} is ${text}${size}`),
    ];
    if (entry.kind === 'file' && name.endsWith('.incomplete')) return stale('warning', 'an unfinished download');
    if (entry.kind === 'file' && name.endsWith('.lock') && !isOfRepo) return stale('note', 'a lock outside of .locks');
    if (name.split('/').at(-1) === '.cache' && !isOfRepo) return stale('note', 'left by a copy, not by the Hub client');
    return [];
  });
}

/** Before 4.22, transformers wrote `<sha256 of the address>.<sha256 of the ETag>`, and beside it a `.json` and a `.lock`. */
export function checkLegacy(inRoot: readonly HubEntry[]): Finding[] {
  const names = inRoot.filter(({ path }) => /^[0-9a-f]{64}\.[0-9a-f]{64}(\.h5)?(\.json|\.lock)?$/.test(path));
  const [first] = names;
  if (first === undefined) return [];
  const bytes = names.reduce((sum, { size = 0 }) => sum + size, 0);
  const message = `${names.length} files of a cache of transformers before 4.22 lie in the cache root, ${bytes} bytes`;
  return [finding('hub-legacy-cache', 'note', first.path, message)];
}
