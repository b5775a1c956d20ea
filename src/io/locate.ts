import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locations } from '../app/ports.js';

/** Where everything lies, absolute. The data directory may itself be a link: it is resolved here, once. */
export async function locate(
  inputs: { 'working-directory': string; 'data-dir': string; 'hf-home': string | undefined },
  base: string,
): Promise<Locations> {
  const workingDirectory = resolve(base, inputs['working-directory']);
  const named = resolve(workingDirectory, inputs['data-dir']);
  const dataDir = await realpath(named).catch(() => named); // not there yet: it will be made under this name
  const hfHome =
    inputs['hf-home'] === undefined ? join(dataDir, 'huggingface_cache') : resolve(workingDirectory, inputs['hf-home']);
  return { workingDirectory, dataDir, hfHome, hubCache: join(hfHome, 'hub') };
}
