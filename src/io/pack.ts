import { type FileHandle, open } from 'node:fs/promises';
import type { PackedFile } from '../app/ports.js';
import { ArchiveCheck } from '../core/archive.js';
import { SetupError } from '../core/errors.js';
import { atPath, throwIfInterrupted } from './errors.js';
import { replace } from './placer.js';

export interface PackOptions {
  signal: AbortSignal;
  /** Told of the bytes of files as they are written. */
  onBytes(bytes: number): void;
}

const blockBytes = 512;

/** Two blocks of zeros end a tar. */
const end = Buffer.alloc(2 * blockBytes);

/**
 * Packs files into an uncompressed POSIX tar (weights do not pack smaller), built beside and renamed. The same files
 * under the same names give the same bytes, whoever packs them, when and in which order; links are followed. Names must
 * be such as `unpackArchive` takes, so that what was packed can be unpacked.
 */
export async function writeTar(to: string, files: readonly PackedFile[], options: PackOptions): Promise<void> {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const check = new ArchiveCheck(to, 0, { entries: Infinity, bytes: Infinity });
  for (const { name } of sorted) check.add({ path: name, kind: 'file', size: 0 });
  check.finish();
  try {
    await replace(to, async (temporary) => {
      await using output = await open(temporary, 'wx');
      for (const file of sorted) await append(output, file, options);
      await output.writeFile(end);
    });
  } catch (error) {
    throw atPath('write-failed', 'write', to, error);
  }
}

async function append(output: FileHandle, file: PackedFile, { signal, onBytes }: PackOptions): Promise<void> {
  const { name } = file;
  if ('content' in file) {
    const content = Buffer.from(file.content);
    const padding = Buffer.alloc(-content.length & (blockBytes - 1));
    await output.writeFile(Buffer.concat([await headerOf(name, content.length), content, padding]));
    return;
  }
  const { path } = file;
  await using input = await reading(path, () => open(path, 'r'));
  const facts = await reading(path, () => input.stat());
  if (!facts.isFile()) throw new SetupError('file-unreadable', `cannot pack ${path}: it is not a file`);
  await output.writeFile(await headerOf(name, facts.size));

  const buffer = Buffer.allocUnsafe(1 << 20);
  let count = 0;
  for (;;) {
    throwIfInterrupted(signal);
    const { bytesRead } = await reading(path, () => input.read(buffer, 0, buffer.length, count));
    count += bytesRead;
    // The header is written already, and a grown file might never end.
    if (bytesRead === 0 || count > facts.size) break;
    await output.writeFile(buffer.subarray(0, bytesRead));
    onBytes(bytesRead);
  }
  if (count !== facts.size) {
    throw new SetupError('file-unreadable', `cannot pack ${path}: it changed while it was read`);
  }
  await output.writeFile(Buffer.alloc(-count & (blockBytes - 1)));
}

/** The header, and before it an extended one where a plain one cannot hold the name or size. */
async function headerOf(name: string, size: number): Promise<Buffer> {
  const [{ Header }, { Pax }] = await Promise.all([import('tar/header'), import('tar/pax')]);
  const facts = { path: name, size, mode: 0o644, uid: 0, gid: 0, uname: '', gname: '', mtime: new Date(0) };
  const header = new Header({ ...facts, type: 'File' });
  const block = Buffer.alloc(blockBytes);
  return header.encode(block) ? Buffer.concat([new Pax({ ...facts }).encode(), block]) : block;
}

async function reading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw atPath('file-unreadable', 'read', path, error);
  }
}
