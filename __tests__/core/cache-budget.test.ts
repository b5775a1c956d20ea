import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { sizeOfAsset } from '../../src/core/asset-size.js';
import { cacheBudget, checkCacheBudget } from '../../src/core/cache-budget.js';
import type { Asset, Bundle, SnapshotAsset } from '../../src/core/schema/bundle.js';
import { plainFile } from '../helpers/in-process.js';

const sized = (size: number): Asset => plainFile('a', '', { size });
const about = (sizeAbout: number): Asset => ({ ...plainFile('b', ''), size: undefined, sizeAbout });
const archive = (size: number): Asset => ({
  id: 'c',
  kind: 'archive',
  role: 'other',
  path: 'c',
  format: 'zip',
  size,
  unpacked: { entries: 1, bytes: 2 * cacheBudget }, // what is cached is the archive
  sources: [{ type: 'file', path: 'c.zip' }],
});
const snapshot = (sizes: Record<string, number>, more: Partial<SnapshotAsset> = {}): SnapshotAsset => ({
  id: 'd',
  kind: 'hub-snapshot',
  role: 'other',
  repo: 'some/repo',
  revision: 'c'.repeat(40),
  files: Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, { size, sha256: 'a'.repeat(64) }])),
  sources: [{ type: 'file', path: 'd' }],
  ...more,
});
const unknown: Asset = { ...plainFile('e', ''), size: undefined };

test.each<[string, Asset[], number | undefined]>([
  ['nothing', [], undefined],
  ['exactly what it keeps', [sized(cacheBudget)], undefined],
  ['a byte more', [sized(cacheBudget), about(1)], cacheBudget + 1],
  ['one of each kind', [sized(cacheBudget), about(1), archive(2), snapshot({ x: 3, y: 4 })], cacheBudget + 10],
  ['an archive counts as it comes', [archive(cacheBudget)], undefined],
  ['files of a snapshot that are not wanted', [snapshot({ x: 1, y: cacheBudget }, { exclude: ['y'] })], undefined],
  ['a snapshot that lists no files', [snapshot({}, { files: undefined })], undefined],
  ['a size that nobody knows counts as nothing', [sized(cacheBudget), unknown], undefined],
])('%s', (_, assets, bytes) => {
  const findings = checkCacheBudget('steve1', assets);
  if (bytes === undefined) expect(findings).toEqual([]);
  else
    expect(findings).toMatchObject([
      {
        code: 'cache-too-large',
        severity: 'note',
        subject: 'steve1',
        message: `the selected assets of steve1 are ${bytes} bytes, and the CI cache keeps 10737418240 a repository`,
        expected: '10737418240',
        actual: `${bytes}`,
      },
    ]);
});

test('the required assets of the built-in bundle fit', () => {
  const bundle = JSON.parse(readFileSync('bundles/steve1.json', 'utf8')) as Bundle;
  const required = bundle.assets.filter((asset) => asset.required !== false);
  expect(required.every((asset) => sizeOfAsset(asset) !== undefined)).toBe(true);
  expect(checkCacheBudget(bundle.name, required)).toEqual([]);
});
