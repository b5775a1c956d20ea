import { type Stats, accessSync, constants, readlinkSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { HubEntry } from '../core/hub/layout.js';
import { isAbsent, systemCode } from './errors.js';

/** What a person needs to mend a permission: mode and owner. */
export function ownership(path: string): string {
  let facts: Stats;
  try {
    facts = statSync(path);
  } catch {
    return 'which cannot be looked at';
  }
  const mode = (facts.mode & 0o7777).toString(8).padStart(4, '0');
  const self = process.getuid === undefined ? '' : `; this process is uid ${process.getuid()}`;
  return `mode ${mode}, owner uid ${facts.uid}, gid ${facts.gid}${self}`;
}

/** A path for an error message, with mode and owner where it is they that refuse. */
export const withOwner = (path: string, error: unknown): string =>
  ['EACCES', 'EPERM'].includes(systemCode(error) ?? '') ? `${path} (${ownership(path)})` : path;

/** The first folder on the way to a path, links followed, that may not be entered; undefined where all may. */
function refusingFolder(path: string): string | undefined {
  const way: string[] = [];
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) way.unshift(at);
  return way.find((folder) => {
    try {
      accessSync(folder, constants.X_OK);
      return false;
    } catch (error) {
      return !isAbsent(error);
    }
  });
}

/** Of what refuses to be read: itself, or the folder on the way to it that may not be entered. */
export function refusal(path: string, kind: HubEntry['kind']): { at: string; who: string } {
  let end = path;
  if (kind === 'link') {
    const folder = refusingFolder(path);
    // What cannot be entered hides where the link leads; its text tells the way as far as that goes.
    if (folder === undefined) end = resolve(dirname(path), readlinkSync(path));
  }
  const at = refusingFolder(end) ?? end;
  return { at, who: ownership(at) };
}
