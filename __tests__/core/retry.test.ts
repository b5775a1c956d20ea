import { describe, expect, test } from '@jest/globals';
import { backoffSeconds, isRetryableStatus, rateLimitWait, retryAfterSeconds } from '../../src/core/retry.js';
import { processorTime } from '../helpers/processor-time.js';

describe('isRetryableStatus', () => {
  test.each([408, 425, 429, 500, 502, 503, 504, 599])('%i is worth another try', (status) => {
    expect(isRetryableStatus(status)).toBe(true);
  });
  test.each([0, 200, 206, 304, 400, 401, 403, 404, 410, 416, 600])('%i is not', (status) => {
    expect(isRetryableStatus(status)).toBe(false);
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.UTC(1994, 10, 6, 8, 49, 7);

  test.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['120', 120],
    [' 7 ', 7],
    ['1.5', 1.5],
    ['-1', undefined],
    ['soon', undefined],
    ['1994', 1994],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 30],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 30],
    ['Sun Nov  6 08:49:37 1994', 30],
    ['Sun, 06 Nov 1994 08:48:37 GMT', 0],
    ['Sun, 99 Nov 1994 08:48:37 GMT', undefined],
    ['1994-11-06T08:49:37Z', undefined],
  ])('%j is %j', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe('rateLimitWait', () => {
  test.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['"resolvers";r=0;t=37', 37],
    ['"resolvers";t=37;r=0', 37],
    ['"resolvers" ; r=0 ; t=37', 37],
    ['"resolvers";r=2999;t=37', undefined],
    ['"resolvers";r=10;t=37', undefined],
    ['"resolvers";r=0', undefined],
    ['"resolvers";r=0;t=soon', undefined],
    ['"pages";r=5;t=90, "resolvers";r=0;t=37', 37],
    ['"pages";r=0;t=90, "resolvers";r=0;t=37', 90],
    ['"a;r=0;t=99,b";r=3;t=1', undefined],
    ['limit=100, remaining=0, reset=5', undefined],
  ])('%j is %j', (header, seconds) => {
    expect(rateLimitWait(header)).toBe(seconds);
  });
});

describe('backoffSeconds', () => {
  test.each<[number, number, number]>([
    [0, 0, 0],
    [0, 0.5, 0.5],
    [1, 0.5, 1],
    [3, 0.5, 4],
    [5, 0.5, 15],
    [2000, 0.5, 15],
  ])('attempt %i with %f is %f', (attempt, random, seconds) => {
    expect(backoffSeconds(attempt, random)).toBe(seconds);
  });
});

test('a header of nothing but open strings is read in a moment', () => {
  const took = processorTime();
  expect(rateLimitWait('"\\'.repeat(8000))).toBeUndefined();
  expect(rateLimitWait('"a;r=0;t=1')).toBeUndefined(); // what is never closed is a name to its end
  expect(took()).toBeLessThan(500);
});
