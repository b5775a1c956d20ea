import { describe, expect, test } from '@jest/globals';
import { ProgressModel } from '../../src/render/progress.js';

const MiB = 2 ** 20;

/** Advances evenly: `rate` bytes a second from `from` to `to` seconds, in tenths. */
function flow(model: ProgressModel, rate: number, from: number, to: number): void {
  for (let tenth = from * 10 + 1; tenth <= to * 10; tenth++) model.advance(rate / 10, tenth * 100);
}

describe('ProgressModel', () => {
  test('tells bytes, rate and time left', () => {
    const model = new ProgressModel(1000 * MiB, 'fetching', 0);
    flow(model, 50 * MiB, 0, 10);
    expect(model.line(10_000)).toBe('fetching  500.0 of 1000.0 MiB · 50.0 MiB/s · 0:10 left');
  });

  test('waits before the first byte, and is not fooled by a short burst', () => {
    const model = new ProgressModel(1000 * MiB, 'fetching', 0);
    expect(model.line(0)).toBe('fetching  0.0 of 1000.0 MiB · waiting');
    model.advance(10 * MiB, 1);
    expect(model.line(1)).toBe('fetching  10.0 of 1000.0 MiB · waiting');
  });

  test('follows a change within seconds', () => {
    const model = new ProgressModel(10_000 * MiB, 'fetching', 0);
    flow(model, 100 * MiB, 0, 10);
    flow(model, 10 * MiB, 10, 40);
    expect(model.line(40_000)).toContain('· 10.2 MiB/s ·');
  });

  test('work that comes to light on the way is added', () => {
    const model = new ProgressModel(100 * MiB, 'fetching and unpacking', 0);
    flow(model, 10 * MiB, 0, 10);
    expect(model.line(10_000)).toMatch(/^fetching and unpacking {2}100\.0 MiB · done in/);
    model.extend(200 * MiB);
    expect(model.line(10_000)).toBe('fetching and unpacking  100.0 of 300.0 MiB · 10.0 MiB/s · 0:20 left');
    flow(model, 10 * MiB, 10, 30);
    expect(model.line(30_000)).toMatch(/ {2}300\.0 MiB · done in/);
  });

  test('a stall ends in waiting, without a forecast', () => {
    const model = new ProgressModel(1000 * MiB, 'fetching', 0);
    flow(model, 50 * MiB, 0, 2);
    expect(model.line(2500)).toContain(' left');
    expect(model.line(7500)).toBe('fetching  100.0 of 1000.0 MiB · waiting');
  });

  test('an unknown total, and one that was too small', () => {
    const unknown = new ProgressModel(0, 'hashing', 0);
    flow(unknown, MiB, 0, 5);
    expect(unknown.line(5000)).toBe('hashing  5.0 MiB · 1.0 MiB/s');
    const small = new ProgressModel(2 * MiB, 'hashing', 0);
    flow(small, MiB, 0, 5);
    expect(small.line(5000)).toBe('hashing  5.0 MiB · 1.0 MiB/s');
  });

  test('done', () => {
    const model = new ProgressModel(100 * MiB, 'fetching', 0);
    model.advance(100 * MiB, 5000);
    expect(model.line(5000)).toBe('fetching  100.0 MiB · done in 5.0 s');
  });

  test.each([
    ['a clock that goes back', [[5, -1000]]],
    [
      'bytes taken back',
      [
        [MiB, 1000],
        [-9 * MiB, 2000],
      ],
    ],
    [
      'no numbers',
      [
        [NaN, 1000],
        [5, NaN],
        [Infinity, 2000],
      ],
    ],
    [
      'much at once',
      [
        [MiB, 0],
        [MiB, 0],
      ],
    ],
  ])('%s gives neither NaN nor a negative', (_, steps) => {
    const model = new ProgressModel(100 * MiB, 'fetching', 0);
    for (const [bytes, now] of steps) model.advance(bytes!, now!);
    for (const now of [0, -5, 3000, 1e9, NaN]) expect(model.line(now)).not.toMatch(/NaN|Infinity|-/);
  });
});
