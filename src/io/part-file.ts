import { open, rename, rm, writeFile } from 'node:fs/promises';
import type { Algorithm } from '../app/ports.js';
import type { Version } from '../core/version.js';
import { Digester } from './digest.js';
import { atPath, isAbsent } from './errors.js';
import { readOwnFile } from './input-file.js';
import { openNew, shareLike } from './sharing.js';

/** What `<part>.json` says of an unfinished file: whose it is, and by what its origin tells that it has not changed. */
export interface PartNote {
  url: string;
  /** A strong ETag or a Last-Modified date; without one a part cannot be continued. */
  validator: string;
  /** Size of the whole, or null where the origin did not say. */
  size: number | null;
  /** All that its answer said of it, with which every later answer is compared. */
  version: Version;
  /** Of a file that came in pieces: how large they are, which are here, and how much of those that broke off. */
  pieces?: { bytes: number; here: number[]; begun?: [index: number, bytes: number][] };
}

const notePath = (part: string): string => `${part}.json`;

/** The note of a part, or undefined when there is none that can be read. */
export async function readNote(part: string): Promise<PartNote | undefined> {
  try {
    const note = JSON.parse(await readOwnFile(notePath(part))) as PartNote;
    const isWhole = typeof note.url === 'string' && typeof note.validator === 'string';
    return isWhole && typeof note.version === 'object' && note.version !== null ? note : undefined;
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return undefined;
    throw atPath('file-unreadable', 'read', notePath(part), error);
  }
}

/** Says whose an unfinished file is; a run that is killed meanwhile leaves the note before it. */
export async function writeNote(part: string, note: PartNote): Promise<void> {
  const path = notePath(part);
  try {
    await writeFile(`${path}.new`, JSON.stringify(note));
    await shareLike(`${path}.new`);
    await rename(`${path}.new`, path);
  } catch (error) {
    throw atPath('write-failed', 'write', path, error);
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    throw atPath('write-failed', 'remove', path, error);
  });
}

/** Removes an unfinished file and its note. */
export async function discardPart(part: string): Promise<void> {
  await remove(part);
  await finishPart(part);
}

/** Forgets whose a part is, so that the finished file can be moved away. */
export async function finishPart(part: string): Promise<void> {
  await remove(notePath(part));
  await remove(`${notePath(part)}.new`);
}

/**
 * An unfinished file, open for appending; every byte in it, old or new, has passed the digester. Throws `write-failed`
 * with the path.
 */
export class PartFile implements AsyncDisposable {
  private constructor(
    private readonly handle: Awaited<ReturnType<typeof open>>,
    private readonly path: string,
    readonly digester: Digester,
    private position: number,
  ) {}

  /** Starts anew, whatever was there. */
  static async create(path: string, algorithms: readonly Algorithm[], size: number | undefined): Promise<PartFile> {
    await discardPart(path);
    const handle = await openNew(path, 'w').catch((error: unknown) => {
      throw atPath('write-failed', 'create', path, error);
    });
    return new PartFile(handle, path, new Digester(algorithms, size), 0);
  }

  /**
   * Goes on behind what is there, which is hashed from its first byte: nothing on disk is believed unread. Undefined
   * when it cannot be read: then it is worth nothing, and is begun anew.
   */
  static async resume(
    path: string,
    algorithms: readonly Algorithm[],
    size: number | undefined,
    onBytes: (bytes: number) => void,
  ): Promise<PartFile | undefined> {
    const handle = await open(path, 'r+').catch(() => undefined);
    if (handle === undefined) return undefined;
    const digester = new Digester(algorithms, size);
    const buffer = Buffer.allocUnsafe(1 << 20);
    try {
      if (!(await handle.stat()).isFile()) throw new Error('a device has no end');
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, digester.bytes);
        if (bytesRead === 0) return new PartFile(handle, path, digester, digester.bytes);
        digester.update(buffer.subarray(0, bytesRead));
        onBytes(bytesRead);
      }
    } catch {
      await handle.close();
      return undefined;
    }
  }

  async note(note: PartNote): Promise<void> {
    await writeNote(this.path, note);
  }

  async append(chunk: Buffer): Promise<void> {
    this.digester.update(chunk);
    for (let written = 0; written < chunk.length;) {
      const { bytesWritten } = await this.writing(
        this.handle.write(chunk, written, chunk.length - written, this.position),
      );
      written += bytesWritten;
      this.position += bytesWritten;
    }
  }

  async sync(): Promise<void> {
    await this.writing(this.handle.sync());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close();
  }

  private writing<T>(work: Promise<T>, path = this.path): Promise<T> {
    return work.catch((error: unknown) => {
      throw atPath('write-failed', 'write', path, error);
    });
  }
}
