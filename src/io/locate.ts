import { join, resolve } from 'node:path';
import type { Locations } from '../app/ports.js';
import { realPathOf } from './disk.js';

/** Where everything lies, absolute. The data directory and the Hub's home may
 * themselves be links, or lie below some: these are resolved here, once. */
export async function locate(
  inputs: { 'working-directory': string; 'data-dir': string; 'hf-home': string | undefined; 'lock-file': string },
  base: string,
): Promise<Locations> {
  const workingDirectory = resolve(base, inputs['working-directory']);
  const dataDir = await realPathOf(resolve(workingDirectory, inputs['data-dir']));
  const hfHome =
    inputs['hf-home'] === undefined
      ? join(dataDir, 'huggingface_cache')
      : await realPathOf(resolve(workingDirectory, inputs['hf-home']));
  return {
    workingDirectory,
    dataDir,
    hfHome,
    hubCache: join(hfHome, 'hub'),
    lockFile: resolve(workingDirectory, inputs['lock-file']),
  };
}
