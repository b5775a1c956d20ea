import { once } from 'node:events';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { type SetupError, exitCodeOf, internalError } from '../core/errors.js';

/** How long work that is told to stop may take to give back its lock and end its children. */
const stopMs = 5000;

const settled = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  );

/**
 * Faults that no `await` sees: what a listener or a timer throws, a rejection that nobody handles, a promise that
 * nothing will ever settle. Node ends the process on each of them with an exit code that means something else here.
 */
export class Faults {
  private first: SetupError | undefined;
  private onFault = (): void => undefined;

  /** Watches this process from now on. The first fault is told, and what follows from it is not. */
  static watch(): Faults {
    const faults = new Faults();
    process.on('uncaughtException', (thrown) => faults.take(thrown));
    process.on('unhandledRejection', (thrown) => faults.take(thrown));
    process.on('beforeExit', () => faults.take(new Error('the work has not ended, and nothing is left to wait for')));
    return faults;
  }

  private take(thrown: unknown): void {
    if (this.first !== undefined) return;
    this.first = internalError(thrown);
    process.exitCode = exitCodeOf('internal'); // also where the report of it is never finished
    this.onFault();
  }

  /**
   * Does some work and throws what it throws, or the first fault of the process where that comes meanwhile. The work is
   * then told to `stop`, and is given a moment to end in order. It may `check` before a step that cannot be undone.
   */
  async guard<T>(
    work: (check: () => Promise<void>) => Promise<T>,
    stop: (fault: SetupError) => void = () => undefined,
  ): Promise<T> {
    const before = this.first;
    const raised = new Promise<void>((done) => (this.onFault = done));
    const check = async (): Promise<void> => {
      // Node tells of an unhandled rejection only after everything that was ready has run.
      await setImmediate();
      if (this.first !== undefined && this.first !== before) throw this.first;
    };
    const working = work(check);
    await Promise.race([settled(working), raised]);
    try {
      await check();
    } catch (fault) {
      stop(this.first!);
      await Promise.race([settled(working), once(process, 'beforeExit'), sleep(stopMs, undefined, { ref: false })]);
      throw fault;
    }
    return working;
  }
}
