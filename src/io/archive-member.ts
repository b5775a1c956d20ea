import type { FileHandle } from 'node:fs/promises';
import type { ArchiveEntry } from '../core/archive.js';
import { throwIfInterrupted } from './errors.js';

/** An open archive; every read names its place, so that it can be gone through more than once. */
export interface ArchiveFile {
  handle: FileHandle;
  size: number;
  signal: AbortSignal | undefined;
}

/** An entry and, of a file, its bytes: asked for at most once, and before the next entry is. */
export interface Member extends ArchiveEntry {
  content(): AsyncIterable<Buffer>;
}

/** What is between the first byte asked for and the end, which is that of the file where none is named. */
export async function* readFrom(
  { handle, signal }: ArchiveFile,
  start: number,
  end = Infinity,
): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    if (signal) throwIfInterrupted(signal);
    const buffer = Buffer.allocUnsafe(Math.min(1 << 18, end - at));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
