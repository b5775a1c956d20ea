import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { codes } from '../../src/core/codes.js';
import { exitCodeOf } from '../../src/core/errors.js';

/** Registry, use and documentation of the codes hold together. */

const all = Object.keys(codes).sort();
const registry = /core[\\/]((hub|device)[\\/])?codes\.ts$/;
const sources = globSync('src/**/*.ts').filter((path) => !registry.test(path));
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

  test('no code is registered twice', () => {
    const written = globSync('src/core/{codes,asset-codes,hub/codes,device/codes}.ts').flatMap((path) =>
      Array.from(
        readFileSync(path, 'utf8').matchAll(/^ {2}'?([a-z0-9-]+)'?: (?:entry\(|integrity\(|device\(|\{)/gm),
        (m) => m[1]!,
      ),
    );
    expect(written.sort()).toEqual(all);
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
