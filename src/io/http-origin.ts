import { stat } from 'node:fs/promises';
import type { Algorithm, Counters, FetchRequest, Fetched } from '../app/ports.js';
import { bare } from '../core/address.js';
import { mostBytes, sizeFits } from '../core/check-file.js';
import { sniffBytes } from '../core/content.js';
import { SetupError } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import { parseContentRange, strongValidator } from '../core/transfer.js';
import { checkHead, checkWhole, wantedAlgorithms, wrongSize } from './arrival.js';
import { Digester, digestFile } from './digest.js';
import { disk } from './disk.js';
import { refusal } from './http-errors.js';
import { type Get, type Headers, type Response, networkError } from './http.js';
import { Lanes, type LargeOptions } from './lanes.js';
import { LargeFile } from './large-file.js';
import { PartFile, discardPart, finishPart, readNote, writeNote } from './part-file.js';
import { Pieces } from './pieces.js';

/**
 * One file on its way from one address into its part. Each `run` is one try; what has arrived stays in the part, and
 * the next run goes on behind it when the origin still has the same file (206 to a range with a validator).
 */
export class Transfer {
  private readonly url: URL;
  private readonly algorithms: Algorithm[];
  private received = 0;
  private shown = 0;
  /** The origin has shown that it sends no ranges of this file. */
  private noRanges = false;

  constructor(
    private readonly get: Get,
    private readonly request: FetchRequest,
    private readonly counters: Counters,
    private readonly signal: AbortSignal,
    private readonly large: LargeOptions,
  ) {
    this.url = new URL(request.url);
    this.algorithms = wantedAlgorithms(request);
  }

  async run(): Promise<Fetched> {
    const { part, expected, token } = this.request;
    this.show(-this.shown);
    const note = await readNote(part);
    const resumable =
      note?.url === bare(this.url) &&
      (expected.size === undefined || note.size === null || note.size === expected.size);
    const pieces = resumable && !this.noRanges ? Pieces.from(note) : undefined;
    const whole = pieces ? undefined : await this.wholePart();
    if (whole) return whole;
    let file = resumable && !note.pieces ? await this.resumePart(part) : undefined;
    let body: Response['body'] | undefined;
    try {
      const offset = file?.digester.bytes ?? (pieces ? pieces.range(pieces.firstMissing!).start : 0);
      const headers: Record<string, string> = {};
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
      const isRange = note !== undefined && (offset > 0 || pieces !== undefined);
      if (isRange) Object.assign(headers, { range: `bytes=${offset}-`, 'if-range': note.validator });
      const response = await this.get(this.request.url, headers, expected.sha256 !== undefined);
      ({ body } = response);
      const continued = await this.check(response, offset, isRange);
      const length = declaredLength(response.headers);
      const total = length === undefined ? undefined : (continued ? offset : 0) + length;
      if (total !== undefined && !sizeFits(expected, total)) {
        const head = await beginningOf(response).catch(() => undefined);
        if (head && !continued) checkHead(this.request, bare(this.url), head); // says more than the size does
        throw wrongSize(this.request, bare(this.url), total);
      }
      if (total !== undefined) await this.checkRoom(response, total - (continued ? offset : 0));
      if (total !== undefined && total >= this.large.leastBytes && file === undefined) {
        return await this.receiveLarge(response, total, continued ? pieces : undefined);
      }
      if (!continued || file === undefined) {
        await file?.[Symbol.asyncDispose]();
        this.show(-this.shown);
        file = await PartFile.create(part, this.algorithms, expected.size ?? total);
        const validator = strongValidator(response.headers['etag'], response.headers['last-modified']);
        if (validator !== undefined) await file.note({ url: bare(this.url), validator, size: total ?? null });
      }
      await this.receive(response, file);
      return await this.finish(file, continued);
    } catch (error) {
      // Where the trouble is on this side, the origin would go on sending to nobody, and hold the connection.
      body?.on('error', () => undefined);
      body?.destroy();
      throw error;
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
  private async check(response: Response, offset: number, asked: boolean): Promise<boolean> {
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
      if (asked && range?.start === offset) return true;
      await body.dump();
      await discardPart(this.request.part);
      const text = `${bare(this.url)} answers with '${headers['content-range'] ?? 'no Content-Range'}' to a range from ${offset}`;
      throw new SetupError('origin-failed', text, { details: asked ? { again: 'at once' } : {} });
    }
    await body.dump();
    if (status === 416 && asked) {
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

  /** A file that is worth several connections, and a thread of its own for its digest. */
  private async receiveLarge(response: Response, total: number, here: Pieces | undefined): Promise<Fetched> {
    const { part, token, expected, type } = this.request;
    const { headers } = response;
    const pieces = here ?? new Pieces(total, this.large.pieceBytes(total));
    const validator = strongValidator(headers['etag'], headers['last-modified']);
    const mayRange = validator !== undefined && type !== 'gdrive' && !this.noRanges;
    let noted = Promise.resolve();
    const note = async () => {
      if (validator === undefined) return;
      const facts = { bytes: pieces.pieceBytes, here: pieces.here };
      noted = noted.then(() => writeNote(part, { url: bare(this.url), validator, size: total, pieces: facts }));
      await noted;
    };
    if (here === undefined) await discardPart(part);
    await using file = await LargeFile.open(part, here === undefined);
    await note();
    const follower = this.large.follow(part, this.algorithms, total);
    try {
      this.show(pieces.bytesHere - this.shown);
      follower.advance(pieces.head);
      const beginning = new Digester([]);
      const lanes = new Lanes({
        ...{ get: this.get, type, pieces, file, slots: this.large.slots, most: this.large.most },
        ...{ address: this.request.url, allowPlain: expected.sha256 !== undefined, direct: response.url },
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        validator: mayRange && (here || headers['accept-ranges'] === 'bytes') ? validator : undefined,
        onBytes: (bytes) => {
          this.received += bytes;
          this.counters.bytesDownloaded += Math.max(0, bytes);
          this.show(bytes);
        },
        onBeginning: (chunk) => {
          if (beginning.beginning.length >= sniffBytes) return;
          beginning.update(chunk);
          if (beginning.beginning.length >= 64) checkHead(this.request, bare(this.url), beginning);
        },
        onPiece: async () => {
          follower.advance(pieces.head);
          await note();
        },
      });
      await lanes.run(response);
      await file.sync();
      const digest = await follower.finish();
      this.counters.bytesHashed += total;
      if (beginning.bytes === 0) beginning.update(await file.beginning(sniffBytes)); // an earlier run brought it
      return await this.conclude(digest, beginning, here !== undefined);
    } catch (error) {
      throw await this.troubleOfLarge(error);
    } finally {
      await follower.stop();
    }
  }

  private async troubleOfLarge(error: unknown): Promise<unknown> {
    if (this.signal.aborted || !(error instanceof SetupError)) return error;
    if (error.details['noRanges'] === true) this.noRanges = true;
    if (error.details['noRanges'] === true || error.kind === 'integrity') await discardPart(this.request.part);
    return error;
  }

  private async finish(file: PartFile, continued: boolean): Promise<Fetched> {
    await file.sync();
    const digest = file.digester.finish();
    return this.conclude(digest, file.digester, continued);
  }

  private async conclude(digest: FileDigest, beginning: Digester, continued: boolean): Promise<Fetched> {
    try {
      checkHead(this.request, bare(this.url), beginning);
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
