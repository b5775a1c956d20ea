import type { FetchRequest } from '../app/ports.js';
import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import { parseContentRange } from '../core/transfer.js';
import { versionOf, whyOther, whyOtherRange } from '../core/version.js';
import { canDecode, encodingsOf, isSurelyPlain } from './encodings.js';
import { refusal } from './http-errors.js';
import { type Response, declaredLength } from './http.js';
import { type PartNote, discardPart } from './part-file.js';

/** Judges the answers to one request by what they say of themselves. */
export class Answers {
  readonly isPinned: boolean;
  /** An encoding that is named is not believed: its bytes are taken as they come. */
  asTheyCome = false;

  constructor(
    private readonly request: FetchRequest,
    private readonly url: URL,
  ) {
    const { sha256, md5, gitSha1 } = request.expected;
    this.isPinned = (sha256 ?? md5 ?? gitSha1) !== undefined;
  }

  /** True when the body continues what is there, false when it is the whole file; anything else is an error. */
  async check(response: Response, offset: number, asked: PartNote | undefined): Promise<boolean> {
    const { status, headers, body, url } = response;
    const refuse = async (what: string) => {
      await body.dump();
      await discardPart(this.request.part);
      const details = asked ? { again: 'at once' } : {};
      return new SetupError('origin-failed', `${bare(this.url)} ${what}`, { details });
    };
    const wrongly = status === 200 || status === 206 ? this.whyNotPlain(response) : undefined;
    if (wrongly !== undefined) throw await refuse(wrongly);
    if (status === 200) return false;
    if (status === 206) {
      const range = asked && { start: offset, total: asked.size };
      const given = parseContentRange(headers['content-range']);
      if (range === undefined || whyOtherRange(given, declaredLength(headers), range) !== undefined) {
        throw await refuse(
          `answers with '${headers['content-range'] ?? 'no Content-Range'}' to a range from ${offset}`,
        );
      }
      const other = whyOther(asked!.version, versionOf(headers, bare(url)), this.isPinned);
      if (other !== undefined) throw await refuse(`has become another file: it ${other}`);
      return true;
    }
    if (status === 416 && asked) throw await refuse(`has no bytes from ${offset} on`);
    await body.dump();
    throw refusal(this.url, this.request.type, status, headers);
  }

  /** Why an answer is not taken for its encoding. Where a digest decides, what can be decoded is, or is plain after all. */
  private whyNotPlain(response: Response): string | undefined {
    const { headers, status } = response;
    if (isSurelyPlain(headers)) return undefined;
    const named = `sends the file encoded as ${headers['content-encoding']}, which was not asked for`;
    if (!this.isPinned) return `${named}, and no digest tells whether that is true`;
    const encodings = this.toDecode(response);
    if (encodings.length === 0) return undefined;
    return status === 200 && canDecode(encodings) ? undefined : named;
  }

  /** The encodings to take off, the last first; none where the length says that the bytes are the file as they are. */
  toDecode({ headers }: Response): string[] {
    const { size } = this.request.expected;
    const isPlain = this.asTheyCome || (size !== undefined && declaredLength(headers) === size);
    return isPlain ? [] : encodingsOf(headers);
  }
}

/** How large the whole file is, as far as its answer says. */
export function totalOf({ status, headers }: Response): number | undefined {
  const range = status === 206 ? parseContentRange(headers['content-range']) : undefined;
  return range ? (range.total ?? range.end + 1) : declaredLength(headers);
}
