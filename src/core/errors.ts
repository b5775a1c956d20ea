import { type Code, type Kind, codes } from './codes.js';

export type Severity = 'error' | 'warning' | 'note';

/** One thing that was observed: data, returned and rendered, never thrown. */
export interface Finding {
  code: Code;
  severity: Severity;
  /** What it is about: an asset id, a path, or the name of a variable. */
  subject: string;
  message: string;
  expected?: string;
  actual?: string;
  remedy: string;
}

/** Builds a finding; the remedy is the registry's unless a more exact one is given. */
export function finding(
  code: Code,
  severity: Severity,
  subject: string,
  message: string,
  more: { expected?: string; actual?: string; remedy?: string } = {},
): Finding {
  return { code, severity, subject, message, ...more, remedy: more.remedy ?? codes[code].remedy };
}

/** Control flow: the one error type that is thrown on purpose. Its kind, and so the exit code, follows from its code. */
export class SetupError extends Error {
  readonly code: Code;
  readonly remedy: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: Code,
    message: string,
    more: { remedy?: string; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'SetupError';
    this.code = code;
    this.remedy = more.remedy ?? codes[code].remedy;
    this.details = more.details ?? {};
  }

  get kind(): Kind {
    return codes[this.code].kind;
  }

  get docs(): string {
    return docsLink(this.code);
  }
}

/** Where a code is explained. */
export function docsLink(code: Code): string {
  return `https://github.com/aimc/steve1-setup/blob/main/docs/errors.md#${code}`;
}

const exitCodes: Record<Kind, number> = {
  integrity: 1,
  device: 1,
  smoke: 1,
  configuration: 2,
  environment: 3,
  network: 3,
  internal: 70,
};

/** The process exit code for a kind of error: 1 the answer is no, 2 the question was wrong, 3 it could not be answered. */
export function exitCodeOf(kind: Kind): number {
  return exitCodes[kind];
}

/**
 * The finding that decides how a run ends: the first error of the gravest kind. Wrong bytes outrank a source that
 * could not be asked, because only they mean that the answer is no. Undefined when nothing is an error.
 */
export function decisive(findings: readonly Finding[]): Finding | undefined {
  const gravity: Kind[] = ['internal', 'integrity', 'device', 'smoke', 'configuration', 'environment', 'network'];
  const errors = findings.filter((f) => f.severity === 'error');
  return errors.sort((a, b) => gravity.indexOf(codes[a.code].kind) - gravity.indexOf(codes[b.code].kind))[0];
}

/** Errors that end a run as a whole, whatever else went wrong with one asset or another. */
export const endsTheRun = ({ code }: SetupError): boolean =>
  code === 'interrupted' || code === 'lock-lost' || code === 'internal-error';

/** Any thrown value as a SetupError; what was not thrown on purpose becomes `internal-error` with its cause. */
export function asSetupError(thrown: unknown): SetupError {
  return isSetupError(thrown) ? thrown : internalError(thrown);
}

/** A fault of our own, whatever was thrown and whatever code it carries. */
export const internalError = (thrown: unknown): SetupError =>
  new SetupError('internal-error', wordsOf(thrown), { cause: thrown });

/** A proxy may throw when it is asked what it is. */
function isSetupError(thrown: unknown): thrown is SetupError {
  try {
    return thrown instanceof SetupError;
  } catch {
    return false;
  }
}

/** The message of any thrown value. Anything can be thrown, also what has no text or throws when it is read. */
export function wordsOf(thrown: unknown): string {
  try {
    const { message, name } = Object(thrown) as { message?: unknown; name?: unknown };
    if (typeof message === 'string' && message !== '') return message;
    if (thrown instanceof Error) return `${String(name)} without a message`;
    if (typeof thrown !== 'object' || thrown === null) return String(thrown);
    return `something other than an error was thrown: ${JSON.stringify(thrown)}`;
  } catch {
    return 'something was thrown that cannot be read';
  }
}

/** Where an error was thrown: its stack or that of its cause. */
export function stackOf(error: SetupError): string {
  try {
    const { stack } = Object(error.cause) as { stack?: unknown };
    if (typeof stack === 'string') return stack;
  } catch {
    // The cause cannot be read: our own stack says where it was met.
  }
  return String(error.stack);
}
