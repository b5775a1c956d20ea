import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Draft } from '../app/draft.js';
import type { Locations } from '../app/ports.js';
import type { Kind } from '../core/codes.js';
import { type SetupError, asSetupError, exitCodeOf, internalError, stackOf } from '../core/errors.js';
import type { Command } from '../core/inputs.js';
import type { InputValues } from '../core/parse-inputs.js';
import { Secrets } from '../core/secrets.js';
import type { Report } from '../core/schema/report.js';
import { currentFolder } from '../cli/current-folder.js';
import { Faults } from '../cli/faults.js';
import { compileHere, lastTurn } from '../cli/last-turn.js';
import type { Host, Workers } from '../cli/host.js';
import { createProgress } from '../cli/progress.js';
import { abortOnSignals, exitCodeOfSignal } from '../cli/signals.js';
import { listenToOutputs } from '../cli/streams.js';
import { finishReport } from '../cli/tell.js';
import { renderAnnotations } from '../render/annotations.js';
import { locate } from '../io/locate.js';
import { renderConsole } from '../render/console.js';
import { renderDetails } from '../render/details.js';
import { readCacheRun } from './cache-run.js';
import { readInputs } from './inputs.js';

export interface Action {
  command: Command;
  workers: Workers;
  /** Does the work; returns the variables to export to later steps. */
  work(values: InputValues, host: Host, draft: Draft): Promise<Record<string, string>>;
  outputs(
    report: Report,
    paths: { dataDir: string; hfHome: string; lockFile: string; report: string },
  ): Record<string, string>;
}

/** The runner takes a line that begins with `::` or holds `##[` for a command, whoever wrote it. */
export function harmless(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}

const secrets = new Secrets(process.env);
secrets.add(process.env['INPUT_HF-TOKEN']);

const out = { write: (text: string) => process.stdout.write(harmless(secrets.hide(text))) };

const reportFile = (): string => join(process.env['RUNNER_TEMP'] || tmpdir(), 'steve1-setup', 'report.json');

/** How a run has ended, and what is told of it. */
interface Ending {
  action: Action;
  draft: Draft;
  values: InputValues | undefined;
  where: Locations | undefined;
  /** Exported only when everything verified. */
  variables: Record<string, string>;
  thrown: SetupError | undefined;
}

/** All that is told, before the first of it is: what cannot be rendered is a fault of ours. */
async function render({ action, draft, values, where, thrown }: Ending) {
  const { report, json } = finishReport(draft, thrown, secrets);
  const paths = { dataDir: where?.dataDir ?? '', hfHome: where?.hfHome ?? '', lockFile: where?.lockFile ?? '' };
  const wantsSummary = values?.summary !== false && Boolean(process.env['GITHUB_STEP_SUMMARY']);
  return {
    kind: report.error?.kind as Kind | undefined,
    json,
    log: renderConsole(report, { color: false }),
    details: renderDetails(report, { ...where }),
    outputs: action.outputs(report, { ...paths, report: reportFile() }),
    annotations: renderAnnotations(report),
    summary: wantsSummary ? (await import('../render/summary.js')).renderSummary(report) : undefined,
  };
}

/**
 * Tells the log, the report, the outputs, the annotations and the summary, each whatever becomes of the others, and
 * exports the variables if all of it has succeeded and all is still well. Returns what could not be written.
 */
async function tell(
  rendered: Awaited<ReturnType<typeof render>>,
  ending: Ending,
  check: () => Promise<void>,
): Promise<Error[]> {
  const { thrown, variables } = ending;
  const failures: Error[] = [];
  const attempt = async (step: () => unknown): Promise<boolean> => {
    try {
      await step();
      return true;
    } catch (error) {
      // What is no trouble of the machine is one of ours.
      if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) throw error;
      failures.push(error);
      return false;
    }
  };
  out.write(rendered.log);
  if (thrown?.code === 'internal-error') out.write(`${stackOf(thrown)}\n`);
  const isReported = await attempt(async () => {
    await mkdir(dirname(reportFile()), { recursive: true });
    await writeFile(reportFile(), rendered.json);
  });
  const toolkit = await import('@actions/core');
  if (toolkit.isDebug()) for (const line of rendered.details) toolkit.debug(line);
  const outputs = { ...rendered.outputs, ...(!isReported && { report: '' }) };
  await attempt(() => Object.entries(outputs).forEach(([name, value]) => toolkit.setOutput(name, value)));
  for (const { level, title, message } of rendered.annotations) toolkit[level](message, { title });
  const { summary } = rendered;
  if (summary !== undefined) await attempt(() => toolkit.summary.addRaw(summary).write());
  await check();
  if (failures.length === 0)
    await attempt(() => Object.entries(variables).forEach(([name, value]) => toolkit.exportVariable(name, value)));
  // Later steps would go on without what they need.
  for (const { message } of failures)
    toolkit.error(`cannot write what the runner is to read: ${message}`, { title: 'write-failed' });
  return failures;
}

/** Tells the end, and once more where a fault comes to light on the way; the exit code. */
async function conclude(ending: Ending, faults: Faults): Promise<number> {
  try {
    const { kind, failures } = await faults.guard(async (check) => {
      const rendered = await render(ending);
      return { kind: rendered.kind, failures: await tell(rendered, ending, check) };
    });
    const signal: unknown = ending.thrown?.details['signal'];
    if (typeof signal === 'string') return exitCodeOfSignal(signal);
    return kind !== undefined ? exitCodeOf(kind) : failures.length > 0 ? exitCodeOf('environment') : 0;
  } catch (error) {
    const thrown = ending.thrown?.kind === 'internal' ? ending.thrown : internalError(error);
    const told = { ...ending, thrown, variables: {} };
    try {
      // What was gathered may be what cannot be rendered.
      const empty = { ...told, draft: new Draft(ending.action.command, Date.now) };
      await tell(await render(told).catch(() => render(empty)), told, () => Promise.resolve());
    } catch {
      out.write(`error: ${thrown.message}\n`);
    }
    return exitCodeOf('internal');
  }
}

/**
 * Runs an action: the error boundary and the one exit. Report, outputs, annotations and summary are written however
 * it ends; variables are exported only when everything verified.
 */
export async function runAction(action: Action): Promise<never> {
  compileHere();
  const faults = Faults.watch();
  listenToOutputs();
  const stop = abortOnSignals();
  const progress = createProgress(out, { live: false });
  const draft = new Draft(action.command, Date.now);
  const ending: Ending = { action, draft, values: undefined, where: undefined, variables: {}, thrown: undefined };
  const work = async (): Promise<Record<string, string>> => {
    const values = (ending.values = readInputs(action.command, process.env));
    const token = values['hf-token'] ?? (process.env['HF_TOKEN']?.trim() || undefined);
    if (token !== undefined) (await import('@actions/core')).setSecret(token);
    secrets.add(token);
    const base = process.env['GITHUB_WORKSPACE'] || currentFolder();
    ending.where = await locate(values, base);
    const cacheRun = readCacheRun(process.env);
    const { workers } = action;
    return action.work(values, { base, env: process.env, token, progress, workers, cacheRun, ...stop }, draft);
  };
  try {
    ending.variables = await faults.guard(work, stop.abort);
  } catch (error) {
    ending.thrown = asSetupError(error);
  }
  progress.end();
  const code = await conclude(ending, faults);
  // The toolkit and the HTTP client may hold timers; nothing is to be waited for any more.
  await new Promise<void>((done) => process.stdout.write('', () => done()));
  await lastTurn();
  process.exit(code);
}
