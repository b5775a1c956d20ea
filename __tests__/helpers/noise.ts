import { randomBytes } from 'node:crypto';

/** Bytes like no others, which no program takes for the beginning of anything: 0xff is no opcode of a pickle either. */
export function noise(size: number): Buffer {
  const bytes = randomBytes(size);
  bytes[0] = 0xff;
  return bytes;
}
