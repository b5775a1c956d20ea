import { setTimeout as sleep } from 'node:timers/promises';
import { codes } from '../core/codes.js';
import { SetupError } from '../core/errors.js';
import { isEnough } from '../core/least-rate.js';
import { backoffSeconds } from '../core/retry.js';
import { worthAnotherTry } from '../core/transfer.js';
import { interrupted, throwIfInterrupted } from './errors.js';

export interface AgainOptions {
  retries: number;
  signal: AbortSignal;
  say(line: string, retry: Retry): void;
  /** Spreads the waits between tries, in [0, 1). */
  random?(): number;
  /** How many bytes are here to go on from. */
  kept?(): number;
}

/** A try that failed, and the one that follows. */
export interface Retry {
  error: SetupError;
  waitSeconds: number;
  /** The try that follows is this one of `retries`. */
  tries: number;
  retries: number;
}

/** Tries after which the next follows at once, each with less left to go wrong; more would be a fault in here. */
const mostAtOnce = 5;

/** The longest wait that an origin may ask for before the next source is the better choice; the Hub's window is 300 s. */
const longestWaitSeconds = 330;

/**
 * Tries until it succeeds. An origin that breaks, stalls, or says that it is overloaded is asked again up to `retries`
 * times, after the wait that it asks for or a jittered backoff; what asking again does not mend is thrown at once.
 * A retry that brought more than the ones before it, at the least rate or faster, does not count.
 */
export async function tryAgain<T>(attempt: () => Promise<T>, options: AgainOptions): Promise<T> {
  const { retries, signal, say, kept = () => 0, random = Math.random } = options;
  let [used, atOnce, most, start] = [0, 0, 0, performance.now()];
  for (;;) {
    throwIfInterrupted(signal);
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw interrupted(signal);
      if (!(error instanceof SetupError)) throw error;
      const gained = kept() - most;
      most = Math.max(most, kept());
      if (error.details['again'] === 'at once' && ++atOnce <= mostAtOnce) continue; // what was in the way is gone
      if (used > 0 && gained > 0 && isEnough(gained, performance.now() - start)) used--;
      const asked = error.details['waitSeconds'] as number | undefined;
      if (error.details['again'] === 'never') throw error;
      if (used >= retries || !(worthAnotherTry.has(error.code) || error.details['again'] === 'later')) throw error;
      const wait = Math.max(asked ?? 0, backoffSeconds(used, random()));
      if (wait > longestWaitSeconds) throw error;
      used++;
      const line = `${error.message}; trying again in ${Math.ceil(wait)} s (${used} of ${retries})`;
      say(line, { error, waitSeconds: wait, tries: used, retries });
      start = performance.now();
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
