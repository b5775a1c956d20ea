/**
 * The globals that each kind of file may name: exact pairs, no pattern. A name outside the list is a refusal, called or
 * not. `weights` is what torch's restricted loader allows (torch `_weights_only_unpickler.py`), less what can be made to
 * run code or read memory: `_codecs.encode`, bytearray, set, `_rebuild_from_type_v2`, devices from numpy.
 */
export type AllowlistName = 'weights' | 'gym3' | 'numpy';

const under = (module: string, names: string): string[] => names.split(' ').map((name) => `${module}.${name}`);

const weights = [
  'collections.OrderedDict',
  ...under(
    'torch',
    'Size device Tensor per_tensor_affine per_channel_affine per_tensor_symmetric per_channel_symmetric per_channel_affine_float_qparams',
  ),
  ...under(
    'torch',
    'float64 float32 float16 bfloat16 complex128 complex64 complex32 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool',
  ),
  ...under(
    'torch',
    'quint8 qint8 qint32 quint4x2 quint2x4 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu',
  ),
  ...under(
    'torch',
    'DoubleStorage FloatStorage HalfStorage BFloat16Storage ComplexDoubleStorage ComplexFloatStorage LongStorage IntStorage',
  ),
  ...under(
    'torch',
    'ShortStorage CharStorage ByteStorage BoolStorage QUInt8Storage QInt8Storage QInt32Storage QUInt4x2Storage QUInt2x4Storage',
  ),
  ...under('torch.storage', 'UntypedStorage TypedStorage'),
  ...under(
    'torch._utils',
    '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state',
  ),
  ...under('torch._utils', '_rebuild_qtensor _rebuild_sparse_tensor _rebuild_meta_tensor_no_storage'),
  'torch.nn.parameter.Parameter',
  'torch.serialization._get_layout',
];

/** Those that torch 2.0 does not have. */
export const newerThan20: ReadonlySet<string> = new Set([
  ...under('torch', 'uint16 uint32 uint64'),
  ...under('torch', 'float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu'),
  'torch._utils._rebuild_tensor_v3',
]);

const gym3 = under('gym3.types', 'DictType TensorType Discrete');

const numpy = [
  'numpy.ndarray',
  'numpy.dtype',
  ...under('numpy.core.multiarray', '_reconstruct scalar'),
  ...under('numpy._core.multiarray', '_reconstruct scalar'),
  'numpy.core.numeric._frombuffer',
  'numpy._core.numeric._frombuffer',
];

export const allowlists: Record<AllowlistName, ReadonlySet<string>> = {
  weights: new Set(weights),
  gym3: new Set(gym3),
  numpy: new Set(numpy),
};
