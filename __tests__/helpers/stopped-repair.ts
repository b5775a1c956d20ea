import { lstat, mkdir, readFile, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lookAround } from '../../src/app/look-around.js';
import { planRepo } from '../../src/app/plan-repair.js';
import type { Placer } from '../../src/app/ports.js';
import { listedIn } from '../../src/app/repair.js';
import { disk } from '../../src/io/disk.js';
import { placer } from '../../src/io/placer.js';
import { type Tree, merges, nested, other, repo, sha256, snapshot, vocab } from './hub-states.js';
import { hashHere, silent } from './in-process.js';

/** Repairs that are stopped at each of their steps, and clients that write while they work. */

/** As a real project has it: an invented commit, real files, blobs by sha256, a stray file, and what is not understood. */
export const broken: Tree = {
  [`${repo}/refs/main`]: other,
  [`${repo}/.cache`]: '{"format": "1.0"}',
  [`${repo}/notes/mine.txt`]: 'mine',
  [`${repo}/blobs/${sha256(vocab)}`]: vocab,
  [`${repo}/blobs/${sha256(merges)}`]: merges,
  [`${repo}/snapshots/${other}/vocab.json`]: vocab,
  [`${repo}/snapshots/${other}/merges.txt`]: merges,
  [`${repo}/snapshots/${other}/onnx/model.bin`]: nested,
};

export async function lay(root: string, tree: Tree): Promise<void> {
  for (const [path, node] of Object.entries(tree)) {
    const full = join(root, path);
    await mkdir(dirname(full), { recursive: true });
    if (typeof node === 'string') await writeFile(full, node);
    else if ('link' in node) await symlink(node.link, full);
  }
}

/** Everything below a folder: texts of files, and targets of links. */
export async function read(root: string): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true }).catch(() => []);
  const tree: Record<string, string> = {};
  for (const name of names.sort()) {
    const facts = await lstat(join(root, name));
    if (facts.isSymbolicLink()) tree[name] = `-> ${await readlink(join(root, name))}`;
    else if (facts.isFile()) tree[name] = await readFile(join(root, name), 'utf8');
  }
  return tree;
}

/** A cache that holds the tree, below a home. */
export async function cacheOf(home: string, tree: Tree) {
  const where = { state: join(home, '.steve1-setup'), hubCache: join(home, 'hub'), date: '2026-01-01' };
  await lay(where.hubCache, tree);
  return { home, where, hub: () => read(where.hubCache), state: () => read(where.state) };
}

/** What a run plans for the cache as it is now. */
export async function planFor(where: { state: string; hubCache: string }) {
  const around = lookAround(where.hubCache, [], disk);
  const view = { hubCache: where.hubCache, state: where.state, when: 'all' as const, links: true, around };
  const { plan, entries } = await planRepo(repo, [snapshot], view, { disk, hash: hashHere, progress: silent });
  return { plan, entries, listed: listedIn(repo, entries) };
}

export class Killed extends Error {}

type Watch = (call: number, name: keyof Placer) => Promise<void> | void;

/** A placer that tells of each of its calls before and after it. */
export function watched({ before, after }: { before?: Watch; after?: Watch }): Placer {
  let calls = 0;
  const wrap =
    (name: keyof Placer) =>
    async (...args: never[]) => {
      const call = (calls += 1);
      await before?.(call, name);
      const result: unknown = await (placer[name] as (...given: never[]) => Promise<unknown>)(...args);
      await after?.(call, name);
      return result;
    };
  const names = Object.keys(placer) as (keyof Placer)[];
  return Object.fromEntries(names.map((name) => [name, wrap(name)])) as unknown as Placer;
}

/** A placer that dies at its nth call, before or after doing it; dead it does nothing any more. */
export function dyingAt(n: number, when: 'before' | 'after', atWork: Watch = () => undefined): Placer {
  return watched({
    before: async (call, name) => {
      if (call > n) throw new Killed(name);
      await atWork(call, name);
      if (call === n && when === 'before') throw new Killed(name);
    },
    after: (call, name) => {
      if (call === n) throw new Killed(name);
    },
  });
}

/** A client that downloads another revision all the time, and so writes one file of each kind at each call. */
export function clientIn(hubCache: string, wrote = new Map<string, string>()) {
  const late = 'f'.repeat(40);
  let timesMade = 0;
  const work = async (): Promise<void> => {
    const n = wrote.size;
    // A download makes the folder anew when it finds none; it does not wait for each moment without one.
    const isThere = await lstat(join(hubCache, repo)).then(
      () => true,
      () => false,
    );
    if (!isThere && ++timesMade > 2) return;
    const files: Tree = {
      [`${repo}/blobs/late-${n}`]: `bytes ${n}`,
      [`${repo}/blobs/late-${n}.incomplete`]: `half ${n}`,
      [`${repo}/snapshots/${late}/late-${n}.txt`]: { link: `../../blobs/late-${n}` },
      [`${repo}/snapshots/${other}/onnx/late-${n}.bin`]: `beside ${n}`,
      [`${repo}/refs/late-${n}`]: late,
      [`${repo}/.no_exist/${late}/late-${n}`]: '',
      [`${repo}/own-${n}/notes.txt`]: `notes ${n}`,
    };
    await lay(hubCache, files);
    for (const [path, node] of Object.entries(files))
      wrote.set(path, typeof node === 'string' ? node : `-> ${(node as { link: string }).link}`);
  };
  return { wrote, work };
}
