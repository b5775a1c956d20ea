import type { Evidence, SmiGpu } from '../schema/device-evidence.js';
import { bytesOfProfile } from './parse-smi.js';

/**
 * What one process sees of the GPUs that nvidia-smi lists, as the CUDA programming guide (environment variables) and
 * the MIG user guide (CUDA device enumeration) have it. Indices are taken in the order of nvidia-smi, which is that of
 * the PCI bus: which GPU CUDA takes for the fastest, nobody can tell without it.
 */

type Instance = Evidence['smi']['instances'][number];
interface Listed {
  gpus: readonly SmiGpu[];
  instances: readonly Instance[];
}

/** The GPUs, or the one instance of MIG, renumbered. A value that speaks of what is not known hides nothing. */
export function visibleGpus(listed: Listed, value: string | undefined): SmiGpu[] {
  const chosen = (value === undefined ? undefined : chosenBy(value, listed)) ?? listed.gpus;
  const parts = chosen.map((one) => {
    const instance = 'profile' in one ? one : listed.instances.find(({ gpu }) => gpu === one.index);
    const gpu = 'profile' in one ? listed.gpus.find(({ index }) => index === one.gpu) : one;
    return { gpu: gpu!, instance };
  });
  // Where there is an instance, a process sees the first, and no whole GPU beside it.
  const first = parts.find(({ instance }) => instance !== undefined);
  return (first === undefined ? parts : [first]).map(({ gpu, instance }, index) =>
    instance === undefined ? { ...gpu, index } : { ...asInstance(gpu, instance), index },
  );
}

const asInstance = (gpu: SmiGpu, { profile, uuid }: Instance): SmiGpu => ({
  ...gpu,
  uuid: uuid ?? gpu.uuid,
  totalBytes: bytesOfProfile(profile) ?? gpu.totalBytes,
  freeBytes: undefined,
});

/** Up to the first entry that names nothing; undefined where the evidence is too small to tell. */
function chosenBy(value: string, { gpus, instances }: Listed): (SmiGpu | Instance)[] | undefined {
  const chosen: (SmiGpu | Instance)[] = [];
  for (const entry of value.split(',').map((one) => one.trim())) {
    let found: SmiGpu | Instance | undefined;
    if (/^\d+$/.test(entry)) {
      found = gpus.find(({ index }) => index === Number(entry));
    } else if (/^(GPU|MIG)-./i.test(entry)) {
      const named = /^GPU/i.test(entry) ? gpus : instances.filter(({ gpu }) => gpus.some(({ index }) => index === gpu));
      const isOld = /^MIG-GPU-/i.test(entry) && !named.some(({ uuid }) => /^MIG-GPU-/i.test(uuid ?? ''));
      if (named.length === 0 || isOld || named.some(({ uuid }) => uuid === undefined)) return undefined;
      const fitting = named.filter(({ uuid }) => uuid!.toLowerCase().startsWith(entry.toLowerCase()));
      found = fitting.length === 1 ? fitting[0] : undefined; // a beginning must say which
    }
    if (found === undefined) break;
    if (chosen.includes(found)) return []; // CUDA then shows none
    chosen.push(found);
  }
  return chosen;
}
