import type { Evidence, Ran, TorchReport } from '../schema/device-evidence.js';
import { type Gpu, gpusOf } from './gpus.js';
import { isVersion } from './versions.js';
import { visibleGpus } from './visible.js';

export interface Wishes {
  device: 'auto' | 'cuda' | 'cpu' | 'mps';
  minMemoryBytes?: number | undefined;
}

/** What follows from the evidence at first sight; the rules ask nothing else. */
export interface Facts {
  evidence: Evidence;
  wishes: Wishes;
  /** nvidia-smi has listed GPUs. */
  smiAnswers: boolean;
  /** nvidia-smi, or the library that it asks, is not installed, which tells nothing of the driver. */
  smiAbsent: boolean;
  /** How nvidia-smi failed, in one line with its raw code; empty where it answers or is absent. */
  smiFailure: string;
  /** All that nvidia-smi said in first lines. */
  smiText: string;
  /** What the job sees, counted as it counts. */
  gpus: Gpu[];
  /** CUDA_VISIBLE_DEVICES names none of the GPUs that are there. */
  namesNone: boolean;
  nvidiaPci: number;
  /** `/dev/nvidia0` and its like, as far as they are there. */
  deviceNodes: string[];
  driver: string | undefined;
  torch: TorchReport | undefined;
  pythonNamed: boolean;
  /** A GPU of which anything tells. */
  hasNvidia: boolean;
  hasRocm: boolean;
  /** An AMD GPU is the one that counts: torch is built for it, or there is no other. */
  isRocm: boolean;
  /** What CUDA or HIP said when it did not come up. */
  torchComplaint: string;
  /** A real kernel ran on any device. */
  kernelRan: boolean;
  capabilities: string[];
}

/** How a program ended that did not do what it was asked. */
export function failureOf(ran: Ran): string {
  const end = ran.signal === undefined ? `ended with ${ran.code ?? ran.outcome}` : `was ended by ${ran.signal}`;
  const said = ran.code === 0 ? 'it lists no GPU' : saidBy(ran);
  return `nvidia-smi ${end}${said === '' ? '' : `: ${said}`}`;
}

export const saidBy = ({ stdout, stderr }: Ran): string => [stdout, stderr].filter((line) => line !== '').join(' ');

export function factsOf(evidence: Evidence, wishes: Wishes): Facts {
  const { smi, torch, nodes, pci, system } = evidence;
  const query = smi.minimal ?? smi.query;
  const report = torch.report;
  const nvidiaPci = pci.filter(({ vendor, class: kind }) => vendor === '0x10de' && /^0x030[02]/.test(kind)).length;
  const deviceNodes = Object.keys(nodes).filter((name) => /^nvidia\d+$/.test(name) && nodes[name] !== 'absent');
  const seen = report?.devices ?? [];
  const isHip = report?.hip !== undefined;
  const smiAnswers = smi.gpus.length > 0 && query.outcome === 'exited' && (query.code === 0 || query.code === 14);
  const smiAbsent = query.outcome === 'absent' || query.code === 12 || query.code === 127;
  const hasNvidia =
    smiAnswers || nvidiaPci > 0 || deviceNodes.length > 0 || system.tegra !== undefined || (!isHip && seen.length > 0);
  const hasRocm = nodes['kfd'] === 'there' || nodes['kfd'] === 'denied' || (isHip && seen.length > 0);
  const named = evidence.environment['CUDA_VISIBLE_DEVICES'];
  // Where nothing lists them, at least their number is known.
  const counted = Array.from({ length: Math.max(nvidiaPci, deviceNodes.length) }, (_, index) => ({ index }));
  const listed = smi.gpus.length > 0 ? smi : { gpus: counted, instances: [] };
  const gpus = gpusOf(seen, visibleGpus(smi, named));
  const complaints = [...(report?.warnings ?? []), ...seen.flatMap(({ kernel }) => kernel.error ?? [])];
  return {
    evidence,
    wishes,
    smiAnswers,
    smiAbsent,
    smiFailure: smiAnswers || smiAbsent ? '' : failureOf(query),
    smiText: [smi.query, smi.minimal, smi.list].map((ran) => (ran ? saidBy(ran) : '')).join(' '),
    gpus,
    namesNone: seen.length === 0 && listed.gpus.length > 0 && visibleGpus(listed, named).length === 0,
    nvidiaPci,
    deviceNodes,
    driver: [evidence.driver.version, ...smi.gpus.map((gpu) => gpu.driver)].find(isVersion),
    torch: report,
    pythonNamed: evidence.python.asked !== 'auto',
    hasNvidia,
    hasRocm,
    isRocm: isHip || (hasRocm && !hasNvidia),
    torchComplaint: complaints.join(' · '),
    kernelRan: seen.some(({ kernel }) => kernel.ok),
    capabilities: [...new Set(gpus.flatMap(({ capability }) => capability ?? []))],
  };
}

export const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** `NVIDIA A100 (8.0)`; what is unknown is left out. */
export const named = (one: { name?: string | undefined; capability?: string | undefined } | undefined): string =>
  one === undefined ? 'the GPU' : `${one.name ?? 'the GPU'}${one.capability ? ` (sm ${one.capability})` : ''}`;
