import type { Entries } from './loaders.js';
import type { TensorInfo } from './tensors.js';

/** What puts weights into another file than the loader of an agent takes, and how they come out of it. */
interface Wrapper {
  /** Whether a file's tensors, by their keys, are of this kind. */
  is(keys: readonly string[], others: readonly string[]): boolean;
  words(tensors: readonly TensorInfo[]): string;
}

const remedy = (take: string): string =>
  `save the weights alone: \`c = torch.load(OLD, map_location="cpu"); torch.save(${take}, NEW)\``;

const without = (prefix: string): string => remedy(`{k.removeprefix("${prefix}"): v for k, v in c.items()}`);

/** Of the tensors whose key has the pattern: the dict that holds them, or they alone where they stand at the top. */
function those(tensors: readonly TensorInfo[], pattern: RegExp): string {
  const first = tensors.find(({ key }) => pattern.test(key));
  if (first?.depth === 2) return remedy(`c[${JSON.stringify(first.key.slice(0, -first.name.length - 1))}]`);
  const prefix = first && pattern.exec(first.key)?.[0];
  return prefix
    ? remedy(`{k.removeprefix("${prefix}"): v for k, v in c.items() if k.startswith("${prefix}")}`)
    : remedy('{k: v for k, v in c.items() if torch.is_tensor(v)}');
}

const average = /^(ema|ema_model|model_ema|ema_state_dict|averaged_model)\./;
const optimizer = /^(optimizer|optim)(_state_dict|_states)?(\.|$)/;
const notOptimizer = /^(?!(optimizer|optim)(_state_dict|_states)?\.)/;

const some = (keys: readonly string[], pattern: RegExp) => keys.some((key) => pattern.test(key));
const all = (keys: readonly string[], prefix: string) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));

const wrappers: readonly Wrapper[] = [
  {
    is: (keys, others) =>
      some(keys, /^state_dict\./) && some(others, /^(pytorch-lightning_version|optimizer_states|lr_schedulers)$/),
    words: () =>
      `it is a checkpoint of PyTorch Lightning, with the state of its training; ${remedy('c["state_dict"]')}`,
  },
  {
    is: (keys) => some(keys, average),
    words: (tensors) =>
      `it holds an average of the weights (EMA) beside them or in their place; ${those(tensors, average)}`,
  },
  {
    is: (keys) => some(keys, /(^|\.)_orig_mod\./),
    words: () =>
      `its keys begin with \`_orig_mod.\`: it was saved from what torch.compile returns; ${remedy('{k.removeprefix("module.").replace("_orig_mod.", ""): v for k, v in c.items()}')}`,
  },
  {
    is: (keys) => [/^net\./, /^prior\./, /^mineclip\./].every((part) => some(keys, part)),
    words: () =>
      'it has the layout of MineStudio, policy, prior and MineCLIP in one, which the original agent does not load: use the bundle `minestudio-steve1` with MineStudio, or the original files',
  },
  {
    is: (keys, others) => some(keys, optimizer) || some(others, optimizer),
    words: (tensors) =>
      `it holds the state of an optimizer too: a training checkpoint, not the weights alone; ${those(tensors, notOptimizer)}`,
  },
  {
    is: (keys) => all(keys, 'module.') && !all(keys, 'module.policy.'),
    words: () => `every key begins with \`module.\`: it was saved from a DataParallel wrapper; ${without('module.')}`,
  },
];

/** In words, what a file is wrapped in and how its weights come out of it. Undefined for what is none of these. */
export function wrapperWords({ tensors, others }: Entries): string | undefined {
  const keys = tensors.map(({ key }) => key);
  const rest = others.map(({ key }) => key);
  return wrappers.find(({ is }) => is(keys, rest))?.words(tensors);
}
