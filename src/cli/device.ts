import { resolve } from 'node:path';
import type { ProbeWishes } from '../app/probe.js';
import { parseMemorySize } from '../core/device/memory-size.js';
import { SetupError } from '../core/errors.js';
import type { InputValues } from '../core/parse-inputs.js';
import type { Evidence } from '../core/schema/device-evidence.js';
import type { Host } from './host.js';

/** The wishes of the user. Throws `input-invalid` before any work is done. */
export function deviceWishes(values: InputValues): ProbeWishes {
  const { device, 'require-gpu': requireGpu, 'min-gpu-memory': memory } = values;
  if (requireGpu && device === 'cpu')
    throw new SetupError('input-invalid', "device is 'cpu' and require-gpu is true: they contradict each other");
  const minMemoryBytes = memory === undefined ? undefined : parseMemorySize(memory);
  if (memory !== undefined && minMemoryBytes === undefined)
    throw new SetupError('input-invalid', `min-gpu-memory is '${memory}', and must be a size such as 8GiB`);
  return { device, requireGpu, minMemoryBytes };
}

/** Starts the probes, which are loaded when they are wanted. */
export async function probeDevice(values: InputValues, host: Host): Promise<Evidence> {
  const { gatherEvidence } = await import('../io/probes/gather.js');
  return gatherEvidence(
    { python: values.python, timeoutSeconds: values['probe-timeout'] },
    { env: host.env, cwd: resolve(host.base, values['working-directory']), signal: host.signal },
  );
}
