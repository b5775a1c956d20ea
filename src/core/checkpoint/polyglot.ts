import { latin1 } from '../pickle/text.js';
import { refuse } from './findings.js';
import type { FileSource } from './zip.js';

/** The number in a field of a tar header: base 256, or octal as Python's `int(…, 8)` takes it. */
function tarNumber(field: Uint8Array): number | undefined {
  if (field[0] === 0x80 || field[0] === 0xff) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return field[0] === 0xff ? value - 256 ** 7 : value;
  }
  const text = latin1(field).split('\0')[0]!.trim();
  if (text === '') return 0;
  return /^[+-]?(0o)?[0-7_]+$/i.test(text)
    ? parseInt(text.replace(/^([+-]?)0o/i, '$1').replaceAll('_', ''), 8)
    : undefined;
}

/**
 * `torch.load` takes what is no zip for a tar first, and unpickles its members; Python's tarfile asks of a header only
 * that its sum is right, and no `ustar`.
 */
export function refuseTar(source: FileSource): void {
  const head = source.read(0, 512);
  if (head.length < 512) return;
  const sums = [0, 0];
  head.forEach((byte, at) => {
    const counted = at >= 148 && at < 156 ? 0x20 : byte;
    sums[0]! += counted;
    sums[1]! += counted > 127 ? counted - 256 : counted;
  });
  const told = tarNumber(head.subarray(148, 156));
  if (told !== undefined && sums.includes(told)) refuse('it begins as a tar too, and torch.load opens that first');
}
