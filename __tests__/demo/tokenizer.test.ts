import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makeTokenizer as makeReader } from '../../src/core/bpe.js';
import { makeTokenizer } from '../../src/demo/tokenizer.js';

const { files, expected, golden } = makeTokenizer();
const text = (name: string) => files[name]!.toString();

test('has the seven files of a tokenizer on the Hub, each with its size and hashes', () => {
  expect(Object.keys(files).sort()).toEqual([
    'config.json',
    'merges.txt',
    'preprocessor_config.json',
    'special_tokens_map.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'vocab.json',
  ]);
  for (const [name, bytes] of Object.entries(files)) {
    const gitSha1 = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(expected[name]).toEqual({ size: bytes.length, sha256, gitSha1 });
  }
});

test('is the same every time', () => expect(makeTokenizer()).toEqual({ files, expected, golden }));

describe('gives the golden ids', () => {
  const { encode } = makeReader(text('vocab.json'), text('merges.txt'));
  test.each(Object.entries(golden))('%s', (prompt, ids) => expect(encode(prompt)).toEqual(ids));

  test('which a lost end of merges.txt changes', () => {
    const half = text('merges.txt').split('\n').slice(0, -2).join('\n');
    expect(makeReader(text('vocab.json'), half).encode('jekyll')).not.toEqual(golden['jekyll']);
  });
});

test('tokenizer.json holds the same vocabulary and merges', () => {
  const { model } = JSON.parse(text('tokenizer.json')) as { model: { vocab: object; merges: string[] } };
  expect(model.vocab).toEqual(JSON.parse(text('vocab.json')));
  expect(model.merges).toEqual(text('merges.txt').trim().split('\n').slice(1));
});
