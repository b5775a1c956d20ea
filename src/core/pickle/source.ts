import type { PyGlobal } from './values.js';

/** Bytes that can be read from the front, a little at a time. */
export interface ByteSource {
  /** Bytes from `offset`, at most `length`; fewer only at the end. */
  read(offset: number, length: number): Uint8Array;
}

/** How far an unpickler comes before a reader stumbles. */
export interface Reached {
  globals: readonly PyGlobal[];
  /** The last one, where the file ends within it. */
  cutOff: PyGlobal | undefined;
  oddities: readonly string[];
  /** It has called something, given state to something, or asked for a persistent id that is more than a line. */
  acts: boolean;
  /** An unpickler may have read other bytes than these. */
  lost: boolean;
}

/** Why a pickle cannot be read, or must not be believed. */
export class PickleError extends Error {
  /** What came before; set by the machine that has read it. */
  reached: Reached | undefined;

  constructor(
    /** `truncated`: the bytes ended. `malformed`: against the rules. `refused`: allowed, and not here. `limit`: too much of something. */
    readonly kind: 'truncated' | 'malformed' | 'refused' | 'limit',
    message: string,
    readonly position: number,
    /** Every unpickler (in C, in Python, torch's own) ends here too. False where one of them may go on. */
    readonly final = kind === 'truncated' || kind === 'malformed',
  ) {
    super(`${message} (at byte ${position})`);
    this.name = 'PickleError';
  }
}

/** The file has ended within a line. */
export const isCutOff = (error: unknown): boolean => error instanceof PickleError && error.kind === 'truncated';

const windowBytes = 1 << 16;

/** Reads a source by windows, so that a small pickle in front of gigabytes costs one small read. */
export class Cursor {
  private window: Uint8Array = new Uint8Array(0);
  private windowStart = 0;

  constructor(
    private readonly source: ByteSource,
    public position: number,
    /** Nothing is read from here on. */
    readonly end: number,
  ) {}

  /** The next bytes; throws `truncated` when there are fewer, before anything is allocated for them. */
  take(length: number): Uint8Array {
    if (length > this.left)
      throw new PickleError('truncated', `${length} bytes are wanted, ${this.left} are left`, this.position);
    this.fill(length);
    const from = this.position - this.windowStart;
    this.position += length;
    return this.window.subarray(from, from + length);
  }

  private fill(length: number): void {
    const from = this.position - this.windowStart;
    if (from >= 0 && from + length <= this.window.length) return;
    this.window = this.source.read(this.position, Math.min(Math.max(length, windowBytes), this.end - this.position));
    this.windowStart = this.position;
    if (this.window.length < length)
      throw new PickleError('truncated', 'the file ended', this.position + this.window.length);
  }

  get left(): number {
    return this.end - this.position;
  }

  /** Passes over bytes without reading them. */
  skip(length: number): void {
    if (length > this.left)
      throw new PickleError('truncated', `${length} bytes are wanted, ${this.left} are left`, this.position);
    this.position += length;
  }

  /** Bytes at any place, which are not kept; the position stays. */
  readAt(offset: number, length: number): Uint8Array {
    return this.source.read(offset, length);
  }

  /** What is ahead, at most so many bytes; the position stays. */
  peek(length: number): Uint8Array {
    const start = this.position;
    const bytes = this.take(Math.max(0, Math.min(length, this.left)));
    this.position = start;
    return bytes;
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  /** Up to a line feed, which is taken too and not returned. */
  line(limit: number): Uint8Array {
    const start = this.position;
    for (let ahead = 256; ; ahead *= 4) {
      const length = Math.min(ahead, limit + 1, this.end - start);
      this.position = start;
      const bytes = this.take(length);
      const at = bytes.indexOf(0x0a);
      this.position = start + at + 1;
      if (at >= 0) return bytes.subarray(0, at);
      this.position = start;
      if (length === this.end - start) throw new PickleError('truncated', 'a line has no end', start);
      if (length > limit) throw new PickleError('limit', `a line is longer than ${limit} bytes`, start);
    }
  }

  /** Beyond all files is the end for every unpickler, unless it takes what there is. */
  uint(bytes: number, isFinal = true): number {
    const taken = this.take(bytes);
    let value = 0;
    for (let i = bytes - 1; i >= 0; i--) value = value * 256 + taken[i]!;
    if (!Number.isSafeInteger(value))
      throw new PickleError('malformed', 'a length is beyond any file', this.position - bytes, isFinal);
    return value;
  }
}

/** The line that begins here, or undefined where it does not end here. */
export function upToLineFeed(bytes: Uint8Array): Uint8Array | undefined {
  const end = bytes.indexOf(0x0a);
  return end < 0 ? undefined : bytes.subarray(0, end);
}
