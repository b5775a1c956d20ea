import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const dist = resolve('dist');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves when standard output or error has matched. */
  until(pattern: RegExp): Promise<void>;
}

/** The environment of a test run: nothing of the machine that a product under test would listen to. */
export function cleanEnv(more: Record<string, string | undefined> = {}): Record<string, string> {
  const watched =
    /^(HF_|HUGGINGFACE_|TRANSFORMERS_|PYTORCH_|INPUT_|GITHUB_|RUNNER_|STEVE1_|NODE_OPTIONS|NO_COLOR|FORCE_COLOR|https?_proxy|no_proxy|all_proxy)/i;
  const kept = Object.entries(process.env).filter(([name]) => !watched.test(name));
  return Object.fromEntries(
    [...kept, ...Object.entries(more)].filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/**
 * Starts a script of dist. What does not end is killed after `limitMs`, so that no test hangs, and says so. That is far
 * more than anything takes, because a busy machine is no fault.
 */
export function start(
  script: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string | undefined>; limitMs?: number; nodeArgs?: string[] },
): Running {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), script, ...args], {
    cwd: options.cwd,
    env: cleanEnv(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
      for (const listener of listeners) listener();
    });
  }
  const limitMs = options.limitMs ?? 120_000;
  let late = false;
  const limit = setTimeout(() => (late = child.kill('SIGKILL')), limitMs);
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      for (const listener of listeners) listener();
      if (late) fail(new Error(`no end within ${limitMs} ms:\n${text.stdout}\n${text.stderr}`));
      else done({ code: code ?? (signal === 'SIGKILL' ? -9 : null), ...text });
    });
  });
  const until = (pattern: RegExp) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (pattern.test(text.stdout + text.stderr)) done();
        else if (child.exitCode !== null || child.signalCode !== null)
          fail(new Error(`ended before ${String(pattern)}:\n${text.stdout}\n${text.stderr}`));
        else return;
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  return { child, ended, until };
}

/** Runs the command line of dist to its end. */
export const cli = (args: readonly string[], options: Parameters<typeof start>[2]): Promise<Ended> =>
  start(join(dist, 'cli', 'index.js'), args, options).ended;

export interface ActionEnded extends Ended {
  outputs: Record<string, string>;
  exported: Record<string, string>;
  summary: string;
  report: unknown;
}

/** The files by which a runner takes outputs and variables: `name<<delimiter`, the value, the delimiter. */
function readCommandFile(path: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = readFileSync(path, 'utf8').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const match = /^([^<]+)<<(.+)$/.exec(lines[at]!);
    if (!match) continue;
    const end = lines.indexOf(match[2]!, at + 1);
    values[match[1]!] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

/** Runs an action of dist as the runner does: inputs as INPUT_…, command files, a workspace. */
export function action(
  name: 'provision' | 'verify',
  inputs: Record<string, string>,
  options: { workspace: string; env?: Record<string, string | undefined>; limitMs?: number },
) {
  const folder = mkdtempSync(join(tmpdir(), 'steve1-runner-'));
  const file = (one: string) => {
    writeFileSync(join(folder, one), '');
    return join(folder, one);
  };
  const files = {
    GITHUB_ENV: file('env'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_STATE: file('state'),
    GITHUB_PATH: file('path'),
  };
  const given = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]));
  const env = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: options.workspace,
    RUNNER_TEMP: folder,
    ...files,
    ...given,
    ...options.env,
  };
  const running = start(join(dist, name, 'index.js'), [], {
    cwd: options.workspace,
    env,
    ...(options.limitMs && { limitMs: options.limitMs }),
  });
  const ended = running.ended.then((end): ActionEnded => {
    const outputs = readCommandFile(files.GITHUB_OUTPUT);
    const report: unknown = JSON.parse(readFileSync(join(folder, 'steve1-setup', 'report.json'), 'utf8'));
    const result = {
      ...end,
      outputs,
      exported: readCommandFile(files.GITHUB_ENV),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
      report,
    };
    rmSync(folder, { recursive: true, force: true });
    return result;
  });
  return { ...running, ended };
}
