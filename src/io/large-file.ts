import { open } from 'node:fs/promises';
import { atPath } from './errors.js';

/** How much is gathered before it is written: a call for every packet would cost more than the bytes. */
const writeBytes = 1 << 20;

/** A file that is written at several places side by side. Throws `write-failed` with the path. */
export class LargeFile implements AsyncDisposable {
  private constructor(
    private readonly handle: Awaited<ReturnType<typeof open>>,
    private readonly path: string,
  ) {}

  static async open(path: string, isNew: boolean): Promise<LargeFile> {
    const handle = await open(path, isNew ? 'w+' : 'r+').catch((error: unknown) => {
      throw atPath('write-failed', isNew ? 'create' : 'open', path, error);
    });
    return new LargeFile(handle, path);
  }

  /** Writes what comes from `position` on; `flush` what has been gathered. */
  writer(position: number): { append(chunk: Buffer): Promise<void>; flush(): Promise<void> } {
    let gathered: Buffer[] = [];
    let bytes = 0;
    const flush = async () => {
      const chunks = gathered;
      const size = bytes;
      [gathered, bytes] = [[], 0];
      if (size > 0) await this.write(chunks, size, position);
      position += size;
    };
    return {
      append: async (chunk) => {
        gathered.push(chunk);
        bytes += chunk.length;
        if (bytes >= writeBytes) await flush();
      },
      flush,
    };
  }

  private async write(chunks: Buffer[], size: number, position: number): Promise<void> {
    try {
      const { bytesWritten } = await this.handle.writev(chunks, position);
      // A disk that is nearly full may take a part: what is left says why.
      if (bytesWritten < size) {
        const rest = Buffer.concat(chunks).subarray(bytesWritten);
        for (let at = 0; at < rest.length;)
          at += (await this.handle.write(rest, at, rest.length - at, position + bytesWritten + at)).bytesWritten;
      }
    } catch (error) {
      throw atPath('write-failed', 'write', this.path, error);
    }
  }

  /** The first bytes, at most so many. */
  async beginning(bytes: number): Promise<Buffer> {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await this.handle.read(buffer, 0, bytes, 0).catch((error: unknown) => {
      throw atPath('file-unreadable', 'read', this.path, error);
    });
    return buffer.subarray(0, bytesRead);
  }

  async sync(): Promise<void> {
    await this.handle.sync().catch((error: unknown) => {
      throw atPath('write-failed', 'write', this.path, error);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close();
  }
}
