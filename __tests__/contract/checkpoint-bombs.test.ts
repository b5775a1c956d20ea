import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { tempFolder } from '../helpers/demo-setup.js';
import { isFull } from '../helpers/full.js';
import { testIf } from '../helpers/skip.js';
import { buildTorchZip, buildZip } from '../helpers/zip-builder.js';

/** Files of a few megabytes that ask a reader for hundreds. */

const repeat = (text: string, count: number): Buffer => Buffer.alloc(text.length * count, text, 'latin1');
const join2 = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const many = (opcodes: string, count: number): Buffer => join2('\x80\x02(', repeat(opcodes, count), 't.');
const string = (text: Buffer): Buffer => join2('\x80\x02X', u32(text.length), text, '.');
const safetensors = (...parts: (string | Buffer)[]): Buffer => {
  const header = join2(...parts);
  return join2(u32(header.length), u32(0), header);
};
const mega = 1 << 20;
const tensors = (count: number): Buffer => {
  const each = Array.from({ length: count }, (_, i) => [`module.layer.${i}.weight`, { dtype: 'F32', shape: [1], data_offsets: [4 * i, 4 * i + 4] }]); // prettier-ignore
  return join2(safetensors(JSON.stringify(Object.fromEntries(each))), Buffer.alloc(4 * count));
};
const named = '\x80\x02(ccollections\nOrderedDict\nq\x000';
const keyed = (text: string, count: number) => Array.from({ length: count }, (_, i) => `${text}${i.toString(36)}`);

const bombs: Record<string, () => Buffer> = {
  'empty dicts': () => many('}', 1_990_000),
  'empty lists': () => many(']', 1_990_000),
  'empty sets': () => many('\x8f', 1_990_000),
  'empty dicts on the stack': () => join2('\x80\x02', repeat('}', 1_990_000), '.'),
  tuples: () => many('N\x85', 990_000),
  'tuples in each other': () => join2('\x80\x02N', repeat('\x85', 1_900_000), '.'),
  'tuples of twice the same': () => join2('\x80\x02N', repeat('2\x86', 900_000), '.'),
  'lists in each other': () => join2('\x80\x02', repeat(']', 950_000), repeat('a', 949_999), '.'),
  'dicts in each other': () => join2('\x80\x02', repeat('}K\x01', 600_000), 'N', repeat('s', 600_000), '.'),
  'dicts of one': () => many('}NNs', 490_000),
  floats: () => many('G\x3f\xf0\0\0\0\0\0\x01', 1_900_000),
  integers: () => many('M\xff\xff', 1_900_000),
  'long integers': () => many(`\x8a\x10${'\x01'.repeat(16)}`, 900_000),
  memo: () => join2('\x80\x02N', repeat('\x94', 1_900_000), '.'),
  'one list many times': () => join2('\x80\x02]q\0(', repeat('h\0', 900_000), 'e.'),
  calls: () => join2(named, repeat('h\0)R', 640_000), 't.'),
  'calls with items': () => join2(named, repeat('h\0)RNNs', 330_000), 't.'),
  'persistent ids': () => many('NQ', 950_000),
  'a long string': () => string(repeat('a', 60 * mega)),
  'a long wide string': () => string(join2(repeat('a', 15 * mega), Buffer.from('€'))),
  surrogates: () => string(repeat('\xed\xa0\x80', 5 * mega)),
  'short strings': () => many('X\x02\0\0\0ab', 1_900_000),
  'short bytes': () => many('C\x01a', 1_900_000),
  'long bytes': () => join2('\x80\x02B', u32(100 * mega), repeat('a', 100 * mega), '.'),
  marks: () => join2('\x80\x02', repeat('(', 1_900_000), '.'),
  'lines of escapes': () => join2('\x80\x02', repeat(`V${'\\u0041'.repeat(170_000)}\n0`, 14), 'N.'),
  'quoted lines': () => join2('\x80\x02', repeat(`S'${'\\x41'.repeat(250_000)}'\n0`, 14), 'N.'),
  'long keys in each other': () =>
    join2('\x80\x02X', u32(60_000), repeat('k', 60_000), 'q\x000', repeat('}h\0', 400_000), 'N', repeat('s', 400_000), '.'), // prettier-ignore
  names: () => join2('\x80\x02cm', keyed('m', 300_000).join('\nf\n0c'), '\nf\n0N.'),
  'a header of a million keys': () => safetensors('{', keyed('"', 1_400_000).join('":0,'), '":0}'),
  'a deep header': () => safetensors('{"w":', repeat('[', 16 * mega - 9)),
  'numbers in a header': () => safetensors('{"w":[0', repeat(',0', 8_000_000), ']}'),
  'HDF5 of nothing': () => join2('\x89HDF\r\n\x1a\n', repeat('\xff', 64 * mega)),
  'GGUF of everything': () => join2('GGUF\x03\0\0\0', repeat('\xff', 64 * mega)),
  'numpy with a long header': () => join2('\x93NUMPY\x01\0\xff\xff', repeat('{', 64 * mega)),
  'a line of a hundred megabytes': () => repeat('P', 100 * mega),
  'tensors of safetensors': () => tensors(20_000),
  'too many tensors of safetensors': () => tensors(100_000),
  'metadata of many keys': () => safetensors('{"__metadata__":{', keyed('"k', 190_000).join('":"v",'), '":"v"}}'),
  'metadata of one long text': () => safetensors('{"__metadata__":{"a":"', repeat('a', 15 * mega), '"}}'),
  'metadata of one escaped text': () => safetensors('{"__metadata__":{"a":"', repeat('\\u20ac', 2.5 * mega), '"}}'),
  'a shape of a million sizes': () => safetensors('{"w":{"dtype":"F32","shape":[', repeat('1,', 500_000), '1]}}'),
  'a zip of sixty thousand entries': () =>
    buildZip([...keyed('e', 60_000).map((name) => ({ name, data: Buffer.alloc(0) }))]),
  'a torch zip of sixty thousand storages': () =>
    buildTorchZip({
      storages: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`${i}`, Buffer.alloc(0)])),
    }),
  'a torch zip of tuples': () => buildTorchZip({ pickle: many('N\x85', 990_000) }),
  // As many values as are let through: what is made of them counts too.
  'dicts in a list, all of them taken': () => join2('\x80\x02](', repeat('}', 99_000), 'e.'),
  'dicts in each other, all of them taken': () =>
    join2('\x80\x02', repeat('}U\x01k', 90_000), 'N', repeat('s', 90_000), '.'),
  'tuples in each other, all of them taken': () => join2('\x80\x02N', repeat('\x85', 250_000), '.'),
  'one dict of many keys, taken': () =>
    join2(
      '\x80\x02}(',
      keyed('', 99_000)
        .map((key) => `U${String.fromCharCode(key.length)}${key}N`)
        .join(''),
      'u.',
    ),
};

/** Writes what it took at most at its end. `maxRSS` would be that of the process that has started it, where that had more. */
const told = `data:text/javascript,import{readFileSync as r}from'fs';process.on('exit',()=>process.stderr.write('\\npeak '+/VmHWM:\\s*(\\d+)/.exec(r('/proc/self/status','latin1'))[1]))`;

function peak(args: string[]): { mebibytes: number; status: number | null } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', told, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { mebibytes: Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024, status };
}

const isLinux = process.platform === 'linux';

describe('no file takes more than 150 MiB over Node itself', () => {
  const ours = isLinux ? peak(['-e', '0']).mebibytes : 0;
  // Every third of them, and all where everything is run.
  const chosen = Object.entries(bombs).filter((_, index) => isFull || index % 3 === 0);
  testIf(isLinux, 'the peak is told by /proc').each(chosen)('%s', (name, make) => {
    const path = join(tempFolder(), name.replaceAll(' ', '-'));
    writeFileSync(path, make());
    const { mebibytes, status } = peak([join('bin', 'steve1-setup.mjs'), 'inspect', path]);
    expect([0, 1]).toContain(status);
    expect(mebibytes - ours).toBeLessThan(150);
  });
});
