import { describe, expect, test } from '@jest/globals';
import { type Limits, type Pickle, defaultLimits, readPickle } from '../../src/core/pickle/machine.js';
import { opcodes } from '../../src/core/pickle/opcodes.js';
import { beginsAsPickle, follow } from '../../src/core/pickle/reach.js';
import { PickleError } from '../../src/core/pickle/source.js';
import {
  PyBuffer,
  PyBytes,
  PyCall,
  PyDict,
  PyGlobal,
  PyList,
  PyPersistent,
  PySet,
  PyTuple,
  type PickleValue,
} from '../../src/core/pickle/values.js';
import { MemorySource } from '../helpers/memory-source.js';
import { processorTime } from '../helpers/processor-time.js';

/** Latin-1 text, or bytes. */
type Part = string | number[] | Uint8Array;

const join = (...parts: Part[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const read = (bytes: Uint8Array, limits: Partial<Limits> = {}): Pickle =>
  readPickle(new MemorySource(bytes), 0, bytes.length, { ...defaultLimits, ...limits });

function failure(bytes: Uint8Array, limits: Partial<Limits> = {}): PickleError {
  try {
    read(bytes, limits);
  } catch (error) {
    if (error instanceof PickleError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const u64 = (value: number | bigint): number[] => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return [...bytes];
};

/** A value in one line, about as Python shows it; integers are told from floats. */
function show(value: PickleValue | undefined): string {
  const all = (items: readonly PickleValue[]) => items.map(show).join(' ');
  if (value === undefined) return '-';
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return `${Object.is(value, -0) ? '-0' : value}f`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof PyBytes) return `${value.mutable ? 'B' : 'b'}${Buffer.from(value.data).toString('hex')}`;
  if (value instanceof PyTuple) return `(${all(value.items)})`;
  if (value instanceof PyList) return `[${all(value.items)}]`;
  if (value instanceof PySet) return `${value.frozen ? 'frozenset' : 'set'}{${all(value.items)}}`;
  if (value instanceof PyDict) return `{${value.entries.map(([key, item]) => `${show(key)}:${show(item)}`).join(' ')}}`;
  if (value instanceof PyGlobal) return value.toString();
  if (value instanceof PyPersistent) return `@${show(value.id)}`;
  if (value instanceof PyBuffer) return value.readonlyView ? 'readonly buffer' : 'buffer';
  const call: PyCall = value;
  const rest = [
    ...(call.kwargs === undefined ? [] : [`**${show(call.kwargs)}`]),
    ...(call.content === undefined ? [] : [show(call.content)]),
    ...(call.appended.length > 0 ? [`+[${all(call.appended)}]`] : []),
    ...(call.state === undefined ? [] : [`state ${show(call.state)}`]),
  ];
  return [`${call.via} ${show(call.callable)}${show(call.args)}`, ...rest].join(' ');
}

/** Each opcode: its byte, its name in pickletools, pickles that use it, and what they hold. */
const table: [number | string, string, ...[Part[], string][]][] = [
  ['(', 'MARK', [['(K\x01K\x02t'], '(1 2)'], [['((K\x01tt'], '((1))']],
  ['.', 'STOP', [['N'], 'null']],
  ['0', 'POP', [['K\x01K\x020'], '1'], [['K\x01(0'], '1'], [['(K\x01(0t'], '(1)']],
  ['1', 'POP_MARK', [['K\x01(K\x02K\x031'], '1'], [['K\x01(1'], '1']],
  ['2', 'DUP', [['K\x012\x86'], '(1 1)']],
  ['F', 'FLOAT', [['F1.5\n'], '1.5f'], [['F-0.0\n'], '-0f'], [['Finf\n'], 'Infinityf'], [['Fnan\n'], 'NaNf'], [['F1_0e3\n'], '10000f']],
  ['I', 'INT', [['I-12\n'], '-12'], [['I00\n'], 'false'], [['I01\n'], 'true'], [['I0\n'], '0'], [['I0x1f\n'], '31']],
  ['J', 'BININT', [['J\xff\xff\xff\xff'], '-1'], [['J\x00\x00\x00\x80'], '-2147483648'], [['J\x01\x02\x00\x00'], '513']],
  ['K', 'BININT1', [['K\xff'], '255']],
  ['L', 'LONG', [['L123456789012345678901L\n'], '123456789012345678901'], [['L-5\n'], '-5']],
  ['M', 'BININT2', [['M\x01\xff'], '65281']],
  ['N', 'NONE', [['N'], 'null']],
  ['P', 'PERSID', [['Pobject 1\n'], '@"object 1"']],
  ['Q', 'BINPERSID', [['K\x01\x85Q'], '@(1)']],
  ['R', 'REDUCE', [['cm\nf\nK\x01\x85R'], 'reduce m.f(1)']],
  ['S', 'STRING', [["S'a\\x41\\'\\n\\101\\q'\n"], JSON.stringify("aA'\nA\\q")], [['S"\'"\n'], '"\'"'], [["S''\n"], '""']],
  ['T', 'BINSTRING', [['T\x03\x00\x00\x00abc'], '"abc"']],
  ['U', 'SHORT_BINSTRING', [['U\x03abc'], '"abc"'], [['U\x00'], '""']],
  ['V', 'UNICODE', [['Vw\xe4\\u00e4\\\\u0041 \\U0001f389\n'], JSON.stringify('wää\\\\u0041 🎉')]],
  ['X', 'BINUNICODE', [['X\x02\x00\x00\x00', [0xc3, 0xa4]], '"ä"'], [['X\x03\x00\x00\x00', [0xed, 0xa0, 0x80]], JSON.stringify('\ud800')]],
  ['B', 'BINBYTES', [['B\x02\x00\x00\x00\x00\xff'], 'b00ff']],
  ['C', 'SHORT_BINBYTES', [['C\x02\x00\xff'], 'b00ff'], [['C\x00'], 'b']],
  ['a', 'APPEND', [[']K\x01aK\x02a'], '[1 2]']],
  ['b', 'BUILD', [['cm\nC\n)R}b'], 'reduce m.C() state {}'], [['cm\nC\n)RNb'], 'reduce m.C() state null']],
  ['c', 'GLOBAL', [['cos\nsystem\n'], 'os.system'], [['ca.b\nc.d\n'], 'a.b.c.d']],
  ['d', 'DICT', [['(K\x01K\x02d'], '{1:2}'], [['(d'], '{}']],
  ['}', 'EMPTY_DICT', [['}'], '{}']],
  ['e', 'APPENDS', [['](K\x01K\x02e'], '[1 2]'], [['](e'], '[]']],
  ['g', 'GET', [['K\x07p12\n0g12\n'], '7']],
  ['h', 'BINGET', [['K\x07q\xff0h\xff'], '7']],
  ['i', 'INST', [['(K\x01im\nC\n'], 'inst m.C(1)'], [['(im\nC\n'], 'inst m.C()']],
  ['j', 'LONG_BINGET', [['K\x07r\x00\x01\x00\x000j\x00\x01\x00\x00'], '7']],
  ['l', 'LIST', [['(K\x01K\x02l'], '[1 2]'], [['(l'], '[]']],
  [']', 'EMPTY_LIST', [[']'], '[]']],
  ['o', 'OBJ', [['(cm\nC\nK\x01o'], 'obj m.C(1)']],
  ['p', 'PUT', [['K\x07p4294967295\n0g4294967295\n'], '7']],
  ['q', 'BINPUT', [['K\x07q\x000h\x00'], '7'], [['Nq\x000h\x00'], 'null'], [['K\x07q\x00K\x08q\x000h\x00\x86'], '(7 8)']],
  ['r', 'LONG_BINPUT', [['K\x07r\xff\xff\xff\xff0j\xff\xff\xff\xff'], '7']],
  ['s', 'SETITEM', [['}K\x01K\x02s'], '{1:2}'], [['}K\x01K\x02sI01\nK\x03s'], '{1:3}']],
  ['t', 'TUPLE', [['(t'], '()'], [['(K\x01K\x02K\x03K\x04t'], '(1 2 3 4)']],
  [')', 'EMPTY_TUPLE', [[')'], '()']],
  ['u', 'SETITEMS', [['}(K\x01K\x02K\x03K\x04u'], '{1:2 3:4}'], [['}(u'], '{}'], [['}(K\x01K\x02G', [0x3f, 0xf0, 0, 0, 0, 0, 0, 0], 'Nu'], '{1:null}']],
  ['G', 'BINFLOAT', [['G', [0x3f, 0xf8, 0, 0, 0, 0, 0, 0]], '1.5f'], [['G', [0x80, 0, 0, 0, 0, 0, 0, 0]], '-0f']],
  [0x80, 'PROTO', [[[0x80, 5], 'N'], 'null']],
  [0x81, 'NEWOBJ', [['cm\nC\nK\x01\x85\x81'], 'newobj m.C(1)']],
  [0x82, 'EXT1', [[[0x82, 7]], 'copyreg._extension_registry.7']],
  [0x83, 'EXT2', [[[0x83, 1, 2]], 'copyreg._extension_registry.513']],
  [0x84, 'EXT4', [[[0x84, 1, 0, 0, 1]], 'copyreg._extension_registry.16777217']],
  [0x85, 'TUPLE1', [['K\x01\x85'], '(1)']],
  [0x86, 'TUPLE2', [['K\x01K\x02\x86'], '(1 2)']],
  [0x87, 'TUPLE3', [['K\x01K\x02K\x03\x87'], '(1 2 3)']],
  [0x88, 'NEWTRUE', [['\x88'], 'true']],
  [0x89, 'NEWFALSE', [['\x89'], 'false']],
  [0x8a, 'LONG1', [['\x8a\x00'], '0'], [['\x8a\x01\xff'], '-1'], [['\x8a\x02\xff\x00'], '255'], [['\x8a\x0a', [0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]], '119547037146038801333356']],
  [0x8b, 'LONG4', [['\x8b\x02\x00\x00\x00\x00\x80'], '-32768'], [['\x8b\x00\x00\x00\x00'], '0']],
  [0x8c, 'SHORT_BINUNICODE', [['\x8c\x02', [0xc3, 0xa4]], '"ä"']],
  [0x8d, 'BINUNICODE8', [['\x8d', u64(2), [0xc3, 0xa4]], '"ä"']],
  [0x8e, 'BINBYTES8', [['\x8e', u64(2), '\x00\xff'], 'b00ff']],
  [0x8f, 'EMPTY_SET', [['\x8f'], 'set{}']],
  [0x90, 'ADDITEMS', [['\x8f(K\x01K\x02\x90'], 'set{1 2}']],
  [0x91, 'FROZENSET', [['(K\x01K\x02\x91'], 'frozenset{1 2}']],
  [0x92, 'NEWOBJ_EX', [['cm\nC\nK\x01\x85}\x92'], 'newobj_ex m.C(1) **{}']],
  [0x93, 'STACK_GLOBAL', [['\x8c\x01m\x8c\x01f\x93'], 'm.f']],
  [0x94, 'MEMOIZE', [['K\x07\x940K\x08\x94h\x00\x86'], '(8 7)']],
  [0x95, 'FRAME', [[[0x80, 4], '\x95', u64(3), 'K\x01'], '1'], [['\x95', u64(1), 'N\x95', u64(2), '0N'], 'null']],
  [0x96, 'BYTEARRAY8', [['\x96', u64(2), '\x00\xff'], 'B00ff']],
  [0x97, 'NEXT_BUFFER', [['\x97'], 'buffer']],
  [0x98, 'READONLY_BUFFER', [['\x97\x98'], 'readonly buffer'], [['C\x01a\x98'], 'b61']],
]; // prettier-ignore

const codeOf = (code: number | string): number => (typeof code === 'string' ? code.charCodeAt(0) : code);

describe('the 68 opcodes', () => {
  test('all are there, and all are in the table of this test', () => {
    const known = opcodes.flatMap((execute, code) => (execute ? [code] : []));
    expect(known).toHaveLength(68);
    expect(table.map(([code]) => codeOf(code)).sort((a, b) => a - b)).toEqual(known);
    expect(new Set(table.map(([, name]) => name)).size).toBe(68);
  });

  test.each(table)('%s %s', (code, _name, ...examples) => {
    for (const [parts, shown] of examples) {
      const bytes = join(...parts, '.');
      expect([...bytes]).toContain(codeOf(code));
      // What follows is another pickle, or anything: it is neither read nor missed.
      const pickle = readPickle(new MemorySource(join(bytes, 'garbage')), 0, bytes.length + 7);
      expect([show(pickle.value), pickle.end]).toEqual([shown, bytes.length]);
      expect(read(bytes).end).toBe(bytes.length);
    }
  });

  test.each(table)('%s %s, cut off anywhere, is truncated', (_code, _name, ...examples) => {
    for (const [parts] of examples) {
      const bytes = join(...parts, '.');
      for (let length = 0; length < bytes.length; length++) {
        expect([length, failure(bytes.subarray(0, length)).kind]).toEqual([length, 'truncated']);
      }
    }
  });

  test('a pickle may begin anywhere and ends where its container does', () => {
    const bytes = join('??K\x07.K\x08.');
    const source = new MemorySource(bytes);
    expect(show(readPickle(source, 2, bytes.length).value)).toBe('7');
    expect(readPickle(source, 2, bytes.length).end).toBe(5);
    expect(() => readPickle(source, 5, 7)).toThrow('1 bytes are wanted, 0 are left');
  });

  test('protocol and globals are told, each global once', () => {
    const pickle = read(join([0x80, 3], 'ca\nb\ncc\nd\nca\nb\n\x87.'));
    expect([pickle.protocol, pickle.globals.map(String), pickle.oddities]).toEqual([3, ['a.b', 'c.d'], []]);
    expect(read(join('N.')).protocol).toBe(0);
  });
});

describe('equal keys', () => {
  test.each([
    ['K\x01', '\x88'],
    ['K\x00', '\x89'],
    ['K\x01', 'F1.0\n'],
    ['\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01', 'F18446744073709551616.0\n'],
    ['U\x01a', '\x8c\x01a'],
    ['C\x01a', '\x8e\x01\x00\x00\x00\x00\x00\x00\x00a'],
    ['F0.5\n', 'G\x3f\xe0\x00\x00\x00\x00\x00\x00'],
  ])('%j and %j', (one, other) => {
    const { value } = read(join(`}${one}K\x05s${other}K\x06s.`));
    expect((value as PyDict).entries.map(([, item]) => item)).toEqual([6n]);
  });

  test.each([
    ['U\x011', 'K\x01'],
    ['U\x01a', 'C\x01a'],
    ['U\x02s1', 'U\x011'],
    ['U\x02n1', 'K\x01'],
    ['U\x03b97', 'C\x01a'],
    ['N', '\x89'],
    ['Fnan\n', 'Fnan\n'],
    ['F0.5\n', 'K\x00'],
  ])('%j and %j are not', (one, other) => {
    const { value } = read(join(`}${one}K\x05s${other}K\x06s.`));
    expect((value as PyDict).entries).toHaveLength(2);
  });

  test('get finds text only', () => {
    const { value } = read(join('}U\x01aK\x05sK\x01K\x06s.'));
    expect([(value as PyDict).get('a'), (value as PyDict).get('1')]).toEqual([5n, undefined]);
  });
});

describe('malformed', () => {
  test.each<[string, Part[], RegExp]>([
    ['no opcode', ['\x7f'], /0x7f is no opcode \(at byte 0\)/],
    ['an opcode above the last', [[0x99]], /0x99 is no opcode/],
    ['a pop from nothing', ['0.'], /nothing to pop/],
    ['a value from nothing', ['\x85.'], /the stack has none/],
    ['a value beneath a mark', ['K\x01(\x85.'], /the stack has none/],
    ['a top that is a mark', ['(q\x00.'], /the stack has none/],
    ['DUP of nothing', ['2.'], /the stack has none/],
    ['STOP with nothing', ['.'], /the stack has none/],
    ['STOP on a mark', ['(.'], /the stack has none/],
    ['no mark', ['K\x01t.'], /no mark/],
    ['a mark that was popped', ['(0t.'], /no mark/],
    ['an empty memo', ['h\x00.'], /memo 0 is empty/],
    ['a memo number that is none', ['Npx\n.'], /memo entry is malformed/],
    ['a memo number below 0', ['Np-1\n.'], /memo entry is malformed/],
    ['a memo number above 32 bits', ['Np4294967296\n.'], /memo entry is malformed/],
    ['an integer that is none', ['I1x\n.'], /an integer is malformed/],
    ['an integer with a leading zero', ['I012\n.'], /an integer is malformed/],
    ['an empty integer', ['I\n.'], /an integer is malformed/],
    ['a float that is none', ['F1.5.2\n.'], /a float is malformed/],
    ['a string without quotes', ['Sabc\n.'], /a quoted string is malformed/],
    ['a string with one quote', ["S'\n."], /a quoted string is malformed/],
    ['a string of two quotes', ['S\'a"\n.'], /a quoted string is malformed/],
    ['a string with half an escape', ["S'\\x4'\n."], /a quoted string is malformed/],
    ['a string beyond ASCII', ['U\x01\xe4.'], /not ASCII/],
    ['a string that ends in a backslash', ["S'a\\'\n."], /a quoted string is malformed/],
    ['half an escape in UNICODE', ['V\\u12\n.'], /an escaped string is malformed/],
    ['an escape beyond Unicode', ['V\\U00110000\n.'], /an escaped string is malformed/],
    ['UTF-8 that is none', ['X\x01\x00\x00\x00\xff.'], /UTF-8 is malformed/],
    ['half a surrogate', ['X\x02\x00\x00\x00\xed\xa0.'], /UTF-8 is malformed/],
    ['a name that is no UTF-8', ['cm\n\xff\n.'], /the name of a global is malformed/],
    ['a name that is no string', ['K\x01K\x02\x93.'], /the name of a global is no string/],
    ['arguments that are no tuple', ['cm\nf\nK\x01R.'], /the arguments of a call are no tuple/],
    ['arguments that are no tuple, for __new__', ['cm\nf\n]\x81.'], /no tuple/],
    ['named arguments that are no dict', ['cm\nf\n)]\x92.'], /no tuple and dict/],
    ['OBJ with nothing', ['(o.'], /nothing to call/],
    ['a key without a value', ['}(K\x01u.'], /a key without a value/],
    ['DICT with a key without a value', ['(K\x01d.'], /a key without a value/],
    ['items set on a number', ['K\x01K\x02K\x03s.'], /no dict/],
    ['items set on a list', [']K\x02K\x03s.'], /no dict/],
    ['items set on a global', ['cm\nf\nK\x02K\x03s.'], /no dict/],
    ['items appended to a dict', ['}K\x01a.'], /no list/],
    ['items appended to a tuple', [')(K\x01e.'], /no list/],
    ['items added to a list', ['](K\x01\x90.'], /no set/],
    ['protocol 6', [[0x80, 6], 'N.'], /protocol 6 is not known/],
    ['a length beyond any number', ['\x8d', [255, 255, 255, 255, 255, 255, 255, 255]], /beyond any file/],
    ['a frame beyond any number', ['\x95', [255, 255, 255, 255, 255, 255, 255, 255]], /beyond any file/],
  ])('%s', (_what, parts, message) => {
    const error = failure(join(...parts));
    expect(error.message).toMatch(message);
    expect(error.kind).toBe('malformed');
  });
});

describe('truncated', () => {
  test.each<[string, Part[], RegExp]>([
    ['nothing at all', [], /1 bytes are wanted, 0 are left/],
    ['a line without an end', ['I12'], /a line has no end/],
    ['a frame that is longer than the file', [[0x80, 4], '\x95', u64(100), 'N.'], /ends behind the file/],
    ['bytes that are longer than the file', ['B\x00\x01\x00\x00abc'], /256 bytes are wanted, 3 are left/],
  ])('%s', (_what, parts, message) => {
    const error = failure(join(...parts));
    expect([error.kind, error.name]).toEqual(['truncated', 'PickleError']);
    expect(error.message).toMatch(message);
  });

  test('a file that is shorter than it said', () => {
    const source = new MemorySource(join('B\x04\x00\x00\x00ab'));
    expect(() => readPickle(source, 0, 100)).toThrow(expect.objectContaining({ kind: 'truncated' }));
  });
});

describe('oddities: read on, and told', () => {
  test.each<[string, Part[], string[]]>([
    ['an argument beyond its frame', ['\x95', u64(2), 'M\x01\x02.'], ['an argument crosses the end of its frame']],
    ['a frame in a frame', ['\x95', u64(11), '\x95', u64(2), 'N.'], ['a frame within a frame']],
    ['EXT1', [[0x82, 1], '.'], ['extension 1: what it is depends on the machine']],
    ['EXT2', [[0x83, 1, 1], '.'], ['extension 257: what it is depends on the machine']],
    ['EXT4', [[0x84, 1, 0, 0, 1], '.'], ['extension 16777217: what it is depends on the machine']],
    ['REDUCE of a result', ['cm\nf\n)R)R.'], ['what is called is computed, not named']],
    ['REDUCE of a persistent id', ['K\x01Q)R.'], ['what is called is computed, not named']],
    ['REDUCE of a string', ['U\x02os)R.'], ['what is called is computed, not named']],
    ['NEWOBJ of a result', ['cm\nf\n)R)\x81.'], ['what is called is computed, not named']],
    ['NEWOBJ_EX of a result', ['cm\nf\n)R)}\x92.'], ['what is called is computed, not named']],
    ['OBJ of a result', ['(cm\nf\n)Ro.'], ['what is called is computed, not named']],
    ['SETITEM on an object', ['cm\nf\n)RK\x01K\x02s.'], ['items are set on something that is no dict']],
    ['SETITEMS on an object', ['cm\nf\n)R(K\x01K\x02u.'], ['items are set on something that is no dict']],
    ['SETITEM on an OrderedDict', ['ccollections\nOrderedDict\n)RK\x01K\x02s.'], []],
    ['APPEND on an object', ['cm\nf\n)RK\x01a.'], ['items are appended to something that is no list']],
    ['APPENDS on an object', ['cm\nf\n)R(K\x01e.'], ['items are appended to something that is no list']],
    ['state twice', ['cm\nf\n)RK\x01bK\x02b.'], ['state is given twice']],
    ['state for a list', [']K\x01b.'], ['state is given to something that was not made by a call']],
    ['state for a global', ['cm\nf\nK\x01b.'], ['state is given to something that was not made by a call']],
    ['values left', ['K\x01K\x02.'], ['values are left on the stack']],
    ['a mark left', ['(K\x02.'], ['values are left on the stack']],
    ['the same oddity twice, once', ['\x82\x01\x82\x01\x86.'], ['extension 1: what it is depends on the machine']],
  ])('%s', (_what, parts, oddities) => {
    expect(read(join(...parts)).oddities).toEqual(oddities);
  });
});

describe('limits', () => {
  const nones = (count: number) => join('N0'.repeat((count - 2) / 2), 'N.');

  test('operations', () => {
    expect(read(nones(100), { operations: 100 }).end).toBe(100);
    expect(failure(nones(102), { operations: 100 })).toMatchObject({ kind: 'limit', position: 100 });
  });

  test('memo', () => {
    const puts = (count: number) => join('N', Buffer.alloc(count, '\x94', 'latin1'), '.');
    expect(read(puts(10), { memo: 10 }).value).toBe(null);
    expect(failure(puts(11), { memo: 10 }).kind).toBe('limit');
    expect(failure(join('Nq\x00r\x01\x00\x00\x00p2\n.'), { memo: 2 }).kind).toBe('limit');
  });

  test.each([
    ['BINUNICODE', 'X\x0a\x00\x00\x00aaaaaaaaaa'],
    ['SHORT_BINUNICODE', '\x8c\x0aaaaaaaaaaa'],
    ['BINSTRING', 'T\x0a\x00\x00\x00aaaaaaaaaa'],
    ['BINBYTES', 'B\x0a\x00\x00\x00aaaaaaaaaa'],
    ['SHORT_BINBYTES', 'C\x0aaaaaaaaaaa'],
    ['BYTEARRAY8', '\x96\x0a\x00\x00\x00\x00\x00\x00\x00aaaaaaaaaa'],
    ['STRING', "S'aaaaaaaa'\n"],
    ['UNICODE', 'Vaaaaaaaaaa\n'],
    ['PERSID', 'Paaaaaaaaaa\n'],
    ['GLOBAL', 'caaaaa\naaaaa\n'],
  ])('text bytes, of %s', (_name, text) => {
    expect(failure(join(text, '0', text, '.'), { textBytes: 19 }).kind).toBe('limit');
    expect(read(join(text, '0', text, '.'), { textBytes: 20 }).end).toBe(2 * text.length + 2);
  });

  test('lines', () => {
    expect(failure(join('I', '1'.repeat(6000), '\n.')).kind).toBe('limit');
    expect(read(join('I', '1'.repeat(4300), '\n.')).value).toBe(BigInt('1'.repeat(4300)));
    expect(failure(join('c', 'a'.repeat(2 << 20), '\nb\n.')).kind).toBe('limit');
  });

  test('the name of a global', () => {
    expect(failure(join('c', 'a'.repeat(600), '\n', 'b'.repeat(600), '\n.')).kind).toBe('limit');
  });

  test('a line of backslashes takes no longer than another', () => {
    const took = processorTime();
    expect(read(join('V', '\\'.repeat(1_000_000), '\n.')).value).toHaveLength(1_000_000);
    expect(failure(join("S'", '\\'.repeat(999_999), "'\n.")).kind).toBe('malformed');
    expect(took()).toBeLessThan(2000);
  });

  test('integers', () => {
    const long4 = (length: number) =>
      join('\x8b', [length & 255, length >> 8, length >> 16, 0], Buffer.alloc(length, 1), '.');
    expect(read(long4(1000)).end).toBe(1006);
    expect(failure(long4(1 << 20)).kind).toBe('limit');
  });

  test.each<[string, Part[]]>([
    ['BINUNICODE', ['X\xff\xff\xff\x7f']],
    ['BINUNICODE8', ['\x8d', u64(2 ** 40)]],
    ['BINBYTES', ['B\xff\xff\xff\xff']],
    ['BINBYTES8', ['\x8e', u64(2 ** 53 - 1)]],
    ['BYTEARRAY8', ['\x96', u64(2 ** 50)]],
    ['LONG4', ['\x8b\xff\xff\xff\x7f']],
    ['BINSTRING', ['T\xff\xff\xff\xff']],
    ['BINBYTES below the limit', ['B\x00\x00\x00\x02']],
    ['FRAME', ['\x95', u64(2 ** 50)]],
  ])('a length of %s that no file has allocates nothing', (_name, parts) => {
    const bytes = join(...parts, 'a.');
    const source = new MemorySource(bytes);
    expect(() => readPickle(source, 0, bytes.length)).toThrow(PickleError);
    expect(source.largestRead).toBeLessThanOrEqual(1 << 16);
  });

  test('a memo number allocates nothing', () => {
    expect(show(read(join('K\x07r\xff\xff\xff\xff.')).value)).toBe('7');
  });

  test('no key makes a dict slow: neither a long one, nor many', () => {
    const long = 4 << 20;
    const text = Buffer.alloc(long, 'a');
    const head = [long & 255, (long >> 8) & 255, (long >> 16) & 255, long >> 24];
    const pairs = 'h\x00Nh\x01N'.repeat(100_000);
    const bytes = join('}X', head, text, 'q\x000B', head, text, 'q\x010', `}(${pairs}u.`);
    const took = processorTime();
    expect((read(bytes).value as PyDict).entries).toHaveLength(2);
    expect(took()).toBeLessThan(3000);
  });

  test('as many containers as the operations allow fit into memory', () => {
    for (const code of ['}', ']', '\x8f', ')']) {
      const bytes = join('(', Buffer.alloc(defaultLimits.operations - 3, code, 'latin1'), 't.');
      const { value } = read(bytes);
      expect((value as PyTuple).items).toHaveLength(defaultLimits.operations - 3);
    }
    const calls = join('(cm\nf\nq\x000', Buffer.from('h\x00)R'.repeat(600_000), 'latin1'), 't.');
    expect((read(calls).value as PyTuple).items).toHaveLength(600_000);
  });
});

describe('large and twisted', () => {
  test('lists, dicts and objects that hold themselves', () => {
    const list = read(join(']q\x00h\x00a.')).value as PyList;
    expect(list.items[0]).toBe(list);
    const dict = read(join('}q\x00K\x01h\x00s.')).value as PyDict;
    expect(dict.entries[0]![1]).toBe(dict);
    const object = read(join('cm\nf\n)Rq\x00h\x00b.')).value as PyCall;
    expect(object.state).toBe(object);
    const tuple = read(join(']q\x00h\x00\x85q\x01a0h\x01.')).value as PyTuple;
    expect((tuple.items[0] as PyList).items[0]).toBe(tuple);
  });

  test('a million items at once', () => {
    const nones = Buffer.alloc(1_000_000, 'N');
    expect((read(join('](', nones, 'e.')).value as PyList).items).toHaveLength(1_000_000);
    expect((read(join('(', nones, 't.')).value as PyTuple).items).toHaveLength(1_000_000);
    expect((read(join('(', nones, 'l.')).value as PyList).items).toHaveLength(1_000_000);
    expect((read(join('\x8f(', nones, '\x90.')).value as PySet).items).toHaveLength(1_000_000);
    expect((read(join('}(', nones, 'u.')).value as PyDict).entries).toHaveLength(1);
    expect((read(join('cm\nf\n)R(', nones, 'e.')).value as PyCall).appended).toHaveLength(1_000_000);
    expect(read(join('(', 'cm\nf\n', nones, 'o.')).value).toBeInstanceOf(PyCall);
  });

  test('100,000 tuples in each other', () => {
    let { value } = read(join('N', Buffer.alloc(100_000, 0x85), '.'));
    let depth = 0;
    for (; value instanceof PyTuple; depth++) value = value.items[0]!;
    expect(depth).toBe(100_000);
  });

  test('100,000 marks, calls, persistent ids and dicts in each other', () => {
    const times = (text: string) => text.repeat(100_000);
    expect(read(join(times('('), times('t'), '.')).value).toBeInstanceOf(PyTuple);
    expect(read(join('cm\nf\n', times(')R'), '.')).value).toBeInstanceOf(PyCall);
    expect(read(join('N', times('Q'), '.')).value).toBeInstanceOf(PyPersistent);
    expect(read(join(times('}K\x01'), 'N', times('s'), '.')).value).toBeInstanceOf(PyDict);
  });

  test('a pickle in front of gigabytes is one small read', () => {
    const source = new MemorySource(join('K\x07.', Buffer.alloc(1 << 20)));
    readPickle(source, 0, source.size);
    expect([source.reads, source.bytesRead]).toEqual([1, 1 << 16]);
  });

  test('values that lie across the windows of the reader', () => {
    for (const before of [65_530, 65_534, 65_535, 65_536]) {
      const pad = before - 5;
      const text = join('B', [pad & 255, pad >> 8, 0, 0], Buffer.alloc(pad, 'x'));
      const { value } = read(join(text, 'I1234567\n', 'X\x03\x00\x00\x00abc', 'J\x04\x03\x02\x01', '\x87.'));
      expect((value as PyTuple).items[2]).toBe(0x01020304n);
      expect(show(new PyTuple((value as PyTuple).items.slice(0, 2)))).toBe('(1234567 "abc")');
    }
  });
});

describe('where unpicklers part, or one of them goes on', () => {
  const call = 'cos\nsystem\n)R.';
  const frame = (length: number) => `\x95${Buffer.from(u64(length)).toString('latin1')}`;
  test.each<[string, string]>([
    ['octal for C, and no number for Python', `I010\n0${call}`],
    ['a truth value for C, and a number for Python', `I+1\n0${call}`],
    ['a NUL in an integer', `I1\0x\n0${call}`],
    ['nothing but a NUL', `I\0\n0${call}`],
    ['a NUL in a float', `F1.5\0x\n0${call}`],
    ['a NUL in a long', `L5\0x\n0${call}`],
    ['a NUL in PUT', `Np5\0x\n0${call}`],
    ['a memo number of more than 32 bits', `Np4294967296\n0${call}`],
    ['an item of a list', `](K\x05eK\x00K\x07s0${call}`],
    ['an item of a bytearray', `\x96\x01\0\0\0\0\0\0\0aK\x05a0${call}`],
    ['old text that is not ASCII', `U\x01\xff0${call}`],
    ['quoted text that is not ASCII', `S'\\xff'\n0${call}`],
    ['arguments that are a list', 'cos\nsystem\n]R0cos\nexecl\n.'],
    ['a frame that is longer than the file', `\x80\x04${frame(100_000)}${call}`],
    ['a frame of a petabyte', `\x80\x04${frame(2 ** 60)}${call}`],
    ['a line that its frame cuts off', `\x80\x04${frame(5)}L0b(x1\n0${call}`],
    ['STOP before the end of its frame', `\x80\x04${frame(20)}N.${'N'.repeat(18)}${call}`],
    ['protocol 9', `\x80\x09${call}`],
    ['a package, whatever is wanted of it', 'czzpkg. x\ny\n.'],
    ['a package of a name that misses its mark', 'izzpkg.x,y\nz\n'],
    ['a package whose name is cut off', 'czzpkg. x\ny'],
    ['a module behind a dot', 'c.os\ny\n.'],
    ['a module that only torch does not look for', 'cfoo bar\nFloatStorage\ncos\nsystem\n0.'],
    ['such a one of a long name', `cfoo bar${'x'.repeat(2000)}\nFloatStorage\ncos\nsystem\n0.`],
  ])('%s', (_what, latin1) => {
    expect(beginsAsPickle(new MemorySource(join(latin1)))).toBe(true);
  });

  test.each<[string, string, string]>([
    ['a number of PUT with a zero before it', 'Np01\n0g1\n0cos\nsystem\n.', 'os.system'],
    ['no items for what takes none', 'N(u(e(\x900cos\nsystem\n.', 'os.system'],
    ['a name before the mark is missed', 'ios\nsystem\n', 'os.system'],
    ['a second pickle behind the first', 'N.cos\nsystem\n.', 'os.system'],
    ['spaces about a number', 'I 12 \n0cos\nsystem\n.', 'os.system'],
  ])('%s is followed', (_what, latin1, name) => {
    expect(follow(new MemorySource(join(latin1))).globals.map(String)).toEqual([name]);
  });

  test.each([
    'This is a text.\n',
    'import os\nimport sys\n',
    'Please read\nthis.\n',
    '{"a": 1}',
    'It is.',
    'get it\n',
    'N.B. so',
    'id,caption\n1,a tree\n',
    'class;count\n1;2\n',
    'checkpoint:\n  path: x\n',
    'channels:\n  - pytorch\n',
    'click==8.0\nnumpy\n',
    'imageio>=2.9.0\n',
    'id="x"\n',
    'c\na\nt\n',
    'i\nt\nh\n',
    'ckpt/a.pt\nckpt/b.pt\n',
    `copyright ${'x'.repeat(2000)}\nall\n`,
    'p\t\0\0\0\0\0\0{"a":1}\n',
    'p0\0\0\0\0\0\0{"a":1}\n',
    '\x80\x07\0\0\0\0\0\0{"a":1}\n',
  ])('the text %j is no pickle', (text) => {
    expect(beginsAsPickle(new MemorySource(join(text)))).toBe(false);
  });
});
