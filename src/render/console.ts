import type { Report } from '../core/schema/report.js';
import { cacheLine } from './cache.js';
import { repairLines } from './repairs.js';
import { deviceLine } from './device.js';
import {
  type Problem,
  type Severity,
  oneLine,
  problemsOf,
  severities,
  sizeOf,
  sourceOf,
  timeOf,
  trustOf,
  verdictLine,
} from './words.js';

const codesOf = { red: 31, green: 32, yellow: 33, cyan: 36 } as const;
type Color = keyof typeof codesOf;

const verdictColors: Record<Report['verdict'], Color> = { pass: 'green', fail: 'red', error: 'red' };
const severityColors: Record<Severity, Color> = { error: 'red', warning: 'yellow', note: 'cyan' };

type Paint = (text: string, color: Color) => string;

/** A report as a person reads it: the verdict, a line an asset, then what is wrong and how to mend it. */
export function renderConsole(report: Report, options: { color: boolean }): string {
  const paint: Paint = (text, color) => (options.color ? `\x1b[${codesOf[color]}m${text}\x1b[0m` : text);
  const lines = [
    paint(oneLine(verdictLine(report)), verdictColors[report.verdict]),
    ...assetLines(report, paint),
    ...[cacheLine(report) ?? []].flat().map((line) => `  ${oneLine(line)}`),
    ...repairLines(report).map((line) => `  ${oneLine(line)}`),
    ...(report.device ? [`  ${deviceLine(report.device)}`] : []),
    ...findingLines(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is wrong alone, for a command whose answer is not the report; empty when nothing is. */
export function renderFindings(report: Report): string {
  return findingLines(report, (text) => text)
    .map((line) => `${line}\n`)
    .join('');
}

function findingLines(report: Report, paint: Paint): string[] {
  const linked = new Set<string>();
  return problemsOf(report).flatMap((problem) => problemLines(problem, linked, paint));
}

function assetLines({ assets }: Report, paint: Paint): string[] {
  const rows = assets.map((asset) => [
    oneLine(asset.id),
    sizeOf(asset),
    asset.status === 'ok' ? sourceOf(asset) : 'failed',
    trustOf(asset),
    timeOf(asset),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const rightAligned = [1, 4];
  return rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      rightAligned.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    );
    if (assets[index]!.status === 'failed') cells[2] = cells[2]!.replace('failed', (word) => paint(word, 'red'));
    // A column that is empty in every row takes no room.
    return `  ${cells.filter((_, column) => widths[column]! > 0).join('  ')}`.trimEnd();
  });
}

function problemLines({ severity, code, remedy, docs, lines }: Problem, linked: Set<string>, paint: Paint): string[] {
  const link = docs === undefined || linked.has(code) ? [] : [`See: ${docs}`];
  linked.add(code);
  const head = paint(`${severities[severity].word}:`, severityColors[severity]);
  return ['', ...lines.map((line) => `${head} ${oneLine(line)}`), `Fix: ${oneLine(remedy)}`, ...link];
}
