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
    readonly data: Uint8Array,
    readonly mutable = false,
  ) {}

  private text: string | undefined;

  /** The same text for the same bytes. */
  get identity(): string {
    return (this.text ??= `b${latin1(this.data)}`);
  }
}

export class PyTuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

export class PyList {
  readonly items: PickleValue[] = [];
}

/** `set`, and `frozenset` where `frozen`. Items as they came, doubled ones too. */
export class PySet {
  constructor(
    readonly items: PickleValue[],
    readonly frozen = false,
  ) {}
}

/** A dict as the pairs that were set, in order; a later pair of an equal key replaces the value of the earlier. */
export class PyDict {
  readonly entries: [PickleValue, PickleValue][] = [];
  /** Made with the first pair: a file may hold millions of empty dicts. Text has an index of its own. */
  private texts: Map<string, number> | undefined;
  private others: Map<unknown, number> | undefined;

  set(key: PickleValue, value: PickleValue): void {
    const index: Map<unknown, number> =
      typeof key === 'string' ? (this.texts ??= new Map<string, number>()) : (this.others ??= new Map());
    const identity = keyIdentity(key);
    const at = index.get(identity);
    if (at !== undefined) this.entries[at]![1] = value;
    else index.set(identity, this.entries.push([key, value]) - 1);
  }

  get(key: string): PickleValue | undefined {
    const at = this.texts?.get(key);
    return at === undefined ? undefined : this.entries[at]![1];
  }
}

/**
 * Equal for keys that Python holds equal, as far as scalars go: `1 == 1.0 == True`; other keys are equal to themselves.
 * Cheap for a long key that comes a million times: the hash of a string stays with it, and PyBytes keeps its text.
 */
function keyIdentity(key: PickleValue): unknown {
  if (typeof key === 'boolean') return key ? 'n1' : 'n0';
  if (typeof key === 'bigint') return `n${key.toString(16)}`;
  if (typeof key === 'number')
    return Number.isInteger(key) ? `n${BigInt(key).toString(16)}` : Number.isNaN(key) ? Symbol('nan') : `f${key}`;
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
  readonly appended: PickleValue[] = [];

  constructor(
    readonly via: 'reduce' | 'newobj' | 'newobj_ex' | 'obj' | 'inst',
    readonly callable: PickleValue,
    readonly args: PickleValue,
    readonly kwargs?: PickleValue,
  ) {}
}

/** An object outside the pickle: torch names its storages so. */
export class PyPersistent {
  constructor(readonly id: PickleValue) {}
}

/** An out-of-band buffer of protocol 5. */
export class PyBuffer {
  readonlyView = false;
}
