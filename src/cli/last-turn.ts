import { setFlagsFromString } from 'node:v8';
import { setImmediate } from 'node:timers/promises';

/**
 * To be awaited right before `process.exit`. Node 24 waits there for the threads that compile in the background, and one
 * of them may wait for the main thread to collect garbage, which it never does again: the process hangs, and no signal
 * ends it. Here no new compilation begins, and what is under way gets its collection.
 */
export async function lastTurn(): Promise<void> {
  compileHere();
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}

/** For work that keeps the compilers busy to its very end. */
export const compileHere = (): void => setFlagsFromString('--no-concurrent-recompilation');
