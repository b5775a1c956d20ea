import { test } from '@jest/globals';

/** A test that needs something which this machine may lack. Where it lacks it, the title of the skipped test says why. */
export function testIf(condition: boolean, reason: string): typeof test {
  if (condition) return test;
  type Skip = (title: string, ...rest: unknown[]) => void;
  const marked =
    (skip: Skip): Skip =>
    (title, ...rest) =>
      skip(`${title} [skipped: ${reason}]`, ...rest);
  const each = (rows: readonly unknown[]) => marked(test.skip.each(rows) as Skip);
  return Object.assign(marked(test.skip as Skip), { each }) as unknown as typeof test;
}
