import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lutimes, mkdir, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SetupError } from '../../src/core/errors.js';
import { type Lock, takeLock } from '../../src/io/lock.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

const held: Lock[] = [];
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release().catch(() => undefined);
});
const temp = withTemp('lock');

interface Taker {
  said: string[];
  lost: SetupError[];
  taken: Promise<Lock>;
  abort(reason: unknown): void;
  isHolder: boolean;
}

function take(folder: string): Taker {
  const controller = new AbortController();
  const taker: Taker = {
    said: [],
    lost: [],
    taken: Promise.reject(new Error('not yet')),
    abort: (reason) => controller.abort(reason),
    isHolder: false,
  };
  taker.taken.catch(() => undefined);
  const options = {
    signal: controller.signal,
    say: (line: string) => void taker.said.push(line),
    onLost: (error: SetupError) => void taker.lost.push(error),
  };
  taker.taken = takeLock(folder, options).then((lock) => {
    held.push(lock);
    taker.isHolder = true;
    return lock;
  });
  taker.taken.catch(() => undefined);
  return taker;
}

const ownerFile = (folder: string) => join(folder, 'lock', 'owner.json');
const ownerOf = async (folder: string) =>
  JSON.parse(await readFile(ownerFile(folder), 'utf8')) as Record<string, unknown>;

async function age(path: string, seconds: number): Promise<void> {
  const then = new Date(Date.now() - seconds * 1000);
  await utimes(path, then, then);
}

const foreign = { token: 'foreign', host: 'build-7', pid: 4711, since: '2026-10-01T10:00:00.000Z' };

/** A lock that another process made and has not touched for so long. */
async function leave(folder: string, seconds: number, owner: string | null = JSON.stringify(foreign)) {
  await mkdir(join(folder, 'lock'));
  if (owner !== null) {
    await writeFile(ownerFile(folder), owner);
    await age(ownerFile(folder), seconds);
  }
  await age(join(folder, 'lock'), seconds);
}

async function until(condition: () => boolean, limitMs = 15_000): Promise<void> {
  for (const started = Date.now(); !condition(); await sleep(10))
    if (Date.now() - started > limitMs) throw new Error('it did not happen');
}

describe('one taker', () => {
  test('takes a free lock at once and says nothing; release leaves no trace', async () => {
    const folder = await temp();
    const taker = take(folder);
    const lock = await taker.taken;
    expect(await ownerOf(folder)).toMatchObject({ host: hostname(), pid: process.pid });
    await lock.release();
    expect(taker.said).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder that is not there: data-dir-unwritable, naming it', async () => {
    const folder = join(await temp(), 'missing');
    await expect(take(folder).taken).rejects.toMatchObject({
      code: 'data-dir-unwritable',
      message: `cannot make a lock in ${folder}: ENOENT`,
    });
  });

  test('a file in its place is no folder to lock', async () => {
    const folder = join(await temp(), 'file');
    await writeFile(folder, '');
    await expect(take(folder).taken).rejects.toMatchObject({ code: 'data-dir-unwritable' });
  });
});

describe('two takers', () => {
  test('the second waits, says once for whom, and goes on when the first is done', async () => {
    const folder = await temp();
    const first = await take(folder).taken;
    const { since } = await ownerOf(folder);
    const second = take(folder);
    await until(() => second.said.length > 0);
    await sleep(700);
    expect(second.isHolder).toBe(false);
    expect(second.said).toEqual([
      `waiting for process ${process.pid} on ${hostname()}, which has been working in ${folder} since ${since as string}`,
    ]);
    await first.release();
    await second.taken;
    expect(second.said).toHaveLength(1);
    expect((await ownerOf(folder))['token']).toBeDefined();
  });

  test('says so again when the one waited for is another', async () => {
    const folder = await temp();
    await leave(folder, 0);
    const waiting = take(folder);
    await until(() => waiting.said.length === 1);
    await writeFile(ownerFile(folder), JSON.stringify({ ...foreign, token: 'next', pid: 4712 }));
    await until(() => waiting.said.length === 2);
    expect(waiting.said.map((line) => /process \d+ on build-7/.exec(line)?.[0])).toEqual([
      'process 4711 on build-7',
      'process 4712 on build-7',
    ]);
    waiting.abort('SIGINT');
    await expect(waiting.taken).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('many takers: never two holders at once, and each has its turn', async () => {
    const folder = await temp();
    let holders = 0;
    let most = 0;
    const turns = Array.from({ length: 6 }, async () => {
      const lock = await take(folder).taken;
      most = Math.max(most, ++holders);
      await sleep(30);
      holders--;
      await lock.release();
    });
    await Promise.all(turns);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('abort while waiting', () => {
  test('ends at once, names the signal, and leaves the lock to its holder', async () => {
    const folder = await temp();
    await leave(folder, 0);
    const waiting = take(folder);
    await until(() => waiting.said.length === 1);
    const started = Date.now();
    waiting.abort('SIGTERM');
    await expect(waiting.taken).rejects.toMatchObject({
      code: 'interrupted',
      message: 'stopped by SIGTERM',
      details: { signal: 'SIGTERM' },
    });
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(await ownerOf(folder)).toEqual(foreign);
    expect(await readdir(folder)).toEqual(['lock']);
  });
});

describe('a silent holder', () => {
  test('of 31 seconds has lost it; who takes over says from whom', async () => {
    const folder = await temp();
    await leave(folder, 31);
    const taker = take(folder);
    const lock = await taker.taken;
    expect(taker.said).toEqual([
      expect.stringMatching(/^process 4711 on build-7 gave no sign for 3\d s: taking over$/),
    ]);
    expect((await ownerOf(folder))['pid']).toBe(process.pid);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('of 15 seconds still has it', async () => {
    const folder = await temp();
    await leave(folder, 15);
    const taker = take(folder);
    await until(() => taker.said.length === 1);
    await sleep(400);
    expect(taker.isHolder).toBe(false);
    expect(taker.said[0]).toMatch(/^waiting for process 4711/);
    taker.abort('SIGINT');
    await expect(taker.taken).rejects.toMatchObject({ code: 'interrupted' });
  });

  test.each([
    ['cut off', '{"token":"a'],
    ['empty', ''],
    ['null', 'null'],
    ['of another shape', '{}'],
    ['missing', null],
  ])('whose owner.json is %s: the lock is waited for while young', async (_, owner) => {
    const folder = await temp();
    await mkdir(join(folder, 'lock'));
    if (owner !== null) await writeFile(ownerFile(folder), owner);
    const taker = take(folder);
    await sleep(600);
    expect(taker.isHolder).toBe(false);
    expect(taker.said.join()).not.toContain('undefined');
    taker.abort('SIGINT');
    await expect(taker.taken).rejects.toMatchObject({ code: 'interrupted' });
  });

  test.each([
    ['cut off', '{"token":"a'],
    ['empty', ''],
    ['null', 'null'],
    ['of another shape', '{}'],
    ['missing', null],
  ])('whose owner.json is %s: the lock is taken when old', async (_, owner) => {
    const folder = await temp();
    await leave(folder, 31, owner);
    const taker = take(folder);
    const lock = await taker.taken;
    expect(taker.said).toEqual([expect.stringMatching(/^the holder of the lock gave no sign for 3\d s: taking over$/)]);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  testIf(process.platform !== 'win32', 'Windows has no such files')(
    'a pipe or a device as owner.json is a damaged one',
    async () => {
      for (const make of ['mkfifo "$0"', 'ln -s /dev/zero "$0"']) {
        const folder = await temp();
        await leave(folder, 31, null);
        execFileSync('sh', ['-c', make, ownerFile(folder)]);
        await lutimes(ownerFile(folder), new Date(0), new Date(0));
        await lutimes(join(folder, 'lock'), new Date(0), new Date(0));
        await (await take(folder).taken).release();
        expect(await readdir(folder)).toEqual([]);
      }
    },
  );

  test('a damaged lock is taken even where an earlier one was laid aside and never cleared', async () => {
    const folder = await temp();
    for (const name of ['lock-broken-unnamed', 'lock-broken-unnamed-1']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'owner.json'), '{"tok');
    }
    await leave(folder, 31, '{"token":"a');
    const taker = take(folder);
    await until(() => taker.isHolder || taker.said.length > 20);
    const { isHolder } = taker;
    taker.abort('SIGINT');
    expect(isHolder).toBe(true);
    await (await taker.taken).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ['a silent lock', JSON.stringify(foreign)],
    ['a damaged lock', '{"tok'],
    ['an empty lock', null],
  ])('several waiters at %s: exactly one holder at a time', async (_, owner) => {
    const round = async () => {
      const folder = await temp();
      await leave(folder, 31, owner);
      let holders = 0;
      let most = 0;
      const takers = Array.from({ length: 4 }, () => take(folder));
      await Promise.all(
        takers.map(async (taker) => {
          const lock = await taker.taken;
          most = Math.max(most, ++holders);
          await sleep(20);
          holders--;
          await lock.release();
        }),
      );
      expect(most).toBe(1);
      expect(takers.flatMap((taker) => taker.lost)).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    };
    await Promise.all(Array.from({ length: 8 }, round));
  });
});

describe('the heartbeat', () => {
  test('keeps the lock young while it is held, and ends with the release', async () => {
    const [held_, free] = [await temp(), await temp()];
    await take(held_).taken;
    await age(ownerFile(held_), 20);
    const released = take(free);
    await (await released.taken).release();
    await leave(free, 20);
    const isYoung = async () => Date.now() - (await stat(ownerFile(held_))).mtimeMs < 15_000;
    for (const started = Date.now(); !(await isYoung()); await sleep(100))
      if (Date.now() - started > 15_000) throw new Error('it gave no sign');
    expect(Date.now() - (await stat(ownerFile(free))).mtimeMs).toBeGreaterThan(20_000);
    expect(released.lost).toEqual([]);
    expect(await ownerOf(free)).toEqual(foreign);
  });

  test('a holder whose lock was given away hears of it, and does not take it back', async () => {
    const folder = await temp();
    const sleeper = take(folder);
    const lock = await sleeper.taken;
    await age(ownerFile(folder), 31);
    const heir = take(folder);
    await heir.taken;
    await until(() => sleeper.lost.length > 0);
    expect(sleeper.lost[0]).toMatchObject({
      code: 'lock-lost',
      message: `another process took the lock of ${folder} from process ${process.pid}`,
    });
    await lock.release();
    expect(heir.lost).toEqual([]);
    expect(existsSync(ownerFile(folder))).toBe(true);
  });
});
