import { type Finding, finding } from './errors.js';

/**
 * The tokenizer of CLIP, over the files `vocab.json` and `merges.txt`. Source: `clip/simple_tokenizer.py` of OpenAI and
 * `CLIPTokenizer` of transformers, without ftfy.
 */
export interface Tokenizer {
  /** Token ids of a prompt, without start and end. What the vocabulary lacks becomes its unknown token, `<|endoftext|>`. */
  encode(prompt: string): number[];
  /** Number of tokens in the vocabulary; 49408 for CLIP. */
  readonly size: number;
}

const unknownToken = '<|endoftext|>';
const specialTokens = new Set(['<|startoftext|>', unknownToken]);
const words = /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+/gu;

/** @throws Error that says what is wrong with which file, where one of them is malformed */
export function makeTokenizer(vocabJson: string, mergesTxt: string): Tokenizer {
  const vocabulary = parseVocabulary(vocabJson);
  const ranks = parseMerges(mergesTxt);
  // Only what is asked for is looked at: going through all of CLIP's tokens takes longer than parsing them.
  const idOf = (token: string): number | undefined => {
    if (!Object.hasOwn(vocabulary, token)) return undefined;
    const id = vocabulary[token];
    if (!Number.isSafeInteger(id) || (id as number) < 0)
      throw new Error(`vocab.json gives '${token}' no id: ${JSON.stringify(id)}`);
    return id as number;
  };
  const unknown = idOf(unknownToken);
  if (unknown === undefined) throw new Error(`vocab.json has no token ${unknownToken}`);

  const utf8 = new TextEncoder();
  const tokensOf = (word: string) => {
    if (specialTokens.has(word)) return [word];
    const characters = Array.from(utf8.encode(word), (byte) => byteCharacters[byte]!);
    return merge([...characters.slice(0, -1), `${characters.at(-1)!}</w>`], ranks);
  };
  return {
    get size() {
      return Object.keys(vocabulary).length;
    },
    encode: (prompt) => (clean(prompt).match(words) ?? []).flatMap(tokensOf).map((token) => idOf(token) ?? unknown),
  };
}

/**
 * Whether the files tokenize as they should: the bytes of a snapshot may be there and yet not work.
 *
 * @param golden prompts and the token ids that they must give
 * @returns a finding `hub-tokenizer-broken` for each prompt that gives others, or one for files that cannot be used
 */
export function checkGolden(
  vocabJson: string,
  mergesTxt: string,
  golden: Readonly<Record<string, readonly number[]>>,
  subject: string,
): Finding[] {
  try {
    const tokenizer = makeTokenizer(vocabJson, mergesTxt);
    return Object.entries(golden).flatMap(([prompt, ids]) => {
      const expected = ids.join(' ');
      const actual = tokenizer.encode(prompt).join(' ');
      if (actual === expected) return [];
      const message = `The prompt '${prompt}' gives the token ids ${actual || '(none)'} instead of ${expected}`;
      return [finding('hub-tokenizer-broken', 'error', subject, message, { expected, actual })];
    });
  } catch (error) {
    return [finding('hub-tokenizer-broken', 'error', subject, `No tokenizer can be made: ${(error as Error).message}`)];
  }
}

function clean(prompt: string): string {
  return prompt.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Joins the pair that was learnt first, wherever it stands, until no pair is known. */
function merge(tokens: string[], ranks: ReadonlyMap<string, number>): string[] {
  for (;;) {
    let best = Infinity;
    for (let i = 1; i < tokens.length; i++) {
      best = Math.min(best, ranks.get(`${tokens[i - 1]} ${tokens[i]}`) ?? Infinity);
    }
    if (best === Infinity) return tokens;
    const merged: string[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const isPair = ranks.get(`${tokens[i]} ${tokens[i + 1]}`) === best;
      merged.push(isPair ? `${tokens[i]}${tokens[++i]}` : tokens[i]!);
    }
    tokens = merged;
  }
}

/** The 256 bytes as printable characters: those that are printable in Latin-1 as themselves, the rest from U+0100 on. */
const byteCharacters: readonly string[] = (() => {
  const isPrintable = (byte: number) => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte !== 0xad);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++));
})();

function parseVocabulary(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`vocab.json is not JSON (${text.length} characters): ${(error as Error).message}`, {
      cause: error,
    });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('vocab.json does not hold an object of tokens and ids');
  }
  return parsed as Record<string, unknown>;
}

/** Pairs, two tokens a line, in the order in which they are to be joined; a line with the version before them. */
function parseMerges(text: string): Map<string, number> {
  const lines = text.trimEnd().split('\n');
  if (!lines[0]!.startsWith('#version')) throw new Error(`merges.txt does not begin with '#version'`);
  const ranks = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (index > 0) ranks.set(pairOf(line, index + 1), index);
  }
  return ranks;
}

function pairOf(line: string, number: number): string {
  if (/^\S+ \S+$/.test(line)) return line; // as all are in the files of CLIP
  const pair = line.trim().split(/\s+/);
  if (pair.length !== 2) throw new Error(`merges.txt, line ${number}: '${line.slice(0, 40)}' is not a pair`);
  return pair.join(' ');
}
