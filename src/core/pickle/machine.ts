import { opcodes } from './opcodes.js';
import { type ByteSource, Cursor, PickleError } from './source.js';
import { PyCall, PyDict, PyGlobal, PyList, PyPersistent, type PickleValue } from './values.js';

/** What a pickle may use up. Reached, the reading ends with a `limit`; none is sized by a number in the file. */
export interface Limits {
  operations: number;
  memo: number;
  /** Of all strings and bytes together. */
  textBytes: number;
}

export const defaultLimits: Limits = { operations: 2_000_000, memo: 1_000_000, textBytes: 64 << 20 };

export interface Pickle {
  value: PickleValue;
  /** Behind STOP. */
  end: number;
  protocol: number;
  globals: PyGlobal[];
  /** Every one that was made, also what was thrown away or replaced: an unpickler would have done it all the same. */
  calls: PyCall[];
  persistents: PyPersistent[];
  /** What CPython would take and a checkpoint has no business with: each a reason to refuse it. */
  oddities: string[];
  /** One for each opcode that was met, at its byte. */
  opcodes: Uint8Array;
}

/** More than anybody reads; each number of an extension is one of its own. */
const mostOddities = 20;
/** A checkpoint names a dozen. */
const mostGlobals = 10_000;
/** Of a global, module and name together. */
const nameCharacters = 1_000;

/** Stands between the values on the stack; never leaves the machine. */
const mark = Symbol('mark');
type Slot = PickleValue | typeof mark;

/**
 * The unpickling machine, without the part that runs anything: all 68 opcodes of protocols 0 to 5, with globals, calls
 * and persistent ids as data. It never recurses, and stops at STOP.
 */
export class Machine {
  readonly cursor: Cursor;
  readonly memo = new Map<number, PickleValue>();
  readonly globals = new Map<string, PyGlobal>();
  readonly oddities = new Set<string>();
  private readonly calls: PyCall[] = [];
  private readonly persistents: PyPersistent[] = [];
  protocol = 0;
  private readonly met = new Uint8Array(256);
  private readonly stack: Slot[] = [];
  private readonly marks: number[] = [];
  private frameEnd: number | undefined;
  private textBytes = 0;
  private result: { value: PickleValue } | undefined;

  constructor(
    source: ByteSource,
    start: number,
    end: number,
    private readonly limits: Limits = defaultLimits,
  ) {
    this.cursor = new Cursor(source, start, end);
  }

  run(): Pickle {
    for (let count = 0; this.result === undefined; count++) {
      if (count >= this.limits.operations) this.fail('limit', `more than ${this.limits.operations} operations`);
      if (this.frameEnd !== undefined && this.cursor.position >= this.frameEnd) this.frameEnd = undefined;
      const at = this.cursor.position;
      const code = this.cursor.byte();
      const execute = opcodes[code];
      if (execute === undefined)
        throw new PickleError('malformed', `0x${code.toString(16).padStart(2, '0')} is no opcode`, at);
      this.met[code] = 1;
      execute(this);
      if (this.frameEnd !== undefined && this.cursor.position > this.frameEnd)
        this.odd('an argument crosses the end of its frame');
    }
    const { protocol } = this;
    return {
      value: this.result.value,
      end: this.cursor.position,
      protocol,
      globals: [...this.globals.values()],
      calls: this.calls,
      persistents: this.persistents,
      oddities: [...this.oddities],
      opcodes: this.met,
    };
  }

  fail(kind: PickleError['kind'], message: string): never {
    throw new PickleError(kind, message, this.cursor.position);
  }

  odd(what: string): void {
    if (this.oddities.size < mostOddities) this.oddities.add(what);
  }

  push(value: PickleValue): void {
    this.stack.push(value);
  }

  pop(): PickleValue {
    const value = this.stack.pop();
    if (value === undefined || value === mark) this.fail('malformed', 'a value is wanted, and the stack has none');
    return value;
  }

  /** POP takes a mark too. */
  drop(): void {
    const value = this.stack.pop();
    if (value === undefined) this.fail('malformed', 'nothing to pop');
    if (value === mark) this.marks.pop();
  }

  top(): PickleValue {
    const value = this.stack.at(-1);
    if (value === undefined || value === mark) this.fail('malformed', 'a value is wanted, and the stack has none');
    return value;
  }

  setMark(): void {
    this.marks.push(this.stack.push(mark) - 1);
  }

  /** All above the last mark, which is taken off too. */
  popMarked(): PickleValue[] {
    const at = this.marks.pop();
    if (at === undefined) this.fail('malformed', 'no mark on the stack');
    const items = this.stack.splice(at);
    return items.slice(1) as PickleValue[];
  }

  remember(key: number): void {
    if (this.memo.size >= this.limits.memo) this.fail('limit', `more than ${this.limits.memo} memo entries`);
    this.memo.set(key, this.top());
  }

  recall(key: number): void {
    const value = this.memo.get(key);
    if (value === undefined) this.fail('malformed', `memo ${key} is empty`);
    this.push(value);
  }

  /** Bytes for a string, counted against the limit before they are read. */
  text(length: number): Uint8Array {
    this.count(length);
    return this.cursor.take(length);
  }

  /** A line, counted as text. */
  line(limit: number): Uint8Array {
    const line = this.cursor.line(limit);
    this.count(line.length);
    return line;
  }

  private count(bytes: number): void {
    this.textBytes += bytes;
    if (this.textBytes > this.limits.textBytes)
      this.fail('limit', `strings of more than ${this.limits.textBytes} bytes`);
  }

  frame(length: number): void {
    if (this.frameEnd !== undefined) this.odd('a frame within a frame');
    this.frameEnd = this.cursor.position + length;
    if (this.frameEnd > this.cursor.end) this.fail('truncated', `a frame of ${length} bytes ends behind the file`);
  }

  global(module: PickleValue, name: PickleValue): void {
    if (typeof module !== 'string' || typeof name !== 'string')
      this.fail('malformed', 'the name of a global is no string');
    if (module.length + name.length > nameCharacters)
      this.fail('limit', `the name of a global is longer than ${nameCharacters} characters`);
    const key = `${module}\0${name}`;
    let one = this.globals.get(key);
    if (one === undefined) {
      if (this.globals.size >= mostGlobals) this.fail('limit', `more than ${mostGlobals} names`);
      this.globals.set(key, (one = new PyGlobal(module, name)));
    }
    this.push(one);
  }

  call(via: PyCall['via'], callable: PickleValue, args: PickleValue, kwargs?: PickleValue): void {
    if (!(callable instanceof PyGlobal)) this.odd('what is called is computed, not named');
    const made = new PyCall(via, callable, args, kwargs);
    this.calls.push(made);
    this.push(made);
  }

  persistent(id: PickleValue): void {
    const made = new PyPersistent(id);
    this.persistents.push(made);
    this.push(made);
  }

  append(target: PickleValue, items: readonly PickleValue[]): void {
    // Not `push(...items)`: a million arguments are more than the stack of the engine takes.
    if (target instanceof PyList) for (const item of items) target.items.push(item);
    else if (target instanceof PyCall) {
      this.odd('items are appended to something that is no list');
      for (const item of items) target.appended.push(item);
    } else this.fail('malformed', 'items are appended to something that is no list');
  }

  setItems(target: PickleValue, pairs: readonly PickleValue[]): void {
    if (pairs.length % 2 !== 0) this.fail('malformed', 'a key without a value');
    const isOrdered =
      target instanceof PyCall &&
      target.callable instanceof PyGlobal &&
      target.callable.toString() === 'collections.OrderedDict';
    if (target instanceof PyCall && !isOrdered) this.odd('items are set on something that is no dict');
    const dict =
      target instanceof PyDict
        ? target
        : target instanceof PyCall
          ? (target.content ??= new PyDict())
          : this.fail('malformed', 'items are set on something that is no dict');
    for (let i = 0; i < pairs.length; i += 2) {
      const key = pairs[i]!;
      // Each dict keeps the digits of such a key, and a million of them may have the same one.
      if (typeof key === 'bigint' && BigInt.asIntN(64, key) !== key) this.count(key.toString(16).length);
      dict.set(key, pairs[i + 1]!);
    }
  }

  stop(): void {
    this.result = { value: this.pop() };
    if (this.stack.length > 0) this.odd('values are left on the stack');
  }
}

/** Reads one pickle from `start`; `end` is where its container ends. Throws PickleError. */
export function readPickle(source: ByteSource, start: number, end: number, limits: Limits = defaultLimits): Pickle {
  return new Machine(source, start, end, limits).run();
}
