import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Counters, FetchRequest } from '../../src/app/ports.js';
import { SetupError } from '../../src/core/errors.js';
import type { DriveHosts } from '../../src/io/drive-origin.js';
import { createFetch } from '../../src/io/fetch.js';
import { followHere } from '../../src/io/follow.js';
import { type Fault, type FaultyOrigin, startFaultyOrigin } from './faulty-origin.js';
import { withTemp } from './temp.js';

/** The downloader of `src/io` in this process, one file and one origin; all ends with the test. */

export const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
export const random = (bytes: number, seed: string) =>
  Buffer.concat(Array.from({ length: bytes / 32 }, (_, at) => createHash('sha256').update(`${seed}${at}`).digest()));
export const file = random(192_000, 'file');
export const other = random(192_000, 'other');
export const half = 96_000;
export const pinned = { size: file.length, sha256: sha256(file) };

export const temp = withTemp('fetch');
const open: FaultyOrigin[] = [];
afterEach(async () => {
  for (const origin of open.splice(0)) await origin.close();
});

/** Bytes that the fetches of a test have brought, and who waits for more of them. */
let read = 0;
let waiting: { until: number; go: () => void }[] = [];

/** Waits until so many bytes more have been read; of what is read and not told, such as a head, for a while. */
export const arrived = (bytes: number): Promise<void> =>
  new Promise((go) => {
    if (bytes > 0) waiting.push({ until: read + bytes, go });
    setTimeout(go, bytes > 0 ? 5000 : 400).unref();
  });

function tellArrived(bytes: number): void {
  read += bytes;
  const due = waiting.filter(({ until }) => until <= read);
  waiting = waiting.filter(({ until }) => until > read);
  for (const { go } of due) go();
}

export async function startOrigin(files: Record<string, Buffer> = { '/f': file }) {
  const origin = await startFaultyOrigin(files);
  open.push(origin);
  return origin;
}

type Wish = Partial<Omit<FetchRequest, 'onProgress' | 'onTry'>> & {
  retries?: number;
  abortAt?: number;
  abortWhenSaid?: boolean;
  drive?: DriveHosts;
  /** Brings the file in pieces of this size. */
  pieces?: number;
  connections?: number;
  windowMs?: number;
};

/** One origin, one part, and a `fetch` that tells all that can be seen of it. */
export async function setUp(...faults: Fault[]) {
  const origin = await startOrigin();
  origin.script('/f', ...faults);
  const part = join(await temp(), 'file.part');
  // Short only where silence is waited for: a busy machine may be silent for a second of its own accord.
  const stallSeconds = faults.some(({ kind }) => kind === 'stall' || kind === 'hang') ? 2 : 15;
  const fetch = async (all: Wish = {}) => {
    const { retries = 0, abortAt, abortWhenSaid, drive, pieces, connections = 2, windowMs, ...wish } = all;
    const counters: Counters = { requests: 0, bytesDownloaded: 0, bytesHashed: 0 };
    // Of several connections nobody can tell whose bytes were taken.
    origin.taken = () => (pieces === undefined || connections === 1 ? counters.bytesDownloaded : undefined);
    const said: string[] = [];
    const controller = new AbortController();
    const run = createFetch({
      stallSeconds,
      retries,
      connections,
      follow: followHere,
      random: () => 0.01,
      ...(windowMs !== undefined && { windowMs }),
      ...(pieces !== undefined && { largeBytes: pieces * 2, pieceBytes: () => pieces }),
      counters,
      signal: controller.signal,
      ...(drive && { drive }),
      say: (line) => {
        said.push(line);
        if (abortWhenSaid) controller.abort('SIGINT');
      },
    });
    let [shown, tries, downloaded] = [0, 0, 0];
    const onTry = () => void tries++;
    const onProgress = (bytes: number) => {
      shown += bytes;
      tellArrived(counters.bytesDownloaded - downloaded);
      downloaded = counters.bytesDownloaded;
      if (abortAt !== undefined && shown >= abortAt) controller.abort('SIGINT');
    };
    const request = {
      id: 'prior',
      type: 'url' as const,
      url: `${origin.url}/f`,
      part,
      expected: pinned,
      refuse: () => undefined,
    };
    const end = await run({ ...request, ...wish, onProgress, onTry } as FetchRequest).catch((error: unknown) => error);
    const error = end instanceof SetupError ? end : undefined;
    if (end instanceof Error && error === undefined) throw end;
    const fetched = error ? undefined : (end as Awaited<ReturnType<typeof run>>);
    return { fetched, error, code: error?.code, counters, said, shown, tries };
  };
  const left = () => ({
    part: existsSync(part) ? readFileSync(part).length : undefined,
    note: existsSync(`${part}.json`),
  });
  return { origin, part, fetch, left };
}

export const nothing = { part: undefined, note: false };
export const firstHalf = { part: half, note: true };
