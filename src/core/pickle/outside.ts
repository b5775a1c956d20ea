import type { Machine } from './machine.js';
import { isCutOff } from './source.js';
import { isAscii, isNoImport, latin1, utf8 } from './text.js';
import { PyDict, PyGlobal, PyTuple, type PickleValue } from './values.js';

/** The opcodes that name, call and ask for something outside, each as the first of all unpicklers does it. */

/** Of a name, or an id, of protocol 0. */
const textLine = 1 << 20;

export const emptyTuple = new PyTuple([]);

export function tuple(m: Machine, items: readonly PickleValue[]): PyTuple {
  if (items.length === 0) return emptyTuple;
  m.spend(88 + 8 * items.length);
  return new PyTuple(items);
}

export function stackGlobal(m: Machine): void {
  const name = m.pop();
  m.global(m.pop(), name);
}

/** Numbers and the like are no arguments for anybody; CPython in Python takes whatever can be walked through. */
const isScalar = (value: PickleValue): boolean =>
  value === null || typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';

export function call(m: Machine, via: 'reduce' | 'newobj'): void {
  const args = m.pop();
  if (!(args instanceof PyTuple)) m.fail('malformed', 'the arguments of a call are no tuple', isScalar(args));
  m.call(via, m.pop(), args);
}

export function callWithNames(m: Machine): void {
  const kwargs = m.pop();
  const args = m.pop();
  if (!(args instanceof PyTuple) || !(kwargs instanceof PyDict))
    m.fail('malformed', 'the arguments of a call are no tuple and dict', isScalar(args) || isScalar(kwargs));
  m.call('newobj_ex', m.pop(), args, kwargs);
}

export function callMarked(m: Machine): void {
  const [callable, ...args] = m.popMarked();
  if (callable === undefined) m.fail('malformed', 'nothing to call');
  m.call('obj', callable, tuple(m, args));
}

export function callNamed(m: Machine): void {
  const [module, name] = globalLines(m);
  // pickle.py looks the name up before it misses the mark, and many a text that is no pickle begins with `import x`.
  if (!m.hasMark && isNoImport(module, name)) m.fail('malformed', 'no mark on the stack');
  const callable = m.name(module, name);
  m.call('inst', callable, tuple(m, m.popMarked()));
}

/** A module and a name. */
export function globalLines(m: Machine): [string, string] {
  const lines: string[] = [];
  try {
    while (lines.length < 2)
      lines.push(utf8(m.line(textLine)) ?? m.fail('malformed', 'the name of a global is malformed'));
  } catch (error) {
    // pickle.py takes a line that the end of the file cuts off for a whole one, less its last character.
    if (isCutOff(error)) m.cutOff = cutOffName([...lines, utf8(m.rest(1000)) ?? '']);
    throw error;
  }
  return lines as [string, string];
}

const cutOffName = ([module = '', name = '']: string[]): PyGlobal | undefined =>
  isNoImport(module, name) ? undefined : new PyGlobal(module, name);

export function persistentLine(m: Machine): void {
  let text: string;
  try {
    text = latin1(m.line(textLine));
  } catch (error) {
    if (isCutOff(error)) m.persistent(latin1(m.rest(1000)), true);
    throw error;
  }
  m.persistent(isAscii(text) ? text : m.fail('malformed', 'a persistent id is malformed'), true);
}
