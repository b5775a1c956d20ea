import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Finding } from '../../src/core/errors.js';

/** What each reader made of one cache, by the reader's name. */
export type Verdicts = Record<string, string>;

interface Column {
  versions: Record<string, string>;
  /** By state. */
  verdicts: Record<string, Verdicts>;
}

const file = 'docs/hub-cache.md';
const markers = /(<!-- readers -->\n)[\s\S]*?(<!-- \/readers -->)/;

/** `clean`, or each code once with its severity. */
const ourWord = (findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ severity, code }) => `${severity} \`${code}\``))].join(', ') || 'clean';

/** One verdict where all agree, else each with the versions of the Hub client that give it. */
function cell(columns: readonly Column[], state: string, reader: string): string {
  const by = Map.groupBy(columns, ({ verdicts }) => verdicts[state]![reader]!);
  if (by.size === 1) return [...by.keys()][0]!;
  const short = ({ versions }: Column) => versions['huggingface_hub']!.split('.', 2).join('.');
  return [...by].map(([verdict, some]) => `${verdict} (${some.map(short).join(', ')})`).join('; ');
}

/** A Markdown table as Prettier leaves it. */
function draw(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => `| ${row.map((text, column) => text.padEnd(widths[column]!)).join(' | ')} |`);
  return [lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n');
}

/**
 * Compares what the readers say with the marked part of docs/hub-cache.md. `UPDATE_GOLDENS=1` writes that part instead:
 * read what changed.
 */
export function expectReadersTable(
  rows: readonly { state: string; findings: readonly Finding[] }[],
  columns: readonly Column[],
  explained: Readonly<Record<string, string>>,
): void {
  const readers = Object.keys(Object.values(columns[0]!.verdicts)[0]!);
  const pairs = columns.map(({ versions }) => Object.entries(versions).map(([name, version]) => `${name} ${version}`));
  const text = [
    `Measured with ${pairs.map((pair) => pair.join(' and ')).join('; ')}. In brackets: the versions of huggingface_hub, where they differ.`,
    draw([
      ['state', 'steve1-setup', ...readers.map((reader) => `\`${reader}\``)],
      ...rows.map(({ state, findings }) => [
        state,
        ourWord(findings),
        ...readers.map((reader) => cell(columns, state, reader)),
      ]),
    ]),
    'Where our word is not what the readers make of it:',
    Object.entries(explained)
      .map(([state, reason]) => `- **${state}**: ${reason}`)
      .join('\n'),
  ].join('\n\n');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(before).toMatch(markers);
  const after = before.replace(markers, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`);
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(file, after);
  else expect(before).toBe(after);
}
