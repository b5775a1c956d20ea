import type { SetupError } from '../core/errors.js';

const numbers: Record<string, number> = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/** Exit code of a process that a signal ended, as shells report it. */
export const exitCodeOfSignal = (signal: string): number => 128 + (numbers[signal] ?? 0);

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an aborted signal, so that work ends in order: what has arrived is
 * kept, the lock given back, the report written. A second one is left to the system, which ends the process at once.
 */
export function abortOnSignals(): { signal: AbortSignal; abort(error: SetupError): void } {
  const controller = new AbortController();
  for (const name of Object.keys(numbers)) process.once(name, () => controller.abort(name));
  return { signal: controller.signal, abort: (error) => controller.abort(error) };
}
