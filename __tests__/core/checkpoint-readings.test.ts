import { describe, expect, test } from '@jest/globals';
import { parseTable, tableText } from '../../src/core/checkpoint/expectations.js';
import { type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { Global, Instance, type PickleValue, orderedDict, tuple, writePickle } from '../../src/demo/pickle-writer.js';
import { MemorySource } from '../helpers/memory-source.js';
import {
  buildLegacy,
  buildSafetensors,
  buildTorchZip,
  buildZip,
  integers,
  numbers,
  safeTensor,
  tensorValue,
} from '../helpers/zip-builder.js';

/** Files that two readers read in two ways, that torch does not load, or that are no checkpoint and are loaded all the same. */

const text = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');

async function verdict(bytes: Buffer, options: InspectOptions = {}): Promise<string> {
  const { verdict, reasons } = await inspect(new MemorySource(bytes), options);
  return [verdict, ...reasons].join(': ');
}

describe('another reading of the same bytes', () => {
  /** The sum of a tar header in the words of Python: white space of any kind around octal digits. */
  function asTar(bytes: Buffer, field: (sum: number) => string): Buffer {
    const copy = Buffer.from(bytes);
    copy.fill(0x20, 148, 156);
    const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    copy.write(field(sum).padEnd(8, '\0'), 148, 'latin1');
    return copy;
  }
  const legacy = buildLegacy({ system: { little_endian: true, note: 'x'.repeat(600) } });
  const safe = buildSafetensors({ header: { ['k'.repeat(600)]: safeTensor(0, 24, [6]) } });

  test.each<[string, (sum: number) => string]>([
    ['octal', (sum) => sum.toString(8)],
    ['0x1c to 0x1f, which Python strips', (sum) => `\x1c\x1d${sum.toString(8)}`],
    ['a separator behind', (sum) => `${sum.toString(8)}\x1f\x1e`],
    ['a vertical tab', (sum) => `\v${sum.toString(8)}`],
    ['a sign', (sum) => `+${sum.toString(8)}`],
    ['an underscore', (sum) => sum.toString(8).replace(/^(.)/, '$1_')],
    ['base 256', (sum) => `\x80\0\0\0${integers(4, sum).reverse().toString('latin1')}`],
  ])('a tar by %s', async (_name, field) => {
    // A tensor's key and a note of the system hold the sum, so that each stays what it was.
    for (const bytes of [legacy, safe]) {
      expect(await verdict(bytes)).toBe('ok');
      expect(await verdict(asTar(bytes, field))).toMatch(/^refused: it begins as a tar too/);
    }
  });

  test('a tar by a negative sum of signed bytes', async () => {
    const bytes = Buffer.alloc(600, 0xe9).fill(0x20, 148, 156);
    expect(await verdict(bytes, { mayBeOther: true })).toBe('ok');
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + (byte > 127 ? byte - 256 : byte), 0);
    expect(sum).toBeLessThan(-256);
    integers(8, sum).reverse().copy(bytes, 148);
    expect(await verdict(bytes, { mayBeOther: true })).toMatch(/^refused: it begins as a tar too/);
  });

  test('a tar for whoever asks for a file of any kind', async () => {
    const bytes = asTar(Buffer.concat([text('GGUF'), Buffer.alloc(600, 'x')]), (sum) => sum.toString(8));
    expect(await verdict(bytes, { mayBeOther: true })).toMatch(/^refused: it begins as a tar too/);
  });

  const hidden = buildZip([{ name: 'archive/data.pkl', data: writePickle(new Global('os', 'system')) }]);
  test.each<[string, Buffer]>([
    ['safetensors', buildSafetensors({ data: numbers(6) })],
    ['legacy', buildLegacy()],
    ['pickle', writePickle({})],
    ['npy', text("\x93NUMPY\x01\0\x46\0{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }".padEnd(80))],
    ['gguf', text('GGUF\x03\0\0\0')],
    ['png', text('\x89PNG\r\n\x1a\n1234')],
    ['hdf5', text('\x89HDF\r\n\x1a\n1234')],
    ['text', text('hello\n')],
  ])('a zip behind %s', async (_name, bytes) => {
    expect(await verdict(bytes, { mayBeOther: true })).toBe('ok');
    for (const more of [
      hidden,
      Buffer.concat([hidden, text('behind')]),
      buildZip([{ name: 'a', data: text('b') }], { zip64: false }),
    ]) {
      const options = { mayBeOther: true, pinned: true };
      expect(await verdict(Buffer.concat([bytes, more]), options)).toMatch(/^refused: it ends as a zip/);
    }
  });

  test.each([0xffff, 0x10000, 0x10fff])('a zip with %i bytes behind its end', async (length) => {
    const small = buildZip([{ name: 'a', data: text('b') }], { zip64: false });
    const bytes = Buffer.concat([text('hello\n'), small, Buffer.alloc(length, 'x')]);
    expect(await verdict(bytes, { mayBeOther: true })).toMatch(/^refused: it ends as a zip/);
  });

  test('a large zip whose end64 record is longer than the usual one', async () => {
    const zip = buildZip([{ name: 'a', data: text('b') }], {
      end64: { length: 52 },
      end: { bytes: 0xffffffff, offset: 0xffffffff },
    });
    const at = zip.length - 42;
    const longer = Buffer.concat([text('hello\n'), zip.subarray(0, at), Buffer.alloc(8), zip.subarray(at)]);
    expect(await verdict(longer, { mayBeOther: true })).toMatch(/^refused: it ends as a zip/);
  });

  test('the end of a zip alone, in the numbers of a tensor, is none', async () => {
    const data = Buffer.concat([text('PK\x05\x06'), Buffer.alloc(36, 1)]);
    expect(await verdict(buildSafetensors({ header: { w: safeTensor(0, 40, [10]) }, data }))).toBe('ok');
  });
});

describe('a zip that torch does not load', () => {
  const change = (name: string, one: object) => buildTorchZip({ change: { [name]: one } });
  const end64 = (at: number, value: number) => {
    const bytes = buildTorchZip();
    bytes[bytes.lastIndexOf('PK\x06\x06', undefined, 'latin1') + at] = value;
    return bytes;
  };
  const locator = (at: number, value: number) => {
    const bytes = buildTorchZip();
    bytes[bytes.lastIndexOf('PK\x06\x07', undefined, 'latin1') + at] = value;
    return bytes;
  };
  const named = (flags: number) => {
    const bytes = buildTorchZip({ root: 'r\u00e9' }, {});
    return Buffer.from(
      bytes.toString('latin1').replaceAll('r\u00c3\u00a9', flags === 0 ? 'r\u00c3\u0041' : 'r\u00ed\u00a0'),
      'latin1',
    );
  };
  test.each<[string, Buffer, RegExp]>([
    ['the disk of the end record of zip64', end64(16, 1), /several disks/],
    ['the disk of its directory', end64(20, 1), /several disks/],
    ['the disk that the locator names', locator(4, 1), /several disks/],
    ['no disk at all', locator(16, 0), /several disks/],
    ['two disks', locator(16, 2), /several disks/],
    ['a record that says it is a folder', change('data/0', { attributes: 0x10 }), /says that it is a folder/],
    ['a local header that is none, of a record', change('data/0', { localSignature: 1 }), /no local header/],
    ['another local name, of a record', change('data/0', { localName: 'archive/data/1' }), /is called/],
    ['local sizes beside a descriptor', change('data/0', { localSizes: [1, 1] }), /other sizes/],
    ['another descriptor', change('data.pkl', { descriptor: Buffer.alloc(16, 1) }), /other sizes behind its data/],
    ['no version', buildTorchZip({ change: { version: { name: 'archive/byteorder2' } } }), /has no place/],
    ['a version of letters', change('version', { data: text('x') }), /holds none that torch knows/],
    ['an empty version', change('version', { data: text('') }), /holds none that torch knows/],
    ['version 0', change('version', { data: text('0\n') }), /holds none that torch knows/],
    ['version 11', change('version', { data: text('11') }), /holds none that torch knows/],
    [
      'an alignment of letters',
      buildTorchZip({ more: [{ name: '.storage_alignment', data: text('x') }] }),
      /no number/,
    ],
    [
      'an id that is no text',
      buildTorchZip({ more: [{ name: '.data/serialization_id', data: text('\xff') }] }),
      /serialization id is no text/,
    ],
    ['a name that is no UTF-8', named(0), /no UTF-8/],
    ['a name of half a character', named(1), /no UTF-8/],
  ])('%s', async (_name, bytes, wanted) => {
    const got = await verdict(bytes);
    expect(got).toMatch(/^(refused|unreadable): /);
    expect(got).toMatch(wanted);
  });

  test.each([
    [510, /^ok$/],
    [511, /^refused: .*longer/],
  ])('a root of %i bytes', async (length, wanted) => {
    expect(await verdict(buildTorchZip({ root: 'é'.repeat(length / 2) + 'x'.repeat(length % 2) }))).toMatch(wanted);
  });

  test('a root with a NUL', async () => {
    expect(await verdict(buildTorchZip({ root: 'a\0b' }))).toMatch(/^refused: .*NUL/);
  });

  test('without any version', async () => {
    const records = ['data.pkl', 'byteorder', 'data/0'];
    const data = [writePickle({ w: tensorValue() }), text('little'), numbers(6)];
    const bytes = buildZip(records.map((name, i) => ({ name: `archive/${name}`, data: data[i]! })));
    expect(await verdict(bytes)).toMatch(/^refused: it has no record of its version/);
  });
});

describe('tensors that torch does not make, or makes of other numbers', () => {
  const call = (name: string, ...args: PickleValue[]) =>
    new Instance(new Global('torch._utils', name), { args, via: 'reduce' });
  const int64 = (shape: number[], storage: string, elements: number) =>
    tensorValue({ shape, storage, elements, storageType: 'LongStorage' });
  const layout = (name: string) => new Instance(new Global('torch.serialization', '_get_layout'), { args: [name] });
  const longs = (...values: number[]) => integers(8, ...values.map(BigInt));

  const sparse = (indices: number[], size: number[], coalesced: PickleValue, name = 'torch.sparse_coo', step = 1) =>
    verdict(
      buildTorchZip({
        pickle: writePickle({
          w: call(
            '_rebuild_sparse_tensor',
            layout(name),
            tuple(
              int64([2, 2], '0', 4),
              tensorValue({ shape: [2], storage: '1', elements: 1 + step, stride: [step] }),
              tuple(...size),
              coalesced,
            ),
          ),
        }),
        storages: { 0: longs(...indices), 1: numbers(1 + step) },
      }),
    );
  test('a sparse tensor: its indices are read', async () => {
    expect(await sparse([0, 2, 1, 3], [3, 4], true)).toBe('ok');
    expect(await sparse([0, 3, 1, 3], [3, 4], null)).toMatch(
      /^refused: a sparse tensor with the index 3 in a dimension of 3/,
    );
    expect(await sparse([0, -1, 1, 3], [3, 4], false)).toMatch(/^refused: a sparse tensor with the index -1/);
    expect(await sparse([2, 0, 1, 3], [3, 4], true)).toMatch(/^refused: a sparse tensor that says it is coalesced/);
    expect(await sparse([2, 0, 1, 3], [3, 4], false)).toBe('ok');
    expect(await sparse([0, 0, 1, 1], [3, 4], true)).toMatch(/^refused: .* coalesced/);
    expect(await sparse([0, 2, 1, 3], [3, 4, 5], false)).toMatch(/^refused: .* do not fit each other/);
    expect(await sparse([0, 2, 1, 3], [3, 4], true, 'torch.sparse_csr')).toMatch(/^refused: .* not of the layout/);
    // torch 2.15 writes behind what it has made.
    expect(await sparse([0, 2, 1, 3], [3, 4], true, undefined, 6)).toMatch(/^refused: .* one behind the other/);
  });

  const quantised = (...parameters: PickleValue[]) => {
    const w = tensorValue({ shape: [2, 3], storageType: 'QInt8Storage' }).parts.args!;
    const args = [...w.slice(0, 4), tuple(...parameters), false, orderedDict()];
    const storages = { 0: Buffer.alloc(6), 1: Buffer.alloc(24), 2: Buffer.alloc(24) };
    return verdict(buildTorchZip({ pickle: writePickle({ w: call('_rebuild_qtensor', ...args) }), storages }));
  };
  const scheme = (name: string) => new Global('torch', name);
  const row = (storage: string, storageType: string, count: number) =>
    tensorValue({ shape: [count], storage, storageType, elements: 3 });
  test('a quantised tensor: one scale for each channel', async () => {
    const scales = row('1', 'DoubleStorage', 3);
    const zeros = row('2', 'LongStorage', 3);
    const two = row('1', 'DoubleStorage', 2);
    expect(await quantised(scheme('per_channel_affine'), scales, zeros, 1)).toBe('ok');
    expect(await quantised(scheme('per_channel_affine'), two, zeros, 1)).toMatch(/^refused: .*one for each/);
    expect(await quantised(scheme('per_channel_affine'), scales, zeros, 0)).toMatch(/^refused: .*one for each/);
    expect(await quantised(scheme('per_channel_affine'), scales, zeros, 2)).toMatch(/^refused: .*one for each/);
    expect(await quantised(scheme('per_channel_affine'), scales, scales, 1)).toMatch(/^refused: .*one for each/);
    expect(await quantised(scheme('per_channel_symmetric'), scales, zeros, 1)).toMatch(/^refused: .*scheme/);
  });

  const utils = (name: string, ...args: PickleValue[]) =>
    verdict(buildTorchZip({ pickle: writePickle({ w: call(name, ...args) }) }));
  test('arguments that end the loading', async () => {
    const args = tensorValue().parts.args!;
    expect(await utils('_rebuild_tensor_v2', ...args)).toBe('ok');
    expect(await utils('_rebuild_tensor_v2', ...args.slice(0, 5))).toMatch(/^refused: .*with 5 arguments/);
    expect(await utils('_rebuild_tensor_v2', ...args.slice(0, 4), 1, orderedDict())).toMatch(/^refused: .*gradient/);
    expect(await utils('_rebuild_tensor_v2', ...args, { conj: true })).toMatch(/^refused: .*metadata/);
    const whole = tensorValue({ storageType: 'IntStorage' }).parts.args!;
    expect(await utils('_rebuild_tensor_v2', ...whole.slice(0, 4), true, orderedDict())).toMatch(
      /^refused: a gradient/,
    );
    expect(await utils('_rebuild_parameter', 5, false, orderedDict())).toMatch(/^refused: a parameter that holds no/);
    expect(await utils('_rebuild_nested_tensor', tensorValue())).toMatch(/^refused: .*_rebuild_nested_tensor/);
  });

  test('a storage of no device, and an untyped one in a legacy file', async () => {
    const at = (device: string, legacy = false) => {
      const pickle = writePickle({ w: tensorValue({}, legacy) }).toString('latin1');
      return text(pickle.replace('\x03\0\0\0cpu', `${String.fromCharCode(device.length)}\0\0\0${device}`));
    };
    for (const device of ['cuda:0', 'cuda', 'mps'])
      expect(await verdict(buildTorchZip({ pickle: at(device) }))).toBe('ok');
    for (const device of ['', 'gpu', 'meta', 'cpu:0', 'cuda:x'])
      expect(await verdict(buildTorchZip({ pickle: at(device) }))).toMatch(
        /^refused: storage 0 is saved from no device/,
      );
    const untyped = text(
      at('cpu', true).toString('latin1').replace('ctorch\nFloatStorage', 'ctorch.storage\nUntypedStorage'),
    );
    const storages = { 0: Buffer.alloc(6) };
    expect(await verdict(buildLegacy({ pickle: untyped, storages, counts: { 0: 6 } }))).toMatch(
      /^refused: .*untyped storage/,
    );
  });

  test('what only an unrestricted loader takes is told', async () => {
    const pickle = text(`\x80\x04${writePickle({}).subarray(2).toString('latin1').replace('}', '\x8c\x01a0}')}`);
    const { verdict: is, warnings } = await inspect(new MemorySource(buildTorchZip({ pickle, storages: {} })));
    expect([is, warnings]).toEqual(['ok', [expect.stringMatching(/protocol 4.*weights_only=False/)]]);
    expect((await inspect(new MemorySource(buildTorchZip()))).warnings).toEqual([]);
  });
});

describe('the header of safetensors, as the library reads it', () => {
  const tensor = '"w":{"dtype":"F32","shape":[6],"data_offsets":[0,24]}';
  const build = (words: string, data = numbers(6)) => verdict(buildSafetensors({ text: words, data }));

  test.each<[string, string, RegExp]>([
    ['a size of 4.0', tensor.replace('[6]', '[6.0]'), /w has no shape/],
    ['a size of 6e0', tensor.replace('[6]', '[6e0]'), /w has no shape/],
    ['a size of -0', tensor.replace('[6]', '[-0]'), /w has no shape/],
    ['an offset of 24.0', tensor.replace('24', '24.0'), /w has no offsets/],
    ['metadata of a number', `"__metadata__":{"a":1},${tensor}`, /the metadata a is no text/],
    ['metadata of a dict', `"__metadata__":{"a":{}},${tensor}`, /the metadata a is no text/],
    ['metadata that is a list', `"__metadata__":[],${tensor}`, /the header is no JSON/],
    [
      'a product beyond 64 bits that is zero',
      tensor.replace('[6]', '[4294967296,4294967296,4294967296,0]').replace('24', '0'),
      /its shape wants/,
    ],
    ['a number beyond any', tensor.replace('}', ',"x":1e999}'), /beyond any/],
    ['half a character', tensor.replace('"w"', '"\\ud800"'), /is no text/],
    ['a field twice', tensor.replace('}', ',"dtype":"F32"}'), /has dtype twice/],
    ['metadata twice', `"__metadata__":{},"__metadata__":{},${tensor}`, /has __metadata__ twice/],
    ['a leading zero', tensor.replace('[6]', '[06]'), /no JSON/],
    ['a comma too many', `${tensor},`, /no JSON/],
    ['six bits', tensor.replace('F32', 'F6_E2M3'), /element type F6_E2M3/],
  ])('%s', async (_name, words, wanted) => {
    const got = await build(`{${words}}`);
    expect(got).toMatch(/^(refused|unreadable): /);
    expect(got).toMatch(wanted);
  });

  test.each<[string, number[], number]>([
    ['C64', [3], 24],
    ['F8_E4M3FNUZ', [6], 6],
    ['F8_E5M2FNUZ', [6], 6],
    ['F8_E8M0', [6], 6],
    ['F4', [6, 2], 6],
  ])('%s is a type', async (type, shape, bytes) => {
    const header = { w: safeTensor(0, bytes, shape, type) };
    expect(await verdict(buildSafetensors({ header, data: Buffer.alloc(bytes, 1) }))).toBe('ok');
  });

  test('half a byte is none', async () => {
    const header = { w: safeTensor(0, 2, [3], 'F4') };
    expect(await verdict(buildSafetensors({ header, data: Buffer.alloc(2, 1) }))).toMatch(/^refused: w has 2 bytes/);
  });

  test('what the library passes over, spaces and no metadata', async () => {
    expect(
      await build(`{ "__metadata__" : null , ${tensor.replace('}', ',"x":[1.5,{"y":null}],"z":"\\u00e9"}')}  }   `),
    ).toBe('ok');
  });
});

describe('files that are no checkpoint, where they are placed', () => {
  const npy = (type: string, version = 1) => {
    const header = `{'descr': ${type}, 'fortran_order': False, 'shape': (2,), }`.padEnd(117) + '\n';
    const length = integers(version === 1 ? 2 : 4, header.length);
    return Buffer.concat([text(`\x93NUMPY${String.fromCharCode(version)}\0`), length, text(header), Buffer.alloc(16)]);
  };
  const place = (bytes: Buffer, more: InspectOptions = {}) =>
    verdict(bytes, { role: 'other', mayBeOther: true, isPlaced: true, ...more });

  test.each([
    ["'<f4'", 'ok'],
    ["'|b1'", 'ok'],
    ["[('a', '<f4'), ('O', '<i8', (2,))]", 'refused'],
    ["[('a', '<f4'), ('b', '<i8', (2,))]", 'ok'],
    ["'|O'", 'refused'],
    ["'O8'", 'refused'],
    ["'object'", 'refused'],
    ["'f4,O'", 'refused'],
    ["[('a', '|O')]", 'refused'],
    ["'\\x4f'", 'refused'],
    ['[("a", "O")]', 'refused'],
    ["[('a', 'obj' 'ect')]", 'refused'],
    ["[('a', 'obj'\n'ect')]", 'refused'],
    ["[('a', '<f4'), ('b', [(('title', 'c'), '<i8')])]", 'ok'],
    ['"|O"', 'refused'],
  ])('npy of %s', async (type, wanted) => {
    for (const version of [1, 2, 3]) {
      expect(await place(npy(type, version))).toMatch(new RegExp(`^${wanted}`));
      const npz = buildZip([
        { name: 'a.npy', data: npy("'<f4'"), flags: 0 },
        { name: 'b.npy', data: npy(type, version), flags: 0 },
      ]);
      expect(await place(npz)).toMatch(new RegExp(`^${wanted}`));
      expect(await place(npy(type, version), { pinned: true })).toBe('ok');
    }
  });

  test.each<[string, Buffer]>([
    ['7z', text('7z\xbc\xaf\x27\x1c\0\x04')],
    ['gzip', text('\x1f\x8b\x08\0\0\0')],
    ['zstd', text('\x28\xb5\x2f\xfd1234')],
    ['xz', text('\xfd7zXZ\0\0')],
    ['bzip2', text('BZh91AY')],
    ['rar', text('Rar!\x1a\x07\0')],
    ['zip', buildZip([{ name: 'a.txt', data: text('b') }])],
    ['npz, compressed', buildZip([{ name: 'a.npy', data: text('b'), method: 8 }])],
  ])('%s is refused in words, and said of in a folder', async (_name, bytes) => {
    expect(await place(bytes)).toMatch(/^refused: .*(unpacked|pin its sha256)/);
    expect(await place(bytes, { pinned: true })).toBe('ok');
  });

  test('a zip with a pickle of torch, in whatever case, is one', async () => {
    expect(await place(buildTorchZip())).toBe('ok');
    for (const name of ['archive/DATA.PKL', 'x/data.pkl'])
      expect(await place(buildZip([{ name, data: writePickle(new Global('os', 'system')) }]))).not.toBe('ok');
  });

  test.each([
    ['protocol 0', 'cos\nsystem\n.'],
    ['protocol 0, after a text', "(S'ls'\ncos\nsystem\n."],
    ['protocol 1', '(]q\x00cos\nsystem\nq\x01a.'],
    ['INST', '(ios\nsystem\n.'],
  ])('a pickle of %s', async (_name, latin1) => {
    for (const role of ['dataset', 'other', 'clip-tokenizer', 'weights', 'visual-prompts'] as const)
      expect(await place(text(latin1), { role })).toMatch(/^refused: .*os\.system/);
  });

  test.each([
    '{"a": 1}',
    '{"vocab_size": 49408}\n',
    '#version: 0.2\ni n\nt h\n',
    'hello\nworld\n',
    'chop a tree\nmine the stone\n',
    '(c) Copyright 2022 OpenAI\nall of it\n',
    'Copyright (c) 2021\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated\n',
    'License: MIT\n',
    'Beginning of a text\n',
    'Table of contents\n',
    'Xylophone\n',
    '---\nlicense: mit\n---\n# Card\n',
    'version 1\ncode\n',
    '',
  ])('a text that begins with %j is none', async (words) => {
    for (const role of ['clip-tokenizer', 'other', 'dataset'] as const)
      expect(await place(text(words), { role })).toBe('ok');
  });
});

test('a table whose keys have spaces is read as it was written', () => {
  const shapes = new Map([
    ['a b', [1, 2]],
    ['"q"', []],
    ['', [3]],
    ['plain.weight', [4]],
    ['line\nbreak', [5]],
  ]);
  expect(parseTable('', tableText({ title: '', shapes })).shapes).toEqual(shapes);
  expect(tableText({ title: '', shapes: new Map([['plain', [1]]]) })).toBe('plain 1\n');
  for (const line of ['"a 1', '"a\\x" 1', 'a b 1', '"a" 1\n"a" 2'])
    expect(() => parseTable('', line)).toThrow(/tensor table/);
});

test('noise that unpicklers follow is refused, and told as a note where its digest is pinned', async () => {
  // A string of Python 2 that is not ASCII: what it is depends on who reads it.
  const noise = new MemorySource(Buffer.from('5502ff80' + 'fe'.repeat(60), 'hex'));
  const asked = { role: 'other', mayBeOther: true, isPlaced: true } as const;
  expect(await inspect(noise, asked)).toMatchObject({ kind: 'binary', verdict: 'refused', notes: [] });
  const pinned = await inspect(noise, { ...asked, pinned: true });
  expect(pinned).toMatchObject({
    verdict: 'ok',
    reasons: [],
    notes: [expect.stringContaining('its digest is pinned')],
  });
  // What is a checkpoint, or is meant as one, is not let off so.
  expect((await inspect(noise, { role: 'steve1-prior', pinned: true })).verdict).toBe('refused');
});
