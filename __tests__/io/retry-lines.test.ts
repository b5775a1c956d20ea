import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SetupError } from '../../src/core/errors.js';
import { inWordsOfTheHub, tryAgain } from '../../src/io/again.js';
import { networkError } from '../../src/io/network-error.js';
import { RetryLines } from '../../src/io/retry-lines.js';

const retry = (message: string, waitSeconds: number, tries = 1) => ({
  error: new SetupError('origin-reset', message),
  waitSeconds,
  tries,
  retries: 4,
});

function lines() {
  const said: string[] = [];
  return { said, lines: new RetryLines((line) => void said.push(line)) };
}

describe('files that are tried again', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('one alone is told as it is, before it is tried', () => {
    const { said, lines: told } = lines();
    told.add('prior', 'why; trying again in 1 s (1 of 4)', retry('why', 0.05));
    jest.advanceTimersByTime(50);
    expect(said).toEqual(['prior: why; trying again in 1 s (1 of 4)']);
  });

  test('many that fail together share a line, with the longest wait', () => {
    const { said, lines: told } = lines();
    ['a', 'b', 'c', 'd', 'e'].forEach((id, index) => {
      told.add(id, 'own line', retry(`why ${id}`, 0.5 + index));
      jest.advanceTimersByTime(10);
    });
    jest.advanceTimersByTime(1000);
    expect(said).toEqual(['5 files (a, b, c and 2 more): why a; trying again within 5 s (1 of 4)']);
  });

  test('another try and another trouble have lines of their own', () => {
    const { said, lines: told } = lines();
    told.add('a', 'first', retry('why', 1));
    told.add('b', 'second', retry('why', 1, 2));
    told.add('c', 'third', { ...retry('why', 1), error: new SetupError('origin-stalled', 'why') });
    jest.advanceTimersByTime(1000);
    expect(said).toEqual(['a: first', 'b: second', 'c: third']);
  });
});

describe('a host that has no address', () => {
  // The wait before another try is a part of a second or two: none of it.
  beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => void jest.restoreAllMocks());

  const failure = (code: string) =>
    networkError(new URL('https://models.example.org/a'), Object.assign(new Error(code), { code }));
  const tries = async (error: unknown) => {
    let count = 0;
    const thrown: unknown = await tryAgain(() => (count++, Promise.reject(error as Error)), {
      retries: 2,
      signal: new AbortController().signal,
      say: () => undefined,
    }).catch((error_: unknown) => error_);
    return { count, thrown };
  };

  test.each([
    ['ENOTFOUND', failure('ENOTFOUND')],
    ['ENOTFOUND, of the Hub', inWordsOfTheHub(failure('ENOTFOUND'))],
  ])('%s is not asked for again', async (_, error) => {
    expect(await tries(error)).toEqual({ count: 1, thrown: error });
  });

  test.each(['EAI_AGAIN', 'ECONNREFUSED'])('%s may pass, and is', async (code) => {
    const { count, thrown } = await tries(failure(code));
    expect([count, (thrown as SetupError).code]).toEqual([3, 'origin-unreachable']);
  });
});
