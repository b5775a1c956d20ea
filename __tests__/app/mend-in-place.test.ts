import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { finishRebuild } from '../../src/app/finish-repair.js';
import { mendInPlace } from '../../src/app/mend-in-place.js';
import type { Placer } from '../../src/app/ports.js';
import { inPlace } from '../../src/core/hub/in-place.js';
import { disk } from '../../src/io/disk.js';
import { placer } from '../../src/io/placer.js';
import {
  type Tree,
  at,
  blob,
  canonical,
  commit,
  merges,
  nested,
  other,
  repo,
  sha256,
  vocab,
} from '../helpers/hub-states.js';
import { testIf } from '../helpers/skip.js';
import { Killed, broken, cacheOf, clientIn, dyingAt, lay, planFor, watched } from '../helpers/stopped-repair.js';
import { withTemp } from '../helpers/temp.js';

/** What can be mended file by file is mended where it lies: stopped anywhere, and under the eyes of readers. */

const temp = withTemp('in-place');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');

const { [repo]: _, ...whole } = canonical;
const trees: Record<string, Tree> = {
  'a ref with a line end': { ...whole, [`${repo}/refs/main`]: `${commit}\n` },
  'no ref': Object.fromEntries(Object.entries(whole).filter(([path]) => !path.includes('/refs/'))),
  'a marker that hides a file': { ...whole, [`${repo}/.no_exist/${commit}/vocab.json`]: '' },
  'a link that leads nowhere': { ...whole, [`${at}/vocab.json`]: { link: '../../blobs/gone' } },
  'wrong bytes, and the right ones elsewhere': {
    ...whole,
    [`${repo}/blobs/${blob.vocab}`]: 'wrong',
    [`${repo}/blobs/spare`]: vocab,
  },
  'a blob under its other name': {
    ...Object.fromEntries(Object.entries(whole).filter(([path]) => !path.includes(blob.vocab))),
    [`${repo}/blobs/${sha256(vocab)}`]: vocab,
    [`${at}/vocab.json`]: { link: `../../blobs/${sha256(vocab)}` },
  },
  'a file in place of a link, and what is no part of a cache': {
    ...whole,
    [`${at}/vocab.json`]: vocab,
    [`${repo}/mine.txt`]: 'mine',
  },
  'a cache under an invented commit': broken,
};
const cases = Object.keys(trees).map((name) => [name] as const);

async function setUp(tree: Tree) {
  const cache = await cacheOf(await temp(), tree);
  const { where } = cache;
  const { plan, entries, listed } = await planFor(where);
  const steps = inPlace(plan, entries)!;
  expect(steps).toBeDefined();
  const run = (port: Placer) =>
    mendInPlace(repo, steps, where, { disk, placer: port }, { listed, check: () => Promise.resolve() });
  return { ...cache, plan, steps, run };
}

/** As the next run does: it finishes what was begun, looks anew, and does what is left. */
async function nextRun(where: Parameters<typeof planFor>[0] & { date: string }): Promise<void> {
  await finishRebuild(where, { disk, placer });
  const { plan, entries, listed } = await planFor(where);
  const steps = inPlace(plan, entries)!;
  const ports = { disk, placer };
  const check = () => Promise.resolve();
  if (plan.steps.length > 0) await mendInPlace(repo, steps, { ...where, date: '2026-01-02' }, ports, { listed, check });
}

/** What readers get at each path of a snapshot. */
async function readable(hubCache: string, paths: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of paths) {
    const text = await readFile(join(hubCache, path), 'utf8').catch(() => undefined);
    if (text !== undefined) found[path] = text;
  }
  return found;
}

const withoutDate = (tree: Record<string, string>) =>
  Object.fromEntries(Object.entries(tree).map(([path, text]) => [path.replace(/2026-01-0\d/, 'date'), text]));

describe('stopped at any step', () => {
  testIfLinks.each(cases)('%s: the next run ends where the first would have', async (name) => {
    const tree = trees[name]!;
    const first = await setUp(tree);
    let total = 0;
    await first.run(watched({ before: () => void total++ }));
    const done = [await first.hub(), withoutDate(await first.state())];
    expect((await planFor(first.where)).plan.steps).toEqual([]);
    for (let n = 1; n <= total; n++) {
      const { where, run, hub, state } = await setUp(tree);
      await expect(run(dyingAt(n, n % 2 === 0 ? 'before' : 'after'))).rejects.toBeInstanceOf(Killed);
      await nextRun(where);
      // A second name of the bytes, which no reader looks for, is all that may be left of what was moved.
      const { [`${repo}/blobs/spare`]: spare, ...now } = await hub();
      expect([n, now, withoutDate(await state())]).toEqual([n, ...done]);
      expect([undefined, vocab]).toContain(spare);
    }
  });

  testIfLinks.each(cases)('%s: what a client writes meanwhile stays in its place', async (name) => {
    const tree = trees[name]!;
    const first = await setUp(tree);
    let total = 0;
    await first.run(watched({ before: () => void total++ }));
    for (let n = 1; n <= total; n++) {
      const { where, run, hub } = await setUp(tree);
      const { wrote, work } = clientIn(where.hubCache);
      await expect(run(dyingAt(n, 'after', work))).rejects.toBeInstanceOf(Killed);
      await finishRebuild(where, { disk, placer: watched({ before: work }) });
      expect([n, await hub()]).toEqual([n, expect.objectContaining(Object.fromEntries(wrote))]);
    }
  });
});

describe('readers', () => {
  testIfLinks.each(cases)('%s: find at each step what they found before', async (name) => {
    const { where, run, steps } = await setUp(trees[name]!);
    const taken = steps.take.map(({ path }) => path);
    const isTaken = (path: string) => taken.some((one) => path === one || path.startsWith(`${one}/`));
    const files = Object.keys(trees[name]!).filter((path) => path.includes('/snapshots/') && !isTaken(path));
    const before = await readable(where.hubCache, files);
    const right = Object.fromEntries(Object.entries(before).filter(([, text]) => text !== 'wrong'));
    const hadRef = `${repo}/refs/main` in trees[name]!;
    const missed: string[] = [];
    const look = async (call: number, method: string) => {
      const now = await readable(where.hubCache, [...files, `${repo}/refs/main`]);
      for (const [path, text] of Object.entries(right))
        if (now[path] !== text) missed.push(`${call} ${method} ${path}`);
      const named = now[`${repo}/refs/main`];
      if (hadRef && named === undefined) missed.push(`${call} ${method} refs/main`);
      // A ref that names the snapshot is there when the snapshot is whole, and what it named before is there until then.
      if (named === commit && !('refs/main' in right)) {
        const snapshot = await readable(where.hubCache, [
          `${at}/vocab.json`,
          `${at}/merges.txt`,
          `${at}/onnx/model.bin`,
        ]);
        const texts = Object.values(snapshot);
        const isSound = texts.includes(merges) && texts.includes(nested) && texts.length >= 2;
        if (!isSound) missed.push(`${call} ${method} the snapshot of refs/main`);
      }
    };
    await run(watched({ before: look, after: look }));
    expect(missed).toEqual([]);
    const now = await readable(where.hubCache, [`${at}/vocab.json`, `${at}/merges.txt`, `${at}/onnx/model.bin`]);
    expect(Object.values(now)).toEqual([vocab, merges, nested]);
  });
});

describe('what a client has changed since it was looked at', () => {
  testIfLinks('is not overwritten, and not taken away', async () => {
    const { where, run, hub, state } = await setUp({
      ...whole,
      [`${repo}/refs/main`]: `${commit}\n`,
      [`${repo}/mine.txt`]: 'mine',
    });
    await lay(where.hubCache, { [`${repo}/refs/main`]: 'f'.repeat(40), [`${repo}/mine.txt`]: 'mine, longer' });
    await run(placer);
    expect(await hub()).toMatchObject({
      [`${repo}/refs/main`]: 'f'.repeat(40),
      [`${repo}/mine.txt`]: 'mine, longer',
    });
    expect(await state()).toEqual({});
  });

  testIfLinks('is put back where it was changed as it was taken away', async () => {
    const { where, run, hub } = await setUp({ ...whole, [`${repo}/.no_exist/${commit}/vocab.json`]: '' });
    const port: Placer = {
      ...placer,
      move: async (from, to) => {
        if (from.includes('.no_exist'))
          await lay(where.hubCache, { [`${repo}/.no_exist/${commit}/vocab.json`]: 'new' });
        await placer.move(from, to);
      },
    };
    await run(port);
    expect((await hub())[`${repo}/.no_exist/${commit}/vocab.json`]).toBe('new');
  });
});

describe('a folder is built anew', () => {
  const isInPlace = async (tree: Tree) => {
    const { where } = await cacheOf(await temp(), tree);
    const { plan, entries } = await planFor(where);
    expect(plan.steps).not.toEqual([]);
    return inPlace(plan, entries) !== undefined;
  };
  testIfLinks.each<[string, Tree]>([
    [
      'two files have each other’s bytes',
      { ...whole, [`${repo}/blobs/${blob.vocab}`]: merges, [`${repo}/blobs/${blob.merges}`]: vocab },
    ],
    [
      'a folder stands where a file belongs',
      { ...whole, [`${at}/vocab.json`]: { folder: true }, [`${at}/vocab.json/x`]: 'x' },
    ],
    ['a file stands where a folder belongs', { ...whole, [`${at}/onnx`]: 'x' }],
    ['a folder stands where a ref belongs', { ...whole, [`${repo}/refs/main/x`]: 'x' }],
  ])('where %s', async (_name, tree) => {
    const clashing = Object.keys(tree).filter((path) => Object.keys(tree).some((one) => one.startsWith(`${path}/`)));
    const isBlocked = (path: string) => path === `${at}/onnx/model.bin` && `${at}/onnx` in tree;
    const laid = Object.entries(tree).filter(([path, node]) => {
      const isParent = clashing.includes(path) && path !== `${at}/onnx`;
      return !isParent && !isBlocked(path) && !(typeof node === 'object' && 'folder' in node);
    });
    expect(await isInPlace(Object.fromEntries(laid))).toBe(false);
  });

  test('and not for a ref alone', async () => {
    expect(await isInPlace({ ...trees['a ref with a line end']!, [`${repo}/snapshots/${other}/x.txt`]: 'x' })).toBe(
      true,
    );
  });
});
