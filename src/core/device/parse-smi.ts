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

/** The GPUs of a CSV answer; lines that are none are passed over. */
export function parseSmiGpus(csv: string, fields: readonly Field[]): SmiGpu[] {
  return csv.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    if (cells.length !== fields.length) return [];
    const of = (field: Field): string | undefined => {
      const value = cells[fields.indexOf(field)];
      return value === undefined || isOdd(value) ? undefined : value;
    };
    const index = numeric(of('index'));
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
    };
    return [Object.fromEntries(Object.entries(gpu).filter(([, value]) => value !== undefined)) as unknown as SmiGpu];
  });
}

/** The instances of `nvidia-smi -L`: `  MIG 1g.10gb     Device  0: (UUID: MIG-…)` below their GPU. */
export function parseMigInstances(list: string): { gpu: number; profile: string }[] {
  let gpu = -1;
  return list.split(/\r?\n/).flatMap((line) => {
    gpu = Number(/^GPU (\d+):/.exec(line)?.[1] ?? gpu);
    const profile = /^\s+MIG (\S+)\s+Device\s+\d+:/.exec(line)?.[1];
    return profile === undefined || gpu < 0 ? [] : [{ gpu, profile }];
  });
}

/** Memory of a profile: `1g.10gb`, `3g.20gb+me`. */
export function bytesOfProfile(profile: string): number | undefined {
  const gigabytes = /\.(\d+)gb/.exec(profile)?.[1];
  return gigabytes === undefined ? undefined : Number(gigabytes) * 2 ** 30;
}

/** What `gpu_recovery_action` asks for, GPU by GPU; `None`, and a warning beside the values, is nothing. */
export const parseRecoveryActions = (csv: string): string[] =>
  csv
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((value) => /^(Reset|Reboot|(GPU )?Drain( |$))/i.test(value) && value.length < 40);

/** `NVML library version: 550.120`, said where driver and library do not match. */
export const parseLibraryVersion = (text: string): string | undefined =>
  /NVML library version: (\d+(?:\.\d+)+)/.exec(text)?.[1];
