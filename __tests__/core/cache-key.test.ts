import { describe, expect, test } from '@jest/globals';
import {
  acceptedGeneration,
  askedKey,
  blobName,
  checkCachePrefix,
  generationKey,
  packName,
  seenName,
} from '../../src/core/cache-key.js';

const sha = 'ab'.repeat(32);
const name = blobName('steve1-setup', sha);

test('names and keys', () => {
  expect(name).toBe(`steve1-setup-v1-${sha}`);
  expect(seenName('p', sha)).toBe(`p-v1-seen-${sha}`);
  expect(packName('p', sha)).toBe(`p-v1-pack-${sha}`);
  expect(generationKey(name, 3)).toBe(`${name}-g3`);
  expect(askedKey(name)).toBe(`${name}-g`);
});

describe('a returned key', () => {
  test.each<[string, number | undefined]>([
    [`${name}-g1`, 1],
    [`${name}-g0`, 0],
    [`${name}-g42`, 42],
    [`${name}-g`, undefined],
    [`${name}-gx`, undefined],
    [`${name}-g1x`, undefined],
    [`${name}-g1\n`, undefined],
    [`${name}-g1 `, undefined],
    [`${name}-g-1`, undefined],
    [`${name}-g1.5`, undefined],
    [`${name}-g1e3`, undefined],
    [`${name}-g٣`, undefined],
    [`${name}-g99999999999999999999`, undefined],
    [`${name}`, undefined],
    [`x${name}-g1`, undefined],
    [`${blobName('steve1-setup', 'cd'.repeat(32))}-g1`, undefined],
    ['', undefined],
  ])('%j has generation %s', (key, generation) => {
    expect(acceptedGeneration(name, key)).toBe(generation);
  });

  test('a name is no pattern', () => {
    expect(acceptedGeneration('a.c', 'abc-g1')).toBeUndefined();
    expect(acceptedGeneration('a(', 'a(-g1')).toBe(1);
  });
});

describe('cache-prefix', () => {
  test.each(['steve1-setup', 'x', 'team/weights', 'ä', 'a'.repeat(400)])('%s will do', (prefix) => {
    checkCachePrefix(prefix);
    expect(generationKey(seenName(prefix, sha), Number.MAX_SAFE_INTEGER).length).toBeLessThanOrEqual(512);
  });

  test.each([
    ['', 'not empty'],
    ['  ', 'not empty'],
    ['a,b', 'commas'],
    ['a b', 'spaces'],
    ['a\nb', 'control characters'],
    ['a\u0000b', 'control characters'],
    ['a'.repeat(513), 'characters at most'],
    ['a'.repeat(422), 'characters at most'],
  ])('%j will not', (prefix, words) => {
    const check = () => checkCachePrefix(prefix);
    expect(check).toThrow(words);
    expect(check).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  test('the longest one fills a key to the last character', () => {
    checkCachePrefix('a'.repeat(421));
    expect(generationKey(seenName('a'.repeat(421), sha), Number.MAX_SAFE_INTEGER)).toHaveLength(512);
  });
});
