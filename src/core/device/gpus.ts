import type { SmiGpu, TorchReport } from '../schema/device-evidence.js';
import type { State } from './states.js';

/** A GPU that the job sees, with all that torch and nvidia-smi tell of it. */
export interface Gpu {
  index: number;
  name?: string | undefined;
  capability?: string | undefined;
  totalBytes?: number | undefined;
  freeBytes?: number | undefined;
  computeMode?: string | undefined;
  mig?: string | undefined;
  /** Absent where torch does not see it. */
  kernel?: { ok: boolean; error?: string | undefined };
  /** What keeps this one, and no other, from use. */
  trouble?: { state: State; reason: string };
}

type Seen = TorchReport['devices'][number];

const bare = (uuid: string | undefined): string | undefined => uuid?.replace(/^GPU-/i, '').toLowerCase();

/** As torch sees them, or where it sees none, as nvidia-smi lists them. */
export function gpusOf(seen: readonly Seen[], visible: readonly SmiGpu[]): Gpu[] {
  if (seen.length === 0) return visible.map((gpu) => ({ ...gpu, ...troubleOf(gpu) }));
  return seen.map((device, at) => {
    const byUuid = device.uuid && visible.find(({ uuid }) => bare(uuid) === bare(device.uuid));
    const twin = byUuid || (seen.length === visible.length ? visible[at] : undefined);
    if (twin === undefined || (twin.name && device.name && !device.name.startsWith(twin.name))) return device;
    // nvidia-smi counts what the driver keeps for itself, torch does not: the same card must not pass here and fail there.
    const sizes = [device.totalBytes, twin.totalBytes].filter((size) => size !== undefined);
    const totalBytes = sizes.length === 0 ? undefined : Math.max(...sizes);
    return { ...device, totalBytes, computeMode: twin.computeMode, mig: twin.mig, ...troubleOf(twin) };
  });
}

/** The words in the cells of nvidia-smi, and the action that the driver asks for. */
function troubleOf({ fault, recovery }: SmiGpu): Pick<Gpu, 'trouble'> {
  if (fault !== undefined)
    return {
      trouble: { state: /lost/i.test(fault) ? 'gpu-lost' : 'needs-reset', reason: `nvidia-smi says: ${fault}` },
    };
  if (recovery === undefined) return {};
  return { trouble: { state: 'needs-reset', reason: `the driver asks to recover the GPU: ${recovery}` } };
}
