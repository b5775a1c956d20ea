import type { ByteSource } from '../pickle/source.js';
import { Unfit, refuse } from './findings.js';

/** A file that can be read anywhere. */
export interface FileSource extends ByteSource {
  readonly size: number;
}

export interface ZipEntry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  /** Of the local header. */
  offset: number;
  /** Of the data; known once the local header has been read. */
  data?: number;
}

const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Limits on what is read into memory; a torch checkpoint of 10,000 tensors has a directory of about 1 MB. */
const mostEntries = 150_000;
const mostDirectoryBytes = 16 << 20;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function exact(source: FileSource, offset: number, length: number): DataView {
  if (offset < 0 || length < 0 || offset + length > source.size)
    throw new Unfit('unreadable', `the zip points at byte ${offset + length} of a file of ${source.size}`);
  return view(source.read(offset, length));
}

function uint64(at: DataView, offset: number): number {
  const value = at.getBigUint64(offset, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) refuse('a number of the zip is beyond any file');
  return Number(value);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Without bit 11 a name is of a code page that each reader chooses: then only ASCII says the same to all. */
function nameOf(bytes: Uint8Array, flags: number): string | undefined {
  if (!(flags & 0x800) && bytes.some((byte) => byte > 0x7f)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

interface Directory {
  entries: number;
  bytes: number;
  offset: number;
  /** Where the end records begin. */
  end: number;
}

/** The end record (APPNOTE.TXT 4.3.14 to 4.3.16). It must be the last thing in the file: no comment, nothing behind. */
function findDirectory(source: FileSource): Directory | undefined {
  if (source.size < 22) return undefined;
  const last = exact(source, source.size - 22, 22);
  if (last.getUint32(0, true) !== endSignature || last.getUint16(20, true) !== 0) return undefined;
  if (last.getUint16(4, true) !== 0 || last.getUint16(6, true) !== 0) refuse('the zip is one of several disks');
  if (last.getUint16(8, true) !== last.getUint16(10, true)) refuse('the zip is one of several disks');
  const small = {
    entries: last.getUint16(10, true),
    bytes: last.getUint32(12, true),
    offset: last.getUint32(16, true),
    end: source.size - 22,
  };
  if (source.size < 22 + 20) return small;
  const locator = exact(source, source.size - 42, 20);
  if (locator.getUint32(0, true) !== zip64LocatorSignature) return small;
  const at = uint64(locator, 8);
  const end = exact(source, at, 56);
  if (end.getUint32(0, true) !== zip64EndSignature) refuse('the zip64 end record is not where its locator says');
  if (at + 12 + uint64(end, 4) !== source.size - 42) refuse('bytes between the zip64 end record and its locator');
  // Its own disk and that of the directory, which the locator names too, and how many there are.
  const disks = [end.getUint32(16, true), end.getUint32(20, true), locator.getUint32(4, true)];
  if (disks.some((disk) => disk !== 0) || locator.getUint32(16, true) !== 1) refuse('the zip is one of several disks');
  if (uint64(end, 24) !== uint64(end, 32)) refuse('the zip is one of several disks');
  const large = { entries: uint64(end, 32), bytes: uint64(end, 40), offset: uint64(end, 48), end: at };
  for (const [few, many, full] of [
    [small.entries, large.entries, 0xffff],
    [small.bytes, large.bytes, 0xffffffff],
    [small.offset, large.offset, 0xffffffff],
  ] as const) {
    if (few !== full && few !== many) refuse('the two end records of the zip contradict each other');
  }
  return large;
}

/** True where the central directory was lost with the end of the file. A zip with bytes behind its end is refused. */
export function isCutOff(source: FileSource): boolean {
  if (findDirectory(source) !== undefined) return false;
  const tail = Math.max(0, source.size - 22 - 0xffff);
  const bytes = source.read(tail, source.size - tail);
  const at = view(bytes);
  for (let i = bytes.length - 22; i >= 0; i--) {
    if (bytes[i] !== 0x50 || at.getUint32(i, true) !== endSignature) continue;
    const isEnd =
      at.getUint32(i + 12, true) + at.getUint32(i + 16, true) === tail + i ||
      (i >= 20 && at.getUint32(i - 20, true) === zip64LocatorSignature);
    if (isEnd) refuse(`a comment, or ${bytes.length - 22 - i} bytes behind the end of the zip`);
  }
  return true;
}

/** Sizes and offset of more than 32 bits stand in an extra field of id 1, in this order, as far as they are needed. */
function widen(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const [id, length] = [extra.getUint16(at, true), extra.getUint16(at + 2, true)];
    at += 4;
    if (at + length > extra.byteLength) refuse(`an extra field of ${entry.name} is longer than its room`);
    if (id === 1) {
      let from = at;
      for (const field of ['size', 'compressedSize', 'offset'] as const) {
        if (entry[field] !== 0xffffffff) continue;
        if (from + 8 > at + length) refuse(`the zip64 field of ${entry.name} is too short`);
        entry[field] = uint64(extra, from);
        from += 8;
      }
    }
    at += length;
  }
}

/**
 * The entries of a zip, in the order of their place in the file, and where the last one must end.
 *
 * Stricter than any unzip: no comment, prefix, gap or overlap, no name twice, no encryption, no flag but those that
 * torch writes (UTF-8 names, data descriptors). What is read twice must say the same twice. Throws Unfit.
 */
export function readDirectory(source: FileSource): { entries: ZipEntry[]; end: number } {
  const directory = findDirectory(source);
  if (directory === undefined)
    throw new Unfit('unreadable', 'the zip has no end record, or something stands behind it');
  if (directory.entries > mostEntries || directory.bytes > mostDirectoryBytes)
    refuse(`a directory of ${directory.entries} entries and ${directory.bytes} bytes`);
  if (directory.offset + directory.bytes !== directory.end)
    refuse('something stands between the directory of the zip and its end record');
  const bytes = exact(source, directory.offset, directory.bytes);
  const raw = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at < bytes.byteLength) {
    if (at + 46 > bytes.byteLength || bytes.getUint32(at, true) !== centralSignature)
      refuse('the directory of the zip is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.getUint16(at + offset, true),
    ) as [number, number, number];
    if (at + 46 + nameLength + extraLength > bytes.byteLength) refuse('the directory of the zip is damaged');
    const flags = bytes.getUint16(at + 8, true);
    const nameBytes = raw.subarray(at + 46, at + 46 + nameLength);
    const name = nameOf(nameBytes, flags) ?? refuse('a name in the zip is no UTF-8');
    const entry: ZipEntry = {
      name,
      flags,
      method: bytes.getUint16(at + 10, true),
      crc: bytes.getUint32(at + 16, true),
      compressedSize: bytes.getUint32(at + 20, true),
      size: bytes.getUint32(at + 24, true),
      offset: bytes.getUint32(at + 42, true),
    };
    if (commentLength > 0) refuse(`${name} has a comment`);
    if (bytes.getUint16(at + 34, true) !== 0) refuse('the zip is one of several disks');
    // torch takes an entry with the attribute of a folder for one, and leaves the memory of its tensor as it was.
    if (bytes.getUint32(at + 38, true) & 0x10) refuse(`${name} says that it is a folder`);
    if (flags & 1) refuse(`${name} is encrypted`);
    if (flags & ~0x808) refuse(`${name} has flags 0x${flags.toString(16)}`);
    if (names.has(name)) refuse(`${name} stands twice in the zip`);
    names.add(name);
    const from = at + 46 + nameLength;
    widen(entry, view(raw.subarray(from, from + extraLength)));
    if (entry.method === 0 && entry.size !== entry.compressedSize) refuse(`${name} is stored, with two sizes`);
    entries.push(entry);
    at = from + extraLength;
  }
  if (entries.length !== directory.entries)
    refuse(`the zip says it has ${directory.entries} entries, and has ${entries.length}`);
  entries.sort((a, b) => a.offset - b.offset);
  checkPlaces(entries, directory.offset);
  return { entries, end: directory.offset };
}

/** torch pads the local extra field to 64 bytes (or up to 4,096 when asked for pages); a descriptor takes at most 24. */
const mostSlack = 4096 + 64 + 24;

function checkPlaces(entries: readonly ZipEntry[], end: number): void {
  if ((entries[0]?.offset ?? 0) !== 0) refuse('something stands before the first entry of the zip');
  entries.forEach((entry, index) => {
    const next = entries[index + 1]?.offset ?? end;
    const least = entry.offset + 30 + entry.compressedSize;
    if (least > next) refuse(`${entry.name} overlaps what follows it`);
    if (next - least > mostSlack + entry.name.length * 4) refuse(`a gap of ${next - least} bytes behind ${entry.name}`);
  });
}

/** A local header is read at once with as much behind it as torch's padding takes. */
const mostLocalBytes = 30 + 200 + 64;

/**
 * Reads the local header of an entry, compares it with the directory, and returns where its data begins. `whole` looks
 * behind the data too, where a descriptor may say the sizes once more.
 */
export function openEntry(source: FileSource, entry: ZipEntry, next: number, whole = true): number {
  let header = exact(source, entry.offset, Math.min(mostLocalBytes, Math.max(30, source.size - entry.offset)));
  if (header.getUint32(0, true) !== localSignature) refuse(`no local header where ${entry.name} should begin`);
  const [nameLength, extraLength] = [header.getUint16(26, true), header.getUint16(28, true)];
  const headerBytes = 30 + nameLength + extraLength;
  if (headerBytes > header.byteLength) header = exact(source, entry.offset, headerBytes);
  const name = nameOf(new Uint8Array(header.buffer, header.byteOffset + 30, nameLength), entry.flags);
  if (name !== entry.name) refuse(`${entry.name} is called ${name ?? 'something else'} in its local header`);
  if (header.getUint16(6, true) !== entry.flags || header.getUint16(8, true) !== entry.method)
    refuse(`${entry.name} has other flags in its local header`);
  // With bit 3 the descriptor behind the data has the sum and the sizes, and here are zeros.
  const isLater = (entry.flags & 8) !== 0;
  const isTold = (offset: number, value: number, full?: number) => {
    const told = header.getUint32(offset, true);
    return told === value || told === full || (isLater && told === 0);
  };
  if (!isTold(18, entry.compressedSize, 0xffffffff) || !isTold(22, entry.size, 0xffffffff))
    refuse(`${entry.name} has other sizes in its local header`);
  if (!isTold(14, entry.crc)) refuse(`${entry.name} has another checksum in its local header`);
  const data = entry.offset + headerBytes;
  const behind = next - (data + entry.compressedSize);
  // With a descriptor: signature, CRC and sizes of 4 or 8 bytes; the signature may be left out.
  const fits = isLater ? [12, 16, 20, 24].includes(behind) || (behind === 0 && entry.size === 0) : behind === 0;
  if (!fits) refuse(`${behind} bytes between ${entry.name} and what follows it`);
  if (whole && behind > 0 && !describes(exact(source, next - behind, behind), entry))
    refuse(`${entry.name} has other sizes behind its data`);
  entry.data = data;
  return data;
}

function describes(descriptor: DataView, { crc, compressedSize, size }: ZipEntry): boolean {
  const { byteLength } = descriptor;
  const isSigned = byteLength === 16 || byteLength === 24;
  if (isSigned && descriptor.getUint32(0, true) !== 0x08074b50) return false;
  const at = isSigned ? 4 : 0;
  const sizes =
    byteLength >= 20
      ? [descriptor.getBigUint64(at + 4, true), descriptor.getBigUint64(at + 12, true)].map(Number)
      : [descriptor.getUint32(at + 4, true), descriptor.getUint32(at + 8, true)];
  return descriptor.getUint32(at, true) === crc && sizes[0] === compressedSize && sizes[1] === size;
}
