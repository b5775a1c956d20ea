import { formatBytes, formatClock, formatPart, formatRate, formatSeconds } from './units.js';

/** Seconds in which the rate forgets most of what was; without a byte for so long there is none. */
const memory = 5;
/** Bytes come in bursts: shorter spans than this say nothing of a rate. */
const shortestSpanMs = 250;
const longestForecast = 100 * 3600;

/**
 * How far a piece of work is, as one line. Time is told to it, so it can be tested and needs no clock.
 *
 * A `total` of 0 is unknown; one that turns out too small (sizes may be estimates) is unknown from then on.
 */
export class ProgressModel {
  private done = 0;
  private pending = 0;
  private settledMs: number;
  private lastByteMs: number;
  /** Exponentially smoothed bytes a second, and how much of it has been seen: their quotient is the rate. */
  private smoothed = 0;
  private weight = 0;

  constructor(
    private total: number,
    private readonly label: string,
    private readonly startMs: number,
  ) {
    this.settledMs = startMs;
    this.lastByteMs = startMs;
  }

  /** Work that came to light on the way. */
  extend(bytes: number): void {
    if (Number.isFinite(bytes)) this.total = Math.max(0, this.total + bytes);
  }

  /** Bytes that were done; negative ones take back what has to be done again. */
  advance(bytes: number, nowMs: number): void {
    if (!Number.isFinite(bytes)) return;
    this.done = Math.max(0, this.done + bytes);
    this.pending += Math.max(0, bytes);
    if (bytes > 0) this.lastByteMs = nowMs;
    this.settle(nowMs);
  }

  private settle(nowMs: number): void {
    if (!(nowMs - this.settledMs >= shortestSpanMs)) return;
    const seconds = (nowMs - this.settledMs) / 1000;
    const kept = Math.exp(-seconds / memory);
    this.smoothed = this.smoothed * kept + (this.pending / seconds) * (1 - kept);
    this.weight = this.weight * kept + (1 - kept);
    this.pending = 0;
    this.settledMs = nowMs;
  }

  /** `fetching  312.4 of 951.9 MiB · 48.1 MiB/s · 0:13 left`. */
  line(nowMs: number): string {
    this.settle(nowMs);
    const { done, total } = this;
    if (total > 0 && done === total) {
      return `${this.label}  ${formatBytes(done)} · done in ${formatSeconds((nowMs - this.startMs) / 1000)}`;
    }
    const known = total > done;
    const parts = [known ? formatPart(done, total) : formatBytes(done)];
    const rate = this.weight > 0 ? this.smoothed / this.weight : 0;
    const silent = nowMs - this.lastByteMs > memory * 1000;
    if (silent || rate < 1) parts.push('waiting');
    else {
      parts.push(formatRate(rate));
      const left = (total - done) / rate;
      if (known && left < longestForecast) parts.push(`${formatClock(left)} left`);
    }
    return `${this.label}  ${parts.join(' · ')}`;
  }
}
