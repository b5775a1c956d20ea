import { type Finding, SetupError, finding } from '../core/errors.js';
import type { RepairPlan, RepairStep } from '../core/hub/repair.js';
import type { Disk, Locations, Placer } from './ports.js';

/**
 * Carries out a plan without a moment in which a reader finds less than before: the repo folder is built anew beside
 * the cache, checked, and takes the place of the old one by two renames. Whatever ends the run, `finishRebuild` of the
 * next one tells from what lies where how far it got, and goes on or back.
 *
 *   .steve1-setup/journal.json        which folder it is about; there as long as anything below is
 *   .steve1-setup/repair/new/<repo>   the new folder, until it has taken its place
 *   .steve1-setup/repair/lifted       what is on its way from one place in it to another
 *   .steve1-setup/repair/old          the old one, from then on until nothing of it is needed
 *   .steve1-setup/repair/kept/<repo>  what was not understood, on its way to .steve1-setup/kept/<date>/<repo>
 */
export interface Rebuilding {
  /** Where the kit keeps its own things beside the cache. */
  state: string;
  hubCache: string;
  /** Names the folder of what is kept. */
  date: string;
}

/** The kit's own folder beside the cache. */
export const hubState = ({ hfHome }: Pick<Locations, 'hfHome'>, { join }: Pick<Disk, 'join'>): string =>
  join(hfHome, '.steve1-setup');

type Ports = { disk: Disk; placer: Placer };

interface Journal {
  schema: 'steve1-journal/1';
  /** Name of the folder of the cache beside the state folder. */
  hub: string;
  repo: string;
  date: string;
}

const places = ({ state }: { state: string }, repo: string, { join }: Disk) => ({
  journal: join(state, 'journal.json'),
  repair: join(state, 'repair'),
  fresh: join(state, 'repair', 'new'),
  built: join(state, 'repair', 'new', repo),
  lifted: join(state, 'repair', 'lifted'),
  old: join(state, 'repair', 'old'),
  kept: join(state, 'repair', 'kept', repo),
});

const keptFolder = ({ state }: { state: string }, { date, repo }: Pick<Journal, 'date' | 'repo'>, { join }: Disk) =>
  join(state, 'kept', date, repo);

/**
 * @returns where what was not understood is now, or undefined
 */
export async function rebuild(
  { repo, steps }: RepairPlan,
  where: Rebuilding,
  ports: Ports,
  {
    known,
    check,
  }: {
    /** Paths that the plan was made for; what else turns up in the old folder came while the new one was built. */
    known: ReadonlySet<string>;
    /** Looks at the new folder, which lies in the folder that it is given, and throws when it is not right. */
    check(folder: string): Promise<void>;
  },
): Promise<string | undefined> {
  const { disk, placer } = ports;
  const { journal, repair, fresh, built, old } = places(where, repo, disk);
  const target = disk.join(where.hubCache, repo);
  const note: Journal = { schema: 'steve1-journal/1', hub: nameBeside(where), repo, date: where.date };
  // What it names may be the only copy of a folder: nothing is built over it.
  if (await disk.stat(journal))
    throw new SetupError('write-failed', `${journal} tells of a repair that is still to be finished: run it again`);
  await placer.remove(repair);
  await placer.writeText(journal, `${JSON.stringify(note)}\n`);
  try {
    await placer.clone(target, built);
    await carryOut(steps, repo, where, ports);
    await check(fresh);
    if (await disk.stat(target)) await placer.move(target, old);
    await placer.move(built, target);
  } catch (error) {
    // Where this fails too, the journal is still there for the next run.
    await goBack(target, { journal, repair, old }, ports).catch(() => undefined);
    throw error;
  }
  await takeOver(repo, known, where, ports);
  return conclude(note, where, ports);
}

/** A client that downloads meanwhile knows of no lock of ours: what it has put into the old folder goes into the new. */
async function takeOver(
  repo: string,
  known: ReadonlySet<string>,
  where: Rebuilding,
  { disk, placer }: Ports,
): Promise<void> {
  const { repair } = places(where, repo, disk);
  for (const { path, kind } of await disk.listHub(repair, ['old'])) {
    const name = path.slice('old/'.length);
    if (!path.startsWith('old/') || kind === 'directory' || known.has(`${repo}/${name}`)) continue;
    const to = disk.join(where.hubCache, repo, ...name.split('/'));
    if ((await disk.stat(to)) === undefined) await placer.move(disk.join(repair, ...path.split('/')), to);
  }
}

async function goBack(
  target: string,
  { journal, repair, old }: { journal: string; repair: string; old: string },
  { disk, placer }: Ports,
): Promise<void> {
  if ((await disk.stat(old)) && !(await disk.stat(target))) await placer.move(old, target);
  await placer.remove(repair);
  await placer.remove(journal);
}

/** The state folder and the cache lie in one folder. */
const nameBeside = ({ state, hubCache }: Rebuilding): string => hubCache.slice(state.length - '.steve1-setup'.length);

/** First what leaves its place, then what takes one: the old folder is still there, and has whatever has gone. */
async function carryOut(
  steps: readonly RepairStep[],
  repo: string,
  where: Rebuilding,
  { disk, placer }: Ports,
): Promise<void> {
  const { built, kept, lifted } = places(where, repo, disk);
  const rest = (path: string) => path.slice(repo.length + 1).split('/');
  const inNew = (path = '') => disk.join(built, ...rest(path));
  const before = (path = '') => (disk.isAbsolute(path) ? path : disk.join(where.hubCache, ...path.split('/')));
  for (const [index, { action, from }] of steps.entries()) {
    if (action === 'delete') await placer.remove(inNew(from));
    if (action === 'keep') await placer.move(inNew(from), disk.join(kept, ...rest(from!)));
    if (action === 'move') await placer.move(inNew(from), disk.join(lifted, `${index}`));
  }
  for (const [index, { action, from, to, commit }] of steps.entries()) {
    if (action === 'move') await placer.placeFile(disk.join(lifted, `${index}`), inNew(to));
    if (action === 'copy') await placer.copyFile(before(from), inNew(to));
    if (action === 'link') {
      const text = `${'../'.repeat(rest(to!).length - 1)}${rest(from!).join('/')}`;
      if (!(await placer.placeLink(inNew(to), text)))
        throw new SetupError('write-failed', `${inNew(to)} cannot be a link on this file system`);
    }
    if (action === 'write-ref') await placer.writeText(inNew(to), commit!);
  }
}

/** The new folder is in its place: what was not understood goes to where it is kept, and the old folder goes. */
async function conclude(note: Journal, where: { state: string }, { disk, placer }: Ports): Promise<string | undefined> {
  const { journal, repair, kept } = places(where, note.repo, disk);
  const to = keptFolder(where, note, disk);
  if (await disk.stat(kept)) await placer.move(kept, to);
  await placer.remove(repair);
  await placer.remove(journal);
  const all = disk.join(where.state, 'kept', note.date);
  return (await disk.stat(all)) && all;
}

/**
 * Finishes or undoes what a run that was ended has left. Only under the lock of the state folder.
 *
 * @returns in words what was done, or undefined where there was nothing to do
 */
export async function finishRebuild({ state }: { state: string }, ports: Ports): Promise<string | undefined> {
  const { disk, placer } = ports;
  const note = await readJournal(state, disk);
  if (note === undefined) return undefined;
  const { journal, repair, built, old } = places({ state }, note.repo, disk);
  const target = disk.join(state, '..', note.hub, note.repo);
  if (!(await disk.stat(old))) {
    // Either the new folder had not begun to take its place, or the old one has gone already.
    await placer.remove(repair);
    await placer.remove(journal);
    return `what a repair of ${target} that was stopped had left is removed`;
  }
  if (await disk.stat(built)) {
    // Between the two renames. Whoever made the folder anew in the meantime did so without ours.
    if (await disk.stat(target)) await placer.move(target, `${keptFolder({ state }, note, disk)}.made-meanwhile`);
    await placer.move(built, target);
  } else if (!(await disk.stat(target))) await placer.move(old, target);
  return saying(await conclude(note, { state }, ports), target);
}

/** That a run was stopped in a repair: an error when that is why a repo is not in its place. Writes nothing. */
export async function checkUnfinished(locations: Pick<Locations, 'hfHome'>, disk: Disk): Promise<Finding[]> {
  const state = hubState(locations, disk);
  const note = await readJournal(state, disk);
  if (note === undefined) return [];
  const { journal, old } = places({ state }, note.repo, disk);
  const target = disk.join(state, '..', note.hub, note.repo);
  const isAway = (await disk.stat(target)) === undefined && (await disk.stat(old)) !== undefined;
  const message = isAway
    ? `a repair was stopped while ${target} was away: the folder lies in ${disk.join(state, 'repair')}`
    : `a repair of ${target} was stopped, and is still to be finished`;
  return [finding('hub-repair-unfinished', isAway ? 'error' : 'warning', journal, message)];
}

const saying = (kept: string | undefined, target: string): string =>
  `a repair of ${target} that was stopped has been finished${kept === undefined ? '' : `; see ${kept}`}`;

async function readJournal(state: string, disk: Disk): Promise<Journal | undefined> {
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
  return names.every(isName) ? (note as Journal) : undefined;
}
