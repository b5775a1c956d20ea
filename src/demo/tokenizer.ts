import { createHash } from 'node:crypto';
import type { PinnedFile } from './origin.js';

/**
 * A tokenizer as CLIP's, with the same rules and a vocabulary as small as they allow, in the files that a Hub repo has.
 * Sources: `openai/clip-vit-base-patch16` for the files, `clip/simple_tokenizer.py` of OpenAI for the order of the
 * vocabulary, `tokenizer.json` of the tokenizers library.
 */
export interface DemoTokenizer {
  /** Content by file name. */
  files: Record<string, Buffer>;
  /** What a pinned snapshot says of them. */
  expected: Record<string, PinnedFile>;
  /** Prompts and the ids that the real readers give them, without start and end. */
  golden: Record<string, number[]>;
}

/** Joins the words of the first prompts below to a token each. `jekyll` needs the very last line, as it does in CLIP. */
const merges = [
  ...['g e', 'ge t</w>', 'd i', 'r t</w>', 'di rt</w>', 'di g</w>', 'a s</w>', 'f a', 'fa r</w>'],
  ...['p o', 's s', 'i b', 'l e</w>', 'po ss', 'ib le</w>', 'poss ible</w>'],
  ...['j e', 'k y', 'l l</w>', 'je ky', 'jeky ll</w>'],
];

/** Told by `CLIPTokenizerFast` and `CLIPTokenizer` of transformers. */
const golden = {
  'get dirt': [513, 516],
  'dig as far as possible': [517, 518, 520, 518, 527],
  jekyll: [532],
  // No merges, a sign at the end, more than ASCII.
  'Look at the sky!': [75, 78, 78, 330, 64, 339, 83, 71, 324, 82, 74, 344, 256],
  'mine — 3': [76, 72, 77, 324, 158, 222, 498, 274],
};

const start = '<|startoftext|>';
const end = '<|endoftext|>';

/** Always the same bytes. */
export function makeTokenizer(): DemoTokenizer {
  const tokens = [...byteCharacters, ...byteCharacters.map((character) => `${character}</w>`)];
  tokens.push(...merges.map((pair) => pair.replace(' ', '')), start, end);
  const vocabulary = Object.fromEntries(tokens.map((token, id) => [token, id]));

  const documents = {
    'config.json': {
      architectures: ['CLIPModel'],
      model_type: 'clip',
      text_config: { model_type: 'clip_text_model', vocab_size: tokens.length },
    },
    'preprocessor_config.json': { crop_size: 224, do_resize: true, feature_extractor_type: 'CLIPFeatureExtractor' },
    'special_tokens_map.json': specialTokens,
    'tokenizer.json': tokenizerJson(vocabulary),
    'tokenizer_config.json': {
      ...specialTokens,
      errors: 'replace',
      add_prefix_space: false,
      do_lower_case: true,
      model_max_length: 77,
      tokenizer_class: 'CLIPTokenizer',
    },
    'vocab.json': vocabulary,
  };
  const files: Record<string, Buffer> = {
    ...Object.fromEntries(Object.entries(documents).map(([name, content]) => [name, json(content)])),
    'merges.txt': Buffer.from(['#version: 0.2', ...merges, ''].join('\n')),
  };
  const expected = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, expectedOf(bytes)]));
  return { files, expected, golden };
}

const token = (content: string) => ({ content, single_word: false, lstrip: false, rstrip: false, normalized: true });
const specialTokens = { bos_token: token(start), eos_token: token(end), unk_token: token(end), pad_token: end };

function tokenizerJson(vocabulary: Record<string, number>) {
  const startId = vocabulary[start]!;
  const endId = vocabulary[end]!;
  const words = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [
      { id: startId, ...token(start), special: true },
      { id: endId, ...token(end), normalized: false, special: true },
    ],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Lowercase' },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: words }, behavior: 'Removed', invert: true },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
      ],
    },
    post_processor: {
      type: 'RobertaProcessing',
      sep: [end, endId],
      cls: [start, startId],
      trim_offsets: false,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: end,
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      vocab: vocabulary,
      merges,
    },
  };
}

/**
 * The 256 bytes as printable characters, in the order of CLIP's vocabulary: the printable ones of Latin-1 first, then the
 * rest, which are U+0100 and on. Source: `bytes_to_unicode` of `clip/simple_tokenizer.py`.
 */
const byteCharacters = [
  ...characters(0x21, 0x7e),
  ...characters(0xa1, 0xac),
  ...characters(0xae, 0xff),
  ...characters(0x100, 0x143),
];

function characters(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

const json = (content: unknown) => Buffer.from(`${JSON.stringify(content)}\n`);

/** The Hub names a plain file by its git blob id: the hash of `blob SIZE`, a zero byte and the content. */
function expectedOf(bytes: Buffer): PinnedFile {
  const digest = (algorithm: string, prefix = '') => createHash(algorithm).update(prefix).update(bytes).digest('hex');
  return {
    size: bytes.length,
    sha256: digest('sha256'),
    gitSha1: digest('sha1', `blob ${bytes.length}\0`),
  };
}
