import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { builtInBundles, loadBundle } from '../../src/io/bundles.js';
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
