import { SetupError } from './errors.js';

/**
 * How entries of the CI cache are called. An entry is immutable, so its name says what it holds and its key adds a
 * generation: where one turns out bad, the next one takes its place.
 */

/** Longest key that the service takes. */
const longestKey = 512;
/** What a key has beside its prefix, at most: the longest kind, a sha256, and the generation. */
const longestRest = '-v1-seen-'.length + 64 + '-g'.length + String(Number.MAX_SAFE_INTEGER).length;
const longestPrefix = longestKey - longestRest;

/** Throws `input-invalid` for a `cache-prefix` of which no key can be made. */
export function checkCachePrefix(prefix: string): void {
  const fail = (expected: string): never => {
    throw new SetupError('input-invalid', `cache-prefix is ${JSON.stringify(prefix)}, and must be ${expected}`);
  };
  if (prefix.trim() === '') fail('a text that is not empty');
  if (!/^[^,\s\p{C}]+$/u.test(prefix)) fail('free of commas, spaces and control characters: keys hold none');
  if (prefix.length > longestPrefix) fail(`${longestPrefix} characters at most: a key has ${longestKey}`);
}

/** Name of the entry that holds a file of that digest. */
export const blobName = (prefix: string, sha256: string): string => `${prefix}-v1-${sha256}`;

/** Name of the entry that remembers what an asset without a pinned digest was; the digest is of kind, path and sources. */
export const seenName = (prefix: string, sha256: string): string => `${prefix}-v1-seen-${sha256}`;

/** Name of the entry in which small files travel as one; the digest is of what they are to be. */
export const packName = (prefix: string, sha256: string): string => `${prefix}-v1-pack-${sha256}`;

/** Key of one generation of a name. */
export const generationKey = (name: string, generation: number): string => `${name}-g${generation}`;

/** What is asked for: the service compares the beginning of keys, and the newest that has it answers. */
export const askedKey = (name: string): string => `${name}-g`;

/** The generation that a returned key has, or undefined: the service may answer with any key that begins as asked. */
export function acceptedGeneration(name: string, key: string): number | undefined {
  const asked = askedKey(name);
  const rest = key.slice(asked.length);
  if (!key.startsWith(asked) || !/^\d+$/.test(rest)) return undefined;
  return Number.isSafeInteger(Number(rest)) ? Number(rest) : undefined;
}
