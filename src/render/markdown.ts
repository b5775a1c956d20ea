import { oneLine } from './words.js';

/** Whatever could begin markup, HTML, a link, a mention, an emoji or a formula; and at the start a list, a rule or indented code. */
const special = /^[-+=]|^\s(?=[-+=\d\s])|(?<=^\d+)[.)](?=\s|$)|(?<=www)\.|:(?=\S)|[&<>`|*_~[\]\\#@$]/g;

/** Longer than any path or honest message: what goes on after it would only push others out of the summary. */
const longest = 10_000;

/** Text of unknown origin as GitHub's markdown that shows exactly this text, on one line, unless it is far too long. */
export function escapeMarkdown(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return oneLine(shown).replace(special, (character) => `&#${character.codePointAt(0)!};`);
}

/** The same as code. Not in backticks: those would show the references. */
export const code = (text: string): string => (text === '' ? '' : `<code>${escapeMarkdown(text)}</code>`);

/** Text in which `backticks` mean code, as in the remedies; a backtick without its partner stays one. */
export function proseMarkdown(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkdown(part)))
    .join('');
}

/** A table row of cells that are markdown already. */
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Head of a table; columns whose name begins with `>` are right-aligned. */
export function tableHead(columns: readonly string[]): string[] {
  return [
    row(columns.map((name) => name.replace(/^>/, ''))),
    row(columns.map((name) => (name.startsWith('>') ? '---:' : '---'))),
  ];
}

/** A section folded away until somebody opens it. */
export function folded(title: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

const encoder = new TextEncoder();

/** Bytes of these lines with their line ends. */
export function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + encoder.encode(line).length + 1, 0);
}
