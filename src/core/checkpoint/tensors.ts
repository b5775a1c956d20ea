import {
  PyBytes,
  PyCall,
  PyDict,
  PyGlobal,
  PyList,
  PyPersistent,
  PySet,
  PyTuple,
  type PickleValue,
} from '../pickle/values.js';
import { callRefusal } from './calls.js';
import { refuse } from './findings.js';
import { isNamed, isParameter, isTensor, itemBytes, own, packed, storageTypes } from './torch-names.js';

/** Where something stands in a checkpoint. */
export interface Place {
  /** The keys of the dicts and the indices of the lists that lead to it, joined by dots. */
  key: string;
  /** The last of them. */
  name: string;
  /** How many there are; what hangs on an object as its state or arguments lies one deeper than the object's items. */
  depth: number;
  /** False where its key is no string: a loader that asks for the key's beginning ends there. */
  isText?: boolean;
}

/** A tensor as a checkpoint describes it. */
export interface TensorInfo extends Place {
  shape: number[];
  /** torch's name of the element type without `torch.`, e.g. `float32`. */
  dtype: string;
  /** Of its elements: numel × item size, whatever it shares with others. */
  bytes: number;
  storage: string;
  /** In elements. */
  offset: number;
  stride: number[];
}

export interface StorageInfo {
  key: string;
  dtype: string;
  elements: number;
  bytes: number;
  /** Where its bytes begin in the file; absent where it was not looked for, or lies behind the end. */
  dataOffset?: number;
}

const integer = (value: PickleValue | undefined, what: string): number => {
  const number = typeof value === 'bigint' ? Number(value) : NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : refuse(`${what} is no size`);
};

export const integers = (value: PickleValue | undefined, what: string): number[] => {
  const items =
    value instanceof PyTuple
      ? value.items
      : value instanceof PyCall && isNamed(value.callable, 'torch.Size')
        ? sizeItems(value)
        : undefined;
  if (items === undefined || items.length > 64) return refuse(`${what} is no tuple of sizes`);
  return items.map((item) => integer(item, what));
};

const sizeItems = (size: PyCall): readonly PickleValue[] | undefined => {
  const first = size.args instanceof PyTuple ? size.args.items[0] : undefined;
  // A list may have changed since: what torch saw of it is not what is in it now.
  return first instanceof PyTuple ? first.items : undefined;
};

/** Where a storage was when it was saved. One of `meta` has no numbers. */
const device = /^(cpu|(cuda|mps|xpu|hpu|xla|mtia)(:\d{1,3})?)$/;

/** Of one file; nobody reads more. */
const mostRefusals = 10;
/** One `load_state_dict` away from a checkpoint that looks right: enough to tell. */
const mostOthers = 100;
/** Far above any checkpoint; one description may stand in a million places. */
export const mostTensors = 20_000;
export const keyCharacters = 1_000;
/** Values within values; what is walked through takes memory of its own. */
const mostValues = 100_000;

/** Collects the tensors and storages of an unpickled checkpoint, and checks that each tensor lies in its storage. */
export class TensorCollector {
  readonly tensors: TensorInfo[] = [];
  readonly storages = new Map<string, StorageInfo>();
  /** What stands in a dict, or in a dict within it, and is no tensor: a loader may stumble over it. */
  readonly others: Place[] = [];
  private readonly seen = new Set<PickleValue>();

  /** Walks a value; keys of nested dicts are joined by dots. Iterative, because a file says how deep it is. */
  collect(root: PickleValue): this {
    const todo: [PickleValue, Place][] = [[root, { key: '', name: '', depth: 0 }]];
    let [values, again] = [0, 0];
    for (let next = todo.pop(); next; next = todo.pop()) {
      const [value, place] = next;
      const { key, depth } = place;
      if (value instanceof PyCall && this.tensor(value, place)) continue;
      if (value === null || typeof value !== 'object') continue;
      const isAgain = this.seen.has(value);
      // A loader may look under either name of a dict that stands in the file twice, and looks no deeper than there.
      if (isAgain && depth !== 1) continue;
      this.seen.add(value);
      if (isStorageId(value)) this.storage(value);
      // What holds one other is a chain, and only one of that is waited for at a time.
      values += Math.max(0, sizeOf(value) - 1);
      if (values > mostValues)
        refuse(
          areTensors(value) ? `more than ${mostTensors} tensors` : `more than ${mostValues} values within each other`,
        );
      const children = childrenOf(value);
      if (isAgain && (again += children.length) > mostTensors) refuse('one dict stands in it time and again');
      // Not `push(...children)`: a million arguments are more than the stack of the engine takes.
      for (let i = children.length - 1; i >= 0; i--) {
        const [name, child, deeper = 1, isText = true] = children[i]!;
        // One character more than a key may have tells that it was longer; what a file nests endlessly stays small.
        const part = name.slice(0, keyCharacters + 1);
        const isLong = key.length > keyCharacters;
        const joined = isLong ? key : (part && key ? `${key}.${part}` : key + part).slice(0, keyCharacters + 1);
        const below: Place = { key: joined, name, depth: depth + deeper, ...(!isText && { isText }) };
        const isOther = value instanceof PyDict && depth <= 1 && !(child instanceof PyCall && isTensor(child));
        if (isOther && this.others.length < mostOthers) this.others.push(below);
        todo.push([child, below]);
      }
    }
    return this;
  }

  /** A storage named by `('storage', type, key, location, numel)`; the same key must always say the same. */
  storage(value: PickleValue | undefined): StorageInfo {
    const id =
      value instanceof PyPersistent && value.id instanceof PyTuple
        ? value.id.items
        : refuse('a tensor without a storage');
    const [kind, type, key, location, elements] = id;
    const dtype =
      type instanceof PyGlobal && type.module.startsWith('torch') ? own(storageTypes, type.name) : undefined;
    if (kind !== 'storage' || dtype === undefined || typeof key !== 'string' || !hasViewOfNothing(id))
      return refuse('a persistent id that names no storage of torch');
    if (typeof location !== 'string' || !device.test(location)) refuse(`storage ${key} is saved from no device`);
    const count = integer(elements, `the size of storage ${key}`);
    const found = this.storages.get(key);
    if (found === undefined) {
      const fresh = { key, dtype, elements: count, bytes: count * itemBytes[dtype]! };
      if (this.storages.size >= mostTensors) refuse(`more than ${mostTensors} storages`);
      this.storages.set(key, fresh);
      return fresh;
    }
    if (found.elements !== count || found.dtype !== dtype) refuse(`storage ${key} is described in two ways`);
    return found;
  }

  private tensor(call: PyCall, place: Place): boolean {
    const args = call.args instanceof PyTuple ? call.args.items : [];
    if (isParameter(call)) {
      // One within another is nothing that torch makes, and a chain of them could be of any length.
      return args[0] instanceof PyCall && !isParameter(args[0]) && this.tensor(args[0], place);
    }
    if (!isTensor(call)) return false;
    if (this.tensors.length >= mostTensors) refuse(`more than ${mostTensors} tensors`);
    this.tensors.push({ ...place, ...this.describe(call, place.key) });
    return true;
  }

  /** Reasons to refuse what was made, also where it is not in the result. */
  check(calls: readonly PyCall[], persistents: readonly PyPersistent[]): string[] {
    const refusals = new Set<string>();
    for (const one of persistents) {
      if (isStorageId(one)) this.storage(one);
      else refusals.add('a persistent id that names no storage of torch');
    }
    for (const one of calls) {
      const refusal = callRefusal(one);
      if (refusal !== undefined && refusals.size < mostRefusals) refusals.add(refusal);
      if (isTensor(one) && !isParameter(one)) this.describe(one, 'a tensor');
    }
    return [...refusals];
  }

  /** What a call of a rebuilding function makes, and that it lies in its storage. */
  describe(call: PyCall, key: string): Omit<TensorInfo, keyof Place> {
    const args = call.args instanceof PyTuple ? call.args.items : [];
    const storage = this.storage(args[0]);
    const isThird = isNamed(call.callable, 'torch._utils._rebuild_tensor_v3');
    const isQuantised = isNamed(call.callable, 'torch._utils._rebuild_qtensor');
    const type = args[6];
    const named = !isThird ? storage.dtype : type instanceof PyGlobal && type.module === 'torch' ? type.name : '?';
    const offset = integer(args[1], `the offset of ${key}`);
    const shape = integers(args[2], `the shape of ${key}`);
    const stride = integers(args[3], `the stride of ${key}`);
    if (shape.length !== stride.length) refuse(`${key} has ${shape.length} sizes and ${stride.length} strides`);
    const item = own(itemBytes, named) ?? refuse(`${key} has the element type ${named}`);
    if (isQuantised !== quantised.test(named))
      refuse(isQuantised ? `${key} is quantised, and of ${named}` : `${key} is of ${named}, without its scale`);
    const numel = shape.reduce((product, size) => product * size, 1);
    const reach = numel === 0 ? 0 : offset + shape.reduce((sum, size, i) => sum + (size - 1) * stride[i]!, 0) + 1;
    const perByte = own(packed, named) ?? 1;
    if (!Number.isSafeInteger(numel) || !(Math.ceil((reach * item) / perByte) <= storage.bytes))
      refuse(`${key} reaches beyond its storage ${storage.key} (${reach} of ${storage.elements} elements)`);
    if (key.length > keyCharacters) refuse(`the key of a tensor has more than ${keyCharacters} characters`);
    return { shape, dtype: named, bytes: Math.ceil((numel * item) / perByte), storage: storage.key, offset, stride };
  }
}

const quantised = /^qu?int/;

/** Legacy ids have a sixth item, of a view into the storage, which no torch has written since 0.4. */
const hasViewOfNothing = (id: readonly PickleValue[]): boolean =>
  id.length === 5 || (id.length === 6 && id[5] === null);

const isStorageId = (value: object): value is PyPersistent =>
  value instanceof PyPersistent && value.id instanceof PyTuple && value.id.items[0] === 'storage';

/** Lists, dicts and sets are no keys, nor is a tuple that holds one. */
function isHashable(key: PickleValue): boolean {
  const todo = [key];
  for (let count = 0; todo.length > 0; count++) {
    const one = todo.pop()!;
    if (count > 1_000) return false;
    if (one instanceof PyList || one instanceof PyDict || (one instanceof PySet && !one.frozen)) return false;
    if ((one instanceof PyBytes && one.mutable) || isOrderedDict(one)) return false;
    if (one instanceof PyTuple) for (const item of one.items.slice(0, 1_001)) todo.push(item);
  }
  return true;
}

const isOrderedDict = (value: PickleValue): boolean =>
  value instanceof PyCall && isNamed(value.callable, 'collections.OrderedDict');

/** A number that somebody reads; the digits of a larger one take time to find. */
const isShort = (key: bigint): boolean => key < 1n << 64n && key > -(1n << 64n);

const areTensors = (value: object): boolean =>
  (value instanceof PyList || value instanceof PyTuple) &&
  value.items.slice(0, mostTensors + 1).every((item) => item instanceof PyCall && isTensor(item));

/** How many values a value holds, before any of them is looked at. */
function sizeOf(value: object): number {
  if (value instanceof PyDict) return value.entries.length;
  if (value instanceof PyTuple || value instanceof PyList) return value.items.length;
  return value instanceof PyCall ? value.appended.length + 1 : 1;
}

/** What a value holds: under which name, and how much deeper. */
function childrenOf(value: object): [name: string, child: PickleValue, deeper?: 0 | 1, isText?: boolean][] {
  if (value instanceof PyDict)
    return value.entries.map(([key, item]) => {
      if (!isHashable(key)) refuse('a dict has a key that Python takes for none');
      return typeof key === 'string'
        ? [key, item]
        : [typeof key === 'bigint' && isShort(key) ? String(key) : '?', item, 1, false];
    });
  if (value instanceof PyTuple || value instanceof PyList)
    return value.items.map((item, index) => [String(index), item]);
  if (value instanceof PyPersistent) return [['', value.id]];
  if (value instanceof PyCall) {
    const parts: [string, PickleValue, (0 | 1)?, boolean?][] = [
      ['', value.content ?? null, 0],
      ['', value.args],
    ];
    for (const item of value.appended) parts.push(['', item]);
    if (value.state !== undefined) parts.push(['', value.state]);
    return parts;
  }
  return [];
}
