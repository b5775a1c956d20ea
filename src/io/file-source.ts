import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileSource } from '../core/checkpoint/zip.js';
import type { InspectFile } from '../app/ports.js';
import { atPath } from './errors.js';

/** Opens a file for reading at any place; what was read is counted. Throws `file-unreadable`. */
export function openSource(path: string): FileSource & { bytesRead: number; close(): void } {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    throw atPath('file-unreadable', 'read', path, error);
  }
  const source = {
    size: fstatSync(fd).size,
    bytesRead: 0,
    read(offset: number, length: number): Uint8Array {
      const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, source.size - offset)));
      let filled = 0;
      try {
        while (filled < buffer.length) {
          const count = readSync(fd, buffer, filled, buffer.length - filled, offset + filled);
          if (count === 0) break;
          filled += count;
        }
      } catch (error) {
        throw atPath('file-unreadable', 'read', path, error);
      }
      source.bytesRead += filled;
      return buffer.subarray(0, filled);
    },
    close: () => closeSync(fd),
  };
  return source;
}

const inMemory = (bytes: Uint8Array): FileSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

/** The reader is loaded when the first checkpoint is looked at: a warm run looks at none. */
export const inspectFile: InspectFile = async (file, options) => {
  const { inspect } = await import('../core/checkpoint/inspect.js');
  if (typeof file !== 'string') return inspect(inMemory(file), options);
  const source = openSource(file);
  try {
    return await inspect(source, options);
  } finally {
    source.close();
  }
};
