import type { Evidence, Ran, SmiGpu, TorchReport } from '../../src/core/schema/device-evidence.js';

/** Evidence as the probes would leave it, piece by piece; nothing of the machine that runs the test is in it. */

export const ended = (code: number, stdout = '', stderr = ''): Ran => ({
  command: 'nvidia-smi',
  outcome: 'exited',
  code,
  stdout,
  stderr,
  seconds: 0.1,
});

export const without = (outcome: Ran['outcome'], seconds = 0): Ran => ({
  command: 'nvidia-smi',
  outcome,
  stdout: '',
  stderr: '',
  seconds,
});

/** Linux, no GPU, no torch. */
export const bare: Evidence = {
  platform: 'linux',
  arch: 'x64',
  environment: {},
  smi: { query: without('absent'), gpus: [], instances: [], recoveryActions: [] },
  driver: { libraries: [] },
  nodes: {},
  pci: [],
  system: { wsl: false, amdgpu: false },
  python: { asked: 'auto', executable: '/usr/bin/python3', version: '3.10.12' },
  torch: { ran: ended(0), error: { type: 'ModuleNotFoundError', message: "No module named 'torch'" } },
  prerequisites: {},
};

export const gpu = (more: Partial<SmiGpu> = {}): SmiGpu => ({
  index: 0,
  uuid: 'GPU-1',
  name: 'NVIDIA A100-SXM4-40GB',
  driver: '550.54.14',
  totalBytes: 40 * 2 ** 30,
  freeBytes: 39 * 2 ** 30,
  capability: '8.0',
  computeMode: 'Default',
  mig: 'Disabled',
  ...more,
});

/** One GPU with its driver, all in order; no torch. */
export function machine(driver = '550.54.14', more: Partial<SmiGpu> = {}): Evidence {
  return {
    ...bare,
    smi: { ...bare.smi, query: ended(0, '0, GPU-1, …'), gpus: [gpu({ driver, ...more })] },
    driver: { line: `NVRM version: NVIDIA UNIX x86_64 Kernel Module  ${driver}`, version: driver, libraries: [driver] },
    nodes: { nvidia0: 'there', nvidiactl: 'there', 'nvidia-uvm': 'there' },
    pci: [{ address: '0000:00:1e.0', vendor: '0x10de', class: '0x030200', device: '0x20b0' }],
  };
}

type Device = TorchReport['devices'][number];

export const seen = (more: Partial<Device> = {}): Device => ({
  index: 0,
  name: 'NVIDIA A100-SXM4-40GB',
  capability: '8.0',
  totalBytes: 40 * 2 ** 30,
  freeBytes: 39 * 2 ** 30,
  kernel: { ok: true },
  ...more,
});

export const torch = (more: Partial<TorchReport> = {}): TorchReport => ({
  version: '2.5.1+cu124',
  cuda: '12.4',
  built: true,
  available: true,
  warnings: [],
  archs: ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'],
  devices: [seen()],
  mps: { built: false, available: false },
  ...more,
});

export const withTorch = (evidence: Evidence, more: Partial<TorchReport> = {}): Evidence => ({
  ...evidence,
  torch: { ran: ended(0), report: torch(more) },
});

/** As torch is where CUDA does not come up. */
export const down = (more: Partial<TorchReport> = {}): Partial<TorchReport> => ({
  available: false,
  devices: [],
  ...more,
});

/** A torch without any GPU support. */
export function cpuTorch(version = '2.5.1+cpu'): Partial<TorchReport> {
  return { version, cuda: undefined, built: false, available: false, devices: [], archs: [] };
}
