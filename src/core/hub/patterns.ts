/**
 * The files of a repo that a snapshot wants, as `allow_patterns` and `ignore_patterns` of huggingface_hub choose them.
 * Source: `filter_repo_objects` in `huggingface_hub/utils/_paths.py`, and Python's `fnmatch.translate`.
 *
 * @returns the names in their order. No `include` means all, an empty one means none, and `exclude` has the last word.
 */
export function selectFiles(
  names: readonly string[],
  include?: readonly string[],
  exclude: readonly string[] = [],
): string[] {
  const wanted = include?.map(fnmatch);
  const unwanted = exclude.map(fnmatch);
  return names.filter(
    (name) => (wanted?.some((matches) => matches(name)) ?? true) && !unwanted.some((matches) => matches(name)),
  );
}

/**
 * Python's `fnmatchcase`: `*` and `?` match `/` too, `[seq]` and `[!seq]` one character, a `[` that is never closed
 * itself. As the Hub client has it, a pattern that ends in `/` means everything below.
 */
function fnmatch(pattern: string): (name: string) => boolean {
  const chars = [...(pattern.endsWith('/') ? `${pattern}*` : pattern)];
  let source = '';
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '*') source += '.*';
    else if (char === '?') source += '.';
    else if (char !== '[') source += escaped(char);
    else {
      // The first character of a set is never its end: `[]]` and `[!]]` are the sets of one bracket.
      const close = chars.indexOf(']', i + (chars[i + 1] === '!' ? 3 : 2));
      source += close < 0 ? escaped('[') : characterClass(chars.slice(i + 1, close));
      if (close >= 0) i = close;
    }
  }
  const expression = new RegExp(`^${source}$`, 'su');
  return (name) => expression.test(name);
}

/** What stands between the brackets, as a class of a regular expression. A range that runs backwards is empty. */
function characterClass(set: readonly string[]): string {
  const negated = set[0] === '!';
  const members = negated ? set.slice(1) : set;
  let source = '';
  for (let i = 0; i < members.length; i++) {
    const low = members[i]!;
    const high = members[i + 1] === '-' ? members[i + 2] : undefined;
    if (high === undefined) source += escaped(low);
    else {
      if (low.codePointAt(0)! <= high.codePointAt(0)!) source += `${escaped(low)}-${escaped(high)}`;
      i += 2;
    }
  }
  return `[${negated ? '^' : ''}${source}]`;
}

function escaped(char: string): string {
  return `\\u{${char.codePointAt(0)!.toString(16)}}`;
}
