/** Deeper than a header of safetensors, and more values than one of 20,000 tensors has. */
const most = { depth: 8, keys: 200_000, values: 600_000 };

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
