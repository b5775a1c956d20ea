/** The ways in which pickles write text and numbers. Source: CPython `Modules/_pickle.c` and `Lib/pickletools.py`. */

export const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 that may hold lone surrogates (Python's `surrogatepass`); undefined when it is not even that. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return utf8WithSurrogates(bytes);
  }
}

/** Pieces between surrogates are UTF-8; a surrogate is the three bytes ED A0..BF 80..BF. */
function utf8WithSurrogates(bytes: Uint8Array): string | undefined {
  let [text, piece, from] = ['', '', 0];
  try {
    for (let at = bytes.indexOf(0xed); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0xed, at)) {
      if (bytes[at + 1]! < 0xa0 || bytes[at + 1]! > 0xbf || (bytes[at + 2]! & 0xc0) !== 0x80) {
        at++;
        continue;
      }
      if (at > from) piece += strict.decode(bytes.subarray(from, at));
      piece += String.fromCharCode(0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f));
      at = from = at + 3;
      if (piece.length < 8192) continue;
      // Millions of short pieces would be kept one by one.
      text += flat(piece);
      piece = '';
    }
    return from === 0 ? undefined : text + flat(piece + strict.decode(bytes.subarray(from)));
  } catch {
    return undefined;
  }
}

/** The same text as characters, and no longer as the sum of its parts. */
const flat = (text: string): string => {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Array.from({ length: Math.ceil(units.length / 8192) }, (_, i) =>
    String.fromCharCode(...units.subarray(8192 * i, 8192 * (i + 1))),
  ).join('');
};

/** `\uXXXX` and `\UXXXXXXXX` in otherwise plain Latin-1: the `raw-unicode-escape` of the UNICODE opcode. */
export function rawUnicodeEscape(bytes: Uint8Array): string | undefined {
  let valid = true;
  const text = latin1(bytes).replace(
    // The escape is optional, so that a run of backslashes is looked at once, and not from each of them.
    /(\\+)(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|u|U)?/g,
    (whole, slashes: string, escape?: string) => {
      if (escape === undefined || slashes.length % 2 === 0) return whole;
      const code = parseInt(escape.slice(1), 16);
      if (!(code <= 0x10ffff)) valid = false;
      return valid ? slashes.slice(1) + String.fromCodePoint(code) : whole;
    },
  );
  return valid ? text : undefined;
}

const simpleEscapes: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

/** A quoted Python 2 string literal, as the STRING opcode writes it, byte by byte; undefined when it is not one. */
export function quotedString(bytes: Uint8Array): string | undefined {
  const text = latin1(bytes);
  const quote = text[0];
  if (text.length < 2 || (quote !== "'" && quote !== '"') || !text.endsWith(quote)) return undefined;
  let valid = true;
  const value = text.slice(1, -1).replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[^]|$)/g, (whole, escape: string) => {
    if (/^x../.test(escape)) return String.fromCharCode(parseInt(escape.slice(1), 16));
    if (/^[0-7]/.test(escape)) return String.fromCharCode(parseInt(escape, 8) & 0xff);
    if (escape === 'x' || escape === '') valid = false;
    return simpleEscapes[escape] ?? whole;
  });
  return valid ? value : undefined;
}

export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** Two's complement, the lowest byte first. */
export function littleEndianInteger(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  let hex = '';
  for (let i = bytes.length - 1; i >= 0; i--) hex += bytes[i]!.toString(16).padStart(2, '0');
  const value = BigInt(`0x${hex}`);
  return bytes.at(-1)! & 0x80 ? value - (1n << BigInt(8 * bytes.length)) : value;
}

const digits = '[0-9]+(?:_[0-9]+)*';

/** White space for Python's numbers, and for the C library; JavaScript has more. */
const trimmed = (text: string): string => text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');

/** What no number of any reader has: a line with it ends every unpickler, whatever else is in it. */
export const beyondNumbers = /[^0-9A-Za-z_+\-. \t\v\f\r\0]/;

/** `int(text, 0)` of Python, as INT and LONG have it. */
export function decimalInteger(text: string): bigint | undefined {
  const match =
    /^([+-]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*|[0-9]+(?:_[0-9]+)*)$/.exec(
      trimmed(text),
    );
  if (!match) return undefined;
  const body = match[2]!.replaceAll('_', '');
  if (/^0[0-9]/.test(body) && !/^0+$/.test(body)) return undefined;
  return match[1] === '-' ? -BigInt(body) : BigInt(body);
}

/** `int(text, 10)` of Python, as GET and PUT have it. */
export function indexNumber(text: string): number | undefined {
  const body = trimmed(text);
  return new RegExp(`^[+-]?${digits}$`).test(body) ? Number(body.replaceAll('_', '')) : undefined;
}

/** Whether C's `strtol`, which CPython asks first, takes a line for octal that Python does not take at all. */
export const isOctal = (text: string): boolean => /^[+-]?0[0-7]+$/.test(trimmed(text));

/** `float(text)` of Python. */
export function decimalFloat(text: string): number | undefined {
  const body = trimmed(text);
  if (/^[+-]?nan$/i.test(body)) return NaN;
  const infinite = /^([+-]?)inf(inity)?$/i.exec(body);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  const form = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?$`);
  return form.test(body) ? Number(body.replaceAll('_', '')) : undefined;
}

/**
 * Whether the import of a module ends before anything is imported: its first part, of which Python asks first, has what
 * the name of no module has. So many a text that is no pickle is told, which begins with the letter of an opcode.
 */
export function isNoImport(module: string, name: string): boolean {
  // torch takes any module for one of its own where the name is that of a storage, and goes on.
  if (name.includes('Storage')) return false;
  // Python looks for `.os` where `os` is.
  const first = /^\.?([^.]*)/.exec(module)![1]!;
  return module === '' || /[\s,;=<>()[\]{}'`*|!?#$%&@^~+/\\]|^[\w-]+:/.test(first);
}
