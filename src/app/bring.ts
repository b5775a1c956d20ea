import { bare } from '../core/address.js';
import { sourceRemedies } from '../core/asset-codes.js';
import { codes } from '../core/codes.js';
import { SetupError } from '../core/errors.js';
import type { Attempt } from '../core/schema/report.js';
import type { Fetch, FetchRequest, Fetched } from './ports.js';
import type { Address } from './sources.js';

export interface Wanted extends Pick<FetchRequest, 'id' | 'part' | 'expected' | 'refuse' | 'onProgress'> {
  /** Says more of wrong bytes; `from` is the address that they came from. */
  explain?(error: SetupError, file: string | Uint8Array, from: string): Promise<SetupError>;
  /** The lock file, where it alone says what the bytes must be. */
  lockedBy?: string | undefined;
  /** Where the file will be placed; a person who downloads it by hand puts it there. */
  path: string;
  /** Refuses the whole file after its arrival. */
  accept(fetched: Fetched): Promise<void> | void;
}

/** Errors after which asking another source is of no use: the trouble is on this side. */
const isFatal = ({ kind, code }: SetupError): boolean => code === 'input-invalid' || kind === 'environment';

/** Wrong bytes of a source are not corrected on this machine: the remedies of these codes are meant for files on disk. */
function withRemedyOfSource(error: SetupError, { lockedBy }: Pick<Wanted, 'lockedBy'>): SetupError {
  const remedy = sourceRemedies[error.code];
  if (remedy === undefined || error.remedy !== codes[error.code].remedy) return error;
  const isOther = error.code === 'asset-digest-mismatch' || error.code === 'asset-size-mismatch';
  const more =
    isOther && lockedBy !== undefined
      ? `${remedy} If the new file is the one that you want, delete ${lockedBy}, run the same command again, and write the lock file with \`steve1-setup lock\`.`
      : remedy;
  return new SetupError(error.code, error.message, { remedy: more, details: error.details, cause: error });
}

/** What Google Drive denies to programs, a signed-in person often gets. */
function withWayByHand(error: SetupError, url: string, path: string): SetupError {
  if (error.kind !== 'network' && error.code !== 'asset-content-wrong') return error;
  const get = error.code === 'drive-file-gone' ? 'get the file' : `download ${bare(url)} in a browser`;
  const remedy = `${error.remedy} Or ${get}, put it at ${path}, and run again: it is then checked and used.`;
  return new SetupError(error.code, error.message, { remedy, cause: error });
}

/**
 * Brings one file from the first source that delivers it, verified. Every attempt is recorded.
 *
 * When all fail, the error is that of wrong bytes where any source delivered some (the answer is no), else that of the
 * last source asked (it could not be answered).
 */
export async function bring(
  addresses: readonly Address[],
  wanted: Wanted,
  fetch: Fetch,
  attempts: Attempt[],
): Promise<Fetched> {
  const errors: SetupError[] = [];
  for (const { type, url, token } of addresses) {
    let tries = 0;
    const onTry = () => void tries++;
    const record = (outcome: Attempt['outcome'], code?: string) =>
      attempts.push({ type, url: bare(url), outcome, ...(code && { code }), ...(tries > 1 && { tries }) });
    try {
      const { explain, ...request } = wanted;
      const telling = explain && {
        explain: (error: SetupError, file: string | Uint8Array) => explain(error, file, bare(url)),
      };
      const fetched = await fetch({ type, url, ...(token !== undefined && { token }), onTry, ...request, ...telling });
      await wanted.accept(fetched);
      record('ok');
      return fetched;
    } catch (error) {
      if (!(error instanceof SetupError) || isFatal(error)) throw error;
      record('failed', error.code);
      const here = withRemedyOfSource(error, wanted);
      errors.push(type === 'gdrive' ? withWayByHand(here, url, wanted.path) : here);
    }
  }
  const decisive =
    errors.find((error) => error.kind === 'integrity') ??
    errors.filter((error) => error.kind === 'network').at(-1) ??
    errors.at(-1);
  if (decisive === undefined) throw new Error(`${wanted.id} has no sources`);
  if (errors.length === 1)
    throw new SetupError(decisive.code, decisive.message, { remedy: decisive.remedy, cause: decisive });
  const others = errors.filter((error) => error !== decisive).map(({ message }) => `another source: ${message}`);
  const message = `${[decisive.message, ...others].join('; ')} (${errors.length} sources tried, none delivered it)`;
  throw new SetupError(decisive.code, message, { remedy: decisive.remedy, cause: decisive });
}
