import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Counters, Fetch, FetchRequest, Fetched } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { backoffSeconds } from '../core/retry.js';
import { worthAnotherTry } from '../core/transfer.js';
import { type DriveHosts, createDriveGet } from './drive-origin.js';
import { copyFromFile } from './file-origin.js';
import { createGet } from './http.js';
import { interrupted, throwIfInterrupted } from './errors.js';
import { Transfer } from './http-origin.js';

export interface FetchOptions {
  stallSeconds: number;
  retries: number;
  connections: number;
  counters: Counters;
  signal: AbortSignal;
  say(line: string): void;
  /** Default: Google's. */
  drive?: DriveHosts;
}

/** The Hub has a remedy of its own for not being there: another endpoint. */
function inWordsOfTheHub(error: unknown, { type }: FetchRequest): unknown {
  const isAbsent = type === 'hub' && error instanceof SetupError && error.code === 'origin-unreachable';
  return isAbsent ? new SetupError('hub-unreachable', error.message, { cause: error }) : error;
}

/** The longest wait that an origin may ask for before the next source is the better choice; the Hub's window is 300 s. */
const longestWaitSeconds = 330;

/**
 * Fetches files from web origins and folders, at most `connections` at once. A source that breaks, stalls, or says
 * that it is overloaded is asked again up to `retries` times, after the wait that it asks for or a jittered backoff.
 */
export function createFetch(options: FetchOptions): Fetch {
  const { signal, counters } = options;
  const limit = pLimit(options.connections);
  const get = createGet({ stallSeconds: options.stallSeconds, signal, onRequest: () => void counters.requests++ });

  const driveGet = createDriveGet(get, options.drive);

  const tryOften = async (request: FetchRequest): Promise<Fetched> => {
    const transfer = new Transfer(request.type === 'gdrive' ? driveGet : get, request, counters, signal);
    for (let tries = 0; ; tries++) {
      throwIfInterrupted(signal);
      request.onTry();
      try {
        return await transfer.run();
      } catch (thrown) {
        if (signal.aborted) throw interrupted(signal);
        const error = inWordsOfTheHub(thrown, request);
        if (!(error instanceof SetupError)) throw error;
        if (error.details['again'] === 'at once') continue; // once only: the part that was in the way is gone
        const asked = error.details['waitSeconds'] as number | undefined;
        if (tries >= options.retries || !(worthAnotherTry.has(error.code) || error.details['again'] === 'later'))
          throw error;
        const wait = Math.max(asked ?? 0, backoffSeconds(tries, Math.random()));
        if (wait > longestWaitSeconds) throw error;
        options.say(`${error.message}; trying again in ${Math.ceil(wait)} s (${tries + 1} of ${options.retries})`);
        await sleep(wait * 1000, undefined, { signal }).catch(() => {
          throw interrupted(signal);
        });
      }
    }
  };

  return (request) =>
    limit(() => (request.type === 'file' ? copyFromFile(request, counters, signal) : tryOften(request)));
}
