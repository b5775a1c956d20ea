import { type Finding, type Severity, finding } from '../errors.js';
import { type HubEntry, notUtf8 } from './layout.js';
import type { Listing } from './listing.js';

/**
 * Links that lead nowhere or out of the cache, and what cannot be read: errors where the pinned snapshot or `refs/main`
 * needs the path, warnings elsewhere in the repo. Folders and blobs that several paths share are told of once.
 *
 * @returns hub-permission, hub-special-file, hub-link-dangling, hub-link-escapes
 */
export function checkAccess(listing: Listing): Finding[] {
  const needed = neededPaths(listing);
  const others = [...listing.allBelow(listing.repo)].filter(({ path }) => !needed.has(path));
  const entries = [...new Set([...needed, listing.repo])].flatMap((path) => listing.at(path) ?? []).concat(others);
  const told = new Set<string>();
  return entries.flatMap((entry): Finding[] => {
    const { path, kind, resolved, unreadable, refusedAt, target, elsewhere } = entry;
    const severity = needed.has(path) ? 'error' : 'warning';
    const end = resolved?.path ?? path;
    if (unreadable !== undefined) {
      const culprit = refusedAt ?? end;
      if (told.has(culprit)) return [];
      told.add(culprit);
      return [accessFinding(severity, entry, end)];
    }
    // Where a pinned file should be, that it is not there says it.
    if (kind === 'other') return severity === 'error' ? [] : [specialFinding('error', entry)];
    if (elsewhere !== undefined) return [elsewhereFinding(path, elsewhere)];
    if (kind !== 'link') return [];
    const more = target === undefined ? {} : { actual: target };
    if (resolved === undefined) {
      // What leads through a dangling blob dangles itself and is the one to tell of.
      if (severity === 'warning' && path.startsWith(`${listing.repo}/blobs/`)) return [];
      return [finding('hub-link-dangling', severity, path, `${path} links to ${target}, which is not there`, more)];
    }
    if (resolved.inside || told.has(end)) return [];
    told.add(end);
    return [finding('hub-link-escapes', severity, path, `${path} leads out of the cache, to ${end}`, more)];
  });
}

/** What cannot be read; a folder that may not be entered is told of once, whatever lies in it. */
export function accessFinding(severity: Severity, entry: HubEntry, end: string): Finding {
  const { path, refusedAt, unreadable = '' } = entry;
  const what =
    refusedAt === undefined ? `${end} cannot be read` : `${refusedAt} cannot be entered on the way to ${end}`;
  const more = unreadable === notUtf8 ? { remedy: renameIt } : {};
  return finding('hub-permission', severity, path, `${what}: ${unreadable}`, { actual: unreadable, ...more });
}

const renameIt = 'Rename or delete it: no Hub client wrote it. `ls -b` in its folder shows the bytes of its name.';

export const specialFinding = (severity: Severity, { path }: HubEntry): Finding =>
  finding('hub-special-file', severity, path, `${path} is a pipe, a socket or a device, not a file`);

/** A link that readers follow to a place outside of the cache. */
export const elsewhereFinding = (path: string, end: string): Finding =>
  finding('hub-link-escapes', 'warning', path, `${path} leads out of the cache, to ${end}`, {
    remedy:
      'Nothing needs doing on this machine: readers follow it. To save or move the cache, first replace the link by what it leads to.',
  });

/** Every path that is touched when `refs/main` and the pinned files are read. */
function neededPaths(listing: Listing): Set<string> {
  const files = Object.keys(listing.snapshot.files).map((path) => `${listing.pinned}/${path}`);
  const needed = new Set<string>();
  for (const path of [`${listing.repo}/refs/main`, ...files]) {
    const { entry, blocked, via } = listing.find(path);
    for (const touched of [...via, ...((blocked ?? entry) ? [(blocked ?? entry)!] : [])]) {
      needed.add(touched.path);
      if (touched.resolved?.inside) needed.add(touched.resolved.path);
    }
  }
  return needed;
}
