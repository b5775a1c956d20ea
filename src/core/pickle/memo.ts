import type { PickleValue } from './values.js';

/** What a pickle has put aside by number. Picklers count from 0, so that most of it is an array; any number may come. */
export class Memo {
  private readonly dense: PickleValue[] = [];
  private readonly sparse = new Map<number, PickleValue>();

  get size(): number {
    return this.dense.length + this.sparse.size;
  }

  get(key: number): PickleValue | undefined {
    return key < this.dense.length ? this.dense[key] : this.sparse.get(key);
  }

  /** True for a number that was free. */
  set(key: number, value: PickleValue): boolean {
    const before = this.size;
    // A number that is held already stays where it is, so that none is in both.
    if (key < this.dense.length || (key === this.dense.length && !this.sparse.has(key))) this.dense[key] = value;
    else this.sparse.set(key, value);
    return this.size > before;
  }
}
