import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';

/**
 * Node 24 waits in `process.exit` for its threads that compile. One of them may be waiting for the main thread to collect
 * garbage, which that never does again: the process then hangs after its last word, and no signal ends it. (Seen in a
 * debugger: `NodePlatform::Shutdown` joins a thread in `ConcurrentBaselineCompiler` … `AwaitCollectionBackground`.)
 */

/** To be called first of all: what needs no other thread, baseline code, is compiled without one. */
export const compileHere = (): void => setFlagsFromString('--no-concurrent-sparkplug');

/** To be awaited right before `process.exit`: no new compilation begins, and one under way gets its collection. */
export async function lastTurn(): Promise<void> {
  setFlagsFromString('--no-concurrent-recompilation');
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}
