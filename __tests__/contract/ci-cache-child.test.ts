import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect } from '@jest/globals';
import { blobName } from '../../src/core/cache-key.js';
import { missingZstd } from '../../src/io/zstd.js';
import { CacheBackend } from '../helpers/cache-backend.js';
import { cacheOn, testIfBuilt as test } from '../helpers/ci-cache.js';
import { testFull } from '../helpers/full.js';
import { cleanEnv, start } from '../helpers/spawn.js';
import { withTemp } from '../helpers/temp.js';

/** The child that asks the cache, and what becomes of it and its own children. */

const temp = withTemp('ci-cache');
const name = blobName('steve1-setup', 'ab'.repeat(32));

async function setUp(more: Parameters<typeof cacheOn>[3] = {}) {
  const backend = await CacheBackend.start();
  const folder = await temp();
  return { backend, folder, ...cacheOn(folder, backend, 'v2', more) };
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries++) {
    if (tries > 100) throw new Error('it did not come to that');
    await sleep(50);
  }
}

/** A folder with programs of these names; a text is a script, else the one of this machine is linked. */
async function programs(folder: string, wanted: Record<string, string | true>): Promise<string> {
  await mkdir(folder);
  for (const [program, script] of Object.entries(wanted)) {
    const own = process.env['PATH']!.split(':').map((one) => join(one, program));
    if (script === true)
      await symlink(
        own.find((one) => existsSync(one))!,
        join(folder, program),
      );
    else await writeFile(join(folder, program), script, { mode: 0o755 });
  }
  return folder;
}

describe('stopped by a signal', () => {
  test('while it restores', async () => {
    const { backend, restore, controller, running, expectNothingLeft } = await setUp();
    backend.fault('get', 'hang');
    const stopped = expect(restore(name)).rejects.toMatchObject({ code: 'interrupted', message: 'stopped by SIGINT' });
    await until(() => backend.count('get') > 0);
    expect(running()).toHaveLength(1);
    controller.abort('SIGINT');
    await stopped;
    await expectNothingLeft();
  });

  test('while it saves', async () => {
    const { backend, save, file, controller, expectNothingLeft } = await setUp();
    backend.fault('finalize', 'hang');
    const stopped = expect(save(name, 1, await file(1000))).rejects.toMatchObject({ code: 'interrupted' });
    await until(() => backend.count('finalize') > 0);
    controller.abort('SIGTERM');
    await stopped;
    await expectNothingLeft();
  });

  test('while the child starts', async () => {
    const { restore, controller, expectNothingLeft } = await setUp();
    const stopped = expect(restore(name)).rejects.toMatchObject({ code: 'interrupted' });
    await sleep(30);
    controller.abort('SIGTERM');
    await stopped;
    await expectNothingLeft();
  });

  test('before: no child is started', async () => {
    const { backend, restore, save, controller, expectNothingLeft } = await setUp();
    controller.abort('SIGTERM');
    await expect(restore(name)).rejects.toMatchObject({ code: 'interrupted' });
    await expect(save(name, 1, 'file')).rejects.toMatchObject({ code: 'interrupted' });
    expect(backend.asked).toEqual([]);
    await expectNothingLeft();
  });
});

describe('its own children', () => {
  const hanging = '#!/bin/sh\nsleep 1000 &\nsleep 1000\n';

  test('a tar that hangs while it packs is ended, with what it has started', async () => {
    const path = await programs(join(await temp(), 'bin'), { tar: hanging });
    const { save, file, expectNothingLeft } = await setUp({
      stallSeconds: 1,
      env: { PATH: `${path}:${process.env['PATH']}` },
    });
    const message = 'nothing moved for 1 s';
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'failed', message });
    await expectNothingLeft();
  });

  testFull('a tar that leaves one behind which holds its output open', async () => {
    const script = '#!/bin/sh\nsleep 1000 &\nexit 2\n';
    const path = await programs(join(await temp(), 'bin'), { tar: script });
    const { save, file, expectNothingLeft } = await setUp({
      stallSeconds: 30,
      env: { PATH: `${path}:${process.env['PATH']}` },
    });
    // The toolkit waits 10 s for the output to end.
    const message = expect.stringContaining('tar');
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'failed', message });
    await expectNothingLeft();
  });

  test('no tar at all', async () => {
    const path = await programs(join(await temp(), 'bin'), { zstd: true });
    const { save, file, expectNothingLeft } = await setUp({ env: { PATH: path } });
    const message = expect.stringContaining('Unable to locate executable file: tar');
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'failed', message });
    await expectNothingLeft();
  });

  test('a full disk is no bad entry', async () => {
    const script = '#!/bin/sh\necho "tar: entry: Wrote only 512 of 10240 bytes: No space left on device" >&2\nexit 2\n';
    const path = await programs(join(await temp(), 'bin'), { tar: script });
    const { backend, folder, save, file } = await setUp();
    expect(await save(name, 1, await file(1000))).toEqual({ outcome: 'saved' });
    const other = cacheOn(folder, backend, 'v2', { env: { PATH: `${path}:${process.env['PATH']}` } });
    const message = 'tar: entry: Wrote only 512 of 10240 bytes: No space left on device';
    expect(await other.restore(name)).toEqual({ outcome: 'failed', code: 'cache-failed', message });
  });
});

describe('without zstd', () => {
  test('it is said; gzip does, and entries of the others are not seen', async () => {
    const path = await programs(join(await temp(), 'bin'), { tar: true, gzip: true, sh: true });
    const { backend, folder, save, file } = await setUp();
    const bytes = await file(1000);
    expect(await save(name, 1, bytes)).toEqual({ outcome: 'saved' });
    expect(missingZstd({ PATH: process.env['PATH'] })).toBeUndefined();
    expect(missingZstd({ PATH: path })).toMatchObject({ code: 'cache-no-zstd', severity: 'warning' });

    const other = cacheOn(folder, backend, 'v2', { env: { PATH: path } });
    expect(await other.restore(name)).toEqual({ outcome: 'miss' });
    expect(await other.save(name, 1, bytes)).toEqual({ outcome: 'saved' });
    expect(await other.restore(name)).toMatchObject({ outcome: 'hit' });
  });

  test('a PATH that names nothing, a folder called zstd, and a file that cannot be run', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'a', 'zstd'), { recursive: true });
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b', 'zstd'), '', { mode: 0o644 });
    for (const PATH of [undefined, '', join(folder, 'a'), join(folder, 'b'), join(folder, 'c')]) {
      expect(missingZstd({ PATH })).toMatchObject({ code: 'cache-no-zstd' });
    }
  });
});

test('a program that is not there gives no answer, twice', async () => {
  const { restore, said, expectNothingLeft } = await setUp({ worker: pathToFileURL('/nowhere/cache-worker.js') });
  const message = 'the process that asks it gave no answer: it ended with 1';
  expect(await restore(name)).toEqual({ outcome: 'failed', code: 'cache-failed', message });
  expect(said).toEqual([`CI cache: ${message}; trying once more`]);
  await expectNothingLeft();
});

test('it is given no secret but its own', async () => {
  const worker = join(await temp(), 'worker.mjs');
  await writeFile(worker, 'process.send({ thrown: Object.values(process.env).join() }, () => process.exit());');
  const secrets = { HF_TOKEN: 'secret-1', 'INPUT_HF-TOKEN': 'secret-2', hf_token: 'secret-3' };
  const { restore } = await setUp({ worker: pathToFileURL(worker), env: secrets });
  const answer = await restore(name);
  expect(answer).toMatchObject({ outcome: 'failed', message: expect.stringContaining('runtime-token') });
  expect(JSON.stringify(answer)).not.toContain('secret-');
});

test('what it starts itself is given none at all', async () => {
  const folder = await temp();
  const note = join(folder, 'tar.env');
  const tar = process.env['PATH']!.split(':')
    .map((one) => join(one, 'tar'))
    .find((one) => existsSync(one))!;
  const bin = await programs(join(folder, 'bin'), { tar: `#!/bin/sh\nenv >> ${note}\nexec ${tar} "$@"\n` });
  const secrets = { PATH: `${bin}:${process.env['PATH']}`, GITHUB_TOKEN: 'secret-4' };
  const { save, restore, file } = await setUp({ env: secrets });
  expect(await save(name, 0, await file(1000))).toMatchObject({ outcome: 'saved' });
  expect(await restore(name)).toMatchObject({ outcome: 'hit' });
  const seen = await readFile(note, 'utf8');
  expect(seen).toContain('PATH=');
  expect(seen).not.toMatch(/runtime-token|secret-/);
});

test('a folder that cannot be made', async () => {
  const { cache, backend } = await setUp();
  const message = expect.stringMatching(/^cannot use \/dev\/null\/into: ENOTDIR$/);
  const answer = await cache.restore(name, '/dev/null/into', Infinity, () => undefined);
  expect(answer).toEqual({ outcome: 'failed', code: 'cache-failed', message });
  expect(backend.asked).toEqual([]);
});

test('killed with no chance to end it, it does not outlive its parent', async () => {
  const { backend, folder, running, env } = await setUp();
  backend.fault('get', 'hang');
  const script = join(folder, 'run.mjs');
  const at = (file: string) => JSON.stringify(pathToFileURL(resolve('lib', 'src', 'io', file)).href);
  await writeFile(
    script,
    `import { createCiCache } from ${at('ci-cache.js')};
     const options = { worker: new URL(${at('cache-worker.js')}), stallSeconds: 600, signal: new AbortController().signal };
     const cache = createCiCache({ ...options, env: process.env, say: console.log });
     await cache.restore('${name}', '${join(folder, 'into')}', Infinity, () => undefined);`,
  );
  const { child, ended } = start(script, [], { cwd: folder, env: { ...cleanEnv(backend.env('v2')), ...env } });
  await until(() => backend.count('get') > 0);
  expect(running().length).toBeGreaterThan(1);
  child.kill('SIGKILL');
  await ended;
  await until(() => running().length === 0);
});
