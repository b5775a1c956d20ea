import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Finding, finding } from '../core/errors.js';

/** A warning where `zstd` is not on PATH: the CI cache then packs with gzip, and sees no entry that was not. */
export function missingZstd(env: Readonly<Record<string, string | undefined>>): Finding | undefined {
  const name = process.platform === 'win32' ? 'zstd.exe' : 'zstd';
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const found = path.split(delimiter).some((folder) => folder !== '' && isProgram(join(folder, name)));
  if (found) return undefined;
  return finding(
    'cache-no-zstd',
    'warning',
    'zstd',
    'zstd is not on PATH: the CI cache packs with gzip, 20 times slower, and shares no entry with machines that have it',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
