import { parentPort } from 'node:worker_threads';
import { SetupError } from '../core/errors.js';
import type { HashAnswer, HashJob } from './hash.js';
import { digestFile } from './digest.js';

/** One lane of `createHashFiles`: a job comes in, its progress and then its digest go out. */
parentPort?.on('message', (job: HashJob) => {
  const answer = (message: HashAnswer) => parentPort?.postMessage(message);
  digestFile(job.path, job.algorithms, (bytes) => answer({ bytes })).then(
    (digest) => answer({ digest }),
    (error: SetupError) => answer({ error: { code: error.code, message: error.message } }),
  );
});
