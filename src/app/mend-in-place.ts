import { SetupError } from '../core/errors.js';
import type { InPlace } from '../core/hub/in-place.js';
import { conclude } from './finish-repair.js';
import { type Ports, type Rebuilding, begin, places } from './repair-journal.js';

/**
 * Carries out a plan in the folder of the repo itself, step by step. What goes is moved out of the cache first, so that
 * it can be put back where it turns out to be something that a client has just written.
 *
 * @returns where what is kept is now, or undefined
 */
export async function mendInPlace(
  repo: string,
  steps: InPlace,
  where: Rebuilding,
  ports: Ports,
  {
    listed,
    check,
  }: {
    /** What the plan was made for, by path in the repo, as `markOf` tells it. */
    listed: ReadonlyMap<string, string>;
    /** Looks at the files of the repo once their bytes are placed, and throws when they are not right. */
    check(): Promise<void>;
  },
): Promise<string | undefined> {
  const { disk, placer } = ports;
  const { old, kept } = places(where, repo, disk);
  const rest = (path: string) => path.slice(repo.length + 1).split('/');
  const at = (path: string) => (disk.isAbsolute(path) ? path : disk.join(where.hubCache, ...path.split('/')));
  /** Nothing there, or still what the plan was made for. */
  const isOurs = async (path: string) => {
    const now = await disk.markAt(at(path));
    return now === undefined || now === listed.get(rest(path).join('/'));
  };
  const carryOut = async () => {
    for (const path of steps.save) await placer.keep(at(path), disk.join(kept, ...rest(path)));
    for (const { action, from, to } of steps.place) {
      if (!(await isOurs(to!))) continue;
      await (action === 'move' ? placer.shareFile(at(from!), at(to!)) : placer.copyFile(at(from!), at(to!)));
    }
    for (const { from, to } of steps.link) {
      if (!(await isOurs(to!))) continue;
      const text = `${'../'.repeat(rest(to!).length - 1)}${rest(from!).join('/')}`;
      if (!(await placer.placeLink(at(to!), text)))
        throw new SetupError('write-failed', `${at(to!)} cannot be a link on this file system`);
    }
    if (steps.place.length + steps.link.length > 0) await check();
    for (const { to, commit } of steps.refs) if (await isOurs(to!)) await placer.writeText(at(to!), commit!);
    for (const { path, isKept } of steps.take) {
      const now = await disk.markAt(at(path));
      const isChanged = now !== 'directory' && now !== listed.get(rest(path).join('/'));
      if (now !== undefined && !isChanged) await placer.move(at(path), disk.join(isKept ? kept : old, ...rest(path)));
    }
  };
  // Where nothing leaves the cache there is nothing that a next run would have to know of.
  if (steps.take.length + steps.save.length === 0) return void (await carryOut());
  const leaving = steps.take.map(({ path }) => rest(path).join('/'));
  const isLeaving = (path: string) => leaving.some((one) => path === one || path.startsWith(`${one}/`));
  const leftOver = Object.fromEntries([...listed].filter(([path]) => isLeaving(path)));
  const note = await begin(repo, where, ports, { inPlace: true, listed: leftOver });
  try {
    await carryOut();
  } catch (error) {
    await conclude(note, where, ports).catch(() => undefined);
    throw error;
  }
  return conclude(note, where, ports);
}
