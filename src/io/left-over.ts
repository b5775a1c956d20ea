import { stat } from 'node:fs/promises';
import type { Algorithm, Counters, FetchRequest, Fetched } from '../app/ports.js';
import { digestFile } from './digest.js';
import { PartFile, finishPart } from './part-file.js';

/** What an earlier try or run has left of a file. */
export class LeftOver {
  constructor(
    private readonly request: FetchRequest,
    private readonly algorithms: Algorithm[],
    private readonly counters: Counters,
    private readonly show: (bytes: number) => void,
  ) {}

  /** A part that is the pinned file already: a run was ended between its last byte and its placing. */
  async whole(): Promise<Fetched | undefined> {
    const { part, expected } = this.request;
    if (expected.sha256 === undefined || expected.size === undefined) return undefined;
    const size = await stat(part).then(
      (facts) => facts.size,
      () => undefined,
    );
    if (size !== expected.size) return undefined;
    const digest = await digestFile(part, this.algorithms, (bytes) => {
      this.counters.bytesHashed += bytes;
    });
    if (digest.sha256 !== expected.sha256) return undefined;
    this.show(size);
    await finishPart(part);
    return { ...digest, received: 0 };
  }

  async resume(): Promise<PartFile | undefined> {
    const { part, expected } = this.request;
    const { size } = expected;
    const file = await PartFile.resume(part, this.algorithms, size, (bytes) => {
      this.counters.bytesHashed += bytes;
      this.show(bytes);
    });
    if (file === undefined || size === undefined || file.digester.bytes < size) return file;
    await file[Symbol.asyncDispose](); // whole or too long: a range behind its end cannot be asked for
    return undefined;
  }
}
