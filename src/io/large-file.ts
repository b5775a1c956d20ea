import { open } from 'node:fs/promises';
import { atPath } from './errors.js';
import { openNew } from './sharing.js';

/** How much is gathered before it is written: a call for every packet would cost more than the bytes. */
const writeBytes = 1 << 20;

/** How much is written before it is synced, while more comes. */
const syncBytes = 64 << 20;

/** A file that is written at several places side by side. Throws `write-failed` with the path. */
export class LargeFile implements AsyncDisposable {
  /** Of writers that are done, for those to come. */
  private readonly buffers: Buffer[] = [];

  private unsynced = 0;
  private syncing: Promise<void> | undefined;
  private syncFailed: { error: unknown } | undefined;

  private constructor(
    private readonly handle: Awaited<ReturnType<typeof open>>,
    private readonly path: string,
  ) {}

  static async open(path: string, isNew: boolean): Promise<LargeFile> {
    const handle = await (isNew ? openNew(path, 'w+') : open(path, 'r+')).catch((error: unknown) => {
      throw atPath('write-failed', isNew ? 'create' : 'open', path, error);
    });
    return new LargeFile(handle, path);
  }

  /**
   * Writes what comes from `position` on; `flush` what has been gathered. What comes is copied, so that its memory is
   * free at once: what lives until it is written grows old, and is collected late.
   */
  writer(position: number): { append(chunk: Buffer): Promise<void>; flush(): Promise<void> } {
    const buffer = this.buffers.pop() ?? Buffer.allocUnsafeSlow(writeBytes);
    let bytes = 0;
    const write = async () => {
      await this.write(buffer.subarray(0, bytes), position);
      position += bytes;
      bytes = 0;
    };
    return {
      append: async (chunk) => {
        for (let taken = 0; taken < chunk.length;) {
          const count = chunk.copy(buffer, bytes, taken);
          taken += count;
          bytes += count;
          if (bytes === buffer.length) await write();
        }
      },
      flush: async () => {
        if (bytes > 0) await write();
        this.buffers.push(buffer);
      },
    };
  }

  private async write(bytes: Buffer, position: number): Promise<void> {
    try {
      // A disk that is nearly full may take a part: what is left says why.
      for (let at = 0; at < bytes.length;)
        at += (await this.handle.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
    } catch (error) {
      throw atPath('write-failed', 'write', this.path, error);
    }
    this.unsynced += bytes.length;
    if (this.unsynced >= syncBytes && this.syncing === undefined) this.syncBeside();
  }

  /** So that there is little left to wait for at the end. Linux tells of a failed sync once: the end must know of it. */
  private syncBeside(): void {
    this.unsynced = 0;
    this.syncing = this.handle
      .datasync()
      .catch((error: unknown) => void (this.syncFailed ??= { error }))
      .finally(() => (this.syncing = undefined));
  }

  /** The first bytes, at most so many. */
  async beginning(bytes: number): Promise<Buffer> {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await this.handle.read(buffer, 0, bytes, 0).catch((error: unknown) => {
      throw atPath('file-unreadable', 'read', this.path, error);
    });
    return buffer.subarray(0, bytesRead);
  }

  /** All that was written is on the disk after it. */
  async sync(): Promise<void> {
    try {
      await this.syncing;
      if (this.syncFailed) throw this.syncFailed.error;
      await this.handle.sync();
    } catch (error) {
      throw atPath('write-failed', 'write', this.path, error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.syncing;
    await this.handle.close();
  }
}
