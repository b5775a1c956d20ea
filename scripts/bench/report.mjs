/** Figures as a table, as JSON, and in docs/performance.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Complaint } from './complaint.mjs';
import { machineText } from './machine.mjs';

const time = (seconds) => (seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(2)} s`);
const megabytes = (bytes) => (bytes === undefined ? '–' : `${Math.round(bytes / 1e6)} MB`);
const factor = (value) => value.toFixed(value < 10 ? 2 : 0);
const signed = (ms) => `${ms < 0 ? '−' : '+'}${Math.abs(ms).toFixed(0)}`;

export function targetText(target) {
  if (target.peakRatio !== undefined) return `memory ≤ ${target.peakRatio}×`;
  return target.ratio === undefined ? `≤ +${target.overMs} ms` : `≥ ${target.ratio}×`;
}

/** Whether a pair does what was wanted; `peaks` of ours and the peer, where there are any. */
export function meets(target, { ratio, overMs }, peaks) {
  if (target.peakRatio !== undefined) return peaks.ours <= target.peakRatio * peaks.peer;
  return target.ratio === undefined ? overMs.value <= target.overMs : ratio.value >= target.ratio;
}

/** One line for each of ours against each peer, and one for a row that has none. */
function lines(row) {
  if (row.skipped !== undefined) return [[row.title, '–', `skipped: ${row.skipped}`, '–', '–', '–', '–']];
  return row.pairs.map(({ ours, peer, ratio, overMs, informative }) => [
    row.title,
    `${ours}: ${time(row.times[ours].seconds)}`,
    peer === undefined ? `skipped: ${row.peersSkipped.join('; ')}` : `${peer}: ${time(row.times[peer].seconds)}`,
    ratio === undefined ? '–' : `${factor(ratio.value)}× (${factor(ratio.min)}–${factor(ratio.max)})`,
    overMs === undefined ? '–' : `${signed(overMs.value)} ms (${signed(overMs.min)} to ${signed(overMs.max)})`,
    informative ? '–' : `${targetText(row.target)}${ratio === undefined ? '' : row.met[ours] ? ', met' : ', missed'}`,
    `${megabytes(row.times[ours].peak)}, ${megabytes(peer === undefined ? undefined : row.times[peer].peak)}`,
  ]);
}

const head = ['row', 'ours', 'peer', 'peer ÷ ours', 'ours − peer', 'target', 'peak memory'];

/** A Markdown table as Prettier leaves it. */
export function table(rows) {
  const cells = [head, ...rows.flatMap(lines)];
  const widths = head.map((_, column) => Math.max(3, ...cells.map((line) => line[column].length)));
  const drawn = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  return [drawn[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...drawn.slice(1)].join('\n');
}

/** The new rows, and of an earlier run those that were not measured now, if the machine is the same. */
export function mergeResults(file, fresh) {
  let earlier;
  try {
    earlier = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fresh;
  }
  if (JSON.stringify(earlier.machine) !== JSON.stringify(fresh.machine)) return fresh;
  const names = new Set(fresh.rows.map((row) => row.name));
  return {
    ...fresh,
    peers: { ...earlier.peers, ...fresh.peers },
    rows: [...earlier.rows.filter((row) => !names.has(row.name)), ...fresh.rows].sort((a, b) => a.order - b.order),
  };
}

const markers = /(<!-- bench -->\n)[\s\S]*?(\n<!-- \/bench -->)/;

export function writeDocument(file, results) {
  if (!existsSync(file) || !markers.test(readFileSync(file, 'utf8')))
    throw new Complaint(`${file} has no <!-- bench --> … <!-- /bench --> to write between.`);
  const peers = Object.entries(results.peers).map(([name, version]) => `${name} is ${version}`);
  const dates = [...new Set(results.rows.map((row) => row.measured.slice(0, 10)))].sort();
  const runs = [...new Set(results.rows.map((row) => row.runs))].sort((a, b) => a - b);
  const text = [
    '',
    `Measured ${dates.join(' and ')}, medians of ${runs.join(' or ')} runs each; in brackets the least and the most of the rounds.`,
    '',
    table(results.rows),
    '',
    `Machine: ${machineText(results.machine)}. ${peers.length === 0 ? '' : `Peers: ${peers.join('; ')}.`}`.trim(),
    '',
  ].join('\n');
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    before.replace(markers, (_, start, end) => start + text + end),
  );
}
