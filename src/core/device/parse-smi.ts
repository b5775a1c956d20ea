import type { SmiGpu } from '../schema/device-evidence.js';

/** What `nvidia-smi` is asked for, and what it prints. Look at its exit code first: its messages come on standard output. */

export const smiFields = [
  'index',
  'uuid',
  'name',
  'pci.bus_id',
  'driver_version',
  'memory.total',
  'memory.free',
  'memory.used',
  'utilization.gpu',
  'compute_cap',
  'compute_mode',
  'persistence_mode',
  'mig.mode.current',
  'pstate',
  'temperature.gpu',
  'ecc.errors.uncorrected.volatile.total',
] as const;

/** For drivers that do not know all of them and answer with exit code 2. */
export const minimalSmiFields = ['index', 'uuid', 'name', 'driver_version', 'memory.total', 'memory.free'] as const;

type Field = (typeof smiFields)[number];

export const smiQuery = (fields: readonly string[]): string[] => [
  `--query-gpu=${fields.join(',')}`,
  '--format=csv,noheader,nounits',
];

/** `[N/A]`, `[Not Supported]`, `[Unknown Error]` and their like are no values. */
const isOdd = (value: string): boolean =>
  value === '' || /^\[.*\]$|^N\/A$|^(Not Supported|Unknown Error)$/i.test(value);

const mebibytes = (value: string | undefined): number | undefined => {
  const n = numeric(value);
  return n === undefined ? undefined : n * 2 ** 20;
};

/** A driver that does not heed `nounits` says `123 MiB`. */
function numeric(value: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)( MiB| %)?$/.exec(value ?? '');
  return match ? Number(match[1]) : undefined;
}

/** `[GPU is lost]`, `[GPU requires reset]`: what a GPU in trouble has in the place of its values. */
const faultIn = (cells: readonly string[]): string | undefined =>
  cells.map((cell) => /^\[(.*(?:\blost\b|requires? reset|reset required).*)\]$/i.exec(cell)?.[1]).find(Boolean);

/** The GPUs of a CSV answer; lines that are none are passed over. */
export function parseSmiGpus(csv: string, fields: readonly Field[]): SmiGpu[] {
  const lines = csv.split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.trim()));
  return lines
    .filter((cells) => cells.length === fields.length)
    .flatMap((cells, at) => {
      const of = (field: Field): string | undefined => {
        const value = cells[fields.indexOf(field)];
        return value === undefined || isOdd(value) ? undefined : value;
      };
      const fault = faultIn(cells);
      const index = numeric(of('index')) ?? (fault === undefined ? undefined : at);
      if (index === undefined) return [];
      const gpu: Record<string, unknown> = {
        index,
        uuid: of('uuid'),
        name: of('name'),
        bus: of('pci.bus_id'),
        driver: of('driver_version'),
        totalBytes: mebibytes(of('memory.total')),
        freeBytes: mebibytes(of('memory.free')),
        usedBytes: mebibytes(of('memory.used')),
        utilization: numeric(of('utilization.gpu')),
        capability: of('compute_cap'),
        computeMode: of('compute_mode'),
        persistence: of('persistence_mode'),
        mig: of('mig.mode.current'),
        pstate: of('pstate'),
        temperature: numeric(of('temperature.gpu')),
        eccErrors: numeric(of('ecc.errors.uncorrected.volatile.total')),
        fault,
      };
      return [Object.fromEntries(Object.entries(gpu).filter(([, value]) => value !== undefined)) as unknown as SmiGpu];
    });
}

/** The instances of `nvidia-smi -L`: `  MIG 1g.10gb     Device  0: (UUID: MIG-…)` below their GPU. */
export function parseMigInstances(list: string): { gpu: number; profile: string; uuid?: string }[] {
  let gpu = -1;
  return list.split(/\r?\n/).flatMap((line) => {
    gpu = Number(/^GPU (\d+):/.exec(line)?.[1] ?? gpu);
    const [, profile, uuid] = /^\s+MIG (\S+)\s+Device\s+\d+:(?:\s*\(UUID: (MIG-[^)\s]+)\))?/.exec(line) ?? [];
    return profile === undefined || gpu < 0 ? [] : [{ gpu, profile, ...(uuid !== undefined && { uuid }) }];
  });
}

/** Memory of a profile: `1g.10gb`, `3g.20gb+me`. */
export function bytesOfProfile(profile: string): number | undefined {
  const gigabytes = /\.(\d+)gb/.exec(profile)?.[1];
  return gigabytes === undefined ? undefined : Number(gigabytes) * 2 ** 30;
}

export const recoveryFields = ['index', 'gpu_recovery_action'] as const;

/** What the driver asks to be done to a GPU; `None`, and a warning beside the values, is nothing. */
export const parseRecoveryActions = (csv: string): { index: number; action: string }[] =>
  csv.split(/\r?\n/).flatMap((line) => {
    const [, index, action] = /^\s*(\d+)\s*,\s*(\S.*?)\s*$/.exec(line) ?? [];
    const isAction = /^(Reset|Reboot|(GPU )?Drain( |$))/i.test(action ?? '') && action!.length < 40;
    return isAction ? [{ index: Number(index), action: action! }] : [];
  });

/** `NVML library version: 550.120`, said where driver and library do not match. */
export const parseLibraryVersion = (text: string): string | undefined =>
  /NVML library version: (\d+(?:\.\d+)+)/.exec(text)?.[1];
