import { describe, expect, test } from '@jest/globals';
import { type Inspection, type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import {
  Global,
  Instance,
  PersistentId,
  type PickleValue,
  orderedDict,
  tuple,
  writePickle,
} from '../../src/demo/pickle-writer.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { MemorySource } from '../helpers/memory-source.js';
import {
  buildLegacy,
  buildSafetensors,
  buildTorchZip,
  buildZip,
  integers,
  numbers,
  safeTensor,
  stateDictPickle,
  tensorValue,
  type TensorSpec,
} from '../helpers/zip-builder.js';
import { processorTime } from '../helpers/processor-time.js';

const look = (bytes: Uint8Array, options?: InspectOptions): Promise<Inspection> =>
  inspect(new MemorySource(bytes), options);

/** The verdict and the reasons in one line: `ok`, or `refused: a; b`. */
async function verdict(bytes: Uint8Array, options?: InspectOptions): Promise<string> {
  const { verdict, reasons, summary, tensors } = await look(bytes, options);
  expect(summary).not.toBe('');
  // The one promise that everything else rests on.
  expect(verdict === 'ok').toBe(reasons.length === 0);
  expect(tensors.every(({ key }) => key.length <= 1000)).toBe(true);
  return [verdict, ...(reasons.length > 0 ? [reasons.join('; ')] : [])].join(': ');
}

const text = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');
const u64 = (value: number): string => integers(8, value).toString('latin1');

/** The same pickle in each container that holds one; `deep` too, which must find nothing more to like. */
const containers = (pickle: Buffer): [string, Buffer][] => [
  ['zip', buildTorchZip({ pickle, storages: {} })],
  ['legacy', buildLegacy({ pickle, storages: {} })],
  ['raw', pickle],
];

describe('sound files', () => {
  test.each<[string, Buffer, Inspection['container'], number]>([
    ['torch zip', buildTorchZip(), 'torch-zip', 1],
    ['torch zip without zip64', buildTorchZip({}, { zip64: false }), 'torch-zip', 1],
    ['torch zip with its directory in another order', buildTorchZip({}, { reverse: true }), 'torch-zip', 1],
    ['legacy', buildLegacy(), 'torch-legacy', 1],
    ['safetensors', buildSafetensors(), 'safetensors', 1],
    ['raw', writePickle(orderedDict()), 'pickle', 0],
    ['VPT model', writeVptModel(), 'pickle', 0],
  ])('%s', async (_name, bytes, container, count) => {
    for (const deep of [false, true]) {
      expect(await verdict(bytes, { deep })).toBe('ok');
      const result = await look(bytes, { deep });
      expect([result.container, result.tensors.length, result.tensorBytes]).toEqual([container, count, 24 * count]);
    }
  });

  test('two tensors of one storage, a slice, a scalar and an empty one', async () => {
    const pickle = stateDictPickle({
      all: {},
      row: { shape: [3], offset: 3 },
      column: { shape: [2], stride: [3], offset: 2 },
      scalar: { shape: [], offset: 5 },
      empty: { shape: [0, 5], offset: 0 },
      spread: { shape: [1000, 6], stride: [0, 1] },
    });
    expect(await verdict(buildTorchZip({ pickle }))).toBe('ok');
    const { tensors, tensorBytes } = await look(buildTorchZip({ pickle }));
    expect([tensors.length, tensorBytes]).toEqual([6, 24]);
  });

  test('a bare storage counts as one', async () => {
    const storage = new PersistentId(tuple('storage', new Global('torch', 'FloatStorage'), '0', 'cpu', 6));
    expect(await verdict(buildTorchZip({ pickle: writePickle([storage]) }))).toBe('ok');
    expect(await verdict(buildTorchZip({ pickle: writePickle([storage]), storages: {} }))).toMatch(/has no record/);
    expect(await verdict(buildLegacy({ pickle: writePickle([storage]) }))).toBe('ok');
  });

  test('numbers are looked at only in deep mode', async () => {
    const bytes = buildTorchZip({ storages: { 0: numbers(6, NaN) } });
    expect(await verdict(bytes)).toBe('ok');
    expect(await verdict(bytes, { deep: true })).toBe('refused: NaN in w');
    expect(await verdict(buildTorchZip({ storages: { 0: Buffer.alloc(24) } }), { deep: true })).toMatch(
      /^refused: .*zero/,
    );
  });
});

describe('the pickle, in each container', () => {
  const frame = (length: number) => `\x80\x04\x95${u64(length)}`;
  test.each<[string, string, string]>([
    ['an argument beyond its frame', `${frame(3)}]M\x01\x02a.`, 'refused: an argument crosses the end of its frame'],
    ['a frame in a frame', `${frame(11)}\x95${u64(2)}}.`, 'refused: a frame within a frame'],
    ['EXT1', ']\x82\x01a.', 'refused: extension 1: what it is depends on the machine'],
    ['EXT2', ']\x83\x01\x00a.', 'refused: extension 1: what it is depends on the machine'],
    ['EXT4', ']\x84\x01\x00\x00\x00a.', 'refused: extension 1: what it is depends on the machine'],
    ['a computed callable', 'ctorch\nSize\n)R)R.', 'refused: what is called is computed, not named'],
    ['a computed class', '(ctorch\nSize\n)Ro.', 'refused: what is called is computed, not named'],
    ['SETITEM on an object', 'ctorch\nSize\n)RK\x01K\x02s.', 'refused: items are set on something that is no dict'],
    ['SETITEMS on an object', 'ctorch\nSize\n)R(K\x01K\x02u.', 'refused: items are set on something that is no dict'],
    ['APPEND on an object', 'ctorch\nSize\n)RK\x01a.', 'refused: items are appended to something that is no list'],
    ['state twice', 'ctorch\nSize\n)R}b}b.', 'refused: state is given twice'],
    ['values left', ']].', 'refused: values are left on the stack'],
    ['SETITEM on a list', ']K\x01K\x02s.', 'unreadable: items are set on something that is no dict'],
    ['no opcode', '\xff.', 'unreadable: 0xff is no opcode'],
    ['no STOP', ']', 'unreadable: '],
    ['a global that is called', 'cos\nsystem\nU\x02ls\x85R.', 'refused: loading it would import os.system'],
    ['a global that is not called', 'cos\nsystem\n.', 'refused: loading it would import os.system'],
    ['a global that is thrown away', '}cos\nsystem\n0.', 'refused: loading it would import os.system'],
    ['a global by STACK_GLOBAL', '\x80\x04\x8c\x02os\x8c\x06system\x93.', 'refused: loading it would import os.system'],
    ['a global by INST', '(ios\nsystem\n.', 'refused: loading it would import os.system'],
    [
      'a global in a persistent id',
      'cos\nsystem\nQ.',
      'refused: a persistent id that names no storage of torch; loading it would import os.system',
    ],
    [
      'a global in the state',
      'ctorch\nSize\n)Rcos\nsystem\nb.',
      'refused: state is given to what torch.Size made; loading it would import os.system',
    ],
    [
      'a submodule of an allowed name',
      'ctorch\nSize.__class__\n.',
      'refused: loading it would import torch.Size.__class__',
    ],
    ['an allowed name, split elsewhere', 'ctorch._utils\nx._rebuild_tensor_v2\n.', 'refused: loading it would import'],
    ['another case', 'ctorch\nsize\n.', 'refused: loading it would import torch.size'],
    ['a name of Object.prototype', 'ctorch\nconstructor\n.', 'refused: loading it would import torch.constructor'],
  ])('%s', async (_name, latin1, wanted) => {
    const pickle = text(latin1.startsWith('\x80') ? latin1 : `\x80\x02${latin1}`);
    for (const [, bytes] of containers(pickle)) {
      for (const deep of [false, true]) {
        const got = await verdict(bytes, { deep });
        // Where a pickle without STOP is followed by others it is not the end of the file that is noticed.
        expect(latin1 === ']' ? got.replace(/^refused/, 'unreadable') : got).toContain(wanted);
      }
    }
  });

  test.each([
    '_codecs.encode',
    '__builtin__.bytearray',
    'builtins.set',
    '__builtin__.set',
    'torch._tensor._rebuild_from_type_v2',
    'torch._utils._rebuild_device_tensor_from_numpy',
    'builtins.eval',
    'builtins.getattr',
    'importlib.import_module',
    'inspect.getmodule',
    'torch.load',
    'torch.hub.load',
    'numpy.ndarray',
    'gym3.types.DictType',
  ])('%s is on no list for weights', async (name) => {
    const at = name.lastIndexOf('.');
    const pickle = text(`\x80\x02c${name.slice(0, at)}\n${name.slice(at + 1)}\n.`);
    for (const [, bytes] of containers(pickle)) {
      for (const role of [undefined, 'weights', 'other'] as const) {
        const got = await verdict(bytes, { role });
        expect(got).toContain(`refused: loading it would import ${name}, which is not on the list for weights`);
      }
    }
  });

  test('bytes behind STOP', async () => {
    const pickle = Buffer.concat([stateDictPickle({ w: {} }), text('cos\nsystem\n.')]);
    expect(await verdict(buildTorchZip({ pickle }))).toBe('refused: 12 bytes behind the end of the pickle');
    expect(await verdict(Buffer.concat([writePickle({}), text('x')]))).toBe(
      'refused: 1 bytes behind the end of the pickle',
    );
    expect(await verdict(Buffer.concat([writeVptModel(), text('x')]))).toBe(
      'refused: 1 bytes behind the end of the pickle',
    );
    // In a legacy file the next pickle must stand there.
    expect(await verdict(buildLegacy({ pickle }))).toMatch(/^(refused|unreadable): /);
  });

  test('limits are a refusal', async () => {
    expect(await verdict(text('\x80\x02X\xff\xff\xff\x7fabc.'))).toMatch(/^refused: strings of more than/);
    expect(await verdict(Buffer.concat([text('\x80\x02'), Buffer.alloc(2_100_000, 'N')]))).toMatch(
      /^refused: more than \d+ op/,
    );
  });
});

describe('what a role may name', () => {
  test('gym3 for an architecture only, known by its content or by its role', async () => {
    expect(await verdict(writeVptModel(), { role: 'vpt-architecture' })).toBe('ok');
    expect(await verdict(writeVptModel(), { role: 'weights' })).toMatch(
      /import gym3\.types\.DictType.*list for weights/,
    );
    expect(await verdict(writeVptModel(), { role: 'visual-prompts' })).toMatch(/import gym3.*list for numpy/);
    const evil = { model: { args: { net: { args: { hidsize: 2048 } } } }, extra: new Global('os', 'system') };
    expect(await verdict(writePickle(evil))).toMatch(/refused: .*import os\.system.*list for gym3/);
    const torch = { ...evil, extra: new Global('torch', 'Size') };
    expect(await verdict(writePickle(torch))).toMatch(/refused: .*import torch\.Size.*list for gym3/);
  });

  test('numpy for prompts and for the dataset that upstream trains from, only', async () => {
    const pickle = writePickle(new Global('numpy', 'ndarray'));
    for (const role of ['visual-prompts', 'dataset'] as const) expect(await verdict(pickle, { role })).toBe('ok');
    for (const role of [undefined, 'vpt-architecture', 'other', 'clip-tokenizer'] as const)
      expect(await verdict(pickle, { role })).toMatch(/^refused: loading it would import numpy\.ndarray/);
  });

  test('allowGlobals: exact names, and it shows', async () => {
    const pickle = writePickle([new Global('my.code', 'Thing'), new Global('os', 'system')]);
    const both = ['my.code.Thing', 'os.system'];
    const result = await look(pickle, { allowGlobals: both });
    expect([result.verdict, result.notes]).toEqual(['ok', ['allowed by allow-globals: my.code.Thing, os.system']]);
    expect(await verdict(pickle, { allowGlobals: ['my.code.Thing'] })).toMatch(
      /^refused: loading it would import os\.system,/,
    );
    for (const pattern of ['my.code.*', 'my.code', '*', 'os', 'Thing', 'OS.SYSTEM', ''])
      expect(await verdict(pickle, { allowGlobals: [pattern] })).toMatch(/import my\.code\.Thing, os\.system/);
  });

  test('a pinned digest answers for the globals, for nothing else, and it shows', async () => {
    const pickle = writePickle(new Global('os', 'system'));
    const result = await look(pickle, { pinned: true });
    expect(result.verdict).toBe('ok');
    expect(result.notes.join()).toMatch(/import os\.system.*pinned/);
    expect(await verdict(Buffer.concat([pickle, text('x')]), { pinned: true })).toMatch(/^refused: 1 bytes behind/);
    expect(await verdict(text('\x80\x02\x82\x01.'), { pinned: true })).toMatch(/^refused: extension 1/);
    expect(await verdict(text('\x80\x02ctorch\nSize\n)R)R.'), { pinned: true })).toMatch(
      /^refused: what is called is computed/,
    );
    expect(await verdict(buildTorchZip({ byteorder: 'big' }), { pinned: true })).toMatch(/^refused/);
  });

  test('an allowed name does not hide what is odd', async () => {
    expect(await verdict(text('\x80\x02\x82\x01.'), { allowGlobals: ['copyreg._extension_registry.1'] })).toMatch(
      /^refused: ext/,
    );
  });
});

describe('wrong role', () => {
  test('a tensor of another checkpoint, an architecture, nothing at all', async () => {
    for (const role of ['steve1-prior', 'steve1-policy', 'vpt-policy', 'mineclip'] as const) {
      for (const bytes of [buildTorchZip(), buildLegacy(), buildSafetensors(), writeVptModel(), writePickle({})]) {
        const result = await look(bytes, { role });
        expect([role, result.verdict, result.wrongRole]).toEqual([role, 'refused', true]);
      }
    }
  });

  test('weights where an architecture is wanted', async () => {
    expect(await verdict(buildTorchZip(), { role: 'vpt-architecture' })).toMatch(
      /refused: .*does not say what a VPT model/,
    );
  });

  /** A checkpoint whose tensors have the shapes of a known table. */
  const named = async (title: string, change: (entries: [string, TensorSpec][]) => [string, TensorSpec][]) => {
    const table = (await knownTables()).find((one) => one.title === title)!;
    const entries = [...table.shapes].map(([key, shape]): [string, TensorSpec] => [key, { shape }]);
    const specs = change(entries).map(([key, { shape = [] }], i): [string, TensorSpec] => {
      const elements = shape.reduce((product, size) => product * size, 1);
      return [key, { shape, storage: String(i), elements }];
    });
    return buildTorchZip({
      pickle: stateDictPickle(Object.fromEntries(specs)),
      storages: Object.fromEntries(
        specs.map(([, { storage = '', elements = 0 }]) => [storage, Buffer.alloc(4 * elements)]),
      ),
    });
  };

  test('the prior as it is, and by any other shape, name or number of tensors', async () => {
    const role = 'steve1-prior';
    expect(await verdict(await named('STEVE-1 prior', (all) => all), { role })).toBe('ok');
    expect((await look(await named('STEVE-1 prior', (all) => all))).role).toBe(role);
    expect(await verdict(await named('STEVE-1 prior', (all) => all.slice(1)), { role })).toMatch(
      /^refused: .*1 missing/,
    );
    const more = await named('STEVE-1 prior', (all) => [...all, ['more', { shape: [1] }]]);
    expect(await verdict(more, { role })).toMatch(/^refused: .*1 unexpected \(more\)/);
    const twice = await named('STEVE-1 prior', (all) => [...all, [`state_dict.${all[0]![0]}`, all[0]![1]]]);
    expect(await verdict(twice, { role })).toMatch(/^refused: .*1 unexpected \(state_dict\.\S+\)/);
    const other = await named('STEVE-1 prior', (all) =>
      all.map(([key, spec], i) => [key, i === 0 ? { shape: [7] } : spec]),
    );
    expect(await verdict(other, { role })).toMatch(/^refused/);
    const prefixed = await named('STEVE-1 prior', (all) => all.map(([key, spec]) => [`policy.${key}`, spec]));
    expect(await verdict(prefixed, { role })).toMatch(/^refused: .*every key begins with `policy\.`/);
    expect(await verdict(await named('STEVE-1 prior', (all) => all), { role: 'steve1-policy' })).toMatch(
      /^refused: this is the STEVE-1 prior \(20 tensors, 9\.0 MiB\), not the STEVE-1 policy 2x \(136 tensors, 951\.9 MiB\)/,
    );
  });
});

describe('tensors and their storages', () => {
  const zip = (spec: TensorSpec, storages: Record<string, Buffer> = { 0: numbers(6) }) =>
    verdict(buildTorchZip({ pickle: stateDictPickle({ w: spec }), storages }));
  const legacy = (spec: TensorSpec) => verdict(buildLegacy({ pickle: stateDictPickle({ w: spec }, true) }));

  test.each<[string, TensorSpec, RegExp]>([
    ['an offset', { offset: 1 }, /^refused: w reaches beyond its storage 0 \(7 of 6 elements\)/],
    ['a shape', { shape: [3, 3] }, /^refused: w reaches beyond its storage/],
    ['a stride', { stride: [4, 1] }, /^refused: w reaches beyond its storage/],
    ['a product beyond any number', { shape: [2 ** 40, 2 ** 40] }, /^refused: w reaches beyond its storage/],
    ['an offset beyond any number', { offset: 2 ** 60 }, /^refused: the offset of w is no size/],
    ['a negative offset', { offset: -1 }, /^refused: the offset of w is no size/],
    ['a negative size', { shape: [-1, 6], stride: [1, 1] }, /^refused: the shape of w is no size/],
    ['a negative stride', { stride: [-3, 1] }, /^refused: the stride of w is no size/],
    ['more sizes than strides', { shape: [2, 3], stride: [1] }, /^refused: w has 2 sizes and 1 strides/],
    ['65 sizes', { shape: Array.from({ length: 65 }, () => 1) }, /^refused: the shape of w is no tuple of sizes/],
    ['an unknown storage', { storageType: 'EvilStorage' }, /^refused: a persistent id that names no storage of torch/],
    ['a storage named as JavaScript has it', { storageType: 'constructor' }, /^refused: a persistent id that names no/],
    ['a storage named __proto__', { storageType: '__proto__' }, /^refused: a persistent id that names no storage/],
  ])('outside by %s', async (_name, spec, wanted) => {
    expect(await zip(spec)).toMatch(wanted);
    expect(await legacy(spec)).toMatch(wanted);
  });

  test('a record of another size than numel × itemsize', async () => {
    for (const count of [0, 5, 7])
      expect(await zip({}, { 0: numbers(count) })).toBe(
        `refused: the record of storage 0 has ${4 * count} bytes, not 24`,
      );
    expect(await zip({ storageType: 'HalfStorage' })).toBe('refused: the record of storage 0 has 24 bytes, not 12');
    expect(await zip({ storageType: 'LongStorage' })).toBe('refused: the record of storage 0 has 24 bytes, not 48');
    expect(await zip({ elements: 7 })).toBe('refused: the record of storage 0 has 24 bytes, not 28');
    expect(await verdict(buildLegacy({ counts: { 0: 5 } }))).toBe(
      'refused: storage 0 has 5 elements in the file, not 6',
    );
    expect(await verdict(buildLegacy({ counts: { 0: -1 } }))).toMatch(/^refused: storage 0 has -1 elements/);
  });

  test('a storage that is not there', async () => {
    expect(await zip({ storage: '1' }, {})).toBe('refused: storage 1 has no record');
    expect(await zip({ storage: '../0' }, {})).toBe('refused: storage ../0 has no record');
    expect(await zip({}, { 0: numbers(6), 1: numbers(6) })).toBe('refused: archive/data/1 belongs to no storage');
    expect(await zip({ storage: '' })).toMatch(/^refused: storage {2}has no record/);
    expect(await verdict(buildLegacy({ keys: [] }))).toMatch(/^refused: storage 0 is not in the file/);
    expect(await verdict(buildLegacy({ keys: ['0', '1'] }))).toBe('refused: a storage is listed that nothing uses');
    expect(await verdict(buildLegacy({ keys: ['0', '0'] }))).toBe('refused: a storage is listed that nothing uses');
    expect(await verdict(buildLegacy({ keys: [0] }))).toBe('refused: a storage is listed that nothing uses');
    expect(await verdict(buildLegacy({ keys: {} }))).toBe('refused: the keys of the storages are no list');
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, { storage: `${i}` }]));
    expect((await zip({}, {})).length).toBeLessThan(100);
    const missing = await look(buildTorchZip({ pickle: stateDictPickle(many), storages: {} }));
    expect([missing.verdict, missing.reasons.length]).toEqual(['refused', 20]);
  });

  test('tensors in a pickle alone', async () => {
    expect(await verdict(stateDictPickle({ w: {} }))).toBe('refused: it names storages, and a pickle alone has none');
  });

  test('a storage that is described in two ways', async () => {
    for (const other of [
      { elements: 7 },
      { storageType: 'IntStorage' },
      { storageType: 'HalfStorage', elements: 12 },
    ]) {
      const both = { a: {}, b: { ...other } };
      expect(await verdict(buildTorchZip({ pickle: stateDictPickle(both) }))).toBe(
        'refused: storage 0 is described in two ways',
      );
      expect(await verdict(buildLegacy({ pickle: stateDictPickle(both, true) }))).toBe(
        'refused: storage 0 is described in two ways',
      );
    }
  });

  test.each<[string, PickleValue]>([
    ['no persistent id', null],
    ['a persistent id that is text', new PersistentId('0')],
    ['a persistent id without items', new PersistentId(tuple())],
    ['a persistent id of another kind', new PersistentId(tuple('module', 'x', 'y'))],
    ['a persistent id that is short', new PersistentId(tuple('storage', new Global('torch', 'FloatStorage'), '0'))],
    ['a type that is text', new PersistentId(tuple('storage', 'FloatStorage', '0', 'cpu', 6))],
    ['a key that is a number', new PersistentId(tuple('storage', new Global('torch', 'FloatStorage'), 0, 'cpu', 6))],
    ['a size that is text', new PersistentId(tuple('storage', new Global('torch', 'FloatStorage'), '0', 'cpu', '6'))],
  ])('a storage by %s', async (_name, storage) => {
    const rebuild = new Global('torch._utils', '_rebuild_tensor_v2');
    const pickle = writePickle({ w: new Instance(rebuild, { args: [storage, 0, tuple(6), tuple(1), false] }) });
    expect(await verdict(buildTorchZip({ pickle }))).toMatch(/^refused: /);
    expect(await verdict(buildLegacy({ pickle }))).toMatch(/^refused: /);
  });

  test('arguments that are missing', async () => {
    const rebuild = new Global('torch._utils', '_rebuild_tensor_v2');
    expect(await verdict(buildTorchZip({ pickle: writePickle(new Instance(rebuild, {})) }))).toMatch(/^refused: /);
  });
});

describe('the zip', () => {
  const changed = (name: string, change: object) => buildTorchZip({ change: { [name]: change } });

  test.each<[string, Buffer, RegExp]>([
    [
      'an entry twice',
      buildTorchZip({ more: [{ name: 'data.pkl', data: writePickle({}) }] }),
      /data\.pkl stands twice/,
    ],
    ['a record twice', buildTorchZip({ more: [{ name: 'data/0', data: numbers(6) }] }), /data\/0 stands twice/],
    [
      'a second pickle',
      buildTorchZip({ more: [{ name: 'other.pkl', data: writePickle({}) }] }),
      /other\.pkl has no place/,
    ],
    [
      'a second root',
      buildTorchZip({ more: [{ name: '/evil/data.pkl', data: writePickle({}) }] }),
      /evil\/data\.pkl has no place/,
    ],
    [
      'a pickle at the top',
      buildTorchZip({ more: [{ name: '/data.pkl', data: writePickle({}) }] }),
      /data\.pkl has no place/,
    ],
    [
      'a pickle in another case',
      buildTorchZip({ more: [{ name: 'DATA.PKL', data: writePickle({}) }] }),
      /DATA\.PKL has no place/,
    ],
    ['a pickle beside a NUL', buildTorchZip({ more: [{ name: 'data.pkl\0', data: writePickle({}) }] }), /has no place/],
    ['a path upwards', buildTorchZip({ more: [{ name: '../x', data: writePickle({}) }] }), /has no place/],
    ['a record that is no number', buildTorchZip({ more: [{ name: 'data/0x', data: numbers(1) }] }), /has no place/],
    ['entries at one place', buildTorchZip({ more: [{ name: 'data/1', data: numbers(6), offset: 0 }] }), /overlaps/],
    ['an entry within another', changed('data/0', { offset: 100 }), /overlaps|no local header|bytes between|gap/],
    ['an entry that is longer than its place', changed('data/0', { size: 4000, compressedSize: 4000 }), /overlaps/],
    ['an entry beyond the directory', changed('version', { offset: 0x7fffffff }), /a gap of/],
    ['encryption', changed('data.pkl', { flags: 0x809 }), /data\.pkl is encrypted/],
    ['encryption of a record', changed('data/0', { flags: 0x809 }), /data\/0 is encrypted/],
    ['strong encryption', changed('data.pkl', { flags: 0x848 }), /has flags 0x848/],
    ['patched data', changed('data/0', { flags: 0x828 }), /has flags 0x828/],
    ['a masked header', changed('data.pkl', { flags: 0x2808 }), /has flags 0x2808/],
    ['deflate', changed('data.pkl', { method: 8 }), /data\.pkl is compressed/],
    ['deflate of a record', changed('data/0', { method: 8 }), /data\/0 is compressed/],
    ['another method', changed('data/0', { method: 99 }), /data\/0 is compressed/],
    ['two sizes', changed('data.pkl', { compressedSize: 5 }), /data\.pkl is stored, with two sizes/],
    [
      'another local name',
      changed('data.pkl', { localName: 'archive/evil.pkl' }),
      /data\.pkl is called archive\/evil\.pkl/,
    ],
    ['a shorter local name', changed('version', { localName: 'archive/v' }), /version is called archive\/v/],
    ['other local flags', changed('data.pkl', { localFlags: 0x800 }), /data\.pkl has other flags/],
    ['another local method', changed('data.pkl', { localMethod: 8 }), /data\.pkl has other flags/],
    ['other local sizes', changed('data.pkl', { flags: 0x800, localSizes: [3, 3] }), /data\.pkl has other sizes/],
    ['no local header', changed('data.pkl', { localSignature: 0x04034b51 }), /unreadable|no local header/],
    [
      'a local header that lies',
      changed('byteorder', { localSignature: 1 }),
      /no local header where archive\/byteorder/,
    ],
    ['a gap', changed('byteorder', { gap: Buffer.alloc(64) }), /bytes between archive\/data\.pkl/],
    [
      'a hidden entry',
      buildTorchZip({ more: [{ name: 'data.pkl', data: writePickle({}), hidden: true }] }),
      /bytes between archive\/version/,
    ],
    [
      'a large gap behind a record',
      changed('version', { gap: Buffer.alloc(10_000) }),
      /gap of \d+ bytes behind archive\/data\/0/,
    ],
    ['a long descriptor', changed('data.pkl', { descriptor: Buffer.alloc(28) }), /28 bytes between archive\/data\.pkl/],
    [
      'a descriptor without its bit',
      changed('data.pkl', { flags: 0x800, descriptor: Buffer.alloc(16) }),
      /16 bytes between/,
    ],
    ['an entry with a comment', changed('data/0', { comment: 'x' }), /data\/0 has a comment/],
    ['a name that is no UTF-8', changed('version', {}).map((byte) => byte) as Buffer, /^$/],
    ['a prefix', buildTorchZip({}, { prefix: text('PK\x03\x04 and more') }), /before the first entry/],
    [
      'something before the directory',
      buildTorchZip({}, { beforeDirectory: Buffer.alloc(5) }),
      /5|bytes between archive\/version/,
    ],
    [
      'something behind the directory',
      buildTorchZip({}, { behindDirectory: Buffer.alloc(5) }),
      /between the directory/,
    ],
    [
      'the same, without zip64',
      buildTorchZip({}, { behindDirectory: Buffer.alloc(5), zip64: false }),
      /between the directory/,
    ],
    ['a comment', buildTorchZip({}, { comment: 'hello' }), /a comment, or 5 bytes behind the end/],
    ['a comment, without zip64', buildTorchZip({}, { comment: 'hello', zip64: false }), /a comment, or 5 bytes behind/],
    ['bytes behind the end', buildTorchZip({}, { behindEnd: text('x') }), /a comment, or 1 bytes behind the end/],
    [
      'another zip behind the end',
      buildTorchZip({}, { behindEnd: buildTorchZip() }),
      /before the first entry|directory|zip64/,
    ],
    [
      'more entries than said',
      buildTorchZip({}, { end: { entries: 3 }, end64: { entries: 3 } }),
      /says it has 3 entries, and has 4/,
    ],
    [
      'fewer entries than said',
      buildTorchZip({}, { end: { entries: 5 }, end64: { entries: 5 } }),
      /says it has 5 entries, and has 4/,
    ],
    ['zip64: another count', buildTorchZip({}, { end64: { entries: 3 } }), /end records of the zip contradict/],
    ['zip64: another size', buildTorchZip({}, { end64: { bytes: 3 } }), /end records of the zip contradict/],
    ['zip64: another place', buildTorchZip({}, { end64: { offset: 0 } }), /end records of the zip contradict/],
    ['zip64: the small record lies', buildTorchZip({}, { end: { offset: 0 } }), /end records of the zip contradict/],
    ['zip64: no record at its place', buildTorchZip({}, { end64: { at: 0 } }), /zip64 end record is not where/],
    ['zip64: no signature', buildTorchZip({}, { end64: { signature: 1 } }), /zip64 end record is not where/],
    [
      'zip64: a longer record',
      buildTorchZip({}, { end64: { length: 45 } }),
      /between the zip64 end record and its locator/,
    ],
    ['zip64: a place beyond any file', buildTorchZip({}, { end64: { at: 2n ** 63n } }), /beyond any file/],
    ['zip64: a place behind the file', buildTorchZip({}, { end64: { at: 2n ** 40n } }), /points at byte/],
    [
      'zip64: numbers beyond any file',
      buildTorchZip({}, { end: { entries: 0xffff }, end64: { entries: 2n ** 64n - 1n } }),
      /beyond any file/,
    ],
    [
      'zip64: a million entries',
      buildTorchZip({}, { end: { entries: 0xffff }, end64: { entries: 10 ** 6 } }),
      /a directory of 1000000 entries/,
    ],
    ['several disks', buildTorchZip({}, { end: { disk: 1 } }), /several disks/],
    ['entries on another disk', buildTorchZip({}, { end: { here: 3 }, zip64: false }), /several disks/],
    ['entries on another disk, by zip64', buildTorchZip({}, { end64: { here: 3 } }), /several disks/],
    [
      'wide sizes and no field for them',
      changed('data/0', { size: 0xffffffff, compressedSize: 0xffffffff }),
      /overlaps/,
    ],
    [
      'a zip64 field that is short',
      changed('data/0', { size: 0xffffffff, compressedSize: 0xffffffff, centralExtra: integers(2, 1, 4, 0, 0) }),
      /field of archive\/data\/0 is too short/,
    ],
    [
      'a zip64 field that lies',
      changed('data/0', {
        size: 0xffffffff,
        compressedSize: 0xffffffff,
        centralExtra: Buffer.concat([integers(2, 1, 16), integers(8, 24, 25)]),
      }),
      /stored, with two sizes/,
    ],
    [
      'an extra field beyond its room',
      changed('data/0', { centralExtra: integers(2, 7, 100) }),
      /extra field of archive\/data\/0 is longer/,
    ],
    ['big-endian', buildTorchZip({ byteorder: 'big' }), /byte order of the file is not little/],
    ['an odd byte order', buildTorchZip({ byteorder: 'little\n' }), /byte order of the file is not little/],
    ['no data.pkl', buildZip([{ name: 'a/b', data: numbers(1) }]), /no data\.pkl/],
    ['no root', buildZip([{ name: 'data.pkl', data: writePickle({}) }]), /no data\.pkl/],
    ['nothing in it', Buffer.concat([text('PK\x05\x06'), Buffer.alloc(18)]), /no data\.pkl/],
    ['TorchScript', buildTorchZip({ more: [{ name: 'constants.pkl', data: writePickle({}) }] }), /TorchScript/],
    [
      'TorchScript by its code',
      buildTorchZip({ more: [{ name: 'code/__torch__.py', data: text('x'), method: 8 }] }),
      /TorchScript/,
    ],
  ])('%s', async (name, bytes, wanted) => {
    if (name === 'a name that is no UTF-8') {
      const at = bytes.lastIndexOf('archive/version');
      bytes[at] = 0xff;
      wanted = /a name in the zip is no UTF-8/;
    }
    for (const options of [{}, { deep: true }, { pinned: true, allowGlobals: ['os.system'] }]) {
      const got = await verdict(bytes, options);
      expect(got).toMatch(/^(refused|unreadable): /);
      expect(got).toMatch(wanted);
    }
  });

  test('records that only deep mode opens', async () => {
    for (const change of [{ localName: 'archive/data/1' }, { localFlags: 0x800 }, { localSignature: 1 }]) {
      const bytes = changed('data/0', change);
      expect(await verdict(bytes, { deep: true })).toMatch(/^refused: /);
    }
  });

  test('the reader opens neither the records nor what they hold', async () => {
    const storages = { 0: numbers(1 << 20) };
    const pickle = stateDictPickle({ w: { shape: [1 << 20], elements: 1 << 20 } });
    const source = new MemorySource(buildTorchZip({ pickle, storages }));
    expect((await inspect(source)).verdict).toBe('ok');
    expect(source.bytesRead).toBeLessThan(100_000);
  });
});

describe('too short', () => {
  const pickle = stateDictPickle({ w: { shape: [1000], elements: 1000 } });
  const storages = { 0: numbers(1000) };

  test('a zip, cut anywhere', async () => {
    const whole = buildTorchZip({ pickle, storages });
    const pickleEnd = whole.indexOf(pickle) + pickle.length;
    for (let length = 4; length < whole.length; length += length < 400 ? 1 : 37) {
      const result = await look(whole.subarray(0, length));
      expect([length, result.verdict]).toEqual([length, 'unreadable']);
      if (length < pickleEnd) continue;
      expect(result.tensors.map(({ key, shape }) => [key, shape])).toEqual([['w', [1000]]]);
      expect(result.missingBytes).toBeGreaterThan(0);
      expect(result.missingBytes).toBeLessThanOrEqual(whole.length - length);
      expect(result.reasons.join()).toMatch(/ends too early: at least \d+ bytes are missing/);
      // It is an estimate only as far as headers and the directory go.
      expect(whole.length - length - result.missingBytes!).toBeLessThan(1000);
    }
  });

  test.each([1, 2, 21, 22, 23, 41, 42, 43, 97, 98, 99])('a zip without its last %s bytes', async (count) => {
    const whole = buildTorchZip();
    expect(await verdict(whole.subarray(0, whole.length - count))).toMatch(
      /^unreadable: .*at least \d+ bytes are missing/,
    );
  });

  test('a legacy file, cut anywhere', async () => {
    const object = stateDictPickle({ w: { shape: [1000], elements: 1000 } }, true);
    const whole = buildLegacy({ pickle: object, storages });
    const pickles = whole.length - 4008;
    for (let length = 2; length < whole.length; length += length < pickles + 20 ? 1 : 37) {
      const result = await look(whole.subarray(0, length));
      expect([length, result.verdict]).toEqual([length, 'unreadable']);
      if (length >= pickles) expect(result.missingBytes).toBe(whole.length - length);
    }
    expect(await verdict(Buffer.concat([whole, text('x')]))).toBe('refused: 1 bytes behind the end of the file');
  });

  test('safetensors, cut anywhere', async () => {
    const whole = buildSafetensors();
    for (let length = 9; length < whole.length; length++) {
      const result = await look(whole.subarray(0, length));
      expect([length, result.verdict]).toEqual([length, 'unreadable']);
      if (length >= whole.length - 24) expect(result.missingBytes).toBe(whole.length - length);
    }
  });
});

describe('legacy', () => {
  test.each<[string, Buffer, RegExp]>([
    ['another protocol', buildLegacy({ protocol: 1000 }), /^unreadable: no torch file/],
    [
      'big-endian',
      buildLegacy({ system: { little_endian: false } }),
      /^refused: the byte order of the file is not little/,
    ],
    ['no byte order', buildLegacy({ system: {} }), /^refused: the byte order of the file is not little/],
    ['a system that is no dict', buildLegacy({ system: [] }), /^refused: the byte order of the file is not little/],
    [
      'a global in the system',
      buildLegacy({ system: { little_endian: true, x: new Global('torch', 'Size') } }),
      /^refused: torch\.Size named outside the object/,
    ],
    ['a global in the protocol', buildLegacy({ protocol: new Global('os', 'system') }), /^unreadable: no torch file/],
    ['a global among the keys', buildLegacy({ keys: ['0', new Global('os', 'system')] }), /^refused: /],
    ['bytes behind', buildLegacy({ behind: text('x') }), /^refused: 1 bytes behind the end of the file/],
    ['another file behind', buildLegacy({ behind: buildLegacy() }), /^refused: \d+ bytes behind the end of the file/],
  ])('%s', async (_name, bytes, wanted) => {
    expect(await verdict(bytes)).toMatch(wanted);
    expect(await verdict(bytes, { deep: true, pinned: true })).toMatch(wanted);
  });

  test('the magic number alone is no torch file', async () => {
    expect(await verdict(writePickle(0x1950a86a20f9469cfc6cn))).toMatch(/^unreadable/);
    expect(await verdict(buildLegacy({ magic: 1 }))).toMatch(/^refused: \d+ bytes behind the end of the pickle/);
  });
});

describe('safetensors', () => {
  const header = (value: unknown, data = numbers(6)) => buildSafetensors({ header: value, data });
  const pad = 'x'.repeat(16);

  test.each<[string, Buffer, RegExp]>([
    ['a gap', header({ a: safeTensor(0, 8, [2]), b: safeTensor(12, 24, [3]) }), /a gap or an overlap before b/],
    ['a gap at the front', header({ a: safeTensor(4, 24, [5]) }), /a gap or an overlap before a/],
    ['an overlap', header({ a: safeTensor(0, 16, [4]), b: safeTensor(8, 24, [4]) }), /a gap or an overlap before b/],
    [
      'the same place twice',
      header({ a: safeTensor(0, 24, [6]), b: safeTensor(0, 24, [6]) }),
      /a gap or an overlap before b/,
    ],
    ['bytes behind', header({ a: safeTensor(0, 20, [5]) }), /4 bytes behind the last tensor/],
    ['too few bytes', header({ a: safeTensor(0, 28, [7]) }), /at least 4 bytes are missing/],
    ['a shape of other bytes', header({ a: safeTensor(0, 24, [5]) }), /a has 24 bytes, and its shape wants 20/],
    ['a type of other bytes', header({ a: safeTensor(0, 24, [6], 'F64') }), /a has 24 bytes, and its shape wants 48/],
    ['an end before its start', header({ a: safeTensor(24, 0, [6]) }), /a has -24 bytes/],
    ['a negative start', header({ a: safeTensor(-4, 20, [6]) }), /a has no offsets/],
    ['a fraction', header({ a: safeTensor(0.5, 24.5, [6]) }), /a has no offsets/],
    ['offsets as text', header({ a: { dtype: 'F32', shape: [6], data_offsets: ['0', '24'] } }), /a has no offsets/],
    ['an end as text', header({ a: { dtype: 'F32', shape: [6], data_offsets: [0, '24'] } }), /a has no offsets/],
    [
      'objects for offsets',
      header({ a: { dtype: 'F32', shape: [6], data_offsets: [0, { valueOf: 1, toString: 1 }] } }),
      /a has no offsets/,
    ],
    ['one offset', header({ a: { dtype: 'F32', shape: [6], data_offsets: [24] } }), /a has no offsets/],
    ['three offsets', header({ a: { dtype: 'F32', shape: [6], data_offsets: [0, 24, 24] } }), /a has no offsets/],
    ['no offsets', header({ a: { dtype: 'F32', shape: [6] } }), /a has no offsets/],
    ['no shape', header({ a: { dtype: 'F32', data_offsets: [0, 24] } }), /a has no shape/],
    ['a negative shape', header({ a: safeTensor(0, 24, [-2, -3]) }), /a has no shape/],
    ['a shape beyond any number', header({ a: safeTensor(0, 24, [2 ** 50, 2 ** 50]) }), /its shape wants/],
    [
      '65 sizes',
      header({
        a: safeTensor(
          0,
          4,
          Array.from({ length: 65 }, () => 1),
        ),
      }),
      /a has no shape/,
    ],
    ['an unknown type', header({ a: safeTensor(0, 24, [6], 'F128') }), /a has the element type F128/],
    [
      'a type of Object.prototype',
      header({ a: safeTensor(0, 24, [6], 'constructor') }),
      /a has the element type constructor/,
    ],
    [
      'a type that is an object',
      header({ a: { dtype: { toString: 1, valueOf: 1 }, shape: [6], data_offsets: [0, 24] } }),
      /a has no element type/,
    ],
    ['a tensor that is null', header({ a: null }), /a has no element type/],
    ['a tensor that is a list', header({ a: [] }), /a has no element type/],
    ['a header that is no JSON', buildSafetensors({ text: `{"a":${pad}` }), /^unreadable: the header is no JSON/],
    [
      'a header that is no UTF-8',
      Buffer.concat([integers(8, 4), text('{"\xff"'), numbers(6)]),
      /^unreadable: the header is no JSON/,
    ],
    ['JSON that goes on', buildSafetensors({ text: '{"a":{}} {}' }), /^unreadable: the header is no JSON/],
    [
      'a header that is longer than the file',
      buildSafetensors({ length: 10_000 }),
      /^unreadable: a header of 10000 bytes/,
    ],
    ['a header that is longer than any', buildSafetensors({ length: 2 ** 40 }), /^unreadable: a header of/],
    ['a header that is shorter', buildSafetensors({ length: 5 }), /^unreadable: the header is no JSON/],
    [
      'JSON of a great depth',
      buildSafetensors({ text: `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}` }),
      /^(unreadable|refused): /,
    ],
  ])('%s', async (_name, bytes, wanted) => {
    const got = await verdict(bytes);
    expect(got).toMatch(/^(refused|unreadable): /);
    expect(got).toMatch(wanted);
    expect(await verdict(bytes, { deep: true, pinned: true, allowGlobals: ['x'] })).toBe(got);
  });

  test.each([112, 640, 896, 1152, 1408, 1664, 2416, 12_400, 67_200])('a header of %i bytes', async (length) => {
    const text = JSON.stringify({ w: safeTensor(0, 24, [2, 3]) }).padEnd(length);
    for (const mayBeOther of [false, true])
      expect((await inspect(new MemorySource(buildSafetensors({ text })), { mayBeOther })).verdict).toBe('ok');
  });

  test('metadata, an empty tensor and an empty file', async () => {
    expect(
      await verdict(header({ __metadata__: { format: 'pt' }, a: safeTensor(0, 24, [6]), b: safeTensor(24, 24, [0]) })),
    ).toBe('ok');
    expect(await verdict(header({ __metadata__: {} }, Buffer.alloc(0)))).toBe('ok');
  });
});

describe('what is no checkpoint is unreadable', () => {
  const tar = Buffer.alloc(1024);
  tar.write('name', 0);
  tar.write('ustar', 257);
  test.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(5000)],
    ['html', text('<!DOCTYPE html><html><head><title>Google Drive - Virus scan warning</title>')],
    ['html', text('\n<html lang="en"><body>Quota exceeded')],
    ['xml', text('\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code></Error>')],
    ['lfs-pointer', text('version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 5\n')],
    ['gzip', text('\x1f\x8b\x08\0\0\0\0\0')],
    ['zstd', text('\x28\xb5\x2f\xfd1234')],
    ['7z', text('7z\xbc\xaf\x27\x1c\0\x04')],
    ['tar', tar],
    ['hdf5', text('\x89HDF\r\n\x1a\n1234')],
    ['npy', text("\x93NUMPY\x01\0v\0{'descr': '<f4'")],
    ['gguf', text('GGUF\x03\0\0\0')],
    ['png', text('\x89PNG\r\n\x1a\n')],
    ['json', text('{"a": 1}')],
    ['text', text('hello')],
    ['binary', text('\x01\x02\x03\xff')],
    ['pickle', text('\x80\x02')],
    ['zip', text('PK\x03\x04')],
    ['zip', text('PK\x05\x06')],
    ['safetensors', text('\x02\0\0\0\0\0\0\0{')],
  ])('%s', async (kind, bytes) => {
    for (const options of [{}, { role: 'weights' }, { role: 'other', pinned: true, deep: true }] as InspectOptions[]) {
      const result = await look(bytes, options);
      expect([result.kind, result.verdict, result.tensors, result.reasons.length]).toEqual([kind, 'unreadable', [], 1]);
    }
  });
});

describe('built to exhaust', () => {
  const within = async (bytes: Buffer, milliseconds = 4000) => {
    const took = processorTime();
    const got = await verdict(bytes);
    expect(took()).toBeLessThan(milliseconds);
    return got;
  };

  test('many items, a hundred thousand levels', async () => {
    const times = (one: string, count: number) => Buffer.from(one.repeat(count), 'latin1');
    const wrap = (...parts: (string | Buffer)[]) =>
      Buffer.concat([
        text('\x80\x02'),
        ...parts.map((part) => (typeof part === 'string' ? text(part) : part)),
        text('.'),
      ]);
    expect(await within(wrap('](', times('}', 90_000), 'e'))).toBe('ok');
    expect(await within(wrap('(', times(']', 90_000), 't'))).toBe('ok');
    expect(await within(wrap('N', times('\x85', 200_000)))).toBe('ok');
    expect(await within(wrap(times('}U\x01k', 80_000), 'N', times('s', 80_000)))).toBe('ok');
    expect(await within(wrap(times('(', 100_000), times('t', 100_000)))).toBe('ok');
    const rebuild = 'ctorch._utils\n_rebuild_parameter\nq\x000ctorch._utils\n_rebuild_parameter_with_state\nq\x010';
    expect(await within(wrap(rebuild, times('h\x00h\x01', 50_000), 'N', times('\x85R\x85R', 50_000)))).toMatch(
      /^refused: .*_rebuild_parameter is called with 1 arguments/,
    );
    const key = `U\xff${'k'.repeat(255)}q\x00`;
    expect(await within(wrap(key, '0', times('}h\x00', 80_000), 'N', times('s', 80_000)))).toBe('ok');
  });

  test('one tensor in a million places', async () => {
    const head = writePickle(tensorValue());
    const bytes = Buffer.concat([
      head.subarray(0, -1),
      text('q\x640]('),
      Buffer.from('h\x64'.repeat(1_000_000), 'latin1'),
      text('e.'),
    ]);
    expect(await within(buildTorchZip({ pickle: bytes }))).toMatch(/^refused: more than 20000 tensors/);
  });

  test('a tensor under a key of a megabyte', async () => {
    const bytes = buildTorchZip({ pickle: stateDictPickle({ ['k'.repeat(1 << 20)]: {} }) });
    expect(await within(bytes)).toMatch(/^refused: the key of a tensor has more than 1000 characters/);
  });

  test('a hundred thousand extensions', async () => {
    const codes = Array.from({ length: 200_000 }, (_, i) => Buffer.concat([text('\x84'), integers(4, i), text('0')]));
    const { verdict: is, reasons } = await look(Buffer.concat([text('\x80\x02'), ...codes, text('N.')]));
    expect([is, reasons]).toEqual(['refused', [expect.stringMatching(/^more than 10000 names/)]]);
  });

  test('messages stay short, whatever the file calls things', async () => {
    const long = 'x'.repeat(60_000);
    const results = await Promise.all([
      look(buildTorchZip({ more: [{ name: long, data: numbers(1) }] })),
      look(buildTorchZip({ pickle: stateDictPickle({ w: { storage: long } }) })),
      look(buildSafetensors({ header: { [long]: safeTensor(0, 20, [6]) } })),
      look(writePickle(new Global(long, long))),
    ]);
    for (const { verdict: is, reasons } of results) {
      expect(is).toBe('refused');
      expect(Math.max(...reasons.map((reason) => reason.length))).toBeLessThan(70_000);
    }
  });
});
