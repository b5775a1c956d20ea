import { latin1 } from './text.js';

/**
 * What a pickle describes, as data. Nothing here is ever called: a global is its two names, and the result of calling
 * it is a node that says what would have been called, with what.
 */
export type PickleValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | PyBytes
  | PyTuple
  | PyList
  | PyDict
  | PySet
  | PyGlobal
  | PyCall
  | PyPersistent
  | PyBuffer;

/** `bytes`, and `bytearray` where `mutable`. */
export class PyBytes {
  constructor(
    /** Of many bytes only how to read them again: a data set holds gigabytes. */
    private readonly held: Uint8Array | (() => Uint8Array),
    readonly mutable = false,
  ) {}

  get data(): Uint8Array {
    return typeof this.held === 'function' ? this.held() : this.held;
  }

  private text: string | undefined;

  /** The same text for the same bytes; where they are not held, themselves. */
  get identity(): unknown {
    return typeof this.held === 'function' ? this : (this.text ??= `b${latin1(this.held)}`);
  }
}

export class PyTuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

/** Of everything that is empty: a file may hold millions of empty lists and dicts. */
const none: readonly never[] = Object.freeze([]);

export class PyList {
  private held: PickleValue[] | undefined;

  get items(): readonly PickleValue[] {
    return this.held ?? none;
  }

  add(items: readonly PickleValue[]): void {
    this.held = added(this.held, items);
  }
}

/** `set`, and `frozenset` where `frozen`. Items as they came, doubled ones too. */
export class PySet {
  private held: PickleValue[] | undefined;

  constructor(readonly frozen = false) {}

  get items(): readonly PickleValue[] {
    return this.held ?? none;
  }

  add(items: readonly PickleValue[]): void {
    this.held = added(this.held, items);
  }
}

/** Not `push(...items)`: a million arguments are more than the stack of the engine takes. */
function added(held: PickleValue[] | undefined, items: readonly PickleValue[]): PickleValue[] | undefined {
  if (items.length === 0) return held;
  // The machine hands over what it has just taken off its stack, and keeps nothing of it.
  if (held === undefined) return items as PickleValue[];
  for (const item of items) held.push(item);
  return held;
}

/** A dict as the pairs that were set, in order; a later pair of an equal key replaces the value of the earlier. */
export class PyDict {
  /** Made with the first pair. */
  private pairs: Pairs | undefined;

  get entries(): readonly (readonly [PickleValue, PickleValue])[] {
    return this.pairs?.entries ?? none;
  }

  /** True for a new key. */
  set(key: PickleValue, value: PickleValue): boolean {
    return (this.pairs ??= new Pairs()).set(key, value);
  }

  get(key: string): PickleValue | undefined {
    return this.pairs?.get(key);
  }
}

class Pairs {
  entries: [PickleValue, PickleValue][] = [];
  /** Made when they are needed: most dicts have a pair or two, and those are found as fast without. */
  private texts: Map<string, number> | undefined;
  private others: Map<unknown, number> | undefined;

  set(key: PickleValue, value: PickleValue): boolean {
    const at = this.find(key);
    if (at !== undefined) this.entries[at]![1] = value;
    else if (this.entries.length > 0) this.index(key, this.entries.push([key, value]) - 1);
    // Most dicts of a file of millions have one pair: a literal takes the room of one.
    else this.entries = [[key, value]];
    return at === undefined;
  }

  get(key: string): PickleValue | undefined {
    const at = this.find(key);
    return at === undefined ? undefined : this.entries[at]![1];
  }

  private find(key: PickleValue): number | undefined {
    if (this.entries.length > fewPairs)
      return typeof key === 'string' && isShort(key) ? this.texts?.get(key) : this.others?.get(keyIdentity(key));
    const identity = keyIdentity(key);
    const at = this.entries.findIndex(
      ([other]) => (typeof other === 'string') === (typeof key === 'string') && keyIdentity(other) === identity,
    );
    return at === -1 ? undefined : at;
  }

  private index(key: PickleValue, at: number): void {
    if (at < fewPairs) return;
    if (at === fewPairs) for (const [i, [other]] of this.entries.entries()) this.put(other, i);
    else this.put(key, at);
  }

  private put(key: PickleValue, at: number): void {
    if (typeof key === 'string' && isShort(key)) (this.texts ??= new Map<string, number>()).set(key, at);
    else (this.others ??= new Map<unknown, number>()).set(keyIdentity(key), at);
  }
}

const fewPairs = 2;

/** Of longer ones the engine compares all characters, again and again. */
export const mostKeyCharacters = 16_000;

const isShort = (key: string): boolean => key.length <= mostKeyCharacters;

/**
 * Equal for keys that Python holds equal, as far as scalars go: `1 == 1.0 == True`; other keys are equal to themselves.
 * Cheap for a long key that comes a million times: the hash of a string stays with it, and PyBytes keeps its text.
 */
function keyIdentity(key: PickleValue): unknown {
  if (typeof key === 'boolean') return key ? 'n1' : 'n0';
  if (typeof key === 'bigint') return `n${key.toString(16)}`;
  if (typeof key === 'number')
    return Number.isInteger(key) ? `n${BigInt(key).toString(16)}` : Number.isNaN(key) ? Symbol('nan') : `f${key}`;
  // Good enough for a key that is a reason to refuse the file.
  if (typeof key === 'string' && !isShort(key)) return `l${key.length} ${key.slice(0, 100)}${key.slice(-100)}`;
  return key instanceof PyBytes ? key.identity : key;
}

/** A name that unpickling would import. */
export class PyGlobal {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}

  toString(): string {
    return `${this.module}.${this.name}`;
  }
}

/** What unpickling would make by calling something: REDUCE, NEWOBJ, OBJ or INST, and then BUILD. */
export class PyCall {
  /** What BUILD handed over. */
  state: PickleValue | undefined;
  /** What SETITEM and APPEND put in, for subclasses of dict and list such as OrderedDict. */
  content: PyDict | undefined;
  private held: PickleValue[] | undefined;

  constructor(
    readonly via: 'reduce' | 'newobj' | 'newobj_ex' | 'obj' | 'inst',
    readonly callable: PickleValue,
    readonly args: PickleValue,
    readonly kwargs?: PickleValue,
  ) {}

  get appended(): readonly PickleValue[] {
    return this.held ?? none;
  }

  append(items: readonly PickleValue[]): void {
    this.held = added(this.held, items);
  }
}

/** An object outside the pickle: torch names its storages so. */
export class PyPersistent {
  constructor(readonly id: PickleValue) {}
}

/** An out-of-band buffer of protocol 5. */
export class PyBuffer {
  readonlyView = false;
}
