import { describe, expect, test } from '@jest/globals';
import { inspect } from '../../src/core/checkpoint/inspect.js';
import { Global, Instance, PersistentId, type PickleValue, tuple, writePickle } from '../../src/demo/pickle-writer.js';
import { MemorySource } from '../helpers/memory-source.js';
import { buildTorchZip, integers, stateDictPickle } from '../helpers/zip-builder.js';

const floats = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer);
const doubles = (...values: number[]) => Buffer.from(Float64Array.from(values).buffer);
const bytes = (...values: number[]) => Buffer.from(values);
const zeros = Buffer.alloc(8);

/** The verdict in one line, with notes where it is ok; which torch knows a type is not asked here. */
async function deep(pickle: Buffer, storages: Record<string, Buffer>): Promise<string> {
  const { verdict, reasons, notes } = await inspect(new MemorySource(buildTorchZip({ pickle, storages })), {
    deep: true,
  });
  return [verdict, ...reasons, ...notes.filter((note) => !note.startsWith('torch 2.0 has no'))].join(': ');
}

/** Tensors of one storage each. */
const file = (...rows: [storageType: string, elements: number, data: Buffer][]) =>
  deep(
    stateDictPickle(
      Object.fromEntries(
        rows.map(([storageType, elements], i) => [
          `t${i}`,
          { storageType, storage: String(i), elements, shape: [elements] },
        ]),
      ),
    ),
    Object.fromEntries(rows.map(([, , data], i) => [i, data])),
  );

describe('one storage', () => {
  test.each<[string, number, Buffer, string]>([
    ['FloatStorage', 2, floats(0, 0), 'refused: every tensor is zero throughout'],
    ['FloatStorage', 2, floats(0, -0), 'refused: every tensor is zero throughout'],
    ['FloatStorage', 2, floats(0, 1), 'ok'],
    ['FloatStorage', 2, floats(0, Infinity), 'ok'],
    ['FloatStorage', 2, floats(0, NaN), 'refused: NaN in t0'],
    ['FloatStorage', 1, floats(0), 'ok'],
    ['FloatStorage', 1, floats(NaN), 'refused: NaN in t0'],
    ['DoubleStorage', 2, doubles(1, NaN), 'refused: NaN in t0'],
    ['HalfStorage', 2, integers(2, 0, 0x7c00), 'ok'],
    ['HalfStorage', 2, integers(2, 0, 0x7c01), 'refused: NaN in t0'],
    ['HalfStorage', 2, integers(2, 0, 0x8000), 'refused: every tensor is zero throughout'],
    ['BFloat16Storage', 2, integers(2, 0, 0xff80), 'ok'],
    ['BFloat16Storage', 2, integers(2, 0, 0xff81), 'refused: NaN in t0'],
    ['ComplexFloatStorage', 1, floats(0, 1), 'ok'],
    ['ComplexFloatStorage', 2, floats(0, 0, 0, 1), 'ok'],
    ['ComplexFloatStorage', 2, floats(1, 0, 0, NaN), 'refused: NaN in t0'],
    ['ComplexFloatStorage', 2, floats(0, 0, 0, 0), 'refused: every tensor is zero throughout'],
    ['ComplexDoubleStorage', 1, doubles(0, NaN), 'refused: NaN in t0'],
    ['LongStorage', 1, zeros, 'ok'],
    ['IntStorage', 2, zeros, 'ok'],
    ['BoolStorage', 8, zeros, 'ok'],
    ['ByteStorage', 8, Buffer.alloc(8, 0xff), 'ok'],
    ['QInt8Storage', 8, zeros, 'refused: t0 is of qint8, without its scale'],
  ])('%s of %s: %j', async (type, elements, data, wanted) => {
    expect(await file([type, elements, data])).toBe(wanted);
  });
});

test('zeros beside other things', async () => {
  expect(await file(['FloatStorage', 2, zeros], ['ComplexFloatStorage', 1, floats(1, 0)])).toBe(
    'ok: zero throughout: t0',
  );
  // Quantised weights with biases of zero.
  expect(await file(['FloatStorage', 2, zeros], ['CharStorage', 4, bytes(0, 0, 0, 1)])).toBe('ok: zero throughout: t0');
  expect(await file(['FloatStorage', 2, floats(1, 1)], ['LongStorage', 1, zeros])).toBe('ok');
  // A counter at zero does not make weights of zero better.
  expect(await file(['FloatStorage', 2, zeros], ['LongStorage', 1, zeros])).toBe(
    'refused: every tensor is zero throughout',
  );
});

describe('an untyped storage is of the type of its tensors', () => {
  const untyped = (dtype: string, length: number): PickleValue => {
    const storage = new PersistentId(
      tuple('storage', new Global('torch.storage', 'UntypedStorage'), '0', 'cpu', length),
    );
    return new Instance(new Global('torch._utils', '_rebuild_tensor_v3'), {
      via: 'reduce',
      args: [storage, 0, tuple(2), tuple(1), false, {}, new Global('torch', dtype)],
    });
  };
  test.each<[string, Buffer, string]>([
    ['float32', floats(0, NaN), 'refused: NaN in t'],
    ['float8_e4m3fn', bytes(0x7e, 0xff), 'refused: NaN in t'],
    ['float8_e4m3fn', bytes(0x7e, 0xfe), 'ok'],
    ['float8_e5m2', bytes(0x7c, 0), 'ok'],
    ['float8_e5m2', bytes(0x7d, 0), 'refused: NaN in t'],
    ['float8_e4m3fnuz', bytes(0x80, 0), 'refused: NaN in t'],
    ['float8_e5m2fnuz', bytes(0x7f, 0), 'ok'],
    ['complex32', integers(2, 0, 0, 0, 0x7e00), 'refused: NaN in t'],
    ['uint16', integers(2, 0, 0), 'ok'],
  ])('%s %j', async (dtype, data, wanted) => {
    expect(await deep(writePickle({ t: untyped(dtype, data.length) }), { 0: data })).toBe(wanted);
  });
});

test('a storage that no tensor uses is named as one', async () => {
  const storage = new PersistentId(tuple('storage', new Global('torch', 'FloatStorage'), '0', 'cpu', 2));
  expect(await deep(writePickle([storage]), { 0: floats(1, NaN) })).toBe('refused: NaN in storage 0');
});
