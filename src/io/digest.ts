import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Algorithm, HashedFile } from '../app/ports.js';
import { sniff, sniffBytes } from '../core/content.js';
import type { FileDigest } from '../core/hub/layout.js';
import { atPath } from './errors.js';
import { factsFrom } from './facts.js';

/**
 * Digests of bytes as they pass by, and what kind of content they are.
 *
 * `gitSha1` is the id Git gives a blob, sha1 of `blob <length>\0` and the bytes; the length must be known first.
 */
export class Digester {
  private readonly hashes: [Algorithm, Hash][];
  private head = Buffer.alloc(0);
  private onlyZeros = true;
  bytes = 0;

  constructor(algorithms: readonly Algorithm[], size?: number) {
    this.hashes = [...new Set<Algorithm>(['sha256', ...algorithms])].map((name) => {
      if (name !== 'gitSha1') return [name, createHash(name)];
      if (size === undefined) throw new Error('the git blob id needs the size first');
      return [name, createHash('sha1').update(`blob ${size}\0`)];
    });
  }

  update(chunk: Buffer): void {
    for (const [, hash] of this.hashes) hash.update(chunk);
    if (this.head.length < sniffBytes)
      this.head = Buffer.concat([this.head, chunk.subarray(0, sniffBytes - this.head.length)]);
    // Left at the first byte that is not zero, so this costs nothing on ordinary files.
    if (this.onlyZeros) this.onlyZeros = chunk.every((byte) => byte === 0);
    this.bytes += chunk.length;
  }

  /** The first bytes, at most `sniffBytes`. */
  get beginning(): Uint8Array {
    return this.head;
  }

  finish(): FileDigest {
    const content = sniff(this.head);
    const digest: FileDigest = {
      bytes: this.bytes,
      sha256: '',
      content: content === 'zeros' && !this.onlyZeros ? 'binary' : content,
    };
    for (const [name, hash] of this.hashes) digest[name] = hash.digest('hex');
    return digest;
  }
}

const chunkBytes = 1 << 20;

/** The longest that the event loop is kept waiting, so that heartbeats, signals and progress are served. */
export const turnMs = 20;

/**
 * Digests a file. Read synchronously, chunk by chunk into one buffer: on a file in the page cache that is as fast as
 * `openssl dgst`, where a stream takes 2.6 times as long, and reading ahead in a second thread gains nothing on cores
 * that share their units. The facts are those of the file as it was opened: whoever finds others later has other bytes.
 *
 * Throws `file-unreadable`, also for a file that changes meanwhile.
 */
export async function digestFile(
  path: string,
  algorithms: readonly Algorithm[],
  onBytes: (bytes: number) => void,
): Promise<HashedFile> {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const facts = factsFrom(fstatSync(fd, { bigint: true }));
    const { size } = facts;
    const digester = new Digester(algorithms, size);
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1));
    for (let told = 0, turn = performance.now(); ;) {
      const count = readSync(fd, buffer, 0, buffer.length, null);
      digester.update(buffer.subarray(0, count));
      if (count !== 0 && performance.now() - turn < turnMs) continue;
      onBytes(digester.bytes - told);
      told = digester.bytes;
      if (count === 0) break;
      await setImmediate();
      turn = performance.now();
    }
    if (digester.bytes !== size)
      throw new Error(`changed while it was read (${size} bytes before, ${digester.bytes} now)`);
    if (factsFrom(fstatSync(fd, { bigint: true })).mtimeNs !== facts.mtimeNs)
      throw new Error('changed while it was read');
    return { ...digester.finish(), facts };
  } catch (error) {
    throw atPath('file-unreadable', 'read', path, error);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
