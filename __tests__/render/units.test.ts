import { describe, expect, test } from '@jest/globals';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatPart,
  formatRate,
  formatSeconds,
  plural,
  shortDigest,
} from '../../src/render/units.js';

test.each([
  [0, '0 bytes'],
  [-5, '0 bytes'],
  [NaN, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1.0 KiB'],
  [4166, '4.1 KiB'],
  [2 ** 20 - 1, '1.0 MiB'],
  [998217017, '952.0 MiB'],
  [1643355309, '1.5 GiB'],
  [3 * 2 ** 50, '3072.0 TiB'],
])('%d bytes are %s', (n, text) => expect(formatBytes(n)).toBe(text));

test('a part is told in the unit of the whole', () => {
  expect(formatPart(327575142, 998217017)).toBe('312.4 of 952.0 MiB');
  expect(formatPart(12, 900)).toBe('12 of 900 bytes');
});

test('rate', () => expect(formatRate(50436506)).toBe('48.1 MiB/s'));

test.each([
  [0, '0 s'],
  [-1, '0 s'],
  [NaN, '0 s'],
  [0.41, '0.4 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [12.4, '12 s'],
  [59.6, '1 min 00 s'],
  [185, '3 min 05 s'],
  [3599.7, '1 h 00 min'],
  [7620, '2 h 07 min'],
])('%d seconds are %s', (s, text) => expect(formatSeconds(s)).toBe(text));

test.each([
  [13, '0:13'],
  [725, '12:05'],
  [3723, '1:02:03'],
  [-1, '0:00'],
])('the clock of %d seconds is %s', (s, text) => expect(formatClock(s)).toBe(text));

describe('words', () => {
  test('plural', () =>
    expect([plural(0, 'file'), plural(1, 'file'), plural(2, 'file')]).toEqual(['0 files', '1 file', '2 files']));
  test('count', () => expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']));
  test('short digest', () => expect(shortDigest('0123456789abcdef')).toBe('0123456789ab'));
});
