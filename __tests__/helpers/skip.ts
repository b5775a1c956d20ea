import { test } from '@jest/globals';

/** A test that needs something which this machine may lack. Where it lacks it, the title of the skipped test says why. */
export function testIf(condition: boolean, reason: string): typeof test {
  if (condition) return test;
  const skipped = (title: string, ...rest: unknown[]) =>
    (test.skip as (...all: unknown[]) => void)(`${title} [skipped: ${reason}]`, ...rest);
  return skipped as unknown as typeof test;
}
