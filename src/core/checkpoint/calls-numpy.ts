import { PyBytes, PyCall, PyTuple, type PickleValue } from '../pickle/values.js';
import { type Rule, argument, nameOf, stateless, uncalled } from './call-rule.js';

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

/** The array as protocol 5 has it: bytes in the file, a plain type, a shape, an order. */
const numpyBuffer: Rule = (call) => {
  const [data, type, shape, order] = [0, 1, 2, 3].map((index) => argument(call, index));
  const isArray =
    data instanceof PyBytes &&
    isNumpyType(type) &&
    shape instanceof PyTuple &&
    shape.items.every((item) => typeof item === 'bigint') &&
    (order === 'C' || order === 'F');
  return isArray ? stateless(call) : 'a numpy array of something other than bytes';
};

const under = (module: string): Record<string, Rule> => ({
  [`${module}.multiarray._reconstruct`]: numpyArray,
  [`${module}.multiarray.scalar`]: numpyScalar,
  [`${module}.numeric._frombuffer`]: numpyBuffer,
});

export const numpyRules: Record<string, Rule> = {
  'numpy.ndarray': uncalled,
  'numpy.dtype': numpyType,
  ...under('numpy.core'),
  ...under('numpy._core'),
};
