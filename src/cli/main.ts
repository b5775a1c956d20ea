import { resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { Draft } from '../app/draft.js';
import { SetupError, asSetupError, exitCodeOf } from '../core/errors.js';
import type { Kind } from '../core/codes.js';
import type { Command } from '../core/inputs.js';
import { parseInputs } from '../core/parse-inputs.js';
import { Secrets } from '../core/secrets.js';
import type { Shell } from '../core/shell-quote.js';
import { atPath } from '../io/errors.js';
import { type InputFile, readInputFile } from '../io/input-file.js';
import { type Arguments, commandIn, readArguments } from './arguments.js';
import { currentFolder } from './current-folder.js';
import { Faults } from './faults.js';
import type { Host, Workers } from './host.js';
import { createProgress } from './progress.js';
import { abortOnSignals, exitCodeOfSignal } from './signals.js';
import { compileHere, lastTurn } from './last-turn.js';
import { listenToOutputs } from './streams.js';
import { type Ending, type Output, tell, tellFailure } from './tell.js';

const tokenFile: InputFile = { code: 'token-file-unreadable', what: 'a file that holds a token', mostBytes: 64 << 10 };

async function readToken(file: string | undefined, base: string): Promise<string | undefined> {
  if (file === undefined) return process.env['HF_TOKEN']?.trim() || undefined;
  const text = await readInputFile(resolve(base, file), tokenFile).catch((error: unknown) => {
    throw atPath('token-file-unreadable', 'read', file, error);
  });
  return text.split('\n')[0]!.trim() || undefined;
}

/** Runs one command; undefined when its report is what is to be told. */
async function run(
  command: Command,
  { raw, bare, paths }: Arguments,
  shell: Pick<Host, 'workers' | 'progress' | 'signal' | 'abort'>,
  draft: Draft,
  secrets: Secrets,
): Promise<Output | undefined> {
  const values = parseInputs(command, raw, (name) => `--${name}`);
  if (command === 'bundle')
    return { standard: (await import('./commands/bundle-ls.js')).listBundles(bare.json === true) };
  const base = currentFolder();
  const token = await readToken(bare['hf-token-file'], base);
  secrets.add(token);
  const host: Host = { base, env: process.env, token, ...shell };
  const given = { asksForBundle: raw['bundle'] !== undefined };
  switch (command) {
    case 'provision':
      await (await import('./commands/provision.js')).runProvision(values, host, draft);
      return undefined;
    case 'verify':
      if (bare['hub-cache'] === undefined) await (await import('./commands/verify.js')).runVerify(values, host, draft);
      else await (await import('./commands/hub-cache.js')).verifyCache(bare['hub-cache'], values, given, host, draft);
      return undefined;
    case 'repair':
      await (await import('./commands/repair.js')).runRepair(values, bare, given, host, draft);
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
    case 'probe': {
      const document = secrets.hideIn(await (await import('./commands/probe.js')).runProbe(values, host, draft));
      const text = (await import('../render/device.js')).renderDevice(document);
      return bare.json ? { standard: `${JSON.stringify(document, null, 2)}\n`, aside: text } : { standard: text };
    }
    case 'inspect': {
      const { document, ok } = await (await import('./commands/inspect.js')).runInspect(paths, bare, values, base);
      const text = (await import('../render/inspect.js')).renderInspect(document);
      const json = `${JSON.stringify(document, null, 2)}\n`;
      return { ...(bare.json ? { standard: json, aside: text } : { standard: text }), code: ok ? 0 : 1 };
    }
  }
  // A command without a case here does not compile; it would print an empty report and exit with 0.
  return command satisfies never;
}

/** The command line: the error boundary, and the one exit. */
export async function main(argv: readonly string[], workers: Workers): Promise<never> {
  compileHere();
  const faults = Faults.watch();
  listenToOutputs();
  const stop = abortOnSignals();
  const secrets = new Secrets(process.env);
  const progress = createProgress(
    {
      write: (text) => process.stderr.write(secrets.hide(text)),
      get columns() {
        return process.stderr.columns;
      },
    },
    { live: process.stderr.isTTY === true && !process.env['NO_COLOR'] },
  );
  const ending: Ending = {
    secrets,
    // Both known before the flags are understood: a misspelt one is answered in JSON too, and as its command answers.
    draft: new Draft(commandIn(argv) ?? 'steve1-setup', Date.now),
    bare: { json: argv.includes('--json') },
    output: undefined,
    thrown: undefined,
    documentIsTold: false,
  };
  const work = async (): Promise<void> => {
    const read = readArguments(argv);
    ending.bare = read.bare;
    if (read.bare.version) ending.output = { standard: `${manifest.version}\n` };
    else if (read.bare.help) ending.output = { standard: (await import('../render/help.js')).renderHelp(read.command) };
    else if (read.command === undefined) throw new SetupError('command-unknown', 'no command was given');
    else {
      ending.draft = new Draft(read.command, Date.now);
      ending.output = await run(read.command, read, { workers, progress, ...stop }, ending.draft, secrets);
    }
  };
  try {
    await faults.guard(work, stop.abort);
  } catch (error) {
    ending.output = undefined;
    ending.thrown = asSetupError(error);
  }
  // Work that could not be stopped draws no more lines between those that follow.
  progress.end();
  const code = await conclude(ending, faults);
  await lastTurn();
  process.exit(code);
}

/** Tells the end, also where telling fails; the exit code. */
async function conclude(ending: Ending, faults: Faults): Promise<number> {
  const { thrown } = ending;
  try {
    const { error } = await faults.guard((check) => tell(ending, check));
    const signal: unknown = thrown?.details['signal'];
    if (typeof signal === 'string') return exitCodeOfSignal(signal);
    return error ? exitCodeOf(error.kind as Kind) : (ending.output?.code ?? 0);
  } catch (error) {
    const failure = asSetupError(error);
    await tellFailure(ending, failure);
    return exitCodeOf(thrown?.kind === 'internal' ? 'internal' : failure.kind);
  }
}
