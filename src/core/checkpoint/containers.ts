import { readPickle, type Pickle } from '../pickle/machine.js';
import { PickleError } from '../pickle/source.js';
import { latin1 } from '../pickle/text.js';
import { PyDict, PyList, PyTuple } from '../pickle/values.js';
import { Unfit, refuse } from './findings.js';
import { legacyMagic } from './legacy-magic.js';
import { isRestrictable } from './restricted.js';
import { sparseRefusals } from './sparse.js';
import { type Place, type StorageInfo, TensorCollector, type TensorInfo } from './tensors.js';
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
  /** Whether `torch.load` takes its opcodes with `weights_only=True`; absent where torch does not load it at all. */
  isRestrictable?: boolean;
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

/** A zip that torch.save has written since 1.6, or TorchScript. `deep` looks behind every record too. */
export function readTorchZip(source: FileSource, deep: boolean): Content {
  if (isCutOff(source)) return readCutOffZip(source);
  const { entries, end: directory } = readDirectory(source);
  const root = /^([^/]+)\//.exec(entries[0]?.name ?? '')?.[1];
  const pickleEntry = entries.find((entry) => entry.name === `${root}/data.pkl`);
  if (root === undefined || pickleEntry === undefined)
    throw new Unfit('unreadable', 'a zip, and no torch checkpoint: it has no data.pkl');
  // torch looks for the folder in 511 bytes of the first name, and for records by names that end at a NUL.
  if (root.includes('\0') || new TextEncoder().encode(root).length > 510)
    refuse('the name of its folder is longer than torch reads it, or has a NUL');
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
    openEntry(source, entry, end(index), deep || !/\/data\/\d+$/.test(entry.name));
  });
  const textOf = (name: string): string | undefined => {
    const entry = entries.find((one) => one.name === `${root}/${name}`);
    return entry && latin1(source.read(entry.data!, Math.min(entry.size, 200)));
  };
  const version = textOf('version') ?? refuse('it has no record of its version, and torch loads none without');
  if (!/^([1-9]|10)\n?$/.test(version)) refuse('its record of the version holds none that torch knows (1 to 10)');
  const order = textOf('byteorder');
  if (order !== undefined && order !== 'little') refuse('the byte order of the file is not little');
  // What torch reads of these with `int()` and as text.
  if (!/^\d{1,9}$/.test(textOf('.storage_alignment') ?? '64')) refuse('its storage alignment is no number');
  if (!/^[\x20-\x7e]{0,128}$/.test(textOf('.data/serialization_id') ?? '')) refuse('its serialization id is no text');

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
  content.refusals.push(...sparseRefusals(source, pickle.calls, content.storages));
  content.isRestrictable = isRestrictable([pickle]);
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

/** The format before torch 1.6: magic, protocol, system, object, storage keys; then each storage, its length before it. */
export function readLegacy(source: FileSource): Content {
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
  // torch asks the class of a storage for its element type here, and this one has none.
  if (content.globals.includes('torch.storage.UntypedStorage'))
    content.refusals.push('an untyped storage, which no torch loads from a file of this format');
  const keys = next();
  content.isRestrictable = isRestrictable([magic, version, system, content.pickle!, keys]);
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
  content.refusals.push(...sparseRefusals(source, content.pickle!.calls, content.storages));
  if (storages.size > 0) content.refusals.push(`storage ${[...storages.keys()][0]} is not in the file`);
  if (at > source.size) content.missingBytes = at - source.size;
  if (at < source.size) content.refusals.push(`${source.size - at} bytes behind the end of the file`);
  return content;
}

/** A pickle alone, such as VPT's `2x.model`. */
export function readRawPickle(source: FileSource): Content {
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
