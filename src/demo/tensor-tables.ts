/** A tensor of a checkpoint: its name in the state dict, and what it is. */
export interface Tensor {
  key: string;
  shape: readonly number[];
  /** By default `float32`, as all of STEVE-1 is. */
  dtype?: Dtype;
  /** The key of an earlier tensor whose storage this one uses too. */
  sharedWith?: string;
}

/** torch's name of the storage class, and bytes per element. Source: `torch/storage.py` and `torch/_utils.py`. */
export const dtypes = {
  float32: { storage: 'FloatStorage', bytes: 4 },
  float16: { storage: 'HalfStorage', bytes: 2 },
  bfloat16: { storage: 'BFloat16Storage', bytes: 2 },
  int64: { storage: 'LongStorage', bytes: 8 },
} as const;

export type Dtype = keyof typeof dtypes;

export function numel(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * Reads a tensor table, one tensor a line: key, shape as a Python tuple, torch dtype, number of elements, and where it
 * shares a storage `= KEY` of the tensor that it shares with; tabs between.
 *
 * @throws Error that names the line which is no such thing
 */
export function parseTensorTable(text: string): Tensor[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, i) => {
    const [key = '', tuple = '', torchDtype = '', elements = '', shared = ''] = line.split('\t').map((s) => s.trim());
    const dtype = torchDtype.replace('torch.', '');
    const isTuple = /^\((\d+,( \d+)?(, \d+)*)?\)$/.test(tuple);
    const shape = (tuple.match(/\d+/g) ?? []).map(Number);
    if (key === '' || !isTuple || !isDtype(dtype) || Number(elements) !== numel(shape)) {
      throw new Error(`Line ${i + 1} of the tensor table is not a tensor: '${line}'`);
    }
    return { key, shape, dtype, ...(shared.startsWith('= ') && { sharedWith: shared.slice(2) }) };
  });
}

function isDtype(name: string): name is Dtype {
  return Object.hasOwn(dtypes, name);
}
