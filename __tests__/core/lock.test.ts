import { describe, expect, test } from '@jest/globals';
import { applyLock, differences, lockOf, lockText, lockedAsset } from '../../src/core/lock.js';
import type { Asset, Bundle, FileAsset, SnapshotAsset } from '../../src/core/schema/bundle.js';
import { type Lock, lockSchema } from '../../src/core/schema/lock.js';

const digest = (letter: string) => letter.repeat(64);
const file = (id: string, more: Partial<FileAsset> = {}): FileAsset => ({
  id,
  kind: 'file',
  role: 'other',
  path: id,
  sources: [{ type: 'https', url: 'https://example.org/x' }],
  ...more,
});
const snapshot: SnapshotAsset = {
  id: 'repo',
  kind: 'hub-snapshot',
  role: 'other',
  repo: 'a/b',
  revision: 'c'.repeat(40),
  files: { 'x.txt': { size: 1, sha256: digest('1') } },
  sources: [{ type: 'hub' }],
};
const bundle = (...assets: Asset[]): Bundle => ({ schema: 'steve1-bundle/1', name: 'mine', description: '', assets });
const lock = (assets: Lock['assets'], name = 'mine'): Lock => ({ schema: 'steve1-lock/1', bundle: name, assets });
const locked = (letter: string, size = 7) => ({ kind: 'file', size, sha256: digest(letter) }) as const;

describe('applyLock', () => {
  test('without a lock file the bundle is as it was', () => {
    const one = bundle(file('a'));
    expect(applyLock(one, undefined, 'l')).toEqual({ bundle: one, locked: new Set() });
  });

  test('pins what nothing pins, and says of which assets it alone does', () => {
    const assets = [
      file('a'),
      file('b', { md5: 'd'.repeat(32) }),
      file('c', { sha256: digest('3') }),
      file('d'),
      snapshot,
    ];
    const entries = { a: locked('1'), b: locked('2'), c: locked('3'), repo: lockedAsset(snapshot, [])! };
    const result = applyLock(bundle(...assets), lock(entries), 'l');
    expect(result.bundle.assets.map((asset) => asset.kind === 'file' && [asset.size, asset.sha256])).toEqual([
      [7, digest('1')],
      [7, digest('2')],
      [7, digest('3')],
      [undefined, undefined],
      false,
    ]);
    expect([...result.locked]).toEqual(['a']);
  });

  const twoFiles = { 'x.txt': { size: 1, sha256: digest('1') }, 'y.txt': { size: 1, sha256: digest('1') } };
  test.each<[string, Asset, Lock, RegExp]>([
    ['another bundle', file('a'), lock({}, 'other'), /locks the bundle 'other', and this is 'mine'/],
    [
      'an asset that is not there',
      file('a'),
      lock({ z: locked('1') }),
      /locks the asset 'z', which bundle 'mine' does/,
    ],
    [
      'another digest',
      file('a', { sha256: digest('2') }),
      lock({ a: locked('1') }),
      /locks a with sha256 1{64}, and .* 2{64}$/,
    ],
    ['another size', file('a', { size: 8 }), lock({ a: locked('1') }), /a with size 7, and the manifest says 8$/],
    [
      'a size far off',
      file('a', { sizeAbout: 9e9 }),
      lock({ a: locked('1') }),
      /size 7, and the manifest says about 9000000000/,
    ],
    ['another kind', snapshot, lock({ repo: locked('1') }), /repo with kind file, and the manifest says hub-snapshot/],
    [
      'another commit',
      snapshot,
      lock({ repo: { kind: 'hub-snapshot', repo: 'a/b', revision: 'd'.repeat(40), files: {} } }),
      /revision d{40}, and the manifest says c{40}/,
    ],
    [
      'a file that the manifest does not have',
      snapshot,
      lock({ repo: { kind: 'hub-snapshot', repo: 'a/b', revision: 'c'.repeat(40), files: twoFiles } }),
      /y.txt, and the manifest says that there is no such file/,
    ],
  ])('%s is a contradiction', (_, asset, one, message) => {
    expect(() => applyLock(bundle(asset), one, 'steve1.lock.json')).toThrow(
      expect.objectContaining({
        code: 'lock-contradicts-manifest',
        message: expect.stringMatching(new RegExp(`^steve1.lock.json .*${message.source}`)),
      }),
    );
  });
});

function caught(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was wrong');
}

test('all contradictions are told at once', () => {
  const one = lock({ a: locked('1', 9), y: locked('1'), z: locked('1') });
  const { message } = caught(() => applyLock(bundle(file('a', { sha256: digest('2'), size: 8 })), one, 'l.json'));
  expect(message.split('\n')).toEqual([
    "l.json locks the asset 'y', which bundle 'mine' does not have",
    "l.json locks the asset 'z', which bundle 'mine' does not have",
    expect.stringMatching(/^l\.json locks a with sha256 1{64}/),
    'l.json locks a with size 9, and the manifest says 8',
  ]);
});

describe('lockOf', () => {
  const all = bundle(file('a'), file('b', { size: 8 }), file('c'), file('d'));
  test('what was found now wins; what was not looked at stays while the manifest agrees', () => {
    const before = lock({ a: locked('1'), b: locked('2', 9), c: locked('3'), gone: locked('4') });
    expect(lockOf(all, new Map([['a', locked('5')]]), before).assets).toEqual({ a: locked('5'), c: locked('3') });
  });

  test('nothing is taken over from the lock of another bundle', () => {
    expect(lockOf(all, new Map(), lock({ a: locked('1') }, 'other')).assets).toEqual({});
  });
});

describe('lockText', () => {
  test('does not depend on the order of anything, and is what the schema takes', () => {
    const a = lock({ b: locked('2'), a: locked('1'), repo: lockedAsset(snapshot, [])! });
    const b = lock({
      repo: lockedAsset(snapshot, [])!,
      a: { sha256: digest('1'), size: 7, kind: 'file' },
      b: locked('2'),
    });
    expect(lockText(a)).toBe(lockText(b));
    expect(lockText(a)).toMatch(
      /^\{\n {2}"schema": "steve1-lock\/1",\n {2}"bundle": "mine",\n {2}"assets": \{\n {4}"a": \{\n {6}"kind"/,
    );
    expect(lockText(a).endsWith('}\n')).toBe(true);
    expect(lockSchema.parse(JSON.parse(lockText(a)))).toEqual(a);
  });
});

describe('differences', () => {
  test('none', () => expect(differences(lock({ a: locked('1') }), lock({ a: locked('1') }))).toEqual([]));

  test('one an asset, with both values', () => {
    const before = lock({ a: locked('1'), b: locked('2') });
    expect(differences(before, lock({ b: locked('3', 8), c: locked('4') }))).toEqual([
      { id: 'a', message: 'a is locked, and the bundle has it no more, or otherwise' },
      {
        id: 'b',
        message: 'b has changed since it was locked',
        expected: `7 bytes with sha256 ${digest('2')}`,
        actual: `8 bytes with sha256 ${digest('3')}`,
      },
      { id: 'c', message: 'c is not locked' },
    ]);
  });
});
