import { chmod, chown, link, lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cloneFolder } from '../../src/io/clone.js';
import { makeFolders } from '../../src/io/folders.js';
import { takeLock } from '../../src/io/lock.js';
import { PartFile } from '../../src/io/part-file.js';
import { placer } from '../../src/io/placer.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('sharing');
const isRoot = process.getuid?.() === 0;
const team = 60_000;

let umask: number;
beforeEach(() => {
  umask = process.umask(0o022);
});
afterEach(() => {
  process.umask(umask);
});

const modeOf = async (path: string) => ((await lstat(path)).mode & 0o7777).toString(8);

/** A folder of this mode, of a group that is not this user's own where that can be had. */
async function shared(mode: number): Promise<string> {
  const folder = join(await temp(), 'shared');
  await mkdir(folder);
  if (isRoot) await chown(folder, 0, team);
  await chmod(folder, mode);
  return folder;
}

/** Everything that the kit makes in a folder, by its ways of making it. */
async function makeAll(folder: string): Promise<string[]> {
  await makeFolders(join(folder, 'deep', 'down'));
  await placer.writeText(join(folder, 'refs', 'main'), 'text');
  await writeFile(join(folder, 'deep', 'from'), 'bytes');
  await placer.copyFile(join(folder, 'deep', 'from'), join(folder, 'copied'));
  await writeFile(join(folder, 'deep', 'part'), 'bytes', { mode: 0o600 });
  await placer.placeFile(join(folder, 'deep', 'part'), join(folder, 'placed'));
  await placer.placeLink(join(folder, 'links', 'link'), '../copied');
  await (await PartFile.create(join(folder, 'a.part'), ['sha256'], undefined))[Symbol.asyncDispose]();
  const lock = await takeLock(folder, {
    signal: new AbortController().signal,
    say: () => undefined,
    onLost: (error) => {
      throw error;
    },
  });
  const made = await readdir(folder, { recursive: true });
  await Promise.all(made.map(async (name) => (facts[name] = await lstat(join(folder, name)))));
  await lock.release();
  return made.filter((name) => name !== join('deep', 'from')).sort();
}
let facts: Record<string, Awaited<ReturnType<typeof lstat>>> = {};

describe('what is made has the permissions and the group of the folder that it is made in', () => {
  test.each<[number, number, number, number]>([
    [0o755, 0o022, 0o755, 0o644],
    [0o755, 0o077, 0o755, 0o644],
    [0o775, 0o022, 0o775, 0o664],
    [0o2775, 0o022, 0o2775, 0o664],
    [0o2770, 0o002, 0o2770, 0o660],
    [0o700, 0o022, 0o700, 0o600],
    [0o777, 0o022, 0o777, 0o666],
  ])('%o under umask %o: folders %o, files %o', async (mode, mask, ofFolders, ofFiles) => {
    const folder = await shared(mode);
    process.umask(mask);
    facts = {};
    const made = await makeAll(folder);
    expect(made).toEqual(
      ['a.part', 'copied', 'deep', 'deep/down', 'links', 'links/link', 'lock', 'lock/owner.json', 'placed']
        .concat(['refs', 'refs/main'])
        .map((name) => join(name)),
    );
    for (const name of made) {
      const one = facts[name]!;
      const bits = (Number(one.mode) & 0o7777).toString(8);
      if (!one.isSymbolicLink())
        expect([name, bits]).toEqual([name, (one.isDirectory() ? ofFolders : ofFiles).toString(8)]);
      if (isRoot) expect([name, one.gid]).toEqual([name, team]);
    }
  });

  test('also where many are made at once, one in the other', async () => {
    const folder = await shared(0o2775);
    const names = Array.from({ length: 40 }, (_, index) => ['a', 'b', 'c', `${index}`].slice(index % 3).join('/'));
    await Promise.all(names.map((name) => placer.writeText(join(folder, ...name.split('/'), 'file'), name)));
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      expect(await modeOf(join(entry.parentPath, entry.name))).toBe(entry.isDirectory() ? '2775' : '664');
  });

  test('but for a public place, of which it has nothing', async () => {
    const folder = await shared(0o1777);
    await makeFolders(join(folder, 'data'));
    await placer.writeText(join(folder, 'file'), 'text');
    expect([await modeOf(join(folder, 'data')), await modeOf(join(folder, 'file'))]).toEqual(['755', '644']);
  });
});

describe('what takes the place of a file', () => {
  test.each([
    [0o664, '664'],
    [0o640, '640'],
    [0o600, '600'],
  ])('keeps its permissions: %o', async (mode, kept) => {
    const folder = await shared(0o755);
    const path = join(folder, 'main');
    await writeFile(path, 'old');
    await chmod(path, mode);
    if (isRoot) await chown(path, 0, team + 1);
    await placer.writeText(path, 'new');
    expect(await modeOf(path)).toBe(kept);
    if (isRoot) expect((await lstat(path)).gid).toBe(team + 1);
  });

  test.each([0o000, 0o444, 0o200])('does not keep those by which its owner could not use it: %o', async (mode) => {
    const folder = await shared(0o775);
    const path = join(folder, 'main');
    await writeFile(path, 'old');
    await chmod(path, mode);
    await placer.writeText(path, 'new');
    expect(await modeOf(path)).toBe('664');
  });

  test('a file that has other names is placed as it is', async () => {
    const folder = await shared(0o775);
    await writeFile(join(folder, 'from'), 'bytes', { mode: 0o600 });
    await link(join(folder, 'from'), join(folder, 'other'));
    await placer.placeFile(join(folder, 'from'), join(folder, 'to'));
    expect(await modeOf(join(folder, 'other'))).toBe('600');
  });
});

test('a clone has the permissions and the group of what it is a clone of, all the way down', async () => {
  const folder = await shared(0o755);
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  await mkdir(join(from, 'refs'), { recursive: true });
  await writeFile(join(from, 'refs', 'main'), 'text');
  for (const [path, mode] of [
    [join(from, 'refs', 'main'), 0o664],
    [join(from, 'refs'), 0o2775],
    [from, 0o550],
  ] as const) {
    if (isRoot) await chown(path, 1000, team + 1);
    await chmod(path, mode);
  }
  await cloneFolder(from, to);
  for (const name of ['', 'refs', join('refs', 'main')]) {
    const [one, other] = [await lstat(join(from, name)), await lstat(join(to, name))];
    expect([name, other.mode, other.gid, other.uid]).toEqual([name, one.mode, one.gid, one.uid]);
  }
  await chmod(from, 0o755);
  await chmod(to, 0o755);
});
