import { type Conclusion, onCpu } from './code-of.js';
import type { Facts } from './facts.js';
import { torchTrouble } from './rules-torch.js';

/** The GPU of a Mac. */
export function judgeMps(facts: Facts): Conclusion {
  const { evidence, torch, wishes } = facts;
  if (evidence.platform !== 'darwin')
    return onCpu('no-gpu', 'MPS exists on macOS alone', 'Leave out `device: mps`, or use a Mac.');
  const trouble = torchTrouble(facts);
  if (trouble !== undefined) return trouble;
  if (torch === undefined) return onCpu('torch-missing', 'no torch was there to try MPS');
  const { built, available, kernel } = torch.mps;
  if (!built)
    return onCpu(
      'torch-cpu-build',
      `torch ${torch.version} is built without MPS`,
      'Install torch 2 for macOS: `pip install torch`.',
    );
  if (!available) return onCpu('mps-unusable', `torch ${torch.version} has MPS, and macOS offers none`);
  if (kernel?.ok === true) {
    // It shares the memory of the Mac, and nothing that was asked tells how much that is.
    const untold = wishes.minMemoryBytes === undefined ? '' : '; whether it has min-gpu-memory cannot be told of MPS';
    return { state: 'ok', device: 'mps', reason: `torch ${torch.version} ran a kernel on MPS${untold}` };
  }
  return onCpu('mps-unusable', `MPS is there, and a kernel on it fails: ${kernel?.error ?? 'no reason was given'}`);
}
