import { existsSync, statSync } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { placer } from '../../src/io/placer.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('placer');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');
const text = (path: string) => readFile(path, 'utf8');
const inode = async (path: string) => (await lstat(path, { bigint: true })).ino;

async function filled(files: Record<string, string>): Promise<(path: string) => string> {
  const folder = await temp();
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
  return (path) => join(folder, path);
}

describe('placeFile', () => {
  test('moves the file itself, making folders', async () => {
    const at = await filled({ part: 'new' });
    const before = await inode(at('part'));
    await placer.placeFile(at('part'), at('a/b/c'));
    expect(await text(at('a/b/c'))).toBe('new');
    expect(await inode(at('a/b/c'))).toBe(before);
    expect(await readdir(at(''))).toEqual(['a']);
    expect(await readdir(at('a/b'))).toEqual(['c']);
  });

  test('over a file: who has the old one open still reads it whole', async () => {
    const at = await filled({ part: 'new', old: 'old' });
    await link(at('old'), at('other name'));
    await placer.placeFile(at('part'), at('old'));
    expect(await text(at('old'))).toBe('new');
    expect(await text(at('other name'))).toBe('old');
  });

  testIfLinks('over a link: the link is replaced, what it led to is untouched', async () => {
    const at = await filled({ part: 'new', target: 'mine' });
    await symlink('target', at('link'));
    await symlink('missing', at('dangling'));
    await placer.placeFile(at('part'), at('link'));
    expect((await lstat(at('link'))).isFile()).toBe(true);
    expect([await text(at('link')), await text(at('target'))]).toEqual(['new', 'mine']);
    await writeFile(at('part'), 'second');
    await placer.placeFile(at('part'), at('dangling'));
    expect(await text(at('dangling'))).toBe('second');
    expect(existsSync(at('missing'))).toBe(false);
  });

  test.each([
    ['a folder is in the way', 'folder', /^cannot place .*folder: (EISDIR|EPERM|EACCES)$/],
    ['a file is where a folder belongs', 'file/x', /^cannot place .*x: (ENOTDIR|EEXIST|ENOENT)$/],
  ])('%s: write-failed, and all is as it was', async (_, to, message) => {
    const at = await filled({ part: 'new', file: 'mine' });
    await mkdir(at('folder'));
    await expect(placer.placeFile(at('part'), at(to))).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringMatching(message),
    });
    expect(await text(at('part'))).toBe('new');
    expect(await text(at('file'))).toBe('mine');
    expect((await readdir(at(''))).sort()).toEqual(['file', 'folder', 'part']);
    expect(await readdir(at('folder'))).toEqual([]);
  });

  test('nothing to place: write-failed', async () => {
    const at = await filled({});
    await expect(placer.placeFile(at('part'), at('a'))).rejects.toMatchObject({ code: 'write-failed' });
    expect(existsSync(at('a'))).toBe(false);
  });

  const memory = '/dev/shm';
  const differs = existsSync(memory) && statSync(memory).dev !== statSync(tmpdir()).dev;
  describe('from another file system', () => {
    const testIfTwo = testIf(differs, 'no second file system at /dev/shm');
    const elsewhere = async (content: string, work: (path: string) => Promise<void>) => {
      const folder = await mkdtemp(join(memory, 'steve1-placer-'));
      try {
        await writeFile(join(folder, 'part'), content);
        await work(join(folder, 'part'));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    };

    testIfTwo('copied beside, renamed, and gone from where it was', () =>
      elsewhere('new', async (part) => {
        const at = await filled({ old: 'old' });
        await link(at('old'), at('other name'));
        await placer.placeFile(part, at('old'));
        await placer.makeDirectory(at('a'));
        expect([await text(at('old')), await text(at('other name'))]).toEqual(['new', 'old']);
        expect(existsSync(part)).toBe(false);
        expect((await readdir(at(''))).sort()).toEqual(['a', 'old', 'other name']);
      }),
    );

    testIfTwo('a failure leaves nothing beside, and the file where it was', () =>
      elsewhere('new', async (part) => {
        const at = await filled({});
        await mkdir(at('folder/x'), { recursive: true });
        await expect(placer.placeFile(part, at('folder'))).rejects.toMatchObject({ code: 'write-failed' });
        expect(await text(part)).toBe('new');
        expect(await readdir(at(''))).toEqual(['folder']);
        expect(await readdir(at('folder'))).toEqual(['x']);
      }),
    );
  });
});

describe('placeLink', () => {
  testIfLinks('makes a link of exactly this text, and its folders', async () => {
    const at = await filled({});
    expect(await placer.placeLink(at('snapshots/c/x'), '../../blobs/e')).toBe(true);
    expect(await readlink(at('snapshots/c/x'))).toBe('../../blobs/e');
    expect(await readdir(at('snapshots/c'))).toEqual(['x']);
  });

  testIfLinks('a link that is right stays the link that it is', async () => {
    const at = await filled({});
    await placer.placeLink(at('x'), 'blob');
    const before = await inode(at('x'));
    expect(await placer.placeLink(at('x'), 'blob')).toBe(true);
    expect(await inode(at('x'))).toBe(before);
  });

  testIfLinks('replaces another link and a file, in one step', async () => {
    const at = await filled({ file: 'old', target: 'mine' });
    await symlink('target', at('link'));
    for (const name of ['file', 'link']) {
      expect(await placer.placeLink(at(name), 'blob')).toBe(true);
      expect(await readlink(at(name))).toBe('blob');
    }
    expect(await text(at('target'))).toBe('mine');
    expect((await readdir(at(''))).sort()).toEqual(['file', 'link', 'target']);
  });

  testIfLinks('a folder in the way: write-failed, nothing left beside', async () => {
    const at = await filled({});
    await mkdir(at('folder/x'), { recursive: true });
    await expect(placer.placeLink(at('folder'), 'blob')).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringMatching(/^cannot link /),
    });
    expect(await readdir(at(''))).toEqual(['folder']);
  });

  testIf(process.platform === 'linux' && existsSync('/proc/self'), 'no file system that refuses links')(
    'a place where nothing can be made is an error, not a refusal of links',
    async () => {
      await expect(placer.placeLink('/proc/self/x', 'blob')).rejects.toMatchObject({ code: 'write-failed' });
    },
  );
});

describe('keep', () => {
  test('the same file under a second name; the first stays until it is replaced', async () => {
    const at = await filled({ old: 'mine', part: 'new' });
    await placer.keep(at('old'), at('kept/2026/old'));
    expect([await text(at('old')), await text(at('kept/2026/old'))]).toEqual(['mine', 'mine']);
    expect(await inode(at('kept/2026/old'))).toBe(await inode(at('old')));
    await placer.placeFile(at('part'), at('old'));
    expect([await text(at('old')), await text(at('kept/2026/old'))]).toEqual(['new', 'mine']);
  });

  test('a folder, which has no second name, is moved', async () => {
    const at = await filled({});
    await mkdir(at('folder/sub'), { recursive: true });
    await writeFile(at('folder/sub/x'), 'mine');
    await placer.keep(at('folder'), at('kept/folder'));
    expect(await text(at('kept/folder/sub/x'))).toBe('mine');
    expect(existsSync(at('folder'))).toBe(false);
  });

  test('nothing to keep: write-failed', async () => {
    const at = await filled({});
    await expect(placer.keep(at('missing'), at('kept/x'))).rejects.toMatchObject({ code: 'write-failed' });
  });

  test('never takes the place of what is kept already', async () => {
    const at = await filled({ old: 'new', kept: 'first' });
    await expect(placer.keep(at('old'), at('kept'))).rejects.toMatchObject({ code: 'write-failed' });
    expect([await text(at('old')), await text(at('kept'))]).toEqual(['new', 'first']);
  });
});

describe('writeText', () => {
  test('writes and overwrites whole files, making folders', async () => {
    const at = await filled({});
    await placer.writeText(at('refs/refs/pr/1'), 'größe');
    expect(await text(at('refs/refs/pr/1'))).toBe('größe');
    const before = await inode(at('refs/refs/pr/1'));
    await placer.writeText(at('refs/refs/pr/1'), '');
    expect(await text(at('refs/refs/pr/1'))).toBe('');
    expect(await inode(at('refs/refs/pr/1'))).not.toBe(before);
    expect(await readdir(at('refs/refs/pr'))).toEqual(['1']);
  });

  testIfLinks('replaces a link, and does not write through it', async () => {
    const at = await filled({ target: 'mine' });
    await symlink('target', at('link'));
    await placer.writeText(at('link'), 'new');
    expect([await text(at('link')), await text(at('target'))]).toEqual(['new', 'mine']);
  });

  test('a reader sees the old text or the new one, never a part', async () => {
    const at = await filled({ file: 'a'.repeat(1 << 20) });
    const texts = ['a', 'b'].map((letter) => letter.repeat(1 << 20));
    let isDone = false;
    const writing = (async () => {
      for (let turn = 0; turn < 20; turn++) await placer.writeText(at('file'), texts[turn % 2]!);
      isDone = true;
    })();
    const seen = new Set<string>();
    while (!isDone) seen.add(await text(at('file')));
    await writing;
    expect([...seen].filter((one) => !texts.includes(one)).map((one) => one.length)).toEqual([]);
  });

  test('a folder in the way: write-failed, nothing left beside', async () => {
    const at = await filled({});
    await mkdir(at('folder/x'), { recursive: true });
    await expect(placer.writeText(at('folder'), 'x')).rejects.toMatchObject({ code: 'write-failed' });
    expect(await readdir(at(''))).toEqual(['folder']);
  });
});

describe('makeDirectory and remove', () => {
  test('both may be said twice', async () => {
    const at = await filled({ file: 'x' });
    for (let turn = 0; turn < 2; turn++) await placer.makeDirectory(at('a/b'));
    expect((await stat(at('a/b'))).isDirectory()).toBe(true);
    for (let turn = 0; turn < 2; turn++) {
      await placer.remove(at('a'));
      await placer.remove(at('file'));
    }
    expect(await readdir(at(''))).toEqual([]);
  });

  test('a file in the way: write-failed, naming the folder', async () => {
    const at = await filled({ file: 'x' });
    await expect(placer.makeDirectory(at('file'))).rejects.toMatchObject({
      code: 'write-failed',
      message: `cannot create ${at('file')}: EEXIST`,
    });
  });

  testIfLinks('removing a link leaves what it leads to', async () => {
    const at = await filled({});
    await mkdir(at('folder'));
    await writeFile(at('folder/x'), 'mine');
    await symlink('folder', at('link'));
    await placer.remove(at('link'));
    expect(await text(at('folder/x'))).toBe('mine');
    expect(await readdir(at(''))).toEqual(['folder']);
  });
});
