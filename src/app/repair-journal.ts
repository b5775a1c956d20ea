import { type Finding, SetupError, finding } from '../core/errors.js';
import type { Disk, Locations, Placer } from './ports.js';

/**
 * What lies beside a cache while one of its repos is repaired, and tells the next run how far a run got that was ended.
 *
 *   .steve1-setup/journal.json        which repo it is about; there as long as anything below is
 *   .steve1-setup/repair/new/<repo>   the new folder, until it has taken its place
 *   .steve1-setup/repair/lifted       what is on its way from one place in it to another
 *   .steve1-setup/repair/old          what has left the cache: the old folder, or what a repair in place took out of it
 *   .steve1-setup/repair/met          what a client made in place of the folder, while it was away
 *   .steve1-setup/repair/kept/<repo>  what is kept, on its way to .steve1-setup/kept/<date>/<repo>; with
 *                                     `.made-meanwhile` what a client wrote in a place that is taken
 */
export interface Journal {
  schema: 'steve1-journal/1';
  /** Name of the folder of the cache beside the state folder. */
  hub: string;
  repo: string;
  date: string;
  /** Nothing but single files and folders leaves the repo, which itself stays where it is. */
  inPlace?: true;
  /** What the plan was made for, by path in the repo, as `markOf` tells it. What else turns up is a client's. */
  listed?: Record<string, string>;
}

/** Where a cache is, and what is beside it. */
export interface Rebuilding {
  /** Where the kit keeps its own things beside the cache. */
  state: string;
  hubCache: string;
  /** Names the folder of what is kept. */
  date: string;
}

export type Ports = { disk: Disk; placer: Placer };

/** The kit's own folder beside the cache. */
export const hubState = ({ hfHome }: Pick<Locations, 'hfHome'>, { join }: Pick<Disk, 'join'>): string =>
  join(hfHome, '.steve1-setup');

export const places = ({ state }: { state: string }, repo: string, { join }: Disk) => ({
  journal: join(state, 'journal.json'),
  repair: join(state, 'repair'),
  fresh: join(state, 'repair', 'new'),
  built: join(state, 'repair', 'new', repo),
  lifted: join(state, 'repair', 'lifted'),
  old: join(state, 'repair', 'old'),
  met: join(state, 'repair', 'met'),
  kept: join(state, 'repair', 'kept', repo),
  meanwhile: join(state, 'repair', 'kept', `${repo}.made-meanwhile`),
});

/** Writes that a repair begins. Nothing is begun over what a stopped one has left: it may be the only copy. */
export async function begin(
  repo: string,
  where: Rebuilding,
  { disk, placer }: Ports,
  more: Pick<Journal, 'inPlace' | 'listed'>,
): Promise<Journal> {
  const { journal, repair } = places(where, repo, disk);
  if (await disk.stat(journal))
    throw new SetupError('write-failed', `${journal} tells of a repair that is still to be finished: run it again`);
  // The state folder and the cache lie in one folder.
  const hub = where.hubCache.slice(where.state.length - '.steve1-setup'.length);
  const note: Journal = { schema: 'steve1-journal/1', hub, repo, date: where.date, ...more };
  await placer.remove(repair);
  await placer.writeText(journal, `${JSON.stringify(note)}\n`);
  return note;
}

/** That a run was stopped in a repair: an error when that is why a repo is not in its place. Writes nothing. */
export async function checkUnfinished(locations: Pick<Locations, 'hfHome'>, disk: Disk): Promise<Finding[]> {
  const state = hubState(locations, disk);
  const note = await readJournal(state, disk);
  if (note === undefined) return [];
  const { journal, old } = places({ state }, note.repo, disk);
  const target = disk.join(state, '..', note.hub, note.repo);
  const isAway = !note.inPlace && (await disk.stat(target)) === undefined && (await disk.stat(old)) !== undefined;
  const message = isAway
    ? `a repair was stopped while ${target} was away: the folder lies in ${disk.join(state, 'repair')}`
    : `a repair of ${target} was stopped, and is still to be finished`;
  return [finding('hub-repair-unfinished', isAway ? 'error' : 'warning', journal, message)];
}

export async function readJournal(state: string, disk: Disk): Promise<Journal | undefined> {
  const path = disk.join(state, 'journal.json');
  if (!(await disk.stat(path))) return undefined;
  const note = parseJournal(await disk.readText(path));
  if (note) return note;
  throw new SetupError('file-unreadable', `${path} is not what this version writes`, {
    remedy: `Look into ${disk.join(state, 'repair')}: \`old\` there is the folder of the cache as it was. Move it back, then delete the file.`,
  });
}

function parseJournal(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const note = value as Partial<Journal> | null;
  if (note?.schema !== 'steve1-journal/1') return undefined;
  const names = [note.hub, note.repo, note.date];
  const isName = (name: unknown) => typeof name === 'string' && !/^\.{0,2}$|[\\/]/.test(name);
  const isListing = (listed: unknown) => listed === undefined || (typeof listed === 'object' && listed !== null);
  return names.every(isName) && isListing(note.listed) ? (note as Journal) : undefined;
}
