const colon = /\s*:/y;

/**
 * A key that an object of a JSON text has twice, which `JSON.parse` does not tell: other readers take the other one.
 * The text is valid JSON.
 */
export function doubledKey(text: string): string | undefined {
  const objects: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '{') objects.push(new Set());
    else if (one === '[') objects.push(undefined);
    else if (one === '}' || one === ']') objects.pop();
    if (one !== '"') continue;
    const start = at;
    for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    const keys = objects.at(-1);
    colon.lastIndex = at + 1;
    if (keys === undefined || !colon.test(text)) continue;
    const key = JSON.parse(text.slice(start, at + 1)) as string;
    if (keys.has(key)) return key;
    keys.add(key);
  }
  return undefined;
}

/** Deeper than a header of safetensors, and more values than one of 100,000 tensors has. */
const most = { depth: 8, keys: 600_000, values: 2_000_000 };

/** Why a JSON text takes too much memory to be read, told from its bytes before anything is made of them. */
export function tooMuchJson(bytes: Uint8Array): string | undefined {
  let [depth, keys, values] = [0, 0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0x22) {
      for (at++; at < bytes.length && bytes[at] !== 0x22; at++) if (bytes[at] === 0x5c) at++;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > most.depth) return 'the header nests deeper than that of any tensors';
    } else if (byte === 0x7d || byte === 0x5d) depth--;
    else if (byte === 0x3a && ++keys > most.keys) return `the header has more than ${most.keys} keys`;
    else if (byte === 0x2c && ++values > most.values) return `the header has more than ${most.values} values`;
  }
  return undefined;
}
