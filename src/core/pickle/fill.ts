import type { Machine } from './machine.js';
import {
  PyBytes,
  PyCall,
  PyDict,
  PyGlobal,
  PyList,
  PySet,
  PyTuple,
  mostKeyCharacters,
  type PickleValue,
} from './values.js';

/** What APPEND, SETITEM, ADDITEMS and BUILD put into what is already there. */

const isContainer = (value: PickleValue): boolean =>
  value instanceof PyList || value instanceof PyTuple || value instanceof PyDict || value instanceof PySet;

/** A plain value, of which every unpickler knows that nothing can be put into it. */
const isPlain = (value: PickleValue): boolean =>
  value === null || typeof value !== 'object' || (value instanceof PyBytes && !value.mutable);

export function append(m: Machine, target: PickleValue, items: readonly PickleValue[]): void {
  // CPython in C looks at the target only where there is something to do.
  if (items.length === 0) return;
  m.spend(16 + 12 * items.length);
  if (target instanceof PyList) target.add(items);
  else if (target instanceof PyCall) {
    m.odd('items are appended to something that is no list');
    target.append(items);
  } else {
    // A bytearray takes them, and so may what a class or an object outside has as its method.
    const isFinal = isPlain(target) || isContainer(target);
    m.fail('malformed', 'items are appended to something that is no list', isFinal);
  }
}

export function addItems(m: Machine, target: PickleValue, items: readonly PickleValue[]): void {
  if (items.length === 0) return;
  m.spend(16 + 12 * items.length);
  if (target instanceof PySet) return target.add(items);
  m.fail('malformed', 'items are added to something that is no set', isPlain(target) || isContainer(target));
}

/** A pair, its slot, and its place in the index of the dict. */
const pairBytes = 150;

export function setItems(m: Machine, target: PickleValue, pairs: readonly PickleValue[]): void {
  if (pairs.length % 2 !== 0) m.fail('malformed', 'a key without a value');
  if (pairs.length === 0) return;
  const dict = dictOf(m, target);
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs[i]!;
    // Each dict keeps the digits of such a key, and a million of them may have the same one.
    if (typeof key === 'bigint' && BigInt.asIntN(64, key) !== key) m.count(key.toString(16).length);
    if (typeof key === 'string' && key.length > mostKeyCharacters)
      m.odd(`a key of more than ${mostKeyCharacters} characters`);
    if (dict.set(key, pairs[i + 1]!)) m.spend(pairBytes);
  }
}

function dictOf(m: Machine, target: PickleValue): PyDict {
  if (target instanceof PyDict) return target;
  const what = 'items are set on something that is no dict';
  if (!(target instanceof PyCall)) {
    // An item of a list or a bytearray can be replaced, and of what is outside nobody knows.
    const hasItems = target instanceof PyList ? target.items.length > 0 : !isPlain(target) && !isFixed(target);
    return m.fail('malformed', what, !hasItems);
  }
  const isOrdered = target.callable instanceof PyGlobal && target.callable.toString() === 'collections.OrderedDict';
  if (!isOrdered) m.odd(what);
  return (target.content ??= new PyDict());
}

const isFixed = (value: PickleValue): boolean => isContainer(value) && !(value instanceof PyList);

export function build(m: Machine): void {
  const state = m.pop();
  const target = m.top();
  m.acts = true;
  if (!(target instanceof PyCall)) return m.odd('state is given to something that was not made by a call');
  if (target.state !== undefined) m.odd('state is given twice');
  target.state = state;
}
