/** Marsaglia's xorshift32, so that a failure can be had again. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const extremes = [0x00, 0x7f, 0x80, 0xff];

/** One to eight changes: a byte, a run of extremes (lengths and offsets), a piece doubled or cut out, the end cut off. */
export function mutate(original: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(original);
  for (let changes = 1 + random(8); changes > 0 && bytes.length > 1; changes--) {
    const at = random(bytes.length);
    const size = 1 + random(16);
    switch (random(6)) {
      case 0:
        bytes[at] = random(256);
        break;
      case 1:
        bytes.fill(extremes[random(4)]!, at, Math.min(at + [1, 2, 4, 8][random(4)]!, bytes.length));
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + size), bytes.subarray(at)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
        break;
      case 4:
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          original.subarray(random(original.length)).subarray(0, size),
          bytes.subarray(at),
        ]);
        break;
      default:
        if (random(8) === 0) bytes = bytes.subarray(0, at);
    }
  }
  return bytes;
}
