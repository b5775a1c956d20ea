import { codeOf } from '../core/device/code-of.js';
import type { Wishes } from '../core/device/facts.js';
import { judgeDevice } from '../core/device/judge.js';
import { isGpuGiven } from '../core/device/states.js';
import { finding } from '../core/errors.js';
import type { Evidence } from '../core/schema/device-evidence.js';
import type { Draft } from './draft.js';
import type { DeviceDocument } from '../core/schema/device.js';

export interface ProbeWishes extends Wishes {
  requireGpu: boolean;
}

/** Nobody is surprised by these, unless a GPU was asked for. */
const quiet: readonly string[] = ['no-gpu', 'disabled-by-env'];

/** Judges the evidence, and tells it in the draft: an error where `require-gpu` does not hold, else at most a warning. */
export function concludeDevice(evidence: Evidence, wishes: ProbeWishes, draft: Draft): DeviceDocument {
  const document = judgeDevice(evidence, wishes);
  draft.device = document;
  const { state, reason, remedy, device } = document;
  const code = codeOf(state);
  const isNamed = evidence.python.asked !== 'auto';
  if (code === undefined) return document;
  if (wishes.requireGpu && !isGpuGiven(state, isNamed)) {
    draft.findings.push(finding(code, 'error', device, `require-gpu does not hold (${state}): ${reason}`, { remedy }));
  } else if (wishes.device !== 'cpu' && !(wishes.device === 'auto' && quiet.includes(state))) {
    const severity = state === 'torch-missing' && !isNamed ? 'note' : 'warning';
    draft.findings.push(finding(code, severity, device, `${state}: ${reason}`, { remedy }));
  }
  return document;
}

/** What later steps are told: nothing where a GPU has only been heard of. */
export const exportedDevice = ({ state, device }: DeviceDocument): Record<string, string> =>
  state === 'driver-ok' && device !== 'cpu' ? {} : { STEVE1_DEVICE: device };
