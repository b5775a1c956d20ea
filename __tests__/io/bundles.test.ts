import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../src/core/schema/bundle.js';
import { builtInBundles, loadBundle, loadTables } from '../../src/io/bundles.js';
import { readLockFile } from '../../src/io/lock-file.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('bundles');

const asset = {
  id: 'one',
  kind: 'file',
  role: 'weights',
  path: 'weights/one',
  sources: [{ type: 'https', url: 'https://models.example.org/a' }],
};
const manifest = { schema: 'steve1-bundle/1', name: 'mine', description: 'A bundle', assets: [asset] };

async function digestOf(text: string): Promise<string> {
  const folder = await temp();
  await writeFile(join(folder, 'mine.json'), text);
  return (await loadBundle('mine.json', folder)).digest;
}

describe('built in', () => {
  test('steve1, by its name, with the ids that the documentation promises', async () => {
    const folder = await temp();
    const loaded = await loadBundle('steve1', folder);
    expect(loaded.bundle).toBe(builtInBundles['steve1']);
    expect(loaded.folder).toBe(folder);
    expect(loaded.digest).toMatch(/^[0-9a-f]{64}$/);
    const required = loaded.bundle.assets.filter((one) => one.required !== false).map((one) => one.id);
    expect(required).toEqual(['vpt-model', 'mineclip', 'steve1-policy', 'steve1-prior', 'clip-tokenizer']);
  });

  test('is not hidden by a folder of the same name', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'steve1'));
    expect((await loadBundle('steve1', folder)).bundle.name).toBe('steve1');
  });
});

describe('a path', () => {
  test('relative to the base; sources start in the folder of the manifest', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'sub', 'mine.json'), JSON.stringify(manifest));
    for (const name of ['sub/mine.json', join(folder, 'sub', 'mine.json')]) {
      expect(await loadBundle(name, folder)).toMatchObject({ bundle: manifest, folder: join(folder, 'sub') });
    }
  });

  test('needs no ending', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'mine'), JSON.stringify(manifest));
    expect((await loadBundle('mine', folder)).bundle.name).toBe('mine');
  });

  test('a manifest that is not valid names its file and line', async () => {
    const folder = await temp();
    await writeFile(join(folder, 'mine.json'), '{\n  "schema": 1\n}');
    await expect(loadBundle('mine.json', folder)).rejects.toMatchObject({
      code: 'manifest-invalid',
      message: expect.stringContaining(`${join(folder, 'mine.json')}:2:`),
    });
  });

  test('a folder is no manifest', async () => {
    const folder = await temp();
    await expect(loadBundle('./', folder)).rejects.toMatchObject({
      code: 'manifest-invalid',
      message: expect.stringContaining(folder),
    });
  });
});

describe('unknown', () => {
  test.each([
    ['stev1', " Did you mean 'steve1'? Built in: steve1, minestudio-steve1."],
    ['Steve-1', " Did you mean 'steve1'? Built in: steve1, minestudio-steve1."],
    ['something-else', ' Built in: steve1, minestudio-steve1.'],
    ['__proto__', ' Built in: steve1, minestudio-steve1.'],
    ['constructor', ' Built in: steve1, minestudio-steve1.'],
    ['./steve1', ''],
    ['missing.json', ''],
  ])('%s', async (name, hint) => {
    const folder = await temp();
    await expect(loadBundle(name, folder)).rejects.toMatchObject({
      code: 'bundle-unknown',
      message: `there is no bundle '${name}': no built-in one of that name, and no file ${join(folder, name)}.${hint}`,
    });
  });
});

describe('the digest', () => {
  test('is that of the JSON with sorted keys and no white space', async () => {
    const canonical =
      '{"assets":[{"id":"one","kind":"file","path":"weights/one","role":"weights",' +
      '"sources":[{"type":"https","url":"https://models.example.org/a"}]}],' +
      '"description":"A bundle","name":"mine","schema":"steve1-bundle/1"}';
    expect(await digestOf(JSON.stringify(manifest))).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  test('does not depend on white space or the order of keys, at any depth', async () => {
    const { assets, ...rest } = manifest;
    const { sources, ...others } = asset;
    const turned = { assets: [{ sources: [{ url: sources[0]!.url, type: 'https' }], ...others }], ...rest };
    expect(assets).toHaveLength(1);
    const digests = [
      await digestOf(JSON.stringify(manifest)),
      await digestOf(JSON.stringify(manifest, undefined, 4).replaceAll('\n', '\r\n')),
      await digestOf(JSON.stringify(turned)),
    ];
    expect(new Set(digests).size).toBe(1);
  });

  test('depends on every value and on the order of assets', async () => {
    const second = { ...asset, id: 'two', path: 'weights/two' };
    const variants = [
      manifest,
      { ...manifest, description: 'A bundle.' },
      { ...manifest, assets: [{ ...asset, required: true }] },
      { ...manifest, assets: [{ ...asset, size: 1 }] },
      { ...manifest, assets: [asset, second] },
      { ...manifest, assets: [second, asset] },
    ];
    const digests = await Promise.all(variants.map((one) => digestOf(JSON.stringify(one))));
    expect(new Set(digests).size).toBe(variants.length);
  });
});

test('tensor tables tell all their faults at once, each with its line', async () => {
  const folder = await temp();
  await writeFile(join(folder, 'a.txt'), 'a b c\nok 3\n\n  x\nok 4\n');
  await writeFile(join(folder, 'many.txt'), 'a b c\n'.repeat(30));
  const assets = ['a.txt', 'gone.txt', 'many.txt'].map((tensors) => ({ ...asset, id: tensors, tensors }));
  const { message } = await loadTables({ ...manifest, assets } as Bundle, folder).then(
    () => new Error('nothing was wrong'),
    (error: Error) => error,
  );
  const lines = message.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    expect.stringMatching(/a\.txt of asset 'a\.txt' cannot be used: line 1 of the tensor table, 'a b c', is not a key/),
    expect.stringMatching(/^line 4 of the tensor table, ' {2}x', is not a key with its shape/),
    expect.stringMatching(/^line 5 of the tensor table, 'ok 4', has a key that an earlier line has$/),
    expect.stringMatching(/gone\.txt' cannot be used: ENOENT/),
  ]);
  expect([lines.length, lines.at(-1)]).toEqual([25, 'and 10 more lines']);
});

test('a lock file tells all its faults at once, each with line, field, what was given and what is taken', async () => {
  const path = join(await temp(), 'steve1.lock.json');
  const text = `{
  "schema": "steve1-lock/1",
  "bundle": "mine",
  "assets": {
    "one": { "kind": "file", "size": -3, "sha256": "ABC", "shaa256": 1 },
    "two": { "kind": "fil", "size": 3 }
  }
}`;
  await writeFile(path, text);
  const told = (words: string[]) => ({
    code: 'lock-invalid',
    message: words.map((one) => `${path}:${one}`).join('\n'),
  });
  await expect(readLockFile(path)).rejects.toMatchObject(
    told([
      `5:12: assets.one: Unrecognized key: "shaa256". Did you mean 'sha256'? Taken are kind, size, sha256.`,
      '5:38: assets.one.size: must be 0 or more, and is -3.',
      '5:52: assets.one.sha256: must be 64 lower-case hex digits, and is "ABC"',
      `6:22: assets.two.kind: must be one of file, hub-snapshot, archive, and is "fil". Did you mean 'file'?`,
    ]),
  );
  await writeFile(path, '{\n  "schema": }');
  await expect(readLockFile(path)).rejects.toMatchObject({
    code: 'lock-invalid',
    message: expect.stringMatching(/:2:\d+: the lock file is not JSON: /),
  });
});
