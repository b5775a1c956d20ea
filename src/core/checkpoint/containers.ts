import { readPickle, type Pickle } from '../pickle/machine.js';
import { beginsAsPickle } from '../pickle/reach.js';
import { PickleError } from '../pickle/source.js';
import { PyDict, PyList, PyTuple } from '../pickle/values.js';
import { Unfit, refuse } from './findings.js';
import { doubledKey, tooMuchJson } from './json-keys.js';
import { refuseTar } from './polyglot.js';
import {
  type Place,
  type StorageInfo,
  TensorCollector,
  type TensorInfo,
  itemBytes,
  keyCharacters,
  mostTensors,
} from './tensors.js';
import { type FileSource, isCutOff, openEntry, readDirectory } from './zip.js';

/** A file taken apart, before anybody asks whose it is. */
export interface Content {
  container: 'torch-zip' | 'torchscript' | 'torch-legacy' | 'pickle' | 'safetensors';
  protocol?: number;
  tensors: TensorInfo[];
  storages: StorageInfo[];
  /** What stands in its dict, or in a dict within that, and is no tensor. */
  others: Place[];
  globals: string[];
  /** Those with a dot in the name itself, which from protocol 4 on is looked up step by step: the same text, another pair. */
  dotted: string[];
  /** Reasons to refuse it that kept nobody from reading on. */
  refusals: string[];
  /** Set when the file ends too early: how many bytes are missing at least. */
  missingBytes?: number;
  pickle?: Pickle;
}

/** More than anybody reads. */
const mostRefusals = 20;

const fromPickle = (container: Content['container'], pickle: Pickle): Content => {
  const collector = new TensorCollector().collect(pickle.value);
  const refusals = [...pickle.oddities, ...collector.check(pickle.calls, pickle.persistents)];
  return {
    container,
    protocol: pickle.protocol,
    tensors: collector.tensors,
    storages: [...collector.storages.values()],
    others: collector.others,
    globals: pickle.globals.map(String).sort(),
    dotted: pickle.globals.filter(({ name }) => name.includes('.')).map(String),
    refusals,
    pickle,
  };
};

const torchRecord =
  /^(data\.pkl|byteorder|version|\.format_version|\.storage_alignment|\.data\/serialization_id|data\/\d+)$/;

/** A zip that torch.save has written since 1.6, or TorchScript. `deep` opens the header of every record. */
export function readTorchZip(source: FileSource, deep: boolean): Content {
  if (isCutOff(source)) return readCutOffZip(source);
  const { entries, end: directory } = readDirectory(source);
  const root = /^([^/]+)\//.exec(entries[0]?.name ?? '')?.[1];
  const pickleEntry = entries.find((entry) => entry.name === `${root}/data.pkl`);
  if (root === undefined || pickleEntry === undefined)
    throw new Unfit('unreadable', 'a zip, and no torch checkpoint: it has no data.pkl');
  if (entries.some(({ name }) => name === `${root}/constants.pkl` || name.startsWith(`${root}/code/`))) {
    return {
      container: 'torchscript',
      tensors: [],
      storages: [],
      others: [],
      globals: [],
      dotted: [],
      refusals: ['TorchScript: the file holds code that runs when it is loaded'],
    };
  }
  for (const { name, method } of entries) {
    if (!name.startsWith(`${root}/`) || !torchRecord.test(name.slice(root.length + 1)))
      refuse(`${name} has no place in a checkpoint`);
    if (method !== 0) refuse(`${name} is compressed; torch stores`);
  }
  const end = (index: number): number => entries[index + 1]?.offset ?? directory;
  entries.forEach((entry, index) => {
    if (deep || !/\/data\/\d+$/.test(entry.name)) openEntry(source, entry, end(index));
  });
  const order = entries.find(({ name }) => name === `${root}/byteorder`);
  if (
    order?.data !== undefined &&
    new TextDecoder().decode(source.read(order.data, Math.min(order.size, 16))) !== 'little'
  )
    refuse('the byte order of the file is not little');

  const start = pickleEntry.data!;
  const pickle = readPickle(source, start, start + pickleEntry.size);
  const content = fromPickle('torch-zip', pickle);
  if (pickle.end !== start + pickleEntry.size)
    content.refusals.push(`${start + pickleEntry.size - pickle.end} bytes behind the end of the pickle`);
  const records = new Map(entries.map((entry) => [entry.name, entry]));
  for (const storage of content.storages) {
    const record = records.get(`${root}/data/${storage.key}`);
    if (content.refusals.length >= mostRefusals) break;
    if (record === undefined) content.refusals.push(`storage ${storage.key} has no record`);
    else if (record.size !== storage.bytes)
      content.refusals.push(`the record of storage ${storage.key} has ${record.size} bytes, not ${storage.bytes}`);
    else if (record.data !== undefined) storage.dataOffset = record.data;
  }
  const used = new Set(content.storages.map(({ key }) => `${root}/data/${key}`));
  const unused = entries.find(({ name }) => /\/data\/\d+$/.test(name) && !used.has(name));
  if (unused !== undefined) content.refusals.push(`${unused.name} belongs to no storage`);
  return content;
}

/** Without its end a zip has lost its directory, but data.pkl comes first and ends itself: what it was can be told. */
function readCutOffZip(source: FileSource): Content {
  const head = source.read(0, 30);
  if (head.length < 30) throw new Unfit('unreadable', 'the beginning of a zip, and nothing more');
  const view = new DataView(head.buffer, head.byteOffset, 30);
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const content = fromPickle('torch-zip', readPickle(source, start, source.size));
  const whole = content.pickle!.end + content.storages.reduce((sum, storage) => sum + storage.bytes, 0);
  content.missingBytes = Math.max(1, whole - source.size);
  return content;
}

export const legacyMagic = 0x1950a86a20f9469cfc6cn;

/** The format before torch 1.6: magic, protocol, system, object, storage keys; then each storage, its length before it. */
export function readLegacy(source: FileSource): Content {
  refuseTar(source);
  let at = 0;
  const next = (): Pickle => {
    const pickle = readPickle(source, at, source.size);
    at = pickle.end;
    return pickle;
  };
  const [magic, version, system] = [next(), next(), next()];
  if (magic.value !== legacyMagic || version.value !== 1001n)
    throw new Unfit('unreadable', 'no torch file: its first pickles are not the magic number and 1001');
  if (!(system.value instanceof PyDict) || system.value.get('little_endian') !== true)
    refuse('the byte order of the file is not little');
  const content = fromPickle('torch-legacy', next());
  const keys = next();
  for (const pickle of [magic, version, system, keys]) {
    content.refusals.push(...pickle.oddities);
    if (pickle.persistents.length > 0) refuse('a storage is named outside the object');
    if (pickle.globals.length > 0)
      content.refusals.push(`${pickle.globals.slice(0, 5).join(', ')} named outside the object`);
  }
  const named =
    keys.value instanceof PyList || keys.value instanceof PyTuple
      ? keys.value.items
      : refuse('the keys of the storages are no list');
  const storages = new Map(content.storages.map((storage) => [storage.key, storage]));
  for (const key of named) {
    const storage = typeof key === 'string' ? storages.get(key) : undefined;
    if (storage === undefined) return refuse('a storage is listed that nothing uses');
    storages.delete(storage.key);
    if (at + 8 <= source.size) {
      const length = source.read(at, 8);
      const elements = new DataView(length.buffer, length.byteOffset, 8).getBigInt64(0, true);
      if (elements !== BigInt(storage.elements))
        refuse(`storage ${storage.key} has ${elements} elements in the file, not ${storage.elements}`);
    }
    if (at + 8 + storage.bytes <= source.size) storage.dataOffset = at + 8;
    at += 8 + storage.bytes;
  }
  if (storages.size > 0) content.refusals.push(`storage ${[...storages.keys()][0]} is not in the file`);
  if (at > source.size) content.missingBytes = at - source.size;
  if (at < source.size) content.refusals.push(`${source.size - at} bytes behind the end of the file`);
  return content;
}

/** A pickle alone, such as VPT's `2x.model`. */
export function readRawPickle(source: FileSource): Content {
  refuseTar(source);
  const pickle = readPickle(source, 0, source.size);
  const content = fromPickle('pickle', pickle);
  if (content.storages.length > 0) content.refusals.push('it names storages, and a pickle alone has none');
  if (pickle.end < source.size) content.refusals.push(`${source.size - pickle.end} bytes behind the end of the pickle`);
  return content;
}

/** A torch file of before 1.6 begins with a pickle too; its magic number tells. */
export function isLegacy(source: FileSource): boolean {
  try {
    return (
      readPickle(source, 0, Math.min(source.size, 64), { operations: 8, memo: 8, textBytes: 32 }).value === legacyMagic
    );
  } catch (error) {
    if (error instanceof PickleError) return false;
    throw error;
  }
}

/** The library takes 100 MiB; a header of 100,000 tensors has 12, and JSON of 100 takes gigabytes of memory. */
const mostHeaderBytes = 16 << 20;

const safeTypes: Record<string, string> = { F64: 'float64', F32: 'float32', F16: 'float16', BF16: 'bfloat16', I64: 'int64', I32: 'int32', I16: 'int16', I8: 'int8', U8: 'uint8', U16: 'uint16', U32: 'uint32', U64: 'uint64', BOOL: 'bool', F8_E4M3: 'float8_e4m3fn', F8_E5M2: 'float8_e5m2' }; // prettier-ignore

/** JSON may hold anything where sizes are meant. */
const sizesOf = (value: unknown): number[] | undefined =>
  Array.isArray(value) && value.length <= 64 && value.every((size) => Number.isSafeInteger(size) && size >= 0)
    ? (value as number[])
    : undefined;

/** safetensors: a length, a JSON header, and tensors that cover the rest exactly. Source: the format's own README. */
export function readSafetensors(source: FileSource): Content {
  refuseTar(source);
  // `torch.load` takes a safetensors file for a pickle.
  if (beginsAsPickle(source)) refuse('it begins as a pickle too');
  const head = source.read(0, 8);
  const length = Number(new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true));
  if (length > mostHeaderBytes || length > source.size - 8)
    throw new Unfit('unreadable', `a header of ${length} bytes in a file of ${source.size}`);
  const bytes = source.read(8, length);
  const excess = tooMuchJson(bytes);
  if (excess !== undefined) refuse(excess);
  let header: Record<string, { dtype?: unknown; shape?: unknown; data_offsets?: unknown } | null>;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    header = JSON.parse(text) as typeof header;
  } catch (error) {
    throw new Unfit('unreadable', `the header is no JSON: ${(error as Error).message.slice(0, 100)}`);
  }
  const doubled = doubledKey(text);
  if (doubled !== undefined) refuse(`the header has ${doubled} twice`);
  const tensors: TensorInfo[] = [];
  const ranges: [number, number, string][] = [];
  for (const [key, one] of Object.entries(header)) {
    if (key === '__metadata__') continue;
    if (tensors.length >= mostTensors) refuse(`more than ${mostTensors} tensors`);
    if (key.length > keyCharacters) refuse(`the key of a tensor has more than ${keyCharacters} characters`);
    const type = typeof one?.dtype === 'string' ? one.dtype : refuse(`${key} has no element type`);
    const dtype = Object.hasOwn(safeTypes, type) ? safeTypes[type]! : refuse(`${key} has the element type ${type}`);
    const sizes = sizesOf(one?.shape) ?? refuse(`${key} has no shape`);
    const offsets = sizesOf(one?.data_offsets);
    const [from, to] = offsets?.length === 2 ? (offsets as [number, number]) : refuse(`${key} has no offsets`);
    const wanted = sizes.reduce((product, size) => product * size, itemBytes[dtype]!);
    if (to - from !== wanted) refuse(`${key} has ${to - from} bytes, and its shape wants ${wanted}`);
    ranges.push([from, to, key]);
    tensors.push({ key, name: key, depth: 1, shape: sizes, dtype, bytes: wanted, storage: key, offset: 0, stride: [] });
  }
  const starts = new Map(ranges.map(([from, , key]) => [key, from]));
  let at = 0;
  for (const [from, to, key] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (from !== at) refuse(`a gap or an overlap before ${key}`);
    at = to;
  }
  const content: Content = {
    container: 'safetensors',
    tensors,
    storages: tensors.map(({ key, dtype, bytes }) => {
      const dataOffset = 8 + length + starts.get(key)!;
      return { key, dtype, bytes, elements: bytes / itemBytes[dtype]!, dataOffset };
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
