import { availableParallelism } from 'node:os';
import { statSync } from 'node:fs';
import { on } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Algorithm, Counters, HashFiles, HashedFile } from '../app/ports.js';
import type { Code } from '../core/codes.js';
import { SetupError } from '../core/errors.js';
import { digestFile } from './digest.js';
import { interrupted, throwIfInterrupted } from './errors.js';

export interface HashJob {
  path: string;
  algorithms: readonly Algorithm[];
}

export type HashAnswer = { bytes: number } | { digest: HashedFile } | { error: { code: Code; message: string } };

/** Below this a second thread costs more to start than it saves. */
const worthAWorker = 32 << 20;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Hashes several files at once: this thread is one lane, and each further core a worker, where the files are large
 * enough. The worker's file is named by the entry, because bundling moves it.
 */
export function createHashFiles(options: {
  worker: URL;
  counters: Counters;
  signal: AbortSignal;
  lanes?: number;
}): HashFiles {
  const { signal, counters } = options;
  return async (jobs, onBytes) => {
    throwIfInterrupted(signal);
    const count = (bytes: number) => {
      throwIfInterrupted(signal);
      counters.bytesHashed += bytes;
      onBytes(bytes);
    };
    // The largest first: what is left at the end is small, so no lane waits long for another.
    const sized = jobs.map((job, index) => ({ job, index, size: sizeOf(job.path) })).sort((a, b) => b.size - a.size);
    const large = sized.filter(({ size }) => size >= worthAWorker).length;
    const lanes = Math.max(1, Math.min(options.lanes ?? availableParallelism(), large));
    let at = 0;
    const results = new Array<HashedFile | SetupError>(jobs.length);

    const drain = async (digest: (job: HashJob) => Promise<HashedFile>) => {
      for (let next = sized[at++]; next; next = sized[at++]) {
        results[next.index] = await digest(next.job).catch((error: unknown) => {
          if (error instanceof SetupError && error.code === 'file-unreadable') return error;
          throw error;
        });
      }
    };
    const workers = lanes > 1 ? await startWorkers(lanes - 1, options.worker) : [];
    try {
      await Promise.all([
        drain((job) => digestFile(job.path, job.algorithms, count)),
        ...workers.map((worker) => drain((job) => digestInWorker(worker, job, count, signal))),
      ]);
    } finally {
      at = sized.length; // after a failure the other lanes stop at the end of their file
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return results;
  };
}

/** Threads are loaded when a second one is wanted: most runs start faster without. */
async function startWorkers(count: number, url: URL): Promise<Worker[]> {
  const { Worker } = await import('node:worker_threads');
  return Array.from({ length: count }, () => new Worker(url));
}

async function digestInWorker(
  worker: Worker,
  job: HashJob,
  count: (bytes: number) => void,
  signal: AbortSignal,
): Promise<HashedFile> {
  const messages = on(worker, 'message', { signal, close: ['exit'] });
  worker.postMessage(job);
  try {
    for await (const [message] of messages) {
      const answer = message as HashAnswer;
      if ('bytes' in answer) count(answer.bytes);
      else if ('digest' in answer) return answer.digest;
      else throw new SetupError(answer.error.code, answer.error.message);
    }
  } catch (error) {
    throw signal.aborted ? interrupted(signal) : error;
  }
  throw new Error(`the hash worker ended while reading ${job.path}`);
}
