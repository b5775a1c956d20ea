import { writeFileSync } from 'node:fs';
import { type PickleValue, tuple, writePickle } from './pickle-writer.js';
import type { Tensor } from './tensor-tables.js';
import { type TorchZipOptions, seededBytes, stateDict, storagesOf } from './torch-zip.js';

/** Numbers that every file begins with. Source: `MAGIC_NUMBER` and `PROTOCOL_VERSION` of `torch/serialization.py`. */
const magic = 0x1950a86a20f9469cfc6cn;
const protocol = 1001;

/** torch names a storage by its address; these are as good as any. */
const firstAddress = 94_000_000_000_000;

/**
 * Writes a checkpoint as `torch.save` did before 1.6, and still does on `_use_new_zipfile_serialization=False`: five
 * pickles, then the storages. Source: `_legacy_save` of `torch/serialization.py`. Nothing is sparse: for small tensors.
 *
 * @returns the size of the file
 */
export function writeTorchLegacy(
  path: string,
  tensors: readonly Tensor[],
  options: Pick<TorchZipOptions, 'wrapper' | 'seed'> = {},
): number {
  const numbered = storagesOf(tensors);
  const storages = new Map(
    [...numbered].map(([key, storage]) => [key, { ...storage, key: String(firstAddress + 64 * Number(storage.key)) }]),
  );
  // The last item describes a view of a storage, which no torch of this decade writes.
  const dict = stateDict(tensors, storages, ({ storage, key, elements }) =>
    tuple('storage', storage, key, 'cpu', elements, null),
  );
  const sysInfo = { protocol_version: protocol, little_endian: true, type_sizes: { short: 2, int: 4, long: 4 } };
  const sorted = [...storages.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const pickles: PickleValue[] = [
    ...[magic, protocol, sysInfo],
    ...[options.wrapper ? { [options.wrapper]: dict } : dict, sorted.map(({ key }) => key)],
  ];
  const contents = sorted.flatMap(({ key, elements, bytes }) => {
    const count = Buffer.alloc(8);
    count.writeBigInt64LE(BigInt(elements));
    return [count, options.seed === undefined ? Buffer.alloc(bytes) : seededBytes(bytes, `${options.seed}/${key}`)];
  });
  const file = Buffer.concat([...pickles.map(writePickle), ...contents]);
  writeFileSync(path, file);
  return file.length;
}
