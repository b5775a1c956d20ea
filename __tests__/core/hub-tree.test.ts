import { describe, expect, test } from '@jest/globals';
import { commitOf, filesOfPage, nextPage, revisionAddress, treeAddress } from '../../src/core/hub/tree.js';
import { processorTime } from '../helpers/processor-time.js';

const hub = 'https://hub.example/';
const git = 'a'.repeat(40);
const sha = 'b'.repeat(64);
const failed = (message: RegExp, code = 'origin-failed') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

describe('the addresses of the Hub’s API', () => {
  test.each([
    ['model', 'https://hub.example/api/models/a/b/revision/refs%2Fpr%2F1'],
    ['dataset', 'https://hub.example/api/datasets/a/b/revision/refs%2Fpr%2F1'],
  ] as const)('of a revision in a %s', (type, address) => {
    expect(revisionAddress(hub, 'a/b', type, 'refs/pr/1')).toBe(address);
  });

  test('of the files of a commit', () => {
    expect(treeAddress(hub, 'a/b', 'space', git)).toBe(`https://hub.example/api/spaces/a/b/tree/${git}?recursive=true`);
  });

  test.each([
    [undefined, undefined],
    ['<https://x/tree?cursor=a%2Cb>; rel="next"', 'https://x/tree?cursor=a%2Cb'],
    ['<https://x/1>; rel="prev", <https://x/3>; rel="next"', 'https://x/3'],
    ['<https://x/1>; rel="prev"', undefined],
  ])('next page of %p', (link, next) => expect(nextPage(link)).toBe(next));
});

test('the commit of a revision, or an error', () => {
  expect(commitOf({ sha: git, siblings: [] }, 'x')).toBe(git);
  for (const odd of [undefined, null, [], {}, { sha: 1 }, { sha: `${git}a` }])
    expect(() => commitOf(odd, 'x')).toThrow(failed(/^x names no commit/));
});

describe('a page of files', () => {
  test('has the git blob id of a plain file, the sha256 of an LFS file, and no folders', () => {
    const lfs = { oid: sha, size: 7_000_000_000, pointerSize: 135 };
    const page = [
      { type: 'directory', path: 'nested', size: 0, oid: git },
      { type: 'file', path: 'nested/config.json', size: 12, oid: git },
      { type: 'file', path: 'model.safetensors', size: 7_000_000_000, oid: git, lfs, xetHash: sha },
    ];
    expect(filesOfPage(page, 'x')).toEqual([
      ['nested/config.json', { size: 12, gitSha1: git }],
      ['model.safetensors', { size: 7_000_000_000, sha256: sha }],
    ]);
  });

  test.each([
    [{ error: 'x' }, /sends no list/],
    [[7], /without a path/],
    [[{ type: 'file', path: 'a', oid: git }], /a without its size/],
    [[{ type: 'file', path: 'a', size: -1, oid: git }], /a without its size/],
    [[{ type: 'file', path: 'a', size: 1 }], /a without its size or digest/],
    [[{ type: 'file', path: 'a', size: 1, oid: 'A'.repeat(40) }], /with the digest 'A/],
    [[{ type: 'file', path: 'a', size: 1, oid: git, lfs: { oid: git, size: 1 } }], /with the digest 'a/],
  ])('%j is an error', (page, message) => expect(() => filesOfPage(page, 'x')).toThrow(failed(message)));

  test.each(['../../refs/main', '/etc/passwd', 'a/../../b', 'C:/x', 'CON'])('a file %s is refused', (path) => {
    expect(() => filesOfPage([{ type: 'file', path, size: 1, oid: git }], 'x')).toThrow(
      failed(/^x lists/, 'hub-listing-unsafe'),
    );
  });
});

test('a Link header of nothing but addresses is read in a moment', () => {
  const took = processorTime();
  expect(nextPage('<a>;'.repeat(4000))).toBeUndefined();
  expect(took()).toBeLessThan(300);
});
