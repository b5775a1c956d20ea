import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createProgress } from '../../src/cli/progress.js';

function setup(live: boolean) {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text), columns: 60 };
  return { written, progress: createProgress(output, { live, now: () => Date.now() }) };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('in a log', () => {
  test('a line every ten seconds, and none for work that is done before', () => {
    const { written, progress } = setup(false);
    progress.start(100 * 2 ** 20, 'fetching');
    for (let second = 0; second < 25; second++) {
      progress.advance(2 ** 20);
      jest.advanceTimersByTime(1000);
    }
    progress.stop();
    jest.advanceTimersByTime(60_000);
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(/^fetching +10\.0 of 100\.0 MiB · [\d.]+ [KM]iB\/s · \d:\d\d left\n$/);
  });

  test('work that comes to light on the way counts too', () => {
    const { written, progress } = setup(false);
    progress.start(2 ** 20, 'fetching and unpacking');
    progress.advance(2 ** 20);
    progress.extend(3 * 2 ** 20);
    jest.advanceTimersByTime(10_000);
    progress.stop();
    expect(written).toEqual([expect.stringMatching(/^fetching and unpacking {2}1\.0 of 4\.0 MiB · /)]);
  });

  test('what is said is a line of its own, at once', () => {
    const { written, progress } = setup(false);
    progress.say('waiting for process 7 on here');
    expect(written).toEqual(['waiting for process 7 on here\n']);
  });
});

describe('on a terminal', () => {
  test('one line, rewritten in place, no longer than the terminal is wide, and gone at the end', () => {
    const { written, progress } = setup(true);
    progress.start(100 * 2 ** 20, 'a-name-that-is-much-longer-than-any-terminal-would-want-it-to-be');
    jest.advanceTimersByTime(1000);
    progress.stop();
    expect(written.length).toBeGreaterThan(5);
    for (const text of written) expect(text).toMatch(/^\r\x1b\[2K[^\n]{0,59}$/); // eslint-disable-line no-control-regex -- the escape is what is looked for
    expect(written.at(-1)).toBe('\r\x1b[2K');
  });

  test('what is said stands above it', () => {
    const { written, progress } = setup(true);
    progress.start(0, 'fetching');
    progress.say('trying again');
    expect(written.slice(0, 2)).toEqual(['\r\x1b[2K', 'trying again\n']);
    progress.stop();
  });
});

test('after its end nothing is written, whatever work goes on', () => {
  const { written, progress } = setup(true);
  progress.start(100, 'fetching');
  progress.end();
  const before = written.length;
  expect(written.at(-1)).toBe('\r\x1b[2K');
  progress.say('still there');
  progress.start(100, 'fetching');
  progress.advance(1);
  jest.advanceTimersByTime(60_000);
  progress.stop();
  expect(written).toHaveLength(before);
});
