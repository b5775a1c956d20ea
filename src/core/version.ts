import type { ContentRange } from './transfer.js';

/** What an answer says of the file that it comes from. */
export interface Version {
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Where it came from, redirects followed, without its query. */
  from?: string | undefined;
}

type Headers = Readonly<Record<string, string | undefined>>;

export const versionOf = (headers: Headers, from: string): Version => ({
  ...(headers['etag'] !== undefined && { etag: headers['etag'] }),
  ...(headers['last-modified'] !== undefined && { lastModified: headers['last-modified'] }),
  from,
});

const isWeak = (etag: string | undefined): boolean => etag !== undefined && !etag.startsWith('"');

/**
 * Why an answer is of another file than the one noted, or undefined where nothing says so. An ETag must be the same, and
 * absent where there was none: every answer that may have one has it (RFC 9110, 15.3.7). A weak one may become strong
 * beside the same date, which is what such a file is told by. A date need not come again
 * beside an ETag, but where it comes it must be the same one. The address counts where no digest decides.
 */
export function whyOther(noted: Version, now: Version, isPinned: boolean): string | undefined {
  const differs = (name: string, was: string | undefined, is: string | undefined) =>
    `has ${name} ${is ?? '(none)'} now, not ${was ?? '(none)'}`;
  const becameStrong = isWeak(noted.etag) && now.etag !== undefined && !isWeak(now.etag);
  if (noted.etag !== now.etag && !becameStrong) return differs('ETag', noted.etag, now.etag);
  const isToldByDate = noted.etag === undefined || isWeak(noted.etag);
  const mustHaveDate = isToldByDate || now.lastModified !== undefined;
  if (mustHaveDate && noted.lastModified !== undefined && noted.lastModified !== now.lastModified)
    return differs('Last-Modified', noted.lastModified, now.lastModified);
  if (!isPinned && noted.from !== now.from) return `comes from ${now.from} now, not from ${noted.from}`;
  return undefined;
}

/** Why a range is not the one that was asked for, `end` being the byte behind its last; undefined where it is. */
export function whyOtherRange(
  given: ContentRange | undefined,
  length: number | undefined,
  asked: { start: number; end?: number; total: number | null },
): string | undefined {
  if (given === undefined) return 'no Content-Range';
  const text = `bytes ${given.start}-${given.end}/${given.total ?? '*'}`;
  const fits =
    given.start === asked.start &&
    given.end >= given.start &&
    (asked.end === undefined || given.end === asked.end - 1) &&
    (given.total === undefined || given.end < given.total) &&
    (given.total === undefined || asked.total === null || given.total === asked.total);
  if (!fits) return text;
  const bytes = given.end + 1 - given.start;
  return length === undefined || length === bytes ? undefined : `${text} and a length of ${length}`;
}
