import { homedir } from 'node:os';
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { runBounded } from './bounded.js';
import { filesWithin, oneQuestionMs } from './files.js';
import { onPath, pathOf } from './on-path.js';
import type { Surroundings } from './surroundings.js';

type Environment = Surroundings['env'];

/** The Pythons that may answer, the first first, or why there is none. */
export type Pythons = { executables: string[]; env: Environment; missing?: undefined } | { missing: string };

const inFolder = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'python.exe') : join(folder, 'bin', 'python');

/**
 * Finds the Python that `python` names: `auto` (what a step would start as `python`, else `python3`), a path or name,
 * `conda:<env>`, or `uv` (of the project in the working directory). Nothing is made, synchronized or downloaded.
 */
export async function findPythons(asked: string, around: Surroundings, ms: number): Promise<Pythons> {
  const { env, cwd, files } = around;
  if (asked === 'auto') {
    const found = await Promise.all(['python', 'python3'].map((name) => onPath(name, env, files)));
    const executables = found.flatMap((path) => path ?? []);
    return executables.length > 0 ? { executables, env } : { missing: 'neither python nor python3 is on PATH' };
  }
  if (asked === 'uv') return findByUv(around, ms);
  if (asked.startsWith('conda:')) return findByConda(asked.slice('conda:'.length), around);
  const path = /[\\/]/.test(asked) ? resolve(cwd, asked) : await onPath(asked, env, files);
  if (path === undefined) return { missing: `there is no ${asked} on PATH` };
  return (await files.isProgram(path)) ? { executables: [path], env } : { missing: `${path} is no program` };
}

async function findByUv(around: Surroundings, ms: number): Promise<Pythons> {
  const uv = await onPath('uv', around.env, around.files);
  if (uv === undefined) return { missing: 'uv is not on PATH' };
  const env = { ...around.env, UV_PYTHON_DOWNLOADS: 'never' };
  const { ran, stdout } = await runBounded(uv, ['python', 'find'], { ...around, env, ms });
  const path = stdout.trim().split('\n').at(-1)!.trim();
  // It may have taken longer than all files have.
  const files = filesWithin(oneQuestionMs, around.signal);
  if (ran.outcome !== 'exited' || ran.code !== 0 || !(await files.isProgram(path)))
    return { missing: `uv python find: ${ran.stderr || ran.stdout || `${ran.outcome} ${ran.code ?? ''}`.trim()}` };
  return { executables: [path], env: around.env };
}

/** Every environment of conda and its likes is a folder; conda keeps a list of all of them. */
async function findByConda(name: string, { env, files }: Surroundings): Promise<Pythons> {
  if (name === '') return { missing: 'conda: is without the name of an environment' };
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir();
  const listed = (await files.text(join(home, '.conda', 'environments.txt')))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const program = env['CONDA_EXE'] ?? (await onPath('conda', env, files));
  const roots = [
    program === undefined ? undefined : dirname(dirname(program)),
    env['MAMBA_ROOT_PREFIX'],
    env['CONDA'], // what hosted runners set
    ...['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'].map((one) => join(home, one)),
  ].filter((root): root is string => root !== undefined && root !== '');
  const active = env['CONDA_PREFIX'];
  const prefixes = isAbsolute(name)
    ? [name]
    : [
        ...(active !== undefined && (env['CONDA_DEFAULT_ENV'] ?? basename(active)) === name ? [active] : []),
        ...listed.filter((prefix) => basename(prefix) === name),
        ...roots.map((root) => (name === 'base' ? root : join(root, 'envs', name))),
      ];
  const are = await Promise.all(prefixes.map((one) => files.isProgram(inFolder(one))));
  const prefix = prefixes[are.indexOf(true)];
  if (prefix === undefined) return { missing: `there is no environment '${name}' of conda with a Python in it` };
  const executable = inFolder(prefix);
  // As activating it would: programs beside its Python come first.
  const path = [dirname(executable), pathOf(env)].join(delimiter);
  return { executables: [executable], env: { ...env, PATH: path, CONDA_PREFIX: prefix } };
}
