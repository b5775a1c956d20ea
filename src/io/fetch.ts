import pLimit from 'p-limit';
import type { Counters, Fetch, FetchRequest, Fetched } from '../app/ports.js';
import { type AgainOptions, inWordsOfTheHub, tryAgain } from './again.js';
import { type DriveHosts, createDriveGet } from './drive-origin.js';
import { copyFromFile } from './file-origin.js';
import { createGet } from './http.js';
import { Transfer } from './http-origin.js';

export interface FetchOptions extends AgainOptions {
  stallSeconds: number;
  connections: number;
  counters: Counters;
  /** Default: Google's. */
  drive?: DriveHosts;
}

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
    return tryAgain(async () => {
      request.onTry();
      try {
        return await transfer.run();
      } catch (error) {
        throw request.type === 'hub' ? inWordsOfTheHub(error) : error;
      }
    }, options);
  };

  return (request) =>
    limit(() => (request.type === 'file' ? copyFromFile(request, counters, signal) : tryOften(request)));
}
