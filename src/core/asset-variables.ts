import { nearest } from './nearest.js';

/** The variables of the built-in bundles, which an agent knows; a bundle of its own may fill them too. */
const knownVariables = ['STEVE1_VPT_MODEL', 'STEVE1_MINECLIP', 'STEVE1_WEIGHTS', 'STEVE1_PRIOR'];

/** What the kit itself sets and reads. */
const ownVariables = ['STEVE1_DATA_DIR', 'STEVE1_DEVICE', 'STEVE1_PROBE_ID', 'STEVE1_INTEROP', 'STEVE1_TEST_DATA'];

/** How every other variable of a bundle begins: no program knows a name of this form, whatever the bundle is called. */
export const variablePrefix = (bundle: string): string => `STEVE1_${bundle.toUpperCase().replaceAll('-', '_')}_`;

/**
 * Why a bundle must not have a path exported under a name; undefined where it may. Programs read hundreds of variables,
 * and some run what they name (BASH_ENV, NODE_OPTIONS): so what is allowed is told by its form, and all else refused.
 */
export function variableRefusal(name: string, bundle: string): string | undefined {
  const prefix = variablePrefix(bundle);
  const isOwn = ownVariables.includes(name);
  if (!isOwn && (knownVariables.includes(name) || (name.startsWith(prefix) && name.length > prefix.length)))
    return undefined;
  const what = isOwn ? 'belongs to steve1-setup itself' : 'is no name that a bundle may set';
  const folded = new Map(knownVariables.map((known) => [known.toLowerCase().replaceAll('_', '-'), known]));
  const near = nearest(name, [...folded.keys()]);
  const meant = near === undefined ? '' : ` Did you mean '${folded.get(near)}'?`;
  return `'${name}' ${what}: use ${prefix} and a word of your own, or one of ${knownVariables.join(', ')}.${meant}`;
}
