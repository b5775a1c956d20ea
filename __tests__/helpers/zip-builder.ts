import { crc32 } from 'node:zlib';
import {
  Global,
  Instance,
  PersistentId,
  type PickleValue,
  orderedDict,
  tuple,
  writePickle,
} from '../../src/demo/pickle-writer.js';

/** Builds checkpoints in memory, each sound by default; every field can be made to lie. */

export const integers = (bytes: 1 | 2 | 4 | 8, ...values: (number | bigint)[]): Buffer => {
  const buffer = Buffer.alloc(bytes * values.length);
  values.forEach((value, i) => {
    for (let at = 0; at < bytes; at++) buffer[i * bytes + at] = Number((BigInt(value) >> BigInt(8 * at)) & 0xffn);
  });
  return buffer;
};
const u16 = (...values: (number | bigint)[]) => integers(2, ...values);
const u32 = (...values: (number | bigint)[]) => integers(4, ...values);
const u64 = (...values: (number | bigint)[]) => integers(8, ...values);

/** So many zero bytes, which nobody makes room for. */
export interface Hollow {
  length: number;
}

export interface ZipRecord {
  name: string;
  data: Buffer | Hollow;
  /** 0x0808 as torch has it: names in UTF-8, sizes behind the data. */
  flags?: number;
  localFlags?: number;
  method?: number;
  localMethod?: number;
  localName?: string;
  /** In the local header, where torch leaves zeros. */
  localSizes?: [number, number];
  localSignature?: number;
  /** What the directory says of it. */
  size?: number;
  compressedSize?: number;
  offset?: number;
  /** Of the bytes when inflated; `data` is taken as it is. */
  crc?: number;
  /** External attributes: the mode of the file in the upper half. */
  attributes?: number;
  comment?: string;
  centralExtra?: Buffer;
  /** Bytes of the extra field in the local header. */
  localExtra?: Buffer;
  /** Put before the local header. */
  gap?: Buffer;
  descriptor?: Buffer;
  /** Stand in the file, and not in the directory. */
  hidden?: boolean;
}

export interface ZipDefects {
  prefix?: Buffer;
  /** Between the last record and the directory, the directory and its end, and behind everything. */
  beforeDirectory?: Buffer;
  behindDirectory?: Buffer;
  behindEnd?: Buffer;
  comment?: string;
  /** Whether there is a zip64 end record; torch always writes one. */
  zip64?: boolean;
  /** Instead of what would be true, in the 32-bit end record. */
  end?: { entries?: number; here?: number; bytes?: number; offset?: number; disk?: number };
  end64?: {
    entries?: number | bigint; here?: number | bigint; bytes?: number | bigint; offset?: number | bigint;
    signature?: number; length?: number | bigint; at?: number | bigint;
  }; // prettier-ignore
  /** Order of the directory. */
  reverse?: boolean;
}

export const buildZip = (records: readonly ZipRecord[], defects: ZipDefects = {}): Buffer =>
  Buffer.concat(zipParts(records, defects).filter((part) => Buffer.isBuffer(part)));

/** The same in pieces, so that a record may be hollow. */
export function zipParts(records: readonly ZipRecord[], defects: ZipDefects = {}): (Buffer | Hollow)[] {
  const parts: (Buffer | Hollow)[] = [];
  let offset = 0;
  const add = (...more: (Buffer | Hollow)[]) => {
    for (const part of more) {
      parts.push(part);
      offset += part.length;
    }
  };
  add(defects.prefix ?? Buffer.alloc(0));
  const central: Buffer[] = [];
  for (const record of records) {
    add(record.gap ?? Buffer.alloc(0));
    const { data, flags = data.length === 0 ? 0x800 : 0x808, method = 0 } = record;
    const start = offset;
    const name = Buffer.from(record.name);
    const localName = Buffer.from(record.localName ?? record.name);
    const crc = record.crc ?? (Buffer.isBuffer(data) ? crc32(data) : 0);
    const pad = (64 - ((start + 30 + localName.length + 4) % 64)) % 64;
    const extra = record.localExtra ?? Buffer.concat([Buffer.from('FB'), u16(pad), Buffer.alloc(pad, 'Z')]);
    const sizes = record.localSizes ?? (flags & 8 ? [0, 0] : [data.length, data.length]);
    add(
      u32(record.localSignature ?? 0x04034b50),
      u16(0, record.localFlags ?? flags, record.localMethod ?? method, 0, 0),
      u32(flags & 8 ? 0 : crc, ...sizes),
      u16(localName.length, extra.length),
      localName,
      extra,
      data,
      record.descriptor ?? (flags & 8 ? u32(0x08074b50, crc, data.length, data.length) : Buffer.alloc(0)),
    );
    if (record.hidden) continue;
    const centralExtra = record.centralExtra ?? Buffer.alloc(0);
    const comment = Buffer.from(record.comment ?? '');
    central.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(0, 0, flags, method, 0, 0),
        u32(crc, record.compressedSize ?? data.length, record.size ?? data.length),
        u16(name.length, centralExtra.length, comment.length, 0, 0),
        u32(record.attributes ?? 0, record.offset ?? start),
        name,
        centralExtra,
        comment,
      ]),
    );
  }
  if (defects.reverse) central.reverse();
  add(defects.beforeDirectory ?? Buffer.alloc(0));
  const directory = offset;
  add(...central);
  const bytes = offset - directory;
  add(defects.behindDirectory ?? Buffer.alloc(0));
  const { end = {}, end64 = {}, comment = '' } = defects;
  const count = central.length;
  if (defects.zip64 ?? true) {
    const at = offset;
    add(
      u32(end64.signature ?? 0x06064b50),
      u64(end64.length ?? 44),
      u16(0x031e, 45),
      u32(0, 0),
      u64(end64.here ?? end64.entries ?? count, end64.entries ?? count, end64.bytes ?? bytes),
      u64(end64.offset ?? directory),
      u32(0x07064b50, 0),
      u64(end64.at ?? at),
      u32(1),
    );
  }
  add(
    u32(0x06054b50),
    u16(end.disk ?? 0, 0, end.here ?? end.entries ?? count, end.entries ?? count),
    u32(end.bytes ?? bytes, end.offset ?? directory),
    u16(comment.length),
    Buffer.from(comment),
    defects.behindEnd ?? Buffer.alloc(0),
  );
  return parts;
}

/** A tensor of float32 on a storage of its own, as torch describes it. */
export interface TensorSpec {
  shape?: readonly number[];
  stride?: readonly number[];
  offset?: number;
  storage?: string;
  /** Elements of the storage. */
  elements?: number;
  storageType?: string;
}

const rebuild = new Global('torch._utils', '_rebuild_tensor_v2');

/** `legacy` ids have a sixth item. */
export function tensorValue(spec: TensorSpec = {}, legacy = false): Instance {
  const { shape = [2, 3], storage = '0', elements = 6, storageType = 'FloatStorage', offset = 0 } = spec;
  const stride = spec.stride ?? shape.map((_, i) => shape.slice(i + 1).reduce((product, size) => product * size, 1));
  const id = ['storage', new Global('torch', storageType), storage, 'cpu', elements, ...(legacy ? [null] : [])];
  const args = [new PersistentId(tuple(...id)), offset, tuple(...shape), tuple(...stride), false];
  return new Instance(rebuild, { args: [...args, orderedDict()] });
}

export const stateDictPickle = (tensors: Readonly<Record<string, TensorSpec>>, legacy = false): Buffer =>
  writePickle(orderedDict(Object.entries(tensors).map(([key, spec]) => [key, tensorValue(spec, legacy)] as const)));

export const numbers = (count: number, value = 1): Buffer => {
  const buffer = Buffer.alloc(4 * count);
  for (let i = 0; i < count; i++) buffer.writeFloatLE(value + i, 4 * i);
  return buffer;
};

export interface TorchZipParts {
  pickle?: Buffer;
  root?: string;
  byteorder?: string;
  /** By the key of the storage. */
  storages?: Readonly<Record<string, Buffer | Hollow>>;
  /** Changes to a record, by its name behind the root. */
  change?: Readonly<Record<string, Partial<ZipRecord>>>;
  /** Behind all others; the root stands before their names unless they begin with '/'. */
  more?: readonly ZipRecord[];
}

/** A checkpoint of one tensor, `w`, unless told otherwise. */
export const buildTorchZip = (parts: TorchZipParts = {}, defects: ZipDefects = {}): Buffer =>
  buildZip(torchRecords(parts), defects);

export function torchRecords(parts: TorchZipParts = {}): ZipRecord[] {
  const { root = 'archive', storages = { 0: numbers(6) }, byteorder = 'little' } = parts;
  const named: [string, Buffer | Hollow][] = [
    ['data.pkl', parts.pickle ?? stateDictPickle({ w: {} })],
    ['byteorder', Buffer.from(byteorder)],
    ...Object.entries(storages).map(([key, data]): [string, Buffer | Hollow] => [`data/${key}`, data]),
    ['version', Buffer.from('3\n')],
  ];
  const records = named.map(([name, data]): ZipRecord => ({ name: `${root}/${name}`, data, ...parts.change?.[name] }));
  const more = (parts.more ?? []).map((record) => ({
    ...record,
    name: record.name.startsWith('/') ? record.name.slice(1) : `${root}/${record.name}`,
  }));
  return [...records, ...more];
}

export interface LegacyParts {
  magic?: PickleValue;
  protocol?: PickleValue;
  system?: PickleValue;
  /** Instead of the object's pickle. */
  pickle?: Buffer;
  keys?: PickleValue;
  storages?: Readonly<Record<string, Buffer>>;
  /** Element count in front of a storage, instead of what would be true. */
  counts?: Readonly<Record<string, number | bigint>>;
  behind?: Buffer;
}

export function buildLegacy(parts: LegacyParts = {}): Buffer {
  const { storages = { 0: numbers(6) } } = parts;
  return Buffer.concat([
    writePickle(parts.magic ?? 0x1950a86a20f9469cfc6cn),
    writePickle(parts.protocol ?? 1001),
    writePickle(
      parts.system ?? { protocol_version: 1001, little_endian: true, type_sizes: { short: 2, int: 4, long: 4 } },
    ),
    parts.pickle ?? stateDictPickle({ w: {} }, true),
    writePickle(parts.keys ?? Object.keys(storages)),
    ...Object.entries(storages).flatMap(([key, data]) => [u64(parts.counts?.[key] ?? data.length / 4), data]),
    parts.behind ?? Buffer.alloc(0),
  ]);
}

export interface SafetensorsParts {
  header?: unknown;
  /** The header as text, JSON or not. */
  text?: string;
  length?: number | bigint;
  data?: Buffer;
}

export const safeTensor = (from: number, to: number, shape: readonly number[], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [from, to],
});

export function buildSafetensors(parts: SafetensorsParts = {}): Buffer {
  const header = Buffer.from(parts.text ?? JSON.stringify(parts.header ?? { w: safeTensor(0, 24, [2, 3]) }));
  return Buffer.concat([u64(parts.length ?? header.length), header, parts.data ?? numbers(6)]);
}
