import { SetupError } from '../errors.js';

/** Patterns with a wildcard that one list may hold; plain names are looked up and may be any number. */
export const mostPatterns = 100;

/** A name has at most 1,024 bytes, so a longer pattern is a mistake. */
export const longestPattern = 1024;

/** Characters compared for one choice of files, some seconds of work: strangers must not decide how long it takes. */
const mostSteps = 400_000_000;

/**
 * The files of a repo that a snapshot wants, as `allow_patterns` and `ignore_patterns` of huggingface_hub choose them.
 * Source: `filter_repo_objects` in `huggingface_hub/utils/_paths.py`, and Python's `fnmatch.translate`.
 *
 * Throws `manifest-invalid` for patterns that take too long on these names.
 *
 * @returns the names in their order. No `include` means all, an empty one means none, and `exclude` has the last word.
 */
export function selectFiles(
  names: readonly string[],
  include?: readonly string[],
  exclude: readonly string[] = [],
  most = mostSteps,
): string[] {
  const work = { left: most };
  const wanted = include && matcherOf(include, work);
  const unwanted = matcherOf(exclude, work);
  return names.filter((name) => (wanted?.(name) ?? true) && !unwanted(name));
}

export const hasWildcard = (pattern: string): boolean => /[*?[]|\/$/.test(pattern);

interface Work {
  left: number;
}

/** Whether a name fits one of the patterns. */
function matcherOf(patterns: readonly string[], work: Work): (name: string) => boolean {
  const plain = new Set(patterns.filter((pattern) => !hasWildcard(pattern)));
  const globs = patterns.filter(hasWildcard).map(parse);
  return (name) => {
    if (plain.has(name)) return true;
    if (globs.length === 0) return false;
    const chars = [...name];
    return globs.some((glob) => matches(glob, chars, work));
  };
}

/** One character of a pattern: any run, or a test of one character. */
type Token = '*' | ((char: string) => boolean);

/**
 * Reads a pattern as Python's `fnmatchcase` does: `*` and `?` match `/` too, `[seq]` and `[!seq]` one character, a `[`
 * that is never closed itself. As the Hub client has it, a pattern that ends in `/` means everything below.
 */
function parse(pattern: string): Token[] {
  const chars = [...(pattern.endsWith('/') ? `${pattern}*` : pattern)];
  const lastClose = chars.lastIndexOf(']');
  const tokens: Token[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (char === '?') {
      tokens.push(() => true);
    } else {
      // The first character of a set is never its end: `[]]` and `[!]]` are the sets of one bracket.
      const from = i + (chars[i + 1] === '!' ? 3 : 2);
      const close = char === '[' && from <= lastClose ? chars.indexOf(']', from) : -1;
      tokens.push(close < 0 ? (other) => other === char : setOf(chars.slice(i + 1, close)));
      if (close >= 0) i = close;
    }
  }
  return tokens;
}

/** What stands between the brackets. A range that runs backwards is empty. */
function setOf(set: readonly string[]): (char: string) => boolean {
  const negated = set[0] === '!';
  const members = negated ? set.slice(1) : set;
  const ranges: [number, number][] = [];
  for (let i = 0; i < members.length; i++) {
    const low = members[i]!.codePointAt(0)!;
    const high = members[i + 1] === '-' ? members[i + 2] : undefined;
    ranges.push([low, high?.codePointAt(0) ?? low]);
    if (high !== undefined) i += 2;
  }
  return (char) => {
    const point = char.codePointAt(0)!;
    return ranges.some(([low, high]) => low <= point && point <= high) !== negated;
  };
}

/**
 * Goes through the name once, and back only to the last `*`: a later one can take whatever an earlier one could. A
 * regular expression would try every way of sharing the name among them.
 */
function matches(tokens: readonly Token[], chars: readonly string[], work: Work): boolean {
  let [token, char] = [0, 0];
  let star: { token: number; char: number } | undefined;
  while (char < chars.length) {
    if (work.left-- <= 0)
      throw new SetupError('manifest-invalid', 'the patterns of include and exclude take too long on so many names', {
        remedy: 'Give fewer or simpler patterns in `include` and `exclude`, or name the files.',
      });
    const here = tokens[token];
    if (here === '*') {
      star = { token, char };
      token++;
    } else if (here?.(chars[char]!)) {
      token++;
      char++;
    } else if (star) {
      star.char++;
      [token, char] = [star.token + 1, star.char];
    } else {
      return false;
    }
  }
  while (tokens[token] === '*') token++;
  return token === tokens.length;
}
