import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Algorithm } from '../app/ports.js';
import { sniff, sniffBytes } from '../core/content.js';
import type { FileDigest } from '../core/hub/layout.js';
import { atPath } from './errors.js';

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

/**
 * Digests a file. While one chunk is hashed the next is already being read by the thread pool, so a file in the page
 * cache costs little more than the hash itself; memory is two chunks, whatever the size.
 *
 * Throws `file-unreadable`; `asset-size-mismatch` cannot arise here: a file that changes its size meanwhile is unreadable.
 */
export async function digestFile(
  path: string,
  algorithms: readonly Algorithm[],
  onBytes: (bytes: number) => void,
): Promise<FileDigest> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const digester = new Digester(algorithms, size);
    const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
    let reading = file.read(buffers[0], 0, chunkBytes, 0);
    for (let turn = 0, position = 0; ; turn++) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) break;
      position += bytesRead;
      reading = file.read(buffers[((turn + 1) % 2) as 0 | 1], 0, chunkBytes, position);
      digester.update(buffer.subarray(0, bytesRead));
      onBytes(bytesRead);
    }
    if (digester.bytes !== size)
      throw new Error(`changed while it was read (${size} bytes before, ${digester.bytes} now)`);
    return digester.finish();
  } catch (error) {
    throw atPath('file-unreadable', 'read', path, error);
  }
}
