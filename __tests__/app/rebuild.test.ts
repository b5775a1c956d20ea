import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { finishRebuild } from '../../src/app/finish-repair.js';
import type { Placer } from '../../src/app/ports.js';
import { rebuild } from '../../src/app/rebuild.js';
import { disk } from '../../src/io/disk.js';
import { placer } from '../../src/io/placer.js';
import { type Tree, commit, merges, nested, other, repo, sha256, vocab } from '../helpers/hub-states.js';
import { testIf } from '../helpers/skip.js';
import { Killed, broken, cacheOf, clientIn, dyingAt, lay, planFor, watched } from '../helpers/stopped-repair.js';
import { withTemp } from '../helpers/temp.js';

/** A repair is stopped at each of its steps: the cache is then the old or the new one, or the next run finishes. */

const temp = withTemp('rebuild');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');

async function setUp(tree: Tree = broken) {
  const cache = await cacheOf(await temp(), tree);
  const { where } = cache;
  const { plan, listed } = await planFor(where);
  const run = (port: Placer, check: () => Promise<void> = () => Promise.resolve()) =>
    rebuild(plan, where, { disk, placer: port }, { listed, check });
  return { ...cache, plan, run };
}

async function callsOfOne(): Promise<number> {
  const { run } = await setUp();
  let calls = 0;
  await run(watched({ before: () => void calls++ }));
  return calls;
}

testIfLinks(
  'a repair that nothing stops leaves the canonical folder, and keeps what it did not understand',
  async () => {
    const { run, hub, state } = await setUp();
    const kept = await run(placer);
    expect(kept).toMatch(/kept.2026-01-01$/);
    const after = await hub();
    expect(after[`${repo}/refs/main`]).toBe(commit);
    expect(after[`${repo}/snapshots/${commit}/onnx/model.bin`]).toBe(`-> ../../../blobs/${sha256(nested)}`);
    expect(await state()).toEqual({
      [`kept/2026-01-01/${repo}/.cache`]: '{"format": "1.0"}',
      [`kept/2026-01-01/${repo}/notes/mine.txt`]: 'mine',
    });
  },
);

describe('stopped at any step', () => {
  testIfLinks.each(['before', 'after'] as const)('%s it is done', async (when) => {
    const total = await callsOfOne();
    expect(total).toBeGreaterThan(12);
    const whole = await setUp();
    const oldTree = await whole.hub();
    await whole.run(placer);
    const newTree = await whole.hub();
    const outcomes = new Set<string>();

    for (let n = 1; n <= total; n++) {
      const { where, run, hub, state } = await setUp();
      await expect(run(dyingAt(n, when))).rejects.toBeInstanceOf(Killed);
      const left = await hub();
      // A moment without the folder is what two renames cost; the bytes are beside it then.
      const bytes = new Set([...Object.values(left), ...Object.values(await state())]);
      for (const text of [vocab, merges, nested, 'mine']) expect([n, bytes.has(text)]).toEqual([n, true]);

      await finishRebuild(where, { disk, placer });
      const now = await hub();
      const isNew = `${repo}/refs/main` in now && now[`${repo}/refs/main`] === commit;
      outcomes.add(isNew ? 'new' : 'old');
      expect([n, now]).toEqual([n, isNew ? newTree : oldTree]);
      const kept = isNew
        ? {
            [`kept/2026-01-01/${repo}/.cache`]: '{"format": "1.0"}',
            [`kept/2026-01-01/${repo}/notes/mine.txt`]: 'mine',
          }
        : {};
      expect([n, await state()]).toEqual([n, kept]);
      // And what finished it has nothing left to finish.
      expect(await finishRebuild(where, { disk, placer })).toBeUndefined();
    }
    expect([...outcomes].sort()).toEqual(['new', 'old']);
  });

  testIfLinks('the run that finishes may be stopped at any step too', async () => {
    const total = await callsOfOne();
    for (let n = total - 4; n <= total; n++) {
      for (let m = 1; m <= 4; m++) {
        const { where, run, hub } = await setUp();
        await expect(run(dyingAt(n, 'before'))).rejects.toBeInstanceOf(Killed);
        await finishRebuild(where, { disk, placer: dyingAt(m, 'after') }).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        await finishRebuild(where, { disk, placer });
        const main = (await hub())[`${repo}/refs/main`];
        expect([n, m, main]).toEqual([n, m, expect.stringMatching(`^(${commit}|${other})$`)]);
      }
    }
  });
});

describe('while a client is at work', () => {
  testIfLinks.each(['before', 'after'] as const)(
    'nothing that it writes is lost, wherever the run is killed: %s a step',
    async (when) => {
      const total = await callsOfOne();
      const placesOf = new Set<string>();
      for (let n = 1; n <= total; n++) {
        const { where, run, hub, state } = await setUp();
        const { wrote, work } = clientIn(where.hubCache);
        await expect(run(dyingAt(n, when, work))).rejects.toBeInstanceOf(Killed);
        await finishRebuild(where, { disk, placer: watched({ before: work }) });
        const [now, beside] = [await hub(), await state()];
        for (const [path, text] of wrote) {
          const kept = `kept/2026-01-01/${repo}.made-meanwhile${path.slice(repo.length)}`;
          expect([n, path, [now[path], beside[kept]]]).toEqual([n, path, expect.arrayContaining([text])]);
          placesOf.add(now[path] === text ? 'cache' : 'kept');
        }
        expect(Object.keys(beside).filter((path) => !path.startsWith('kept/'))).toEqual([]);
        for (const text of [vocab, merges, nested, 'mine'])
          expect([n, [...Object.values(now), ...Object.values(beside)]]).toEqual([n, expect.arrayContaining([text])]);
      }
      // Its names are its own, so that all of it has its place.
      expect([...placesOf]).toEqual(['cache']);
    },
  );

  testIfLinks('nor in a run that ends by itself, and a ref that it moves is kept', async () => {
    const { where, run, hub, state } = await setUp();
    const { wrote, work } = clientIn(where.hubCache);
    await run(watched({ before: work }), () => lay(where.hubCache, { [`${repo}/refs/main`]: 'f'.repeat(40) }));
    expect(await hub()).toMatchObject({ ...Object.fromEntries(wrote), [`${repo}/refs/main`]: commit });
    expect((await state())[`kept/2026-01-01/${repo}.made-meanwhile/refs/main`]).toBe('f'.repeat(40));
  });

  testIfLinks('a download that it finishes is not there twice', async () => {
    const { where, run, hub } = await setUp({ ...broken, [`${repo}/blobs/x.incomplete`]: 'all' });
    const at = (name: string) => join(where.hubCache, repo, 'blobs', name);
    await run(placer, () => rename(at('x.incomplete'), at('x')));
    const blobs = Object.keys(await hub()).filter((path) => path.includes('/blobs/x'));
    expect(blobs).toEqual([`${repo}/blobs/x`]);
  });

  testIfLinks('an error undoes the rebuild and loses nothing of it', async () => {
    const { where, run, hub } = await setUp();
    const { wrote, work } = clientIn(where.hubCache);
    const before = await hub();
    const port = watched({ before: work });
    const failing: Placer = {
      ...port,
      move: (from, to) =>
        from.includes('new') && to.includes('hub') ? Promise.reject(new Error('no room')) : port.move(from, to),
    };
    await expect(run(failing)).rejects.toThrow('no room');
    expect(await hub()).toEqual({ ...before, ...Object.fromEntries(wrote) });
  });
});

describe('an error, and not the end of the process', () => {
  testIfLinks('leaves the old folder, and nothing beside it', async () => {
    const { run, hub, state } = await setUp();
    const before = await hub();
    await expect(run(placer, () => Promise.reject(new Error('not right')))).rejects.toThrow('not right');
    expect(await hub()).toEqual(before);
    expect(await state()).toEqual({});
  });

  testIfLinks('between the two renames puts the old folder back', async () => {
    const { run, hub, state } = await setUp();
    const before = await hub();
    let moves = 0;
    const failing: Placer = {
      ...placer,
      move: (from, to) => {
        if (from.includes('new') && to.includes('hub') && moves++ === 0) return Promise.reject(new Error('no room'));
        return placer.move(from, to);
      },
    };
    await expect(run(failing)).rejects.toThrow('no room');
    expect(await hub()).toEqual(before);
    expect(await state()).toEqual({});
  });
});

testIfLinks('nothing is built over what a stopped repair has left: it may be the only copy', async () => {
  const { where, run, hub, state } = await setUp();
  await lay(where.state, { 'journal.json': '{}', 'repair/old/blobs/only': 'the only copy' });
  const before = [await hub(), await state()];
  await expect(run(placer)).rejects.toMatchObject({ code: 'write-failed' });
  expect([await hub(), await state()]).toEqual(before);
});

testIfLinks('a folder that somebody made while the old one was away is kept', async () => {
  const { where, run, hub, state } = await setUp();
  // The next call after the first rename is the one that would put the new folder there, or the old one back.
  let isOldAway = false;
  const stopped: Placer = {
    ...placer,
    move: async (from, to) => {
      if (isOldAway) throw new Killed();
      isOldAway = to.endsWith('old');
      await placer.move(from, to);
    },
  };
  await expect(run(stopped)).rejects.toBeInstanceOf(Killed);
  await lay(where.hubCache, { [`${repo}/refs/main`]: 'made meanwhile' });
  await finishRebuild(where, { disk, placer });
  expect((await hub())[`${repo}/refs/main`]).toBe(commit);
  expect((await state())[`kept/2026-01-01/${repo}.made-meanwhile/refs/main`]).toBe('made meanwhile');
});

testIfLinks('what a client downloads while the new folder is built is taken over', async () => {
  const { where, run, hub } = await setUp();
  await run(placer, async () => {
    await lay(where.hubCache, {
      [`${repo}/blobs/late`]: 'late',
      [`${repo}/snapshots/${other}/late.txt`]: { link: '../../blobs/late' },
    });
  });
  const after = await hub();
  expect(after[`${repo}/blobs/late`]).toBe('late');
  expect(after[`${repo}/snapshots/${other}/late.txt`]).toBe('-> ../../blobs/late');
  expect(Object.keys(after).filter((path) => path.includes(other))).toHaveLength(1);
});

describe('a journal that is not ours', () => {
  test.each([
    '',
    '{',
    'null',
    '{"schema":"steve1-journal/2"}',
    '{"schema":"steve1-journal/1","hub":"..","repo":"x","date":"y"}',
  ])('%j: nothing is touched, and the error says where the old folder is', async (text) => {
    const { where, hub } = await setUp();
    await lay(where.state, { 'journal.json': text });
    const before = await hub();
    await expect(finishRebuild(where, { disk, placer })).rejects.toMatchObject({
      code: 'file-unreadable',
      remedy: expect.stringContaining('repair'),
    });
    expect(await hub()).toEqual(before);
  });
});
