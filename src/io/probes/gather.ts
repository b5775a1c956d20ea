import { join } from 'node:path';
import { withoutSecrets } from '../../core/secrets.js';
import type { Evidence } from '../../core/schema/device-evidence.js';
import { throwIfInterrupted } from '../errors.js';
import { filesWithin, oneQuestionMs } from './files.js';
import { probeSmi } from './smi.js';
import type { Surroundings } from './surroundings.js';
import { probeSystem } from './system.js';
import { probeTorch } from './torch.js';

export interface Asked {
  python: string;
  timeoutSeconds: number;
}

/** For all files together: what has not been told by then is left out. */
const filesMs = 10_000;

/**
 * All evidence, gathered side by side. It is there within 12 s but for torch, which has `timeoutSeconds`.
 *
 * Throws `interrupted` alone: what cannot be seen is evidence too.
 */
export async function gatherEvidence(
  asked: Asked,
  given: Partial<Surroundings> & Pick<Surroundings, 'env' | 'cwd' | 'signal'>,
): Promise<Evidence> {
  const isPlace = await filesWithin(oneQuestionMs, given.signal).isPlace(given.cwd);
  const files = filesWithin(filesMs, given.signal);
  const around: Surroundings = {
    files,
    root: '/',
    platform: process.platform,
    ...given,
    // The children see what the job would see, except what is nobody's business.
    env: withoutSecrets(given.env),
    // A folder that is still to be made, or may not be entered, is no place to start a program in.
    cwd: isPlace ? given.cwd : process.cwd(),
  };
  // What takes longest starts first.
  const [torch, smi, system] = await Promise.all([
    probeTorch(asked.python, around, asked.timeoutSeconds),
    probeSmi(around),
    probeSystem(around),
  ]);
  // The first program that uses CUDA makes this device: what counts is whether it is there after torch.
  if (system.nodes['nvidia-uvm'] === 'absent' && torch.torch.ran !== undefined) {
    const late = filesWithin(oneQuestionMs, around.signal);
    system.nodes['nvidia-uvm'] = (await late.access(join(around.root, 'dev', 'nvidia-uvm'))) ?? 'absent';
  }
  throwIfInterrupted(around.signal);
  return { platform: around.platform, arch: process.arch, ...system, smi, ...torch };
}
