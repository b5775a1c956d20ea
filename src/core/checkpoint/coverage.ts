import type { TensorInfo } from './tensors.js';
import { itemBytes } from './torch-names.js';

const elementsOf = ({ shape }: Pick<TensorInfo, 'shape'>): number => shape.reduce((product, size) => product * size, 1);

/** Elements of its storage between its first and its last. Where a format has no strides they lie side by side. */
const spanOf = (tensor: TensorInfo): number =>
  elementsOf(tensor) === 0 || tensor.stride.length !== tensor.shape.length
    ? elementsOf(tensor)
    : tensor.shape.reduce((sum, size, i) => sum + (size - 1) * tensor.stride[i]!, 1);

/** The tensors with fewer numbers of their own than their shape has: one number may stand for a row of any length. */
export const expanded = (tensors: readonly TensorInfo[]): TensorInfo[] =>
  tensors.filter((tensor) => spanOf(tensor) < elementsOf(tensor));

/** Bytes of the storages that the tensors look at, each counted once. */
export function coveredBytes(tensors: readonly TensorInfo[]): number {
  const ranges = tensors
    .map((tensor) => {
      const item = itemBytes[tensor.dtype] ?? 1;
      return { storage: tensor.storage, from: tensor.offset * item, to: (tensor.offset + spanOf(tensor)) * item };
    })
    .sort((a, b) => (a.storage < b.storage ? -1 : a.storage > b.storage ? 1 : a.from - b.from));
  let [sum, storage, end] = [0, '', 0];
  for (const range of ranges) {
    if (range.storage !== storage) [storage, end] = [range.storage, 0];
    sum += Math.max(0, range.to - Math.max(range.from, end));
    end = Math.max(end, range.to);
  }
  return sum;
}
