import type { Evidence, Prerequisites, TorchReport } from '../schema/device-evidence.js';

export interface TorchAnswer {
  /** The version of the Python that has started, whatever became of it. */
  started: string;
  executable?: string;
  error?: { type: string; message: string };
  report?: TorchReport;
  prerequisites: Prerequisites;
}

type Json = Record<string, unknown>;

const longest = 2000;

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 64) : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, longest) : undefined);
const size = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined);

/** An object without what is undefined. */
const known = <T extends Json>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;

/**
 * The answer of the child; undefined where no Python has started. Its lines begin with a word that nobody else knows:
 * whatever the Python of the job prints is passed over. Types are not believed. Of a child that did not end well, only
 * what it said before it came to torch counts.
 */
export function parseTorchAnswer(stdout: string, nonce: string, endedWell: boolean): TorchAnswer | undefined {
  const lines = stdout.split('\n').flatMap((line) => (line.startsWith(nonce) ? [line.slice(nonce.length)] : []));
  const started = lines.map((line) => /^started (\d+\.\d+\.\d+)$/.exec(line)?.[1]).find(Boolean);
  if (started === undefined) return undefined;
  const answer: Json = Object.assign({}, ...lines.map(reportIn));
  const error = endedWell ? objectOf(answer['error']) : {};
  const type = text(error['type']);
  return known({
    started,
    executable: text(answer['executable']),
    error: type === undefined ? undefined : { type, message: text(error['message']) ?? '' },
    report: endedWell ? reportOf(objectOf(answer['torch'])) : undefined,
    prerequisites: prerequisitesOf(objectOf(answer['prerequisites'])),
  }) as TorchAnswer;
}

function reportIn(line: string): Json {
  try {
    return line.startsWith('report ') ? objectOf(JSON.parse(line.slice('report '.length))) : {};
  } catch {
    return {}; // cut off
  }
}

function reportOf(torch: Json): TorchReport | undefined {
  const version = text(torch['version']);
  if (version === undefined) return undefined;
  const mps = objectOf(torch['mps']);
  return known({
    version,
    path: text(torch['path']),
    cuda: text(torch['cuda']),
    hip: text(torch['hip']),
    built: torch['built'] === true,
    available: torch['available'] === true,
    warnings: texts(torch['warnings']),
    archs: texts(torch['archs']),
    devices: listOf(torch['devices']).map((one, index) => deviceOf(objectOf(one), index)),
    mps: known({ built: mps['built'] === true, available: mps['available'] === true, kernel: kernelOf(mps['kernel']) }),
  }) as TorchReport;
}

const texts = (value: unknown): string[] => listOf(value).flatMap((one) => text(one) ?? []);

function kernelOf(value: unknown): { ok: boolean; error?: string } | undefined {
  if (value === undefined || value === null) return undefined;
  const kernel = objectOf(value);
  return known({ ok: kernel['ok'] === true, error: text(kernel['error']) }) as { ok: boolean; error?: string };
}

const deviceOf = (device: Json, index: number): TorchReport['devices'][number] =>
  known({
    index,
    uuid: text(device['uuid']),
    name: text(device['name']),
    capability: text(device['capability']),
    totalBytes: size(device['totalBytes']),
    freeBytes: size(device['freeBytes']),
    kernel: kernelOf(device['kernel']) ?? { ok: false },
  }) as TorchReport['devices'][number];

function prerequisitesOf(answer: Json): Evidence['prerequisites'] {
  const entries = Object.entries(answer).slice(0, 64);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const one = objectOf(value);
      const found = { version: text(one['version']), path: text(one['path']), error: text(one['error']) };
      return [name, known({ found: one['found'] === true, ...found })];
    }),
  ) as Evidence['prerequisites'];
}
