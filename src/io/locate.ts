import { dirname, join, resolve } from 'node:path';
import type { Locations } from '../app/ports.js';
import { readdir } from 'node:fs/promises';
import { SetupError } from '../core/errors.js';
import { repoOfFolder } from '../core/hub/layout.js';
import { realPathOf } from './disk.js';
import { atPath, isAbsent } from './errors.js';
import { withOwner } from './permissions.js';

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

/** A Hub cache by itself, and the folder above it, where repos lie in that too. */
export interface CacheLocations extends Locations {
  /** An HF_HOME that holds repos beside `hub`, which is where readers look. */
  above?: string;
}

/**
 * A Hub cache by itself; the folder above it takes the place of a data directory. An HF_HOME, which holds `hub`, is
 * taken for the cache in it.
 *
 * Throws `path-unknown`.
 */
export async function locateCache(folder: string, base: string): Promise<CacheLocations> {
  const given = await realPathOf(resolve(base, folder));
  const entries = await readdir(given, { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) throw new SetupError('path-unknown', `there is no folder ${given}`);
    throw atPath('file-unreadable', 'list', withOwner(given, error), error);
  });
  const isHome = entries.some((entry) => entry.name === 'hub' && !entry.isFile());
  const holdsRepos = entries.some(({ name }) => repoOfFolder(name) !== undefined);
  const hubCache = isHome ? await realPathOf(join(given, 'hub')) : given;
  const hfHome = dirname(hubCache);
  return {
    workingDirectory: base,
    dataDir: hfHome,
    hfHome,
    hubCache,
    lockFile: join(hfHome, 'steve1.lock.json'),
    ...(isHome && holdsRepos && { above: given }),
  };
}
