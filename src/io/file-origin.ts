import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Counters, FetchRequest, Fetched } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { checkHead, checkWhole, wantedAlgorithms } from './arrival.js';
import { disk } from './disk.js';
import { atPath, interrupted } from './errors.js';
import { PartFile, discardPart } from './part-file.js';

/** Copies a file of this machine into the part, hashing it on the way. Throws as the web origins do. */
export async function copyFromFile(request: FetchRequest, counters: Counters, signal: AbortSignal): Promise<Fetched> {
  const path = request.url.startsWith('file:') ? fileURLToPath(request.url) : request.url;
  const facts = await disk.stat(path);
  if (facts?.kind !== 'file')
    throw new SetupError('origin-file-missing', `${path} ${facts ? 'is not a file' : 'is not there'}`);
  await using part = await PartFile.create(request.part, wantedAlgorithms(request), facts.size);
  try {
    const source = createReadStream(path, { highWaterMark: 1 << 20, signal });
    for await (const chunk of source as AsyncIterable<Buffer>) {
      await part.append(chunk);
      counters.bytesHashed += chunk.length;
      request.onProgress(chunk.length);
    }
    await part.sync();
  } catch (error) {
    if (signal.aborted) throw interrupted(signal);
    throw atPath('write-failed', `copy ${path} to`, request.part, error);
  }
  try {
    checkHead(request, path, part.digester);
    const digest = part.digester.finish();
    checkWhole(request, path, digest);
    return { ...digest, received: 0 };
  } catch (error) {
    await discardPart(request.part);
    throw error;
  }
}
