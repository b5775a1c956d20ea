import type { Algorithm, Counters, FetchRequest, Fetched } from '../app/ports.js';
import { bare } from '../core/address.js';
import { mostBytes, sizeFits } from '../core/check-file.js';
import { sniffBytes } from '../core/content.js';
import { SetupError } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import { strongValidator } from '../core/transfer.js';
import { versionOf } from '../core/version.js';
import { Answers, totalOf } from './answers.js';
import { isSilence } from './http-errors.js';
import { checkHead, checkRoom, checkWhole, explained, refusedBySize, wantedAlgorithms, wrongSize } from './arrival.js';
import { Digester } from './digest.js';
import { disk } from './disk.js';
import { decoded } from './encodings.js';
import type { Body, Get, Response } from './http.js';
import { networkError } from './network-error.js';
import { Lanes, type LargeOptions } from './lanes.js';
import { LargeFile } from './large-file.js';
import { LeftOver } from './left-over.js';
import { PartFile, type PartNote, discardPart, finishPart, readNote, writeNote } from './part-file.js';
import { Pieces } from './pieces.js';

/** What a transfer needs besides its request. */
export interface TransferOptions {
  get: Get;
  counters: Counters;
  signal: AbortSignal;
  large: LargeOptions;
  /** Bytes that came wrong are asked for once more: the way may have been at fault. */
  repeats: boolean;
}

/**
 * One file on its way from one address into its part. Each `run` is one try; what has arrived stays in the part, and
 * the next run goes on behind it when the origin still has the same file (206 to a range, with all that was noted).
 */
export class Transfer {
  private readonly url: URL;
  private readonly algorithms: Algorithm[];
  private readonly answers: Answers;
  private readonly left: LeftOver;
  /** Of the present answer. */
  private body: Body | undefined;
  private received = 0;
  private shown = 0;
  /** The origin has shown that its ranges of this file are of no use: it is asked for as a whole. */
  private noRanges = false;
  /** The present try went on from what was there. */
  private wasRange = false;
  /** How many of those in a row moved nothing. */
  private idleRanges = 0;
  /** Of files that came with other bytes than the pinned ones: their sha256, and how many came in one answer. */
  private readonly wrong = { digests: [] as string[], wholes: 0 };
  /** How many bytes are here for the next try to go on from. */
  kept = 0;

  constructor(
    private readonly request: FetchRequest,
    private readonly options: TransferOptions,
  ) {
    this.url = new URL(request.url);
    this.algorithms = wantedAlgorithms(request);
    this.answers = new Answers(request, this.url);
    this.left = new LeftOver(request, this.algorithms, options.counters, (bytes) => this.show(bytes));
  }

  async run(): Promise<Fetched> {
    const before = this.received;
    try {
      return await this.once();
    } catch (error) {
      const isIdle = this.wasRange && this.received === before && isSilence(error);
      this.idleRanges = isIdle ? this.idleRanges + 1 : 0;
      this.noRanges ||= this.idleRanges >= 2;
      // Where the trouble is on this side, the origin would go on sending to nobody, and hold the connection.
      this.body?.destroy();
      throw error;
    }
  }

  /** True once, after a last try that failed by a range: asked for as a whole, the file may well come. */
  asksForTheWhole(error: unknown): boolean {
    if (!this.wasRange || this.noRanges || !(error instanceof SetupError)) return false;
    const status = error.details['status'];
    const isRefused = typeof status === 'number' && ![401, 404, 408, 410, 429].includes(status);
    this.noRanges = isRefused || error.code === 'origin-too-slow' || (this.idleRanges > 0 && isSilence(error));
    return this.noRanges;
  }

  private async once(): Promise<Fetched> {
    const { part, expected, token } = this.request;
    this.show(-this.shown);
    [this.kept, this.wasRange] = [0, false];
    const note = await readNote(part);
    const resumable =
      !this.noRanges &&
      note?.url === bare(this.url) &&
      (expected.size === undefined || note.size === null || note.size === expected.size);
    const pieces = resumable ? Pieces.from(note) : undefined;
    const whole = pieces ? undefined : await this.left.whole();
    if (whole) return whole;
    let file = resumable && !note.pieces ? await this.left.resume() : undefined;
    try {
      const offset = file?.digester.bytes ?? (pieces ? pieces.range(pieces.firstMissing!).start : 0);
      this.kept = pieces?.bytesHere ?? offset;
      const headers: Record<string, string> = {};
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
      const asked = resumable && (offset > 0 || pieces !== undefined) ? note : undefined;
      this.wasRange = asked !== undefined;
      if (asked) Object.assign(headers, { range: `bytes=${offset}-`, 'if-range': asked.validator });
      const response = await this.options.get(this.request.url, headers, expected.sha256 !== undefined);
      this.body = response.body;
      const continued = await this.answers.check(response, offset, asked);
      this.wasRange = continued;
      const encodings = continued ? [] : this.answers.toDecode(response);
      const total = encodings.length > 0 ? undefined : totalOf(response);
      if (total !== undefined && !sizeFits(expected, total))
        throw await refusedBySize(this.request, bare(this.url), total, continued ? undefined : response.body);
      if (total !== undefined) await checkRoom(this.request, response.body, total - (continued ? offset : 0));
      if (total !== undefined && total >= this.options.large.leastBytes && file === undefined)
        return await this.receiveLarge(response, total, continued ? pieces : undefined);
      if (!continued || file === undefined) {
        await file?.[Symbol.asyncDispose]();
        this.show(-this.shown);
        this.kept = 0;
        file = await PartFile.create(part, this.algorithms, expected.size ?? total);
        const note = encodings.length > 0 ? undefined : this.noteOf(response, total);
        if (note) await file.note(note);
      }
      await this.receive(response, encodings, file);
      if (continued && total !== undefined && file.digester.bytes < total) {
        // A server may send less of a range than was asked for.
        throw new SetupError('origin-reset', `${bare(this.url)} ends after ${file.digester.bytes} bytes of ${total}`);
      }
      await file.sync();
      return await this.conclude(file.digester.finish(), file.digester, { continued, encodings });
    } finally {
      await file?.[Symbol.asyncDispose]();
    }
  }

  private show(bytes: number): void {
    this.shown += bytes;
    this.request.onProgress(bytes);
  }

  private count(bytes: number): void {
    this.received += bytes;
    this.options.counters.bytesDownloaded += bytes;
    this.show(bytes);
  }

  /** By what a later try can go on, where the origin gives anything to tell by. */
  private noteOf({ headers, url }: Response, size: number | undefined): PartNote | undefined {
    const validator = strongValidator(headers['etag'], headers['last-modified'], headers['date']);
    const version = versionOf(headers, bare(url));
    return validator === undefined ? undefined : { url: bare(this.url), validator, version, size: size ?? null };
  }

  private async receive(response: Response, encodings: readonly string[], file: PartFile): Promise<void> {
    const { part, expected } = this.request;
    const isNoted = (await readNote(part)) !== undefined;
    // What little bytes decode to is known of no one: half of the room is the most.
    const room =
      encodings.length > 0 && mostBytes(expected) === Infinity ? (await disk.space(part)).free / 2 : Infinity;
    const most = Math.min(mostBytes(expected), room);
    let sniffed = false;
    try {
      for await (const chunk of encodings.length === 0 ? response.body : decoded(response, encodings)) {
        if (file.digester.bytes + chunk.length > most) throw wrongSize(this.request, bare(this.url), undefined);
        await file.append(chunk);
        if (!sniffed && file.digester.beginning.length >= 64) {
          sniffed = true;
          checkHead(this.request, bare(this.url), file.digester);
        }
        this.options.counters.bytesHashed += chunk.length;
        this.count(chunk.length);
      }
    } catch (error) {
      this.kept = isNoted && !this.noRanges ? file.digester.bytes : 0;
      if (this.options.signal.aborted) throw error;
      const trouble = networkError(this.url, error);
      const isCorrupt = trouble.details['corrupt'] === true;
      if (trouble.kind !== 'integrity' && !isCorrupt) throw trouble;
      throw await this.given(isCorrupt ? this.onceMore(trouble, { encodings }) : trouble);
    }
    this.kept = isNoted && !this.noRanges ? file.digester.bytes : 0;
  }

  /** A file that is worth several connections, and a thread of its own for its digest. */
  private async receiveLarge(response: Response, total: number, here: Pieces | undefined): Promise<Fetched> {
    const { part, token, expected, type } = this.request;
    const { large, get, signal, counters } = this.options;
    const { headers } = response;
    const pieces = here ?? new Pieces(total, large.pieceBytes(total));
    const facts = this.noteOf(response, total);
    const mayRange = facts !== undefined && type !== 'gdrive' && !this.noRanges;
    let noted = Promise.resolve();
    const note = async (begun?: [index: number, bytes: number][]) => {
      if (facts === undefined) return;
      const of = { bytes: pieces.pieceBytes, here: pieces.here, ...(begun?.length && { begun }) };
      noted = noted.then(() => writeNote(part, { ...facts, pieces: of }));
      await noted;
    };
    if (here === undefined) await discardPart(part);
    await using file = await LargeFile.open(part, here === undefined);
    await note();
    const follower = large.follow(part, this.algorithms, total);
    const lanes = new Lanes({
      ...{ get, type, pieces, file, slots: large.slots, most: large.most },
      ...{ address: this.request.url, allowPlain: expected.sha256 !== undefined, direct: response.url },
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      validator: mayRange && (here || headers['accept-ranges'] === 'bytes') ? facts.validator : undefined,
      ...{ version: versionOf(headers, bare(response.url)), isPinned: this.answers.isPinned },
      onBytes: (bytes) => this.count(bytes),
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
    const beginning = new Digester([]);
    try {
      this.show(pieces.bytesHere - this.shown);
      follower.advance(pieces.head);
      await lanes.run(response);
      await file.sync();
      const digest = await follower.finish();
      counters.bytesHashed += total;
      if (beginning.bytes === 0) beginning.update(await file.beginning(sniffBytes)); // an earlier run brought it
      return await this.conclude(digest, beginning, { continued: here !== undefined, ranged: lanes.rangesMove });
    } catch (error) {
      if (signal.aborted || !(error instanceof SetupError)) throw error;
      if (error.details['noRanges'] === true) this.noRanges = true;
      if (this.noRanges || error.kind === 'integrity') await discardPart(part);
      else await note(pieces.begun);
      this.kept = this.noRanges || facts === undefined || error.kind === 'integrity' ? 0 : pieces.bytesHere;
      throw error;
    } finally {
      await follower.stop();
    }
  }

  private async conclude(digest: FileDigest, beginning: Digester, how: How): Promise<Fetched> {
    try {
      checkHead(this.request, bare(this.url), beginning);
      checkWhole(this.request, bare(this.url), digest);
    } catch (error) {
      throw await this.given(error instanceof SetupError ? this.onceMore(error, how, digest.sha256) : error);
    }
    await finishPart(this.request.part);
    return { ...digest, received: this.received };
  }

  /** The end of bytes that came wrong: unless they are asked for once more, it is told what they are. None of them stays. */
  private async given(error: unknown): Promise<unknown> {
    const isAsked = error instanceof SetupError && error.details['again'] !== undefined;
    const told = isAsked ? error : await explained(this.request, error, this.request.part);
    await discardPart(this.request.part);
    return told;
  }

  /**
   * Bytes that came wrong, from the first byte once more before they are called wrong: what an earlier run left, the
   * ranges of this server, an encoding that it names wrongly, or the way may be at fault. Not where the same bytes come
   * again.
   */
  private onceMore(error: SetupError, { continued, ranged, encodings }: How, sha256?: string): SetupError {
    const { digests } = this.wrong;
    if (ranged) this.noRanges = true;
    const inParts = continued === true || ranged === true;
    const isEncoded = encodings !== undefined && encodings.length > 0;
    if (isEncoded) this.answers.asTheyCome = true;
    else if (!inParts && (!this.options.repeats || ++this.wrong.wholes > 1)) return error;
    else if (!inParts && error.code === 'asset-content-wrong') return error; // a page is what was sent
    if (sha256 !== undefined && digests.includes(sha256)) return error;
    if (sha256 !== undefined) digests.push(sha256);
    return new SetupError(error.code, error.message, {
      remedy: error.remedy,
      details: { ...error.details, again: 'at once' },
    });
  }
}

/** How a file has come: behind what was there, by ranges of this run, or encoded. */
interface How {
  continued?: boolean;
  ranged?: boolean;
  encodings?: readonly string[];
}
