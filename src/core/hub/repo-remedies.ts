import { type Finding, type Severity, finding } from '../errors.js';
import { shellWord } from '../shell-quote.js';
import { commitPattern } from './layout.js';
import type { Listing } from './listing.js';

/** What mends a fault in a repo that no manifest pins. No remedy names a command that would change nothing. */
export interface Mend {
  /** `steve1-setup repair` may mend it: it does so from bytes that are somewhere, and asks nobody for others. */
  repair?: boolean;
  /** The command of the Hub client that fetches it. */
  download?: string;
}

/** `DIR` in a remedy stands for the cache that was looked at; whoever knows its path puts that in. */
export const placeholder = 'DIR';

const repair = `\`steve1-setup repair --hub-cache ${placeholder}\``;

function inWords({ repair: mayRepair = false, download }: Mend, isRepaired: boolean): string {
  if (!mayRepair || isRepaired)
    return download === undefined
      ? 'Nothing in the cache can correct it: delete it, or move it away.'
      : `Run ${download}.`;
  const otherwise = ` Where the bytes are in no such place, run ${download}.`;
  return download === undefined
    ? `Run ${repair}.`
    : `Run ${repair}, with \`--from\` for a folder that may hold the bytes.${otherwise}`;
}

/** Makes the findings of one repo; after a repair, what it could not mend is not sent there again. */
export const teller =
  (isRepaired: boolean) =>
  (
    code: Parameters<typeof finding>[0],
    severity: Severity,
    subject: string,
    message: string,
    { mend = {}, ...more }: { mend?: Mend; expected?: string; actual?: string; remedy?: string } = {},
  ): Finding =>
    finding(code, severity, subject, message, { remedy: inWords(mend, isRepaired), ...more });

export type Tell = ReturnType<typeof teller>;

/**
 * The command by which the Hub client fetches a revision, or one file of it, into this cache.
 *
 * @param isWrong what is there has wrong bytes, which the client would take for the right ones
 */
export function downloadOf(
  { snapshot: { repo, repoType } }: Listing,
  { commit, file, isWrong = false }: { commit?: string | undefined; file?: string; isWrong?: boolean } = {},
): string {
  const words = [
    'hf download',
    repo,
    ...(file ? [shellWord(file)] : []),
    ...(repoType === 'model' ? [] : ['--repo-type', repoType]),
    ...(commit !== undefined && commitPattern.test(commit) ? ['--revision', commit] : []),
    ...['--cache-dir', placeholder],
    ...(isWrong ? ['--force-download'] : []),
  ];
  return `\`${words.join(' ')}\``;
}

/** The same of a path in `snapshots/`. */
export function downloadOfPath(listing: Listing, path: string, isWrong = false): string {
  const [, , commit, ...file] = path.split('/');
  return downloadOf(listing, { commit, file: file.join('/'), isWrong });
}
