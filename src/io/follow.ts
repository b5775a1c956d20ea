import { closeSync, openSync, readSync } from 'node:fs';
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Algorithm } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import { Digester } from './digest.js';
import { atPath } from './errors.js';
import type { FollowAnswer, FollowMessage } from './hash-worker.js';

/** Digests a file while it is written, behind what is there of it without a gap. */
export interface Follower {
  /** So many bytes are there now. */
  advance(head: number): void;
  /** The digest, when all bytes are there. */
  finish(): Promise<FileDigest>;
  stop(): Promise<void>;
}

export type Follow = (path: string, algorithms: readonly Algorithm[], size: number) => Follower;

/** Reads behind the write head, out of the page cache. */
export class FileFollower {
  private readonly fd: number;
  private readonly digester: Digester;
  private readonly buffer = Buffer.allocUnsafe(1 << 20);

  constructor(
    private readonly path: string,
    algorithms: readonly Algorithm[],
    private readonly size: number,
  ) {
    this.fd = openSync(path, 'r');
    this.digester = new Digester(algorithms, size);
  }

  /** Digests up to there; true when that was all. */
  advance(head: number): boolean {
    while (this.digester.bytes < head) {
      const wanted = Math.min(this.buffer.length, head - this.digester.bytes);
      const count = readSync(this.fd, this.buffer, 0, wanted, this.digester.bytes);
      if (count === 0) throw new SetupError('file-unreadable', `cannot read ${this.path}: it became shorter meanwhile`);
      this.digester.update(this.buffer.subarray(0, count));
    }
    return this.digester.bytes === this.size;
  }

  finish(): FileDigest {
    return this.digester.finish();
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** In this thread: what a test or a caller without workers has. */
export const followHere: Follow = (path, algorithms, size) => {
  const follower = new FileFollower(path, algorithms, size);
  return {
    advance: (head) => void follower.advance(head),
    finish: () => Promise.resolve(follower.finish()),
    stop: () => Promise.resolve(follower.close()),
  };
};

/** In a thread of its own, so that this one only moves bytes. The worker's file is named by the entry. */
export const followIn =
  (workerFile: URL): Follow =>
  (path, algorithms, size) => {
    const worker = new Worker(workerFile);
    const messages = on(worker, 'message', { close: ['exit'] });
    const send = (message: FollowMessage) => worker.postMessage(message);
    send({ follow: path, algorithms, size });
    const answer = (async (): Promise<FileDigest> => {
      for await (const [message] of messages) {
        const said = message as FollowAnswer;
        if ('followed' in said) return said.followed;
        throw atPath('file-unreadable', 'read', path, new Error(said.unfollowed));
      }
      throw new Error(`the hash worker ended while following ${path}`);
    })();
    answer.catch(() => undefined); // told by finish, where somebody still waits for it
    return {
      advance: (head) => send({ head }),
      finish: () => answer,
      stop: async () => void (await worker.terminate()),
    };
  };
