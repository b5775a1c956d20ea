import type { Evidence, Ran, SmiGpu, TorchReport } from '../schema/device-evidence.js';
import { bytesOfProfile } from './parse-smi.js';
import { isVersion } from './versions.js';

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
  const complaints = [...(report?.warnings ?? []), ...seen.flatMap(({ kernel }) => kernel.error ?? [])];
  return {
    evidence,
    wishes,
    smiAnswers,
    smiAbsent,
    smiFailure: smiAnswers || smiAbsent ? '' : failureOf(query),
    smiText: [smi.query, smi.minimal, smi.list].map((ran) => (ran ? saidBy(ran) : '')).join(' '),
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
    capabilities: unique(
      [...seen, ...(seen.length === 0 ? smi.gpus : [])].flatMap(({ capability }) => capability ?? []),
    ),
  };
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];

export const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** A GPU of nvidia-smi as one process sees it: with MIG, it has the memory of its largest instance. */
export function visible(gpu: SmiGpu, instances: Evidence['smi']['instances']): SmiGpu {
  const own = instances.filter((one) => one.gpu === gpu.index).flatMap(({ profile }) => bytesOfProfile(profile) ?? []);
  return own.length === 0 ? gpu : { ...gpu, totalBytes: Math.max(...own), freeBytes: undefined };
}

/** `NVIDIA A100 (8.0)`; what is unknown is left out. */
export const named = (one: { name?: string | undefined; capability?: string | undefined } | undefined): string =>
  one === undefined ? 'the GPU' : `${one.name ?? 'the GPU'}${one.capability ? ` (sm ${one.capability})` : ''}`;
