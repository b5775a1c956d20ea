import { SetupError } from '../core/errors.js';
import type { Code } from '../core/codes.js';

/** The `code` of a Node.js system error (`ENOENT`, `EACCES`, …), also when it hides in a cause. */
export function systemCode(thrown: unknown): string | undefined {
  let at = thrown as { code?: unknown; cause?: unknown } | null | undefined;
  for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    if (typeof at.code === 'string') return at.code;
    at = at.cause as typeof at;
  }
  return undefined;
}

/** True for the errors that mean that nothing is at a path. */
export function isAbsent(thrown: unknown): boolean {
  const code = systemCode(thrown);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const full = 'The disk or quota is full: free space and run again; it goes on where it stopped.';
const inTheWay = 'A file is where a folder belongs: move it away, or choose another place.';

/** Where the system's reason says more than the code of the error. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  ENOTDIR: inTheWay,
  EEXIST: inTheWay,
  EROFS: 'The file system is mounted read-only: mount it for writing, or choose another place.',
};

const isFull = (reason: string): boolean => remedies[reason] === full;

/** A system error as a SetupError that names the path; what is one already stays what it is. */
export function atPath(code: Code, action: string, path: string, thrown: unknown): SetupError {
  if (thrown instanceof SetupError) return thrown;
  const reason = systemCode(thrown) ?? (thrown instanceof Error ? thrown.message : String(thrown));
  const remedy = remedies[reason];
  const details = isFull(reason) ? { isDiskFull: true } : {};
  return new SetupError(code, `cannot ${action} ${path}: ${reason}`, {
    details,
    cause: thrown,
    ...(remedy && { remedy }),
  });
}

/** Thrown wherever work is given up because of a signal. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted(signal);
}

/** The error of an aborted run; the signal's reason is the SetupError or the name of the process signal. */
export function interrupted(signal: AbortSignal): SetupError {
  const reason: unknown = signal.reason;
  if (reason instanceof SetupError) return reason;
  return new SetupError('interrupted', `stopped by ${typeof reason === 'string' ? reason : 'a signal'}`, {
    details: { signal: reason },
  });
}
