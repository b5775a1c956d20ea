import { PyCall, PyTuple, type PickleValue } from '../pickle/values.js';
import { Unfit } from './findings.js';
import { type StorageInfo, TensorCollector, integers } from './tensors.js';
import { isNamed, isTensor } from './torch-names.js';
import type { FileSource } from './zip.js';

/** Looked at one by one; no checkpoint of an agent has as many. */
const mostIndices = 1_000_000;

/**
 * Reasons to refuse the sparse tensors of a file. torch before 2.10 takes their indices as they are, and writes where
 * they point: the indices are read here, as the rest of a file's numbers is not.
 */
export function sparseRefusals(
  source: FileSource,
  calls: readonly PyCall[],
  storages: readonly StorageInfo[],
): string[] {
  const sparse = calls.filter(({ callable }) => isNamed(callable, 'torch._utils._rebuild_sparse_tensor'));
  const places = new Map(storages.map((storage) => [storage.key, storage]));
  const refusals = new Set<string>();
  for (const call of sparse) {
    if (refusals.size >= 10) break;
    try {
      const refusal = refusalOf(call, source, places);
      if (refusal !== undefined) refusals.add(refusal);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      refusals.add(error.message);
    }
  }
  return [...refusals];
}

const itemsOf = (value: PickleValue | undefined): readonly PickleValue[] =>
  value instanceof PyTuple ? value.items : value instanceof PyCall ? itemsOf(value.args) : [];

function refusalOf(call: PyCall, source: FileSource, places: ReadonlyMap<string, StorageInfo>): string | undefined {
  const [layout, data] = itemsOf(call.args);
  if (!(layout instanceof PyCall) || itemsOf(layout)[0] !== 'torch.sparse_coo')
    return 'a sparse tensor that is not of the layout torch.sparse_coo, and is not looked into';
  const [indexCall, valueCall, sizeValue, isCoalesced = null, ...more] = itemsOf(data);
  const isPlain = (one: PickleValue | undefined): one is PyCall =>
    one instanceof PyCall && isTensor(one) && !isNamed(one.callable, 'torch._utils._rebuild_qtensor');
  if (!isPlain(indexCall) || !isPlain(valueCall) || more.length > 0)
    return 'a sparse tensor that is not made of indices, values and sizes';
  if (isCoalesced !== null && typeof isCoalesced !== 'boolean') return 'a sparse tensor that is coalesced or not';
  const collector = new TensorCollector();
  const indices = collector.describe(indexCall, 'the indices of a sparse tensor');
  const values = collector.describe(valueCall, 'the values of a sparse tensor');
  const size = integers(sizeValue, 'the size of a sparse tensor');
  const [dimensions = 0, count = 0] = indices.shape;
  if (indices.dtype !== 'int64' || indices.shape.length !== 2)
    return 'the indices of a sparse tensor are no int64 table';
  const dense = values.shape.slice(1);
  if (values.shape[0] !== count || size.length !== dimensions + dense.length)
    return 'a sparse tensor whose values, indices and sizes do not fit each other';
  if (dense.some((one, i) => one !== size[dimensions + i])) return 'a sparse tensor whose values are not of its size';
  // Rows are copied as far as the first stride says, also where there is one row: beyond the end of what was made.
  if (values.stride.some((step, i) => step !== product(values.shape.slice(i + 1))))
    return 'a sparse tensor whose values do not lie one behind the other';
  if (dimensions * count === 0) return undefined;
  return refusalOfIndices(indices, size, isCoalesced === true, source, places.get(indices.storage)?.dataOffset);
}

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

function refusalOfIndices(
  { shape, stride, offset }: ReturnType<TensorCollector['describe']>,
  size: readonly number[],
  isCoalesced: boolean,
  source: FileSource,
  dataOffset: number | undefined,
): string | undefined {
  const [dimensions, count] = shape as [number, number];
  const [down, along] = stride as [number, number];
  const span = (dimensions - 1) * down + (count - 1) * along + 1;
  if (span > mostIndices || dimensions * count > mostIndices)
    return `a sparse tensor of more than ${mostIndices} indices, which are not looked at`;
  if (dataOffset === undefined) return undefined; // the file ends before, and that is said
  const bytes = source.read(dataOffset + offset * 8, span * 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const index = (dimension: number, at: number): bigint => view.getBigInt64((dimension * down + at * along) * 8, true);
  for (let at = 0; at < count; at++) {
    let order = at === 0 ? 1 : 0;
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const here = index(dimension, at);
      if (here < 0n || here >= BigInt(size[dimension]!))
        return `a sparse tensor with the index ${here} in a dimension of ${size[dimension]}`;
      if (order === 0 && here !== index(dimension, at - 1)) order = here > index(dimension, at - 1) ? 1 : -1;
    }
    if (isCoalesced && order !== 1) return 'a sparse tensor that says it is coalesced, and is not';
  }
  return undefined;
}
