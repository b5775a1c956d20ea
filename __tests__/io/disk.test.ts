import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, realpath, rename, rm, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { HubEntry } from '../../src/core/hub/layout.js';
import { disk } from '../../src/io/disk.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('disk');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');
const testIfUser = testIf(
  process.platform !== 'win32' && process.getuid?.() !== 0,
  'the superuser may read everything',
);

/** Files by path, a link as `-> text`, a folder as `/`. */
async function make(root: string, tree: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(tree)) {
    const full = join(root, path);
    await mkdir(dirname(full), { recursive: true });
    if (content === '/') await mkdir(full, { recursive: true });
    else if (content.startsWith('-> ')) await symlink(content.slice(3), full);
    else await writeFile(full, content);
  }
}

const repo = 'models--a--b';

async function list(root: string, folders: readonly string[] = [repo]): Promise<Record<string, HubEntry>> {
  const entries = await disk.listHub(root, folders);
  expect(new Set(entries.map((entry) => entry.path)).size).toBe(entries.length);
  return Object.fromEntries(entries.map((entry) => [entry.path, entry]));
}

describe('listHub', () => {
  testIfLinks('a canonical repo', async () => {
    const root = join(await temp(), 'hub');
    await make(root, {
      [`${repo}/refs/main`]: 'c'.repeat(40),
      [`${repo}/refs/refs/pr/1`]: 'd'.repeat(40),
      [`${repo}/blobs/e1`]: 'twelve bytes',
      [`${repo}/snapshots/c/vocab.json`]: '-> ../../blobs/e1',
      [`${repo}/snapshots/c/sub/x`]: '-> ../../../blobs/e1',
      'version.txt': '1',
    });
    const resolved = { path: `${repo}/blobs/e1`, inside: true, kind: 'file', size: 12 };
    const folder = (path: string) => ({ [path]: { path, kind: 'directory' } });
    const file = (path: string, facts: object) => ({
      [path]: { path, kind: 'file', mark: expect.any(String), ...facts },
    });
    expect(await list(root)).toEqual({
      ...folder(repo),
      ...folder(`${repo}/refs`),
      ...folder(`${repo}/refs/refs`),
      ...folder(`${repo}/refs/refs/pr`),
      ...folder(`${repo}/blobs`),
      ...folder(`${repo}/snapshots`),
      ...folder(`${repo}/snapshots/c`),
      ...folder(`${repo}/snapshots/c/sub`),
      ...file(`${repo}/refs/main`, { size: 40, text: 'c'.repeat(40) }),
      ...file(`${repo}/refs/refs/pr/1`, { size: 40, text: 'd'.repeat(40) }),
      ...file(`${repo}/blobs/e1`, { size: 12 }),
      [`${repo}/snapshots/c/vocab.json`]: {
        path: `${repo}/snapshots/c/vocab.json`,
        kind: 'link',
        target: '../../blobs/e1',
        resolved,
      },
      [`${repo}/snapshots/c/sub/x`]: {
        path: `${repo}/snapshots/c/sub/x`,
        kind: 'link',
        target: '../../../blobs/e1',
        resolved,
      },
      ...file('version.txt', { size: 1 }),
    });
  });

  test('enters the repos asked for alone, and lists what lies beside them', async () => {
    const root = await temp();
    await make(root, { [`${repo}/a`]: '1', 'models--c--d/a': '1', 'stray.txt': '1', '.locks/x': '1' });
    expect(Object.keys(await list(root)).sort()).toEqual(['.locks', repo, `${repo}/a`, 'models--c--d', 'stray.txt']);
  });

  test('a folder of that name deeper down is entered once only, as a part of the repo', async () => {
    const root = await temp();
    await make(root, { [`other/${repo}/a`]: '1', [`${repo}/${repo}/a`]: '1' });
    expect(Object.keys(await list(root)).sort()).toEqual([repo, `${repo}/${repo}`, `${repo}/${repo}/a`, 'other']);
  });

  test('nothing there, or a file: an empty list', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'file'), '');
    expect(await disk.listHub(join(folder, 'missing'), [repo])).toEqual([]);
    expect(await disk.listHub(join(folder, 'file'), [repo])).toEqual([]);
  });

  describe('refs', () => {
    test.each<[string, string | Buffer, string]>([
      ['a line end', `${'c'.repeat(40)}\n`, `${'c'.repeat(40)}\n`],
      ['empty', '', ''],
      ['more than 1 KiB', 'x'.repeat(5000), 'x'.repeat(1024)],
      ['bytes that are no text', Buffer.from([0, 0xff, 0x80]), '\0\u00ff\u0080'],
    ])('%s', async (_, content, text) => {
      const root = await temp();
      await mkdir(join(root, repo, 'refs'), { recursive: true });
      await writeFile(join(root, repo, 'refs', 'main'), content);
      expect((await list(root))[`${repo}/refs/main`]).toMatchObject({ text, size: Buffer.byteLength(content) });
    });

    test('the text of no other file is read', async () => {
      const root = await temp();
      await make(root, { [`${repo}/snapshots/refs/main`]: 'x', [`${repo}/blobs/refs`]: 'x', refs: 'x' });
      const entries = Object.values(await list(root));
      expect(entries.filter((entry) => entry.text !== undefined)).toEqual([]);
    });
  });

  describe('links', () => {
    testIfLinks('chains are followed to their end', async () => {
      const root = await temp();
      await make(root, {
        [`${repo}/snapshots/c/x`]: '-> ../../blobs/e1',
        [`${repo}/blobs/e1`]: '-> ../../blobs/ab/abcd',
        'blobs/ab/abcd': 'shared',
      });
      const listed = await list(root);
      const resolved = { path: 'blobs/ab/abcd', inside: true, kind: 'file', size: 6 };
      expect(listed[`${repo}/snapshots/c/x`]).toMatchObject({ target: '../../blobs/e1', resolved });
      expect(listed[`${repo}/blobs/e1`]).toMatchObject({ target: '../../blobs/ab/abcd', resolved });
      expect(Object.keys(listed)).not.toContain('blobs/ab');
    });

    testIfLinks('dangling, in a circle, through a file: they lead nowhere', async () => {
      const root = await temp();
      await make(root, {
        [`${repo}/blobs/file`]: 'x',
        [`${repo}/s/dangling`]: '-> ../blobs/missing',
        [`${repo}/s/self`]: '-> self',
        [`${repo}/s/a`]: '-> b',
        [`${repo}/s/b`]: '-> a',
        [`${repo}/s/through`]: '-> ../blobs/file/x',
        [`${repo}/s/outside`]: '-> /no/such/folder/x',
      });
      const listed = await list(root);
      for (const [name, target] of [
        ['dangling', '../blobs/missing'],
        ['self', 'self'],
        ['a', 'b'],
        ['b', 'a'],
        ['through', '../blobs/file/x'],
        ['outside', '/no/such/folder/x'],
      ] as const) {
        expect(listed[`${repo}/s/${name}`]).toEqual({ path: `${repo}/s/${name}`, kind: 'link', target });
      }
    });

    testIfLinks('outside: told with the absolute path, also of a neighbour whose name begins alike', async () => {
      const folder = await temp();
      const root = join(folder, 'hub');
      await make(folder, {
        'secret/file': 'outside',
        'hub-other/file': 'alike',
        [`hub/${repo}/s/relative`]: '-> ../../../secret/file',
        [`hub/${repo}/s/absolute`]: `-> ${join(folder, 'secret', 'file')}`,
        [`hub/${repo}/s/alike`]: '-> ../../../hub-other/file',
        [`hub/${repo}/s/folder`]: '-> ../../../secret',
      });
      const listed = await list(root);
      const outside = (path: string, size: number) => ({ path: join(folder, path), inside: false, kind: 'file', size });
      expect(listed[`${repo}/s/relative`]!.resolved).toEqual(outside('secret/file', 7));
      expect(listed[`${repo}/s/absolute`]!.resolved).toEqual(outside('secret/file', 7));
      expect(listed[`${repo}/s/alike`]!.resolved).toEqual(outside('hub-other/file', 5));
      expect(listed[`${repo}/s/folder`]!.resolved).toMatchObject({ inside: false, kind: 'directory' });
      expect(Object.keys(listed).some((path) => path.startsWith(`${repo}/s/folder/`))).toBe(false);
    });

    testIfLinks('to a folder: listed, never entered, so that a circle ends', async () => {
      const root = await temp();
      await make(root, { [`${repo}/s/up`]: '-> ../..', [`${repo}/s/x`]: '1' });
      const listed = await list(root);
      expect(Object.keys(listed).sort()).toEqual([repo, `${repo}/s`, `${repo}/s/up`, `${repo}/s/x`]);
      expect(listed[`${repo}/s/up`]!.resolved).toMatchObject({ path: '', inside: true, kind: 'directory' });
    });

    const elsewhere = { 'real/snapshots/c/x': '-> ../../blobs/b', 'real/blobs/b': '1' };
    const seen = { [`${repo}/blobs/b`]: 'file', [`${repo}/snapshots/c/x`]: 'link' };

    testIfLinks.each<[string, Record<string, string>, string]>([
      ['a repo', { ...elsewhere, [`hub/${repo}`]: '-> ../real' }, repo],
      [
        'its blobs',
        {
          'real/blobs/b': '1',
          [`hub/${repo}/snapshots/c/x`]: '-> ../../blobs/b',
          [`hub/${repo}/blobs`]: '-> ../../real/blobs',
        },
        `${repo}/blobs`,
      ],
    ])('%s on another disk is listed as readers see it', async (_, tree, moved) => {
      const folder = await temp();
      await make(folder, tree);
      const listed = await list(join(folder, 'hub'));
      for (const [path, kind] of Object.entries(seen)) expect(listed[path]).toMatchObject({ kind });
      expect(listed[`${repo}/snapshots/c/x`]!.resolved).toEqual({
        path: `${repo}/blobs/b`,
        inside: true,
        kind: 'file',
        size: 1,
      });
      expect(listed[moved]).toMatchObject({ kind: 'directory', elsewhere: expect.stringContaining('real') });
    });

    testIfLinks('a link back to a folder above the cache is not entered: it would have no end', async () => {
      const folder = await temp();
      await make(folder, { [`hub/${repo}`]: '-> ..' });
      expect(await list(join(folder, 'hub'))).toMatchObject({ [repo]: { kind: 'link', resolved: { inside: false } } });
    });

    testIfLinks('only a repo and its blobs are followed out of the cache', async () => {
      const folder = await temp();
      await make(folder, { 'real/x': '1', [`hub/${repo}/snapshots`]: '-> ../../real', 'hub/other': '-> ../real' });
      const listed = await list(join(folder, 'hub'), [repo, 'other']);
      expect(Object.keys(listed).sort()).toEqual([repo, `${repo}/snapshots`, 'other']);
    });

    testIfLinks('the cache root may itself be a link', async () => {
      const folder = await temp();
      await make(folder, {
        [`real/${repo}/blobs/e`]: 'x',
        [`real/${repo}/s/x`]: '-> ../blobs/e',
        hub: '-> real',
      });
      expect((await list(join(folder, 'hub')))[`${repo}/s/x`]!.resolved).toEqual({
        path: `${repo}/blobs/e`,
        inside: true,
        kind: 'file',
        size: 1,
      });
    });
  });

  testIf(spawnSync('mkfifo', ['--version']).status === 0, 'no mkfifo')('a pipe is listed and not opened', async () => {
    const root = await temp();
    await make(root, { [`${repo}/refs`]: '/' });
    execFileSync('mkfifo', [join(root, repo, 'refs', 'main')]);
    expect((await list(root))[`${repo}/refs/main`]).toEqual({ path: `${repo}/refs/main`, kind: 'other' });
  });

  testIfUser('what cannot be read is told with mode and owner', async () => {
    const root = await temp();
    await make(root, { [`${repo}/blobs/e`]: 'x', [`${repo}/closed/x`]: 'x', [`${repo}/s/x`]: '-> ../closed/x' });
    await chmod(join(root, repo, 'blobs', 'e'), 0o000);
    await chmod(join(root, repo, 'closed'), 0o000);
    try {
      const listed = await list(root);
      const words = /^EACCES \(mode 0000, owner uid \d+, gid \d+; this process is uid \d+\)$/;
      expect(listed[`${repo}/blobs/e`]!.unreadable).toMatch(words);
      expect(listed[`${repo}/closed`]!.unreadable).toMatch(words);
      expect(listed[`${repo}/s/x`]!.unreadable).toMatch(/^EACCES/);
      expect(listed[`${repo}/closed/x`]).toBeUndefined();
    } finally {
      await chmod(join(root, repo, 'closed'), 0o700);
    }
  });
});

describe('escapingLink', () => {
  const tree = {
    'outside/x': '1',
    'data/plain/x': '1',
    'data/inside': '-> plain',
    'data/deep/in/side': '-> ../../plain',
    'data/absolute': '-> /',
    'data/up': '-> ..',
    'data/out': '-> ../outside',
    'data/deep/in/out': '-> ../../../outside',
    'data/chain': '-> inside2',
    'data/inside2': '-> out',
    'data/weights/steve1/file.weights': '-> ../../../outside/x',
    'data/dangling': '-> ../missing',
    'data/deep/dangling': '-> ../../missing',
    'data/deep/in/dangling': '-> ../../../missing',
    'data/deep/in/to/dangling': '-> ../../../../missing',
    'data/circle': '-> circle',
    'data/self': '-> .',
    'data-other/x': '1',
    'data/alike': '-> ../data-other',
  };

  testIfLinks.each<[string, string | undefined]>([
    ['plain/x', undefined],
    ['plain', undefined],
    ['not/there/yet', undefined],
    ['plain/x/y', undefined],
    ['inside/x', undefined],
    ['deep/in/side/x', undefined],
    ['self/self/plain/x', undefined],
    ['out/x', 'out'],
    ['out', 'out'],
    ['out/not/there', 'out'],
    ['up/data/plain/x', 'up'],
    ['absolute/etc', 'absolute'],
    ['deep/in/out/x', 'deep/in/out'],
    ['self/out/x', 'out'],
    ['chain/x', 'chain'],
    ['alike/x', 'alike'],
    ['weights/steve1/file.weights', 'weights/steve1/file.weights'],
    ['dangling/x', 'dangling'],
    ['deep/dangling/x', 'deep/dangling'],
    ['deep/in/dangling/x', 'deep/in/dangling'],
    ['deep/in/to/dangling/x', 'deep/in/to/dangling'],
    ['deep/in/to/dangling', 'deep/in/to/dangling'],
    ['circle/x', 'circle'],
  ])('%s: %s', async (path, link) => {
    const folder = await temp();
    await make(folder, tree);
    const root = join(folder, 'data');
    expect(await disk.escapingLink(root, path)).toBe(link === undefined ? undefined : join(root, link));
  });

  testIfLinks('the root may itself be a link', async () => {
    const folder = await temp();
    await make(folder, { 'real/plain/x': '1', 'real/out': '-> ../elsewhere', 'elsewhere/x': '1', data: '-> real' });
    expect(await disk.escapingLink(join(folder, 'data'), 'plain/x')).toBeUndefined();
    expect(await disk.escapingLink(join(folder, 'data'), 'out/x')).toBe(join(folder, 'real', 'out'));
  });

  // A name that is too long stands for whatever keeps a path from being looked at: EACCES, EIO, a dead mount.
  const tooLong = 'x'.repeat(300);

  test.each([[tooLong], [`plain/${tooLong}/y`]])('what cannot be looked at is no answer', async (path) => {
    const folder = await temp();
    await make(folder, { 'data/plain/x': '1' });
    await expect(disk.escapingLink(join(folder, 'data'), path)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('ENAMETOOLONG'),
    });
  });

  testIfLinks('nor is a link to it, or a root that is', async () => {
    const folder = await temp();
    await make(folder, { 'data/link': `-> ${tooLong}` });
    await expect(disk.escapingLink(join(folder, 'data'), 'link/x')).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(disk.escapingLink(join(folder, tooLong), 'x')).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('a root that is not there yet has no links', async () => {
    expect(await disk.escapingLink(join(await temp(), 'missing'), 'a/b')).toBeUndefined();
  });
});

describe('stat', () => {
  test('a file, a folder, nothing', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'file'), 'twelve bytes');
    expect(await disk.stat(join(folder, 'file'))).toMatchObject({ kind: 'file', size: 12, links: 1 });
    expect(await disk.stat(folder)).toMatchObject({ kind: 'directory' });
    expect(await disk.stat(join(folder, 'missing'))).toBeUndefined();
    expect(await disk.stat(join(folder, 'file', 'x'))).toBeUndefined();
  });

  test('identity: a rename keeps it, a rewrite does not', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'a'), 'x');
    const before = (await disk.stat(join(folder, 'a')))!;
    for (const field of ['dev', 'ino', 'mtimeNs', 'ctimeNs'] as const) expect(before[field]).toMatch(/^\d+$/);
    expect(Number(before.mtimeNs.slice(0, -9))).toBeGreaterThan(1_700_000_000);
    await rename(join(folder, 'a'), join(folder, 'b'));
    expect(await disk.stat(join(folder, 'b'))).toMatchObject({ ino: before.ino, mtimeNs: before.mtimeNs });
    await new Promise((done) => setTimeout(done, 20));
    await writeFile(join(folder, 'b'), 'y');
    expect((await disk.stat(join(folder, 'b')))!.mtimeNs).not.toBe(before.mtimeNs);
  });

  testIfLinks('links are followed; a dangling one is nothing', async () => {
    const folder = await temp();
    await make(folder, { file: 'x', link: '-> file', dangling: '-> missing' });
    expect(await disk.stat(join(folder, 'link'))).toMatchObject({ kind: 'file', size: 1 });
    expect(await disk.stat(join(folder, 'dangling'))).toBeUndefined();
  });
});

describe('readText', () => {
  test('UTF-8, or an error that names the path', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'a'), 'größe');
    expect(await disk.readText(join(folder, 'a'))).toBe('größe');
    await expect(disk.readText(join(folder, 'b'))).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `cannot read ${join(folder, 'b')}: ENOENT`,
    });
    await expect(disk.readText(folder)).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('space', () => {
  test('of the file system that will hold the path, which need not be there', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'file'), '');
    const { bavail, bsize } = await statfs(folder);
    for (const path of [folder, join(folder, 'a', 'b', 'c'), join(folder, 'file', 'x')]) {
      // Others write to the disk at the same time.
      const { device, free } = await disk.space(path);
      expect(device).toBe(`${(await stat(folder)).dev}`);
      expect(Math.abs(free - bavail * bsize)).toBeLessThan(2 ** 30);
    }
  });
});

describe('writeRefusal', () => {
  test('a folder, or one that would be made in it; a file in the place of one', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'file'), '');
    expect(await disk.writeRefusal(folder)).toBeUndefined();
    expect(await disk.writeRefusal(join(folder, 'a', 'b'))).toBeUndefined();
    for (const path of [join(folder, 'file'), join(folder, 'file', 'below')])
      expect(await disk.writeRefusal(path)).toMatchObject({
        folder: join(folder, 'file'),
        error: {
          code: 'data-dir-unwritable',
          message: `cannot write in ${join(folder, 'file')}: ENOTDIR`,
          remedy: expect.stringMatching(/^A file is where a folder belongs: move it away/),
        },
      });
  });

  testIfUser('a folder without write permission, and one that cannot be entered', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'kept', 'in'), { recursive: true });
    await chmod(join(folder, 'kept'), 0o555);
    const refusal = {
      folder: join(folder, 'kept'),
      error: { message: `cannot write in ${join(folder, 'kept')}: EACCES` },
    };
    expect(await disk.writeRefusal(join(folder, 'kept', 'new', 'x'))).toMatchObject(refusal);
    expect(await disk.writeRefusal(join(folder, 'kept', 'in'))).toBeUndefined();
    await chmod(join(folder, 'kept'), 0o000);
    expect(await disk.writeRefusal(join(folder, 'kept', 'in'))).toMatchObject({
      error: { message: expect.stringMatching(/: EACCES$/) },
    });
    await chmod(join(folder, 'kept'), 0o755);
  });

  testIf(existsSync('/sys/kernel'), 'no /sys')('what has no room to count is not short of it', async () => {
    expect((await disk.space('/sys/kernel/none')).free).toBe(Infinity);
  });
});

test('whether long paths are taken is asked of Windows alone', async () => {
  const isWindows = process.platform === 'win32';
  expect([disk.platform, isWindows || (await disk.takesLongPaths())]).toEqual([process.platform, true]);
});

describe('isGitIgnored', () => {
  const testIfGit = testIf(spawnSync('git', ['--version']).status === 0, 'no git');

  testIfGit('ignored, not ignored, no work tree', async () => {
    const folder = await temp();
    const tree = join(folder, 'tree');
    await mkdir(join(tree, 'sub', 'data'), { recursive: true });
    execFileSync('git', ['init', '-q', tree]);
    await writeFile(join(tree, '.gitignore'), '/ignored/\n/-x\n');
    expect(await disk.isGitIgnored(join(tree, 'data'))).toBe(false);
    expect(await disk.isGitIgnored(join(tree, 'sub', 'data'))).toBe(false);
    expect(await disk.isGitIgnored(join(tree, 'ignored', 'data'))).toBe(true);
    expect(await disk.isGitIgnored(join(tree, '-x'))).toBe(true);
    await mkdir(join(tree, 'ignored'));
    expect(await disk.isGitIgnored(join(tree, 'ignored'))).toBe(true);
    await writeFile(join(tree, 'sub', 'data', '.gitignore'), '*\n');
    expect(await disk.isGitIgnored(join(tree, 'sub', 'data', 'weights'))).toBe(true);
    await mkdir(join(folder, 'none'));
    expect(await disk.isGitIgnored(join(folder, 'none'))).toBeUndefined();
  });
});

test('resolve takes absolute paths as they are', async () => {
  const folder = await realpath(await temp());
  expect(disk.resolve(folder, 'a/../b')).toBe(join(folder, 'b'));
  expect(disk.resolve('/elsewhere', folder)).toBe(folder);
  expect([disk.isAbsolute(folder), disk.isAbsolute('a')]).toEqual([true, false]);
  await rm(folder, { recursive: true });
});
