import type { Entries } from './loaders.js';

/** What puts weights into another file than the loader of an agent takes, and how they come out of it. */
interface Wrapper {
  /** Whether a file's tensors, by their keys, are of this kind. */
  is(keys: readonly string[], others: readonly string[]): boolean;
  words: string;
}

const remedy = (take: string): string =>
  `save the weights alone: \`c = torch.load(OLD, map_location="cpu"); torch.save(${take}, NEW)\``;

const without = (prefix: string): string => remedy(`{k.removeprefix("${prefix}"): v for k, v in c.items()}`);

const some = (keys: readonly string[], pattern: RegExp) => keys.some((key) => pattern.test(key));
const all = (keys: readonly string[], prefix: string) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));

const wrappers: readonly Wrapper[] = [
  {
    is: (keys, others) =>
      some(keys, /^state_dict\./) && some(others, /^(pytorch-lightning_version|optimizer_states|lr_schedulers)$/),
    words: `it is a checkpoint of PyTorch Lightning, with the state of its training; ${remedy('c["state_dict"]')}`,
  },
  {
    is: (keys) => some(keys, /^(ema|ema_model|model_ema|ema_state_dict|shadow_params|averaged_model)\./),
    words: `it holds an average of the weights (EMA) beside them or in their place; ${remedy('c["ema"]')}, with the name under which the weights stand in this file`,
  },
  {
    is: (keys) => some(keys, /(^|\.)_orig_mod\./),
    words: `its keys begin with \`_orig_mod.\`: it was saved from what torch.compile returns; ${remedy('{k.replace("_orig_mod.", ""): v for k, v in c.items()}')}`,
  },
  {
    is: (keys) => [/^net\./, /^prior\./, /^mineclip\./].every((part) => some(keys, part)),
    words:
      'it has the layout of MineStudio, policy, prior and MineCLIP in one, which the original agent does not load: use the bundle `minestudio-steve1` with MineStudio, or the original files',
  },
  {
    is: (keys, others) =>
      some(keys, /^(optimizer|optim)(_state_dict|_states)?\./) ||
      some(others, /^(optimizer|optim)(_state_dict|_states)?$/),
    words: `it holds the state of an optimizer too: a training checkpoint, not the weights alone; ${remedy('c["model"]')}, with the name under which the weights stand in this file`,
  },
  {
    is: (keys) => all(keys, 'module.') && !all(keys, 'module.policy.'),
    words: `every key begins with \`module.\`: it was saved from a DataParallel wrapper; ${without('module.')}`,
  },
];

/** In words, what a file is wrapped in and how its weights come out of it. Undefined for what is none of these. */
export function wrapperWords({ tensors, others }: Entries): string | undefined {
  const keys = tensors.map(({ key }) => key);
  const rest = others.map(({ key }) => key);
  return wrappers.find(({ is }) => is(keys, rest))?.words;
}
