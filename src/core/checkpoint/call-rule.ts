import { type PyCall, PyGlobal, PyTuple, type PickleValue } from '../pickle/values.js';

/**
 * What an allowed name must not be called with. A name on the list does no harm in the way that torch and numpy use it;
 * these are the other ways: they change what a tensor is behind the back of whoever compares it, ask for memory, or have
 * numpy take bytes for addresses. Every call counts, also one whose result is thrown away.
 */
export type Rule = (call: PyCall) => string | undefined;

export const argument = ({ args }: PyCall, index: number): PickleValue | undefined =>
  args instanceof PyTuple ? args.items[index] : undefined;

export const nameOf = (value: PickleValue | undefined): string | undefined =>
  value instanceof PyGlobal ? String(value) : undefined;

export const stateless: Rule = ({ state, callable }) =>
  state === undefined ? undefined : `state is given to what ${String(callable)} made`;

/** torch never calls these when it loads a checkpoint; called, they make a storage of any size, or end the loading. */
export const uncalled: Rule = ({ callable }) => `${String(callable)} is called`;
