import { parentPort } from 'node:worker_threads';
import type { Algorithm } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import type { HashAnswer, HashJob } from './hash.js';
import { digestFile } from './digest.js';
import { systemCode } from './errors.js';
import { FileFollower } from './follow.js';

/** A file that is being written, and how much of it is there. */
export type FollowMessage = { follow: string; algorithms: readonly Algorithm[]; size: number } | { head: number };
export type FollowAnswer = { followed: FileDigest } | { unfollowed: string };

/** One lane of `createHashFiles`, where a job comes in and its progress and then its digest go out; or a follower. */
let follower: FileFollower | undefined;

function follow(message: FollowMessage): void {
  try {
    if ('follow' in message) follower = new FileFollower(message.follow, message.algorithms, message.size);
    else if (follower?.advance(message.head))
      parentPort?.postMessage({ followed: follower.finish() } satisfies FollowAnswer);
  } catch (error) {
    // What is no trouble with the file ends this thread, and is told there as a fault of ours.
    if (!(error instanceof SetupError) && systemCode(error) === undefined) throw error;
    parentPort?.postMessage({ unfollowed: (error as Error).message } satisfies FollowAnswer);
  }
}

parentPort?.on('message', (job: HashJob | FollowMessage) => {
  if (!('path' in job)) return follow(job);
  const answer = (message: HashAnswer) => parentPort?.postMessage(message);
  digestFile(job.path, job.algorithms, (bytes) => answer({ bytes })).then(
    (digest) => answer({ digest }),
    (error: unknown) => {
      if (!(error instanceof SetupError)) throw error;
      answer({ error: { code: error.code, message: error.message } });
    },
  );
});
