import { expect, test } from '@jest/globals';
import { refusePlacesInHub } from '../../src/app/places.js';
import type { ArchiveAsset, Asset } from '../../src/core/schema/bundle.js';
import { bundleOf, plainFile } from '../helpers/in-process.js';

const locations = (hfHome: string) => ({
  workingDirectory: '/w',
  dataDir: '/w/data',
  hfHome,
  hubCache: `${hfHome}/hub`,
  lockFile: '/w/lock',
});
const file = (path: string) => plainFile('one', 'x', { path });
const archive = (path: string): ArchiveAsset => ({
  id: 'one',
  kind: 'archive',
  role: 'other',
  path,
  format: 'tar',
  sources: [{ type: 'file', path: 'x' }],
});

test.each<[string, string, Asset, string[]]>([
  ['a file in it', '/w/data/models/hf', file('models/hf/hub/models--a--b/refs/main'), []],
  ['a file in its place', '/w/data/models/hf', file('models/HF'), []],
  ['a file in the place of a folder above it', '/w/data/models/hf', file('models'), []],
  ['an archive around it', '/w/data/models/hf', archive('models'), []],
  ['a folder in it', '/w/data/models/hf', file('x'), ['models/hf/hub']],
  ['the cache in a data directory that is HF_HOME', '/w/data', file('HUB/models--a--b/refs/main'), []],
])('refused: %s', (_, hfHome, asset, directories) => {
  expect(() => refusePlacesInHub(bundleOf([asset], { directories }), locations(hfHome))).toThrow(
    expect.objectContaining({ code: 'manifest-invalid', message: expect.stringContaining('lies in the Hub cache') }),
  );
});

test.each<[string, string, Asset, string[]]>([
  ['beside it', '/w/data/models/hf', file('models/hf2/x'), ['models']],
  ['a cache elsewhere', '/elsewhere', file('hub/x'), ['hub']],
  ['in a data directory that is HF_HOME', '/w/data', file('weights/x'), ['videos']],
])('fine: %s', (_, hfHome, asset, directories) => {
  expect(refusePlacesInHub(bundleOf([asset], { directories }), locations(hfHome))).toBeUndefined();
});
