import { type Conclusion, onCpu } from './code-of.js';
import { type Facts, gibibytes, named } from './facts.js';
import type { Gpu } from './gpus.js';
import type { State } from './states.js';

/** Free memory below which not even the weights fit: policy and MineCLIP have 1.5 GiB, CUDA itself takes some. */
export const needBytes = 2 * 2 ** 30;

/** A GPU that may be taken, or why not. */
export interface Candidate {
  index: number;
  label: string;
  why?: { state: State; reason: string };
}

/** Its reason, with which one it is. */
export const whyNot = ({ label, why }: Candidate): string => `${label}: ${why?.reason ?? 'free'}`;

/** Every GPU that the job sees, by itself. */
export const candidates = (facts: Facts): Candidate[] =>
  facts.gpus.map((gpu) => {
    const why = whyNotThis(gpu, facts);
    return { index: gpu.index, label: `${named(gpu)}, index ${gpu.index}`, ...(why && { why }) };
  });

function whyNotThis(gpu: Gpu, { kernelRan, wishes }: Facts): Candidate['why'] {
  const { kernel, totalBytes, freeBytes } = gpu;
  const prohibited = kernel === undefined && gpu.computeMode === 'Prohibited';
  const error = kernel?.error ?? (prohibited ? 'its compute mode is Prohibited' : '');
  if (gpu.trouble !== undefined) return gpu.trouble;
  if (/out of memory/i.test(error)) return { state: 'out-of-memory', reason: error };
  if (/busy or unavailable|is Prohibited/i.test(error)) return { state: 'gpu-busy', reason: error };
  if (/no kernel image/i.test(error)) return { state: 'arch-not-supported', reason: error };
  if (kernel?.ok === false && kernelRan) return { state: 'gpu-busy', reason: error || 'the kernel did not run' };
  const wanted = Math.max(needBytes, wishes.minMemoryBytes ?? 0);
  if (totalBytes !== undefined && totalBytes < wanted)
    return { state: 'out-of-memory', reason: `it has ${gibibytes(totalBytes)}, and ${gibibytes(wanted)} are needed` };
  if (freeBytes !== undefined && freeBytes < needBytes)
    return { state: 'gpu-busy', reason: `${gibibytes(freeBytes)} are free, and ${gibibytes(needBytes)} are needed` };
  return undefined;
}

/** Every GPU is taken or too small. What others could end comes first. */
export function noneFits(facts: Facts): Conclusion | undefined {
  const list = candidates(facts);
  if (list.length === 0 || list.some(({ why }) => why === undefined)) {
    const { torchComplaint, torch, kernelRan } = facts;
    if (kernelRan || torch === undefined) return undefined;
    if (/out of memory/i.test(torchComplaint)) return onCpu('out-of-memory', torchComplaint);
    return /busy or unavailable/i.test(torchComplaint) ? onCpu('gpu-busy', torchComplaint) : undefined;
  }
  const one = list.find(({ why }) => why?.state === 'gpu-busy') ?? list[0]!;
  return onCpu(one.why!.state, whyNot(one));
}
