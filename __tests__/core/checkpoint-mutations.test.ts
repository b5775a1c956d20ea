import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inspect } from '../../src/core/checkpoint/inspect.js';
import { writeTorchLegacy } from '../../src/demo/torch-legacy.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { mutate, randomNumbers } from '../helpers/mutate.js';
import { processorTime } from '../helpers/processor-time.js';

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

test('20,000 mutated checkpoints end in a verdict, within bounds of time and bytes read', async () => {
  const random = randomNumbers(20261123);
  const files = originals();
  const verdicts = { ok: 0, refused: 0, unreadable: 0 };
  let slowest = 0;
  for (const original of files) expect((await inspect(sourceOf(original).source, {})).verdict).toBe('ok');
  for (let i = 0; i < 20_000; i++) {
    const bytes = mutate(files[i % files.length]!, random);
    const { source, read } = sourceOf(bytes);
    const took = processorTime();
    const { verdict } = await inspect(source, { deep: i % 3 === 0 });
    slowest = Math.max(slowest, took());
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
