import { spawn } from 'node:child_process';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Returned, bytesMoved, isTelling } from '../core/cache-words.js';
import { withoutSecrets } from '../core/secrets.js';
import { killGroup, ownGroup } from './process-group.js';

/** `look` only asks which key answers. */
export interface CacheJob {
  kind: 'restore' | 'save' | 'look';
  key: string;
}

/** What the child says over its channel: how far it is, and in the end an answer. */
export type CacheNews = { ready: true } | { moved: number };
export type CacheAnswered = Returned;

export interface Ran {
  /** Absent where the child ended without one, or was ended. */
  answer?: CacheAnswered;
  /** Of what it printed, the lines that tell something. */
  lines: string[];
  stalled: boolean;
  /** It was ended because a file grew beyond what was allowed. */
  tooLarge: boolean;
  /** How it ended, in words. */
  end: string;
}

/** Until the child has loaded its program; a slow disk is not a silent service. */
const startMs = 60_000;
const mostLines = 200;
const longestLine = 4000;

/** By which the service knows the job: all that the child needs, and what it does not hand on. */
export const serviceToken = 'ACTIONS_RUNTIME_TOKEN';

/** Calls back with each line, of a long one with its beginning; holds no more than one. */
function lineReader(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop()!.slice(0, longestLine);
    for (const line of lines) onLine(line.slice(0, longestLine));
  };
}

/** Bytes of the files below a folder, and of the largest one. What vanishes meanwhile does not count. */
async function bytesBelow(folder: string): Promise<{ all: number; largest: number }> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map((file) =>
      lstat(join(file.parentPath, file.name)).then(
        (stats) => stats.size,
        () => 0,
      ),
    ),
  );
  return { all: sizes.reduce((sum, size) => sum + size, 0), largest: Math.max(0, ...sizes) };
}

/**
 * Runs one job in a process of its own, in `<folder>/files`. It is ended, with all that it has started, when for
 * `stallSeconds` nothing moves (neither bytes on its sockets nor the files below `folder`), or a file grows too large. `onBytes` is told how
 * many bytes have come in all, as far as can be seen.
 */
export async function runCacheJob(
  job: CacheJob,
  folder: string,
  options: {
    worker: URL;
    stallSeconds: number;
    signal: AbortSignal;
    env: Readonly<Record<string, string | undefined>>;
    /** No file may grow beyond it. */
    mostBytes: number;
    onBytes(bytes: number): void;
  },
): Promise<Ran> {
  const { signal } = options;
  const child = spawn(process.execPath, [fileURLToPath(options.worker), JSON.stringify(job)], {
    cwd: join(folder, 'files'),
    env: withoutSecrets(options.env, [serviceToken]),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...ownGroup,
  });
  const ran: Ran = { lines: [], stalled: false, tooLarge: false, end: 'it did not start' };
  let limit = startMs;
  let movedAt = performance.now();
  let told = -1;
  const move = () => void (movedAt = performance.now());
  const kill = () => killGroup(child);

  const onLine = (line: string) => {
    if (isTelling(line) && ran.lines.length < mostLines) ran.lines.push(line);
    const bytes = bytesMoved(line);
    if (bytes === undefined || bytes === told) return;
    told = bytes;
    move();
    if (line.startsWith('Received')) options.onBytes(bytes);
  };
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', lineReader(onLine));
  child.on('message', (message: CacheAnswered | CacheNews) => {
    if ('ready' in message) limit = options.stallSeconds * 1000;
    else if (!('moved' in message)) ran.answer = message;
    move();
  });

  const closed = new Promise<void>((done) => {
    child.once('error', (error) => {
      ran.end = `it did not start: ${error.message}`;
      if (child.pid === undefined) done();
    });
    // What it left behind goes with it, and holds its output open no longer.
    child.once('exit', (code, by) => {
      ran.end = by ? `it was ended by ${by}` : `it ended with ${code}`;
      kill();
    });
    child.once('close', () => done());
  });

  let over = false;
  const watch = async () => {
    let before = -1;
    while (!over) {
      const { all, largest } = await bytesBelow(folder);
      if (all !== before) move();
      before = all;
      if (job.kind === 'restore') options.onBytes(largest);
      ran.tooLarge = largest > options.mostBytes;
      ran.stalled = performance.now() - movedAt > limit;
      if (ran.stalled || ran.tooLarge) {
        kill();
        return;
      }
      await Promise.race([closed, new Promise((later) => setTimeout(later, 200).unref())]);
    }
  };
  signal.addEventListener('abort', kill, { once: true });
  if (signal.aborted) kill();
  try {
    const watched = watch();
    await closed;
    over = true;
    await watched;
    // What grew faster than anybody looked.
    ran.tooLarge ||= (await bytesBelow(folder)).largest > options.mostBytes;
  } finally {
    signal.removeEventListener('abort', kill);
  }
  return ran;
}
