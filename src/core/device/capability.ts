import { compareVersions } from './versions.js';

/**
 * Which GPUs a build of torch runs on. From the CUDA programming guide (compute capabilities: binary and PTX
 * compatibility): code for sm_Mx runs on M.m with x ≤ m; PTX of compute_ab runs on whatever is not older. What ends in
 * `a` or `f` uses features of its own generation and is not carried forward.
 */
function runsOn(arch: string, capability: string): boolean {
  const [, kind, major, minor, special] = /^(sm|compute)_(\d+)(\d)([af]?)$/.exec(arch) ?? [];
  if (kind === undefined) return false;
  const own = `${major}.${minor}`;
  if (special !== '') return own === capability;
  const notOlder = compareVersions(capability, own) >= 0;
  return kind === 'compute' ? notOlder : notOlder && capability.split('.')[0] === major;
}

/** Whether any entry of `get_arch_list()` runs on a capability such as `8.6`. */
export const isSupported = (archs: readonly string[], capability: string): boolean =>
  archs.some((arch) => runsOn(arch, capability));

const generations: readonly [from: string, name: string][] = [
  ['10.0', 'Blackwell'],
  ['9.0', 'Hopper'],
  ['8.9', 'Ada'],
  ['8.0', 'Ampere'],
  ['7.5', 'Turing'],
  ['7.0', 'Volta'],
  ['6.0', 'Pascal'],
  ['5.0', 'Maxwell'],
  ['3.0', 'Kepler'],
];

/** `Hopper` of 9.0. */
export const generationOf = (capability: string): string | undefined =>
  generations.find(([from]) => compareVersions(capability, from) >= 0)?.[1];

/** The oldest capability that CUDA 13 knows: it drops Maxwell, Pascal and Volta. */
const oldestOfCuda13 = '7.5';

/** Whether a toolkit has left a capability behind, whatever the list of torch says. */
export const isDropped = (cuda: string, capability: string): boolean =>
  compareVersions(cuda, '13') >= 0 && compareVersions(capability, oldestOfCuda13) < 0;
