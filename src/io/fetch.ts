import type { Counters, Fetch, FetchRequest, Fetched } from '../app/ports.js';
import { type AgainOptions, type Retry, inWordsOfTheHub, tryAgain } from './again.js';
import { type DriveHosts, createDriveGet } from './drive-origin.js';
import { copyFromFile } from './file-origin.js';
import type { Follow } from './follow.js';
import { createGet } from './http.js';
import { Transfer } from './http-origin.js';
import { pieceBytesOf } from './pieces.js';
import { RetryLines } from './retry-lines.js';
import { Slots } from './slots.js';

export interface FetchOptions extends Omit<AgainOptions, 'say'> {
  say(line: string): void;
  stallSeconds: number;
  /** Over how long the least rate is measured. */
  windowMs?: number;
  connections: number;
  /** Digests large files behind the write head. */
  follow: Follow;
  /** From this size on a file comes in pieces; a smaller one is here before it would pay. */
  largeBytes?: number;
  /** How large its pieces are. */
  pieceBytes?: (total: number) => number;
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
  const retries = new RetryLines((line) => options.say(line));
  const slots = new Slots(options.connections);
  const large = {
    slots,
    most: options.connections - 1,
    follow: options.follow,
    leastBytes: options.largeBytes ?? 64 << 20,
    pieceBytes: options.pieceBytes ?? pieceBytesOf,
  };
  const plainGet = createGet({ ...options, onRequest: () => void counters.requests++ });

  const driveGet = createDriveGet(plainGet, options.drive);

  const tryOften = async (request: FetchRequest): Promise<Fetched> => {
    const get = request.type === 'gdrive' ? driveGet : plainGet;
    const transfer = new Transfer(request, { get, counters, signal, large, repeats: options.retries > 0 });
    const say = (line: string, retry: Retry) => retries.add(request.id, line, retry);
    const attempt = async () => {
      request.onTry();
      try {
        return await transfer.run();
      } catch (error) {
        throw request.type === 'hub' ? inWordsOfTheHub(error) : error;
      }
    };
    try {
      return await tryAgain(attempt, { ...options, say, kept: () => transfer.kept });
    } catch (error) {
      if (!transfer.asksForTheWhole(error)) throw error;
      options.say(`${request.id}: ${(error as Error).message}; asking for the whole file`);
      return await tryAgain(attempt, { ...options, say, retries: 0 });
    }
  };

  return async (request) => {
    const release = await slots.take();
    try {
      return await (request.type === 'file' ? copyFromFile(request, counters, signal) : tryOften(request));
    } finally {
      release();
    }
  };
}
