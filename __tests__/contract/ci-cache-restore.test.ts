import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from '@jest/globals';
import { blobName } from '../../src/core/cache-key.js';
import { CacheBackend, type Route } from '../helpers/cache-backend.js';
import { cacheOn, mainServices, services, testIfBuilt as test, timed } from '../helpers/ci-cache.js';
import { testFull } from '../helpers/full.js';
import { testIf } from '../helpers/skip.js';
import { dist } from '../helpers/spawn.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('ci-cache');
const name = blobName('steve1-setup', 'ab'.repeat(32));

async function setUp(service: 'v1' | 'v2', more: Parameters<typeof cacheOn>[3] = {}) {
  const backend = await CacheBackend.start();
  const on = cacheOn(await temp(), backend, service, more);
  return { backend, ...on };
}

/** The same with one entry saved, of random bytes. */
async function withEntry(service: 'v1' | 'v2', more: Parameters<typeof cacheOn>[3] = {}, size = 6 << 20) {
  const on = await setUp(service, more);
  const file = await on.file(size);
  expect(await on.save(name, 1, file)).toEqual({ outcome: 'saved' });
  return { ...on, bytes: await readFile(file) };
}

describe.each(services)('%s: restored', (service) => {
  test('what was saved comes back, and nothing else', async () => {
    const { restore, bytes, into, told, expectNothingLeft, said } = await withEntry(service);
    const file = join(into, 'entry');
    expect(await restore(name)).toEqual({ outcome: 'hit', key: `${name}-g1`, generation: 1, file });
    expect((await readFile(file)).equals(bytes)).toBe(true);
    expect([told(), said]).toEqual([bytes.length, []]);
    await expectNothingLeft(['into', 'into/entry']);
  });

  test('the newest generation answers', async () => {
    const { restore, save, file, into } = await withEntry(service, {}, 1000);
    expect(await save(name, 12, await file(2000))).toEqual({ outcome: 'saved' });
    expect(await restore(name)).toMatchObject({ outcome: 'hit', generation: 12 });
    expect(await readFile(join(into, 'entry'))).toHaveLength(2000);
  });

  test('a miss', async () => {
    const { restore, told, said, expectNothingLeft } = await setUp(service);
    expect(await restore(name)).toEqual({ outcome: 'miss' });
    expect([told(), said]).toEqual([0, []]);
    await expectNothingLeft();
  });

  test.each(['x', '1x', '', '-1', '1 '])(
    'a key that only begins as asked, and ends with %j, is a miss',
    async (end) => {
      const { restore, backend, told, expectNothingLeft } = await withEntry(service, {}, 1000);
      backend.entries[0]!.key = `${name}-g${end}`;
      expect(await restore(name)).toEqual({ outcome: 'miss' });
      expect(told()).toBe(0);
      await expectNothingLeft();
    },
  );

  test('names with spaces and signs on the way', async () => {
    const backend = await CacheBackend.start();
    const folder = join(await temp(), 'a b "c" [d] $e (f)\'g');
    await mkdir(folder, { recursive: true });
    const { save, file, restore, expectNothingLeft } = cacheOn(folder, backend, service);
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'saved' });
    expect(await restore(name)).toMatchObject({ outcome: 'hit' });
    await expectNothingLeft(['into', 'into/entry']);
  });

  test('what stands in the folder gives way', async () => {
    const { restore, into, expectNothingLeft } = await withEntry(service, {}, 1000);
    await mkdir(join(into, 'files'), { recursive: true });
    await writeFile(join(into, 'files', 'entry'), 'old');
    await writeFile(join(into, 'old'), 'old');
    expect(await restore(name)).toMatchObject({ outcome: 'hit' });
    await expectNothingLeft(['into', 'into/entry']);
  });
});

describe.each(mainServices)('%s: a fault that comes once is overcome', (service) => {
  const test = testFull;
  test('a reset', async () => {
    const { restore, backend, bytes, told, said, expectNothingLeft } = await withEntry(service);
    backend.fault('download', 'reset', 1);
    const [answer, ms] = await timed(restore(name));
    expect(answer).toMatchObject({ outcome: 'hit' });
    expect(said).toEqual([expect.stringMatching(/^CI cache: .*trying once more$/)]);
    expect(told()).toBe(bytes.length);
    expect(ms).toBeLessThan(30_000);
    await expectNothingLeft(['into', 'into/entry']);
  });

  test.each(['stall', 'hang'] as const)('a download that comes to a %s', async (fault) => {
    const { restore, backend, bytes, told, said, expectNothingLeft } = await withEntry(service, { stallSeconds: 2 });
    backend.fault('download', fault, 1);
    const [answer, ms] = await timed(restore(name));
    expect(answer).toMatchObject({ outcome: 'hit' });
    expect(said).toEqual(['CI cache: nothing moved for 2 s; trying once more']);
    expect(told()).toBe(bytes.length);
    expect(ms).toBeLessThan(30_000);
    await expectNothingLeft(['into', 'into/entry']);
  });

  test('a call that hangs', async () => {
    const { restore, backend, expectNothingLeft } = await withEntry(service, { stallSeconds: 1 }, 1000);
    backend.fault('get', 'hang', 1);
    const [answer, ms] = await timed(restore(name));
    expect(answer).toMatchObject({ outcome: 'hit' });
    expect(ms).toBeLessThan(30_000);
    await expectNothingLeft(['into', 'into/entry']);
  });
});

const built = join(dist, 'provision', 'cache-worker.js');
testIf(existsSync(built), 'no dist; run `npm run build`').each(services)('%s: as it is shipped', async (service) => {
  const { restore, into, bytes } = await withEntry(service, { worker: pathToFileURL(built) });
  expect(await restore(name)).toMatchObject({ outcome: 'hit' });
  expect((await readFile(join(into, 'entry'))).equals(bytes)).toBe(true);
});

test.each(mainServices)('%s: large pieces that come slowly are progress', async (service) => {
  const { restore, backend, said } = await withEntry(service, { stallSeconds: 2 }, 4 << 20);
  backend.bytesPerSecond = 1 << 20;
  const [answer, ms] = await timed(restore(name));
  expect([answer.outcome, said]).toEqual(['hit', []]);
  expect(ms).toBeGreaterThan(3500);
});

test('v2: a HEAD that hangs once', async () => {
  const { restore, backend, expectNothingLeft } = await withEntry('v2', { stallSeconds: 1 }, 1000);
  backend.fault('head', 'hang', 1);
  const [answer, ms] = await timed(restore(name));
  expect(answer).toMatchObject({ outcome: 'hit' });
  expect(ms).toBeLessThan(30_000);
  await expectNothingLeft(['into', 'into/entry']);
});

describe.each(mainServices)('%s: a fault that stays is told, in time', (service) => {
  const test = testFull;
  const routes: Route[] = service === 'v1' ? ['get', 'download'] : ['get', 'head', 'download'];
  test.each(routes)('%s hangs', async (route) => {
    const { restore, backend, told, expectNothingLeft } = await withEntry(service, { stallSeconds: 1 }, 1000);
    backend.fault(route, 'hang');
    const [answer, ms] = await timed(restore(name));
    const message = expect.stringMatching(/^nothing moved for 1 s/);
    expect(answer).toEqual({ outcome: 'failed', code: 'cache-stalled', message });
    expect(ms).toBeLessThan(30_000);
    expect(told()).toBe(0);
    await expectNothingLeft();
  });

  test('a download is reset each time', async () => {
    const { restore, backend, told, expectNothingLeft } = await withEntry(service, { stallSeconds: 3 });
    backend.fault('download', 'reset');
    const [answer, ms] = await timed(restore(name));
    expect(answer).toMatchObject({ outcome: 'failed', code: expect.stringMatching(/^cache-(failed|stalled)$/) });
    expect(ms).toBeLessThan(30_000);
    expect(told()).toBe(0);
    await expectNothingLeft();
  });

  test.each([403, 409, 429])('status %i, after which no second try is made', async (status) => {
    const { restore, backend, said, expectNothingLeft } = await withEntry(service, {}, 1000);
    backend.fault('get', { status });
    const message = expect.stringContaining(`${status}`);
    expect(await restore(name)).toEqual({ outcome: 'failed', code: 'cache-failed', message });
    expect([said, backend.count('get')]).toEqual([[], 1]);
    await expectNothingLeft();
  });

  test('status 500', async () => {
    const { restore, backend, expectNothingLeft } = await withEntry(service, { stallSeconds: 1 }, 1000);
    backend.fault('get', { status: 500 });
    const answer = await restore(name);
    expect(answer).toMatchObject({ outcome: 'failed', message: expect.stringContaining('500') });
    await expectNothingLeft();
  });

  test('a token that may not read', async () => {
    const { restore, backend, expectNothingLeft } = await withEntry(service, {}, 1000);
    backend.denied = 'read';
    const message = expect.stringContaining('cache read denied: no readable scopes');
    expect(await restore(name)).toEqual({ outcome: 'failed', code: 'cache-denied', message });
    await expectNothingLeft();
  });

  test('a mode of the runner that does not allow it', async () => {
    const { restore, backend } = await setUp(service, { env: { ACTIONS_CACHE_MODE: 'none' } });
    const message = expect.stringContaining("'none' does not permit reads");
    expect(await restore(name)).toEqual({ outcome: 'failed', code: 'cache-denied', message });
    expect(backend.asked).toEqual([]);
  });

  test('nobody at the address', async () => {
    const nobody = 'http://127.0.0.1:9/';
    const env = { ACTIONS_RESULTS_URL: nobody, ACTIONS_CACHE_URL: nobody };
    const { restore, expectNothingLeft } = await setUp(service, { stallSeconds: 1, env });
    expect(await restore(name)).toMatchObject({ outcome: 'failed' });
    await expectNothingLeft();
  });
});

describe.each(mainServices)('%s: a bad entry', (service) => {
  test('whose middle was changed says which generation it is', async () => {
    const { restore, backend, expectNothingLeft } = await withEntry(service);
    const { bytes } = backend.entries[0]!;
    for (let at = bytes.length >> 1; at < (bytes.length >> 1) + 4096; at++) bytes[at]! ^= 0xff;
    const message = expect.stringMatching(/cannot be unpacked/);
    const expected = { outcome: 'failed', code: 'cache-entry-invalid', message, generation: 1 };
    expect(await restore(name)).toEqual(expected);
    await expectNothingLeft();
  });

  test.each(['cut short', 'empty', 'another thing'])('that is %s', async (how) => {
    const { restore, backend, expectNothingLeft, told } = await withEntry(service);
    const entry = backend.entries[0]!;
    if (how === 'cut short') entry.bytes = entry.bytes.subarray(0, entry.bytes.length >> 1);
    if (how === 'empty') entry.bytes = Buffer.alloc(0);
    if (how === 'another thing') entry.bytes = Buffer.from('<html>not an archive</html>');
    const answer = await restore(name);
    expect(answer).toMatchObject({ outcome: 'failed', code: 'cache-entry-invalid', generation: 1 });
    expect(told()).toBe(0);
    await expectNothingLeft();
  });
});

describe.each(services)('%s: an entry whose bytes the store refuses', (service) => {
  test.each([403, 404, 409])(
    '%i is a failure with its generation, so that the next one takes its place',
    async (status) => {
      const backend = await CacheBackend.start();
      const { save, restore, file } = cacheOn(await temp(), backend, service);
      expect(await save(name, 1, await file(5000))).toEqual({ outcome: 'saved' });
      backend.fault('head', { status });
      backend.fault('download', { status });
      expect(await restore(name)).toEqual({
        ...{ outcome: 'failed', code: 'cache-failed', generation: 1 },
        message: `the store of the cache answers ${status} where ${name}-g1 should be`,
      });
    },
  );
});
