import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { states } from '../../../src/core/device/states.js';
import { familyFloors, toolkitDrivers } from '../../../src/core/device/versions.js';
import { wheels } from '../../../src/core/device/wheels.js';

const text = readFileSync('docs/device.md', 'utf8');

test('docs/device.md has a section for every state, which says how to see it by hand', () => {
  const sections = text.slice(text.indexOf('## States'), text.indexOf('## What colours')).split(/^### /m).slice(1);
  expect(sections.map((section) => section.split('\n')[0]).sort()).toEqual([...states].sort());
  for (const section of sections) if (!section.startsWith('unknown')) expect(section).toContain('By hand:');
});

test('its table of drivers is the one of the code', () => {
  const rows = Array.from(text.matchAll(/^\| (\d+\.\d+) +\| ([\d.]+) +\| ([\d.]+) +\|$/gm), ([, ...cells]) => cells);
  const expected = Object.entries(toolkitDrivers).map(([cuda, own]) => [cuda, familyFloors[cuda.split('.')[0]!], own]);
  expect(rows.sort()).toEqual(expected.sort());
});

test('its table of wheels is the one of the code', () => {
  const rows = Array.from(text.matchAll(/^\| (cu\d+) +\| (\S+) +\| (.+?) +\|$/gm), ([, ...cells]) => cells);
  const expected = wheels.map(({ tag, last, archs }) => [tag, last ?? 'newest', archs.join(' ')]);
  expect(rows).toEqual(expected);
});
