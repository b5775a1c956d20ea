import { PyCall, PyDict, PyList, PyPersistent, PyTuple, type PickleValue } from '../pickle/values.js';
import { allowlists } from './allowlist.js';
import { type Rule, argument, nameOf, stateless, uncalled } from './call-rule.js';
import { numpyRules } from './calls-numpy.js';
import { isParameter, isTensor, itemBytes } from './torch-names.js';

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

/** torch calls each with so many arguments, fewer or more end the loading. */
const argumentsOf: Record<string, readonly [least: number, most: number]> = {
  'collections.OrderedDict': [0, 0],
  'torch.Size': [0, 1],
  'torch.device': [1, 2],
  'torch.serialization._get_layout': [1, 1],
  'torch._utils._rebuild_tensor': [4, 4],
  'torch._utils._rebuild_tensor_v2': [6, 7],
  'torch._utils._rebuild_tensor_v3': [7, 8],
  'torch._utils._rebuild_qtensor': [7, 7],
  'torch._utils._rebuild_parameter': [3, 3],
  'torch._utils._rebuild_parameter_with_state': [4, 4],
  'torch._utils._rebuild_sparse_tensor': [2, 2],
  'torch._utils._rebuild_meta_tensor_no_storage': [4, 4],
};

/** torch calls it by REDUCE, with arguments in their places. */
function shapeRefusal(call: PyCall, name: string): string | undefined {
  if (call.via !== 'reduce') return `${name} is taken for a class`;
  const [least, most] = argumentsOf[name]!;
  const count = call.args instanceof PyTuple ? call.args.items.length : -1;
  return count < least || count > most ? `${name} is called with ${Math.max(count, 0)} arguments` : undefined;
}

/** torch's own `OrderedDict`s carry `_metadata`; another attribute can take the place of a method, such as `items`. */
const orderedDict: Rule = ({ state }) =>
  state === undefined || (state instanceof PyDict && state.entries.every(([key]) => key === '_metadata'))
    ? undefined
    : 'a dict is given attributes other than _metadata';

const realNumbers = /^(b?float|complex)/;

/** What a tensor says of itself: whether its bits are to be read as conjugate or negative. */
function metadataRefusal(value: PickleValue | undefined, isComplex: boolean): string | undefined {
  if (isEmpty(value)) return undefined;
  const isKnown =
    value instanceof PyDict &&
    value.entries.every(([key, one]) => (key === 'neg' || key === 'conj') && typeof one === 'boolean') &&
    (isComplex || value.get('conj') !== true);
  return isKnown ? undefined : 'a tensor with metadata that torch does not write';
}

/** The element type, as far as the arguments tell: that of the storage, or the one named. */
function typeOf(call: PyCall): string {
  const first = argument(call, 0);
  if (isParameter(call)) return first instanceof PyCall && !isParameter(first) ? typeOf(first) : '';
  const third = nameOf(argument(call, 6));
  if (nameOf(call.callable) === 'torch._utils._rebuild_tensor_v3') return third?.replace(/^torch\./, '') ?? '';
  const id = first instanceof PyPersistent && first.id instanceof PyTuple ? first.id.items : [];
  return /^torch\.(BFloat16|Half|Float|Double|Complex)/.test(nameOf(id[1]) ?? '')
    ? `${nameOf(id[1])!.includes('Complex') ? 'complex' : 'float'}`
    : '';
}

/** Places of `requires_grad` and of the hooks, and of the metadata where a tensor has some. */
const tensor =
  (gradient: number, hooks: number, metadata = Infinity): Rule =>
  (call) => {
    const wanted = argument(call, gradient);
    if (gradient < Infinity && typeof wanted !== 'boolean') return 'a tensor that has a gradient or not';
    if (wanted === true && !realNumbers.test(typeOf(call))) return 'a gradient for a tensor of whole numbers';
    if (!isEmpty(argument(call, hooks))) return 'a tensor with hooks';
    return metadataRefusal(argument(call, metadata), typeOf(call).startsWith('complex')) ?? stateless(call);
  };

const parameter: Rule = (call) => {
  const data = argument(call, 0);
  if (!(data instanceof PyCall) || isParameter(data) || !isTensor(data)) return 'a parameter that holds no tensor';
  return tensor(1, 2)(call);
};

const parameterWithState: Rule = (call) =>
  isEmpty(argument(call, 3)) ? parameter(call) : 'a parameter with attributes of its own';

const sizes: Rule = (call) => {
  const first = argument(call, 0) ?? new PyTuple([]);
  const items = first instanceof PyTuple || first instanceof PyList ? first.items : undefined;
  return items?.every((item) => typeof item === 'bigint' && BigInt.asIntN(64, item) === item)
    ? stateless(call)
    : 'torch.Size is called with what is no tuple of sizes';
};

const device: Rule = (call) => {
  const [type, index] = [argument(call, 0), argument(call, 1)];
  const isDevice =
    typeof type === 'string' &&
    (index === undefined ? /^(cpu|cuda|mps|xpu|hpu|xla|meta)(:\d{1,2})?$/ : /^(cpu|cuda|mps|xpu|hpu|xla|meta)$/).test(
      type,
    ) &&
    (index === undefined || (typeof index === 'bigint' && index >= 0n && index < 100n));
  return isDevice ? stateless(call) : 'torch.device is called with what is no device';
};

const layout: Rule = (call) => {
  const name = argument(call, 0);
  return typeof name === 'string' && /^torch\.(strided|sparse_(coo|csr|csc|bsr|bsc)|_mkldnn)$/.test(name)
    ? stateless(call)
    : 'a layout that torch does not have';
};

const metaTensor: Rule = (call) => {
  const [type, size, stride, gradient] = [0, 1, 2, 3].map((index) => argument(call, index));
  const isShape = (value: PickleValue | undefined) =>
    value instanceof PyTuple && value.items.every((item) => typeof item === 'bigint' && item >= 0n && item < 1n << 40n);
  const named = nameOf(type)?.replace(/^torch\./, '') ?? '';
  const isType = Object.hasOwn(itemBytes, named) && !named.startsWith('q');
  const isTensor = isType && isShape(size) && isShape(stride) && typeof gradient === 'boolean';
  if (gradient === true && !realNumbers.test(named)) return 'a gradient for a tensor of whole numbers';
  const sameLength = (size as PyTuple).items?.length === (stride as PyTuple).items?.length;
  return isTensor && sameLength ? stateless(call) : 'a tensor of the device meta that is none';
};

/** The scale of each channel: as many as the tensor has, in two tensors of one dimension. */
const quantised: Rule = (call) => {
  const [size, parameters] = [argument(call, 2), argument(call, 4)];
  const [scheme, scale, zero, axis, ...more] = parameters instanceof PyTuple ? parameters.items : [];
  const name = nameOf(scheme);
  const shape = size instanceof PyTuple ? size.items : [];
  if (name === 'torch.per_tensor_affine')
    return typeof scale === 'number' && typeof zero === 'bigint' && axis === undefined
      ? tensor(5, 6)(call)
      : 'a quantised tensor without a scale and a zero point';
  if (name !== 'torch.per_channel_affine' && name !== 'torch.per_channel_affine_float_qparams')
    return 'a quantised tensor of a scheme that torch does not load';
  const channels = typeof axis === 'bigint' && axis >= 0n && more.length === 0 ? shape[Number(axis)] : undefined;
  const types = name === 'torch.per_channel_affine' ? ['Double', 'Long'] : ['Float', 'Float'];
  const fits = [scale, zero].every((one, index) => isRow(one, channels, types[index]!));
  return channels !== undefined && fits
    ? tensor(5, 6)(call)
    : 'a quantised tensor whose scales are not one for each of its channels';
};

function isRow(value: PickleValue | undefined, length: PickleValue | undefined, type: string): boolean {
  if (!(value instanceof PyCall) || nameOf(value.callable) !== 'torch._utils._rebuild_tensor_v2') return false;
  const [storage, size] = [argument(value, 0), argument(value, 2)];
  const id = storage instanceof PyPersistent && storage.id instanceof PyTuple ? storage.id.items : [];
  const isOfType = nameOf(id[1]) === `torch.${type}Storage`;
  return isOfType && size instanceof PyTuple && size.items.length === 1 && size.items[0] === length;
}

const rules: Record<string, Rule> = {
  'collections.OrderedDict': orderedDict,
  'torch.Size': sizes,
  'torch.device': device,
  'torch.serialization._get_layout': layout,
  'torch._utils._rebuild_tensor': tensor(Infinity, Infinity),
  'torch._utils._rebuild_tensor_v2': tensor(4, 5, 6),
  'torch._utils._rebuild_tensor_v3': tensor(4, 5, 7),
  'torch._utils._rebuild_qtensor': quantised,
  'torch._utils._rebuild_parameter': parameter,
  'torch._utils._rebuild_parameter_with_state': parameterWithState,
  'torch._utils._rebuild_sparse_tensor': stateless,
  'torch._utils._rebuild_meta_tensor_no_storage': metaTensor,
  ...numpyRules,
};

/** Why a call is refused although its name may be on a list. */
export function callRefusal(call: PyCall): string | undefined {
  const name = nameOf(call.callable);
  if (name === undefined) return undefined; // the machine has said so
  const shape = Object.hasOwn(argumentsOf, name) ? shapeRefusal(call, name) : undefined;
  if (shape !== undefined) return shape;
  if (Object.hasOwn(rules, name)) return rules[name]!(call);
  if (allowlists.weights.has(name) || /^torch(\.storage)?\.\w*Storage$/.test(name)) return uncalled(call);
  return name.startsWith('torch.') ? stateless(call) : undefined;
}
