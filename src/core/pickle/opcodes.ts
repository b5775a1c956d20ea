import type { Machine } from './machine.js';
import {
  decimalFloat,
  decimalInteger,
  isAscii,
  latin1,
  littleEndianInteger,
  quotedString,
  rawUnicodeEscape,
  utf8,
} from './text.js';
import { PyBuffer, PyBytes, PyCall, PyDict, PyList, PySet, PyTuple } from './values.js';

type Execute = (m: Machine) => void;

/** Lines are numbers, names and old strings; Python itself refuses integers of more than 4,300 digits. */
const numberLine = 5_000;
const textLine = 1 << 20;
/** No checkpoint has such a number, and arithmetic with larger ones takes its time. */
const integerBytes = 1 << 12;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const need = <T>(m: Machine, value: T | undefined, what: string): T =>
  value ?? m.fail('malformed', `${what} is malformed`);

const asciiLine = (m: Machine, limit: number): string => latin1(m.line(limit));

/** A copy: the cursor's window is used again. */
const bytes = (m: Machine, length: number, mutable = false): PyBytes =>
  new PyBytes(new Uint8Array(m.text(length)), mutable);

const unicode = (m: Machine, length: number): string => need(m, utf8(m.text(length)), 'UTF-8');

function oldString(m: Machine, length: number): string {
  const text = latin1(m.text(length));
  return need(m, isAscii(text) ? text : undefined, 'a string of Python 2 that is not ASCII');
}

const integerLine = (m: Machine, text: string): bigint => need(m, decimalInteger(text), 'an integer');

function dictOf(m: Machine): PyDict {
  const dict = new PyDict();
  m.setItems(dict, m.popMarked());
  return dict;
}

function listOf(m: Machine): PyList {
  const list = new PyList();
  m.append(list, m.popMarked());
  return list;
}

/** Numbers of the memo are lines in protocol 0. */
function memoLine(m: Machine): number {
  const key = decimalInteger(asciiLine(m, numberLine));
  return key !== undefined && key >= 0n && key <= 0xffffffffn
    ? Number(key)
    : m.fail('malformed', 'the number of a memo entry is malformed');
}

function tuple(m: Machine, count: number): void {
  const items = Array.from({ length: count }, () => m.pop()).reverse();
  m.push(new PyTuple(items));
}

function build(m: Machine): void {
  const state = m.pop();
  const target = m.top();
  if (!(target instanceof PyCall)) return m.odd('state is given to something that was not made by a call');
  if (target.state !== undefined) m.odd('state is given twice');
  target.state = state;
}

function addItems(m: Machine): void {
  const items = m.popMarked();
  const target = m.top();
  if (!(target instanceof PySet)) return m.fail('malformed', 'items are added to something that is no set');
  for (const item of items) target.items.push(item);
}

function stackGlobal(m: Machine): void {
  const name = m.pop();
  m.global(m.pop(), name);
}

function call(m: Machine, via: 'reduce' | 'newobj'): void {
  const args = m.pop();
  if (!(args instanceof PyTuple)) m.fail('malformed', 'the arguments of a call are no tuple');
  m.call(via, m.pop(), args);
}

function callWithNames(m: Machine): void {
  const kwargs = m.pop();
  const args = m.pop();
  if (!(args instanceof PyTuple) || !(kwargs instanceof PyDict))
    m.fail('malformed', 'the arguments of a call are no tuple and dict');
  m.call('newobj_ex', m.pop(), args, kwargs);
}

function callMarked(m: Machine): void {
  const [callable, ...args] = m.popMarked();
  if (callable === undefined) m.fail('malformed', 'nothing to call');
  m.call('obj', callable, new PyTuple(args));
}

function callNamed(m: Machine): void {
  const [module, name] = globalLines(m);
  const args = new PyTuple(m.popMarked());
  m.global(module, name);
  m.call('inst', m.pop(), args);
}

function globalLines(m: Machine): [string, string] {
  const line = () => need(m, utf8(m.line(textLine)), 'the name of a global');
  return [line(), line()];
}

function extension(m: Machine, length: number): void {
  const code = m.cursor.uint(length);
  m.odd(`extension ${code}: what it is depends on the machine`);
  m.global('copyreg._extension_registry', String(code));
}

function protocol(m: Machine): void {
  m.protocol = m.cursor.byte();
  if (m.protocol > 5) m.fail('malformed', `protocol ${m.protocol} is not known`);
}

function integerOrBoolean(m: Machine): void {
  const text = asciiLine(m, numberLine);
  m.push(text === '00' ? false : text === '01' ? true : integerLine(m, text));
}

function readonlyBuffer(m: Machine): void {
  const buffer = m.top();
  if (buffer instanceof PyBuffer) buffer.readonlyView = true;
}

function long4(m: Machine): void {
  const length = m.cursor.uint(4);
  if (length > integerBytes) m.fail('limit', `an integer of more than ${integerBytes} bytes`);
  m.push(littleEndianInteger(m.cursor.take(length)));
}

/** What each opcode does, by its byte. Source: CPython `Lib/pickletools.py` (names) and `Modules/_pickle.c` (meaning). */
const byCharacter: Record<string, Execute> = {
  '(': (m) => m.setMark(), // MARK
  '.': (m) => m.stop(), // STOP
  '0': (m) => m.drop(), // POP
  '1': (m) => void m.popMarked(), // POP_MARK
  '2': (m) => m.push(m.top()), // DUP
  F: (m) => m.push(need(m, decimalFloat(asciiLine(m, numberLine)), 'a float')), // FLOAT
  I: integerOrBoolean, // INT
  J: (m) => m.push(BigInt(view(m.cursor.take(4)).getInt32(0, true))), // BININT
  K: (m) => m.push(BigInt(m.cursor.byte())), // BININT1
  L: (m) => m.push(integerLine(m, asciiLine(m, numberLine).replace(/L$/, ''))), // LONG
  M: (m) => m.push(BigInt(m.cursor.uint(2))), // BININT2
  N: (m) => m.push(null), // NONE
  P: (m) => m.persistent(asciiLine(m, textLine)), // PERSID
  Q: (m) => m.persistent(m.pop()), // BINPERSID
  R: (m) => call(m, 'reduce'), // REDUCE
  S: (m) => m.push(need(m, quotedString(m.line(textLine)), 'a quoted string')), // STRING
  T: (m) => m.push(oldString(m, m.cursor.uint(4))), // BINSTRING
  U: (m) => m.push(oldString(m, m.cursor.byte())), // SHORT_BINSTRING
  V: (m) => m.push(need(m, rawUnicodeEscape(m.line(textLine)), 'an escaped string')), // UNICODE
  X: (m) => m.push(unicode(m, m.cursor.uint(4))), // BINUNICODE
  B: (m) => m.push(bytes(m, m.cursor.uint(4))), // BINBYTES
  C: (m) => m.push(bytes(m, m.cursor.byte())), // SHORT_BINBYTES
  a: (m) => ((item) => m.append(m.top(), [item]))(m.pop()), // APPEND
  b: build, // BUILD
  c: (m) => m.global(...globalLines(m)), // GLOBAL
  d: (m) => m.push(dictOf(m)), // DICT
  '}': (m) => m.push(new PyDict()), // EMPTY_DICT
  e: (m) => ((items) => m.append(m.top(), items))(m.popMarked()), // APPENDS
  g: (m) => m.recall(memoLine(m)), // GET
  h: (m) => m.recall(m.cursor.byte()), // BINGET
  i: callNamed, // INST
  j: (m) => m.recall(m.cursor.uint(4)), // LONG_BINGET
  l: (m) => m.push(listOf(m)), // LIST
  ']': (m) => m.push(new PyList()), // EMPTY_LIST
  o: callMarked, // OBJ
  p: (m) => m.remember(memoLine(m)), // PUT
  q: (m) => m.remember(m.cursor.byte()), // BINPUT
  r: (m) => m.remember(m.cursor.uint(4)), // LONG_BINPUT
  s: (m) => ((value, key) => m.setItems(m.top(), [key, value]))(m.pop(), m.pop()), // SETITEM
  t: (m) => m.push(new PyTuple(m.popMarked())), // TUPLE
  ')': (m) => m.push(new PyTuple([])), // EMPTY_TUPLE
  u: (m) => ((pairs) => m.setItems(m.top(), pairs))(m.popMarked()), // SETITEMS
  G: (m) => m.push(view(m.cursor.take(8)).getFloat64(0, false)), // BINFLOAT
};

const byNumber: Record<number, Execute> = {
  0x80: protocol, // PROTO
  0x81: (m) => call(m, 'newobj'), // NEWOBJ
  0x82: (m) => extension(m, 1), // EXT1
  0x83: (m) => extension(m, 2), // EXT2
  0x84: (m) => extension(m, 4), // EXT4
  0x85: (m) => tuple(m, 1), // TUPLE1
  0x86: (m) => tuple(m, 2), // TUPLE2
  0x87: (m) => tuple(m, 3), // TUPLE3
  0x88: (m) => m.push(true), // NEWTRUE
  0x89: (m) => m.push(false), // NEWFALSE
  0x8a: (m) => m.push(littleEndianInteger(m.cursor.take(m.cursor.byte()))), // LONG1
  0x8b: long4, // LONG4
  0x8c: (m) => m.push(unicode(m, m.cursor.byte())), // SHORT_BINUNICODE
  0x8d: (m) => m.push(unicode(m, m.cursor.uint(8))), // BINUNICODE8
  0x8e: (m) => m.push(bytes(m, m.cursor.uint(8))), // BINBYTES8
  0x8f: (m) => m.push(new PySet([])), // EMPTY_SET
  0x90: addItems, // ADDITEMS
  0x91: (m) => m.push(new PySet(m.popMarked(), true)), // FROZENSET
  0x92: callWithNames, // NEWOBJ_EX
  0x93: stackGlobal, // STACK_GLOBAL
  0x94: (m) => m.remember(m.memo.size), // MEMOIZE
  0x95: (m) => m.frame(m.cursor.uint(8)), // FRAME
  0x96: (m) => m.push(bytes(m, m.cursor.uint(8), true)), // BYTEARRAY8
  0x97: (m) => m.push(new PyBuffer()), // NEXT_BUFFER
  0x98: readonlyBuffer, // READONLY_BUFFER
};

export const opcodes: readonly (Execute | undefined)[] = Array.from(
  { length: 256 },
  (_, code) => byNumber[code] ?? byCharacter[String.fromCharCode(code)],
);
