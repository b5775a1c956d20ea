import type { StorageInfo } from './tensors.js';
import type { FileSource } from './zip.js';

/** What the numbers of a checkpoint look like, storage by storage. */
export interface ValueScan {
  /** Keys of storages with a NaN. */
  nan: string[];
  /** Keys of storages of more than one element that are zero throughout. */
  zero: string[];
  /** Storages of floating-point or complex numbers that were read. */
  scanned: number;
}

const chunkBytes = 4 << 20;

type Look = (bytes: Uint8Array) => { nan: boolean; zero: boolean };

const wide =
  (make: (buffer: ArrayBuffer) => Float32Array | Float64Array): Look =>
  (bytes) => {
    const values = make(bytes.slice().buffer as ArrayBuffer);
    let [nan, zero] = [false, true];
    for (const value of values) {
      if (value !== 0) zero = false;
      if (value !== value) nan = true;
    }
    return { nan, zero };
  };

/** Half precision by its bits: NaN is a full exponent with a mantissa. */
const half =
  (exponent: number, mantissa: number): Look =>
  (bytes) => {
    let [nan, zero] = [false, true];
    for (const bits of new Uint16Array(bytes.slice().buffer)) {
      if ((bits & 0x7fff) !== 0) zero = false;
      if ((bits & exponent) === exponent && (bits & mantissa) !== 0) nan = true;
    }
    return { nan, zero };
  };

const looks: Record<string, Look> = {
  float32: wide((buffer) => new Float32Array(buffer)),
  float64: wide((buffer) => new Float64Array(buffer)),
  float16: half(0x7c00, 0x3ff),
  bfloat16: half(0x7f80, 0x7f),
  // Pairs of them, one behind the other.
  complex64: wide((buffer) => new Float32Array(buffer)),
  complex128: wide((buffer) => new Float64Array(buffer)),
};

/**
 * Reads every storage of floating-point or complex numbers once, a little at a time. Counters and masks, which are
 * integers, may well be zero throughout and tell nothing.
 */
export function scanValues(source: FileSource, storages: readonly StorageInfo[]): ValueScan {
  const result: ValueScan = { nan: [], zero: [], scanned: 0 };
  for (const { key, dtype, elements, bytes, dataOffset } of storages) {
    const look = looks[dtype];
    if (look === undefined || dataOffset === undefined || elements < 2) continue;
    let [nan, zero] = [false, true];
    for (let at = 0; at < bytes; at += chunkBytes) {
      const seen = look(source.read(dataOffset + at, Math.min(chunkBytes, bytes - at)));
      nan ||= seen.nan;
      zero &&= seen.zero;
    }
    result.scanned++;
    if (nan) result.nan.push(key);
    if (zero) result.zero.push(key);
  }
  return result;
}
