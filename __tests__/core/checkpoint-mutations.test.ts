import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inspect } from '../../src/core/checkpoint/inspect.js';
import { writeTorchLegacy } from '../../src/demo/torch-legacy.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';

/** Marsaglia's xorshift32, so that a failure can be had again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function safetensors(): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      b: { dtype: 'I64', shape: [], data_offsets: [24, 32] },
    }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(32, 1)]);
}

function originals(): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'steve1-mutations-'));
  const tensors = [
    { key: 'a.weight', shape: [4, 3] },
    { key: 'b.bias', shape: [5] },
    { key: 'c', shape: [] },
  ];
  try {
    writeTorchZip(join(folder, 'zip'), tensors, { seed: 1 });
    writeTorchLegacy(join(folder, 'legacy'), tensors, { seed: 1 });
    return [readFileSync(join(folder, 'zip')), readFileSync(join(folder, 'legacy')), writeVptModel(), safetensors()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const extremes = [0x00, 0x7f, 0x80, 0xff];

/** One to eight changes: a byte, a run of extremes (lengths and offsets), a piece doubled or cut out, the end cut off. */
function mutate(original: Buffer, random: (below: number) => number): Buffer {
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

test('20,000 mutated checkpoints end in a verdict, within bounds of time and bytes read', async () => {
  const random = randomNumbers(20261123);
  const files = originals();
  const verdicts = { ok: 0, refused: 0, unreadable: 0 };
  let slowest = 0;
  for (const original of files) expect((await inspect(sourceOf(original).source, {})).verdict).toBe('ok');
  for (let i = 0; i < 20_000; i++) {
    const bytes = mutate(files[i % files.length]!, random);
    const { source, read } = sourceOf(bytes);
    const since = performance.now();
    const { verdict } = await inspect(source, { deep: i % 3 === 0 });
    slowest = Math.max(slowest, performance.now() - since);
    verdicts[verdict]++;
    // Small files fit in a window of the cursor, which may be filled again for each pickle and for each record.
    if (read() > 64 * (bytes.length + 1024))
      throw new Error(`mutation ${i}: ${read()} bytes were read of ${bytes.length}`);
  }
  expect(slowest).toBeLessThan(2000);
  expect(Object.values(verdicts).every((count) => count > 100)).toBe(true);
});

function sourceOf(bytes: Buffer) {
  let count = 0;
  const source = {
    size: bytes.length,
    read(offset: number, length: number): Uint8Array {
      const piece = bytes.subarray(Math.max(0, offset), Math.max(0, Math.min(bytes.length, offset + length)));
      count += piece.length;
      return piece;
    },
  };
  return { source, read: () => count };
}
