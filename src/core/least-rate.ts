/**
 * The least that an origin must send. One that sends a byte now and then is never silent, and would hold its file for
 * ever while another source has it.
 */

/** Bytes a second: less than any line that a person would wait for. */
export const leastRate = 1024;

/** Over how long it is measured, so that a pause is no reason to give a connection up. */
export const rateWindowMs = (stallSeconds: number): number => 2 * stallSeconds * 1000;

/** So many bytes in that time are enough. */
export const isEnough = (bytes: number, ms: number): boolean => bytes >= (leastRate * ms) / 1000;

/** Counts what comes, and the time that was spent waiting for it; what the receiver takes for itself is not counted. */
export class RateMeter {
  private bytes = 0;
  private ms = 0;

  constructor(private readonly windowMs: number) {}

  /** False when a window is over and too little came in it. */
  took(ms: number, bytes: number): boolean {
    this.ms += ms;
    this.bytes += bytes;
    if (this.ms < this.windowMs) return true;
    const enough = isEnough(this.bytes, this.ms);
    [this.bytes, this.ms] = [0, 0];
    return enough;
  }
}
