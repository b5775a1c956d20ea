import { z } from 'zod';

/** What the probes of the device report saw, before anybody judged it: raw codes, first lines, and what was read. */

const ran = z.strictObject({
  command: z.string(),
  outcome: z
    .enum(['exited', 'signal', 'absent', 'denied', 'hung', 'flooded'])
    .describe('absent: no such program; hung, flooded: it was ended for its silence, or for what it printed'),
  code: z.int().optional(),
  signal: z.string().optional(),
  stdout: z.string().describe('first line'),
  stderr: z.string().describe('first line'),
  last: z.string().optional().describe('last line of standard error, where it is another than the first'),
  seconds: z.number().nonnegative(),
});

const smiGpu = z.strictObject({
  index: z.int().nonnegative(),
  uuid: z.string().optional(),
  name: z.string().optional(),
  bus: z.string().optional(),
  driver: z.string().optional(),
  totalBytes: z.number().optional(),
  freeBytes: z.number().optional(),
  usedBytes: z.number().optional(),
  utilization: z.number().optional().describe('percent'),
  capability: z.string().optional(),
  computeMode: z.string().optional(),
  persistence: z.string().optional(),
  mig: z.string().optional(),
  pstate: z.string().optional(),
  temperature: z.number().optional(),
  eccErrors: z.number().optional(),
  fault: z.string().optional().describe('said in the place of a value: GPU is lost, GPU requires reset'),
  recovery: z.string().optional().describe('the action that the driver asks for, other than None'),
});

const kernel = z.strictObject({ ok: z.boolean(), error: z.string().optional() });

const torchDevice = z.strictObject({
  index: z.int().nonnegative(),
  uuid: z.string().optional(),
  name: z.string().optional(),
  capability: z.string().optional(),
  totalBytes: z.number().optional(),
  freeBytes: z.number().optional(),
  kernel: kernel.describe('a tiny one, really run'),
});

const torch = z.strictObject({
  version: z.string(),
  path: z.string().optional(),
  cuda: z.string().optional().describe('the toolkit that it is built with'),
  hip: z.string().optional(),
  built: z.boolean().describe('with CUDA or HIP'),
  available: z.boolean(),
  warnings: z.array(z.string()).describe('while it was asked whether a GPU is available'),
  archs: z.array(z.string()),
  devices: z.array(torchDevice),
  mps: z.strictObject({ built: z.boolean(), available: z.boolean(), kernel: kernel.optional() }),
});

const prerequisite = z.strictObject({
  found: z.boolean(),
  version: z.string().optional(),
  path: z.string().optional(),
  error: z.string().optional(),
});

export const evidenceSchema = z.strictObject({
  platform: z.string(),
  arch: z.string(),
  environment: z.record(z.string(), z.string()).describe('the variables that hide or show devices, where set'),
  smi: z.strictObject({
    query: ran,
    minimal: ran.optional().describe('the second try, with fewer fields'),
    list: ran.optional(),
    recovery: ran.optional(),
    gpus: z.array(smiGpu),
    instances: z
      .array(z.strictObject({ gpu: z.int(), profile: z.string(), uuid: z.string().optional() }))
      .describe('of MIG'),
    recoveryActions: z.array(z.string()).describe('other than None'),
    libraryVersion: z.string().optional().describe('of NVML, which it tells where it does not match'),
  }),
  driver: z.strictObject({
    line: z.string().optional().describe('of /proc/driver/nvidia/version'),
    version: z.string().optional(),
    open: z.boolean().optional().describe('the open kernel module'),
    libraries: z.array(z.string()).describe('versions of libcuda in the folders of the system'),
  }),
  nodes: z.record(z.string(), z.enum(['there', 'absent', 'denied'])).describe('below /dev'),
  pci: z.array(z.strictObject({ address: z.string(), vendor: z.string(), class: z.string(), device: z.string() })),
  system: z.strictObject({
    container: z.string().optional().describe('what shows it'),
    wsl: z.boolean(),
    tegra: z.string().optional().describe('of a Jetson'),
    amdgpu: z.boolean().describe('the kernel has the driver of AMD GPUs'),
  }),
  python: z.strictObject({
    asked: z.string(),
    executable: z.string().optional(),
    missing: z.string().optional().describe('why there is none'),
    version: z.string().optional(),
  }),
  torch: z.strictObject({
    ran: ran.optional(),
    report: torch.optional(),
    error: z.strictObject({ type: z.string(), message: z.string() }).optional().describe('of the import'),
  }),
  prerequisites: z.record(z.string(), prerequisite).describe('what agent episodes need beside torch'),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type Ran = z.infer<typeof ran>;
export type SmiGpu = z.infer<typeof smiGpu>;
export type TorchReport = z.infer<typeof torch>;
export type Prerequisites = Evidence['prerequisites'];
