import type { Draft } from '../../app/draft.js';
import { lock } from '../../app/lock.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { readRecords } from '../../io/state.js';
import { type Host, basePorts, hubAccess, lazyListHub } from '../host.js';
import { load } from './load.js';

/** `lock`, and `lock --check`. Says what it wrote. */
export async function runLock(values: InputValues, check: boolean, host: Host, draft: Draft): Promise<void> {
  const hub = hubAccess(values, host);
  const loaded = await load(values, host, draft, check ? 'read' : 'replace');
  const { bundle, locations, lock: before } = loaded;
  const ports = basePorts(host, draft);
  const written = await lock(
    { bundle, assets: values.assets, before, path: locations.lockFile, check, hub },
    {
      placer: ports.placer,
      listHub: lazyListHub(values, host, draft),
      context: { ...ports, ...loaded, ...(await readRecords(locations.dataDir)) },
    },
    draft,
  );
  if (written) host.progress.say(`wrote ${locations.lockFile}: commit it, and it binds every later run`);
}
