import { lstat, mkdir, readFile, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Placer } from '../../src/app/ports.js';
import { finishRebuild, rebuild } from '../../src/app/rebuild.js';
import { lookAround } from '../../src/app/look-around.js';
import { planRepo } from '../../src/app/plan-repair.js';
import { disk } from '../../src/io/disk.js';
import { placer } from '../../src/io/placer.js';
import { type Tree, commit, merges, nested, other, repo, sha256, snapshot, vocab } from '../helpers/hub-states.js';
import { hashHere, silent } from '../helpers/in-process.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

/** A repair is stopped at each of its steps: the cache is then the old or the new one, or the next run finishes. */

const temp = withTemp('rebuild');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');

/** As a real project has it: an invented commit, real files, blobs by sha256, a stray file, and what is not understood. */
const broken: Tree = {
  [`${repo}/refs/main`]: other,
  [`${repo}/.cache`]: '{"format": "1.0"}',
  [`${repo}/notes/mine.txt`]: 'mine',
  [`${repo}/blobs/${sha256(vocab)}`]: vocab,
  [`${repo}/blobs/${sha256(merges)}`]: merges,
  [`${repo}/snapshots/${other}/vocab.json`]: vocab,
  [`${repo}/snapshots/${other}/merges.txt`]: merges,
  [`${repo}/snapshots/${other}/onnx/model.bin`]: nested,
};

async function lay(root: string, tree: Tree): Promise<void> {
  for (const [path, node] of Object.entries(tree)) {
    const full = join(root, path);
    await mkdir(dirname(full), { recursive: true });
    if (typeof node === 'string') await writeFile(full, node);
    else if ('link' in node) await symlink(node.link, full);
  }
}

/** Everything below a folder: texts of files, and targets of links. */
async function read(root: string): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true }).catch(() => []);
  const tree: Record<string, string> = {};
  for (const name of names.sort()) {
    const facts = await lstat(join(root, name));
    if (facts.isSymbolicLink()) tree[name] = `-> ${await readlink(join(root, name))}`;
    else if (facts.isFile()) tree[name] = await readFile(join(root, name), 'utf8');
  }
  return tree;
}

async function setUp(tree: Tree = broken) {
  const home = await temp();
  const where = { state: join(home, '.steve1-setup'), hubCache: join(home, 'hub'), date: '2026-01-01' };
  await lay(where.hubCache, tree);
  const around = lookAround(where.hubCache, [], disk);
  const view = { hubCache: where.hubCache, state: where.state, when: 'broken' as const, links: true, around };
  const { plan, entries } = await planRepo(repo, [snapshot], view, { disk, hash: hashHere, progress: silent });
  const run = (port: Placer, check: () => Promise<void> = () => Promise.resolve()) =>
    rebuild(plan, where, { disk, placer: port }, { known: new Set(entries.map(({ path }) => path)), check });
  return { home, where, plan, run, hub: () => read(where.hubCache), state: () => read(where.state) };
}

class Killed extends Error {}

/** A placer that dies at its nth call, before or after doing it; dead it does nothing any more. */
function dyingAt(n: number, when: 'before' | 'after'): Placer {
  let calls = 0;
  const wrap =
    (name: keyof Placer) =>
    async (...args: never[]) => {
      calls += 1;
      if (calls > n || (calls === n && when === 'before')) throw new Killed(name);
      const result: unknown = await (placer[name] as (...given: never[]) => Promise<unknown>)(...args);
      if (calls === n) throw new Killed(name);
      return result;
    };
  const names = Object.keys(placer) as (keyof Placer)[];
  return Object.fromEntries(names.map((name) => [name, wrap(name)])) as unknown as Placer;
}

async function callsOfOne(): Promise<number> {
  const { run } = await setUp();
  let calls = 0;
  const counting = Object.fromEntries(
    Object.entries(placer).map(([name, work]) => [
      name,
      (...args: never[]) => {
        calls += 1;
        return (work as (...given: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Placer;
  await run(counting);
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
