import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { withTemp } from '../helpers/temp.js';

interface Options {
  limitMs: number;
  say(pid: number): void;
  step?(): void;
}

// A script, of which the compiler knows nothing.
const script = '../../scripts/file-lock.mjs';
const { takeLock } = (await import(script)) as { takeLock(file: string, options: Options): () => void };

const temp = withTemp('file-lock');

/** The number of a process that has ended. */
const dead = () => spawnSync(process.execPath, ['-e', '']).pid;

const options = (step?: () => void): Options => ({
  limitMs: 60_000,
  say: () => {
    throw new Error('it was to wait for nobody');
  },
  ...(step && { step }),
});

describe('a lock file', () => {
  test('is taken with the number of its holder in it, and given back', async () => {
    const folder = await temp();
    const giveBack = takeLock(join(folder, 'lock'), options());
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    giveBack();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['of a process that has ended', () => `${dead()} 1`, 0],
    ['of an earlier version', () => String(dead()), 0],
    ['that is damaged and old', () => '', 61],
    ['of a number that another process has by now', () => `${process.pid} 1`, 61],
  ])('%s is taken over', async (_, text, seconds) => {
    const folder = await temp();
    const file = join(folder, 'lock');
    writeFileSync(file, text());
    utimesSync(file, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds);
    takeLock(file, options())();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whoever is slow to take over leaves the lock that another has made meanwhile', async () => {
    const folder = await temp();
    const file = join(folder, 'lock');
    writeFileSync(file, `${dead()} 1`);
    let quick: (() => void) | undefined;
    const waitedFor: number[] = [];
    const step = () => {
      // Between the look of the slow one and its deed.
      quick ??= takeLock(file, options());
    };
    const say = (pid: number) => {
      waitedFor.push(pid);
      quick!();
    };
    takeLock(file, { ...options(step), say })();
    expect(waitedFor).toEqual([process.pid]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a claim whose maker has ended is passed over', async () => {
    const folder = await temp();
    const file = join(folder, 'lock');
    const pid = dead();
    writeFileSync(file, `${pid} 1`);
    writeFileSync(join(folder, `lock.claim-${pid}_1-0`), `${pid} 2`);
    takeLock(file, options())();
    expect(readdirSync(folder)).toEqual([]);
  });
});
