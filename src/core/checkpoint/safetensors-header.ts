import { Unfit, refuse } from './findings.js';

/** What a header says of one tensor. Sizes are integers that JavaScript keeps exactly. */
export interface HeaderTensor {
  key: string;
  dtype: string;
  shape: number[];
  offsets: [number, number];
}

/** Above this the library's own parser gives up, and no header needs more than three. */
const mostDepth = 100;
/** A refusal behind so many tensors stands alone: another look at the rest takes its time. */
const mostToReadAgain = 10_000;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /true|false|null/y;
const space = /[ \t\n\r]*/y;

/**
 * Reads the JSON of a safetensors header as the library does: whole numbers only where sizes stand, text only in the
 * metadata, no key twice. What `JSON.parse` makes of `4.0`, of a key that comes twice or of a number beyond any would not
 * tell. Nothing is kept but the tensors. Throws Unfit.
 */
export function readHeader(text: string, each: (tensor: HeaderTensor) => void): void {
  let at = 0;

  const fail = (what: string): never => {
    throw new Unfit('unreadable', `the header is no JSON: ${what} (at character ${at})`);
  };

  function skipSpace(): void {
    space.lastIndex = at;
    at += space.exec(text)![0].length;
  }

  /** The character that comes next, behind white space. */
  function peek(): string {
    skipSpace();
    return text[at] ?? '';
  }

  function take(wanted: string): void {
    if (peek() !== wanted) fail(`'${wanted}' is wanted`);
    at++;
  }

  function token(pattern: RegExp, what: string): string {
    skipSpace();
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return fail(`${what} is wanted`);
    at += found.length;
    return found;
  }

  function string(what: string): string {
    if (peek() !== '"') fail(`${what} is wanted`);
    const start = at;
    for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    at++;
    let value: string;
    try {
      value = JSON.parse(text.slice(start, at)) as string;
    } catch {
      return fail(`${what} is wanted`);
    }
    // JavaScript keeps half of a character that is written in two, and the library does not.
    return value.isWellFormed() ? value : fail(`${what} is no text`);
  }

  /** `,`-separated items up to the closing bracket, the opening one taken. */
  function items(open: string, close: string, item: (index: number) => void): void {
    take(open);
    if (peek() === close) {
      at++;
      return;
    }
    for (let index = 0; ; index++) {
      item(index);
      if (peek() === close) break;
      take(',');
    }
    at++;
  }

  function members(item: (key: string) => void): void {
    const keys = new Set<string>();
    items('{', '}', () => {
      const key = string('a key');
      if (keys.has(key)) refuse(`the header has ${key.slice(0, 200)} twice`);
      keys.add(key);
      take(':');
      item(key);
    });
  }

  /** Whatever the library ignores, which it still parses. */
  function anything(depth: number): void {
    if (depth > mostDepth) fail('it is nested too deep');
    const next = peek();
    if (next === '{') members(() => anything(depth + 1));
    else if (next === '[') items('[', ']', () => anything(depth + 1));
    else if (next === '"') string('text');
    else if (/[tfn]/.test(next)) token(wordToken, 'a value');
    else if (!Number.isFinite(Number(token(numberToken, 'a value')))) fail('a number is beyond any');
  }

  function sizes(key: string, what: string): number[] {
    const found: number[] = [];
    if (peek() !== '[') refuse(`${key} has no ${what}`);
    items('[', ']', () => {
      const digits = /[-\d]/.test(peek()) ? token(numberToken, 'a number') : '';
      const size = /^\d+$/.test(digits) ? Number(digits) : NaN;
      if (!Number.isSafeInteger(size) || found.length >= 64) refuse(`${key} has no ${what}`);
      found.push(size);
    });
    return found;
  }

  function tensor(key: string): void {
    if (peek() !== '{') refuse(`${key} has no element type`);
    let [dtype, shape, offsets]: [string?, number[]?, number[]?] = [];
    members((field) => {
      if (field === 'dtype') dtype = peek() === '"' ? string('text') : refuse(`${key} has no element type`);
      else if (field === 'shape') shape = sizes(key, 'shape');
      else if (field === 'data_offsets') offsets = sizes(key, 'offsets');
      else anything(2);
    });
    each({
      key,
      dtype: dtype ?? refuse(`${key} has no element type`),
      shape: shape ?? refuse(`${key} has no shape`),
      offsets:
        (offsets as number[] | undefined)?.length === 2
          ? (offsets as unknown as [number, number])
          : refuse(`${key} has no offsets`),
    });
  }

  function metadata(): void {
    if (peek() === 'n') token(wordToken, 'null');
    else
      members((name) => {
        if (peek() !== '"') refuse(`the metadata ${name.slice(0, 200)} is no text`);
        string('text');
      });
  }

  /** A text that is no JSON at all is told as that, whatever it says before it breaks. */
  function whole(read: () => void): void {
    at = 0;
    read();
    if (peek() !== '' || at < text.length) fail('something stands behind it');
  }

  let count = 0;
  try {
    whole(() =>
      members((key) => {
        if (key === '__metadata__') return metadata();
        count++;
        tensor(key.slice(0, 2_000));
      }),
    );
  } catch (error) {
    if (error instanceof Unfit && error.verdict === 'refused' && count < mostToReadAgain) whole(() => anything(0));
    throw error;
  }
}
