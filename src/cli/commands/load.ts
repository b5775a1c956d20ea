import type { Draft } from '../../app/draft.js';
import type { Locations } from '../../app/ports.js';
import { refusePlacesInHub } from '../../app/places.js';
import type { TensorTable } from '../../core/checkpoint/expectations.js';
import { SetupError } from '../../core/errors.js';
import { type LockedBundle, applyLock } from '../../core/lock.js';
import type { InputValues } from '../../core/parse-inputs.js';
import type { Lock } from '../../core/schema/lock.js';
import { loadBundle, loadTables } from '../../io/bundles.js';
import { locate } from '../../io/locate.js';
import { readLockFile } from '../../io/lock-file.js';
import { allowedGlobals, type Host } from '../host.js';

/** What every command that looks at assets reads first. */
export interface Loaded extends LockedBundle {
  /** Where relative paths of the manifest start. */
  folder: string;
  tables: Map<string, TensorTable>;
  locations: Locations;
  allowGlobals: readonly string[];
  /** The lock file that is there. */
  lock: Lock | undefined;
}

/**
 * What the lock file is to a command: what binds it, what it looks into, or what it writes anew (then one that cannot be
 * read, as a merge leaves it, is as good as none).
 */
export type LockUse = 'bind' | 'read' | 'replace';

/** Reads manifest, tensor tables and lock file. */
export async function load(values: InputValues, host: Host, draft: Draft, lockUse: LockUse = 'bind'): Promise<Loaded> {
  draft.phase('manifest');
  const { bundle, digest, folder } = await loadBundle(values.bundle, host.base);
  draft.bundle = { name: bundle.name, digest };
  const locations = await locate(values, host.base);
  refusePlacesInHub(bundle, locations);
  const lock = await readLockFile(locations.lockFile).catch((error: unknown) => {
    const mayGo = error instanceof SetupError && error.code === 'lock-invalid' && error.details['irregular'] !== true;
    if (lockUse === 'replace' && mayGo) return undefined;
    throw error;
  });
  return {
    ...applyLock(bundle, lockUse === 'bind' ? lock : undefined, locations.lockFile),
    folder,
    tables: await loadTables(bundle, folder),
    locations,
    allowGlobals: allowedGlobals(values),
    lock,
  };
}
