import type { StorageInfo, TensorInfo } from './tensors.js';
import type { FileSource } from './zip.js';

/** What the numbers of a checkpoint look like, storage by storage. */
export interface ValueScan {
  /** Keys of storages with a NaN. */
  nan: string[];
  /** Keys of storages of more than one floating-point number that are zero throughout. */
  zero: string[];
  /** There are floating-point numbers, and no storage of any kind holds anything but zeros. */
  allZero: boolean;
}

const chunkBytes = 4 << 20;

type Look = (bytes: Uint8Array) => { nan: boolean; zero: boolean };

/** The numbers in bytes that may begin anywhere. */
const aligned = (bytes: Uint8Array): [ArrayBufferLike, number, number] => {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes);
  return [buffer, byteOffset, byteLength];
};

const wide =
  (values: (bytes: Uint8Array) => Float32Array | Float64Array): Look =>
  (bytes) => {
    let [nan, zero] = [false, true];
    for (const value of values(bytes)) {
      if (value !== 0) zero = false;
      if (value !== value) nan = true;
    }
    return { nan, zero };
  };

const singles = wide((bytes) => {
  const [buffer, offset, length] = aligned(bytes);
  return new Float32Array(buffer, offset, length >> 2);
});

const doubles = wide((bytes) => {
  const [buffer, offset, length] = aligned(bytes);
  return new Float64Array(buffer, offset, length >> 3);
});

/** Narrow formats by their bits: `isNaN` of the bits without the sign; zero has no other bit. */
const narrow =
  (width: 1 | 2, sign: number, isNaN: (bits: number, whole: number) => boolean): Look =>
  (bytes) => {
    const [buffer, offset, length] = aligned(bytes);
    const values = width === 1 ? bytes : new Uint16Array(buffer, offset, length >> 1);
    let [nan, zero] = [false, true];
    for (const whole of values) {
      const bits = whole & ~sign;
      if (isNaN(bits, whole)) nan = true;
      else if (bits !== 0) zero = false;
    }
    return { nan, zero: zero && !nan };
  };

/** NaN is a full exponent with a mantissa: more than infinity is. */
const beyond = (infinity: number) => (bits: number) => bits > infinity;

const half = narrow(2, 0x8000, beyond(0x7c00));

/** Source of the formats of 8 bits: torch `c10/util/Float8_*.h`. */
const floats: Record<string, Look> = {
  float64: doubles,
  float32: singles,
  float16: half,
  bfloat16: narrow(2, 0x8000, beyond(0x7f80)),
  // A complex number is two: its storage is looked at as one of those.
  complex128: doubles,
  complex64: singles,
  complex32: half,
  float8_e4m3fn: narrow(1, 0x80, (bits) => bits === 0x7f),
  float8_e5m2: narrow(1, 0x80, beyond(0x7c)),
  float8_e4m3fnuz: narrow(1, 0x80, (_, whole) => whole === 0x80),
  float8_e5m2fnuz: narrow(1, 0x80, (_, whole) => whole === 0x80),
};

/** Integers, booleans and quantised numbers. All zero is ordinary here: counters, masks. */
const whole: Look = (bytes) => ({ nan: false, zero: bytes.every((byte) => byte === 0) });

/** The type of the numbers in a storage: an untyped one says nothing of it, and its tensors do. */
function typesOf(storages: readonly StorageInfo[], tensors: readonly TensorInfo[]): Map<string, string> {
  const types = new Map(storages.map(({ key, dtype }) => [key, dtype]));
  for (const { storage, dtype } of tensors) if (Object.hasOwn(floats, dtype)) types.set(storage, dtype);
  return types;
}

/** Reads every storage once, a little at a time. */
export function scanValues(
  source: FileSource,
  storages: readonly StorageInfo[],
  tensors: readonly TensorInfo[],
): ValueScan {
  const result: ValueScan = { nan: [], zero: [], allZero: false };
  const types = typesOf(storages, tensors);
  let [hasFloats, allZero] = [false, true];
  for (const { key, elements, bytes, dataOffset } of storages) {
    const type = types.get(key)!;
    const isFloat = Object.hasOwn(floats, type);
    const look = isFloat ? floats[type]! : whole;
    if (dataOffset === undefined || elements === 0) continue;
    let [nan, zero] = [false, true];
    for (let at = 0; at < bytes; at += chunkBytes) {
      const seen = look(source.read(dataOffset + at, Math.min(chunkBytes, bytes - at)));
      nan ||= seen.nan;
      zero &&= seen.zero;
      // Of integers nothing more is asked.
      if (!isFloat && !zero) break;
    }
    if (nan) result.nan.push(key);
    if (!zero) allZero = false;
    // One zero alone is a scalar, and says nothing.
    if (isFloat && elements > 1) {
      hasFloats = true;
      if (zero) result.zero.push(key);
    }
  }
  result.allZero = hasFloats && allZero;
  return result;
}
