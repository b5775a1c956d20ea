import type { ContentKind } from '../content.js';
import { latin1 } from '../pickle/text.js';
import { type FileSource, type ZipEntry, openEntry, readDirectory } from './zip.js';

/** Files in which others lie, and of which nobody here knows what. */
const packed: Partial<Record<ContentKind, string>> = {
  zip: 'a zip', '7z': 'a 7z archive', gzip: 'a gzip', zstd: 'a zstd file', tar: 'a tar',
}; // prettier-ignore

/** The same of kinds that nothing else asks for. */
const packedMagics: readonly (readonly [string, string])[] = [
  ['BZh', 'a bzip2 file'],
  ['\xfd7zXZ\0', 'an xz file'],
  ['Rar!\x1a\x07', 'a rar archive'],
];

const unpack = 'what lies in it is not looked at: have it unpacked, or pin its sha256';

/** torch looks for its records without regard to case. */
const torchRecord = /(^|\/)(data|constants)\.pkl$/i;

/** A zip that torch would not take for a checkpoint. Throws Unfit for one that is no sound zip. */
export const isOtherZip = (source: FileSource): boolean =>
  !readDirectory(source).entries.some(({ name }) => torchRecord.test(name));

/** Why a file that is no checkpoint must not be loaded, or cannot be judged (`unknown`). */
export interface OtherRefusal {
  text: string;
  isUnknown: boolean;
}

/** numpy unpickles arrays of objects; what is packed may hold anything. Undefined for a file that no unpickler reads. */
export function otherRefusal(source: FileSource, kind: ContentKind): OtherRefusal | undefined {
  const told = (text: string | undefined) => (text === undefined ? undefined : { text, isUnknown: false });
  if (kind === 'npy') return told(arrayRefusal(source, 0, source.size));
  if (kind === 'zip') {
    const { entries, end } = readDirectory(source);
    if (entries.length > 0 && entries.every(({ name }) => name.endsWith('.npy')))
      return told(arraysRefusal(source, entries, end));
  }
  const head = latin1(source.read(0, 8));
  const what = packed[kind] ?? packedMagics.find(([magic]) => head.startsWith(magic))?.[1];
  return what === undefined ? undefined : { text: `it is ${what}, and ${unpack}`, isUnknown: true };
}

/** A `.npz`: a zip of arrays. */
function arraysRefusal(source: FileSource, entries: readonly ZipEntry[], end: number): string | undefined {
  for (const [index, entry] of entries.entries()) {
    if (entry.method !== 0) return `${entry.name} is compressed, and ${unpack} (numpy.savez does not compress)`;
    const start = openEntry(source, entry, entries[index + 1]?.offset ?? end);
    const refusal = arrayRefusal(source, start, start + entry.size);
    if (refusal !== undefined) return `${entry.name}: ${refusal}`;
  }
  return undefined;
}

const mostHeaderBytes = 1 << 16;
const written =
  /^\{'descr': ('[^'\\]*'|\[[^\\]*\]), 'fortran_order': (?:True|False), 'shape': \([\d, L]*\),? ?\}[ \n]*$/;
/** Texts in single quotes, brackets and sizes. Python takes two texts side by side for one. */
const onlyTexts = /^(?:'[^']*'(?!\s*')|[[\](),\d ])*$/;
/** `O`, `|O8`, `object`, also as one of several types between commas. */
const objects = /(?:^|[<>|=,)\d\s])(?:O\d*|object\w*)\s*(?:$|,)/i;

/** Source: numpy `lib/format.py`: magic, version, the length of the header, and the header as a Python literal. */
function arrayRefusal(source: FileSource, start: number, end: number): string | undefined {
  const head = source.read(start, Math.min(12, end - start));
  if (latin1(head.subarray(0, 6)) !== '\x93NUMPY') return 'it is no array of numpy, whatever its name says';
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 12) return 'it is the beginning of an array of numpy, and nothing more';
  const isLong = head[6]! > 1;
  const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > mostHeaderBytes) return `it is an array of numpy with a header of ${length} bytes`;
  const from = start + (isLong ? 12 : 10);
  const header = latin1(source.read(from, Math.max(0, Math.min(length, end - from))));
  const types = written.exec(header)?.[1];
  if (types === undefined || !onlyTexts.test(types))
    return 'it is an array of numpy with a header that numpy does not write';
  const hasObjects = [...types.matchAll(/'([^']*)'/g)].some(([, type]) => objects.test(type!));
  return hasObjects ? 'it is an array of Python objects, and numpy unpickles it when it is told to' : undefined;
}
