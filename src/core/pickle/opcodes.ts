import type { Machine } from './machine.js';
import {
  stackGlobal,
  call,
  callWithNames,
  callMarked,
  callNamed,
  persistentLine,
  globalLines,
  emptyTuple,
  tuple,
} from './outside.js';
import { addItems, append, build, setItems } from './fill.js';
import {
  beyondNumbers,
  decimalFloat,
  decimalInteger,
  indexNumber,
  isAscii,
  isOctal,
  latin1,
  littleEndianInteger,
  quotedString,
  rawUnicodeEscape,
  utf8,
} from './text.js';
import { PyBuffer, PyDict, PyList, PySet, type PickleValue } from './values.js';

type Execute = (m: Machine) => void;

/** Lines are numbers, names and old strings; Python itself refuses integers of more than 4,300 digits. */
const numberLine = 5_000;
const textLine = 1 << 20;
const mostEscapes = 20_000;
/** No checkpoint has such a number, and arithmetic with larger ones takes its time. */
const integerBytes = 1 << 12;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const need = <T>(m: Machine, value: T | undefined, what: string): T =>
  value ?? m.fail('malformed', `${what} is malformed`);

const unicode = (m: Machine, length: number): string => need(m, utf8(m.text(length)), 'UTF-8');

/** Which bytes beyond ASCII are, is up to the encoding that an unpickler was given. */
function oldString(m: Machine, text: string): string {
  return isAscii(text) ? text : m.fail('malformed', 'a string of Python 2 that is not ASCII is malformed', false);
}

/** A line that is a number. CPython in C takes what stands before a NUL for all of it. */
function numberOf<T>(
  m: Machine,
  read: (text: string) => T | undefined,
  what: string,
  isFinal = (_: string) => true,
): T {
  // What is a text in truth, and no number, is not searched for the end of its line.
  const head = latin1(m.ahead(64)).split('\0')[0]!;
  if (beyondNumbers.test(head)) m.fail('malformed', `${what} is malformed`);
  const text = latin1(m.line(numberLine));
  if (text.includes('\0')) m.fail('malformed', `${what} with a NUL is malformed`, false);
  return read(text) ?? m.fail('malformed', `${what} is malformed`, isFinal(text));
}

/** Taken apart one by one, they take a hundred times their room; V needs those that spell a character only. */
function escapedLine(m: Machine, isEscape: (next: number) => boolean): Uint8Array {
  const line = m.line(textLine);
  let escapes = 0;
  for (let at = line.indexOf(0x5c); at >= 0; at = line.indexOf(0x5c, at + 2)) if (isEscape(line[at + 1]!)) escapes++;
  if (escapes > mostEscapes) m.fail('limit', `more than ${mostEscapes} escapes in a line`);
  return line;
}

const isU = (next: number): boolean => next === 0x75 || next === 0x55;

const small = Array.from({ length: 256 }, (_, value) => BigInt(value));

function integer(m: Machine, value: number): void {
  const known = small[value];
  if (known === undefined) m.spend(48);
  m.push(known ?? BigInt(value));
}

function float(m: Machine, value: number): void {
  m.spend(48);
  m.push(value);
}

function list(m: Machine, items: readonly PickleValue[] = []): void {
  m.spend(44);
  const made = new PyList();
  append(m, made, items);
  m.push(made);
}

function dict(m: Machine, pairs: readonly PickleValue[] = []): void {
  m.spend(44);
  const made = new PyDict();
  setItems(m, made, pairs);
  m.push(made);
}

function set(m: Machine, items: readonly PickleValue[], frozen: boolean): void {
  m.spend(44);
  const made = new PySet(frozen);
  addItems(m, made, items);
  m.push(made);
}

/** Numbers of the memo are lines in protocol 0. */
function memoLine(m: Machine): number {
  const what = 'the number of a memo entry';
  // Python would keep one beyond 32 bits.
  return numberOf(
    m,
    (text) => {
      const key = indexNumber(text);
      return key !== undefined && key >= 0 && key <= 0xffffffff ? key + 0 : undefined;
    },
    what,
    (text) => !((indexNumber(text) ?? 0) > 0xffffffff),
  );
}

function put(m: Machine): void {
  // Where there is nothing to keep every unpickler ends, whatever the number is.
  m.top();
  m.remember(memoLine(m));
}

const last = (m: Machine, count: number): PickleValue[] => Array.from({ length: count }, () => m.pop()).reverse();

function extension(m: Machine, length: number): void {
  const code = m.cursor.uint(length);
  m.odd(`extension ${code}: what it is depends on the machine`);
  m.global('copyreg._extension_registry', String(code));
}

const isOpcode = (code: number | undefined): boolean => code !== undefined && opcodes[code] !== undefined;

function protocol(m: Machine): void {
  m.protocol = m.cursor.byte();
  // torch's own unpickler takes any number, and goes on with what follows.
  if (m.protocol > 5) m.fail('malformed', `protocol ${m.protocol} is not known`, !isOpcode(m.cursor.peek(1)[0]));
}

function integerOrBoolean(m: Machine): void {
  const value = numberOf<bigint | boolean>(
    m,
    (text) => {
      if (text === '00' || text === '01') return text === '01';
      const number = decimalInteger(text);
      // For C a line of two characters that is 0 or 1 is a truth value, for Python a number.
      return text.length === 2 && (number === 0n || number === 1n) ? undefined : number;
    },
    'an integer',
    (text) => !isOctal(text) && text.length !== 2,
  );
  m.push(value);
}

function readonlyBuffer(m: Machine): void {
  const buffer = m.top();
  if (buffer instanceof PyBuffer) buffer.readonlyView = true;
}

function quoted(m: Machine): void {
  const line = escapedLine(m, (next) => next !== 0x5c);
  m.push(oldString(m, need(m, quotedString(line), 'a quoted string')));
}

function long1(m: Machine): void {
  const length = m.cursor.byte();
  m.spend(64 + length);
  m.push(littleEndianInteger(m.cursor.take(length)));
}

function long4(m: Machine): void {
  const length = m.cursor.uint(4);
  if (length > integerBytes) m.fail('limit', `an integer of more than ${integerBytes} bytes`, length > m.cursor.left);
  m.spend(64 + length);
  m.push(littleEndianInteger(m.cursor.take(length)));
}

/** What each opcode does, by its byte. Source: CPython `Lib/pickletools.py` (names) and `Modules/_pickle.c` (meaning). */
const byCharacter: Record<string, Execute> = {
  '(': (m) => m.setMark(), // MARK
  '.': (m) => m.stop(), // STOP
  '0': (m) => m.drop(), // POP
  '1': (m) => void m.popMarked(), // POP_MARK
  '2': (m) => m.push(m.top()), // DUP
  F: (m) => float(m, numberOf(m, decimalFloat, 'a float')), // FLOAT
  I: integerOrBoolean, // INT
  J: (m) => integer(m, view(m.cursor.take(4)).getInt32(0, true)), // BININT
  K: (m) => integer(m, m.cursor.byte()), // BININT1
  L: (m) => m.push(numberOf(m, (text) => decimalInteger(text.replace(/L$/, '')), 'an integer')), // LONG
  M: (m) => integer(m, m.cursor.uint(2)), // BININT2
  N: (m) => m.push(null), // NONE
  P: persistentLine, // PERSID
  Q: (m) => m.persistent(m.pop()), // BINPERSID
  R: (m) => call(m, 'reduce'), // REDUCE
  S: quoted, // STRING
  T: (m) => m.push(oldString(m, latin1(m.text(m.cursor.uint(4))))), // BINSTRING
  U: (m) => m.push(oldString(m, latin1(m.text(m.cursor.byte())))), // SHORT_BINSTRING
  V: (m) => m.push(need(m, rawUnicodeEscape(escapedLine(m, isU)), 'an escaped string')), // UNICODE
  X: (m) => m.push(unicode(m, m.cursor.uint(4))), // BINUNICODE
  B: (m) => m.push(m.bytes(m.cursor.uint(4))), // BINBYTES
  C: (m) => m.push(m.bytes(m.cursor.byte())), // SHORT_BINBYTES
  a: (m) => ((item) => append(m, m.top(), [item]))(m.pop()), // APPEND
  b: build, // BUILD
  c: (m) => m.global(...globalLines(m)), // GLOBAL
  d: (m) => dict(m, m.popMarked()), // DICT
  '}': (m) => dict(m), // EMPTY_DICT
  e: (m) => ((items) => append(m, m.top(), items))(m.popMarked()), // APPENDS
  g: (m) => m.recall(memoLine(m)), // GET
  h: (m) => m.recall(m.cursor.byte()), // BINGET
  i: callNamed, // INST
  j: (m) => m.recall(m.cursor.uint(4)), // LONG_BINGET
  l: (m) => list(m, m.popMarked()), // LIST
  ']': (m) => list(m), // EMPTY_LIST
  o: callMarked, // OBJ
  p: put, // PUT
  q: (m) => m.remember(m.cursor.byte()), // BINPUT
  r: (m) => m.remember(m.cursor.uint(4)), // LONG_BINPUT
  s: (m) => ((value, key) => setItems(m, m.top(), [key, value]))(m.pop(), m.pop()), // SETITEM
  t: (m) => m.push(tuple(m, m.popMarked())), // TUPLE
  ')': (m) => m.push(emptyTuple), // EMPTY_TUPLE
  u: (m) => ((pairs) => setItems(m, m.top(), pairs))(m.popMarked()), // SETITEMS
  G: (m) => float(m, view(m.cursor.take(8)).getFloat64(0, false)), // BINFLOAT
};

const byNumber: Record<number, Execute> = {
  0x80: protocol, // PROTO
  0x81: (m) => call(m, 'newobj'), // NEWOBJ
  0x82: (m) => extension(m, 1), // EXT1
  0x83: (m) => extension(m, 2), // EXT2
  0x84: (m) => extension(m, 4), // EXT4
  0x85: (m) => m.push(tuple(m, last(m, 1))), // TUPLE1
  0x86: (m) => m.push(tuple(m, last(m, 2))), // TUPLE2
  0x87: (m) => m.push(tuple(m, last(m, 3))), // TUPLE3
  0x88: (m) => m.push(true), // NEWTRUE
  0x89: (m) => m.push(false), // NEWFALSE
  0x8a: long1, // LONG1
  0x8b: long4, // LONG4
  0x8c: (m) => m.push(unicode(m, m.cursor.byte())), // SHORT_BINUNICODE
  0x8d: (m) => m.push(unicode(m, m.cursor.uint(8))), // BINUNICODE8
  0x8e: (m) => m.push(m.bytes(m.cursor.uint(8))), // BINBYTES8
  0x8f: (m) => set(m, [], false), // EMPTY_SET
  0x90: (m) => ((items) => addItems(m, m.top(), items))(m.popMarked()), // ADDITEMS
  0x91: (m) => set(m, m.popMarked(), true), // FROZENSET
  0x92: callWithNames, // NEWOBJ_EX
  0x93: stackGlobal, // STACK_GLOBAL
  0x94: (m) => m.remember(m.memo.size), // MEMOIZE
  0x95: (m) => m.frame(m.cursor.uint(8, false)), // FRAME
  0x96: (m) => m.push(m.bytes(m.cursor.uint(8), true)), // BYTEARRAY8
  0x97: (m) => m.push(new PyBuffer()), // NEXT_BUFFER
  0x98: readonlyBuffer, // READONLY_BUFFER
};

export const opcodes: readonly (Execute | undefined)[] = Array.from(
  { length: 256 },
  (_, code) => byNumber[code] ?? byCharacter[String.fromCharCode(code)],
);
