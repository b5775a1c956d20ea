import { expect, test } from '@jest/globals';
import type { StorageInfo } from '../../src/core/checkpoint/tensors.js';
import { scanValues } from '../../src/core/checkpoint/values.js';
import { MemorySource } from '../helpers/memory-source.js';

const bytesOf = (values: ArrayBufferView) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);

test.each<[string, ArrayBufferView, { nan: boolean; zero: boolean } | undefined]>([
  ['float32', new Float32Array([0, 1]), { nan: false, zero: false }],
  ['float32', new Float32Array([NaN, 0]), { nan: true, zero: false }],
  ['float64', new Float64Array([0, -0]), { nan: false, zero: true }],
  ['float16', new Uint16Array([0x7c00, 0xfc00]), { nan: false, zero: false }],
  ['float16', new Uint16Array([0, 0x7c01]), { nan: true, zero: false }],
  ['bfloat16', new Uint16Array([0x8000, 0]), { nan: false, zero: true }],
  ['bfloat16', new Uint16Array([0x7fc0, 0]), { nan: true, zero: false }],
  ['complex64', new Float32Array([0, 0, 0, NaN]), { nan: true, zero: false }],
  ['complex64', new Float32Array([0, 0, 0, 0]), { nan: false, zero: true }],
  ['complex128', new Float64Array([0, 1, 0, 0]), { nan: false, zero: false }],
  ['int64', new BigInt64Array([0n, 0n]), undefined],
  ['bool', new Uint8Array([0, 0]), undefined],
])('%s %p', (dtype, values, seen) => {
  const data = bytesOf(values);
  const storage = { key: 's', dtype, elements: 2, bytes: data.length, dataOffset: 4 } as StorageInfo;
  expect(scanValues(new MemorySource(Buffer.concat([Buffer.alloc(4, 7), data])), [storage])).toEqual({
    nan: seen?.nan ? ['s'] : [],
    zero: seen?.zero ? ['s'] : [],
    scanned: seen ? 1 : 0,
  });
});
