/** What a pickle may use up. Reached, the reading ends with a `limit`; none is sized by a number in the file. */
export interface Limits {
  operations: number;
  memo: number;
  /** Of all strings and bytes together; of bytes that are too many to be held, those that would be. */
  textBytes: number;
  /** Of all values together, as the engine keeps them. */
  memory?: number;
}

export const defaultLimits: Limits = {
  operations: 2_000_000,
  memo: 1_000_000,
  textBytes: 16 << 20,
  memory: 128 << 20,
};

/** The engine takes up to three times what is kept, and a reader keeps something of its own for every value. */
export const fileLimits: Limits = { ...defaultLimits, memory: 24 << 20 };
