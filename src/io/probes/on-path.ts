import { delimiter, resolve } from 'node:path';
import type { Files } from './files.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable PATH, which Windows may spell in another case. */
export const pathOf = (env: Environment): string =>
  Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';

/** The file that a name of a program stands for; undefined where none is. */
export async function onPath(name: string, env: Environment, files: Files): Promise<string | undefined> {
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  const paths = pathOf(env)
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((one) => resolve(folder, one)));
  for (const path of paths) if (await files.isProgram(path)) return path;
  return undefined;
}
