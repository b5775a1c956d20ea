import { describe, expect, test } from '@jest/globals';
import type { ExpectedFile } from '../../src/core/hub/layout.js';
import { filesOfRepo } from '../../src/core/hub/repo-bytes.js';
import { checkRepo } from '../../src/core/hub/repo-rules.js';
import { planRepair } from '../../src/core/hub/repair.js';
import { parseTree } from '../../src/core/hub/trees.js';
import {
  type Tree,
  at,
  blob,
  canonical,
  commit,
  gitId,
  merges,
  nested,
  observe,
  other,
  realFiles,
  repo,
  sha256,
  shared,
  snapshot,
  vocab,
  without,
} from '../helpers/hub-states.js';

/** A repo that no manifest pins: what the cache itself tells. */

const listed: Record<string, ExpectedFile> = {
  'vocab.json': { size: vocab.length, gitSha1: gitId(vocab) },
  'merges.txt': { size: merges.length, gitSha1: gitId(merges) },
  'onnx/model.bin': { size: nested.length, sha256: sha256(nested) },
};

function check(tree: Tree, trees: Record<string, Record<string, ExpectedFile>> = {}) {
  const { entries, digests } = observe(tree);
  const view = { entries, repo, trees: new Map(Object.entries(trees)) };
  const wanted = filesOfRepo(view);
  return checkRepo(view, new Map([...digests].filter(([path]) => wanted.includes(path))));
}

const told = (...given: Parameters<typeof check>) =>
  check(...given).findings.map(({ severity, code }) => `${severity} ${code}`);

const main = `${repo}/refs/main`;
const vocabBlob = `${repo}/blobs/${blob.vocab}`;

describe('every state', () => {
  const rows: Record<string, [Tree, string[]]> = {
    canonical: [canonical, []],
    'the blob store that repos share': [shared, []],
    'several revisions that share blobs': [
      { ...canonical, [`${repo}/snapshots/${other}/v.json`]: { link: `../../blobs/${blob.vocab}` } },
      [],
    ],
    'real files, of which nothing tells the digests': [realFiles, ['note asset-unverified']],
    'a blob named by its sha256': [
      {
        ...without(canonical, blob.vocab),
        [`${at}/vocab.json`]: { link: `../../blobs/${sha256(vocab)}` },
        [`${repo}/blobs/${sha256(vocab)}`]: vocab,
      },
      [],
    ],
    'a truncated blob': [{ ...canonical, [vocabBlob]: vocab.slice(0, 9) }, ['error hub-content-mismatch']],
    'an empty blob': [{ ...canonical, [vocabBlob]: '' }, ['error hub-content-mismatch']],
    'a flipped LFS blob': [
      { ...canonical, [`${repo}/blobs/${blob.nested}`]: nested.toUpperCase() },
      ['error hub-content-mismatch'],
    ],
    'a flipped blob that no snapshot uses': [
      { ...canonical, [`${repo}/blobs/${gitId('x')}`]: 'y' },
      ['warning hub-content-mismatch'],
    ],
    'a blob of another naming': [{ ...canonical, [`${repo}/blobs/W-etag`]: 'x' }, []],
    'a ref with a line end': [{ ...canonical, [main]: `${commit}\n` }, ['error hub-ref-invalid']],
    'a ref in upper case': [{ ...canonical, [main]: commit.toUpperCase() }, ['error hub-ref-invalid']],
    'a ref to nothing': [{ ...canonical, [main]: other }, ['error hub-ref-dangling']],
    'a ref that is a folder': [{ ...without(canonical, 'refs/'), [`${main}/x`]: commit }, ['error hub-ref-invalid']],
    'no refs/main, as after a download by commit': [without(canonical, 'refs/'), ['warning hub-ref-missing']],
    'another ref to nothing': [{ ...canonical, [`${repo}/refs/v1`]: other }, ['warning hub-ref-dangling']],
    'no snapshot, and blobs that no reader finds': [without(canonical, 'snapshots'), ['error hub-snapshot-missing']],
    'an empty snapshot': [
      { ...without(canonical, 'snapshots'), [at]: { folder: true } },
      ['error hub-snapshot-missing'],
    ],
    'no more than word that a file does not exist': [
      { [main]: commit, [`${repo}/.no_exist/${commit}/added_tokens.json`]: '' },
      ['note hub-snapshot-missing'],
    ],
    'an empty folder': [{ [repo]: { folder: true } }, ['error hub-snapshot-missing']],
    'a snapshot that may not be entered': [
      { ...without(canonical, 'snapshots'), [at]: { folder: true, unreadable: 'EACCES' } },
      ['error hub-permission'],
    ],
    'a pipe in blobs/': [{ ...canonical, [`${repo}/blobs/pipe`]: { other: true } }, ['error hub-special-file']],
    'a pipe in a snapshot': [{ ...canonical, [`${at}/pipe`]: { other: true } }, ['error hub-special-file']],
    'a ref that is a pipe': [
      { ...without(canonical, 'refs/'), [main]: { other: true } },
      ['error hub-ref-invalid', 'error hub-special-file'],
    ],
    'snapshots/main alone': [
      { [`${repo}/snapshots/main/vocab.json`]: vocab },
      ['error hub-snapshot-name', 'warning hub-ref-missing', 'note asset-unverified'],
    ],
    'a dangling link': [without(canonical, vocabBlob), ['error hub-link-dangling']],
    'a link out of the cache': [
      { ...canonical, [`${at}/vocab.json`]: { link: '/mnt/vocab.json' } },
      ['warning hub-link-escapes'],
    ],
    'a blob that cannot be read': [
      { ...canonical, [vocabBlob]: { unreadable: 'mode 0600, owner uid 0' } },
      ['error hub-permission'],
    ],
    'a marker that hides a file': [
      { ...canonical, [`${repo}/.no_exist/${commit}/vocab.json`]: '' },
      ['warning hub-noexist-shadow'],
    ],
    'an unfinished download': [{ ...canonical, [`${vocabBlob}.1f.incomplete`]: 'x' }, ['warning hub-stale-artifacts']],
  };

  test.each(Object.entries(rows))('%s', (_, [tree, expected]) => {
    expect(told(tree).sort()).toEqual([...expected].sort());
  });

  test.each(Object.entries(rows))('%s: a finding has a full message and a remedy that fits', (_, [tree]) => {
    for (const { message, remedy } of check(tree).findings) {
      expect(message).not.toMatch(/undefined|\[object/);
      expect(remedy).not.toMatch(/provision/i);
    }
  });
});

describe('a file that names other bytes', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${blob.nested}\nsize ${nested.length}\n`;
  const text = `../../../blobs/${blob.nested}`;
  const inPlace = (content: string): Tree => ({ ...canonical, [`${at}/onnx/model.bin`]: content });

  const rows: Record<string, [Tree, string]> = {
    'the text of a link': [
      inPlace(text),
      `model.bin is wrong (other): it holds the text of a link, '${text}', and is no link`,
    ],
    'the text of a link with a line end': [inPlace(`${text}\n`), `it holds the text of a link, '${text}'`],
    'a Git LFS pointer': [inPlace(pointer), 'model.bin is wrong (lfs-pointer): it is a Git LFS pointer'],
    'a Git LFS pointer in blobs/, by its own name': [
      {
        ...canonical,
        [`${repo}/blobs/${gitId(pointer)}`]: pointer,
        [`${at}/onnx/model.bin`]: { link: `../../../blobs/${gitId(pointer)}` },
      },
      'model.bin is wrong (lfs-pointer): it is a Git LFS pointer',
    ],
  };

  test.each(Object.entries(rows))('%s', (_, [tree, message]) => {
    const { findings } = check(tree);
    const [first] = findings.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({ code: 'hub-content-mismatch', subject: `${at}/onnx/model.bin` });
    expect(first!.message).toContain(message);
  });

  test.each(Object.entries(rows))('%s: the link is made, where the bytes are there', (_, [tree]) => {
    const { entries, digests } = observe(tree);
    const { steps } = planRepair({ repo, entries, snapshots: [], trees: new Map(), digests, links: true });
    expect(steps).toContainEqual(
      expect.objectContaining({ action: 'link', from: `${repo}/blobs/${blob.nested}`, to: `${at}/onnx/model.bin` }),
    );
  });

  test('a text that only looks like one is a text', () => {
    expect(told({ ...canonical, [`${at}/README.md`]: '../../docs/blobs/readme is where it was' })).toEqual([
      'note asset-unverified',
    ]);
  });
});

describe('what stands in place of weights', () => {
  const page = '<!doctype html><html><body>Sign in</body></html>';
  const bad: [string, string][] = [
    ['model.safetensors', page],
    ['pytorch_model.bin', page],
    ['weights/a.pt', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['tf_model.h5', ''],
    ['model.onnx', '\0'.repeat(64)],
    ['model.safetensors', '{"error":"Access to model is restricted"}'],
    ['a.ckpt', 'Entry not found'],
    ['adapter_model.bin', '<Error xmlns="http://s3.example/doc/"><Code>AccessDenied</Code></Error>'],
    ['rust_model.ot', ''],
    ['saved_model.pb', page],
    ['model.keras', 'Entry not found'],
  ];

  test.each(bad)('%s: %j is an error, in a file and behind a link by its own name', (name, content) => {
    const file = { ...without(realFiles, 'onnx'), [`${at}/${name}`]: content };
    const link = {
      ...canonical,
      [`${repo}/blobs/${gitId(content)}`]: content,
      [`${at}/${name}`]: { link: `${'../'.repeat(name.split('/').length + 1)}blobs/${gitId(content)}` },
    };
    for (const tree of [file, link]) {
      const [found, ...more] = check(tree).findings.filter(({ severity }) => severity === 'error');
      expect([found, more]).toMatchObject([{ code: 'hub-content-mismatch', subject: `${at}/${name}` }, []]);
      expect(found!.remedy).toContain(
        `hf download openai/clip ${name} --revision ${commit} --cache-dir DIR --force-download`,
      );
      expect(found!.remedy).not.toContain('steve1-setup repair');
    }
  });

  test.each([
    ['index.html', page],
    ['__init__.py', ''],
    ['model.bin', 'a table of words'],
    ['tokenizer.model', 'pieces'],
  ])('%s: %j may be what the repo holds', (name, content) => {
    expect(told({ ...without(realFiles, 'onnx'), [`${at}/${name}`]: content })).toEqual(['note asset-unverified']);
  });

  test('what the Hub lists as empty is right', () => {
    const tree = { ...realFiles, [`${at}/empty.bin`]: '' };
    const trees = { [commit]: { ...listed, 'empty.bin': { size: 0, gitSha1: gitId('') } } };
    expect(told(tree, trees)).toEqual([]);
  });
});

describe('remedies', () => {
  const remediesOf = (tree: Tree, isRepaired: boolean) => {
    const { entries, digests } = observe(tree);
    const view = { entries, repo, trees: new Map<never, never>(), isRepaired };
    return checkRepo(view, digests)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ remedy }) => remedy);
  };

  test('what only the Hub has is not sent to a repair', () => {
    const empty = { ...without(canonical, 'snapshots'), [at]: { folder: true } } as Tree;
    for (const isRepaired of [false, true])
      for (const remedy of remediesOf(empty, isRepaired))
        expect(remedy).toBe(`Run \`hf download openai/clip --revision ${commit} --cache-dir DIR\`.`);
  });

  test('after a repair nothing is sent to another one', () => {
    const dangling = without(canonical, vocabBlob);
    expect(remediesOf(dangling, false)[0]).toMatch(/^Run `steve1-setup repair --hub-cache DIR`/);
    expect(remediesOf(dangling, true)).toEqual([
      `Run \`hf download openai/clip vocab.json --revision ${commit} --cache-dir DIR\`.`,
    ]);
  });
});

describe('the refs of a repo that nothing pins', () => {
  const plan = (tree: Tree) => {
    const { entries, digests } = observe(tree);
    return planRepair({ repo, entries, snapshots: [], trees: new Map(), digests, links: true }).steps;
  };

  test('the one record of a commit stays, also where nothing can be read', () => {
    expect(plan({ ...without(canonical, 'snapshots'), [at]: { folder: true } })).toEqual([]);
    expect(plan({ ...without(canonical, 'snapshots'), [main]: `${commit}\n` })).toMatchObject([
      { action: 'write-ref', to: main, commit },
    ]);
  });

  test('refs/main stays, for readers ask by it; another goes where something else can be read', () => {
    expect(plan({ ...canonical, [main]: other })).toEqual([]);
    expect(plan({ ...canonical, [`${repo}/refs/v1`]: other })).toMatchObject([
      { action: 'keep', from: `${repo}/refs/v1` },
    ]);
  });
});

describe('what the Hub listed', () => {
  test('tells the digests of real files', () => {
    expect(told(realFiles, { [commit]: listed })).toEqual([]);
    const wrong = { ...realFiles, [`${at}/merges.txt`]: merges.slice(0, 5) };
    const { findings } = check(wrong, { [commit]: listed });
    expect(findings.map(({ message }) => message)).toEqual([
      `merges.txt is wrong (truncated): 5 of ${merges.length} bytes`,
    ]);
  });

  test('that not all of it is here is no fault', () => {
    const { findings } = check(canonical, { [commit]: { ...listed, 'pytorch_model.bin': listed['vocab.json']! } });
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      ['note', `${at} lacks 1 of the 4 files that the Hub lists, e.g. pytorch_model.bin`],
    ]);
  });
});

test('counts each byte once, however many revisions have it', () => {
  const two = { ...canonical, [`${repo}/snapshots/${other}/v.json`]: { link: `../../blobs/${blob.vocab}` } };
  expect(check(two)).toMatchObject({ files: 4, compared: 4, bytes: vocab.length + merges.length + nested.length });
});

describe('trees/', () => {
  const file = { size: 519, blob_id: 'a'.repeat(40) };
  const lfs = { ...file, lfs_sha256: 'b'.repeat(64), lfs_size: 1234, xet_hash: 'c'.repeat(64) };
  const text = (files: unknown, format_version: unknown = 1) => JSON.stringify({ format_version, files });

  test('is read as huggingface_hub writes it', () => {
    expect(parseTree(text({ 'config.json': file, 'sub/model.bin': lfs }))).toEqual({
      'config.json': { size: 519, gitSha1: 'a'.repeat(40) },
      'sub/model.bin': { size: 1234, sha256: 'b'.repeat(64) },
    });
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['another version', text({ a: file }, 2)],
    ['no files', text(undefined)],
    ['a file without a digest', text({ a: { size: 1 } })],
    ['a size below zero', text({ a: { ...file, size: -1 } })],
    ['a digest of other letters', text({ a: { ...file, blob_id: 'x'.repeat(40) } })],
    ['a path out of the folder', text({ '../a': file })],
  ])('%s: is not believed', (_, given) => expect(parseTree(given)).toBeUndefined());
});

test('the pinned snapshot of the states is the one that is listed here', () => {
  expect(Object.keys(listed)).toEqual(Object.keys(snapshot.files));
});
