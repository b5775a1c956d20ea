import type { DeviceDocument } from '../core/schema/device.js';
import { code, escapeMarkdown, row, tableHead } from './markdown.js';
import { formatBytes } from './units.js';
import { oneLine } from './words.js';

/** The device report: where the agent will run, and if not on a GPU, why not. */

const titled = ({ device, state }: DeviceDocument): string => (state === 'ok' ? device : `${device} (${state})`);

/** `device: cuda (driver-ok): …`, in one line. */
export const deviceLine = (device: DeviceDocument): string => `device: ${titled(device)}: ${oneLine(device.reason)}`;

const driverWords = { ok: 'fine', compatible: 'new enough', 'too old': 'too old', 'not compared': '' } as const;

/** The driver against torch's toolkit: `550.54.14, new enough for cuda 12.6 (needs 525.60.13, came with 560.28.03)`. */
function driverText({ driver, torch }: DeviceDocument): string {
  if (driver === undefined) return '';
  const { version, floor, own, verdict } = driver;
  if (driverWords[verdict] === '' || torch === undefined) return version;
  const numbers = [floor && `needs ${floor}`, own && `came with ${own}`].filter(Boolean).join(', ');
  return `${version}, ${driverWords[verdict]} for ${torch.build}${numbers === '' ? '' : ` (${numbers})`}`;
}

const torchText = ({ torch }: DeviceDocument): string =>
  torch === undefined
    ? ''
    : [torch.version, torch.build, torch.python && `Python ${torch.python}`, torch.archs.join(' ')]
        .filter(Boolean)
        .join(' · ');

const memoryText = ({ totalBytes, freeBytes }: DeviceDocument['gpus'][number]): string =>
  [
    totalBytes === undefined ? '' : formatBytes(totalBytes),
    freeBytes === undefined ? '' : `${formatBytes(freeBytes)} free`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** What episodes need, and lack. */
function prerequisitesText({ prerequisites }: DeviceDocument): { there: string; missing: string } {
  const entries = Object.entries(prerequisites);
  const words = entries
    .filter(([, { found }]) => found)
    .map(([name, { version }]) => `${name}${version ? ` ${version}` : ''}`);
  const missing = entries
    .filter(([, { found }]) => !found)
    .map(([name, { error }]) => `${name}${error === undefined ? '' : ` (${error})`}`);
  return { there: words.join(', '), missing: missing.join(', ') };
}

/** Name and value of everything that is known. */
function facts(document: DeviceDocument): [name: string, value: string][] {
  const { there, missing } = prerequisitesText(document);
  const all: [string, string][] = [
    ...document.gpus.map((gpu): [string, string] => [
      `GPU ${gpu.index}`,
      [gpu.name, gpu.capability && `sm ${gpu.capability}`, memoryText(gpu), gpu.verdict].filter(Boolean).join(' · '),
    ]),
    ['driver', driverText(document)],
    ['torch', torchText(document)],
    ['seen', document.modifiers.join(', ')],
    // What the reason says already is not said twice.
    ...Object.entries(document.others)
      .filter(([, why]) => why !== document.reason)
      .map(([name, why]): [string, string] => [`not ${oneLine(name)}`, why]),
    ['episodes have', there],
    ['episodes lack', missing],
  ];
  return all.filter(([, value]) => value !== '');
}

/** What `steve1-setup probe` tells a person. */
export function renderDevice(document: DeviceDocument): string {
  const rows = facts(document);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const { error, remedy, reason } = document;
  return [
    `probe · ${titled(document)}`,
    `  ${oneLine(reason)}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${oneLine(value)}`),
    ...(error ? ['', `error: ${oneLine(error.message)}`] : []),
    ...(remedy === '' ? [] : [...(error ? [] : ['']), `Fix: ${oneLine(remedy)}`]),
    ...(error ? [`See: ${error.docs}`] : []),
    '',
  ].join('\n');
}

/** The part of the job summary: one line, and a table where there is more to tell than that there is no GPU. */
export function deviceSummary(document: DeviceDocument): string[] {
  const line = `Device: ${code(document.device)} (${escapeMarkdown(document.state)}): ${escapeMarkdown(document.reason)}`;
  const rows = facts(document).map(([name, value]) => row([escapeMarkdown(name), escapeMarkdown(value)]));
  return rows.length === 0 ? [line, ''] : [line, '', ...tableHead(['Device', '']), ...rows, ''];
}

/** How each probe ended: for whoever looks for a fault. */
export function deviceDetails({ state, evidence }: DeviceDocument): string[] {
  if (evidence === undefined) return [`device: ${state}`];
  const { query, minimal, list, recovery } = evidence.smi;
  return [query, minimal, list, recovery, evidence.torch.ran].flatMap((ran) =>
    ran === undefined
      ? []
      : [
          [`probe ${ran.command}: ${ran.outcome}`, ran.code ?? ran.signal, `${ran.seconds} s`, ran.stdout, ran.stderr]
            .filter((part) => part !== undefined && part !== '')
            .join(' · '),
        ],
  );
}
