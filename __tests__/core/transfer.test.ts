import { describe, expect, test } from '@jest/globals';
import type { Code } from '../../src/core/codes.js';
import { codeOfStatus, parseContentRange, strongValidator, worthAnotherTry } from '../../src/core/transfer.js';

test.each<[number, Code, Code]>([
  [400, 'origin-failed', 'origin-failed'],
  [401, 'origin-denied', 'origin-denied'],
  [403, 'origin-denied', 'origin-denied'],
  [404, 'origin-not-found', 'origin-not-found'],
  [410, 'origin-not-found', 'origin-not-found'],
  [416, 'origin-failed', 'origin-failed'],
  [429, 'origin-rate-limited', 'hub-rate-limited'],
  [500, 'origin-failed', 'hub-unreachable'],
  [503, 'origin-failed', 'hub-unreachable'],
])('status %d', (status, elsewhere, onHub) => {
  expect(codeOfStatus(status, 'https')).toBe(elsewhere);
  expect(codeOfStatus(status, 'hub')).toBe(onHub);
});

test('a refusal, a wrong address and wrong bytes are not asked for again', () => {
  const codes: Code[] = ['origin-denied', 'origin-not-found', 'asset-digest-mismatch', 'asset-content-wrong'];
  expect(codes.filter((code) => worthAnotherTry.has(code))).toEqual([]);
  expect([...worthAnotherTry].sort()).toEqual([
    'hub-unreachable',
    'origin-reset',
    'origin-stalled',
    'origin-unreachable',
  ]);
});

describe('Content-Range', () => {
  test.each([
    ['bytes 100-199/200', { start: 100, end: 199, total: 200 }],
    ['bytes 0-0/1', { start: 0, end: 0, total: 1 }],
    ['bytes 5-9/*', { start: 5, end: 9, total: undefined }],
  ])('%s', (header, range) => expect(parseContentRange(header)).toEqual(range));

  test.each([
    undefined,
    '',
    'bytes */200',
    'bytes 100-/200',
    'bytes -5/200',
    'items 0-1/2',
    'bytes 0-1',
    'bytes=0-1/2',
    'bytes 0-1/2, 3-4/5',
    'bytes 0x1-2/3',
    'bytes 1.5-2/3',
  ])('%j is none', (header) => expect(parseContentRange(header)).toBeUndefined());
});

describe('the validator', () => {
  const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
  test.each([
    ['a strong ETag', '"abc"', date, '"abc"'],
    ['a weak ETag promises nothing', 'W/"abc"', date, date],
    ['an ETag without quotes is none', 'abc', date, date],
    ['a date alone', undefined, date, date],
    ['a weak ETag alone', 'W/"abc"', undefined, undefined],
    ['nothing', undefined, undefined, undefined],
  ])('%s', (_, etag, modified, validator) => expect(strongValidator(etag, modified)).toBe(validator));
});
