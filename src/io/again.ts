import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../core/errors.js';
import { backoffSeconds } from '../core/retry.js';
import { worthAnotherTry } from '../core/transfer.js';
import { interrupted, throwIfInterrupted } from './errors.js';

export interface AgainOptions {
  retries: number;
  signal: AbortSignal;
  say(line: string, retry: Retry): void;
}

/** A try that failed, and the one that follows. */
export interface Retry {
  error: SetupError;
  waitSeconds: number;
  /** The try that follows is this one of `retries`. */
  tries: number;
  retries: number;
}

/** The longest wait that an origin may ask for before the next source is the better choice; the Hub's window is 300 s. */
const longestWaitSeconds = 330;

/**
 * Tries until it succeeds. An origin that breaks, stalls, or says that it is overloaded is asked again up to `retries`
 * times, after the wait that it asks for or a jittered backoff; what asking again does not mend is thrown at once.
 */
export async function tryAgain<T>(attempt: () => Promise<T>, { retries, signal, say }: AgainOptions): Promise<T> {
  for (let tries = 0; ; tries++) {
    throwIfInterrupted(signal);
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw interrupted(signal);
      if (!(error instanceof SetupError)) throw error;
      if (error.details['again'] === 'at once') continue; // once only: the part that was in the way is gone
      const asked = error.details['waitSeconds'] as number | undefined;
      if (error.details['again'] === 'never') throw error;
      if (tries >= retries || !(worthAnotherTry.has(error.code) || error.details['again'] === 'later')) throw error;
      const wait = Math.max(asked ?? 0, backoffSeconds(tries, Math.random()));
      if (wait > longestWaitSeconds) throw error;
      const line = `${error.message}; trying again in ${Math.ceil(wait)} s (${tries + 1} of ${retries})`;
      say(line, { error, waitSeconds: wait, tries: tries + 1, retries });
      await sleep(wait * 1000, undefined, { signal }).catch(() => {
        throw interrupted(signal);
      });
    }
  }
}

/** The Hub has a remedy of its own for not being there: another endpoint. */
export function inWordsOfTheHub(error: unknown): unknown {
  const isAbsent = error instanceof SetupError && error.code === 'origin-unreachable';
  return isAbsent ? new SetupError('hub-unreachable', error.message, { details: error.details, cause: error }) : error;
}
