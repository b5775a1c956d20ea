import { join, posix, win32 } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type PreflightOptions, preflight } from '../../src/app/preflight.js';
import type { Disk, State } from '../../src/app/ports.js';
import { SetupError } from '../../src/core/errors.js';
import type { Asset, SnapshotAsset } from '../../src/core/schema/bundle.js';
import { disk } from '../../src/io/disk.js';
import { bundleOf, fetchFrom, locationsIn, plainFile, provisionHere, sha256Of } from '../helpers/in-process.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('preflight');
const commit = 'c'.repeat(40);
const snapshot = (files: Record<string, number>): SnapshotAsset => ({
  id: 'repo',
  kind: 'hub-snapshot',
  role: 'other',
  repo: 'some/repo',
  revision: commit,
  files: Object.fromEntries(Object.entries(files).map(([name, size]) => [name, { size, sha256: sha256Of(name) }])),
  sources: [{ type: 'https', url: 'http://127.0.0.1:1/repo' }],
});
const file = (id: string, size: number) => plainFile(id, '', { size, sha256: sha256Of(id) });

/** A file system of nothing but facts: bytes free by the beginning of a path, folders that refuse, unfinished files. */
interface Facts {
  free?: Record<string, number>;
  refusals?: Record<string, string>;
  parts?: Record<string, number>;
  there?: string[];
  windows?: boolean;
  longPaths?: boolean;
}

function fake({ free = {}, refusals = {}, parts = {}, there = [], windows = false, longPaths = false }: Facts): Disk {
  const startOf = (path: string, table: object) => Object.keys(table).find((start) => path.startsWith(start));
  return {
    ...disk,
    join: windows ? win32.join : posix.join,
    platform: windows ? 'win32' : 'linux',
    takesLongPaths: () => Promise.resolve(longPaths),
    space: (path) => {
      const start = startOf(path, free);
      return Promise.resolve({ device: start ?? 'rest', free: start === undefined ? Infinity : free[start]! });
    },
    writeRefusal: (path) => {
      const folder = startOf(path, refusals);
      if (folder === undefined) return Promise.resolve(undefined);
      const error = new SetupError('data-dir-unwritable', `cannot write in ${folder}: ${refusals[folder]}`);
      return Promise.resolve({ folder, error });
    },
    stat: (path) => {
      const size = parts[path] ?? (there.includes(path) ? 0 : undefined);
      if (size === undefined) return Promise.resolve(undefined);
      return Promise.resolve({ kind: 'file', size, dev: '', ino: '', mtimeNs: '', ctimeNs: '', links: 1 });
    },
  };
}

const locations = {
  workingDirectory: '/w',
  dataDir: '/w/data',
  hfHome: '/hub',
  hubCache: '/hub/hub',
  lockFile: '/w/lock',
};
const windowsLocations = { ...locations, dataDir: 'C:\\w\\data', hfHome: 'D:\\hub', hubCache: 'D:\\hub\\hub' };

async function check(assets: Asset[], facts: Facts, options?: PreflightOptions, directories: string[] = []) {
  const where = facts.windows ? windowsLocations : locations;
  const state = { part: (key: string) => `${where.dataDir}/.steve1-setup/parts/${key}` } as State;
  const needed = assets.map((asset) => ({
    asset,
    lacking: asset.kind === 'hub-snapshot' ? Object.keys(asset.files!) : [],
  }));
  const bundle = bundleOf(assets, { directories });
  return preflight(needed, { disk: fake(facts), state, locations: where, bundle }, options).then(
    () => undefined,
    (error: unknown) => error as SetupError,
  );
}

describe('room', () => {
  test.each<[string, Asset[], Facts, PreflightOptions | undefined, string | undefined]>([
    ['enough', [file('a', 10)], { free: { '/w': 10 } }, undefined, undefined],
    [
      'too little',
      [file('a', 10), file('b', 5)],
      { free: { '/w': 14 } },
      undefined,
      '15 bytes are needed in /w/data, where 14 are free',
    ],
    [
      'what an interrupted run has brought is there',
      [file('a', 10)],
      { free: { '/w': 4 }, parts: { [`/w/data/.steve1-setup/parts/${sha256Of('a')}`]: 6 } },
      undefined,
      undefined,
    ],
    [
      'on two file systems: what passes through the first, too',
      [snapshot({ a: 9, b: 8 })],
      { free: { '/w': 8, '/hub': 16 } },
      undefined,
      '9 bytes are needed in /w/data, where 8 are free; 17 bytes are needed in /hub/hub, where 16 are free',
    ],
    [
      'twice at once: the largest two',
      [file('a', 10), file('b', 5), file('c', 7)],
      { free: { '/w': 38 } },
      { factor: 2, atOnce: 2 },
      '39 bytes are needed in /w/data, where 38 are free',
    ],
    ['twice, and it fits', [file('a', 10), file('b', 5)], { free: { '/w': 25 } }, { factor: 2 }, undefined],
    [
      'twice, and of what is there already nothing helps an archive',
      [file('a', 10)],
      { free: { '/w': 13 }, parts: { [`/w/data/.steve1-setup/parts/${sha256Of('a')}`]: 6 } },
      { factor: 2 },
      '14 bytes are needed in /w/data, where 13 are free',
    ],
  ])('%s', async (_, assets, facts, options, message) => {
    const error = await check(assets, facts, options);
    expect([error?.code, error?.message]).toEqual([message && 'disk-too-small', message]);
  });
});

describe('permission', () => {
  test.each<[string, Facts['refusals'], string | undefined]>([
    ['none is needed elsewhere', { '/other': 'EACCES' }, undefined],
    ['the folder of a file', { '/w/data/files': 'EACCES' }, 'cannot write in /w/data/files: EACCES'],
    ['the data directory: said once', { '/w/data': 'EROFS' }, 'cannot write in /w/data: EROFS'],
    ['unfinished files', { '/w/data/.steve1': 'EACCES' }, 'cannot write in /w/data/.steve1: EACCES'],
    ['the folder of an archive', { '/w/data/prompts': 'ENOTDIR' }, 'cannot write in /w/data/prompts: ENOTDIR'],
    [
      'the blobs',
      { '/hub/hub/models--some--repo/blobs': 'EACCES' },
      'cannot write in /hub/hub/models--some--repo/blobs: EACCES',
    ],
    [
      'a folder of the snapshot',
      { [`/hub/hub/models--some--repo/snapshots/${commit}/sub`]: 'EACCES' },
      `cannot write in /hub/hub/models--some--repo/snapshots/${commit}/sub: EACCES`,
    ],
    [
      'a folder of the bundle that is to be made',
      { '/w/data/videos': 'EACCES' },
      'cannot write in /w/data/videos: EACCES',
    ],
    ['one that is there is not written', { '/w/data/episodes': 'EACCES' }, undefined],
  ])('%s', async (_, refusals, message) => {
    const archive: Asset = {
      id: 'prompts',
      kind: 'archive',
      role: 'other',
      path: 'prompts',
      format: 'zip',
      sources: [{ type: 'file', path: 'x.zip' }],
    };
    const assets = [file('a', 1), archive, snapshot({ x: 1, 'sub/y': 1 })];
    const facts = { refusals: refusals!, there: ['/w/data/episodes'] };
    const error = await check(assets, facts, undefined, ['videos', 'episodes']);
    expect([error?.code, error?.message]).toEqual([message && 'data-dir-unwritable', message]);
  });
});

describe('length of paths', () => {
  const deep = { ...file('a', 1), path: `files/${'x'.repeat(250)}` };
  const deeper = { ...file('b', 1), path: `files/${'x'.repeat(251)}` };
  const last = `C:\\w\\data\\files\\${'x'.repeat(251)}`;

  test('Windows, and long paths are not enabled: the longest, in numbers, and how to mend it', async () => {
    const error = await check([deep, deeper, file('c', 1)], { windows: true });
    expect(error).toMatchObject({
      code: 'path-too-long',
      message: `${last} has 267 characters, 300 while it is written, and Windows takes 259, and 1 more are too long`,
      remedy: expect.stringMatching(/LongPathsEnabled/),
    });
  });

  test('below a Hub cache that lies deep', async () => {
    const error = await check([snapshot({ [`${'y'.repeat(150)}/z`]: 1 })], { windows: true });
    expect(error?.message).toMatch(/^D:\\hub\\hub\\models--some--repo\\snapshots\\c{40}\\y{150}\\z has 2\d\d /);
  });

  test.each<[string, Facts]>([
    ['they are enabled', { windows: true, longPaths: true }],
    ['another platform', {}],
  ])('%s', async (_, facts) => {
    expect(await check([deep, deeper], facts)).toBeUndefined();
  });
});

test('all that is in the way is one error, with the values and the remedy of each', async () => {
  const facts: Facts = {
    windows: true,
    free: { 'C:\\w': 3 },
    refusals: { 'C:\\w\\data\\files': 'EPERM', 'D:\\hub': 'EROFS' },
  };
  const error = await check([file('a'.repeat(250), 4), snapshot({ x: 1 })], facts);
  expect(error?.code).toBe('disk-too-small');
  expect(error?.message.split('; ')).toEqual([
    '5 bytes are needed in C:\\w\\data, where 3 are free',
    'cannot write in C:\\w\\data\\files: EPERM',
    'cannot write in D:\\hub: EROFS',
    expect.stringMatching(/^C:\\w\\data\\files\\a{250} has 266 characters/),
  ]);
  for (const words of ['Free space', 'write permission', 'LongPathsEnabled']) expect(error?.remedy).toContain(words);
  expect(error?.remedy.match(/write permission/g)).toHaveLength(1);
});

describe('what fails on the way there is told with the rest', () => {
  const bundle = bundleOf([file('a', 10), snapshot({ x: 2 })]);
  const tight: Disk['space'] = () => Promise.resolve({ device: 'A', free: 3 });
  const met = new SetupError('data-dir-unwritable', 'cannot write in there: EACCES', { remedy: 'Let it.' });
  const asked: string[] = [];

  test('a data directory that cannot be opened: nothing is hashed, what is missing is asked room for', async () => {
    const folder = await temp();
    const run = provisionHere(folder, bundle, {
      disk: { ...disk, space: tight },
      openState: () => Promise.reject(met),
      hash: () => Promise.reject(new Error('hashed')),
      fetch: fetchFrom({}, asked),
    });
    await expect(run).rejects.toMatchObject({
      code: 'disk-too-small',
      message: `12 bytes are needed in ${join(folder, 'data')}, where 3 are free; cannot write in there: EACCES`,
      remedy: expect.stringMatching(/^Free space.* Let it\.$/),
    });
    expect(asked).toEqual([]);
  });

  test('alone it stays as it is, and so does what is no matter of the folder', async () => {
    for (const error of [met, new SetupError('interrupted', 'stopped by SIGINT'), new Error('a fault')]) {
      const run = provisionHere(await temp(), bundle, { openState: () => Promise.reject(error) });
      await expect(run).rejects.toBe(error);
    }
  });

  test('a Hub cache that cannot be locked', async () => {
    const folder = await temp();
    const { openState } = await import('../../src/io/state.js');
    const run = provisionHere(folder, bundle, {
      disk: { ...disk, space: tight },
      openState: async (dataDir) => {
        const options = { signal: new AbortController().signal, say: () => undefined, onLost: () => undefined };
        return { ...(await openState(dataDir, options)), lockHub: () => Promise.reject(met) };
      },
      fetch: fetchFrom({}, asked),
    });
    await expect(run).rejects.toMatchObject({
      message: `12 bytes are needed in ${locationsIn(folder).dataDir}, where 3 are free; cannot write in there: EACCES`,
    });
    expect(asked).toEqual([]);
  });
});

test('a snapshot of very many files is weighed at once', async () => {
  const names = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f-${i}`, 10]));
  const error = await check([snapshot(names)], { free: { '/w/data': 100, '/hub': 100 } });
  expect([error?.code, error?.message]).toEqual(['disk-too-small', expect.stringContaining('200000')]);
});
