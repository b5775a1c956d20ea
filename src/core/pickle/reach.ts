import { type Limits, Machine } from './machine.js';
import { type ByteSource, PickleError, type Reached } from './source.js';
import { isNoImport } from './text.js';
import type { PyGlobal } from './values.js';

type Source = ByteSource & { readonly size: number };

/** Enough for the head of any checkpoint; what needs more is followed no further. */
const limits: Limits = { operations: 100_000, memo: 20_000, textBytes: 4 << 20, memory: 16 << 20 };
/** A legacy file has five. */
const mostPickles = 100;

export interface Following extends Reached {
  /** The end was one for every unpickler, and none of them has read other bytes. */
  final: boolean;
}

/** What unpicklers come to that are given a file from its first byte, one pickle after the other. */
export function follow(source: Source): Following {
  const globals = new Map<string, PyGlobal>();
  const oddities = new Set<string>();
  const result = { acts: false, lost: false, final: true, cutOff: undefined as PyGlobal | undefined };
  const add = (reached: Reached) => {
    for (const one of reached.globals) globals.set(`${one.module}\0${one.name}`, one);
    for (const one of reached.oddities) oddities.add(one);
    result.acts ||= reached.acts;
    result.lost ||= reached.lost;
    result.cutOff = reached.cutOff;
  };
  let at = 0;
  for (let count = 0; at < source.size; count++) {
    const machine = new Machine(source, at, source.size, limits);
    try {
      if (count === mostPickles) machine.fail('limit', `more than ${mostPickles} pickles`);
      at = machine.run().end;
      add(machine.reached);
    } catch (error) {
      if (!(error instanceof PickleError)) throw error;
      add(machine.reached);
      result.final = error.final;
      break;
    }
  }
  return { ...result, globals: [...globals.values()], oddities: [...oddities] };
}

/**
 * Whether an unpickler would come as far as a name, or further than anybody can tell. A text may begin with the letter
 * of an opcode: an import that finds no module ends the unpickling.
 */
export function beginsAsPickle(source: Source): boolean {
  const { globals, cutOff, acts, lost, final } = follow(source);
  const first = globals[0] ?? cutOff;
  const isText = !acts && !lost && first !== undefined && isNoImport(first.module, first.name);
  return !isText && (globals.length > 0 || cutOff !== undefined || acts || lost || !final);
}
