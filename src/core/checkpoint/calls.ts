import { PyBytes, PyCall, PyDict, PyGlobal, PyTuple, type PickleValue } from '../pickle/values.js';

/**
 * What an allowed name must not be called with. A name on the list does no harm in the way that torch and numpy use it;
 * these are the other ways: they change what a tensor is behind the back of whoever compares it, ask for memory, or have
 * numpy take bytes for addresses. Every call counts, also one whose result is thrown away.
 */
type Rule = (call: PyCall) => string | undefined;

const argument = ({ args }: PyCall, index: number): PickleValue | undefined =>
  args instanceof PyTuple ? args.items[index] : undefined;

const nameOf = (value: PickleValue | undefined): string | undefined =>
  value instanceof PyGlobal ? String(value) : undefined;

/** Nothing, or a dict in which nothing has been put: nothing can be taken out of one again. */
function isEmpty(value: PickleValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (value instanceof PyDict) return value.entries.length === 0;
  return (
    value instanceof PyCall &&
    nameOf(value.callable) === 'collections.OrderedDict' &&
    (value.content?.entries.length ?? 0) === 0 &&
    value.args instanceof PyTuple &&
    value.args.items.length === 0
  );
}

const stateless: Rule = ({ state, callable }) =>
  state === undefined ? undefined : `state is given to what ${String(callable)} made`;

/** torch's own `OrderedDict`s carry `_metadata`; another attribute can take the place of a method, such as `items`. */
const orderedDict: Rule = ({ state }) =>
  state === undefined || (state instanceof PyDict && state.entries.every(([key]) => key === '_metadata'))
    ? undefined
    : 'a dict is given attributes other than _metadata';

/** torch never calls these when it loads a checkpoint; called, they make a storage of any size. */
const uncalled: Rule = ({ callable }) => `${String(callable)} is called`;

const tensor =
  (hooks: number): Rule =>
  (call) => {
    if (call.via === 'newobj' || call.via === 'newobj_ex') return `${String(call.callable)} is taken for a class`;
    if (!isEmpty(argument(call, hooks))) return 'a tensor with hooks';
    return stateless(call);
  };

const parameterWithState: Rule = (call) =>
  isEmpty(argument(call, 3)) ? tensor(2)(call) : 'a parameter with attributes of its own';

/** Numbers and truth values; a type of objects or fields would have numpy take bytes for addresses. */
const plainType = /^[<>=|]?(?:[?bBhHiIlLqQefdFD]|[biufc]\d{1,2})$/;

const numpyType: Rule = (call) => {
  const type = argument(call, 0);
  if (typeof type !== 'string' || !plainType.test(type)) return 'a numpy type that is no plain number';
  const { state } = call;
  if (state === undefined) return undefined;
  const items = state instanceof PyTuple ? state.items : [];
  const isPlain = items.length === 8 && items.slice(2, 5).every((item) => item === null) && items[7] === 0n;
  return isPlain ? undefined : 'a numpy type with fields or flags of its own';
};

const numpyArray: Rule = (call) => {
  const shape = argument(call, 1);
  const isBare =
    nameOf(argument(call, 0)) === 'numpy.ndarray' &&
    shape instanceof PyTuple &&
    shape.items.length === 1 &&
    shape.items[0] === 0n;
  if (!isBare) return 'a numpy array that does not begin empty';
  const items = call.state instanceof PyTuple ? call.state.items : [];
  const [, , type, , data] = items;
  return items.length === 5 && isNumpyType(type) && data instanceof PyBytes
    ? undefined
    : 'a numpy array of something other than bytes';
};

const isNumpyType = (value: PickleValue | undefined): boolean =>
  value instanceof PyCall && nameOf(value.callable) === 'numpy.dtype';

const numpyScalar: Rule = (call) =>
  isNumpyType(argument(call, 0)) && argument(call, 1) instanceof PyBytes
    ? stateless(call)
    : 'a numpy scalar of something other than bytes';

const rules: Record<string, Rule> = {
  'collections.OrderedDict': orderedDict,
  'torch._utils._rebuild_tensor': tensor(Infinity),
  'torch._utils._rebuild_tensor_v2': tensor(5),
  'torch._utils._rebuild_tensor_v3': tensor(5),
  'torch._utils._rebuild_qtensor': tensor(6),
  'torch._utils._rebuild_parameter': tensor(2),
  'torch._utils._rebuild_parameter_with_state': parameterWithState,
  'torch.Tensor': uncalled,
  'numpy.ndarray': uncalled,
  'numpy.dtype': numpyType,
  'numpy.core.multiarray._reconstruct': numpyArray,
  'numpy._core.multiarray._reconstruct': numpyArray,
  'numpy.core.multiarray.scalar': numpyScalar,
  'numpy._core.multiarray.scalar': numpyScalar,
};

/** Why a call is refused although its name may be on a list. */
export function callRefusal(call: PyCall): string | undefined {
  const name = nameOf(call.callable);
  if (name === undefined) return undefined; // the machine has said so
  if (Object.hasOwn(rules, name)) return rules[name]!(call);
  if (/^torch(\.storage)?\.\w*Storage$/.test(name)) return uncalled(call);
  return name.startsWith('torch.') ? stateless(call) : undefined;
}
