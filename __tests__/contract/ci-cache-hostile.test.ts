import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect } from '@jest/globals';
import { blobName } from '../../src/core/cache-key.js';
import { CacheBackend } from '../helpers/cache-backend.js';
import { cacheOn, testIfBuilt as test } from '../helpers/ci-cache.js';
import { type TarRecord, buildTar, longName, pax } from '../helpers/tar-builder.js';
import { withTemp } from '../helpers/temp.js';

/** Who may save to the cache may save any archive, and the toolkit lets tar unpack absolute names (-P). */

const temp = withTemp('ci-cache');
const name = blobName('steve1-setup', 'ab'.repeat(32));
const good: TarRecord = { name: 'entry', data: 'good' };

/** An entry with this archive, and a folder outside of all that is the cache's. */
async function withArchive(records: (outside: string) => TarRecord[]) {
  const backend = await CacheBackend.start();
  const outside = await temp();
  const on = cacheOn(await temp(), backend, 'v2');
  expect(await on.save(name, 1, await on.file(10))).toEqual({ outcome: 'saved' });
  backend.entries[0]!.bytes = zstdCompressSync(buildTar(...records(outside)));
  return { ...on, outside };
}

const refused: [what: string, holds: RegExp, records: (outside: string) => TarRecord[]][] = [
  ['a second file', /holds 2 things/, () => [good, { name: 'other', data: 'x' }]],
  ['a file of another name', /holds 'other'/, () => [{ name: 'other', data: 'x' }]],
  ['nothing', /holds nothing|cannot be unpacked/, () => []],
  ['a folder', /holds a folder/, () => [{ name: 'entry', type: '5', mode: 0o755 }]],
  ['a link', /holds a link/, (outside) => [{ name: 'entry', type: '2', link: join(outside, 'x') }]],
  ['a link to itself', /holds a link|cannot be unpacked/, () => [{ name: 'entry', type: '1', link: 'entry' }]],
  [
    'a hard link to a file of this machine',
    /cannot be unpacked/,
    () => [{ name: 'entry', type: '1', link: '/etc/passwd' }],
  ],
  [
    'two names of one file',
    /holds 2 things/,
    () => [
      { name: 'other', data: 'x' },
      { name: 'entry', type: '1', link: 'other' },
    ],
  ],
  ['a queue', /holds something else|cannot be unpacked/, () => [{ name: 'entry', type: '6' }]],
  ['an absolute name', /holds/, (outside) => [good, { name: join(outside, 'x'), data: 'x' }]],
  ['a way out', /holds/, () => [good, { name: '../x', data: 'x' }]],
  ['a longer way out', /holds/, (outside) => [good, { name: `entry/../../../../../../..${outside}/x`, data: 'x' }]],
  [
    'a way out in an extended header',
    /holds/,
    (outside) => [good, pax({ path: join(outside, 'x') }), { name: 'y', data: 'x' }],
  ],
  ['a way out in a long name', /holds/, (outside) => [good, longName(join(outside, 'x')), { name: 'y', data: 'x' }]],
  [
    'a way out through a link',
    /holds|cannot be unpacked/,
    (outside) => [{ name: 'a', type: '2', link: outside }, { name: 'a/x', data: 'x' }, good],
  ],
  [
    'a link that a file is then written through',
    /holds|cannot be unpacked/,
    (outside) => [
      { name: 'entry', type: '2', link: join(outside, 'x') },
      { name: 'a', data: 'x' },
      { name: 'entry/../a', data: 'x' },
    ],
  ],
];

describe('an archive is refused that holds', () => {
  for (const [what, holds, records] of refused) {
    test(what, async () => {
      const { restore, told, outside, into, expectNothingLeft } = await withArchive(records);
      const message = expect.stringMatching(holds);
      expect(await restore(name)).toEqual({ outcome: 'failed', code: 'cache-entry-invalid', message, generation: 1 });
      expect(told()).toBe(0);
      for (const path of [join(outside, 'x'), join(into, '..', 'x'), join(into, 'x')])
        expect(existsSync(path)).toBe(false);
      await expectNothingLeft();
    });
  }
});

test('a file that is written where a link of that name stood leaves alone what the link led to', async () => {
  const { restore, outside, into } = await withArchive((there) => [
    { name: 'entry', type: '2', link: join(there, 'x') },
    good,
  ]);
  expect(await restore(name)).toMatchObject({ outcome: 'hit' });
  expect(await readFile(join(into, 'entry'), 'utf8')).toBe('good');
  expect(existsSync(join(outside, 'x'))).toBe(false);
});

test.each([0o000, 0o4777, 0o400])('whatever mode it has there (%i), it is a file like others here', async (mode) => {
  const { restore, into } = await withArchive(() => [{ ...good, mode }]);
  expect(await restore(name)).toMatchObject({ outcome: 'hit' });
  const { mode: is, uid } = await stat(join(into, 'entry'));
  expect([is & 0o7777, uid]).toEqual([0o644, process.getuid!()]);
  await rm(into, { recursive: true });
});

test.each([
  ['of zeros without end is ended when it has grown', 200 << 20],
  ['is refused that has grown, in the blink of an eye,', 3 << 20],
])('an archive %s beyond what it should hold', async (_, bytes) => {
  const { restore, expectNothingLeft } = await withArchive(() => [{ name: 'entry', data: Buffer.alloc(bytes) }]);
  expect(await restore(name, 1 << 20)).toEqual({
    outcome: 'failed',
    code: 'cache-entry-invalid',
    generation: 1,
    message: `it is larger than the ${1 << 20} bytes that it should hold`,
  });
  await expectNothingLeft();
});
