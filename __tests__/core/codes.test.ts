import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { codes } from '../../src/core/codes.js';
import { exitCodeOf } from '../../src/core/errors.js';

/** Registry, use and documentation of the codes hold together. */

const all = Object.keys(codes).sort();

const isEntry = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ['title', 'remedy', 'kind'].every((key) => key in value);

/** Each file of core and the entries that it registers, told by what it exports: wherever a registry is split off to. */
const registries = new Map<string, string[]>();
for (const path of globSync('src/core/**/*.ts')) {
  const exported = Object.values((await import(`../../${path.replace(/\.ts$/, '.js')}`)) as object) as unknown[];
  const records = exported.filter(
    (value) => typeof value === 'object' && value !== null && value !== codes && Object.values(value).some(isEntry),
  );
  if (records.length > 0)
    registries.set(
      path,
      records.flatMap((record) => Object.keys(record as object)),
    );
}

const sources = globSync('src/**/*.ts').filter((path) => !registries.has(path));
const text = sources.map((path) => readFileSync(path, 'utf8')).join('\n');

const sections = new Map(
  readFileSync('docs/errors.md', 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section]),
);

describe('the registry', () => {
  test.each(all)('%s has words', (code) => {
    const { title, remedy } = codes[code as keyof typeof codes];
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^\S.*[^.\s]$/);
    expect(remedy).toMatch(/^\S.{10,}\.$/s);
  });

  test('no two codes have the same title', () => {
    const titles = Object.values(codes).map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('no code is registered twice, and no registry is left out', () => {
    expect(registries.size).toBeGreaterThan(3);
    expect([...registries.values()].flat().sort()).toEqual(all);
  });
});

test('every code is used', () => {
  expect(sources.length).toBeGreaterThan(50);
  const unused = all.filter((code) => !new RegExp(`['"\`]${code}['"\`]`).test(text));
  // The launchers run where the built code does not even load: they name the section of the documentation.
  const launchers = globSync('{bin,scripts}/*.mjs').map((path) => readFileSync(path, 'utf8'));
  expect(unused.filter((code) => !launchers.some((one) => one.includes(`errors.md#${code}\\n`)))).toEqual([]);
});

test('whatever is passed as a code is one', () => {
  const passed = Array.from(
    text.matchAll(/(?:new SetupError|\bfinding|\batPath)\(\s*'([^']+)'/g),
    (match) => match[1]!,
  );
  expect(passed.length).toBeGreaterThan(50);
  expect(passed.filter((code) => !all.includes(code))).toEqual([]);
});

describe('docs/errors.md', () => {
  test('has a section for every code, and none for anything else', () => {
    expect([...sections.keys()].sort()).toEqual(all);
  });

  test.each(all)('%s is explained in the words of the registry', (code) => {
    const { title, remedy, kind } = codes[code as keyof typeof codes];
    const section = sections.get(code);
    expect(section).toContain(title);
    expect(section).toContain(remedy);
    expect(section).toContain(`Kind: ${kind} · exit code ${exitCodeOf(kind)}\n`);
  });
});
