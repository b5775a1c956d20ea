import { type Code, codes } from '../codes.js';
import type { State } from './states.js';

/** What a state comes to: the device, in the words of torch, why, and what mends it where the registry is too general. */
export interface Conclusion {
  state: State;
  device: string;
  reason: string;
  remedy?: string | undefined;
}

/** A rule tells its conclusion where it holds. */
export const onCpu = (state: State, reason: string, remedy?: string): Conclusion => ({
  state,
  device: 'cpu',
  reason,
  remedy,
});

const codesOfStates: Record<Exclude<State, 'ok' | 'rocm'>, Code> = {
  'ok-compat': 'gpu-ok-compat',
  'driver-ok': 'gpu-driver-ok',
  'disabled-by-env': 'gpu-disabled-by-env',
  'no-gpu': 'gpu-no-gpu',
  'container-without-device': 'gpu-container-without-device',
  'driver-missing': 'gpu-driver-missing',
  'driver-library-mismatch': 'gpu-driver-library-mismatch',
  'nvml-unknown': 'gpu-nvml-unknown',
  'gpu-lost': 'gpu-lost',
  'needs-reset': 'gpu-needs-reset',
  'smi-hang': 'gpu-smi-hang',
  permission: 'gpu-permission',
  'uvm-missing': 'gpu-uvm-missing',
  'torch-missing': 'gpu-torch-missing',
  'torch-cpu-build': 'gpu-torch-cpu-build',
  'driver-too-old-for-torch': 'gpu-driver-too-old-for-torch',
  'arch-not-supported': 'gpu-arch-not-supported',
  'gpu-busy': 'gpu-busy',
  'out-of-memory': 'gpu-out-of-memory',
  'mps-unusable': 'gpu-mps-unusable',
  'torch-hang': 'gpu-torch-hang',
  'torch-crash': 'gpu-torch-crash',
  'python-missing': 'gpu-python-missing',
  unknown: 'gpu-unknown',
};

/** The code of a state: `gpu-` and the state, which is not said twice. A state that is fine has none. */
export const codeOf = (state: State): Code | undefined =>
  state === 'ok' || state === 'rocm' ? undefined : codesOfStates[state];

/** The remedy of a state where nothing more exact is known. */
export function remedyOf(state: State): string {
  const code = codeOf(state);
  return code === undefined ? '' : codes[code].remedy;
}
