import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Tensor, parseTensorTable } from '../../src/demo/tensor-tables.js';
import { writeTorchLegacy } from '../../src/demo/torch-legacy.js';
import { crc32OfZeros, writeTorchZip } from '../../src/demo/torch-zip.js';
import { testIf } from '../helpers/skip.js';

const folder = mkdtempSync(join(tmpdir(), 'torch-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const testIfPython = testIf(spawnSync('python3', ['--version']).status === 0, 'no python3');
const python = (code: string, ...args: string[]) =>
  execFileSync('python3', ['-c', `${reader}\n${code}`, ...args], { encoding: 'utf8' }).trim();

/** Reads a state dict with nothing but Python's own library: tensors become (storage key, numel, shape, stride). */
const reader = `
import io, os, pickle, pickletools, struct, sys, zipfile
class U(pickle.Unpickler):
  def find_class(self, module, name):
    if module == 'collections': return super().find_class(module, name)
    return {'_rebuild_tensor_v2': lambda s, o, shape, stride, g, h: (s[1], s[2], s[4], shape, stride)}.get(name, name)
  def persistent_load(self, pid): return pid`;

const tensors: Tensor[] = [
  { key: 'a.weight', shape: [3, 4] },
  { key: 'a.scale', shape: [], dtype: 'float16' },
  { key: 'a.empty', shape: [0, 7] },
  { key: 'b.weight', shape: [3, 4], sharedWith: 'a.weight' },
  { key: 'step', shape: [2], dtype: 'int64' },
];

const stateDict = (first: string, second: string, third: string, fourth: string) =>
  [
    `'a.weight': ('FloatStorage', '${first}', 12, (3, 4), (4, 1))`,
    `'a.scale': ('HalfStorage', '${second}', 1, (), ())`,
    `'a.empty': ('FloatStorage', '${third}', 0, (0, 7), (7, 1))`,
    `'b.weight': ('FloatStorage', '${first}', 12, (3, 4), (4, 1))`,
    `'step': ('LongStorage', '${fourth}', 2, (2,), (1,))`,
  ].join(', ');

describe('writeTorchZip', () => {
  testIfPython('zipfile and pickle of Python read it', () => {
    const path = join(folder, 'some.weights');
    expect(writeTorchZip(path, tensors, { seed: 7, wrapper: 'state_dict' })).toBe(statSync(path).size);
    const code = `
zip = zipfile.ZipFile(sys.argv[1])
print(zip.testzip(), *[i.filename for i in zip.infolist()])
print(zip.read('some/version'), zip.read('some/byteorder'), {hex(i.flag_bits) for i in zip.infolist()})
pickletools.dis(zip.read('some/data.pkl'), io.StringIO())
print(dict(U(zip.open('some/data.pkl')).load()['state_dict']))
print(len(zip.read('some/data/0')), any(zip.read('some/data/0')))`;
    const names = 'data.pkl .format_version .storage_alignment byteorder data/0 data/1 data/2 data/3 version';
    const records = [...names.split(' '), '.data/serialization_id'].map((name) => `some/${name}`).join(' ');
    const [listing, texts, dict, content] = python(code, path).split('\n');
    expect(listing).toBe(`None ${records}`);
    expect(texts).toMatch(/^b'3\\n' b'little' \{'0x80[08]', '0x80[08]'\}$/);
    expect(dict).toBe(`{${stateDict('0', '1', '2', '3')}}`);
    expect(content).toBe('48 True');
  });

  test('aligns the data of every record', () => {
    const path = join(folder, 'aligned.pt');
    writeTorchZip(path, tensors, { root: 'archive' });
    const bytes = readFileSync(path);
    let records = 0;
    for (let at = 0; (at = bytes.indexOf('PK\x03\x04', at)) >= 0; at++, records++) {
      const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      expect([data % 64, bytes.toString('latin1', at + 30, at + 38)]).toEqual([0, 'archive/']);
    }
    expect(records).toBe(10);
  });

  testIfPython('zeros beyond 4 GiB take no room, and Python finds them', () => {
    const path = join(folder, 'large.pt');
    const large = { key: 'large', shape: [2 ** 15, 2 ** 15 + 1] };
    writeTorchZip(path, [{ key: 'small', shape: [1] }, large, { key: 'after', shape: [8] }], {});
    const { size, blocks } = statSync(path);
    expect(size).toBeGreaterThan(2 ** 32);
    // Windows and some file systems have no holes to count.
    if (process.platform === 'linux') expect(blocks * 512).toBeLessThan(2 ** 20);
    const code = `
zip = zipfile.ZipFile(sys.argv[1])
print(zip.getinfo('large/data/1').file_size, zip.getinfo('large/data/2').header_offset > 2**32)
print(zip.read('large/data/2') == bytes(32), zip.read('large/version'))`;
    expect(python(code, path)).toBe("4295098368 True\nTrue b'3\\n'");
  });

  test('is the same every time, and another with another seed', () => {
    const contents = [1, 1, 2].map((seed) => {
      writeTorchZip(join(folder, 'seeded.pt'), tensors, { seed });
      return readFileSync(join(folder, 'seeded.pt'));
    });
    expect(contents[0]!.equals(contents[1]!)).toBe(true);
    expect(contents[0]!.equals(contents[2]!)).toBe(false);
  });

  test('refuses a tensor that shares a storage with nobody', () => {
    const lost = [{ key: 'a', shape: [1], sharedWith: 'b' }];
    expect(() => writeTorchZip(join(folder, 'lost.pt'), lost)).toThrow('a shares the storage of b, which has none');
  });
});

testIfPython('writeTorchLegacy: five pickles, then each storage with its length', () => {
  const path = join(folder, 'legacy.pt');
  expect(writeTorchLegacy(path, tensors, { seed: 7 })).toBe(statSync(path).size);
  const code = `
file = open(sys.argv[1], 'rb')
magic, protocol, info, dict_, keys = [U(file).load() for _ in range(5)]
print(magic == 0x1950a86a20f9469cfc6c, protocol, info['little_endian'])
print(dict(dict_))
size = {key: (numel, {'FloatStorage': 4, 'HalfStorage': 2, 'LongStorage': 8}[name]) for name, key, numel, *_ in dict_.values()}
print(keys == sorted(size))
for key in keys:
  assert struct.unpack('<q', file.read(8))[0] == size[key][0]
  assert len(file.read(size[key][0] * size[key][1])) == size[key][0] * size[key][1]
print(file.read())`;
  const [head, dict, ...rest] = python(code, path).split('\n');
  expect(head).toBe('True 1001 True');
  const keys = [0, 1, 2, 3].map((i) => String(94_000_000_000_000 + 64 * i));
  expect(dict).toBe(`{${stateDict(...(keys as [string, string, string, string]))}}`);
  expect(rest).toEqual(['True', "b''"]);
});

test.each([0, 1, 2, 63, 64, 1000, 65537])('crc32OfZeros(%d)', (count) => {
  expect(crc32OfZeros(count)).toBe(crc32(Buffer.alloc(count)));
});

test('crc32OfZeros beyond 32 bits', () => {
  const chunk = Buffer.alloc(2 ** 24);
  let expected = 0;
  for (let i = 0; i < 257; i++) expected = crc32(chunk, expected);
  expect(crc32OfZeros(257 * 2 ** 24)).toBe(expected);
});

describe('parseTensorTable', () => {
  test('reads keys, shapes, dtypes and shared storages', () => {
    const text = 'a\t(3, 4)\ttorch.float32\t12\nb\t()\ttorch.float16\t1\t\nc\t(12,)\ttorch.float32\t12\t= a\n';
    expect(parseTensorTable(text)).toEqual([
      { key: 'a', shape: [3, 4], dtype: 'float32' },
      { key: 'b', shape: [], dtype: 'float16' },
      { key: 'c', shape: [12], dtype: 'float32', sharedWith: 'a' },
    ]);
  });

  test.each(['a', 'a\t3, 4\ttorch.float32\t12', 'a\t(3, 4)\ttorch.odd\t12', 'a\t(3, 4)\ttorch.float32\t13'])(
    'refuses %j',
    (line) => expect(() => parseTensorTable(`b\t(1,)\ttorch.float32\t1\n${line}`)).toThrow('Line 2'),
  );
});
