import { describe, expect, test } from '@jest/globals';
import { pathsInFiles } from '../../src/core/clashes.js';

describe('pathsInFiles', () => {
  test.each<[string, string[], string[], [string, string][]]>([
    ['nothing', ['a', 'b/c', 'ab/c', 'a-b', 'b/cc'], ['x', 'x/y', 'b'], []],
    ['a file in a file', ['a/b', 'a'], [], [['a', 'a/b']]],
    ['one that others stand between', ['a', 'a-b', 'a/b/c', 'a b'], [], [['a', 'a/b/c']]],
    ['the same but for case', ['A/b', 'a/B'], [], [['A/b', 'a/B']]],
    ['a folder that is a file', ['a'], ['a'], [['a', 'a']]],
    ['a folder in a file', ['A'], ['a/b'], [['A', 'a/b']]],
    [
      'several in one',
      ['a', 'a/b', 'a/c'],
      [],
      [
        ['a', 'a/b'],
        ['a', 'a/c'],
      ],
    ],
  ])('%s', (_, files, folders, expected) => expect(pathsInFiles(files, folders)).toEqual(expected));

  test('200,000 paths, of which each could lie in each', () => {
    const files = Array.from({ length: 200_000 }, (_, i) => `${i % 100}/${i}`);
    expect(pathsInFiles([...files, '7'])).toHaveLength(2000);
  });
});
