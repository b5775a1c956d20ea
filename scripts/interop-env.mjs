/**
 * Makes what the interop tests run against: a Python environment for each file of __tests__/interop/requirements, and
 * the workflow runner `act`. All of it lies in .interop/, keyed by a hash of what it is made from, and is made once.
 * The only place that calls pip and go. Runs on Node 20, so it imports nothing of the build.
 *
 * What cannot be made is written down with the reason, and the tests that want it are skipped with it. With
 * STEVE1_INTEROP=full a failure to make what the machine has the tools for is an error.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeLock } from './file-lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.interop');
const requirements = join(root, '__tests__', 'interop', 'requirements');
const full = process.env.STEVE1_INTEROP === 'full';
/** What takes long to make or to use. */
const onlyFull = JSON.parse(readFileSync(join(root, '__tests__', 'interop', 'only-full.json'), 'utf8'));
const isWindows = process.platform === 'win32';
const actVersion = 'v0.2.89';

const seconds = 1000;
const limits = { probe: 30 * seconds, venv: 120 * seconds, install: 480 * seconds };
/** More than all the limits of a run together: a lock that is older has no living holder, whoever has its number now. */
const lockLimit = 1800 * seconds;

/** The machine lacks what something is made with: never an error. */
class Absent extends Error {}

const run = (file, args, timeout, options = {}) =>
  execFileSync(file, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout, encoding: 'utf8', ...options });

/** What a program says, or undefined where it is not there or fails. */
function ask(file, args) {
  const { status, stdout } = spawnSync(file, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    timeout: limits.probe,
  });
  return status === 0 ? stdout.trim() : undefined;
}

const describePython = `
import sys
from importlib.util import find_spec
maker = "venv" if find_spec("venv") and find_spec("ensurepip") else "virtualenv" if find_spec("virtualenv") else "-"
print("%d.%d %s %s" % (sys.version_info[0], sys.version_info[1], sys.version.split()[0], maker))
`;

/** The first Python whose version lies in the range, and that can make environments. */
function findPython(low, high) {
  const number = (text) => Number(text.split('.')[1]);
  const newestFirst = Array.from({ length: number(high) - number(low) + 1 }, (_, i) => `python3.${number(high) - i}`);
  const seen = new Set();
  for (const name of ['python3', 'python', ...newestFirst]) {
    const [short, version, maker] = ask(name, ['-c', describePython])?.split(' ') ?? [];
    if (short === undefined) continue;
    const inRange = short.startsWith('3.') && number(short) >= number(low) && number(short) <= number(high);
    if (inRange && maker !== '-') return { name, version, maker };
    seen.add(inRange ? `${version} without venv and virtualenv` : version);
  }
  const found = seen.size > 0 ? ` (found ${[...seen].join(', ')})` : '';
  throw new Absent(`no Python ${low} to ${high} that can make environments on this machine${found}`);
}

const executable = (folder) => (isWindows ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python'));

/** A child of a killed run may still be writing there: what resists is left to a later run. */
function discard(name) {
  try {
    rmSync(join(home, name), { recursive: true, force: true });
  } catch {
    console.log(`.interop/${name} is in use, and stays for now`);
  }
}

/** Fills a folder beside and renames it, so that a killed run leaves nothing that looks finished; removes old keys. */
function make(name, key, product, fill) {
  const folder = join(home, `${name}-${key}`);
  // An environment whose Python was removed from the machine is made anew.
  if (existsSync(join(folder, 'complete')) && existsSync(product(folder))) return product(folder);
  console.log(`making ${name} in .interop/, once`);
  const beside = `${folder}.${process.pid}.making`;
  try {
    fill(beside);
  } catch (error) {
    discard(basename(beside));
    throw error;
  }
  writeFileSync(join(beside, 'complete'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
  for (const old of readdirSync(home)) {
    if (old.startsWith(`${name}-`) && !old.endsWith('.making') && old !== basename(folder)) discard(old);
  }
  return product(folder);
}

function pythonEnvironment(name) {
  const file = join(requirements, `${name}.txt`);
  const text = readFileSync(file, 'utf8');
  const [, low, high] = /^# python: (\S+) - (\S+)$/m.exec(text);
  const { name: python, version, maker } = findPython(low, high);
  const key = createHash('sha256').update(text).update(`Python ${version}\n`).digest('hex').slice(0, 12);
  if (!full && onlyFull.includes(name) && !existsSync(join(home, `${name}-${key}`))) {
    throw new Absent(`${name} takes long and is made only with STEVE1_INTEROP=full`);
  }
  // The name in the scripts' first lines goes stale with the rename; only its Python is run, and that finds itself.
  const made = make(name, key, executable, (target) => {
    run(python, ['-m', maker, target], limits.venv);
    run(
      executable(target),
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', file],
      limits.install,
    );
  });
  return { python: made };
}

function actRunner() {
  const product = (folder) => join(folder, isWindows ? 'act.exe' : 'act');
  const isMade = existsSync(product(join(home, `act-${actVersion}`)));
  const canMake = full && ask('go', ['version']) !== undefined;
  if (!isMade && !canMake) {
    if (ask('act', ['--version'])?.startsWith('act version')) return { path: 'act' };
    throw new Absent(
      full ? 'act is built with Go, which this machine lacks' : 'act is made only with STEVE1_INTEROP=full',
    );
  }
  const build = (target) =>
    run('go', ['install', `github.com/nektos/act@${actVersion}`], limits.install, {
      env: { ...process.env, GOBIN: target },
    });
  return { path: make('act', actVersion, product, build) };
}

/** Everything, by name; says what is skipped and tells whether something failed. */
function makeAll() {
  for (const rest of readdirSync(home).filter((name) => name.endsWith('.making'))) discard(rest);
  const names = readdirSync(requirements)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => basename(name, '.txt'));
  const environments = {};
  let failed = false;
  for (const [name, maker] of [...names.map((name) => [name, () => pythonEnvironment(name)]), ['act', actRunner]]) {
    try {
      environments[name] = maker();
    } catch (error) {
      const said = String(error.stderr || error.message).trim();
      const reason = error instanceof Absent ? said : `making it failed: ${said.split('\n').at(-1)}`;
      environments[name] = { skipped: reason };
      console.log(`${name}: ${reason}`);
      failed ||= full && !(error instanceof Absent);
    }
  }
  const file = join(home, 'environments.json');
  writeFileSync(`${file}.making`, `${JSON.stringify(environments, null, 2)}\n`);
  renameSync(`${file}.making`, file);
  return failed;
}

mkdirSync(home, { recursive: true });
const giveBack = takeLock(join(home, 'lock'), {
  limitMs: lockLimit,
  say: (holder) => console.log(`.interop/ is being made by process ${holder}: waiting`),
});
try {
  process.exitCode = makeAll() ? 1 : 0;
} finally {
  giveBack();
}
