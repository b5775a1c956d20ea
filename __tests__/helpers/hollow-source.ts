import type { FileSource } from '../../src/core/checkpoint/zip.js';
import type { Hollow } from './zip-builder.js';

/** A file of pieces, some of which are zeros that take no memory until they are read. */
export class HollowSource implements FileSource {
  readonly size: number;

  constructor(private readonly parts: readonly (Buffer | Hollow)[]) {
    this.size = parts.reduce((sum, { length }) => sum + length, 0);
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    let at = 0;
    for (const part of this.parts) {
      if (Buffer.isBuffer(part) && at < offset + bytes.length && at + part.length > offset)
        part.copy(bytes, Math.max(0, at - offset), Math.max(0, offset - at), offset + bytes.length - at);
      at += part.length;
    }
    return bytes;
  }
}
