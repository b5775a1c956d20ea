/** Runs commands in turn and takes their time and memory. */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { Complaint } from './complaint.mjs';

const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];

/** The file that a command name stands for, or undefined. */
export function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const file = join(folder, name + suffix);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

/** Shims (pyenv, asdf) put a shell script in front of a program, which takes longer than what is measured. */
const path = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => basename(folder) !== 'shims')
  .join(delimiter);

/** Nothing of the caller's settings may change what is measured. */
const environment = Object.fromEntries(
  ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMPDIR', 'LANG']
    .filter((name) => process.env[name] !== undefined)
    .map((name) => [name, name === 'PATH' ? path : process.env[name]]),
);

const gnuTime = '/usr/bin/time';
const hasGnuTime = existsSync(gnuTime) && spawnSync(gnuTime, ['-f', '%M', '-o', '/dev/null', 'true']).status === 0;

function highWaterMark(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024 || undefined;
  } catch {
    return undefined;
  }
}

/** What a run leaves to be written must not be paid by the next, which may be the one of two that waits for the disk. */
export const settleDisk = () => void spawnSync('sync');

/**
 * Runs a command once; seconds from start to end, and its peak memory in bytes where that can be had: of the largest of
 * its processes, or with `ownMemory` of the first alone.
 */
export async function runOnce({ name, command, args = [], cwd, run, env = {}, ownMemory = false }, folder) {
  if (run !== undefined) return run();
  const memoryFile = join(folder, '.peak');
  const timed = hasGnuTime && !ownMemory;
  const [file, list] = timed ? [gnuTime, ['-f', '%M', '-o', memoryFile, command, ...args]] : [command, args];
  const since = process.hrtime.bigint();
  const child = spawn(file, list, { cwd, env: { ...environment, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  let peak;
  const poll = timed ? undefined : setInterval(() => (peak = highWaterMark(child.pid) ?? peak), 10);
  const { code, seconds } = await new Promise((done, failed) => {
    child.on('error', (error) => failed(new Complaint(`${name} does not start: ${error.message}`)));
    let seconds;
    child.on('exit', () => (seconds = Number(process.hrtime.bigint() - since) / 1e9));
    child.on('close', (status) => done({ code: status, seconds }));
  }).finally(() => clearInterval(poll));
  if (code !== 0) throw new Complaint(`${name} ended with ${code}, so its time says nothing:\n${said.slice(-1500)}`);
  if (timed) {
    peak = Number(readFileSync(memoryFile, 'utf8').trim().split('\n').at(-1)) * 1024;
    rmSync(memoryFile);
  }
  return { seconds, ...(peak > 0 && { peak }) };
}

/** One run of each in turn to warm up, then `runs` times: what disturbs the machine disturbs all alike. */
export async function interleave(commands, { runs, folder, tell }) {
  const samples = new Map(commands.map((command) => [command, []]));
  for (let round = 0; round <= runs; round++) {
    tell(round === 0 ? 'warming up' : `run ${round} of ${runs}`);
    for (const command of commands) {
      const sample = await runOnce(command, folder);
      if (round > 0) samples.get(command).push(sample);
    }
  }
  return samples;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function summarise(samples) {
  const seconds = samples.map((sample) => sample.seconds);
  const peaks = samples.flatMap((sample) => sample.peak ?? []);
  return {
    seconds: median(seconds),
    min: Math.min(...seconds),
    max: Math.max(...seconds),
    ...(peaks.length > 0 && { peak: Math.max(...peaks) }),
    samples: seconds,
  };
}

/** Of the medians, as the table shows them; the spread is that of the rounds. A ratio above 1: ours is the faster. */
export function compare(ours, peer) {
  const [mine, theirs] = [ours, peer].map((samples) => median(samples.map((sample) => sample.seconds)));
  const rounds = ours.map((sample, round) => [sample.seconds, peer[round].seconds]);
  const spread = (value, each) => ({ value, min: Math.min(...each), max: Math.max(...each) });
  return {
    ratio: spread(
      theirs / mine,
      rounds.map(([a, b]) => b / a),
    ),
    overMs: spread(
      (mine - theirs) * 1000,
      rounds.map(([a, b]) => (a - b) * 1000),
    ),
  };
}
