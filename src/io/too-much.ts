import type { Code } from '../core/codes.js';
import { SetupError } from '../core/errors.js';

/** A document whose checks use up the stack is one that is wrong, not a fault in here. */
export async function unlessTooMuch<T>(code: Code, path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `${path} has more faults than can be told, or a value that is too long or too deep`;
    throw new SetupError(code, message, { cause: error });
  }
}
