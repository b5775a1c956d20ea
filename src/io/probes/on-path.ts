import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable PATH, which Windows may spell in another case. */
export const pathOf = (env: Environment): string =>
  Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';

/** The file that a name of a program stands for; undefined where none is. */
export function onPath(name: string, env: Environment): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  return pathOf(env)
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((one) => resolve(folder, one)))
    .find(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
