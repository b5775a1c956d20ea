import type { Role } from '../roles.js';
import type { Place, TensorInfo } from './tensors.js';

/** A tensor under the key by which the network is asked for it. */
export interface LoadedTensor {
  key: string;
  /** Not copied: a file may have many, and is compared with every table. */
  tensor: TensorInfo;
  /** False where the loader of the role does not look: the network starts without it, or the loading fails. */
  reached: boolean;
}

/** A checkpoint's tensors, and what stands among them. */
export interface Entries {
  tensors: readonly TensorInfo[];
  others: readonly Place[];
}

export interface Loaded {
  tensors: LoadedTensor[];
  /** What is no tensor, and what the loader is given all the same. */
  others: { key: string; isText: boolean }[];
  /** What is no tensor ends the loading, and not only where one belongs. */
  strict: boolean;
}

interface Loader {
  /** The key that the loader hands on, or undefined where it does not look. */
  keyOf(place: Place): string | undefined;
  /** In the words of a refusal: where it looks. */
  looks: string;
  /** It takes some keys and leaves the others, whatever stands there. */
  leaves: boolean;
  /** It calls `load_state_dict` with `strict`, so that whatever else stands among the tensors ends the loading. */
  strict: boolean;
}

const atTop = ({ key, depth }: Place): string | undefined => (depth === 1 ? key : undefined);

const wrapper = 'state_dict';

/** STEVE-1 `VPT/agent.py`, `MineRLAgent.load_weights`: both policies go through it. */
const policy: Loader = {
  keyOf: (place) => atTop(place)?.replaceAll('module.policy.', ''),
  looks: 'the dict itself',
  leaves: false,
  strict: false,
};

/** What upstream does with the loaded object, by role; whatever has no loader of upstream is taken as it stands in the file. */
const loaders: Partial<Record<Role, Loader>> = {
  'steve1-policy': policy,
  'vpt-policy': policy,
  // STEVE-1 `data/text_alignment/vae.py`, `load_vae_model`.
  'steve1-prior': { keyOf: atTop, looks: 'the dict itself', leaves: false, strict: true },
  // MineCLIP `mineclip/mineclip/base.py`, `load_ckpt`: it takes what begins with `model.`, which our tables keep.
  mineclip: {
    keyOf: ({ key, name, depth, isText = true }) =>
      depth === 2 && key === `${wrapper}.${name}` && (name.startsWith('model.') || !isText) ? name : undefined,
    looks: 'the dict under `state_dict`',
    leaves: true,
    strict: true,
  },
};

/** A checkpoint as the network of a role is given it; where the role has no loader of upstream, as it stands in the file. */
export function asLoaded({ tensors, others }: Entries, role: Role): Loaded {
  const loader = loaders[role];
  const loaded = tensors.map((tensor): LoadedTensor => {
    const key = loader === undefined ? tensor.key : loader.keyOf(tensor);
    return { key: key ?? tensor.key, tensor, reached: key !== undefined };
  });
  const reached = loaded.some((tensor) => tensor.reached);
  return {
    // Where it finds its own, what else there is does not matter to it.
    tensors: loader?.leaves && reached ? loaded.filter((tensor) => tensor.reached) : loaded,
    others: others.flatMap((place) => {
      const key = loader?.keyOf(place);
      return key === undefined ? [] : { key, isText: place.isText ?? true };
    }),
    strict: loader?.strict ?? false,
  };
}

/** Of the roles that upstream loads, which it does with `torch.load`. */
export const loaderOf = (role: Role): Omit<Loader, 'keyOf' | 'leaves'> | undefined => loaders[role];
