/** Every state of the device report. docs/device.md has a section for each. */
export const states = [
  'ok',
  'ok-compat',
  'rocm',
  'driver-ok',
  'disabled-by-env',
  'no-gpu',
  'container-without-device',
  'driver-missing',
  'driver-library-mismatch',
  'nvml-unknown',
  'gpu-lost',
  'needs-reset',
  'smi-hang',
  'permission',
  'uvm-missing',
  'torch-missing',
  'torch-cpu-build',
  'driver-too-old-for-torch',
  'arch-not-supported',
  'gpu-busy',
  'out-of-memory',
  'mps-unusable',
  'torch-hang',
  'torch-crash',
  'python-missing',
  'unknown',
] as const;

export type State = (typeof states)[number];

const proven: readonly State[] = ['ok', 'ok-compat', 'rocm'];

/** Whether a GPU has run a kernel, and nothing speaks against it. */
export const isProven = (state: State): boolean => proven.includes(state);

/**
 * Whether `require-gpu` holds. That the driver answers is enough only where no Python was named: then torch may be
 * installed later, and nobody has asked about the one that is there.
 */
export const isGpuGiven = (state: State, pythonNamed: boolean): boolean =>
  isProven(state) || (state === 'driver-ok' && !pythonNamed);
