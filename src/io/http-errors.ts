import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import { isRetryableStatus, rateLimitWait, retryAfterSeconds } from '../core/retry.js';
import { codeOfStatus } from '../core/transfer.js';
import type { Headers } from './http.js';

/** An answer that is no success, in words, and whether and when it is worth asking again. */
export function refusal(url: URL, type: string, status: number, headers: Headers): SetupError {
  const code = codeOfStatus(status, type);
  const wait =
    status === 429 || status === 503
      ? (retryAfterSeconds(headers['retry-after'], Date.now()) ?? rateLimitWait(headers['ratelimit']))
      : undefined;
  const asks = wait === undefined ? '' : `; it asks to wait ${Math.ceil(wait)} s`;
  // The Hub names its reason (GatedRepo, RevisionNotFound, EntryNotFound) and explains it in these headers.
  const reason = headers['x-error-message'] ?? headers['x-error-code'];
  return new SetupError(
    code,
    `${bare(url)} answers ${status}${asks}${reason === undefined ? '' : ` (${reason.slice(0, 200)})`}`,
    {
      details: {
        status,
        ...(isRetryableStatus(status) && { again: 'later' }),
        ...(wait !== undefined && { waitSeconds: wait }),
      },
    },
  );
}

/** Nothing came, or no more. */
export const isSilence = (error: unknown): boolean =>
  error instanceof SetupError && (error.code === 'origin-stalled' || error.code === 'origin-reset');
