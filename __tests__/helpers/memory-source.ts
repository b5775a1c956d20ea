import type { FileSource } from '../../src/core/checkpoint/zip.js';

/** A file in memory that counts what is read of it. */
export class MemorySource implements FileSource {
  bytesRead = 0;
  reads = 0;
  /** Of a single read: what a reader was ready to allocate at once. */
  largestRead = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get size(): number {
    return this.bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0)
      throw new RangeError(`a read of ${length} bytes at ${offset}`);
    const end = Math.min(this.bytes.length, offset + length);
    // A copy, as a read from a disk is one: nobody may rely on the bytes behind it.
    const part = Uint8Array.prototype.slice.call(this.bytes, Math.min(offset, end), end);
    this.bytesRead += part.length;
    this.reads++;
    this.largestRead = Math.max(this.largestRead, length);
    return part;
  }
}
