import { mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { SetupError } from '../../src/core/errors.js';
import { type Lock, takeLock } from '../../src/io/lock.js';
import { type Call, Stage, ageWhatIsOf } from '../helpers/lock-stage.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('lock-order');

const lockOf = (folder: string) => join(folder, 'lock');
const ownerText = (folder: string) => readFile(join(lockOf(folder), 'owner.json'), 'utf8').catch(() => undefined);

async function plant(folder: string, owner: string | null): Promise<void> {
  const then = new Date(Date.now() - 31_000);
  await mkdir(lockOf(folder));
  if (owner !== null) {
    await writeFile(join(lockOf(folder), 'owner.json'), owner);
    await utimes(join(lockOf(folder), 'owner.json'), then, then);
  }
  await utimes(lockOf(folder), then, then);
}

const foreign = JSON.stringify({ token: 'foreign', host: 'build-7', pid: 4711, since: '2026-10-01T10:00:00.000Z' });

/** What lies at `lock` at first; undefined: nothing. */
const beginnings: [string, string | null | undefined][] = [
  ['a free lock', undefined],
  ['a silent lock', foreign],
  ['a damaged lock', '{"tok'],
  ['an empty lock', null],
];

/** Takers who take the lock, hold it for a moment and give it back, each as slowly as the test wants. */
function takers(folder: string, count: number) {
  const stage = new Stage(folder, count);
  const holders = new Set<number>();
  let most = 0;
  const turns = Array.from({ length: count }, async (_, who) => {
    const system = stage.system(who);
    try {
      const lost: SetupError[] = [];
      const options = {
        signal: new AbortController().signal,
        say: () => undefined,
        onLost: (error: SetupError) => void lost.push(error),
      };
      const lock: Lock = await takeLock(folder, options, system);
      holders.add(who);
      most = Math.max(most, holders.size);
      await system.sleep(1);
      expect(await lock.isHeld()).toBe(true);
      holders.delete(who);
      await lock.release();
      expect(lost).toEqual([]);
    } finally {
      stage.end(who);
    }
  });
  return { stage, holders, turns, most: () => most };
}

/** mulberry32: the same order for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

async function refuseOwnerless(folder: string, planted: string | null | undefined): Promise<void> {
  const text = await ownerText(folder);
  if (text === undefined && planted === null) return;
  if (text === planted || !(await readdir(folder)).includes('lock')) return;
  expect(JSON.parse(text!)).toMatchObject({ token: expect.stringMatching(/./) });
}

const seeds = process.env['STEVE1_INTEROP'] === 'full' ? 200 : 12;
const limitMs = 60_000 + seeds * 1000;

describe.each(beginnings)('%s', (_, planted) => {
  test(
    'in whatever order four takers do their steps: one holder at a time, no lock without an owner, nothing left',
    async () => {
      for (let seed = 1; seed <= seeds; seed++) {
        const folder = await temp();
        if (planted !== undefined) await plant(folder, planted);
        const roll = dice(seed);
        const { stage, turns, most } = takers(folder, 4);
        for (let calls; (calls = await stage.waiting()).length > 0;) {
          await stage.step(calls[roll(calls.length)]!.who);
          await refuseOwnerless(folder, planted);
        }
        await Promise.all(turns);
        expect([seed, most(), await readdir(folder)]).toEqual([seed, 1, []]);
      }
    },
    limitMs,
  );

  test(
    'wherever one of them dies, the others have their turn, and nothing of it is left',
    async () => {
      for (let seed = 1; seed <= seeds; seed++) {
        const folder = await temp();
        if (planted !== undefined) await plant(folder, planted);
        const roll = dice(seed * 7919);
        const { stage, turns, holders } = takers(folder, 3);
        const dead = 0;
        for (let left = roll(45); left > 0; left--) {
          const calls = await stage.waiting();
          if (!calls.some(({ who }) => who === dead)) break;
          await stage.step(calls[roll(calls.length)]!.who);
        }
        const token = stage.tokens.get(dead);
        holders.delete(dead);
        let most = 0;
        for (let steps = 0; ; steps++) {
          const calls = (await stage.waiting()).filter(({ who }) => who !== dead);
          if (calls.length === 0) break;
          if (token !== undefined) await ageWhatIsOf(token, folder);
          await stage.step(calls[roll(calls.length)]!.who);
          holders.delete(dead);
          most = Math.max(most, holders.size);
          if (steps > 3000)
            throw new Error(`seed ${seed}: the others wait for the dead one: ${(await readdir(folder)).join()}`);
        }
        await Promise.all(turns.slice(1));
        expect([seed, most]).toEqual([seed, 1]);
        // What it had begun tells nobody whose it is until it is old: then the next run clears it.
        const then = new Date(Date.now() - 31_000);
        for (const name of await readdir(folder)) await utimes(join(folder, name), then, then);
        const next = takers(folder, 1);
        await next.stage.stepUntil(0, () => false);
        await next.turns[0];
        expect([seed, await readdir(folder)]).toEqual([seed, []]);
      }
    },
    limitMs,
  );
});

describe('the orders that two holders came of', () => {
  test('a waiter that is slow to take away what it saw leaves the lock that another has made since', async () => {
    const folder = await temp();
    await plant(folder, null);
    const { stage, turns, holders, most } = takers(folder, 2);
    const isClaim = ({ name, on }: Call) => name === 'createFile' && on.startsWith('lock-claim-');
    await stage.stepUntil(0, isClaim);
    await stage.stepUntil(1, isClaim);
    await stage.stepUntil(1, ({ name }) => name === 'sleep');
    expect([...holders]).toEqual([1]);
    const held = await ownerText(folder);
    // The slow one has its claim now, sees another lock, and waits like any other.
    await stage.stepUntil(0, ({ name }) => name === 'sleep');
    expect([[...holders], await ownerText(folder)]).toEqual([[1], held]);
    await stage.stepUntil(1, () => false);
    await stage.stepUntil(0, () => false);
    await Promise.all(turns);
    expect([most(), await readdir(folder)]).toEqual([1, []]);
  });

  test('a claim whose maker has died is passed over, by one only', async () => {
    const folder = await temp();
    await plant(folder, foreign);
    const { stage, turns, holders } = takers(folder, 3);
    await stage.stepUntil(0, ({ name, on }) => name === 'rename' && on.startsWith('lock-broken-'));
    await ageWhatIsOf(stage.tokens.get(0)!, folder);
    const isSecondClaim = ({ name, on }: Call) => name === 'createFile' && /^lock-claim-\w+-1$/.test(on);
    await stage.stepUntil(1, isSecondClaim);
    await stage.stepUntil(2, isSecondClaim);
    await stage.step(1);
    await stage.stepUntil(2, ({ name }) => name === 'sleep');
    expect(JSON.parse((await ownerText(folder))!)).toMatchObject({ token: 'foreign' });
    await stage.stepUntil(1, ({ name }) => name === 'sleep');
    expect([...holders]).toEqual([1]);
    await stage.stepUntil(1, () => false);
    await stage.stepUntil(2, () => false);
    await Promise.all(turns.slice(1));
    expect(await readdir(folder)).toEqual([]);
  });

  test('a holder that gives back what another is taking over leaves the lock of that one', async () => {
    const folder = await temp();
    const { stage, turns, holders } = takers(folder, 2);
    await stage.stepUntil(0, ({ name }) => name === 'sleep');
    await ageWhatIsOf(stage.tokens.get(0)!, folder);
    // The holder wakes up and is about to claim its own lock when the other has it.
    await stage.stepUntil(0, ({ name, on }) => name === 'createFile' && on.startsWith('lock-claim-'));
    await stage.stepUntil(1, ({ name }) => name === 'sleep');
    expect([...holders]).toEqual([1]);
    await stage.stepUntil(0, () => false);
    await turns[0];
    expect(JSON.parse((await ownerText(folder))!)).toMatchObject({ token: stage.tokens.get(1) });
    await stage.stepUntil(1, () => false);
    await turns[1];
    expect(await readdir(folder)).toEqual([]);
  });
});
