import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { chmod, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ContentKind } from '../../src/core/content.js';
import { Digester, digestFile } from '../../src/io/digest.js';
import { disk } from '../../src/io/disk.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('digest');
const testIfGit = testIf(spawnSync('git', ['--version']).status === 0, 'no git');
const testIfUser = testIf(
  process.platform !== 'win32' && process.getuid?.() !== 0,
  'the superuser may read everything',
);

const of = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');
const gitId = (bytes: Buffer) => of('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
const mib = 1 << 20;
const zeros = Buffer.alloc(3 * mib);
const zerosThenOne = Buffer.concat([zeros, Buffer.from([1])]);

const contents: [string, Buffer, ContentKind][] = [
  ['empty', Buffer.alloc(0), 'empty'],
  ['one byte', Buffer.from('x'), 'text'],
  ['text', Buffer.from('#version: 0.2\ni n\n'), 'text'],
  ['a zip of some MiB', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(2 * mib + 17)]), 'zip'],
  ['exactly one chunk', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(mib - 4)]), 'zip'],
  ['more than one turn', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40 * mib, 7)]), 'zip'],
  ['zeros', zeros, 'zeros'],
  ['zeros, then data', zerosThenOne, 'binary'],
];

async function digest(bytes: Buffer, algorithms: Parameters<typeof digestFile>[1] = ['sha256', 'md5', 'gitSha1']) {
  const path = join(await temp(), 'file');
  await writeFile(path, bytes);
  const told: number[] = [];
  return { path, told, digest: await digestFile(path, algorithms, (count) => void told.push(count)) };
}

describe('digestFile', () => {
  test.each(contents)('%s', async (_, bytes, content) => {
    const done = await digest(bytes);
    const { facts, ...found } = done.digest;
    expect(facts).toEqual(await disk.stat(done.path));
    expect(found).toEqual({
      bytes: bytes.length,
      sha256: of('sha256', bytes),
      md5: of('md5', bytes),
      gitSha1: gitId(bytes),
      content,
    });
    expect(done.told.reduce((a, b) => a + b, 0)).toBe(bytes.length);
  });

  testIfGit.each(contents)('%s: git agrees', async (_, bytes) => {
    const { path, digest: found } = await digest(bytes);
    const id = execFileSync('git', ['hash-object', '--no-filters', path], { encoding: 'utf8' }).trim();
    expect(found.gitSha1).toBe(id);
  });

  test('computes what is asked for, and always sha256', async () => {
    const bytes = Buffer.from('x');
    expect((await digest(bytes, [])).digest).toMatchObject({ bytes: 1, sha256: of('sha256', bytes), content: 'text' });
    expect(Object.keys((await digest(bytes, ['md5', 'md5'])).digest).sort()).toEqual([
      'bytes',
      'content',
      'facts',
      'md5',
      'sha256',
    ]);
  });

  test('the event loop has its turn while a large file is read', async () => {
    const path = join(await temp(), 'file');
    await writeFile(path, 'PK\x03\x04');
    await truncate(path, 200 * mib);
    let turns = 0;
    const timer = setInterval(() => void turns++, 1);
    await digestFile(path, ['sha256'], () => undefined);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  test('what onBytes throws ends the reading', async () => {
    const path = join(await temp(), 'file');
    await writeFile(path, '');
    await truncate(path, 200 * mib);
    let calls = 0;
    const stop = () => {
      calls++;
      throw new Error('stop');
    };
    await expect(digestFile(path, ['sha256'], stop)).rejects.toThrow();
    expect(calls).toBe(1);
  });

  test('a file that is not there, and a folder', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'sub'));
    await expect(digestFile(join(folder, 'x'), ['sha256'], () => undefined)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `cannot read ${join(folder, 'x')}: ENOENT`,
    });
    await expect(digestFile(join(folder, 'sub'), ['sha256'], () => undefined)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringMatching(/sub: (EISDIR|EPERM|EACCES)$/),
    });
  });

  testIfUser('a file that may not be read', async () => {
    const path = join(await temp(), 'file');
    await writeFile(path, 'x');
    await chmod(path, 0o000);
    await expect(digestFile(path, ['sha256'], () => undefined)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `cannot read ${path}: EACCES`,
    });
  });

  test.each([
    ['grows', 310 * mib],
    ['shrinks', 40 * mib],
  ])('a file that %s meanwhile is not believed', async (_, size) => {
    const path = join(await temp(), 'file');
    await writeFile(path, 'PK\x03\x04');
    await truncate(path, 300 * mib);
    let turns = 0;
    const change = () => void (turns++ === 0 && truncateSync(path, size));
    await expect(digestFile(path, ['sha256'], change)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringMatching(/changed while it was read \(314572800 bytes before, \d+ now\)$/),
    });
    expect(turns).toBeGreaterThan(1);
  });

  test('nor is one that is overwritten with as many bytes', async () => {
    const path = join(await temp(), 'file');
    await writeFile(path, 'PK\x03\x04');
    await truncate(path, 300 * mib);
    let turns = 0;
    const change = () => {
      if (turns++ > 0) return;
      const fd = openSync(path, 'r+');
      writeSync(fd, 'other', 4);
      closeSync(fd);
    };
    await expect(digestFile(path, ['sha256'], change)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `cannot read ${path}: changed while it was read`,
    });
  });

  test('the event loop is served while a large file is read', async () => {
    const path = join(await temp(), 'file');
    await writeFile(path, 'PK\x03\x04');
    await truncate(path, 300 * mib);
    let beats = 0;
    const timer = setInterval(() => beats++, 1);
    await digestFile(path, ['sha256'], () => undefined).finally(() => clearInterval(timer));
    expect(beats).toBeGreaterThan(1);
  });

  test('no file stays open after an error', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'sub'));
    for (let turn = 0; turn < 3000; turn++)
      await digestFile(join(folder, 'sub'), ['sha256'], () => undefined).catch(() => undefined);
    await writeFile(join(folder, 'x'), 'x');
    expect((await digestFile(join(folder, 'x'), ['sha256'], () => undefined)).bytes).toBe(1);
  });
});

describe('Digester', () => {
  test('does not depend on how the bytes are cut', () => {
    const bytes = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(2000)]);
    const digests = [1, 3, 7, 511, 512, 513, 5000].map((step) => {
      const digester = new Digester(['md5', 'gitSha1'], bytes.length);
      for (let at = 0; at < bytes.length; at += step) digester.update(bytes.subarray(at, at + step));
      expect(Buffer.from(digester.beginning)).toEqual(bytes.subarray(0, 512));
      return digester.finish();
    });
    for (const one of digests) expect(one).toEqual(digests[0]);
    expect(digests[0]).toMatchObject({ md5: of('md5', bytes), gitSha1: gitId(bytes), content: 'zip' });
  });

  test.each([
    ['first', [Buffer.from([1]), zeros], 'binary'],
    ['last', [zeros, Buffer.from([1])], 'binary'],
    ['never', [zeros, zeros], 'zeros'],
  ] as const)('zeros: something else comes %s', (_, chunks, content) => {
    const digester = new Digester(['sha256']);
    for (const chunk of chunks) digester.update(chunk);
    expect(digester.finish().content).toBe(content);
  });

  test('the beginning does not change when the buffer is used again', () => {
    const digester = new Digester(['sha256']);
    const buffer = Buffer.from('PK\x03\x04');
    digester.update(buffer);
    buffer.fill(0);
    expect(digester.finish().content).toBe('zip');
  });

  test('the git id needs the size first', () => expect(() => new Digester(['gitSha1'])).toThrow(/size/));
});
