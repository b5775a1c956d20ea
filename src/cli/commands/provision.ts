import { setFlagsFromString } from 'node:v8';
import type { Draft } from '../../app/draft.js';
import { concludeDevice, exportedDevice } from '../../app/probe.js';
import { provision } from '../../app/provision.js';
import type { InputValues } from '../../core/parse-inputs.js';
import type { DeviceDocument } from '../../core/schema/device.js';
import { stateFolder } from '../../io/state.js';
import { ciCacheOf } from '../ci-cache.js';
import { deviceWishes, probeDevice } from '../device.js';
import { type Host, basePorts, hubAccess, placing, lazyFetch, lazyListHub, lazyUnpack, lazyWriteTar } from '../host.js';
import { load } from './load.js';

/**
 * `provision`, composed for either shell. Returns the variables to export. The device is probed beside the work, and
 * told also where that fails; only an interruption ends both.
 */
export async function runProvision(values: InputValues, host: Host, draft: Draft): Promise<Record<string, string>> {
  // Every packet is a buffer of its own: a young generation that stays small gives their memory back early.
  setFlagsFromString('--semi-space-growth-factor=1');
  const hub = hubAccess(values, host);
  const wishes = deviceWishes(values);
  const unwanted = new AbortController();
  const probing = probeDevice(values, { ...host, signal: AbortSignal.any([host.signal, unwanted.signal]) });
  probing.catch(() => undefined); // asked for below; until then it may fail unheard
  const { loaded, ciCache } = await prepare(values, host, draft).catch((error: unknown) => {
    unwanted.abort();
    throw error;
  });
  const provisioning = provision(
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
  // What is waited for once the work is done.
  const working = provisioning.finally(() => draft.phase('device'));
  const [worked, probed] = await Promise.allSettled([working, probing]);
  const device = probed.status === 'fulfilled' ? concludeDevice(probed.value, wishes, draft) : undefined;
  for (const one of [worked, probed]) if (one.status === 'rejected') throw one.reason;
  return exportDevice(draft, device);
}

async function prepare(values: InputValues, host: Host, draft: Draft) {
  const loaded = await load(values, host, draft);
  return { loaded, ciCache: ciCacheOf(values, host, stateFolder(loaded.locations.dataDir), draft) };
}

/** The variables with the device; none where anything is wrong. */
function exportDevice(draft: Draft, device: DeviceDocument | undefined): Record<string, string> {
  const isRight = !draft.findings.some(({ severity }) => severity === 'error');
  if (!isRight) draft.environment = {};
  else if (device !== undefined) draft.environment = { ...draft.environment, ...exportedDevice(device) };
  return draft.environment;
}
