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
  const parts: string[] = [];
  let from = 0;
  try {
    for (let at = 0; at + 2 < bytes.length; at++) {
      if (bytes[at] !== 0xed || bytes[at + 1]! < 0xa0 || bytes[at + 1]! > 0xbf || (bytes[at + 2]! & 0xc0) !== 0x80)
        continue;
      parts.push(
        strict.decode(bytes.subarray(from, at)),
        String.fromCharCode(0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f)),
      );
      from = at + 3;
      at += 2;
    }
    if (from === 0) return undefined;
    parts.push(strict.decode(bytes.subarray(from)));
    return parts.join('');
  } catch {
    return undefined;
  }
}

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

/** A quoted Python 2 string literal, as the STRING opcode writes it; undefined when it is not one, or not ASCII. */
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
  return valid && isAscii(value) ? value : undefined;
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

/** `int(text, 0)` of Python, as INT and LONG have it. */
export function decimalInteger(text: string): bigint | undefined {
  const trimmed = text.trim();
  const match =
    /^([+-]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*|[0-9]+(?:_[0-9]+)*)$/.exec(
      trimmed,
    );
  if (!match) return undefined;
  const body = match[2]!.replaceAll('_', '');
  if (/^0[0-9]/.test(body) && !/^0+$/.test(body)) return undefined;
  return match[1] === '-' ? -BigInt(body) : BigInt(body);
}

/** `float(text)` of Python. */
export function decimalFloat(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^[+-]?nan$/i.test(trimmed)) return NaN;
  const infinite = /^([+-]?)inf(inity)?$/i.exec(trimmed);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  const form = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?$`);
  return form.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : undefined;
}
