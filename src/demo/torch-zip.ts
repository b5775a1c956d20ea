import { closeSync, openSync, writeSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { crc32 } from 'node:zlib';
import { Global, Instance, PersistentId, type PickleValue, orderedDict, tuple, writePickle } from './pickle-writer.js';
import { type Tensor, dtypes, numel } from './tensor-tables.js';

/**
 * Writes checkpoints as `torch.save` does since torch 1.6. Sources: `torch/serialization.py`, and for the container
 * `caffe2/serialize/inline_container.cc` with its miniz.
 */
export interface TorchZipOptions {
  /** The folder that all records lie in; by default, as in torch, the file's name without its extension. */
  root?: string;
  /** Puts the state dict under this key of a plain dict, as MineCLIP's checkpoints have it. */
  wrapper?: 'state_dict';
  /** Fills the tensors with values that follow from this number. Without it they are zeros that take no disk space. */
  seed?: number;
}

/** @returns the size of the file */
export function writeTorchZip(path: string, tensors: readonly Tensor[], options: TorchZipOptions = {}): number {
  const root = options.root ?? basename(path, extname(path));
  const storages = storagesOf(tensors);
  const dict = stateDict(tensors, storages, ({ storage, key, elements }) =>
    tuple('storage', storage, key, 'cpu', elements),
  );
  const zip = new ZipFile(path);
  try {
    const text = (name: string, content: string) => zip.add(`${root}/${name}`, Buffer.from(content));
    zip.add(`${root}/data.pkl`, writePickle(options.wrapper ? { [options.wrapper]: dict } : dict));
    text('.format_version', '1');
    text('.storage_alignment', String(alignment));
    text('byteorder', 'little');
    for (const { key, bytes } of storages.values()) {
      const content = options.seed === undefined ? { zeros: bytes } : seededBytes(bytes, `${options.seed}/${key}`);
      zip.add(`${root}/data/${key}`, content);
    }
    text('version', '3\n');
    // torch puts a hash of all records here, which nobody reads.
    text('.data/serialization_id', '0'.repeat(40));
    return zip.finish();
  } finally {
    zip.close();
  }
}

/** What several tensors may look into: torch numbers them from 0 in the order in which the pickler meets them. */
export interface Storage {
  key: string;
  storage: Global;
  elements: number;
  bytes: number;
}

/** The storage of each tensor that brings one, by the tensor's key. */
export function storagesOf(tensors: readonly Tensor[]): Map<string, Storage> {
  const owners = tensors.filter(({ sharedWith }) => sharedWith === undefined);
  return new Map(
    owners.map(({ key, shape, dtype = 'float32' }, i) => {
      const elements = numel(shape);
      const { storage, bytes } = dtypes[dtype];
      return [key, { key: String(i), storage: new Global('torch', storage), elements, bytes: elements * bytes }];
    }),
  );
}

/** The state dict as the pickler sees it: each tensor a call of `_rebuild_tensor_v2` on a storage that lies elsewhere. */
export function stateDict(
  tensors: readonly Tensor[],
  storages: ReadonlyMap<string, Storage>,
  persistentId: (storage: Storage) => PickleValue,
): Instance {
  const rebuild = new Global('torch._utils', '_rebuild_tensor_v2');
  return orderedDict(
    tensors.map(({ key, shape, sharedWith = key }) => {
      const storage = storages.get(sharedWith);
      if (storage === undefined) throw new Error(`${key} shares the storage of ${sharedWith}, which has none`);
      const strides = shape.map((_, i) => numel(shape.slice(i + 1)));
      // Storage offset, size, stride, requires_grad, backward_hooks.
      const args = [new PersistentId(persistentId(storage)), 0, tuple(...shape), tuple(...strides), false];
      return [key, new Instance(rebuild, { args: [...args, orderedDict()] })] as const;
    }),
  );
}

/** Bytes that look random and follow from the seed. All are below 0x40, which makes finite numbers of any dtype. */
export function seededBytes(length: number, seed: string): Buffer {
  let state = crc32(seed) || 1;
  return Buffer.alloc(length).map(() => {
    // Marsaglia's xorshift32.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x3f;
  }) as Buffer;
}

/** The CRC-32 of `count` zero bytes, without making them: each multiplies the register by x^8 modulo the polynomial. */
export function crc32OfZeros(count: number): number {
  let register = 0xffffffff;
  // x^8 in the reflected notation of CRC-32, where the highest bit is x^0; squared for every binary digit of `count`.
  let power = 1 << 23;
  for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) register = multiply(register, power);
    power = multiply(power, power);
  }
  return ~register >>> 0;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 31; bit >= 0; bit--) {
    if ((a >>> bit) & 1) product ^= b;
    b = b & 1 ? (b >>> 1) ^ 0xedb88320 : b >>> 1;
  }
  return product >>> 0;
}

const alignment = 64;
const max32 = 0xffffffff;

/** Sizes are known only after the data (bit 3), names are UTF-8 (bit 11). An empty record needs no descriptor. */
const flagsOf = (size: number) => (size === 0 ? 0x0800 : 0x0808);

class ZipFile {
  readonly #file: number;
  #offset = 0;
  #directory: Buffer[] = [];

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  add(name: string, content: Buffer | { zeros: number }): void {
    const start = this.#offset;
    const encoded = Buffer.from(name);
    const size = 'zeros' in content ? content.zeros : content.length;
    const crc = 'zeros' in content ? crc32OfZeros(size) : crc32(content);

    // A record that is too large or lies too far for 32 bits says so in an extra field, here and in the directory.
    const large = size >= max32 ? [size, size] : [];
    const wide = start >= max32 ? [...large, start] : large;
    const zip64 = wide.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1, 8 * wide.length), u64(...wide)]);
    const extra = Buffer.concat([zip64, padding(start + 30 + encoded.length + zip64.length)]);
    this.#write(u32(0x04034b50), u16(0, flagsOf(size), 0, 0, 0), u32(0, 0, 0), u16(encoded.length, extra.length));
    this.#write(encoded, extra);

    if ('zeros' in content) this.#offset += size;
    else this.#write(content);
    if (size > 0) this.#write(u32(0x08074b50, crc), zip64.length > 0 ? u64(size, size) : u32(size, size));

    const size32 = Math.min(size, max32);
    this.#directory.push(
      Buffer.concat([
        ...[u32(0x02014b50), u16(0, 0, flagsOf(size), 0, 0, 0), u32(crc, size32, size32)],
        ...[u16(encoded.length, zip64.length, 0, 0, 0), u32(0, Math.min(start, max32)), encoded, zip64],
      ]),
    );
  }

  /** The directory and its ends: the one of zip64 always, as torch's miniz writes it. */
  finish(): number {
    const start = this.#offset;
    const count = this.#directory.length;
    this.#write(...this.#directory);
    const end = this.#offset;
    this.#write(u32(0x06064b50), u64(44), u16(0x031e, 45), u32(0, 0), u64(count, count, end - start, start));
    this.#write(u32(0x07064b50, 0), u64(end), u32(1));
    this.#write(u32(0x06054b50), u16(0, 0, count, count), u32(end - start, Math.min(start, max32)), u16(0));
    return this.#offset;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Writes at the offset and not where the file ends: what was skipped is a hole, which reads as zeros. */
  #write(...parts: Buffer[]): void {
    const bytes = Buffer.concat(parts);
    let done = 0;
    while (done < bytes.length) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#offset + done);
    }
    this.#offset += bytes.length;
  }
}

/** The extra field `FB` that moves the data, which would begin 4 bytes after `position`, to a multiple of 64. */
function padding(position: number): Buffer {
  const fill = (alignment - ((position + 4) % alignment)) % alignment;
  return Buffer.concat([Buffer.from('FB'), u16(fill), Buffer.alloc(fill, 'Z')]);
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
  return bytes;
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32LE(value, 4 * i));
  return bytes;
}

function u64(...values: number[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, i) => bytes.writeBigUInt64LE(BigInt(value), 8 * i));
  return bytes;
}
