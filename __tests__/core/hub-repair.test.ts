import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/errors.js';
import type { ExpectedSnapshot } from '../../src/core/hub/layout.js';
import {
  type RepairPlan,
  type RepairStep,
  type RepairView,
  filesToCompare,
  planRepair,
} from '../../src/core/hub/repair.js';
import { checkSnapshot, filesToHash } from '../../src/core/hub/rules.js';
import {
  type Node,
  type Tree,
  at,
  blob,
  canonical,
  clean,
  commit,
  gitId,
  merges,
  nested,
  observe,
  other,
  realFiles,
  repo,
  sha256,
  snapshot,
  states,
  vocab,
  without,
} from '../helpers/hub-states.js';

interface Given {
  links?: boolean;
  snapshots?: ExpectedSnapshot[];
  /** Files elsewhere, by absolute path. */
  others?: Record<string, string>;
}

function plan(tree: Tree, { links = true, snapshots = [snapshot], others = {} }: Given = {}): RepairPlan {
  const { entries, digests } = observe(tree);
  const view = {
    repo,
    entries,
    snapshots,
    trees: new Map(),
    others: Object.entries(others).map(([path, text]) => ({ path, size: text.length })),
  };
  const { paths } = filesToCompare(view);
  const known = new Map([...digests].filter(([path]) => paths.includes(path)));
  for (const [path, digest] of observe(others).digests) known.set(path, digest);
  return planRepair({ ...view, digests: known, links });
}

/** What is left of a tree after the steps of a plan: first what leaves its place, then what takes one. */
function carryOut(tree: Tree, steps: readonly RepairStep[], others: Record<string, string> = {}) {
  const now: Tree = { ...tree };
  const kept: Tree = {};
  const below = (path: string) => Object.keys(now).filter((one) => one === path || one.startsWith(`${path}/`));
  const bytesAt = (path: string): string => {
    const node: Node | undefined = tree[path] ?? others[path];
    if (typeof node !== 'string') throw new Error(`there are no bytes at ${path}`);
    return node;
  };
  for (const { action, from = '' } of steps) {
    if (!['delete', 'keep', 'move'].includes(action)) continue;
    const paths = below(from);
    if (paths.length === 0) throw new Error(`there is no ${from} to ${action}`);
    for (const path of paths) {
      if (action === 'keep') kept[path] = now[path]!;
      delete now[path];
    }
  }
  for (const { action, from = '', to = '', commit: text } of steps) {
    if (!['move', 'copy', 'link'].includes(action)) {
      if (action === 'write-ref') now[to] = text!;
      continue;
    }
    if (below(to).some((path) => path !== to)) throw new Error(`${to} is a folder`);
    if (action !== 'link') now[to] = bytesAt(from);
    else if (now[from] === undefined) throw new Error(`there is no ${from} to link to`);
    else now[to] = { link: posix.relative(posix.dirname(to), from) };
  }
  return { now, kept };
}

function judge(tree: Tree) {
  const { entries, digests } = observe(tree);
  const wanted = new Set(filesToHash(entries, snapshot));
  return checkSnapshot(entries, snapshot, new Map([...digests].filter(([path]) => wanted.has(path))));
}

/** Puts what a plan leaves to be fetched where provision would put it. */
function fetched(tree: Tree, steps: readonly RepairStep[]): Tree {
  const texts: Record<string, string> = { 'vocab.json': vocab, 'merges.txt': merges, 'onnx/model.bin': nested };
  const now = { ...tree };
  for (const { action, to } of steps) if (action === 'fetch') now[to!] = texts[to!.slice(at.length + 1)]!;
  return now;
}

const isText = (node: Node): node is string => typeof node === 'string';
const inWords = ({ steps }: RepairPlan) =>
  steps.map(({ action, from, to }) => [action, from, to].filter((part) => part !== undefined).join(' '));
const short = (words: string[]) => words.map((one) => one.replaceAll(`${repo}/`, '').replaceAll(commit, 'PIN'));

/** What a plan leaves to a person, with the reason. */
const blocked: Record<string, string> = {
  'a ref that cannot be read': 'refs/main cannot be read: -rw------- root',
  'a socket in place of a file': 'merges.txt is no regular file',
  'a repo folder that is a link out of the cache': 'models--openai--clip is a link and not a folder',
  'a blob that cannot be read': 'cannot be read: -rw------- root',
  'a blob that cannot be read and is not pinned': 'cannot be read: -rw------- root',
};
/** What is right to leave as it is: another revision of the user's, other readers' files, a legacy cache. */
const stays = new Set([
  'warning hub-ref-other',
  'warning hub-link-escapes',
  'warning hub-stale-artifacts',
  'note hub-stale-artifacts',
  'note hub-legacy-cache',
  'note hub-snapshot-name',
]);

describe.each([true, false])('every state of the page, links: %s', (links) => {
  test.each(Object.entries(states))('%s', (name, [tree]) => {
    const made = plan(tree, { links });
    if (blocked[name] !== undefined) {
      expect(made.blocked).toContain(blocked[name]);
      expect(made.steps).toEqual([]);
      return;
    }
    expect(made.blocked).toBeUndefined();
    const { now, kept } = carryOut(tree, made.steps);

    // What is fetched brings the rest; a second plan then does what had to wait for it.
    const whole = fetched(now, made.steps);
    const second = plan(whole, { links });
    expect(second.steps.filter(({ action }) => action === 'fetch')).toEqual([]);
    const mended = carryOut(whole, second.steps);
    const { findings } = judge(mended.now);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // In a revision of the user's a dangling link is all that tells of the file.
    const isUsers = ({ code, subject }: Finding) => code === 'hub-link-dangling' && subject.includes(`/${other}/`);
    const told = findings.filter((one) => !isUsers(one)).map(({ severity, code }) => `${severity} ${code}`);
    // Without links, a blob that a revision of the user's links to is a second copy.
    const isShared = !links && Object.keys(mended.now).some((path) => path.includes(`snapshots/${other}`));
    const accepted = isShared ? [...stays, 'warning hub-layout-noncanonical'] : [...stays];
    expect(told.filter((one) => !accepted.includes(one))).toEqual([]);
    // And there is an end to it.
    expect(plan(mended.now, { links }).steps).toEqual([]);

    // No byte is lost but wrong ones in the place of pinned files, and unfinished files of our own.
    const all = new Set([...Object.values(mended.now), ...Object.values({ ...kept, ...mended.kept })].filter(isText));
    const pinned = new Set([vocab, merges, nested]);
    for (const [path, node] of Object.entries(tree)) {
      const isPlace = Object.values(blob).some((id) => path.endsWith(`/blobs/${id}`)) || path.startsWith(at);
      const isRef = path.includes('/refs/') || path.includes('/.no_exist/');
      if (isText(node) && !isPlace && !isRef && !pinned.has(node)) expect([path, all.has(node)]).toEqual([path, true]);
    }
    for (const text of pinned) if (Object.values(tree).includes(text)) expect(all.has(text)).toBe(true);
  });
});

describe('nothing is done', () => {
  test.each(Object.entries(clean))('to a clean cache: %s', (_, tree) => {
    expect(plan(tree)).toEqual({ repo, steps: [] });
  });

  test('to a cache of real files, where links cannot be made', () => {
    expect(plan(realFiles, { links: false })).toEqual({ repo, steps: [] });
  });
});

describe('the cache of a real project', () => {
  const tree: Tree = {
    [`${repo}/refs/main`]: other,
    [`${repo}/.cache`]: '{"format": "1.0"}',
    [`${repo}/blobs/${sha256(vocab)}`]: vocab,
    [`${repo}/blobs/${sha256(merges)}`]: merges,
    [`${repo}/blobs/${sha256(nested)}`]: nested,
    [`${repo}/snapshots/${other}/vocab.json`]: vocab,
    [`${repo}/snapshots/${other}/merges.txt`]: merges,
    [`${repo}/snapshots/${other}/onnx/model.bin`]: nested,
  };

  test('is rebuilt from its own bytes', () => {
    const made = plan(tree);
    expect(short(inWords(made))).toEqual([
      `move blobs/${sha256(vocab)} blobs/${blob.vocab}`,
      `link blobs/${blob.vocab} snapshots/PIN/vocab.json`,
      `move blobs/${sha256(merges)} blobs/${blob.merges}`,
      `link blobs/${blob.merges} snapshots/PIN/merges.txt`,
      `link blobs/${blob.nested} snapshots/PIN/onnx/model.bin`,
      `delete snapshots/${other}`,
      'write-ref refs/main',
      'keep .cache',
    ]);
    const { now, kept } = carryOut(tree, made.steps);
    expect(now).toEqual(without(canonical, 'none') && Object.fromEntries(Object.entries(canonical).slice(1)));
    expect(Object.keys(kept)).toEqual([`${repo}/.cache`]);
  });

  test('keeps its revision as long as one byte of the pinned one is nowhere', () => {
    const made = plan(without(without(tree, 'onnx'), sha256(nested)));
    expect(short(inWords(made)).slice(-2)).toEqual(['fetch snapshots/PIN/onnx/model.bin', 'keep .cache']);
    expect(made.steps.some(({ action }) => action === 'write-ref' || action === 'delete')).toBe(false);
  });

  test('keeps its revision where one file of it is another', () => {
    const made = plan({ ...tree, [`${repo}/snapshots/${other}/README.md`]: 'mine' });
    expect(short(inWords(made))).not.toContain(`delete snapshots/${other}`);
    expect(made.steps.some(({ action }) => action === 'write-ref')).toBe(false);
  });

  test('keeps its revision where another ref names it', () => {
    const made = plan({ ...tree, [`${repo}/refs/v1.0`]: other });
    expect(short(inWords(made))).not.toContain(`delete snapshots/${other}`);
  });
});

describe('bytes are found by their hash', () => {
  const noVocab = without(canonical, `blobs/${blob.vocab}`);
  const rows: Record<string, [Tree, Given, string]> = {
    'as a blob of another name': [{ ...noVocab, [`${repo}/blobs/vocab`]: vocab }, {}, `move blobs/vocab`],
    'in a snapshot of the user’s, which needs them': [
      { ...noVocab, [`${repo}/snapshots/${other}/v.json`]: vocab },
      {},
      `copy snapshots/${other}/v.json`,
    ],
    'in the store that repos share': [{ ...noVocab, 'blobs/ab/cdef': vocab }, {}, 'copy blobs/ab/cdef'],
    'in a folder that was named': [
      noVocab,
      { others: { '/old/clip/vocab.json': vocab, '/old/clip/wrong.json': vocab.replace('dirt', 'wood') } },
      'copy /old/clip/vocab.json',
    ],
  };

  test.each(Object.entries(rows))('%s', (_, [tree, given, expected]) => {
    const [first, second, ...rest] = short(inWords(plan(tree, given)));
    expect(first).toBe(`${expected} blobs/${blob.vocab}`);
    expect(second).toBe(`link blobs/${blob.vocab} snapshots/PIN/vocab.json`);
    expect(rest).toEqual([]);
  });

  test('never by their name or size', () => {
    const tree = { ...noVocab, [`${repo}/blobs/vocab`]: vocab.replace('dirt', 'wood') };
    expect(short(inWords(plan(tree)))).toEqual(['fetch snapshots/PIN/vocab.json']);
  });
});

describe('two pinned revisions of one repo', () => {
  const second: ExpectedSnapshot = {
    ...snapshot,
    commit: other,
    files: { 'vocab.json': snapshot.files['vocab.json']! },
  };

  test('share their blobs; neither is foreign to the other', () => {
    const tree: Tree = {
      ...without(canonical, `blobs/${blob.vocab}`),
      [`${repo}/snapshots/${other}/vocab.json`]: vocab,
    };
    expect(short(inWords(plan(tree, { snapshots: [snapshot, second] })))).toEqual([
      `move snapshots/${other}/vocab.json blobs/${blob.vocab}`,
      `link blobs/${blob.vocab} snapshots/PIN/vocab.json`,
      `link blobs/${blob.vocab} snapshots/${other}/vocab.json`,
    ]);
  });
});

describe('what a revision of the user’s needs stays, and is mended by what the cache tells of it', () => {
  const third = 'c'.repeat(40);
  const plain = (tree: Tree, more: Partial<RepairView> = {}) => {
    const { entries, digests } = observe(tree);
    const view = { repo, entries, snapshots: [snapshot], trees: new Map(), digests, links: true, ...more };
    return short(inWords(planRepair(view)));
  };

  test('a digest that was not computed condemns nothing', () => {
    const mine = vocab.replace('dirt', 'wood');
    const tree: Tree = {
      ...canonical,
      [`${repo}/blobs/${gitId(mine)}`]: mine,
      [`${repo}/snapshots/${other}/vocab.json`]: { link: `../../blobs/${gitId(mine)}` },
    };
    const { digests } = observe(tree);
    const partly = new Map([...digests].map(([path, { gitSha1: _, ...digest }]) => [path, digest]));
    expect(plain(tree, { digests: partly })).toEqual([]);
  });

  test('a copy of the pinned snapshot into which its links lead', () => {
    const copy: Tree = {
      ...without(canonical, 'snapshots'),
      [`${repo}/snapshots/${other}/vocab.json`]: vocab,
      [`${repo}/snapshots/${third}/mine.json`]: { link: `../${other}/vocab.json` },
    };
    expect(plain(copy).filter((step) => step.startsWith('delete'))).toEqual([]);
    const alone = without(copy, third);
    expect(plain(alone)).toContain(`delete snapshots/${other}`);
    expect(plain(alone, { heldElsewhere: new Set([`${repo}/snapshots/${other}/vocab.json`]) })).not.toContain(
      `delete snapshots/${other}`,
    );
  });

  test('bytes to which another repo links are copied and not moved', () => {
    const tree = { ...without(canonical, `blobs/${blob.vocab}`), [`${repo}/blobs/odd`]: vocab };
    expect(plain(tree)[0]).toBe(`move blobs/odd blobs/${blob.vocab}`);
    const heldElsewhere = new Set([`${repo}/blobs/odd`]);
    expect(plain(tree, { heldElsewhere })[0]).toBe(`copy blobs/odd blobs/${blob.vocab}`);
    expect(plain(canonical, { links: false, heldElsewhere: new Set([`${repo}/blobs/${blob.vocab}`]) })).toContain(
      `copy blobs/${blob.vocab} snapshots/PIN/vocab.json`,
    );
  });

  test('without links, wrong bytes are not made a file of their own', () => {
    const tree: Tree = {
      ...canonical,
      [`${repo}/blobs/${blob.vocab}`]: 'half',
      [`${repo}/snapshots/${other}/vocab.json`]: { link: `../../blobs/${blob.vocab}` },
    };
    expect(plain(tree, { links: false }).filter((step) => step.includes('vocab'))).toEqual([
      'fetch snapshots/PIN/vocab.json',
    ]);
  });

  test('a file of its own with wrong bytes, by what trees/ lists, from a blob that is pinned too', () => {
    const tree: Tree = { ...canonical, [`${repo}/snapshots/${other}/v.json`]: 'half' };
    const trees = new Map([[other, { 'v.json': { size: vocab.length, gitSha1: blob.vocab } }]]);
    expect(plain(tree, { trees })).toEqual([
      `keep snapshots/${other}/v.json`,
      `link blobs/${blob.vocab} snapshots/${other}/v.json`,
    ]);
  });

  test('a commit that is a link to a folder of another repo', () => {
    const tree: Tree = { ...canonical, [`${repo}/snapshots/${other}`]: { link: '../../models--a--b/snapshots/x' } };
    expect(plain({ ...tree, 'models--a--b/snapshots/x/f': 'f' })).toEqual([]);
  });
});

describe('blobs that lead in circles become files', () => {
  test.each<[string, Tree]>([
    ['to another name in blobs/', { [`${repo}/blobs/${sha256(vocab)}`]: vocab }],
    ['by an absolute link', { [`${repo}/blobs/${sha256(vocab)}`]: vocab }],
    ['to the snapshot itself', { [`${at}/vocab.json`]: vocab }],
  ])('%s', (name, more) => {
    const [end] = Object.keys(more);
    const link = name.includes('absolute') ? `/cache/${end!}` : posix.relative(`${repo}/blobs`, end!);
    const tree: Tree = { ...canonical, [`${repo}/blobs/${blob.vocab}`]: { link }, ...more };
    const { now } = carryOut(tree, plan(tree).steps);
    const { now: end2 } = carryOut(now, plan(now).steps);
    expect([end2[`${repo}/blobs/${blob.vocab}`], end2[`${at}/vocab.json`]]).toEqual([
      vocab,
      { link: `../../blobs/${blob.vocab}` },
    ]);
    expect(plan(end2).steps).toEqual([]);
  });
});

describe('a repo that nothing pins', () => {
  const unpinned = (tree: Tree, known: string[] = []) => {
    const { entries, digests } = observe(tree);
    const given = new Map([...digests].filter(([path]) => known.includes(path)));
    return short(inWords(planRepair({ repo, entries, snapshots: [], trees: new Map(), digests: given, links: true })));
  };
  const bad = `${repo}/blobs/${blob.vocab}`;
  const rows: Record<string, [Tree, string[], string[]]> = {
    'is left alone where it is right': [canonical, Object.keys(canonical), []],
    'a ref that is right but for its line end': [
      { ...canonical, [`${repo}/refs/main`]: `${commit}\n` },
      [],
      ['write-ref refs/main'],
    ],
    'a ref that names nothing is put aside': [{ ...canonical, [`${repo}/refs/v1`]: other }, [], ['keep refs/v1']],
    'a missing ref is not guessed': [without(canonical, 'refs/'), [], []],
    'a blob with other bytes is put aside, and the link to it stays to tell of it': [
      { ...canonical, [bad]: 'half' },
      [bad],
      [`keep blobs/${blob.vocab}`],
    ],
    'a marker that hides a file': [
      { ...canonical, [`${repo}/.no_exist/${commit}/vocab.json`]: '' },
      [],
      ['delete .no_exist/PIN/vocab.json'],
    ],
    'a dangling link is all that tells of the file': [without(canonical, bad), [], []],
    'bytes under another name in the repo': [
      { ...without(canonical, bad), [`${repo}/blobs/vocab`]: vocab },
      [`${repo}/blobs/vocab`],
      [`move blobs/vocab blobs/${blob.vocab}`, `link blobs/${blob.vocab} snapshots/PIN/vocab.json`],
    ],
    'a blob with other bytes, and the right ones elsewhere': [
      { ...canonical, [bad]: 'half', [`${repo}/snapshots/${other}/copy.json`]: vocab },
      [bad, `${repo}/snapshots/${other}/copy.json`],
      [
        `keep blobs/${blob.vocab}`,
        `copy snapshots/${other}/copy.json blobs/${blob.vocab}`,
        `link blobs/${blob.vocab} snapshots/PIN/vocab.json`,
      ],
    ],
    'an absolute link of a cache that was moved': [
      { ...canonical, [`${at}/vocab.json`]: { link: `/gone/hub/${repo}/blobs/${blob.vocab}` } },
      Object.keys(canonical),
      [`link blobs/${blob.vocab} snapshots/PIN/vocab.json`],
    ],
    'a commit that is a link to a folder of files stays': [
      {
        ...canonical,
        [`${repo}/snapshots/${other}`]: { link: 'zz' },
        [`${repo}/snapshots/zz/vocab.json`]: vocab,
      },
      [],
      [],
    ],
    'a revision with the bytes of another stays': [
      { ...canonical, [`${repo}/snapshots/${other}/vocab.json`]: vocab },
      Object.keys(canonical),
      [],
    ],
    'what is no part of a cache is put aside': [
      { ...canonical, [`${repo}/notes.txt`]: 'mine' },
      [],
      ['keep notes.txt'],
    ],
  };

  test.each(Object.entries(rows))('%s', (_, [tree, known, expected]) => {
    expect(unpinned(tree, known)).toEqual(expected);
  });
});

test('every step says why', () => {
  for (const [tree] of Object.values(states))
    for (const { reason } of plan(tree).steps) expect(reason).toMatch(/^\w.{10,}[^.]$/);
  expect(gitId('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
});
