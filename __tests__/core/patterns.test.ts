import { describe, expect, test } from '@jest/globals';
import { selectFiles } from '../../src/core/hub/patterns.js';

const names = [
  'config.json',
  'vocab.json',
  'merges.txt',
  'onnx/model.bin',
  'onnx/config.json',
  '.gitattributes',
  'README.md',
];

describe('selectFiles', () => {
  test.each<[string, string[] | undefined, string[] | undefined, string[]]>([
    ['everything without patterns', undefined, undefined, names],
    ['nothing for an empty include', [], undefined, []],
    ['everything for an empty exclude', undefined, [], names],
    ['* across folders', ['*.json'], undefined, ['config.json', 'vocab.json', 'onnx/config.json']],
    ['exact names', ['vocab.json', 'merges.txt', 'none'], undefined, ['vocab.json', 'merges.txt']],
    ['a folder', ['onnx/'], undefined, ['onnx/model.bin', 'onnx/config.json']],
    ['no folder without its slash', ['onnx'], undefined, []],
    ['the last word to exclude', ['*.json'], ['onnx/'], ['config.json', 'vocab.json']],
    ['hidden files like others', undefined, ['*.*'], []],
    ['case', ['readme.md'], undefined, []],
  ])('takes %s', (_, include, exclude, expected) => {
    expect(selectFiles(names, include, exclude)).toEqual(expected);
  });

  // Pairs as Python's fnmatch.fnmatchcase judges them.
  test.each<[string, string, boolean]>([
    ['a?c', 'abc', true],
    ['a?c', 'a/c', true],
    ['a?c', 'ac', false],
    ['?', '😀', true],
    ['[ab].txt', 'b.txt', true],
    ['[ab].txt', 'c.txt', false],
    ['[!ab].txt', 'c.txt', true],
    ['[!ab].txt', 'a.txt', false],
    ['[0-9]', '5', true],
    ['[9-0]', '5', false],
    ['[!9-0]', '5', true],
    ['[a-c-e]', '-', true],
    ['[a-c-e]', 'd', false],
    ['[]]', ']', true],
    ['[!]]', ']', false],
    ['[!]]', 'x', true],
    ['[^a]', '^', true],
    ['[^a]', 'b', false],
    ['[a', '[a', true],
    ['[', '[', true],
    ['[!', '[!', true],
    ['[-a]', '-', true],
    ['[a-]', '-', true],
    ['[\\]', '\\', true],
    ['a.b', 'axb', false],
    ['a+(b)|c$', 'a+(b)|c$', true],
    ['*', 'a\nb', true],
    ['a*b*c', 'a/x/b/y/c', true],
    ['', '', true],
    ['', 'a', false],
  ])('%j on %j is %s', (pattern, name, expected) => {
    expect(selectFiles([name], [pattern])).toEqual(expected ? [name] : []);
  });
});

describe('what strangers send decides nothing about how long it takes', () => {
  // With a regular expression each of these takes longer than anybody waits.
  test.each([
    ['*a'.repeat(200) + '*b', 'a'.repeat(1000)],
    ['*'.repeat(500) + 'b', 'a'.repeat(1000)],
    ['*?'.repeat(300) + '/x', 'a/'.repeat(500)],
    ['*[ab]'.repeat(200) + 'c', 'ab'.repeat(500)],
    ['['.repeat(1000), 'a'.repeat(1000)],
  ])('%.20s… on one name', (pattern, name) => expect(selectFiles([name], [pattern])).toEqual([]));

  test('a pattern that fits late is found all the same', () => {
    expect(selectFiles([`${'ab'.repeat(300)}c`], ['*a*b*'.repeat(100) + 'c'])).toHaveLength(1);
    expect(selectFiles(['aab'], ['*ab'])).toEqual(['aab']);
    expect(selectFiles(['abcabd/x'], ['*ab?/*'])).toEqual(['abcabd/x']);
  });

  test('very many names among very many plain ones', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `folder/${i}`);
    expect(selectFiles(many, many.slice(50_000))).toHaveLength(50_000);
  });

  test('patterns and names that fit each other badly are given up, with words', () => {
    const name = 'a'.repeat(1000);
    const pattern = `*${'a'.repeat(500)}b`;
    expect(() => selectFiles(Array<string>(10).fill(name), [pattern], [], 1_000_000)).toThrow(
      expect.objectContaining({ code: 'manifest-invalid', message: expect.stringContaining('take too long') }),
    );
  });
});
