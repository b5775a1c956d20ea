import { link, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { blobName } from '../../src/core/cache-key.js';
import { CacheBackend } from '../helpers/cache-backend.js';
import { testFull } from '../helpers/full.js';
import { cacheOn, mainServices, services, testIfBuilt as test, timed } from '../helpers/ci-cache.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('ci-cache');
const name = blobName('steve1-setup', 'ab'.repeat(32));

async function setUp(service: 'v1' | 'v2', more: Parameters<typeof cacheOn>[3] = {}) {
  const backend = await CacheBackend.start();
  return { backend, ...cacheOn(await temp(), backend, service, more) };
}

describe.each(services)('%s: saved', (service) => {
  test('its return is the evidence', async () => {
    const { backend, save, file, expectNothingLeft, said } = await setUp(service);
    const path = await file(5000);
    const before = await readFile(path);
    expect(await save(name, 1, path)).toEqual({ outcome: 'saved' });
    expect(backend.entries).toMatchObject([{ key: `${name}-g1`, done: true }]);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect([(await stat(path)).nlink, said]).toEqual([1, []]);
    await expectNothingLeft();
  });

  test('a link is saved as what it leads to', async () => {
    const { save, file, restore, into } = await setUp(service);
    const path = await file(5000);
    await symlink('file', `${path}.link`);
    expect(await save(name, 1, `${path}.link`)).toEqual({ outcome: 'saved' });
    expect(await restore(name)).toMatchObject({ outcome: 'hit' });
    expect((await readFile(join(into, 'entry'))).equals(await readFile(path))).toBe(true);
  });

  test('a file with several names', async () => {
    const { save, file, restore } = await setUp(service);
    const path = await file(5000);
    await link(path, `${path}.other`);
    expect(await save(name, 1, path)).toEqual({ outcome: 'saved' });
    expect(await restore(name)).toMatchObject({ outcome: 'hit' });
  });

  test('an entry larger than one request, in blocks', async () => {
    const { backend, save, file, restore, into, told } = await setUp(service);
    const path = await file(140 << 20);
    expect(await save(name, 1, path)).toEqual({ outcome: 'saved' });
    expect(backend.count('upload')).toBeGreaterThan(2);
    expect(await restore(name)).toMatchObject({ outcome: 'hit' });
    expect((await readFile(join(into, 'entry'))).equals(await readFile(path))).toBe(true);
    expect(told()).toBe(140 << 20);
  });
});

test.each(mainServices)('%s: large pieces that go slowly are progress', async (service) => {
  const { backend, save, file } = await setUp(service, { stallSeconds: 4 });
  // A piece takes longer than a stall, which is long enough that a busy machine is not taken for one.
  backend.bytesPerSecond = 6 << 20;
  const [answer, ms] = await timed(save(name, 1, await file(140 << 20)));
  expect(answer).toEqual({ outcome: 'saved' });
  expect(ms).toBeGreaterThan(4500);
});

describe.each(mainServices)('%s: not saved', (service) => {
  const test = testFull;
  test('an entry of that key is there', async () => {
    const { save, file, expectNothingLeft } = await setUp(service);
    const path = await file(1000);
    expect(await save(name, 1, path)).toEqual({ outcome: 'saved' });
    expect(await save(name, 1, path)).toMatchObject({ outcome: 'exists' });
    expect(await save(name, 2, path)).toEqual({ outcome: 'saved' });
    await expectNothingLeft();
  });

  test('another job is saving it', async () => {
    const { backend, save, file, expectNothingLeft } = await setUp(service);
    const path = await file(1000);
    expect(await save(name, 1, path)).toEqual({ outcome: 'saved' });
    backend.entries[0]!.done = false;
    expect(await save(name, 1, path)).toMatchObject({ outcome: 'reserved' });
    // One of a longer key is not that one.
    expect(await save(name, 10, path)).toEqual({ outcome: 'saved' });
    expect(await save(name, 1, path)).toMatchObject({ outcome: 'reserved' });
    await expectNothingLeft();
  });

  test('a token that may only read', async () => {
    const { backend, save, file, expectNothingLeft } = await setUp(service);
    backend.denied = 'write';
    const message = expect.stringContaining('cache write denied: read-only token');
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'denied', message });
    await expectNothingLeft();
  });

  test('a mode of the runner that only reads', async () => {
    const { backend, save, file } = await setUp(service, { env: { ACTIONS_CACHE_MODE: 'read' } });
    const message = expect.stringContaining("'read' does not permit writes");
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'denied', message });
    expect(backend.asked).toEqual([]);
  });

  test.each(['create', 'upload', 'finalize'] as const)('%s hangs', async (route) => {
    const { backend, save, file, expectNothingLeft } = await setUp(service, { stallSeconds: 2 });
    backend.fault(route, 'hang');
    const [answer, ms] = await timed(save(name, 1, await file(100_000)));
    expect(answer).toEqual({ outcome: 'failed', message: expect.stringMatching(/^nothing moved for 2 s/) });
    expect(ms).toBeLessThan(30_000);
    await expectNothingLeft();
  });

  test.each([403, 429, 500])('it cannot be reserved: status %i', async (status) => {
    const { backend, save, file, expectNothingLeft } = await setUp(service, { stallSeconds: 2 });
    backend.fault('create', { status, message: `status ${status} it is` });
    const { outcome, message } = await save(name, 1, await file(1000));
    expect(outcome).toBe(status === 403 && service === 'v2' ? 'denied' : 'failed');
    expect(message).toContain(`${status}`);
    await expectNothingLeft();
  });

  test('it cannot be reserved, by a 409 that says so', async () => {
    const { backend, save, file } = await setUp(service);
    backend.fault('create', { status: 409, message: 'already reserved' });
    expect(await save(name, 1, await file(1000))).toMatchObject({ outcome: 'reserved' });
  });

  test('the upload is refused, though v1 has given an id', async () => {
    const { backend, save, file, expectNothingLeft } = await setUp(service);
    backend.fault('upload', { status: 400 });
    const { outcome, message } = await save(name, 1, await file(1000));
    expect([outcome, message]).toEqual(['failed', expect.stringMatching(/\S/)]);
    expect(message).not.toContain('secret-signature');
    await expectNothingLeft();
  });

  test('the end of the upload is refused', async () => {
    const { backend, save, file, expectNothingLeft } = await setUp(service);
    backend.fault('finalize', { status: 400 });
    expect(await save(name, 1, await file(1000))).toEqual({
      outcome: 'failed',
      message: expect.stringContaining('400'),
    });
    await expectNothingLeft();
  });

  test('there is no such file', async () => {
    const { backend, save, expectNothingLeft } = await setUp(service);
    const message = expect.stringMatching(/^cannot pack .*nothing: ENOENT$/);
    expect(await save(name, 1, '/nowhere/nothing')).toEqual({ outcome: 'failed', message });
    expect(backend.asked).toEqual([]);
    await expectNothingLeft();
  });
});
