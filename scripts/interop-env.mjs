/**
 * Makes what the interop tests run against: a Python environment for each file of __tests__/interop/requirements, and
 * the workflow runner `act`. All of it lies in .interop/, keyed by a hash of what it is made from, and is made once.
 * The only place that calls pip and go.
 *
 * What cannot be made is written down with the reason, and the tests that want it are skipped with it. With
 * STEVE1_INTEROP=full a failure to make what the machine has the tools for is an error.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './compile.mjs';

const home = join(root, '.interop');
const full = process.env.STEVE1_INTEROP === 'full';
const isWindows = process.platform === 'win32';
const actVersion = 'v0.2.89';
const tenMinutes = 600_000;

/** Why something is not there: the machine lacks it (never an error), or making it failed. */
class Absent extends Error {}

const run = (file, args, options = {}) =>
  execFileSync(file, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: tenMinutes, encoding: 'utf8', ...options });

/** The first Python whose version lies in the range, and that can make environments. */
function findPython(low, high) {
  const number = (text) => Number(text.split('.')[1]);
  const versions = Array.from(
    { length: number(high) - number(low) + 1 },
    (_, i) => `python3.${number(low) + i}`,
  ).reverse();
  const seen = [];
  for (const name of ['python3', 'python', ...versions]) {
    const { status, stdout } = spawnSync(
      name,
      ['-c', 'import sys, ensurepip, venv; print("%d.%d" % sys.version_info[:2])'],
      { encoding: 'utf8', timeout: 30_000 },
    );
    if (status !== 0) continue;
    const version = stdout.trim();
    if (version.startsWith('3.') && number(version) >= number(low) && number(version) <= number(high)) return name;
    seen.push(version);
  }
  throw new Absent(
    `no Python ${low} to ${high} with venv on this machine${seen.length > 0 ? ` (found ${seen.join(', ')})` : ''}`,
  );
}

/** Fills a folder beside and renames it, so that an interrupted run leaves nothing that looks finished. */
function make(name, key, fill) {
  const folder = join(home, `${name}-${key}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  console.log(`making ${name} in .interop/, once`);
  fill(folder);
  writeFileSync(join(folder, 'complete'), '');
  for (const old of readdirSync(home)) {
    if (old.startsWith(`${name}-`) && old !== basename(folder))
      rmSync(join(home, old), { recursive: true, force: true });
  }
  return folder;
}

function pythonEnvironment(file) {
  const text = readFileSync(file, 'utf8');
  const [, low, high] = /^# python: (\S+) - (\S+)$/m.exec(text);
  const python = findPython(low, high);
  const key = createHash('sha256')
    .update(text)
    .update(run(python, ['--version']))
    .digest('hex')
    .slice(0, 12);
  // A virtual environment knows its own path, so it is made in place; `complete` says that it is whole.
  const folder = make(basename(file, '.txt'), key, (target) => {
    run(python, ['-m', 'venv', target]);
    run(executable(target), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', file]);
  });
  return { python: executable(folder) };
}

const executable = (folder) => (isWindows ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python'));

function actRunner() {
  const folder = join(home, `act-${actVersion}`);
  if (!existsSync(join(folder, 'complete'))) {
    if (!full) throw new Absent('act is made only with STEVE1_INTEROP=full');
    if (spawnSync('go', ['version']).status !== 0) throw new Absent('act is built with Go, which this machine lacks');
  }
  make('act', actVersion, (target) => {
    const beside = `${target}.${process.pid}`;
    run('go', ['install', `github.com/nektos/act@${actVersion}`], { env: { ...process.env, GOBIN: beside } });
    renameSync(beside, target);
  });
  return { path: join(folder, isWindows ? 'act.exe' : 'act') };
}

mkdirSync(home, { recursive: true });
const environments = {};
let failed = false;
const makers = globSync('__tests__/interop/requirements/*.txt', { cwd: root }).map((file) => [
  basename(file, '.txt'),
  () => pythonEnvironment(join(root, file)),
]);
for (const [name, maker] of [...makers, ['act', actRunner]]) {
  try {
    environments[name] = maker();
  } catch (error) {
    const reason =
      error instanceof Absent
        ? error.message
        : `making it failed: ${String(error.stderr || error.message)
            .trim()
            .split('\n')
            .at(-1)}`;
    environments[name] = { skipped: reason };
    console.log(`${name}: ${reason}`);
    failed ||= full && !(error instanceof Absent);
  }
}
writeFileSync(join(home, 'environments.json'), `${JSON.stringify(environments, null, 2)}\n`);
process.exitCode = failed ? 1 : 0;
