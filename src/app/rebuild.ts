import { SetupError } from '../core/errors.js';
import type { RepairPlan, RepairStep } from '../core/hub/repair.js';
import { conclude, goBack, putInPlace } from './finish-repair.js';
import { type Ports, type Rebuilding, begin, places } from './repair-journal.js';

/**
 * Carries out a plan that cannot be carried out file by file: the repo folder is built anew beside the cache, checked,
 * and takes the place of the old one by two renames. Whatever ends the run, the next one tells from what lies where how
 * far it got, and goes on or back.
 *
 * @returns where what is kept is now, or undefined
 */
export async function rebuild(
  { repo, steps }: RepairPlan,
  where: Rebuilding,
  ports: Ports,
  {
    listed,
    check,
  }: {
    /** What the plan was made for, by path in the repo, as `markOf` tells it. */
    listed: ReadonlyMap<string, string>;
    /** Looks at the new folder, which lies in the folder that it is given, and throws when it is not right. */
    check(folder: string): Promise<void>;
  },
): Promise<string | undefined> {
  const { disk, placer } = ports;
  const { fresh, built, old } = places(where, repo, disk);
  const target = disk.join(where.hubCache, repo);
  const note = await begin(repo, where, ports, { listed: Object.fromEntries(listed) });
  try {
    await placer.clone(target, built);
    await carryOut(steps, repo, where, ports);
    await check(fresh);
    if (await disk.stat(target)) await placer.move(target, old);
    await putInPlace('built', note, where, ports);
  } catch (error) {
    // Where this fails too, the journal is still there for the next run.
    await goBack(note, where, ports).catch(() => undefined);
    throw error;
  }
  return conclude(note, where, ports);
}

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
