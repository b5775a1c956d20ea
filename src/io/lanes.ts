import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import { parseContentRange } from '../core/transfer.js';
import { type Version, versionOf, whyOther, whyOtherRange } from '../core/version.js';
import { encodingsOf } from './encodings.js';
import { type Get, type Response, declaredLength } from './http.js';
import { networkError } from './network-error.js';
import { refusal } from './http-errors.js';
import type { Follow } from './follow.js';
import type { LargeFile } from './large-file.js';
import type { Pieces } from './pieces.js';
import type { Slots } from './slots.js';

export interface LargeOptions {
  /** From this size on a file comes in pieces. */
  leastBytes: number;
  pieceBytes(total: number): number;
  slots: Slots;
  /** The most connections of one file besides the first. */
  most: number;
  follow: Follow;
}

export interface LanesOptions {
  get: Get;
  type: string;
  /** The address as it was asked for, with the headers that go to it. */
  address: string;
  headers: Record<string, string>;
  allowPlain: boolean;
  /** Where the last answer came from: asked directly, so that a redirect is not asked for every piece. */
  direct: string;
  /** By what a range is known to be of the same file; undefined where ranges cannot be asked for. */
  validator: string | undefined;
  /** What the first answer said of the file; every other must say the same. */
  version: Version;
  isPinned: boolean;
  pieces: Pieces;
  file: LargeFile;
  slots: Slots;
  /** The most connections besides the first. */
  most: number;
  onBytes(bytes: number): void;
  /** Told of what the first connection brings, where that is the beginning of the file. */
  onBeginning(chunk: Buffer): void;
  /** A piece is whole. */
  onPiece(): Promise<void>;
}

/** What an origin says when it has had enough of us, or no longer sends pieces of the file that we know. */
const noPiece = (url: string, what: string): SetupError =>
  new SetupError('origin-failed', `${bare(url)} ${what}`, { details: { again: 'at once', noRanges: true } });

const isSlow = (error: unknown): boolean => error instanceof SetupError && error.code === 'origin-too-slow';

/**
 * The connections of one file. The first reads on in the answer that is there already; others bring pieces beside it
 * while slots are free, and end when one of them is wanted elsewhere, or the origin does not like it. A piece that broke
 * off is brought by whoever takes it next; only what the first connection meets ends the try.
 */
export class Lanes {
  private readonly bodies = new Set<Response['body']>();
  private readonly running = new Set<Promise<void>>();
  private failed: { error: unknown } | undefined;
  private most: number;
  /** Bytes have come by a range. */
  rangesMove = false;

  constructor(private readonly options: LanesOptions) {
    this.most = options.most;
  }

  /** Brings all that is missing; `first` begins with the first missing piece. */
  async run(first: Response): Promise<void> {
    const { pieces } = this.options;
    try {
      const begin = pieces.take()!;
      this.grow();
      await this.read(first, begin, { onward: true }).catch((error: unknown) => {
        // Others may be faster: they take its piece over.
        if (!isSlow(error) || this.options.validator === undefined) throw error;
      });
      for (;;) {
        for (let next = pieces.take(); next !== undefined; next = pieces.take()) await this.bringOrGiveUp(next);
        if (this.running.size === 0) break;
        await Promise.race(this.running); // and look whether it has left a piece
      }
    } catch (error) {
      this.fail(error);
    }
    while (this.running.size > 0) await Promise.all(this.running);
    if (this.failed) throw this.failed.error;
  }

  private fail(error: unknown): void {
    this.failed ??= { error };
    for (const body of this.bodies) body.destroy();
  }

  private grow(): void {
    const { validator, pieces, slots } = this.options;
    while (validator !== undefined && this.running.size < this.most && pieces.firstMissing !== undefined) {
      const release = slots.tryTake();
      if (release === undefined) return;
      const lane = this.beside().finally(() => {
        release();
        this.running.delete(lane);
      });
      this.running.add(lane);
    }
  }

  private async beside(): Promise<void> {
    const { pieces, slots } = this.options;
    while (!this.failed && !slots.isWanted) {
      const piece = pieces.take();
      if (piece === undefined) return;
      try {
        await this.bring(piece);
      } catch (error) {
        if (!(error instanceof SetupError) || error.kind === 'environment') this.fail(error);
        this.most--;
        return;
      }
      this.grow();
    }
  }

  /** A file of whose ranges none has moved is asked for as a whole: that may well come. */
  private async bringOrGiveUp(piece: number): Promise<void> {
    try {
      await this.bring(piece);
    } catch (error) {
      if (this.rangesMove || !(error instanceof SetupError) || error.details['again'] !== undefined) throw error;
      if (error.kind !== 'network' || /unreachable$/.test(error.code)) throw error;
      throw new SetupError(error.code, error.message, { cause: error, details: { again: 'at once', noRanges: true } });
    }
  }

  /** Brings one piece by a request of its own. It is given back when that fails. */
  private async bring(piece: number): Promise<void> {
    const { pieces } = this.options;
    const { start, end } = pieces.range(piece);
    let response: Response;
    try {
      response = await this.ask(start, end);
    } catch (error) {
      pieces.giveBack(piece, start);
      throw error;
    }
    await this.read(response, piece, { onward: false });
  }

  private async ask(start: number, end: number): Promise<Response> {
    const { options } = this;
    const { address, headers, allowPlain, validator, pieces } = options;
    const range = { range: `bytes=${start}-${end - 1}`, 'if-range': validator! };
    const own = options.direct === address ? headers : {};
    let response = await options.get(options.direct, { ...own, ...range }, allowPlain);
    if ([401, 403, 404, 410].includes(response.status) && options.direct !== address) {
      // A signed address has had its time: the first one gives another.
      await response.body.dump();
      response = await options.get(address, { ...headers, ...range }, allowPlain);
      if (response.status === 206) options.direct = response.url;
    }
    const { status, headers: answered } = response;
    const url = response.url;
    const given = parseContentRange(answered['content-range']);
    const wrong =
      whyOtherRange(given, declaredLength(answered), { start, end, total: pieces.total }) ??
      (encodingsOf(answered).length > 0 ? `the encoding ${answered['content-encoding']}` : undefined);
    const other = whyOther(options.version, versionOf(answered, bare(url)), options.isPinned);
    if (status === 206 && wrong === undefined && other === undefined) return response;
    await response.body.dump();
    if (status === 206 && wrong !== undefined) throw noPiece(url, `answers with ${wrong} to bytes ${start}-${end - 1}`);
    if (status === 206) throw noPiece(url, `has become another file: it ${other}`);
    if (status === 200) throw noPiece(url, 'sends the whole file, or another one, to a range');
    if (status === 416) throw noPiece(url, `has no bytes from ${start} on`);
    throw refusal(new URL(url), options.type, status, answered);
  }

  /** Reads a body into its piece, and `onward` into those behind it while nobody else has them. */
  private async read(response: Response, piece: number, { onward }: { onward: boolean }): Promise<void> {
    const { pieces, file, onBytes, onPiece } = this.options;
    const { body } = response;
    const ranged = response.status === 206;
    let at: number | undefined = piece;
    let { start, end } = pieces.range(piece);
    let writer = file.writer(start);
    let position = start;
    this.bodies.add(body);
    try {
      for await (const chunk of body) {
        if (onward && piece === 0) this.options.onBeginning(chunk);
        for (let rest: Buffer = chunk; rest.length > 0 && at !== undefined;) {
          const part = rest.subarray(0, end - position);
          await writer.append(part);
          position += part.length;
          const fresh = Math.min(part.length, position - start); // behind what a broken connection had brought
          if (fresh > 0) onBytes(fresh);
          this.rangesMove ||= ranged;
          rest = rest.subarray(part.length);
          if (position < end) continue;
          await writer.flush();
          pieces.finish(at);
          await onPiece();
          at = onward ? pieces.take(at + 1) : undefined;
          if (at === undefined) break;
          ({ start, end } = pieces.range(at));
          writer = file.writer(position);
        }
        if (at === undefined || this.failed) break; // which closes the connection
      }
      if (at !== undefined && !this.failed) throw new Error('other side closed');
    } catch (error) {
      throw networkError(new URL(response.url), error);
    } finally {
      this.bodies.delete(body);
      if (at !== undefined) {
        await writer.flush().finally(() => pieces.giveBack(at!, position));
      }
    }
  }
}
