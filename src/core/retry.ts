/** When a request is worth another try, and how long to wait before it. */

/** Answers that another try may change: 408, 425 and 429 by their definition (RFC 9110, 8470, 6585), and every 5xx. */
export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 599);
}

/**
 * Seconds to wait before a try that nobody gave a time for: full jitter, so that jobs which failed together do not come
 * back together.
 *
 * @param attempt how many tries have failed before this one, from 0
 * @param random  in [0, 1)
 * @returns between 0 and 2^attempt, at most 30
 */
export function backoffSeconds(attempt: number, random: number): number {
  return random * Math.min(30, 2 ** attempt);
}

/** The three forms of a date in HTTP (RFC 9110, 5.6.7); of these, `asctime` alone does not say that it is GMT. */
const httpDate = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d( GMT| \d{4})$/i;

/**
 * The header `Retry-After` in seconds from now: a number of seconds, or a date.
 *
 * @returns undefined when there is none or it cannot be read; 0 for a date that has passed
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  if (!httpDate.test(value)) return undefined;
  const time = Date.parse(/GMT$/i.test(value) ? value : `${value} GMT`);
  return Number.isNaN(time) ? undefined : Math.max(0, (time - nowMs) / 1000);
}

/**
 * Seconds until a used-up quota is renewed, from the header `RateLimit: "resolvers";r=0;t=37` of the Hub
 * (draft-ietf-httpapi-ratelimit-headers: a list of policies with `r` requests remaining and `t` seconds to the reset).
 *
 * @returns the longest wait of the policies with nothing left; undefined when all have some left, or none can be read
 */
export function rateLimitWait(header: string | undefined): number | undefined {
  // Names are quoted strings and may hold separators; nothing is asked of them.
  const policies = (header ?? '').replace(/"(?:[^"\\]|\\.?)*(?:"|$)/g, '').split(',');
  const waits = policies.flatMap((policy) => {
    const valueOf = (key: string) => new RegExp(`;\\s*${key}=(\\d+)\\s*(;|$)`).exec(policy)?.[1];
    const seconds = valueOf('t');
    return Number(valueOf('r')) === 0 && seconds !== undefined ? [Number(seconds)] : [];
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}
