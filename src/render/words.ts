import { type Code, type Kind, codes } from '../core/codes.js';
import { docsLink } from '../core/errors.js';
import type { AssetReport, Report } from '../core/schema/report.js';
import { formatBytes, formatSeconds, plural } from './units.js';

/** The words that all renderers share: what a report says, before anybody lays it out. */

export type ReportedFinding = Report['findings'][number];
export type Severity = ReportedFinding['severity'];
type Source = NonNullable<AssetReport['source']>;
type Trust = NonNullable<AssetReport['trust']>;

export const severities: Record<Severity, { word: string; level: 'error' | 'warning' | 'notice' }> = {
  error: { word: 'error', level: 'error' },
  warning: { word: 'warning', level: 'warning' },
  note: { word: 'note', level: 'notice' },
};
const order = Object.keys(severities);

export const sourceWords: Record<Source, string> = {
  local: 'on disk',
  store: 'from the store',
  cache: 'from the cache',
  download: 'downloaded',
};

/** What an asset was compared with. */
export const trustWords: Record<Trust, string> = {
  manifest: 'pinned digest',
  lock: 'locked digest',
  hub: "the Hub's digest",
  cache: "the cache's digest",
  structure: 'form only',
};

const verdictWords: Record<Report['verdict'], string> = {
  pass: 'passed',
  fail: 'failed',
  error: 'did not finish',
};

const isRight = (asset: AssetReport): boolean => asset.status === 'ok';

/** `provision steve1 passed · 5 assets · 1.5 GiB · all downloaded · 48 s`. */
export function verdictLine(report: Report): string {
  const { assets, bundle, command, error } = report;
  const neverBegan = assets.length === 0 && error?.kind === ('configuration' satisfies Kind);
  const isPlan = report.verdict === 'pass' && report.repairs?.some(({ outcome }) => outcome === 'planned') === true;
  const verdict = neverBegan ? 'did not start' : isPlan ? 'planned, nothing was changed' : verdictWords[report.verdict];
  const parts = [[command, bundle?.name, verdict].filter(Boolean).join(' ')];
  const right = assets.filter(isRight);
  if (assets.length > 0) {
    parts.push(
      right.length === assets.length
        ? plural(assets.length, 'asset')
        : `${right.length} of ${plural(assets.length, 'asset')}`,
    );
    if (right.length > 0)
      parts.push(formatBytes(right.reduce((sum, asset) => sum + asset.bytes, 0)), originsOf(right, assets.length));
  }
  parts.push(timeWords(Object.values(report.timing).reduce((sum, phase) => sum + phase, 0)));
  return parts.filter((part) => part !== '').join(' · ');
}

/** `all on disk`, or `2 downloaded, 3 on disk`; `all` only where none is missing. */
function originsOf(assets: readonly AssetReport[], count: number): string {
  const counts = (Object.keys(sourceWords) as Source[])
    .map((source) => ({ words: sourceWords[source], count: assets.filter((one) => one.source === source).length }))
    .filter(({ count }) => count > 0);
  const [only, ...more] = counts;
  if (only === undefined) return '';
  if (more.length === 0) return count === 1 || assets.length < count ? only.words : `all ${only.words}`;
  return counts.map(({ words, count }) => `${count} ${words}`).join(', ');
}

/** Nothing where nobody would have noticed a wait. */
export const timeWords = (seconds: number): string => (seconds >= 0.05 ? formatSeconds(seconds) : '');
export const sourceOf = (asset: AssetReport): string => (asset.source === undefined ? '' : sourceWords[asset.source]);
export const trustOf = (asset: AssetReport): string => (asset.trust === undefined ? '' : trustWords[asset.trust]);
export const timeOf = (asset: AssetReport): string => timeWords(asset.seconds);
export const sizeOf = (asset: AssetReport): string => (asset.bytes > 0 ? formatBytes(asset.bytes) : '');

/** Findings that share severity, code and remedy: told one after the other, with one `Fix:`. */
export interface Problem {
  severity: Severity;
  code: string;
  /** Of the code; the code itself where it is not known here. */
  title: string;
  remedy: string;
  /** Where the code is explained; of known codes only. */
  docs: string | undefined;
  /** What is wrong, with which value, where: a line for each finding. */
  lines: string[];
}

/** Documents have all their faults in one error, a line for each; in every other message a line end is foreign text. */
const inLines: ReadonlySet<string> = new Set(['manifest-invalid', 'lock-invalid', 'lock-contradicts-manifest']);

/** All that is wrong, the gravest first. The error of the report takes part when no finding says the same. */
export function problemsOf({ findings, error }: Report): Problem[] {
  const all = [...findings];
  const told = error === undefined || findings.some((one) => one.severity === 'error' && one.message === error.message);
  if (!told) all.unshift({ ...error, severity: 'error', subject: '' });
  const problems = new Map<string, Problem>();
  for (const one of all) {
    const { severity, code, remedy } = one;
    const key = JSON.stringify([severity, code, remedy]);
    const same = problems.get(key);
    const lines = inLines.has(code) ? lineOf(one).split('\n') : [lineOf(one)];
    if (same) same.lines.push(...lines);
    else {
      const known = Object.hasOwn(codes, code) ? (code as Code) : undefined;
      const title = known ? codes[known].title : code;
      problems.set(key, { severity, code, title, remedy, docs: known && docsLink(known), lines });
    }
  }
  return [...problems.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The message, and what it leaves out of where and of which values. */
function lineOf({ subject, message, expected, actual }: ReportedFinding): string {
  // A path may stand anywhere in the message; the name of an asset is looked for at the beginning of the line.
  const isSaid = subject.includes('/') ? message.includes(subject) : message.startsWith(subject);
  const where = isSaid ? '' : `${subject}: `;
  const values = [
    expected !== undefined && !message.includes(expected) ? `expected ${expected}` : '',
    actual !== undefined && !message.includes(actual) ? `found ${actual}` : '',
  ].filter((value) => value !== '');
  return `${where}${message}${values.length > 0 ? ` (${values.join(', ')})` : ''}`;
}

/**
 * Text of unknown origin on one line of its own: control characters and those that reorder text become visible, so
 * that a file name can neither move the cursor nor pretend to be another line.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    if (character === '\n') return '\\n';
    return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  });
}
