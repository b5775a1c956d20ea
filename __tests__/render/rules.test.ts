import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/core/schema/report.js';
import { codes } from '../../src/core/codes.js';
import { flagsOf, inputs } from '../../src/core/inputs.js';
import { renderAnnotations } from '../../src/render/annotations.js';
import { renderConsole } from '../../src/render/console.js';
import { renderHelp } from '../../src/render/help.js';
import { escapeMarkdown, proseMarkdown } from '../../src/render/markdown.js';
import { renderSummary } from '../../src/render/summary.js';
import { hostile, huge } from '../helpers/hostile-reports.js';
import { bad, cold, internal, notStarted, warm } from '../helpers/sample-reports.js';

const everyReport: Report[] = [cold, warm, bad, notStarted, internal, hostile];
const plain = (report: Report): string => renderConsole(report, { color: false });
const occurrences = (text: string, part: string): number => text.split(part).length - 1;

describe('console', () => {
  test('is the coloured text without its colours, and only colours are escapes', () => {
    for (const report of everyReport) {
      const colored = renderConsole(report, { color: true });
      // eslint-disable-next-line no-control-regex -- colours begin with one
      expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(plain(report));
      expect(plain(report)).not.toContain('\x1b');
    }
  });

  test('links each code once', () => {
    expect(occurrences(plain(bad), 'errors.md#hub-content-mismatch')).toBe(1);
    const other = { ...bad.findings[3]!, message: 'another one', remedy: 'Do something else.' };
    const text = plain({ ...bad, findings: [...bad.findings, other] });
    expect(occurrences(text, 'errors.md#asset-digest-mismatch')).toBe(1);
    expect(text).toContain('Fix: Do something else.');
  });

  test('tells the error once, whether or not a finding says it', () => {
    expect(occurrences(plain(bad), bad.error!.message)).toBe(1);
    expect(occurrences(plain({ ...bad, findings: [] }), bad.error!.message)).toBe(1);
    const asWarning = bad.findings.map((one) => ({ ...one, severity: 'warning' as const }));
    expect(plain({ ...bad, findings: asWarning })).toContain(`error: ${bad.error!.message}`);
  });

  test('no value can begin a line of its own', () => {
    for (const line of plain(hostile).split('\n'))
      expect(line).toMatch(/^(verify | {2}|error: |warning: |Fix: |See: https:|$)/);
  });
});

describe('annotations', () => {
  const many = (severity: 'error' | 'warning', count: number): Report['findings'] =>
    Object.keys(codes)
      .slice(0, count)
      .map((code) => ({ code, severity, subject: 's', message: 'm', remedy: 'r' }));

  test('are at most ten of a level', () => {
    const levels = renderAnnotations({ ...cold, findings: [...many('warning', 3), ...many('error', 25).slice(3)] });
    expect(levels.map(({ level }) => level)).toEqual([...Array(10).fill('error'), ...Array(3).fill('warning')]);
  });

  test('count the rest of their code', () => {
    const [one, ...others] = renderAnnotations(huge({ findings: 12 }));
    expect(one!.message).toContain(', and 11 more\nFix: ');
    expect(others).toEqual([]);
  });
});

describe('summary', () => {
  test.each([
    [{ variables: 2000 }, /Details were too long to show here/],
    [{ findings: 3000 }, /… and [\d,]+ findings more/],
    [{ assets: 20_000 }, /… and [\d,]+ assets more/],
    [{ findings: 3000, assets: 20_000, variables: 2000 }, /… and 3,000 findings more[^]*Details were too long/],
  ])('%j stays below what GitHub takes', (count, expected) => {
    const text = renderSummary(huge(count));
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
    expect(text).toMatch(expected);
  });

  test('leaves out details before findings, and nothing that fits', () => {
    expect(renderSummary(huge({ findings: 500, variables: 2000 }))).not.toContain('findings more');
    const text = renderSummary(huge({ findings: 3000 }));
    const left = Number(/and ([\d,]+) findings more/.exec(text)![1]!.replace(',', ''));
    expect(occurrences(text, '- clip-tokenizer: file-')).toBe(3000 - left);
    expect(text).toContain('Fix: ');
  });

  test('one value that is far too long is cut, and costs no other', () => {
    const long = 'x'.repeat(2 ** 21);
    const [first] = huge({ findings: 1 }).findings;
    const findings = [{ ...first!, message: long }, first!];
    const text = renderSummary({ ...cold, bundle: { name: long, digest: '' }, findings });
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
    expect(text).toContain('x…');
    expect(text).toContain('file-0-');
    expect(text).not.toContain(' more;');
  });

  test('no value becomes markup', () => {
    const text = renderSummary(hostile);
    expect(text.replace(/<\/?(code|details|summary)>/g, '')).not.toMatch(/[<>`]/);
    expect(text).not.toMatch(/\]\(javascript|@octocat|\$x/);
    for (const line of text.split('\n').filter((one) => one.startsWith('|')))
      expect([3, 4, 5, 7]).toContain(occurrences(line, '|'));
  });
});

describe('markdown', () => {
  test.each([
    ['a:b http://x :smile: and: so', 'a&#58;b http&#58;//x &#58;smile: and: so'],
    ['- item', '&#45; item'],
    ['1. item', '1&#46; item'],
    ['1.5 GiB', '1.5 GiB'],
    ['    code', '&#32;   code'],
    [' - item', '&#32;- item'],
    [' 1. item', '&#32;1. item'],
    ['see www.example.org', 'see www&#46;example.org'],
    ['a_b*c|d', 'a&#95;b&#42;c&#124;d'],
    ['line\r\nline', 'line&#92;u000d&#92;nline'],
  ])('%j is %s', (text, markdown) => expect(escapeMarkdown(text)).toBe(markdown));

  test('backticks of prose are code', () =>
    expect(proseMarkdown('Run `a <b>` or ` alone')).toBe('Run <code>a &#60;b&#62;</code> or &#96; alone'));
});

describe('help', () => {
  const commands = ['provision', 'verify', 'env', 'lock', 'pack', 'inspect', 'bundle', 'probe'] as const;

  test('has at most 100 columns', () => {
    for (const command of [undefined, ...commands])
      for (const line of renderHelp(command).split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test.each(commands)('%s lists exactly its flags', (command) => {
    const text = renderHelp(command);
    for (const name of Object.keys(inputs))
      expect(text.includes(`  --${name} `)).toBe((flagsOf(command) as string[]).includes(name));
  });

  test('an unknown command gets the list of commands', () => {
    expect(renderHelp('toString')).toBe(renderHelp());
  });
});
