import { setTimeout as sleep } from 'node:timers/promises';
import { codes } from '../core/codes.js';
import { SetupError } from '../core/errors.js';
import { backoffSeconds } from '../core/retry.js';
import { worthAnotherTry } from '../core/transfer.js';
import { interrupted, throwIfInterrupted } from './errors.js';

export interface AgainOptions {
  retries: number;
  signal: AbortSignal;
  say(line: string): void;
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
      const mayChange = worthAnotherTry.has(error.code) && error.details['again'] !== 'never';
      if (tries >= retries || !(mayChange || error.details['again'] === 'later')) throw error;
      const wait = Math.max(asked ?? 0, backoffSeconds(tries, Math.random()));
      if (wait > longestWaitSeconds) throw error;
      say(`${error.message}; trying again in ${Math.ceil(wait)} s (${tries + 1} of ${retries})`);
      await sleep(wait * 1000, undefined, { signal }).catch(() => {
        throw interrupted(signal);
      });
    }
  }
}

/** The Hub has a remedy of its own for not being there: another endpoint. */
export function inWordsOfTheHub(error: unknown): unknown {
  if (!(error instanceof SetupError) || error.code !== 'origin-unreachable') return error;
  const { message, remedy, details } = error;
  const isOwn = remedy !== codes['origin-unreachable'].remedy;
  return new SetupError('hub-unreachable', message, { cause: error, details, ...(isOwn && { remedy }) });
}
