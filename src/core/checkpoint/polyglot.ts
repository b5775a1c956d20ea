import { latin1 } from '../pickle/text.js';
import { refuse } from './findings.js';
import type { FileSource } from './zip.js';

/** What `str.strip()` and `int()` of Python take off: in ASCII, also the four separators from 0x1c on. */
function strip(text: string): string {
  const isSpace = (at: number) =>
    ((code) => (code >= 9 && code <= 13) || (code >= 28 && code <= 32))(text.charCodeAt(at));
  let [from, to] = [0, text.length];
  while (from < to && isSpace(from)) from++;
  while (to > from && isSpace(to - 1)) to--;
  return text.slice(from, to);
}

/** The number in a field of a tar header, as Python's `tarfile.nti` takes it: base 256, or `int(…, 8)` up to a NUL. */
function tarNumber(field: Uint8Array): number | undefined {
  if (field[0] === 0x80 || field[0] === 0xff) {
    const isNegative = field[0] === 0xff;
    // Of a negative one the complement is summed: it is small where the number is, and a sum of 56 bits is not exact.
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + (isNegative ? 255 - byte : byte), 0);
    return isNegative ? -1 - value : value;
  }
  const text = strip(latin1(field).split('\0')[0]!);
  if (text === '') return 0;
  return /^[+-]?(0[oO]_?)?[0-7]+(_[0-7]+)*$/.test(text)
    ? parseInt(text.replaceAll('_', '').replace(/^([+-]?)0o/i, '$1'), 8)
    : undefined;
}

/** Python's tarfile asks of a header only that its sum is right, and no `ustar`. */
function beginsAsTar(source: FileSource): boolean {
  const head = source.read(0, 512);
  if (head.length < 512) return false;
  const sums = [0, 0];
  head.forEach((byte, at) => {
    const counted = at >= 148 && at < 156 ? 0x20 : byte;
    sums[0]! += counted;
    sums[1]! += counted > 127 ? counted - 256 : counted;
  });
  const told = tarNumber(head.subarray(148, 156));
  return told !== undefined && sums.includes(told);
}

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
/** Behind the end record may stand a comment of 0xffff bytes; Python looks at one byte more, and miniz at 4096. */
const mostBehindEnd = 0xffff + 4096;

/**
 * Whether an unzip would find a directory in a file that does not begin as a zip. Every unzip looks for the end record
 * backwards from the end, and takes what stands before the first entry for a program that unpacks it.
 */
function endsAsZip(source: FileSource): boolean {
  const from = Math.max(0, source.size - 22 - mostBehindEnd);
  const tail = source.read(from, source.size - from);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  const isDirectory = (at: number): boolean => {
    if (at < 0 || at + 4 > source.size) return false;
    const bytes = source.read(at, 4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === centralSignature;
  };
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== endSignature) continue;
    const [bytes, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    // Where the end64 record is, its locator says, and whoever follows that finds it anywhere.
    if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) return true;
    // Python counts back from the end record, others from the front of the file.
    const places = [from + at - bytes, offset];
    if (bytes > 0 && places.some(isDirectory)) return true;
  }
  return false;
}

/**
 * A file that another reader takes for another kind: what it would load is not what was looked at. `torch.load` takes
 * what does not begin as a zip for a tar first, and unpickles its members.
 */
export function refuseSecondReading(source: FileSource, isZip: boolean): void {
  if (beginsAsTar(source)) refuse(`it begins as a tar too${isZip ? '' : ', and torch.load opens that first'}`);
  if (!isZip && endsAsZip(source)) refuse('it ends as a zip, which an unzip finds behind other bytes');
}
