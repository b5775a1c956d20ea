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
  if (thrown instanceof SetupError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return new SetupError('internal-error', text, { cause: thrown });
}
