import { bare } from './address.js';
import { acceptedGeneration } from './cache-key.js';
import type { Code } from './codes.js';

/**
 * What `@actions/cache` 6.3 means. It returns the same for a miss and for a failure, -1 for whatever kept it from
 * saving, and in v1 the id of an entry whose upload failed; what happened stands in the lines that it prints.
 */

/** What the toolkit returned or threw: a key or none, or the number of what it saved. */
export type Returned = ({ key: string | null } | { id: string } | { thrown: string }) & {
  /** The status of the last answer that came, where it was an error. */
  status?: number;
};

export type RestoreVerdict =
  | { outcome: 'hit'; key: string; generation: number }
  | { outcome: 'miss' }
  | { outcome: 'failed'; code: Code; message: string; again: boolean; generation?: number };

/** `taken`: the key is reserved or saved; which of the two only a look at the service tells. */
export interface SaveVerdict {
  outcome: 'saved' | 'taken' | 'denied' | 'failed';
  message?: string;
}

/** Bytes that a line says have come or gone, so that a line which repeats itself is no progress. */
export function bytesMoved(line: string): number | undefined {
  const match = /^(?:Received|Sent) (\d+) of \d/.exec(line);
  return match ? Number(match[1]) : undefined;
}

const telling = new RegExp(
  [
    '^::(?:warning|error)',
    '^Failed to |^Attempt \\d',
    '^Cache hit for',
    '^Cache (?:restore|save) skipped',
    '^::debug::Failed to reserve cache',
    '^::debug::\\{.*"cacheKey"',
    '^\\S*(?:tar|zstd|gzip)(?:\\.exe)?: ',
  ].join('|'),
);

/** Whether a line is worth keeping until the child has ended. */
export const isTelling = (line: string): boolean => telling.test(line);

/** The text of a line: without the command of the runner around it, and of addresses only what may be shown. */
function plain(line: string): string {
  return line
    .replace(/^::\w+(?: [^:]*)?::/, '')
    .replaceAll('%0D', ' ')
    .replaceAll('%0A', ' ')
    .replaceAll('%25', '%')
    .replace(/https?:\/\/[^\s'"]+/g, (address) => bare(address))
    .trim();
}

const textsOf = (lines: readonly string[]): string[] => lines.map(plain);

/** What the toolkit said last, for a message about a child that had to be killed. */
export const lastWords = (lines: readonly string[]): string | undefined =>
  textsOf(lines.filter((line) => /^Attempt \d|^::(?:warning|error)/.test(line))).at(-1);

const after = (texts: readonly string[], words: RegExp): string | undefined => {
  const text = texts.find((one) => words.test(one));
  return text?.slice(words.exec(text)![0].length);
};

/** The key that the service named before the download: where unpacking fails, nothing is returned. */
export function namedKey(lines: readonly string[]): string | undefined {
  const hit = after(lines, /^Cache hit for(?: restore-key)?: /);
  if (hit !== undefined) return hit;
  const entry = after(lines, /^::debug::(?=\{.*"cacheKey")/);
  return entry && /"cacheKey":\s*"([^"\\]*)"/.exec(plain(entry))?.[1];
}

/** Trouble of this machine that looks like a bad archive. */
const ofThisMachine = /no space left|quota exceeded|cannot exec|not found|permission denied|cannot allocate/i;

/** Nobody is there, whatever is asked for. */
const unreachable = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;

/** Whether a failure is one of the service and not of an entry: every further question would cost the same time again. */
export const isOfService = (returned: Returned, lines: readonly string[]): boolean =>
  (returned.status ?? 0) >= 500 || textsOf(lines).some((text) => unreachable.test(text));

export function restoreVerdict(name: string, returned: Returned, lines: readonly string[]): RestoreVerdict {
  const failed = (code: Code, message: string, again: boolean): RestoreVerdict => ({
    outcome: 'failed',
    code,
    message,
    again,
  });
  if ('thrown' in returned) return failed('cache-failed', plain(returned.thrown), false);
  const key = 'key' in returned ? returned.key : null;
  if (key !== null) {
    const generation = acceptedGeneration(name, key);
    return generation === undefined ? { outcome: 'miss' } : { outcome: 'hit', key, generation };
  }
  const texts = textsOf(lines);
  const skipped = after(texts, /^Cache restore skipped: /);
  if (skipped !== undefined) return failed('cache-denied', skipped, false);
  const named = namedKey(lines) ?? '';
  const generation = acceptedGeneration(name, named);
  const why = after(texts, /^Failed to restore:\s*/);
  const status = returned.status ?? 0;
  if (generation !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    // The service has the entry, and where its bytes should be they are not, or not for anybody: it stays so.
    const message = `the store of the cache answers ${status} where ${named} should be`;
    return { outcome: 'failed', code: 'cache-failed', message, again: false, generation };
  }
  if (why === undefined || why === '') {
    if (generation === undefined) return { outcome: 'miss' };
    return failed('cache-failed', `${named} was found and did not come; the toolkit does not say why`, true);
  }
  if (why.includes('cache read denied:')) return failed('cache-denied', why, false);
  if (!/(?:tar|zstd)(?:\.exe)?"? failed with error: /.test(why)) {
    // The service asks to be left alone for a while, or will say the same again.
    const isFinal = /\(4\d\d\)|responded with 4\d\d/.test(why);
    // In v2 the toolkit itself has asked again for half a minute; in v1 it gives up after the first 500.
    const isTried = status >= 500 && !/responded with 5\d\d/.test(why);
    return failed('cache-failed', why, !isFinal && !isTried);
  }
  const local = texts.find((text) => ofThisMachine.test(text));
  if (local !== undefined) return failed('cache-failed', local, false);
  if (generation === undefined) return { outcome: 'miss' };
  return {
    ...{ outcome: 'failed', code: 'cache-entry-invalid', again: false, generation },
    message: `its archive cannot be unpacked: ${why}`,
  };
}

export function saveVerdict(returned: Returned, lines: readonly string[]): SaveVerdict {
  if ('thrown' in returned) return { outcome: 'failed', message: plain(returned.thrown) };
  const texts = textsOf(lines);
  const skipped = after(texts, /^Cache save skipped: /);
  if (skipped !== undefined) return { outcome: 'denied', message: skipped };
  const why = after(texts, /^Failed to save: /);
  // In v1 an id is returned as soon as the key is reserved, whatever became of the upload.
  if ('id' in returned && returned.id !== '-1' && why === undefined) return { outcome: 'saved' };
  if (why === undefined || !why.startsWith('Unable to reserve')) {
    // A failed end of an upload is told in a warning that has no beginning of its own.
    return { outcome: 'failed', message: why ?? lastWords(lines) ?? 'the toolkit does not say why' };
  }
  // v2 says only to the debug log why it could not reserve, v1 in the message itself.
  const cause = after(texts, /^Failed to reserve cache: (?:\w*Error: )*/) ?? after(texts, /^.*More details: /) ?? '';
  if (/cache write denied:/.test(why) || /cache write denied:|\(40[13]\)/.test(cause)) {
    return { outcome: 'denied', message: cause || why };
  }
  const taken = cause === '' || /\(409\)|already|another job|Response was not ok/i.test(cause);
  return { outcome: taken ? 'taken' : 'failed', message: cause || why };
}
