import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Draft } from '../app/draft.js';
import type { Locations } from '../app/ports.js';
import type { Kind } from '../core/codes.js';
import { type SetupError, asSetupError, exitCodeOf } from '../core/errors.js';
import type { Command } from '../core/inputs.js';
import type { InputValues } from '../core/parse-inputs.js';
import { Secrets } from '../core/secrets.js';
import type { Report } from '../core/schema/report.js';
import type { Host, Workers } from '../cli/host.js';
import { createProgress } from '../cli/progress.js';
import { abortOnSignals, exitCodeOfSignal } from '../cli/signals.js';
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

async function writeReport(report: Report): Promise<string> {
  const folder = join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'steve1-setup');
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'report.json');
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

const stackOf = (error: SetupError): string => String((error.cause as Error | undefined)?.stack ?? error.stack);

/**
 * Runs an action: the error boundary and the one exit. Report, outputs, annotations and summary are written however
 * it ends; variables are exported only when everything verified.
 */
export async function runAction(action: Action): Promise<never> {
  const toolkit = await import('@actions/core');
  const draft = new Draft(action.command, Date.now);
  const stop = abortOnSignals();
  const base = process.env['GITHUB_WORKSPACE'] || process.cwd();
  let values: InputValues | undefined;
  let where: Locations | undefined;
  let variables: Record<string, string> = {};
  let thrown: SetupError | undefined;
  try {
    values = readInputs(action.command, process.env);
    where = await locate(values, base);
    const token = values['hf-token'] ?? (process.env['HF_TOKEN']?.trim() || undefined);
    if (token !== undefined) toolkit.setSecret(token);
    secrets.add(token);
    const host: Host = {
      base,
      env: process.env,
      token,
      progress: createProgress(out, { live: false }),
      workers: action.workers,
      cacheRun: readCacheRun(process.env),
      ...stop,
    };
    variables = await action.work(values, host, draft);
  } catch (error) {
    thrown = asSetupError(error);
  }

  const report = secrets.hideIn(draft.finish(thrown));
  let code = report.error ? exitCodeOf(report.error.kind as Kind) : 0;
  out.write(renderConsole(report, { color: false }));
  if (thrown?.code === 'internal-error') out.write(`${stackOf(thrown)}\n`);
  if (toolkit.isDebug()) for (const line of renderDetails(report, { ...where })) toolkit.debug(line);
  try {
    const path = await writeReport(report);
    for (const [name, value] of Object.entries(variables)) toolkit.exportVariable(name, value);
    const outputs = action.outputs(report, {
      dataDir: where?.dataDir ?? '',
      hfHome: where?.hfHome ?? '',
      lockFile: where?.lockFile ?? '',
      report: path,
    });
    for (const [name, value] of Object.entries(outputs)) toolkit.setOutput(name, value);
    for (const { level, title, message } of renderAnnotations(report)) toolkit[level](message, { title });
    if (values?.summary !== false && process.env['GITHUB_STEP_SUMMARY']) {
      const { renderSummary } = await import('../render/summary.js');
      await toolkit.summary.addRaw(renderSummary(report)).write();
    }
  } catch (error) {
    // RUNNER_TEMP or a command file of the runner cannot be written: later steps would go on without what they need.
    toolkit.error(`cannot write what the runner is to read: ${(error as Error).message}`, { title: 'write-failed' });
    code ||= exitCodeOf('environment');
  }
  // The toolkit and the HTTP client may hold timers; nothing is to be waited for any more.
  const signal: unknown = thrown?.details['signal'];
  await new Promise<void>((done) => process.stdout.write('', () => done()));
  process.exit(typeof signal === 'string' ? exitCodeOfSignal(signal) : code);
}
