import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { noise } from '../helpers/noise.js';
import { readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { startFaultyOrigin } from '../helpers/faulty-origin.js';
import { cli, dist, start } from '../helpers/spawn.js';

const megabyte = 1 << 20;

/** A work folder with a bundle of one file of 4 MiB, half of which comes at once. */
async function setup() {
  const body = noise(4 * megabyte);
  const origin = await startFaultyOrigin(body);
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  origin.scriptAll({ kind: 'hold', after: 2 * megabyte, until });
  undoAfterTest(async () => {
    release();
    await origin.close();
  });
  const work = tempFolder();
  const asset = {
    id: 'file',
    kind: 'file',
    role: 'other',
    path: 'file.bin',
    size: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    sources: [{ type: 'https', url: `${origin.url}/file` }],
  };
  writeFileSync(
    join(work, 'bundle.json'),
    JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets: [asset] }),
  );
  const state = join(work, 'data', '.steve1-setup');
  const part = join(state, 'parts', `${asset.sha256}.part`);
  const args = ['provision', '--bundle', 'bundle.json', '--json'];
  const begin = () => start(join(dist, 'cli', 'index.js'), args, { cwd: work });
  const untilHalf = async () => {
    for (let waited = 0; waited < 60_000; waited += 20) {
      if ((statSync(part, { throwIfNoEntry: false })?.size ?? 0) >= 2 * megabyte) return;
      await sleep(20);
    }
    throw new Error('the first half did not arrive');
  };
  return { body, origin, release, work, state, part, args, begin, untilHalf, file: join(work, 'data', 'file.bin') };
}

describe('a run that is stopped in the middle', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: ends in order, and the next run goes on where it stopped', async (signal, code) => {
    const { body, origin, release, work, state, args, begin, untilHalf, file } = await setup();
    const run = begin();
    await untilHalf();
    run.child.kill(signal);
    const end = await run.ended;
    const report = readReport(end.stdout);
    expect([end.code, report.verdict, report.error?.code, report.error?.message]).toEqual([
      code,
      'error',
      'interrupted',
      `stopped by ${signal}`,
    ]);
    expect([existsSync(file), readdirSync(state).includes('lock')]).toEqual([false, false]);

    release();
    const again = await cli(args, { cwd: work });
    expect({ code: again.code, said: again.stderr }).toEqual({ code: 0, said: expect.any(String) });
    expect(origin.requests.map(({ headers }) => [headers.range, headers['if-range']])).toEqual([
      [undefined, undefined],
      [`bytes=${2 * megabyte}-`, `"${createHash('md5').update(body).digest('hex')}"`],
    ]);
    expect(readReport(again.stdout).counters).toEqual({
      requests: 1,
      bytesDownloaded: 2 * megabyte,
      bytesHashed: 4 * megabyte,
    });
    expect(readFileSync(file).equals(body)).toBe(true);
    expect(readdirSync(join(state, 'parts'))).toEqual([]);
  });
});

describe('two runs in one data directory', () => {
  test('the second waits, says for whom, and finds all in place', async () => {
    const { origin, release, begin, untilHalf } = await setup();
    const first = begin();
    await untilHalf();
    const second = begin();
    await second.until(new RegExp(`waiting for process ${first.child.pid} on `));
    release();
    const [one, two] = await Promise.all([first.ended, second.ended]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(readReport(two.stdout).assets[0]!.source).toBe('local');
    expect(origin.requests).toHaveLength(1);
  });

  // Elsewhere it is 30 seconds of silence that tell.
  const tells = process.platform === 'linux' ? 'has ended without giving the lock back' : 'gave no sign for 3\\d s';
  test('the holder is killed: the other takes over and goes on', async () => {
    const { body, origin, release, begin, untilHalf, file, state } = await setup();
    const first = begin();
    await untilHalf();
    const second = begin();
    await second.until(/waiting for process/);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    // As if 31 s had passed since its last sign, where nothing else tells.
    const then = Date.now() / 1000 - 31;
    if (process.platform !== 'linux') utimesSync(join(state, 'lock', 'owner.json'), then, then);
    release();
    const two = await second.ended;
    expect([two.code, two.stderr]).toEqual([
      0,
      expect.stringMatching(new RegExp(`process ${first.child.pid} on .* ${tells}: taking over`)),
    ]);
    expect(origin.requests[1]!.headers.range).toBe(`bytes=${2 * megabyte}-`);
    expect(readFileSync(file).equals(body)).toBe(true);
  });
});
