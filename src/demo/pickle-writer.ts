/**
 * Writes pickles as CPython's pickler does under protocol 2, the one torch.save uses. Source: `Lib/pickle.py` and the
 * opcode table of `Lib/pickletools.py`. Values are described, nothing is ever executed.
 */

/** What can be written. Arrays become lists, maps and plain objects become dicts, whole numbers become ints. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly PickleValue[]
  | ReadonlyMap<PickleValue, PickleValue>
  | PickleNode
  | { readonly [key: string]: PickleValue };

/** What JavaScript has no value for. */
export type PickleNode = Float | Tuple | Global | PersistentId | Instance;

/** A float, also where its value is whole: 2.0 and not 2. */
export class Float {
  constructor(readonly value: number) {}
}

export class Tuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

/** A name that the reader would import. */
export class Global {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}
}

/** A reference to something outside the pickle, such as a storage of torch. */
export class PersistentId {
  constructor(readonly id: PickleValue) {}
}

/** An object: made by a call (REDUCE) or by `__new__` (NEWOBJ), then filled with dict items, then given a state (BUILD). */
export class Instance {
  constructor(
    readonly type: Global,
    readonly parts: {
      via?: 'reduce' | 'newobj';
      args?: readonly PickleValue[];
      items?: readonly (readonly [PickleValue, PickleValue])[];
      state?: PickleValue;
    } = {},
  ) {}
}

export const tuple = (...items: PickleValue[]): Tuple => new Tuple(items);

/** `collections.OrderedDict`, which is what a state dict is. */
export function orderedDict(items: readonly (readonly [PickleValue, PickleValue])[] = []): Instance {
  return new Instance(new Global('collections', 'OrderedDict'), { items });
}

/** A whole pickle, from PROTO 2 to STOP. An object that occurs twice is written once and fetched from the memo after. */
export function writePickle(value: PickleValue): Buffer {
  const writer = new Writer();
  writer.save(value);
  return writer.finish();
}

/** CPython puts at most so many items between MARK and SETITEMS or APPENDS. */
const batchSize = 1000;

class Writer {
  #chunks: Buffer[] = [Buffer.from([0x80, 2])];
  /** Objects by identity; strings and names by their text, as CPython interns both. */
  #memo = new Map<unknown, number>();

  finish(): Buffer {
    this.#op('.');
    return Buffer.concat(this.#chunks);
  }

  save(value: PickleValue): void {
    if (value === null) this.#op('N');
    else if (value === true) this.#op('\x88');
    else if (value === false) this.#op('\x89');
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'bigint') this.#long(value);
    else if (value instanceof Float) this.#float(value.value);
    else if (value instanceof PersistentId) {
      this.save(value.id);
      this.#op('Q');
    } else if (value instanceof Tuple && value.items.length === 0) this.#op(')');
    else this.#remembered(value);
  }

  #remembered(value: Exclude<PickleValue, null | boolean | number | bigint | Float | PersistentId>): void {
    const key = memoKey(value);
    const index = this.#memo.get(key);
    if (index !== undefined) return this.#indexed('h', 'j', index);

    const remember = () => {
      this.#indexed('q', 'r', this.#memo.size);
      this.#memo.set(key, this.#memo.size);
    };
    if (typeof value === 'string') {
      const text = Buffer.from(value);
      this.#op('X', uint32(text.length), text);
      remember();
    } else if (value instanceof Global) {
      this.#op('c', Buffer.from(`${value.module}\n${value.name}\n`));
      remember();
    } else if (value instanceof Tuple) {
      this.#tuple(value.items);
      remember();
    } else if (value instanceof Instance) {
      const { via = 'reduce', args = [], items = [], state } = value.parts;
      this.save(value.type);
      this.save(new Tuple(args));
      this.#op(via === 'reduce' ? 'R' : '\x81');
      remember();
      this.#entries(items);
      if (state !== undefined) {
        this.save(state);
        this.#op('b');
      }
    } else if (isList(value)) {
      this.#op(']');
      remember();
      this.#batches(value, 'a', 'e', (item) => this.save(item));
    } else {
      this.#op('}');
      remember();
      this.#entries(value instanceof Map ? [...value] : Object.entries(value));
    }
  }

  #tuple(items: readonly PickleValue[]): void {
    if (items.length > 3) this.#op('(');
    for (const item of items) this.save(item);
    // TUPLE1, TUPLE2 and TUPLE3 are 0x85 to 0x87.
    this.#op(items.length > 3 ? 't' : String.fromCharCode(0x84 + items.length));
  }

  #entries(entries: readonly (readonly [PickleValue, PickleValue])[]): void {
    this.#batches(entries, 's', 'u', ([key, value]) => {
      this.save(key);
      this.save(value);
    });
  }

  #batches<T>(items: readonly T[], one: string, many: string, save: (item: T) => void): void {
    for (let start = 0; start < items.length; start += batchSize) {
      const batch = items.slice(start, start + batchSize);
      if (batch.length > 1) this.#op('(');
      batch.forEach(save);
      this.#op(batch.length > 1 ? many : one);
    }
  }

  #number(value: number): void {
    if (!Number.isInteger(value)) this.#float(value);
    else if (value >= 0 && value <= 0xff) this.#op('K', Buffer.from([value]));
    else if (value >= 0 && value <= 0xffff) this.#op('M', uint32(value).subarray(0, 2));
    else if (value >= -0x80000000 && value <= 0x7fffffff) this.#op('J', uint32(value >>> 0));
    else this.#long(BigInt(value));
  }

  /** LONG1: the fewest bytes of two's complement that keep the sign. */
  #long(value: bigint): void {
    const bytes: number[] = [];
    for (let size = 1; BigInt.asIntN(8 * (size - 1), value) !== value; size++) {
      bytes.push(Number(BigInt.asUintN(8, value >> BigInt(8 * (size - 1)))));
    }
    this.#op('\x8a', Buffer.from([bytes.length, ...bytes]));
  }

  /** BINFLOAT is the one big-endian number of the format. */
  #float(value: number): void {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    this.#op('G', bytes);
  }

  #indexed(short: string, long: string, index: number): void {
    if (index <= 0xff) this.#op(short, Buffer.from([index]));
    else this.#op(long, uint32(index));
  }

  #op(code: string, ...rest: Buffer[]): void {
    this.#chunks.push(Buffer.from(code, 'latin1'), ...rest);
  }
}

function memoKey(value: PickleValue): unknown {
  if (typeof value === 'string') return `'${value}`;
  return value instanceof Global ? `${value.module}\n${value.name}` : value;
}

// Array.isArray alone does not narrow a readonly array.
function isList(value: object): value is readonly PickleValue[] {
  return Array.isArray(value);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
