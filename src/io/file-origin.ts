import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Counters, FetchRequest, Fetched, FileFacts } from '../app/ports.js';
import { sniffBytes } from '../core/content.js';
import { SetupError } from '../core/errors.js';
import { checkHead, checkSize, checkWhole, explained, wantedAlgorithms } from './arrival.js';
import { Digester } from './digest.js';
import { disk } from './disk.js';
import { atPath, interrupted } from './errors.js';
import { PartFile, discardPart } from './part-file.js';

/** How often a file is copied anew that changes meanwhile. */
const mostCopies = 3;

/** Copies a file of this machine into the part, hashing it on the way. Throws as the web origins do. */
export async function copyFromFile(request: FetchRequest, counters: Counters, signal: AbortSignal): Promise<Fetched> {
  const path = pathOf(request.url);
  let shown = 0;
  const onProgress = (bytes: number) => {
    shown += bytes;
    request.onProgress(bytes);
  };
  for (let copies = 1; copies <= mostCopies; copies++) {
    const before = await look(path);
    onProgress(-shown);
    try {
      const fetched = await copyOnce(path, before.size, { ...request, onProgress }, counters, signal);
      // Where a digest decides, it has.
      if (request.expected.sha256 !== undefined || isSame(before, await look(path))) return fetched;
    } catch (error) {
      if (signal.aborted) throw interrupted(signal);
      if (isSame(before, await look(path))) throw await explained(request, error, path);
    }
    await discardPart(request.part); // maybe some of the old file, and some of the new one
  }
  throw changes(path);
}

const changes = (path: string): SetupError =>
  new SetupError('origin-file-unreadable', `${path} changes while it is read`, {
    remedy: 'Wait until whatever writes it has ended, and run again.',
  });

const isSame = (one: FileFacts, two: FileFacts): boolean =>
  one.size === two.size && one.mtimeNs === two.mtimeNs && one.dev === two.dev && one.ino === two.ino;

async function look(path: string): Promise<FileFacts> {
  const facts = await disk.stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (facts?.kind === 'file') return facts;
  throw new SetupError('origin-file-missing', `${path} ${facts ? 'is not a file' : 'is not there'}`);
}

async function copyOnce(
  path: string,
  size: number,
  request: FetchRequest,
  counters: Counters,
  signal: AbortSignal,
): Promise<Fetched> {
  const head = new Digester([]);
  for await (const chunk of read(path, signal, sniffBytes)) head.update(chunk);
  checkHead(request, path, head); // says more than the size does
  checkSize(request, path, size);
  return copy(path, size, request, counters, signal);
}

async function copy(
  path: string,
  size: number,
  request: FetchRequest,
  counters: Counters,
  signal: AbortSignal,
): Promise<Fetched> {
  await using part = await PartFile.create(request.part, wantedAlgorithms(request), size);
  try {
    for await (const chunk of read(path, signal)) {
      if (part.digester.bytes + chunk.length > size) throw changes(path); // maybe without end
      await part.append(chunk);
      counters.bytesHashed += chunk.length;
      request.onProgress(chunk.length);
    }
    await part.sync();
    const digest = part.digester.finish();
    checkWhole(request, path, digest);
    return { ...digest, received: 0 };
  } catch (error) {
    await discardPart(request.part); // without a note nothing goes on from it
    throw error;
  }
}

function pathOf(url: string): string {
  if (!url.startsWith('file:')) return url;
  try {
    return fileURLToPath(url);
  } catch (error) {
    const message = `${url} is not the address of a file of this machine`;
    throw new SetupError('origin-file-missing', message, { cause: error });
  }
}

/** The bytes of a file, or the first of them. What goes wrong in it is the trouble of this source alone. */
async function* read(path: string, signal: AbortSignal, length = Infinity): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20, signal, end: length - 1 }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown): SetupError =>
  atPath('origin-file-unreadable', 'read', path, error instanceof SetupError ? error.cause : error);
