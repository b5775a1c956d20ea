import { dirname, resolve } from 'node:path';
import { Draft } from '../app/draft.js';
import { SetupError, asSetupError, stackOf } from '../core/errors.js';
import type { BundlesDocument } from '../core/schema/bundles.js';
import type { DeviceDocument } from '../core/schema/device.js';
import type { InspectDocument } from '../core/schema/inspect.js';
import type { Report } from '../core/schema/report.js';
import type { Secrets } from '../core/secrets.js';
import { systemCode } from '../io/errors.js';
import type { Bare } from './arguments.js';
import { currentFolder } from './current-folder.js';
import { print } from './streams.js';

/** What a command prints itself, where that is not the report. */
export interface Output {
  standard: string;
  /** For people, when standard output belongs to a program. */
  aside?: string;
  code?: number;
}

/** How a command has ended, and what of it has been told. */
export interface Ending {
  /** What is hidden in all that is told. */
  secrets: Secrets;
  draft: Draft;
  bare: Bare;
  output: Output | undefined;
  thrown: SetupError | undefined;
  /** A program reads one document and not two. */
  documentIsTold: boolean;
}

/** The report of a run, and its text; of a draft that cannot be finished, the fault alone. */
export function finishReport(
  draft: Draft,
  thrown: SetupError | undefined,
  secrets: Secrets,
): { report: Report; json: string } {
  const finish = (from: Draft, error: SetupError | undefined) => {
    const report = secrets.hideIn(from.finish(error));
    return { report, json: textOf(documentOf(report)) };
  };
  try {
    return finish(draft, thrown);
  } catch (error) {
    return finish(new Draft(draft.command, Date.now), thrown ?? asSetupError(error));
  }
}

const textOf = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/**
 * Tells what a command has found or done: to people, to the file of `--report`, and as the one document of `--json`,
 * before which it checks that all is still well.
 */
export async function tell(ending: Ending, check: () => Promise<void>): Promise<Report> {
  const { draft, bare, output, thrown, secrets } = ending;
  const { report, json } = finishReport(draft, thrown, secrets);
  if (output !== undefined) {
    if (output.aside) await print(process.stderr, output.aside);
    await check();
    ending.documentIsTold = true;
    await print(process.stdout, output.standard);
    return report;
  }
  const { renderConsole } = await import('../render/console.js');
  const stream = bare.json || draft.command === 'env' ? process.stderr : process.stdout;
  await print(stream, renderConsole(report, { color: stream.isTTY === true && !process.env['NO_COLOR'] }));
  if (thrown?.code === 'internal-error') await print(process.stderr, `${secrets.hide(stackOf(thrown))}\n`);
  // After what people read: where the file cannot be written, the rest has been told.
  if (bare.report !== undefined) await writeReport(bare.report, json);
  if (bare.json) {
    await check();
    ending.documentIsTold = true;
    await print(process.stdout, json);
  }
  return report;
}

async function writeReport(file: string, json: string): Promise<void> {
  try {
    const path = resolve(currentFolder(), file);
    const [{ makeFolders }, { writeOutputFile }] = await Promise.all([
      import('../io/folders.js'),
      import('../io/output-file.js'),
    ]);
    await makeFolders(dirname(path));
    await writeOutputFile(path, json);
  } catch (error) {
    if (error instanceof SetupError || systemCode(error) === undefined) throw error;
    throw new SetupError('write-failed', `cannot write the report: ${(error as Error).message}`, { cause: error });
  }
}

/** The last words, when telling has failed: nothing here is loaded, and each is tried whatever became of the others. */
export async function tellFailure(ending: Ending, error: SetupError): Promise<void> {
  const { draft, bare, secrets } = ending;
  const lines = [`error: ${error.message}`, `Fix: ${error.remedy}`, `See: ${error.docs}`];
  if (error.code === 'internal-error') lines.push(stackOf(error));
  const { json } = finishReport(draft, error, secrets);
  const attempts = [() => print(process.stderr, secrets.hide(`${lines.join('\n')}\n`))];
  if (bare.json && !ending.documentIsTold) attempts.push(() => print(process.stdout, json));
  if (bare.report !== undefined && error.code === 'internal-error')
    attempts.push(() => writeReport(bare.report!, json));
  for (const attempt of attempts) await attempt().catch(() => undefined);
}

/** Each command keeps the schema of its document, on failure too. */
function documentOf(report: Report): Report | InspectDocument | BundlesDocument | DeviceDocument {
  const { command, error } = report;
  if (command === 'inspect') return { schema: 'steve1-inspect/1', error, files: [] };
  if (command === 'bundle') return { schema: 'steve1-bundles/1', error, bundles: [] };
  if (command === 'probe' && error !== undefined) return notProbed(error);
  return report;
}

/** Nothing was asked, and nothing is to be relied on but the CPU. */
const notProbed = (error: NonNullable<Report['error']>): DeviceDocument => ({
  schema: 'steve1-device/1',
  error,
  device: 'cpu',
  state: 'unknown',
  reason: error.message,
  remedy: error.remedy,
  modifiers: [],
  gpus: [],
  others: {},
  prerequisites: {},
});
