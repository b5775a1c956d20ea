import type { Draft } from '../../app/draft.js';
import { provision } from '../../app/provision.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { stateFolder } from '../../io/state.js';
import { ciCacheOf } from '../ci-cache.js';
import { type Host, basePorts, hubAccess, placing, lazyFetch, lazyListHub, lazyUnpack, lazyWriteTar } from '../host.js';
import { load } from './load.js';

/** `provision`, composed for either shell. Returns the variables to export. */
export async function runProvision(values: InputValues, host: Host, draft: Draft): Promise<Record<string, string>> {
  const hub = hubAccess(values, host);
  const loaded = await load(values, host, draft);
  const ciCache = ciCacheOf(values, host, stateFolder(loaded.locations.dataDir), draft);
  return provision(
    {
      ...loaded,
      manifestFolder: loaded.folder,
      assets: values.assets,
      verifyFull: values.verify === 'full',
      allowUnlocked: values['allow-unlocked'],
      offline: values.offline,
      hub,
      inherited: host.env,
      repair: values.repair ? { when: 'broken', from: [] } : undefined,
      links: values.symlinks === 'auto',
    },
    {
      ...basePorts(host, draft),
      ...placing(values),
      fetch: lazyFetch(values, host, draft),
      listHub: lazyListHub(values, host, draft),
      unpack: lazyUnpack(host),
      writeTar: lazyWriteTar(host),
      ciCache,
    },
    draft,
  );
}
