import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import steve1 from '../../bundles/steve1.json' with { type: 'json' };
import { checkGolden, makeTokenizer } from '../../src/core/bpe.js';
import { isProven, provenTokenizers } from '../../src/core/proven-tokenizers.js';

/** A vocabulary as small as can be: the letters of `low`, whole and at the end of a word, and what is merged of them. */
const vocabulary = { l: 0, o: 1, w: 2, 'w</w>': 3, lo: 4, 'low</w>': 5, 'o</w>': 6, '!</w>': 7, Ã: 8, '©</w>': 9 };
const vocab = JSON.stringify({ ...vocabulary, '<|startoftext|>': 10, '<|endoftext|>': 11 });
const merges = '#version: 0.2\nl o\nlo w</w>\n';

describe('makeTokenizer', () => {
  const { encode, size } = makeTokenizer(vocab, merges);

  test.each<[string, number[]]>([
    ['low', [5]],
    ['  LOW \n\t low! ', [5, 5, 7]],
    ['lo', [0, 6]],
    ['lolow', [4, 5]],
    ['wow', [2, 1, 3]],
    ['é', [8, 9]],
    ['e\u0301', [8, 9]],
    ['low<|startoftext|>low', [5, 10, 5]],
    ['z', [11]],
    // No token and no pair, though every object has a property of that name.
    ['constructor', [11, 1, 11, 11, 11, 11, 11, 11, 11, 1, 11]],
    ['', []],
    [' ', []],
  ])('%j', (prompt, ids) => {
    expect(encode(prompt)).toEqual(ids);
  });

  test('takes merges with CRLF and more white space', () => {
    expect(makeTokenizer(vocab, '#version: 0.2\r\nl  o\r\nlo\tw</w>\r\n').encode('low')).toEqual([5]);
  });

  test('says so when it comes upon a token without an id', () => {
    const broken = JSON.stringify({ ...vocabulary, '<|endoftext|>': 11, 'low</w>': '5' });
    expect(() => makeTokenizer(broken, merges).encode('low')).toThrow(`vocab.json gives 'low</w>' no id: "5"`);
    expect(checkGolden(broken, merges, { low: [5] }, 'x').map(({ message }) => message)).toEqual([
      `No tokenizer can be made: vocab.json gives 'low</w>' no id: "5"`,
    ]);
  });

  test('knows its size', () => expect(size).toBe(12));

  test.each<[string, string, string, RegExp]>([
    ['no JSON', vocab.slice(0, -5), merges, /vocab\.json is not JSON/],
    ['no object', '[]', merges, /vocab\.json does not hold an object/],
    ['null', 'null', merges, /vocab\.json does not hold an object/],
    ['no id', '{"<|endoftext|>":"b"}', merges, /vocab\.json gives '<\|endoftext\|>' no id: "b"/],
    ['no id but a fraction', '{"<|endoftext|>":1.5}', merges, /no id: 1\.5/],
    ['no unknown token', '{"a":1}', merges, /no token <\|endoftext\|>/],
    ['no version', vocab, 'l o\n', /merges\.txt does not begin/],
    ['empty merges', vocab, '', /merges\.txt does not begin/],
    ['half a line', vocab, `${merges}lo`, /merges\.txt, line 4: 'lo' is not a pair/],
  ])('refuses %s', (_, vocabJson, mergesTxt, message) => {
    expect(() => makeTokenizer(vocabJson, mergesTxt)).toThrow(message);
  });
});

describe('checkGolden', () => {
  test('finds nothing where all is right', () => {
    expect(checkGolden(vocab, merges, { low: [5], 'low low': [5, 5] }, 'clip-tokenizer')).toEqual([]);
  });

  test('tells expected and actual ids', () => {
    expect(checkGolden(vocab, '#version: 0.2\n', { low: [5], w: [3] }, 'clip-tokenizer')).toMatchObject([
      {
        code: 'hub-tokenizer-broken',
        severity: 'error',
        subject: 'clip-tokenizer',
        message: "The prompt 'low' gives the token ids 0 1 3 instead of 5",
        expected: '5',
        actual: '0 1 3',
      },
    ]);
  });

  test('tells of files that cannot be used', () => {
    const findings = checkGolden('<html>', merges, { low: [5] }, 'clip-tokenizer');
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain('vocab.json is not JSON');
  });
});

describe('isProven', () => {
  const [{ vocab: vocabDigest, merges: mergesDigest, golden }] = provenTokenizers as [(typeof provenTokenizers)[0]];
  const asset = steve1.assets.find(({ id }) => id === 'clip-tokenizer')!;

  test('knows the tokenizer of the built-in bundle and all its prompts', () => {
    const pinned = asset.files as Record<string, { sha256: string }>;
    expect([pinned['vocab.json']!.sha256, pinned['merges.txt']!.sha256]).toEqual([vocabDigest, mergesDigest]);
    expect(isProven(vocabDigest, mergesDigest, asset.golden!)).toBe(true);
  });

  test.each<[string, string | undefined, string | undefined, Record<string, readonly number[]>]>([
    ['another vocab.json', 'a'.repeat(64), mergesDigest, golden],
    ['another merges.txt', vocabDigest, 'a'.repeat(64), golden],
    ['no digests', undefined, undefined, golden],
    ['another prompt', vocabDigest, mergesDigest, { low: [5] }],
    ['a prompt named as a property of every object', vocabDigest, mergesDigest, { constructor: [5] }],
    ['other ids', vocabDigest, mergesDigest, { ...golden, jekyll: [49406] }],
  ])('does not know %s', (_, vocab, merges, asked) => {
    expect(isProven(vocab, merges, asked)).toBe(false);
  });
});

const data = process.env['STEVE1_TEST_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');
const archive = join(data, 'hub', 'aimc_build_cache.zip');
const isThere = existsSync(archive);

(isThere ? describe : describe.skip)(`the files of CLIP${isThere ? '' : ` (skipped: no ${archive})`}`, () => {
  const zip = isThere ? readFileSync(archive) : Buffer.alloc(0);
  const files = () => ({ vocab: readZipped(zip, 'vocab.json'), merges: readZipped(zip, 'merges.txt') });
  const { golden } = isThere
    ? (JSON.parse(readFileSync(join(data, 'hub', 'clip-manifest.json'), 'utf8')) as {
        golden: Record<string, number[]>;
      })
    : { golden: {} };

  test('give every id that is taken as proven', () => {
    const { vocab, merges } = files();
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    const [proven] = provenTokenizers;
    expect([sha256(vocab), sha256(merges)]).toEqual([proven!.vocab, proven!.merges]);
    expect(checkGolden(vocab, merges, proven!.golden, 'clip-tokenizer')).toEqual([]);
  });

  test('give every golden id', () => {
    const { vocab, merges } = files();
    expect(Object.keys(golden)).toContain('jekyll');
    expect(checkGolden(vocab, merges, golden, 'clip-tokenizer')).toEqual([]);
    expect(makeTokenizer(vocab, merges).size).toBe(49408);
  });

  test('with half of the merges give ordinary prompts right and `jekyll` wrong', () => {
    const { vocab, merges } = files();
    const lines = merges.split('\n');
    const half = `${lines.slice(0, lines.length / 2).join('\n')}\n`;
    expect(makeTokenizer(vocab, half).size).toBe(49408);
    expect(makeTokenizer(vocab, half).encode('get dirt')).toEqual(golden['get dirt']);
    const findings = checkGolden(vocab, half, golden, 'clip-tokenizer');
    expect(findings.map(({ message }) => message).join('\n')).toContain("'jekyll'");
  });
});

/** The one file of that name in a snapshot folder of an archive, by its central directory. */
function readZipped(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength!);
    if (path.includes('/snapshots/') && path.endsWith(`/${name}`)) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
    }
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  throw new Error(`no ${name} in the archive`);
}
