import { type PyCall, PyGlobal, type PickleValue } from '../pickle/values.js';

/** Bytes of an element. Source: torch `c10/core/ScalarType.h`. */
export const itemBytes: Record<string, number> = {
  float64: 8, float32: 4, float16: 2, bfloat16: 2, complex128: 16, complex64: 8, complex32: 4,
  int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, uint16: 2, uint32: 4, uint64: 8, bool: 1,
  quint8: 1, qint8: 1, qint32: 4, quint4x2: 1, quint2x4: 1,
  float8_e4m3fn: 1, float8_e5m2: 1, float8_e4m3fnuz: 1, float8_e5m2fnuz: 1, float8_e8m0fnu: 1,
}; // prettier-ignore

/** Of these several lie in a byte. */
export const packed: Record<string, number> = { quint4x2: 2, quint2x4: 4 };

/** The element type of each storage class of `torch`. */
export const storageTypes: Record<string, string> = {
  DoubleStorage: 'float64', FloatStorage: 'float32', HalfStorage: 'float16', BFloat16Storage: 'bfloat16',
  ComplexDoubleStorage: 'complex128', ComplexFloatStorage: 'complex64',
  LongStorage: 'int64', IntStorage: 'int32', ShortStorage: 'int16', CharStorage: 'int8', ByteStorage: 'uint8', BoolStorage: 'bool',
  QUInt8Storage: 'quint8', QInt8Storage: 'qint8', QInt32Storage: 'qint32', QUInt4x2Storage: 'quint4x2', QUInt2x4Storage: 'quint2x4',
  UntypedStorage: 'uint8',
}; // prettier-ignore

/** A table of this project by a name that a stranger chose: `constructor` is in none of them. */
export const own = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** A name of the list, by its text. */
export const isNamed = (value: PickleValue | undefined, ...names: string[]): boolean =>
  value instanceof PyGlobal && names.includes(value.toString());

export const isParameter = ({ callable }: PyCall): boolean =>
  isNamed(callable, 'torch._utils._rebuild_parameter', 'torch._utils._rebuild_parameter_with_state');

const rebuilds = ['_rebuild_tensor_v2', '_rebuild_tensor', '_rebuild_tensor_v3', '_rebuild_qtensor'].map(
  (name) => `torch._utils.${name}`,
);

export const isTensor = (call: PyCall): boolean => isParameter(call) || isNamed(call.callable, ...rebuilds);
