import type { SetupError } from '../core/errors.js';

const numbers: Record<string, number> = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/** Exit code of a process that a signal ended, as shells report it. */
export const exitCodeOfSignal = (signal: string): number => 128 + (numbers[signal] ?? 0);

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an aborted signal, so that work ends in order: what has arrived is
 * kept, the lock given back, the report written. A second one, of any of these,
 * is left to the system, which ends the process at once.
 */
export function abortOnSignals(): { signal: AbortSignal; abort(error: SetupError): void } {
  const controller = new AbortController();
  const onSignal = (name: string) => {
    for (const each of Object.keys(numbers)) process.removeListener(each, onSignal);
    controller.abort(name);
  };
  for (const name of Object.keys(numbers)) process.on(name, onSignal);
  return { signal: controller.signal, abort: (error) => controller.abort(error) };
}
