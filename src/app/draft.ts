import { codes } from '../core/codes.js';
import { type Finding, type SetupError, decisive, docsLink, exitCodeOf } from '../core/errors.js';
import type { AssetReport, RepairReport, Report } from '../core/schema/report.js';
import type { Counters } from './ports.js';

/**
 * A report that grows while a command runs, so that whatever ends the run, what had been found and done until then is
 * told. The entry makes it, the use case fills it, the error boundary finishes it.
 */
export class Draft {
  bundle: Report['bundle'];
  readonly findings: Finding[] = [];
  readonly assets: AssetReport[] = [];
  environment: Record<string, string> = {};
  lock: Report['lock'];
  cache: Report['cache'];
  readonly repairs: RepairReport[] = [];
  device: Report['device'];
  readonly counters: Counters = { requests: 0, bytesDownloaded: 0, bytesHashed: 0 };
  private readonly timing: Record<string, number> = {};
  private current: { phase: string; since: number } | undefined;

  constructor(
    readonly command: string,
    private readonly now: () => number,
  ) {}

  /** Ends the phase before and begins one; a phase entered twice adds up. */
  phase(phase: string): void {
    this.endPhase();
    this.current = { phase, since: this.now() };
  }

  /** One by one: a call with as many arguments as a large cache has findings would run out of stack. */
  tell(findings: readonly Finding[]): void {
    for (const one of findings) this.findings.push(one);
  }

  private endPhase(): void {
    if (!this.current) return;
    const { phase, since } = this.current;
    this.timing[phase] = Math.round((this.timing[phase] ?? 0) * 1000 + this.now() - since) / 1000;
    this.current = undefined;
  }

  /** The finished report. Its error is the one thrown, or else the decisive finding. */
  finish(thrown?: SetupError): Report {
    this.endPhase();
    const worst = decisive(this.findings);
    const error = thrown
      ? { code: thrown.code, kind: thrown.kind, message: thrown.message, remedy: thrown.remedy, docs: thrown.docs }
      : worst && {
          code: worst.code,
          kind: codes[worst.code].kind,
          message: worst.message,
          remedy: worst.remedy,
          docs: docsLink(worst.code),
        };
    return {
      schema: 'steve1-report/1',
      command: this.command,
      verdict: error === undefined ? 'pass' : exitCodeOf(error.kind) === 1 ? 'fail' : 'error',
      ...(error && { error }),
      ...(this.bundle && { bundle: this.bundle }),
      findings: this.findings,
      assets: this.assets,
      environment: this.environment,
      ...(this.lock && { lock: this.lock }),
      ...(this.cache && { cache: this.cache }),
      ...(this.repairs.length > 0 && { repairs: this.repairs }),
      ...(this.device && { device: this.device }),
      counters: { ...this.counters },
      timing: this.timing,
    };
  }
}
