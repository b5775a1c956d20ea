import { type Limits, defaultLimits, fileLimits } from './limits.js';
import { Memo } from './memo.js';
import { opcodes } from './opcodes.js';
import { type ByteSource, Cursor, PickleError, type Reached, upToLineFeed } from './source.js';
import { isNoImport } from './text.js';
import { PyBytes, PyCall, PyGlobal, PyPersistent, type PickleValue } from './values.js';

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

export { type Limits, defaultLimits };

/** More than anybody reads; each number of an extension is one of its own. */
const mostOddities = 20;
/** A checkpoint names a dozen. */
const mostGlobals = 10_000;
/** Of a global, module and name together. */
const nameCharacters = 1_000;
/** More bytes than these are left in the file. */
const heldBytes = 1 << 8;
/** In a frame the line of a number is looked at so far ahead. */
const frameLine = 5_000;

/** Stands between the values on the stack; never leaves the machine. */
const mark = Symbol('mark');
type Slot = PickleValue | typeof mark;

/**
 * The unpickling machine, without the part that runs anything: all 68 opcodes of protocols 0 to 5, with globals, calls
 * and persistent ids as data. It never recurses, and stops at STOP.
 */
export class Machine {
  readonly cursor: Cursor;
  readonly memo = new Memo();
  readonly globals = new Map<string, PyGlobal>();
  readonly oddities = new Set<string>();
  private readonly calls: PyCall[] = [];
  private readonly persistents: PyPersistent[] = [];
  protocol = 0;
  /** Something was called, given state, or asked for by an id that is more than a line. */
  acts = false;
  /** An unpickler may have read other bytes than these. */
  private lost = false;
  /** A name of which the end of the file has taken the rest; pickle.py looks up what is left of it. */
  cutOff: PyGlobal | undefined;
  private readonly met = new Uint8Array(256);
  private readonly stack: Slot[] = [];
  private readonly marks: number[] = [];
  private frameEnd: number | undefined;
  private textBytes = 0;
  private spent = 0;
  private operations = 0;
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
    try {
      while (this.result === undefined) this.step();
    } catch (error) {
      if (!(error instanceof PickleError)) throw error;
      this.checkFrame();
      error.reached = this.reached;
      throw error;
    }
    return {
      value: this.result.value,
      end: this.cursor.position,
      protocol: this.protocol,
      globals: [...this.globals.values()],
      calls: this.calls,
      persistents: this.persistents,
      oddities: [...this.oddities],
      opcodes: this.met,
    };
  }

  get reached(): Reached {
    const { acts, lost, cutOff } = this;
    return { globals: [...this.globals.values()], cutOff, oddities: [...this.oddities], acts, lost };
  }

  private step(): void {
    if (this.operations++ >= this.limits.operations)
      this.fail('limit', `more than ${this.limits.operations} operations`);
    if (this.frameEnd !== undefined && this.cursor.position >= this.frameEnd) this.frameEnd = undefined;
    const at = this.cursor.position;
    const code = this.cursor.byte();
    const execute = opcodes[code];
    if (execute === undefined)
      throw new PickleError('malformed', `0x${code.toString(16).padStart(2, '0')} is no opcode`, at);
    this.met[code] = 1;
    execute(this);
    this.checkFrame();
  }

  /** CPython in C throws the rest of a frame away and reads on behind it; in Python it ends there. */
  private checkFrame(): void {
    if (this.frameEnd !== undefined && this.cursor.position > this.frameEnd)
      this.doubt('an argument crosses the end of its frame');
  }

  fail(kind: PickleError['kind'], message: string, isFinal?: boolean): never {
    throw new PickleError(kind, message, this.cursor.position, isFinal);
  }

  odd(what: string): void {
    if (this.oddities.size < mostOddities) this.oddities.add(what);
  }

  /** Something at which unpicklers part: from here on this may not be what one of them reads. */
  doubt(what: string): void {
    this.lost = true;
    this.odd(what);
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
    const value = this.pop();
    this.stack.push(value);
    return value;
  }

  setMark(): void {
    this.spend(32);
    this.marks.push(this.stack.push(mark) - 1);
  }

  /** All above the last mark, which is taken off too. */
  popMarked(): PickleValue[] {
    const at = this.marks.pop();
    if (at === undefined) this.fail('malformed', 'no mark on the stack');
    const items = this.stack.slice(at + 1);
    this.stack.length = at;
    return items as PickleValue[];
  }

  get hasMark(): boolean {
    return this.marks.length > 0;
  }

  remember(key: number): void {
    if (this.memo.size >= this.limits.memo) this.fail('limit', `more than ${this.limits.memo} memo entries`);
    const value = this.top();
    if (this.memo.set(key, value)) this.spend(16);
  }

  recall(key: number): void {
    const value = this.memo.get(key);
    if (value === undefined) this.fail('malformed', `memo ${key} is empty`);
    this.push(value);
  }

  /** Bytes for a string, counted against the limit before they are read. */
  text(length: number): Uint8Array {
    this.count(length);
    this.spend(56 + length);
    return this.cursor.take(length);
  }

  bytes(length: number, mutable = false): PyBytes {
    this.count(Math.min(length, heldBytes));
    this.spend(260 + Math.min(length, heldBytes));
    // A copy: the cursor's window is used again.
    if (length <= heldBytes) return new PyBytes(new Uint8Array(this.cursor.take(length)), mutable);
    const { cursor } = this;
    const at = cursor.position;
    cursor.skip(length);
    return new PyBytes(() => cursor.readAt(at, length), mutable);
  }

  /** A line, counted as text. */
  line(limit: number): Uint8Array {
    const line = this.cursor.line(limit);
    this.count(line.length);
    // Escapes are taken apart one by one.
    this.spend(32 + 6 * line.length);
    return line;
  }

  /** What a line without an end holds, less its last character, as pickle.py has it. */
  rest(most: number): Uint8Array {
    return this.cursor.peek(most).subarray(0, Math.max(0, Math.min(most, this.cursor.left - 1)));
  }

  /** The beginning of the line ahead that is surely in it, and not behind the end of its frame. */
  ahead(length: number): Uint8Array {
    const { frameEnd, cursor } = this;
    if (frameEnd === undefined) return upToLineFeed(cursor.peek(length)) ?? cursor.peek(length);
    // A line that its frame cuts off is another one for CPython in C, which begins anew behind the frame.
    const line = upToLineFeed(cursor.peek(Math.min(frameLine, frameEnd - cursor.position)));
    return line?.subarray(0, length) ?? new Uint8Array(0);
  }

  count(bytes: number): void {
    this.textBytes += bytes;
    // Where the file has fewer bytes than that, they are not read by anybody.
    if (this.textBytes > this.limits.textBytes)
      this.fail('limit', `strings of more than ${this.limits.textBytes} bytes`, bytes > this.cursor.left);
  }

  /** About what the engine keeps for a value. */
  spend(bytes: number): void {
    this.spent += bytes;
    const most = this.limits.memory ?? defaultLimits.memory!;
    if (this.spent > most) this.fail('limit', `its values take more than ${most >> 20} MiB of memory`);
  }

  frame(length: number): void {
    if (this.frameEnd !== undefined) this.doubt('a frame within a frame');
    this.frameEnd = this.cursor.position + length;
    // CPython in Python takes what there is for the frame.
    if (length > this.cursor.left) this.fail('truncated', `a frame of ${length} bytes ends behind the file`, false);
  }

  global(module: PickleValue, name: PickleValue): void {
    if (typeof module !== 'string' || typeof name !== 'string')
      this.fail('malformed', 'the name of a global is no string');
    this.push(this.name(module, name));
  }

  /** A name that an unpickler looks up here, whatever it does with it. */
  name(module: string, name: string): PyGlobal {
    if (module.length + name.length > nameCharacters)
      this.fail('limit', `the name of a global is longer than ${nameCharacters} characters`, isNoImport(module, name));
    const key = `${module}\0${name}`;
    let one = this.globals.get(key);
    if (one === undefined) {
      if (this.globals.size >= mostGlobals) this.fail('limit', `more than ${mostGlobals} names`);
      this.globals.set(key, (one = new PyGlobal(module, name)));
    }
    return one;
  }

  call(via: PyCall['via'], callable: PickleValue, args: PickleValue, kwargs?: PickleValue): void {
    if (!(callable instanceof PyGlobal)) this.odd('what is called is computed, not named');
    this.acts = true;
    this.spend(96);
    const made = new PyCall(via, callable, args, kwargs);
    this.calls.push(made);
    this.push(made);
  }

  /** No loader takes a line for an id: torch wants a tuple, and pickle alone takes none. */
  persistent(id: PickleValue, isLine = false): void {
    if (!isLine) this.acts = true;
    this.spend(80);
    const made = new PyPersistent(id);
    this.persistents.push(made);
    this.push(made);
  }

  stop(): void {
    this.result = { value: this.pop() };
    if (this.stack.length > 0) this.odd('values are left on the stack');
    // What reads on reads behind the frame, or here, as it has read the frame at once or not.
    if (this.frameEnd !== undefined && this.cursor.position < this.frameEnd)
      this.doubt('the pickle stops before the end of its frame');
  }
}

/** Reads one pickle from `start`; `end` is where its container ends. Throws PickleError. */
export function readPickle(source: ByteSource, start: number, end: number, limits: Limits = fileLimits): Pickle {
  return new Machine(source, start, end, limits).run();
}
