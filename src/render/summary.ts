import type { AssetReport, Attempt, Report } from '../core/schema/report.js';
import { pathText, whyText } from './repairs.js';
import { bytesOf, code, escapeMarkdown, folded, proseMarkdown, row, tableHead } from './markdown.js';
import { cacheTitle, entryOutcome } from './cache.js';
import { deviceSummary } from './device.js';
import { formatBytes, formatCount, plural, shortDigest } from './units.js';
import {
  type Problem,
  type Severity,
  problemsOf,
  sizeOf,
  sourceOf,
  timeOf,
  timeWords,
  trustOf,
  verdictLine,
} from './words.js';

/** GitHub drops a summary of more than 1 MiB altogether; what is kept free takes the lines that tell of omissions. */
const mostBytes = 2 ** 20 - 4096;

const verdictSigns: Record<Report['verdict'], string> = { pass: '✅', fail: '❌', error: '❌' };
const severityWords: Record<Severity, string> = { error: '❌ Error', warning: '⚠️ Warning', note: 'ℹ️ Note' };
const typeWords: Record<Attempt['type'], string> = {
  cache: 'CI cache',
  hub: 'Hugging Face Hub',
  https: 'web',
  gdrive: 'Google Drive',
  file: 'file',
};

/**
 * The job summary. When it would grow too large for GitHub, details are left out first, then findings, then assets,
 * and it says how many.
 */
export function renderSummary(report: Report): string {
  const lines = [`### ${verdictSigns[report.verdict]} ${escapeMarkdown(verdictLine(report))}`, ''];
  const room = (): number => mostBytes - bytesOf(lines);

  if (report.assets.length > 0) {
    lines.push(...tableHead(['Asset', 'Source', '>Size', '>Time', 'Checked by', 'sha256']));
    const { fitting, leftOut } = fit(report.assets.map(assetRow), room());
    lines.push(...fitting, '');
    if (leftOut > 0) lines.push(`… and ${plural(leftOut, 'asset')} more.`, '');
  }
  const device = report.device ? deviceSummary(report.device) : [];
  if (bytesOf(device) <= room()) lines.push(...device);
  lines.push(...problemLines(problemsOf(report), room()));

  const lock = lockPart(report);
  if (bytesOf(lock) <= room()) lines.push(...lock);

  const details = detailsOf(report);
  if (bytesOf(details) <= room()) lines.push(...details);
  else lines.push('Details were too long to show here; the report has all of them.', '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** As many of these lines, from the first on, as there is room for. */
function fit(lines: readonly string[], room: number): { fitting: string[]; leftOut: number } {
  let used = 0;
  const end = lines.findIndex((line) => (used += bytesOf([line])) > room);
  const fitting = end === -1 ? [...lines] : lines.slice(0, end);
  return { fitting, leftOut: lines.length - fitting.length };
}

function assetRow(asset: AssetReport): string {
  const [file, ...others] = asset.files;
  const digest =
    file === undefined ? '' : others.length > 0 ? plural(asset.files.length, 'file') : shortDigest(file.sha256);
  return row([
    code(asset.id),
    asset.status === 'ok' ? sourceOf(asset) : '**failed**',
    sizeOf(asset),
    timeOf(asset),
    trustOf(asset),
    others.length > 0 ? digest : code(digest),
  ]);
}

/** As many findings as there is room for, the gravest first, and how many that leaves out. */
function problemLines(problems: readonly Problem[], room: number): string[] {
  const all = problems.reduce((sum, problem) => sum + problem.lines.length, 0);
  for (let most = all; ; most = Math.floor(most / 2)) {
    let left = most;
    const lines = problems.flatMap((problem) => {
      const shown = problem.lines.slice(0, left);
      left -= shown.length;
      return shown.length === 0 ? [] : problemPart({ ...problem, lines: shown });
    });
    if (most < all) lines.push(`… and ${plural(all - most, 'finding')} more; the report has all of them.`, '');
    if (most === 0 || bytesOf(lines) <= room) return lines;
  }
}

function problemPart({ severity, code: slug, title, remedy, docs, lines }: Problem): string[] {
  const name = docs === undefined ? code(slug) : `[${slug}](${docs})`;
  return [
    `**${severityWords[severity]}: ${escapeMarkdown(title)}** (${name})`,
    '',
    ...lines.map((line) => `- ${escapeMarkdown(line)}`),
    '',
    `Fix: ${proseMarkdown(remedy)}`,
    '',
  ];
}

/** The text of the lock file, to be copied. The fence is longer than any that the text could hold. */
function lockPart({ lock }: Report): string[] {
  if (lock === undefined) return [];
  const fence = '`'.repeat(Math.max(3, ...(lock.text.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return folded(`Commit this as ${code(lock.path)}, and it binds every later run`, [
    `${fence}json`,
    ...lock.text.trimEnd().split('\n'),
    fence,
  ]);
}

/** Every key, and what it is made of. */
function cachePart(cache: Report['cache']): string[] {
  if (cache === undefined || cache.mode === 'off') return [];
  const rows = cache.entries.map((entry) =>
    row([code(entry.asset), code(entry.key), code(entry.of), escapeMarkdown(entryOutcome(entry))]),
  );
  return section(escapeMarkdown(cacheTitle(cache)), ['Asset', 'Key', 'Digest of', 'Outcome'], rows);
}

/** Every step of what was mended. */
function repairParts({ repairs = [] }: Report): string[] {
  // What blocks one is a finding.
  const told = repairs.filter(({ steps }) => steps.length > 0);
  return told.flatMap((repair) =>
    section(
      escapeMarkdown(`Repair of ${repair.repo}`),
      ['Step', 'Path', 'Why'],
      repair.steps.map((step) => row([step.action, code(pathText(repair.repo, step)), escapeMarkdown(whyText(step))])),
    ),
  );
}

function detailsOf(report: Report): string[] {
  const { assets, environment, counters, timing, cache } = report;
  const variables = Object.entries(environment).map(([name, value]) => row([code(name), code(value)]));
  const attempts = assets.flatMap((asset) => asset.attempts.map((attempt) => attemptRow(asset.id, attempt)));
  const snapshots = assets.filter((asset) => asset.files.length > 1);
  const work = [
    ['Requests', formatCount(counters.requests)],
    ['Downloaded', formatBytes(counters.bytesDownloaded)],
    ['Hashed', formatBytes(counters.bytesHashed)],
    ...Object.entries(timing).flatMap(([phase, seconds]) => {
      const time = timeWords(seconds);
      return time === '' ? [] : [[`Time: ${phase}`, time]];
    }),
  ].map((cells) => row(cells.map(escapeMarkdown)));
  return [
    ...section('Environment', ['Variable', 'Value'], variables),
    ...cachePart(cache),
    ...repairParts(report),
    ...section('Attempts', ['Asset', 'Source', 'Address', 'Outcome'], attempts),
    ...snapshots.flatMap((asset) =>
      section(
        `Files of ${escapeMarkdown(asset.id)}`,
        ['Path', '>Size', 'sha256'],
        asset.files.map((file) => row([code(file.path), formatBytes(file.bytes), code(file.sha256)])),
      ),
    ),
    ...section('Work and time', ['', '>'], work),
  ];
}

const section = (title: string, columns: readonly string[], rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : folded(title, [...tableHead(columns), ...rows]);

function attemptRow(id: string, { type, url, outcome, code: slug, tries }: Attempt): string {
  const why = slug === undefined ? '' : `: ${escapeMarkdown(slug)}`;
  const often = tries === undefined ? '' : ` (${formatCount(tries)} tries)`;
  return row([code(id), typeWords[type], code(url), `${outcome}${why}${often}`]);
}
