import type { PartNote } from './part-file.js';

const [leastPiece, mostPiece, usualCount] = [8 << 20, 64 << 20, 64];

/** Large enough that a request is nothing beside it, small enough that what a broken one loses is little. */
export const pieceBytesOf = (total: number): number =>
  Math.min(mostPiece, Math.max(leastPiece, 2 ** Math.ceil(Math.log2(total / usualCount))));

/** A file in pieces of one size, which come side by side and in any order. */
export class Pieces {
  private readonly states: ('missing' | 'taken' | 'here')[];
  /** Before this index all are here. */
  private whole = 0;
  /** Of pieces that broke off: how many of their bytes are here. */
  private readonly bytesOf = new Map<number, number>();

  constructor(
    readonly total: number,
    readonly pieceBytes: number,
    here: readonly number[] = [],
    begun: readonly (readonly [index: number, bytes: number])[] = [],
  ) {
    this.states = Array.from({ length: Math.ceil(total / pieceBytes) }, () => 'missing');
    for (const index of here) if (this.states[index] !== undefined) this.states[index] = 'here';
    for (const [index, bytes] of begun) if (this.states[index] === 'missing') this.begin(index, bytes);
    this.moveWhole();
  }

  /** What a note says of a file; undefined where none of it is here, or nothing is missing. */
  static from({ size, pieces }: Pick<PartNote, 'size' | 'pieces'>): Pieces | undefined {
    if (size === null || pieces === undefined || !(pieces.bytes > 0)) return undefined;
    const made = new Pieces(size, pieces.bytes, pieces.here, pieces.begun);
    return made.firstMissing === undefined || made.bytesHere === 0 ? undefined : made;
  }

  /** What is missing of a piece: its first byte, and the one behind its last. */
  range(index: number): { start: number; end: number } {
    const start = index * this.pieceBytes;
    const end = Math.min(start + this.pieceBytes, this.total);
    return { start: start + (this.bytesOf.get(index) ?? 0), end };
  }

  private begin(index: number, bytes: number): void {
    const { end } = this.range(index);
    const isPart = Number.isInteger(bytes) && bytes > 0 && index * this.pieceBytes + bytes < end;
    if (isPart && bytes > (this.bytesOf.get(index) ?? 0)) this.bytesOf.set(index, bytes);
  }

  /** The first piece that nobody brings or has brought. */
  get firstMissing(): number | undefined {
    const index = this.states.indexOf('missing', this.whole);
    return index === -1 ? undefined : index;
  }

  /** Takes a piece that is missing, or the first of them; undefined when there is none. */
  take(index = this.firstMissing): number | undefined {
    if (index === undefined || this.states[index] !== 'missing') return undefined;
    this.states[index] = 'taken';
    return index;
  }

  /** It broke off before the byte at `position`. */
  giveBack(index: number, position = 0): void {
    this.states[index] = 'missing';
    this.begin(index, position - index * this.pieceBytes);
  }

  finish(index: number): void {
    this.states[index] = 'here';
    this.bytesOf.delete(index);
    this.moveWhole();
  }

  private moveWhole(): void {
    while (this.states[this.whole] === 'here') this.whole++;
  }

  /** Bytes from the beginning of the file that are here without a gap. */
  get head(): number {
    return Math.min(this.whole * this.pieceBytes, this.total);
  }

  get here(): number[] {
    return this.states.flatMap((state, index) => (state === 'here' ? [index] : []));
  }

  /** Of those that broke off, how many bytes are here. */
  get begun(): [index: number, bytes: number][] {
    return [...this.bytesOf];
  }

  get bytesHere(): number {
    const begun = [...this.bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0);
    return this.here.reduce((sum, index) => sum + this.range(index).end - this.range(index).start, begun);
  }
}
