import { beginsAsPickle } from '../pickle/reach.js';
import type { Content } from './containers.js';
import { Unfit, refuse } from './findings.js';
import { tooMuchJson } from './json-bounds.js';
import { readHeader } from './safetensors-header.js';
import { type TensorInfo, keyCharacters, mostTensors } from './tensors.js';
import type { FileSource } from './zip.js';

/** The library takes 100 MB; a header of 20,000 tensors has 3. */
const mostHeaderBytes = 16 << 20;

/** torch's name of each element type and its bits. Source: safetensors `src/tensor.rs` and its `torch.py`. */
const types: Record<string, readonly [dtype: string, bits: number]> = {
  F64: ['float64', 64], F32: ['float32', 32], F16: ['float16', 16], BF16: ['bfloat16', 16], C64: ['complex64', 64],
  I64: ['int64', 64], I32: ['int32', 32], I16: ['int16', 16], I8: ['int8', 8], BOOL: ['bool', 8],
  U64: ['uint64', 64], U32: ['uint32', 32], U16: ['uint16', 16], U8: ['uint8', 8],
  F8_E4M3: ['float8_e4m3fn', 8], F8_E5M2: ['float8_e5m2', 8], F8_E8M0: ['float8_e8m0fnu', 8],
  F8_E4M3FNUZ: ['float8_e4m3fnuz', 8], F8_E5M2FNUZ: ['float8_e5m2fnuz', 8],
  F4: ['float4_e2m1fn_x2', 4],
}; // prettier-ignore

/** Bytes of so many elements; undefined where a product on the way is beyond 64 bits, which the library refuses. */
function bytesOf(shape: readonly number[], bits: number): number | undefined {
  let product = BigInt(1);
  for (const factor of [...shape, bits]) {
    product *= BigInt(factor);
    if (product >= 1n << 64n) return undefined;
  }
  const bytes = Number(product / 8n);
  return product % 8n === 0n && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** safetensors: a length, a JSON header, and tensors that cover the rest exactly. Source: the format's own README. */
export function readSafetensors(source: FileSource): Content {
  // `torch.load` takes a safetensors file for a pickle.
  if (beginsAsPickle(source)) refuse('it begins as a pickle too');
  const head = source.read(0, 8);
  const length = Number(new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true));
  if (length > mostHeaderBytes || length > source.size - 8)
    throw new Unfit('unreadable', `a header of ${length} bytes in a file of ${source.size}`);
  const header = source.read(8, length);
  const excess = tooMuchJson(header);
  if (excess !== undefined) refuse(excess);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
  } catch {
    throw new Unfit('unreadable', 'the header is no JSON: it is not UTF-8');
  }
  const tensors: TensorInfo[] = [];
  const ranges: [from: number, to: number, key: string][] = [];
  readHeader(text, ({ key, dtype: type, shape, offsets: [from, to] }) => {
    if (tensors.length >= mostTensors) refuse(`more than ${mostTensors} tensors`);
    if (key.length > keyCharacters) refuse(`the key of a tensor has more than ${keyCharacters} characters`);
    const [dtype, bits] = Object.hasOwn(types, type) ? types[type]! : refuse(`${key} has the element type ${type}`);
    const bytes = bytesOf(shape, bits);
    if (to - from !== bytes)
      refuse(`${key} has ${to - from} bytes, and its shape wants ${bytes ?? 'a number of bytes that is none'}`);
    ranges.push([from, to, key]);
    tensors.push({ key, name: key, depth: 1, shape, dtype, bytes: bytes!, storage: key, offset: 0, stride: [] });
  });
  const starts = new Map(ranges.map(([from, , key]) => [key, from]));
  let at = 0;
  for (const [from, to, key] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (from !== at) refuse(`a gap or an overlap before ${key}`);
    at = to;
  }
  const content: Content = {
    container: 'safetensors',
    tensors,
    storages: tensors.map(({ key, dtype, bytes, shape }) => {
      const elements = shape.reduce((product, size) => product * size, 1);
      return { key, dtype, bytes, elements, dataOffset: 8 + length + starts.get(key)! };
    }),
    others: [],
    globals: [],
    dotted: [],
    refusals: [],
  };
  const end = 8 + length + at;
  if (end > source.size) content.missingBytes = end - source.size;
  if (end < source.size) content.refusals.push(`${source.size - end} bytes behind the last tensor`);
  return content;
}
