import { randomUUID } from 'node:crypto';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Ran } from '../../core/schema/device-evidence.js';
import { systemCode } from '../errors.js';
import { killGroup, ownGroup } from '../process-group.js';
import { killMarked, markOf } from './leftovers.js';

export interface Bounds {
  ms: number;
  /** Of each output; who prints more is ended. */
  mostBytes?: number;
  env: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  signal: AbortSignal;
}

export interface Ended {
  ran: Ran;
  stdout: string;
  stderr: string;
}

/** How long outputs may stay open once their process has ended: what holds them then is not waited for. */
const drainMs = 250;

/** The first line that says anything, of a bearable length. */
export const firstLine = (text: string): string =>
  (text.split('\n', 50).find((line) => line.trim() !== '') ?? '').trim().slice(0, 500);

/** The last such line: in it, Python tells the error, below where it happened. */
const lastLine = (text: string): string => firstLine(text.slice(-4096).split('\n').reverse().join('\n'));

function notStarted(error: unknown): Pick<Ran, 'outcome' | 'stderr'> {
  const code = systemCode(error);
  return { outcome: code === 'EACCES' || code === 'EPERM' ? 'denied' : 'absent', stderr: code ?? String(error) };
}

/**
 * Runs a program to its end, or to the end of its time. Whatever happens, the answer is there in time: its group and
 * what has left it are killed, its outputs are closed, and what cannot be killed (a process in a driver that hangs) is
 * abandoned.
 */
export async function runBounded(command: string, args: readonly string[], bounds: Bounds): Promise<Ended> {
  const { ms, mostBytes = 2 ** 18, env, cwd, signal } = bounds;
  const since = performance.now();
  const texts = { stdout: '', stderr: '' };
  const end = (more: Pick<Ran, 'outcome'> & Partial<Ran>): Ended => {
    const [stderr, last] = [firstLine(texts.stderr), lastLine(texts.stderr)];
    return {
      ...texts,
      ran: {
        command: [command, ...args].map((word) => word.split('\n')[0]!.slice(0, 300)).join(' '),
        stdout: firstLine(texts.stdout),
        stderr,
        ...(last !== stderr && { last }),
        seconds: Math.round(performance.now() - since) / 1000,
        ...more,
      },
    };
  };
  if (signal.aborted) return end({ outcome: 'signal' });

  const id = randomUUID();
  const start = (): ChildProcessByStdio<null, Readable, Readable> =>
    spawn(command, args, {
      env: { ...env, ...markOf(id) },
      ...(cwd !== undefined && { cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...ownGroup,
    });
  let child: ReturnType<typeof start>;
  try {
    child = start();
  } catch (error) {
    // Some troubles are thrown, others told by an event.
    return end(notStarted(error));
  }
  return new Promise<Ended>((resolve) => {
    let drain: NodeJS.Timeout | undefined;
    let isOver = false;
    const finish = (more: Pick<Ran, 'outcome'> & Partial<Ran>): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(limit);
      clearTimeout(drain);
      signal.removeEventListener('abort', stop);
      killGroup(child);
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      child.unref();
      const ended = end(more);
      if (child.pid === undefined) resolve(ended);
      else void killMarked(id, child.pid).then(() => resolve(ended));
    };
    const stop = (): void => finish({ outcome: 'signal' });
    const limit = setTimeout(() => finish({ outcome: 'hung' }), ms);
    signal.addEventListener('abort', stop, { once: true });

    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        if (texts[name].length + chunk.length > mostBytes) finish({ outcome: 'flooded' });
        else texts[name] += chunk;
      });
    }
    const outcomeOf = (code: number | null, by: string | null): Pick<Ran, 'outcome'> & Partial<Ran> =>
      code === null ? { outcome: 'signal', ...(by !== null && { signal: by }) } : { outcome: 'exited', code };
    child.once('error', (error) => {
      if (child.pid === undefined) finish(notStarted(error)); // else it runs, and its end will be told
    });
    child.once('exit', (code, by) => {
      // A grandchild may hold its outputs: end it, and wait no longer than a moment for what is still in them.
      killGroup(child);
      clearTimeout(limit);
      drain = setTimeout(() => finish(outcomeOf(code, by)), drainMs);
    });
    child.once('close', (code, by) => finish(outcomeOf(code, by)));
  });
}
