import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type SourceContext, addressesOfFile, addressesOfSnapshotFile } from '../../src/app/sources.js';
import type { FileAsset, FileSource, SnapshotAsset, SnapshotSource } from '../../src/core/schema/bundle.js';
import { disk } from '../../src/io/disk.js';

const folder = resolve('/manifests');
const context = (token?: string, endpoint = 'https://hub.example'): SourceContext => ({
  disk,
  hub: { endpoint, token },
  manifestFolder: folder,
});
const revision = 'c'.repeat(40);
const hubFile: FileSource = { type: 'hub', repo: 'openai/clip', revision, path: 'a b/ü.bin' };

const file = (...sources: FileSource[]): FileAsset => ({
  id: 'one',
  kind: 'file',
  role: 'weights',
  path: 'one',
  sources,
});
const snapshot = (sources: SnapshotSource[], more: Partial<SnapshotAsset> = {}): SnapshotAsset => ({
  id: 'tokens',
  kind: 'hub-snapshot',
  role: 'clip-tokenizer',
  repo: 'openai/clip',
  revision,
  sources,
  ...more,
});

describe('of a file', () => {
  test.each<[string, FileSource, object]>([
    ['https', { type: 'https', url: 'https://h/x?y=1' }, { type: 'https', url: 'https://h/x?y=1' }],
    ['hub', hubFile, { type: 'hub', url: `https://hub.example/openai/clip/resolve/${revision}/a%20b/%C3%BC.bin` }],
    [
      'a dataset on the hub',
      { ...hubFile, repoType: 'dataset', path: 'x', revision: 'refs/pr/1' },
      { type: 'hub', url: 'https://hub.example/datasets/openai/clip/resolve/refs%2Fpr%2F1/x' },
    ],
    [
      'a mirror of the hub',
      { ...hubFile, path: 'x', endpoint: 'https://mirror.example/' },
      { type: 'hub', url: `https://mirror.example/openai/clip/resolve/${revision}/x` },
    ],
    ['a relative path', { type: 'file', path: '../x' }, { type: 'file', url: resolve(folder, '..', 'x') }],
    ['an absolute path', { type: 'file', path: resolve('/mnt/x') }, { type: 'file', url: resolve('/mnt/x') }],
    ['a file address', { type: 'file', path: 'file:///mnt/x' }, { type: 'file', url: 'file:///mnt/x' }],
    [
      'Google Drive',
      { type: 'gdrive', id: '1uaZM1ZLBz2d' },
      { type: 'gdrive', url: 'https://drive.google.com/file/d/1uaZM1ZLBz2d/view' },
    ],
    [
      'Google Drive, by the address that a person copies',
      { type: 'gdrive', id: 'https://drive.google.com/open?id=1uaZM1ZLBz2d' },
      { type: 'gdrive', url: 'https://drive.google.com/file/d/1uaZM1ZLBz2d/view' },
    ],
  ])('%s', (_, source, address) => expect(addressesOfFile(file(source), context())).toEqual([address]));

  test('in the order of the manifest', () => {
    const types = (['gdrive', 'https', 'file', 'hub'] as const).map((type): FileSource => {
      if (type === 'gdrive') return { type, id: '1uaZM1ZLBz2d' };
      return type === 'https' ? { type, url: 'https://h/x' } : type === 'file' ? { type, path: 'x' } : hubFile;
    });
    expect(addressesOfFile(file(...types), context()).map(({ type }) => type)).toEqual([
      'gdrive',
      'https',
      'file',
      'hub',
    ]);
  });
});

describe('of a file of a snapshot', () => {
  const of = (source: SnapshotSource, name = 'sub/a b.json', more: Partial<SnapshotAsset> = {}) =>
    addressesOfSnapshotFile(snapshot([source], more), name, context())[0];

  test.each<[string, SnapshotSource, object]>([
    [
      'hub',
      { type: 'hub' },
      { type: 'hub', url: `https://hub.example/openai/clip/resolve/${revision}/sub/a%20b.json` },
    ],
    [
      'a mirror of the hub',
      { type: 'hub', endpoint: 'https://mirror.example' },
      { type: 'hub', url: `https://mirror.example/openai/clip/resolve/${revision}/sub/a%20b.json` },
    ],
    ['https', { type: 'https', url: 'https://h/base//' }, { type: 'https', url: 'https://h/base/sub/a%20b.json' }],
    ['a folder', { type: 'file', path: 'clip/' }, { type: 'file', url: `${join(folder, 'clip')}/sub/a b.json` }],
  ])('%s', (_, source, address) => expect(of(source)).toEqual(address));

  test('a dataset', () => {
    expect(of({ type: 'hub' }, 'x', { repoType: 'dataset' })).toMatchObject({
      url: `https://hub.example/datasets/openai/clip/resolve/${revision}/x`,
    });
  });

  test('a folder named by an address: the name is a part of that address', () => {
    expect(of({ type: 'file', path: 'file:///mnt/clip/' }, 'a b#1%.json')).toEqual({
      type: 'file',
      url: 'file:///mnt/clip/a%20b%231%25.json',
    });
  });
});

describe('who gets the token', () => {
  const everything = file(
    hubFile,
    { ...hubFile, endpoint: 'https://mirror.example' },
    // Even where the manifest names the very endpoint: the user did not.
    { ...hubFile, endpoint: 'https://hub.example' },
    { type: 'https', url: 'https://hub.example/openai/clip/resolve/main/x' },
    { type: 'file', path: 'x' },
    { type: 'gdrive', id: '1uaZM1ZLBz2d' },
  );

  test('the endpoint of the user alone: no mirror, no address of a manifest', () => {
    const addresses = addressesOfFile(everything, context('secret'));
    expect(addresses.map(({ token }) => token)).toEqual(['secret', ...Array<undefined>(5).fill(undefined)]);
    for (const { url } of addresses) expect(url).not.toContain('secret');
  });

  test('the same for a snapshot', () => {
    const sources: SnapshotSource[] = [
      { type: 'hub', endpoint: 'https://mirror.example' },
      { type: 'hub' },
      { type: 'https', url: 'https://hub.example/x' },
      { type: 'file', path: 'x' },
    ];
    const addresses = addressesOfSnapshotFile(snapshot(sources), 'x', context('secret'));
    expect(addresses.map(({ token }) => token)).toEqual([undefined, 'secret', undefined, undefined]);
  });

  test.each([undefined, ''])('no token (%j): no such field', (token) => {
    for (const address of addressesOfFile(everything, context(token))) expect(address).not.toHaveProperty('token');
  });
});
