import { describe, expect, test } from '@jest/globals';
import { type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { renderInspect } from '../../src/render/inspect.js';
import {
  Global,
  Instance,
  PersistentId,
  type PickleValue,
  orderedDict,
  tuple,
  writePickle,
} from '../../src/demo/pickle-writer.js';
import { MemorySource } from '../helpers/memory-source.js';
import {
  buildLegacy,
  buildSafetensors,
  buildTorchZip,
  integers,
  numbers,
  safeTensor,
  tensorValue,
} from '../helpers/zip-builder.js';

/** Files whose every name is on a list, and that are not what they seem all the same. */

async function verdict(bytes: Buffer, options: InspectOptions = {}): Promise<string> {
  const { verdict, reasons } = await inspect(new MemorySource(bytes), options);
  return [verdict, ...reasons].join(': ');
}

const u32 = (value: number): string => integers(4, value).toString('latin1');
const text = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');
const zip = (value: PickleValue, options?: InspectOptions) =>
  verdict(buildTorchZip({ pickle: writePickle(value) }), options);
const made = (module: string, name: string, parts: Instance['parts']) =>
  new Instance(new Global(module, name), { via: 'reduce', ...parts });
const utils = (name: string, ...args: PickleValue[]) => made('torch._utils', name, { args });
const storage = (...more: PickleValue[]) =>
  new PersistentId(tuple('storage', new Global('torch', 'FloatStorage'), '0', 'cpu', 6, ...more));
const args = (...more: PickleValue[]): PickleValue[] => [storage(), 0, tuple(6), tuple(1), false, ...more];

describe('what is made and thrown away is made all the same', () => {
  const beyond = tensorValue({ shape: [7] });
  const body = (value: PickleValue) => writePickle(value).subarray(2, -1).toString('latin1');
  test.each<[string, string]>([
    ['a tensor', `${body(beyond)}0}.`],
    ['a tensor that gives way to another', `}X\x01\0\0\0w${body(beyond)}sX\x01\0\0\0wNs.`],
    ['a tensor in the names of arguments', `ccollections\nOrderedDict\n)}X\x01\0\0\0w${body(beyond)}s\x92.`],
    ['a tensor in a set', `\x8f(${body(beyond)}\x90.`],
    ['a tensor as a key', `}${body(beyond)}Ns.`],
  ])('%s', async (_name, opcodes) => {
    expect(await verdict(buildTorchZip({ pickle: text(`\x80\x04${opcodes}`) }))).toMatch(
      /^refused: .* reaches beyond its storage 0 \(7 of 6 elements\)/,
    );
  });

  test('a persistent id that names no storage', async () => {
    const module = new PersistentId(tuple('module', new Global('torch', 'Size'), 'x', 'y'));
    const pickle = writePickle([module]);
    for (const bytes of [buildTorchZip({ pickle, storages: {} }), buildLegacy({ pickle, storages: {} }), pickle])
      expect(await verdict(bytes)).toMatch(/^refused: a persistent id that names no storage of torch/);
    expect(await verdict(buildLegacy({ system: { little_endian: true, x: storage(null) } }))).toMatch(
      /^refused: a storage is named outside the object/,
    );
  });

  test('a storage that is a view of another', async () => {
    const view = new PersistentId(
      tuple('storage', new Global('torch', 'FloatStorage'), '0', 'cpu', 6, tuple('1', 0, 2)),
    );
    expect(await verdict(buildLegacy({ pickle: writePickle([view]) }))).toMatch(/^refused: a persistent id/);
  });

  test('a record that no storage has', async () => {
    expect(await verdict(buildTorchZip({ storages: { 0: numbers(6), 1: numbers(6) } }))).toBe(
      'refused: archive/data/1 belongs to no storage',
    );
  });
});

describe('a tensor that is another by the time it is loaded', () => {
  test('by its state', async () => {
    const rebuild = (state: PickleValue) =>
      made('torch._utils', '_rebuild_tensor_v2', { args: args(orderedDict()), state });
    // Tensor.__setstate__: four items are set_(), five replace the data.
    expect(await zip({ w: rebuild(tuple(storage(), 0, tuple(1), tuple(1))) })).toMatch(/^refused: state is given to/);
    const parameter = made('torch._utils', '_rebuild_parameter', {
      args: [tensorValue(), true, orderedDict()],
      state: tuple(tensorValue(), 0, false, false, orderedDict()),
    });
    expect(await zip({ w: parameter })).toMatch(/^refused: state is given to/);
  });

  test('by attributes of its own, or hooks', async () => {
    const more = (state: PickleValue) =>
      zip({ w: utils('_rebuild_parameter_with_state', tensorValue(), true, orderedDict(), state) });
    expect(await more({})).toBe('ok');
    expect(await more({ data: tensorValue({ shape: [1] }) })).toBe('refused: a parameter with attributes of its own');
    expect(await more(tuple({ data: tensorValue({ shape: [1] }) }, null))).toMatch(/^refused/);
    const hooks = orderedDict([[1, new Global('torch', 'Size')]]);
    expect(await zip({ w: utils('_rebuild_tensor_v2', ...args(orderedDict())) })).toBe('ok');
    expect(await zip({ w: utils('_rebuild_tensor_v2', ...args(hooks)) })).toBe('refused: a tensor with hooks');
  });

  test('by a list that grew after its size was taken', async () => {
    // torch.Size([1]) is made of the list, which then gets a second item.
    const opcodes = '](K\x01eq\xf00ctorch\nSize\nh\xf0\x85Rq\xf10h\xf0K\x06a0';
    const rebuild = writePickle({
      w: utils('_rebuild_tensor_v2', storage(), 0, 'SIZE', tuple(6, 1), false, orderedDict()),
    });
    const body = rebuild.subarray(2).toString('latin1');
    const at = body.indexOf(`X${u32(4)}SIZE`);
    const rest = body.slice(at + 9).replace(/^(?:q.|\u0094)/s, '');
    const pickle = text(`\x80\x02${opcodes}${body.slice(0, at)}h\xf1${rest}`);
    expect(await verdict(buildTorchZip({ pickle }))).toMatch(/^refused: the shape of .* is no tuple of sizes/);
  });

  test('by a dict whose items() is another', async () => {
    const dict = (state: PickleValue) =>
      zip(made('collections', 'OrderedDict', { args: [], items: [['w', tensorValue()]], state }));
    expect(await dict({ _metadata: orderedDict([['', { version: 1 }]]) })).toBe('ok');
    expect(await dict({ items: new Global('collections', 'OrderedDict') })).toBe(
      'refused: a dict is given attributes other than _metadata',
    );
    expect(await dict(tuple(null, { items: new Global('collections', 'OrderedDict') }))).toMatch(/^refused/);
  });
});

test.each([
  ['torch', 'FloatStorage'],
  ['torch', 'Tensor'],
  ['torch.storage', 'UntypedStorage'],
  ['torch.storage', 'TypedStorage'],
])('%s.%s may be named, and is never called', async (module, name) => {
  const pickle = (value: PickleValue) => verdict(buildTorchZip({ pickle: writePickle(value), storages: {} }));
  expect(await pickle(new Global(module, name))).toBe('ok');
  expect(await pickle(made(module, name, { args: [2 ** 40] }))).toBe(`refused: ${module}.${name} is called`);
});

test('a pair that only reads like one on the list', async () => {
  const split = text('\x80\x04\x8c\x05torch\x8c\x19_utils._rebuild_tensor_v2\x93.');
  expect(await verdict(split)).toMatch(/^refused: loading it would import torch\._utils\._rebuild_tensor_v2/);
  expect(await verdict(split, { allowGlobals: ['torch._utils._rebuild_tensor_v2'] })).toBe('ok');
});

describe('numpy, for prompts', () => {
  const role = 'visual-prompts';
  // The writer knows no bytes: text that is put into them.
  const bytes = 'EIGHT BYTES';
  const type = (name: PickleValue, state?: PickleValue) =>
    made('numpy', 'dtype', { args: [name, false, true], ...(state !== undefined && { state }) });
  const plain = tuple(3, '<', null, null, null, -1, -1, 0);
  const array = (dtype: PickleValue, data: PickleValue, first: PickleValue = new Global('numpy', 'ndarray')) =>
    made('numpy.core.multiarray', '_reconstruct', {
      args: [first, tuple(0), 'ONE BYTE'],
      state: tuple(1, tuple(1), dtype, false, data),
    });
  const ask = (value: PickleValue) => {
    const pickle = writePickle(value).toString('latin1');
    const asBytes = pickle
      .replaceAll(`X${u32(bytes.length)}${bytes}`, `C\x08${'\0'.repeat(8)}`)
      .replaceAll(`X${u32(8)}ONE BYTE`, 'C\x01b');
    return verdict(text(asBytes), { role });
  };

  test('as numpy writes it', async () => {
    expect(await ask({ a: array(type('f8', plain), bytes) })).toBe('ok');
    expect(await ask({ a: made('numpy.core.multiarray', 'scalar', { args: [type('<f4', plain), bytes] }) })).toBe('ok');
  });

  test.each<[string, PickleValue, RegExp]>([
    ['objects', array(type('O8', tuple(3, '|', null, null, null, -1, -1, 63)), [1]), /no plain number/],
    [
      'fields',
      array(type('V8', tuple(3, '|', null, tuple('a'), { a: tuple(type('f8'), 0) }, 8, 1, 0)), bytes),
      /no plain/,
    ],
    ['flags', type('f8', tuple(3, '<', null, null, null, -1, -1, 63)), /fields or flags/],
    ['fields on a plain type', type('f8', tuple(3, '<', null, tuple('a'), { a: 1 }, 8, 1, 0)), /fields or flags/],
    ['an older state', type('f8', tuple(0, '<')), /fields or flags/],
    ['a type that is none', type(new Global('numpy', 'ndarray')), /no plain number/],
    ['an array of a list', array(type('f8', plain), [1]), /other than bytes/],
    [
      'an array of another class',
      array(type('f8', plain), bytes, new Global('numpy', 'dtype')),
      /does not begin empty/,
    ],
    ['an array that is called', made('numpy', 'ndarray', { args: [tuple(2 ** 40)] }), /ndarray is called/],
    ['a scalar of text', made('numpy.core.multiarray', 'scalar', { args: [type('f8'), 'x'] }), /other than bytes/],
  ])('%s', async (_name, value, wanted) => {
    const got = await ask(value);
    expect(got).toMatch(/^refused: /);
    expect(got).toMatch(wanted);
  });
});

describe('a file of two kinds', () => {
  /** A legacy checkpoint whose first 512 bytes are a tar header: torch.load opens a tar before it thinks of a pickle. */
  function asTar(bytes: Buffer, sum: (value: number) => string): Buffer {
    const head = Buffer.concat([text('\x80\x02'), text('T'), integers(4, 600), Buffer.alloc(600, 'x'), text('0')]);
    const whole = Buffer.concat([head, bytes.subarray(2)]);
    whole.fill(0x20, 148, 156);
    whole.write(sum(whole.subarray(0, 512).reduce((total, byte) => total + byte, 0)), 148, 'latin1');
    return whole;
  }

  test('a pickle that is a tar', async () => {
    const octal = (value: number) => `${value.toString(8).padStart(6, '0')}\0 `;
    expect(await verdict(asTar(writePickle({}), octal))).toBe(
      'refused: it begins as a tar too, and torch.load opens that first',
    );
    expect(await verdict(asTar(writePickle({}), (value) => octal(value + 1)))).toBe('ok');
    const wide = (value: number) => `\x80\0\0\0${integers(4, value).reverse().toString('latin1')}`;
    expect(await verdict(asTar(writePickle({}), wide))).toMatch(/^refused: it begins as a tar too/);
  });

  test('safetensors that are a tar', async () => {
    const header = { ['k'.repeat(600)]: safeTensor(0, 24, [6]) };
    const bytes = buildSafetensors({ header, data: numbers(6) });
    expect(await verdict(bytes)).toBe('ok');
    bytes.write('      \0 ', 148, 'latin1');
    bytes.fill(0x20, 148, 156);
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8)}`.padStart(8, '0'), 148, 'latin1');
    expect(await verdict(bytes)).toMatch(/^refused: it begins as a tar too/);
  });

  test('safetensors that are a pickle', async () => {
    // 0x55 is SHORT_BINSTRING: with 8 it takes the rest of the length and `{"`; GLOBAL takes two lines behind it.
    const words = (key: string) => `{"${key}":\n{"dtype":"F32",\n"shape":[6],"data_offsets":[0,24]}`;
    const build = (key: string) => buildSafetensors({ text: `${words(key).padEnd(0x0855 - 1)}}`, data: numbers(6) });
    expect(await verdict(build('wfoo'))).toBe('ok');
    expect(await verdict(build('cfoo'))).toBe('refused: it begins as a pickle too');
  });
});

describe('safetensors', () => {
  test('a key twice', async () => {
    const one = JSON.stringify(safeTensor(0, 24, [6]));
    const other = JSON.stringify(safeTensor(0, 24, [2, 3]));
    const build = (words: string) => buildSafetensors({ text: words, data: numbers(6) });
    expect(await verdict(build(`{"w":${one},"w":${other}}`))).toBe('refused: the header has w twice');
    expect(await verdict(build(`{"w":${one},"\\u0077" :${other}}`))).toBe('refused: the header has w twice');
    expect(await verdict(build(`{"w"${' '.repeat(100)}:${one},"w":${other}}`))).toBe('refused: the header has w twice');
    expect(await verdict(build(`{"w":${one.replace('{', '{"dtype":"I32",')}}`))).toBe(
      'refused: the header has dtype twice',
    );
    expect(await verdict(build(`{"__metadata__":{"a\\"":"w","b":"w:"},"w":${one}}`))).toBe('ok');
  });

  test('a header that takes gigabytes', async () => {
    expect(await verdict(buildSafetensors({ text: `{"w":${'['.repeat(16 << 20)}` }))).toMatch(
      /^unreadable: a header of/,
    );
  });

  test('twenty thousand tensors, and one more', async () => {
    const header = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}t`, safeTensor(0, 0, [0])]));
    const build = (count: number) => buildSafetensors({ header: header(count), data: Buffer.alloc(0) });
    expect(await verdict(build(20_001))).toMatch(/^refused: more than 20000 tensors/);
    const { tensors, ...one } = await inspect(new MemorySource(build(20_000)));
    expect(tensors).toHaveLength(20_000);
    const file = { ...one, path: 'x', findings: [], tensors: { count: 0, bytes: 0, list: tensors } };
    expect(() => renderInspect({ schema: 'steve1-inspect/1', files: [{ ...file, verdict: 'ok', role: 'weights' }] } as never)).not.toThrow(); // prettier-ignore
  });
});

test('a long number as the key of many dicts', async () => {
  const key = Buffer.concat([text('\x80\x02\x8b'), integers(4, 4096), Buffer.alloc(4096, 0x7f), text('q\x000(')]);
  const dicts = Buffer.from('}h\0Ns'.repeat(400_000), 'latin1');
  expect(await verdict(Buffer.concat([key, dicts, text('t.')]))).toMatch(/^refused: strings of more than/);
});

test('an architecture in a zip is none: upstream unpickles the file itself', async () => {
  const value = { model: { args: { net: { args: { hidsize: 2048 } } } } };
  const bytes = buildTorchZip({ pickle: writePickle(value), storages: {} });
  expect(await verdict(bytes, { role: 'vpt-architecture' })).toMatch(/^refused: .*pickle\.load/);
  expect(await verdict(writePickle(value), { role: 'vpt-architecture' })).toBe('ok');
});
