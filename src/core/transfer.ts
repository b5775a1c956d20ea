import type { Code } from './codes.js';

/** The code of an HTTP status that is not a success. The Hub has its own words for its limits and its absence. */
export function codeOfStatus(status: number, type: string): Code {
  if (status === 401 || status === 403) return 'origin-denied';
  if (status === 404 || status === 410) return 'origin-not-found';
  if (status === 429) return type === 'hub' ? 'hub-rate-limited' : 'origin-rate-limited';
  if (type === 'hub' && status >= 500) return 'hub-unreachable';
  return 'origin-failed';
}

/** Codes of one try after which the same source may well answer: not a wrong address, a refusal or wrong bytes. */
export const worthAnotherTry: ReadonlySet<Code> = new Set<Code>([
  'origin-reset',
  'origin-stalled',
  'origin-unreachable',
  'hub-unreachable',
]);

export interface ContentRange {
  start: number;
  end: number;
  total: number | undefined;
}

/** `bytes 100-199/200` (RFC 9110, 14.4), or undefined when it is not of that form. */
export function parseContentRange(header: string | undefined): ContentRange | undefined {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header ?? '');
  return match
    ? { start: Number(match[1]), end: Number(match[2]), total: match[3] === '*' ? undefined : Number(match[3]) }
    : undefined;
}

/**
 * By what a later request can tell that a file is still the same (RFC 9110, 13.1.5): a strong ETag, else the
 * Last-Modified date. A weak ETag does not promise equal bytes, nor does a date that is as young as the answer: the file
 * may have changed again within its second (8.8.2.2).
 */
export function strongValidator(
  etag: string | undefined,
  lastModified: string | undefined,
  date?: string,
): string | undefined {
  if (etag !== undefined && etag.startsWith('"')) return etag;
  const isYoung = date !== undefined && Date.parse(date) - Date.parse(lastModified ?? '') < 1000;
  return isYoung ? undefined : lastModified;
}
