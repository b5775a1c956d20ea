import { SetupError } from '../core/errors.js';
import { type HubEntry, markOf } from '../core/hub/layout.js';
import { type Journal, type Ports, places, readJournal } from './repair-journal.js';

/**
 * The end of a repair, the same whether the run that began it comes to it or the next one does: what has left the cache
 * goes, but for what a client has written there meanwhile, which knows of no lock of ours.
 */

const targetOf = ({ hub, repo }: Journal, { state }: { state: string }, { disk }: Ports): string =>
  disk.join(state, '..', hub, repo);

/** Puts a folder in the place of the repo, which is free but for what a client may make there at any moment. */
export async function putInPlace(
  folder: 'built' | 'old',
  note: Journal,
  where: { state: string },
  ports: Ports,
): Promise<void> {
  const { disk, placer } = ports;
  const { met, ...from } = places(where, note.repo, disk);
  const target = targetOf(note, where, ports);
  for (let tries = 1; ; tries++) {
    if (await disk.stat(target)) await placer.move(target, await freeName(disk.join(met, `${tries}`), ports));
    try {
      return await placer.move(from[folder], target);
    } catch (error) {
      if (tries === 5 || !(await disk.stat(target))) throw error;
    }
  }
}

/** Undoes a rebuild of which the new folder has not taken its place. */
export async function goBack(note: Journal, where: { state: string }, ports: Ports): Promise<void> {
  const { disk, placer } = ports;
  const { old, fresh, repair } = places(where, note.repo, disk);
  if (await disk.stat(old)) await putInPlace('old', note, where, ports);
  // What was kept of it is in the folder itself.
  await placer.remove(disk.join(repair, 'kept'));
  await placer.remove(fresh);
  await conclude(note, where, ports);
}

/**
 * What is in the cache is as it is to be: what a client wrote is put there or kept, and what is left goes.
 *
 * @returns where what is kept is now, or undefined
 */
export async function conclude(note: Journal, where: { state: string }, ports: Ports): Promise<string | undefined> {
  const { disk, placer } = ports;
  const { journal, repair, kept, meanwhile } = places(where, note.repo, disk);
  const listed = new Map(Object.entries(note.listed ?? {}));
  for (let passes = 1; await takeOver(note, listed, where, ports); passes++) {
    if (passes === 20) throw new SetupError('write-failed', `${repair} is being written: run it again when it is not`);
  }
  const all = disk.join(where.state, 'kept', note.date);
  for (const [from, name] of [[kept, note.repo] as const, [meanwhile, `${note.repo}.made-meanwhile`] as const])
    if (await disk.stat(from)) await placer.move(from, await freeName(disk.join(all, name), ports));
  await placer.remove(repair);
  await placer.remove(journal);
  return (await disk.stat(all)) && all;
}

/** Finishes or undoes what a run that was ended has left, and says so. Only under the lock of the state folder. */
export async function finishRebuild(where: { state: string }, ports: Ports): Promise<string | undefined> {
  const { disk } = ports;
  const note = await readJournal(where.state, disk);
  if (note === undefined) return undefined;
  const { built, old } = places(where, note.repo, disk);
  const target = targetOf(note, where, ports);
  const isOldAway = (await disk.stat(old)) !== undefined;
  if (!note.inPlace) {
    if (!isOldAway) {
      // Either the new folder had not begun to take its place, or all is done but for clearing up.
      if (await disk.stat(built)) await goBack(note, where, ports);
      else await conclude(note, where, ports);
      return `what a repair of ${target} that was stopped had left is removed`;
    }
    if (await disk.stat(built)) await putInPlace('built', note, where, ports);
    else if (!(await disk.stat(target))) await putInPlace('old', note, where, ports);
  }
  const kept = await conclude(note, where, ports);
  return `a repair of ${target} that was stopped has been finished${kept === undefined ? '' : `; see ${kept}`}`;
}

/**
 * A client that downloads meanwhile may have written into what was on its way out of the cache. What the plan was made
 * for is as it was listed; all else goes to its place, or, where that is taken, to what is kept.
 *
 * @returns whether there was any
 */
async function takeOver(
  note: Journal,
  listed: ReadonlyMap<string, string>,
  where: { state: string },
  ports: Ports,
): Promise<boolean> {
  const { disk, placer } = ports;
  const { repair, meanwhile } = places(where, note.repo, disk);
  const away = leaves(await disk.listHub(repair, ['old', 'met']));
  const late = away.filter(({ path, entry }) => {
    const mark = markOf(entry);
    return mark === undefined || listed.get(path) !== mark;
  });
  if (late.length === 0) return false;
  const target = targetOf(note, where, ports);
  const now = new Map(
    (await disk.listHub(disk.join(target, '..'), [note.repo])).map((one) => [one.path, one] as const),
  );
  const at = (path: string) => now.get(`${note.repo}/${path}`);
  const before = new Map([...listed].map(([path, mark]) => [mark, path]));
  const left = new Set(away.map(({ path }) => path));
  let hasMoved = false;
  for (const { path, entry } of late) {
    const here = at(path);
    const mark = markOf(entry);
    const isSame =
      here !== undefined && ((mark !== undefined && markOf(here) === mark) || (here.text ?? NaN) === entry.text);
    if (isSame) continue;
    const names = path.split('/');
    const from = disk.join(repair, ...entry.path.split('/'));
    const folders = names.slice(0, -1).map((_, depth) => at(names.slice(0, depth + 1).join('/')));
    // Of an old folder that was never listed nothing tells what the plan had removed.
    const isTold = note.listed !== undefined || entry.path.startsWith('met/');
    const isFree =
      isTold && here === undefined && folders.every((one) => one === undefined || one.kind === 'directory');
    if (isFree) await placer.move(from, disk.join(target, ...names));
    else await placer.move(from, await freeName(disk.join(meanwhile, ...names), ports));
    hasMoved = true;
    // A download that was finished meanwhile has left the name that it had: a second one must not be written through.
    const was = mark === undefined ? undefined : before.get(mark);
    if (isFree && was !== undefined && !left.has(was) && markOf(at(was) ?? { kind: 'other' }) === mark)
      await placer.remove(disk.join(target, ...was.split('/')));
  }
  return hasMoved;
}

/** Whatever is no folder that can be looked into, by its path in the repo. */
function leaves(entries: readonly HubEntry[]): { path: string; entry: HubEntry }[] {
  return entries.flatMap((entry) => {
    const [, path] = /^(?:old|met\/[^/]+)\/(.+)$/.exec(entry.path) ?? [];
    const isFolder = entry.kind === 'directory' && entry.unreadable === undefined;
    return path === undefined || isFolder ? [] : [{ path, entry }];
  });
}

/** A name at which nothing is yet: the one that is wanted, or one like it. */
async function freeName(wanted: string, { disk }: Ports): Promise<string> {
  let name = wanted;
  for (let n = 2; (await disk.markAt(name)) !== undefined; n++) name = `${wanted}.${n}`;
  return name;
}
