import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Returned } from '../../src/core/cache-words.js';
import { createCiCache } from '../../src/io/ci-cache.js';
import { withTemp } from '../helpers/temp.js';

/** When the CI cache is called down for the rest of a run, by what its child says. */

const temp = withTemp('cache-breaker');
const name = 'steve1-setup-v1-abc';

/** A cache whose child prints these lines and answers this; without an answer it is silent. */
async function cacheOf(answer?: Returned, lines: string[] = []) {
  const folder = await temp();
  const worker = join(folder, 'worker.mjs');
  const end =
    answer === undefined
      ? 'setInterval(() => undefined, 1000);'
      : `process.send(${JSON.stringify(answer)}, () => process.exit(0));`;
  await writeFile(
    worker,
    `process.send({ ready: true });
     ${lines.map((line) => `console.log(${JSON.stringify(line)});`).join('\n')}
     ${end}`,
  );
  await writeFile(join(folder, 'file'), 'text');
  const said: string[] = [];
  const cache = createCiCache({
    worker: pathToFileURL(worker),
    stallSeconds: 0.5,
    signal: new AbortController().signal,
    env: {},
    staging: folder,
    say: (line) => void said.push(line),
  });
  return {
    cache,
    said,
    restore: () => cache.restore(name, join(folder, 'into'), Infinity, () => undefined),
    save: () => cache.save(name, 1, join(folder, 'file')),
  };
}

const attempts = (status: number) =>
  `Failed to restore: Failed to GetCacheEntryDownloadURL: Failed to make request after 5 attempts: (${status})`;
const refused = 'Failed to restore: Unable to make request: ECONNREFUSED';

test('before anything is asked it is not', async () => {
  expect((await cacheOf()).cache.isDown).toBe(false);
});

describe('a restore', () => {
  test('that is silent twice', async () => {
    const { cache, restore, said } = await cacheOf();
    expect(await restore()).toMatchObject({ outcome: 'failed', code: 'cache-stalled' });
    expect([cache.isDown, said.length]).toEqual([true, 1]);
  });

  test.each<[string, Returned, string[], down: boolean, tries: number]>([
    ['503, which the toolkit has tried often', { key: null, status: 503 }, [attempts(503)], true, 1],
    ['500 in v1', { key: null, status: 500 }, ['Failed to restore: Cache service responded with 500'], true, 2],
    ['503 of the store', { key: null, status: 503 }, [`Cache hit for: ${name}-g1`, attempts(503)], true, 1],
    ['nobody at the address', { key: null }, [refused], true, 2],
    ['no right to read', { key: null }, ['Cache restore skipped: cache read denied: no scopes'], true, 1],
    ['404 of the store', { key: null, status: 404 }, [`Cache hit for: ${name}-g1`], false, 1],
    ['a broken download', { key: null }, ['Failed to restore: aborted'], false, 2],
    [
      'a bad archive',
      { key: null },
      [`Cache hit for: ${name}-g1`, 'Failed to restore: "/tar" failed with error: 2'],
      false,
      1,
    ],
    ['a miss', { key: null }, [], false, 1],
  ])('%s', async (_, answer, lines, down, tries) => {
    const { cache, restore, said } = await cacheOf(answer, lines);
    await restore();
    expect([cache.isDown, said.length + 1]).toEqual([down, tries]);
  });
});

describe('a save', () => {
  test('that is silent', async () => {
    const { cache, save } = await cacheOf();
    expect(await save()).toEqual({ outcome: 'failed', message: 'nothing moved for 0.5 s' });
    expect(cache.isDown).toBe(true);
  });

  test.each<[string, Returned, string[], down: boolean]>([
    ['503', { id: '-1', status: 503 }, ['::warning::Failed to save: after 5 attempts: (503)'], true],
    ['nobody at the address', { id: '-1' }, ['::warning::Failed to save: connect ECONNREFUSED 127.0.0.1:9'], true],
    ['400', { id: '-1', status: 400 }, ['::warning::Failed to save: (400)'], false],
    ['saved', { id: '7' }, [], false],
    ['a key that the toolkit does not like', { thrown: 'Key Validation Error' }, [], false],
  ])('%s', async (_, answer, lines, down) => {
    const { cache, save } = await cacheOf(answer, lines);
    await save();
    expect(cache.isDown).toBe(down);
  });
});
