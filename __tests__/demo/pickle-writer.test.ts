import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import {
  Float,
  Global,
  Instance,
  PersistentId,
  type PickleValue,
  orderedDict,
  tuple,
  writePickle,
} from '../../src/demo/pickle-writer.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { testIf } from '../helpers/skip.js';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Runs Python code with the bytes on standard input. */
const python = (code: string, input: Buffer) =>
  execFileSync('python3', ['-c', `import sys, io, pickle, pickletools\ndata = sys.stdin.buffer.read()\n${code}`], {
    input,
    encoding: 'utf8',
  }).trim();

const again = [1, 'again'];

const rows: [value: PickleValue, python: string][] = [
  [null, 'None'],
  [[true, false], '[True, False]'],
  [
    [0, 255, 256, 65535, 65536, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31],
    '[0, 255, 256, 65535, 65536, -1, 2147483647, -2147483648, 2147483648]',
  ],
  [[0n, -1n, 127n, 128n, -128n, -129n, 2n ** 70n], '[0, -1, 127, 128, -128, -129, 1180591620717411303424]'],
  [[0.5, new Float(2), -1e-300], '[0.5, 2.0, -1e-300]'],
  ['é "quoted"', `'é "quoted"'`],
  [{ a: 1, b: { c: [] } }, "{'a': 1, 'b': {'c': []}}"],
  [new Map<PickleValue, PickleValue>([[1, tuple()]]), '{1: ()}'],
  [[tuple(1), tuple(1, 2), tuple(1, 2, 3), tuple(1, 2, 3, 4)], '[(1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]'],
  [[again, again], "[[1, 'again'], [1, 'again']]"],
  [orderedDict([['k', 1]]), "OrderedDict([('k', 1)])"],
  [new Instance(new Global('fractions', 'Fraction'), { args: ['3/4'] }), 'Fraction(3, 4)'],
  [
    Array.from({ length: 2001 }, (_, i) => `s${i}`),
    `[${Array.from({ length: 2001 }, (_, i) => `'s${i}'`).join(', ')}]`,
  ],
];

describe('Python reads', () => {
  const testIfPython = testIf(hasPython, 'no python3');
  for (const [value, repr] of rows) {
    testIfPython(repr.slice(0, 60), () => {
      const code = `
from collections import OrderedDict
from fractions import Fraction
print(pickle.loads(data) == ${repr} and repr(pickle.loads(data)) == repr(${repr}))`;
      expect(python(code, writePickle(value))).toBe('True');
    });
  }

  testIfPython('an object once, and a persistent id', () => {
    const code = `
class U(pickle.Unpickler):
  def persistent_load(self, pid): return pid
a, b, c = U(io.BytesIO(data)).load()
print(a is b, c)`;
    expect(python(code, writePickle([again, again, new PersistentId(tuple('storage', 1))]))).toBe(
      "True ('storage', 1)",
    );
  });

  testIfPython('the model of VPT, which names three classes of gym3 and no more', () => {
    const code = `
pickletools.dis(data, io.StringIO())
print(sorted({arg for op, arg, _ in pickletools.genops(data) if op.name == 'GLOBAL'}))
class U(pickle.Unpickler):
  def find_class(self, module, name): return type(name, (), {})
model = U(io.BytesIO(data)).load()
print(model['model']['args']['net']['args']['hidsize'], model['extra_args']['ob_space']._d['img'].shape)`;
    expect(python(code, writeVptModel())).toBe(
      "['gym3.types DictType', 'gym3.types Discrete', 'gym3.types TensorType']\n2048 (128, 128, 3)",
    );
  });
});

test('writes what CPython writes', () => {
  // pickle.dumps({'a': [1, 300]}, 2)
  expect(writePickle({ a: [1, 300] }).toString('latin1')).toBe(
    '\x80\x02}q\x00X\x01\x00\x00\x00aq\x01]q\x02(K\x01M\x2c\x01es.',
  );
});
