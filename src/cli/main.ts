import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { Draft } from '../app/draft.js';
import { SetupError, asSetupError, exitCodeOf } from '../core/errors.js';
import type { Kind } from '../core/codes.js';
import type { Command } from '../core/inputs.js';
import { parseInputs } from '../core/parse-inputs.js';
import type { BundlesDocument } from '../core/schema/bundles.js';
import type { DeviceDocument } from '../core/schema/device.js';
import type { InspectDocument } from '../core/schema/inspect.js';
import type { Report } from '../core/schema/report.js';
import { Secrets } from '../core/secrets.js';
import type { Shell } from '../core/shell-quote.js';
import { atPath } from '../io/errors.js';
import { type InputFile, readInputFile } from '../io/input-file.js';
import { type Arguments, commandIn, readArguments } from './arguments.js';
import type { Host, Workers } from './host.js';
import { createProgress } from './progress.js';
import { abortOnSignals, exitCodeOfSignal } from './signals.js';

/** Writes and waits until the text has left the process; a reader that has gone away is no error. */
async function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  await new Promise<void>((done) => {
    stream.once('error', () => done());
    stream.write(text, () => done());
  });
}

const tokenFile: InputFile = { code: 'token-file-unreadable', what: 'a file that holds a token', mostBytes: 64 << 10 };

async function readToken(file: string | undefined, base: string): Promise<string | undefined> {
  if (file === undefined) return process.env['HF_TOKEN']?.trim() || undefined;
  const text = await readInputFile(resolve(base, file), tokenFile).catch((error: unknown) => {
    throw atPath('token-file-unreadable', 'read', file, error);
  });
  return text.split('\n')[0]!.trim() || undefined;
}

/** What a command prints itself, where that is not the report. */
interface Output {
  standard: string;
  /** For people, when standard output belongs to a program. */
  aside?: string;
  code?: number;
}

/** Runs one command; undefined when its report is what is to be told. */
async function run(
  command: Command,
  { raw, bare, paths }: Arguments,
  workers: Workers,
  draft: Draft,
  stop: ReturnType<typeof abortOnSignals>,
  secrets: Secrets,
): Promise<Output | undefined> {
  const values = parseInputs(command, raw, (name) => `--${name}`);
  const base = process.cwd();
  const token = await readToken(bare['hf-token-file'], base);
  secrets.add(token);
  const live = process.stderr.isTTY === true && !process.env['NO_COLOR'];
  const progress = createProgress(
    {
      write: (text) => process.stderr.write(secrets.hide(text)),
      get columns() {
        return process.stderr.columns;
      },
    },
    { live },
  );
  const host: Host = {
    base,
    env: process.env,
    token,
    progress,
    workers,
    ...stop,
  };
  switch (command) {
    case 'provision':
      await (await import('./commands/provision.js')).runProvision(values, host, draft);
      return undefined;
    case 'verify':
      if (bare['hub-cache'] === undefined) await (await import('./commands/verify.js')).runVerify(values, host, draft);
      else await (await import('./commands/hub-cache.js')).verifyCache(bare['hub-cache'], values, host, draft);
      return undefined;
    case 'repair':
      await (await import('./commands/repair.js')).runRepair(values, bare, host, draft);
      return undefined;
    case 'env': {
      const variables = await (await import('./commands/env.js')).runEnv(values, host, draft);
      if (bare.json || Object.keys(variables).length === 0) return undefined;
      const { renderEnvironment } = await import('../core/shell-quote.js');
      const { renderFindings } = await import('../render/console.js');
      return {
        standard: renderEnvironment(variables, (bare.shell ?? 'sh') as Shell),
        aside: renderFindings(secrets.hideIn(draft.finish())),
      };
    }
    case 'lock':
      await (await import('./commands/lock.js')).runLock(values, bare.check === true, host, draft);
      return undefined;
    case 'pack':
      await (await import('./commands/pack.js')).runPack(values, bare.output, host, draft);
      return undefined;
    case 'bundle':
      return { standard: (await import('./commands/bundle-ls.js')).listBundles(bare.json === true) };
    case 'probe': {
      const document = secrets.hideIn(await (await import('./commands/probe.js')).runProbe(values, host, draft));
      const text = (await import('../render/device.js')).renderDevice(document);
      return bare.json ? { standard: `${JSON.stringify(document, null, 2)}\n`, aside: text } : { standard: text };
    }
    case 'inspect': {
      const { document, ok } = await (await import('./commands/inspect.js')).runInspect(paths, bare);
      const text = (await import('../render/inspect.js')).renderInspect(document);
      const json = `${JSON.stringify(document, null, 2)}\n`;
      return { ...(bare.json ? { standard: json, aside: text } : { standard: text }), code: ok ? 0 : 1 };
    }
  }
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

async function tell(report: Report, bare: Arguments['bare'], toStandardOutput: boolean): Promise<void> {
  const json = `${JSON.stringify(documentOf(report), null, 2)}\n`;
  const { renderConsole } = await import('../render/console.js');
  const stream = bare.json || !toStandardOutput ? process.stderr : process.stdout;
  await print(stream, renderConsole(report, { color: stream.isTTY === true && !process.env['NO_COLOR'] }));
  if (bare.json) await print(process.stdout, json);
  // Last: where it cannot be written, the rest has been told.
  if (bare.report !== undefined) {
    const path = resolve(bare.report);
    const { makeFolders } = await import('../io/folders.js');
    await makeFolders(dirname(path));
    await writeFile(path, json);
  }
}

/** The command line: the error boundary, and the one exit. */
export async function main(argv: readonly string[], workers: Workers): Promise<never> {
  // Both known before the flags are understood: a misspelt one is answered in JSON too, and as its command answers.
  let draft = new Draft(commandIn(argv) ?? 'steve1-setup', Date.now);
  let bare: Arguments['bare'] = { json: argv.includes('--json') };
  const stop = abortOnSignals();
  const secrets = new Secrets(process.env);
  let thrown: SetupError | undefined;
  let output: Output | undefined;
  try {
    const read = readArguments(argv);
    bare = read.bare;
    if (bare.version) output = { standard: `${manifest.version}\n` };
    else if (bare.help) output = { standard: (await import('../render/help.js')).renderHelp(read.command) };
    else if (read.command === undefined) throw new SetupError('command-unknown', 'no command was given');
    else {
      draft = new Draft(read.command, Date.now);
      output = await run(read.command, read, workers, draft, stop, secrets);
    }
  } catch (error) {
    thrown = asSetupError(error);
  }
  const report = secrets.hideIn(draft.finish(thrown));
  try {
    if (output === undefined) await tell(report, bare, draft.command !== 'env');
    else {
      if (output.aside) await print(process.stderr, output.aside);
      await print(process.stdout, output.standard);
    }
    if (thrown?.code === 'internal-error')
      await print(
        process.stderr,
        `${secrets.hide(String((thrown.cause as Error | undefined)?.stack ?? thrown.stack))}\n`,
      );
  } catch (error) {
    thrown = new SetupError('write-failed', `cannot write the report: ${(error as Error).message}`);
    await print(process.stderr, `${thrown.message}\nFix: ${thrown.remedy}\n`);
    process.exit(exitCodeOf(thrown.kind));
  }
  const signal: unknown = thrown?.details['signal'];
  process.exit(
    typeof signal === 'string'
      ? exitCodeOfSignal(signal)
      : report.error
        ? exitCodeOf(report.error.kind as Kind)
        : (output?.code ?? 0),
  );
}
