import { stat } from 'node:fs/promises';
import type { Algorithm, Counters, FetchRequest, Fetched } from '../app/ports.js';
import { bare } from '../core/address.js';
import { mostBytes, sizeFits } from '../core/check-file.js';
import { sniffBytes } from '../core/content.js';
import { SetupError } from '../core/errors.js';
import { parseContentRange, strongValidator } from '../core/transfer.js';
import { checkHead, checkWhole, wantedAlgorithms, wrongSize } from './arrival.js';
import { Digester, digestFile } from './digest.js';
import { disk } from './disk.js';
import { refusal } from './http-errors.js';
import { type Get, type Headers, type Response, networkError } from './http.js';
import { PartFile, discardPart, finishPart, readNote } from './part-file.js';

/**
 * One file on its way from one address into its part. Each `run` is one try; what has arrived stays in the part, and
 * the next run goes on behind it when the origin still has the same file (206 to a range with a validator).
 */
export class Transfer {
  private readonly url: URL;
  private readonly algorithms: Algorithm[];
  private received = 0;
  private shown = 0;

  constructor(
    private readonly get: Get,
    private readonly request: FetchRequest,
    private readonly counters: Counters,
    private readonly signal: AbortSignal,
  ) {
    this.url = new URL(request.url);
    this.algorithms = wantedAlgorithms(request);
  }

  async run(): Promise<Fetched> {
    const { part, expected, token } = this.request;
    this.show(-this.shown);
    const whole = await this.wholePart();
    if (whole) return whole;
    const note = await readNote(part);
    const resumable =
      note?.url === bare(this.url) &&
      (expected.size === undefined || note.size === null || note.size === expected.size);
    let file = resumable ? await this.resumePart(part) : undefined;
    try {
      const offset = file?.digester.bytes ?? 0;
      const headers: Record<string, string> = {};
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
      if (offset > 0 && note) Object.assign(headers, { range: `bytes=${offset}-`, 'if-range': note.validator });
      const response = await this.get(this.request.url, headers, expected.sha256 !== undefined);
      const continued = await this.check(response, offset);
      const length = declaredLength(response.headers);
      const total = length === undefined ? undefined : (continued ? offset : 0) + length;
      if (total !== undefined && !sizeFits(expected, total)) {
        const head = await beginningOf(response).catch(() => undefined);
        if (head && !continued) checkHead(this.request, bare(this.url), head); // says more than the size does
        throw wrongSize(this.request, bare(this.url), total);
      }
      if (total !== undefined) await this.checkRoom(response, total - (continued ? offset : 0));
      if (!continued || file === undefined) {
        await file?.[Symbol.asyncDispose]();
        this.show(-this.shown);
        file = await PartFile.create(part, this.algorithms, expected.size ?? total);
        const validator = strongValidator(response.headers['etag'], response.headers['last-modified']);
        if (validator !== undefined) await file.note({ url: bare(this.url), validator, size: total ?? null });
      }
      await this.receive(response, file);
      return await this.finish(file, continued);
    } finally {
      await file?.[Symbol.asyncDispose]();
    }
  }

  private show(bytes: number): void {
    this.shown += bytes;
    this.request.onProgress(bytes);
  }

  /** A part that is the pinned file already: a run was ended between its last byte and its placing. */
  private async wholePart(): Promise<Fetched | undefined> {
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

  private async resumePart(part: string): Promise<PartFile | undefined> {
    const { size } = this.request.expected;
    const file = await PartFile.resume(part, this.algorithms, size, (bytes) => {
      this.counters.bytesHashed += bytes;
      this.show(bytes);
    });
    if (file === undefined || size === undefined || file.digester.bytes < size) return file;
    await file[Symbol.asyncDispose](); // whole or too long: a range behind its end cannot be asked for
    return undefined;
  }

  /** True when the body continues what is there, false when it is the whole file; anything else is an error. */
  private async check(response: Response, offset: number): Promise<boolean> {
    const { status, headers, body } = response;
    const encoding = headers['content-encoding'];
    if ((status === 200 || status === 206) && encoding !== undefined && encoding !== 'identity') {
      await body.dump();
      throw new SetupError(
        'origin-failed',
        `${bare(this.url)} sends the file encoded as ${encoding}, which was not asked for`,
      );
    }
    if (status === 200) return false;
    if (status === 206) {
      const range = parseContentRange(headers['content-range']);
      if (offset > 0 && range?.start === offset) return true;
      await body.dump();
      await discardPart(this.request.part);
      const text = `${bare(this.url)} answers with '${headers['content-range'] ?? 'no Content-Range'}' to a range from ${offset}`;
      throw new SetupError('origin-failed', text, { details: offset > 0 ? { again: 'at once' } : {} });
    }
    await body.dump();
    if (status === 416 && offset > 0) {
      await discardPart(this.request.part);
      throw new SetupError('origin-failed', `${bare(this.url)} has no bytes from ${offset} on`, {
        details: { again: 'at once' },
      });
    }
    throw refusal(this.url, this.request.type, status, headers);
  }

  /** What nothing is known of in advance was not counted when the room on the disk was. */
  private async checkRoom({ body }: Response, bytes: number): Promise<void> {
    const { part, expected } = this.request;
    if (mostBytes(expected) < Infinity) return;
    const { free } = await disk.space(part);
    if (bytes <= free) return;
    await body.dump();
    throw new SetupError(
      'disk-too-small',
      `${bare(this.url)} sends ${bytes} bytes for ${part}, where ${free} are free`,
    );
  }

  private async receive(response: Response, file: PartFile): Promise<void> {
    const most = mostBytes(this.request.expected);
    let sniffed = false;
    try {
      for await (const chunk of response.body) {
        if (file.digester.bytes + chunk.length > most) throw wrongSize(this.request, bare(this.url), undefined);
        await file.append(chunk);
        if (!sniffed && file.digester.beginning.length >= 64) {
          sniffed = true;
          checkHead(this.request, bare(this.url), file.digester);
        }
        this.received += chunk.length;
        this.counters.bytesDownloaded += chunk.length;
        this.counters.bytesHashed += chunk.length;
        this.show(chunk.length);
      }
    } catch (error) {
      if (this.signal.aborted) throw error;
      const trouble = networkError(this.url, error);
      if (trouble.kind === 'integrity') await discardPart(this.request.part);
      throw trouble;
    }
  }

  private async finish(file: PartFile, continued: boolean): Promise<Fetched> {
    await file.sync();
    const digest = file.digester.finish();
    try {
      checkHead(this.request, bare(this.url), file.digester);
      checkWhole(this.request, bare(this.url), digest);
    } catch (error) {
      await discardPart(this.request.part);
      // What an earlier run left may have been at fault: the same source deserves one try from the first byte.
      if (continued && error instanceof SetupError)
        throw new SetupError(error.code, error.message, { details: { again: 'at once' } });
      throw error;
    }
    await finishPart(this.request.part);
    return { ...digest, received: this.received };
  }
}

/** Reads no more of an answer than it takes to tell what it is. */
async function beginningOf({ body }: Response): Promise<Digester> {
  const digester = new Digester([]);
  for await (const chunk of body) {
    digester.update(chunk);
    if (digester.beginning.length >= sniffBytes) break;
  }
  return digester;
}

function declaredLength(headers: Headers): number | undefined {
  const text = headers['content-length'];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
