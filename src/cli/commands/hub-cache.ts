import type { Draft } from '../../app/draft.js';
import { type BareCache, readCache, surveyOthers } from '../../app/hub-cache.js';
import type { Locations } from '../../app/ports.js';
import { checkUnfinished } from '../../app/rebuild.js';
import { verify } from '../../app/verify.js';
import { SetupError } from '../../core/errors.js';
import { inCache } from '../../core/hub/codes.js';
import { remedyInCache } from '../../core/hub/in-cache.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { builtInBundles, loadBundle } from '../../io/bundles.js';
import { locateCache } from '../../io/locate.js';
import { type Host, basePorts } from '../host.js';

/** A Hub cache by itself, and what of it the built-in bundles and the given one pin. */
export async function openCache(
  folder: string,
  values: InputValues,
  host: Host,
  draft: Draft,
): Promise<{ cache: BareCache; locations: Locations; manifestFolder: string }> {
  draft.phase('manifest');
  const { bundle, folder: manifestFolder } = await loadBundle(values.bundle, host.base);
  const locations = await locateCache(folder, host.base);
  const bundles = [...new Set([bundle, ...Object.values(builtInBundles)])];
  const { disk } = basePorts(host, draft);
  const unfinished = await checkUnfinished(locations, disk);
  draft.findings.push(...unfinished);
  const cache = await readCache(locations.hubCache, bundles, { disk, mayBeEmpty: unfinished.length > 0 });
  return { cache, locations, manifestFolder };
}

/** Does the work of a command on a cache by itself; findings and errors are told as they are for that cache. */
export async function ofCache(folder: string, host: Host, draft: Draft, work: () => Promise<void>): Promise<void> {
  const { hubCache } = await locateCache(folder, host.base);
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof SetupError)) throw thrown;
    const { code, message, remedy, details, cause } = thrown;
    throw new SetupError(code, message, { remedy: remedyInCache(remedy), details, cause });
  } finally {
    const inWords = draft.findings.map((one) => inCache({ ...one, remedy: remedyInCache(one.remedy) }, hubCache));
    draft.findings.splice(0, Infinity, ...inWords);
  }
}

/** What is not for a cache alone to say. */
export const bare = { inherited: {}, allowGlobals: [], tables: new Map<never, never>(), locked: new Set<never>() };

/** `verify --hub-cache`: what is pinned byte for byte, and of everything else what the cache itself tells. */
export const verifyCache = (folder: string, values: InputValues, host: Host, draft: Draft): Promise<void> =>
  ofCache(folder, host, draft, () => verifyAll(folder, values, host, draft));

async function verifyAll(folder: string, values: InputValues, host: Host, draft: Draft): Promise<void> {
  const { cache, locations } = await openCache(folder, values, host, draft);
  const ports = basePorts(host, draft);
  const { bundle } = cache;
  await verify({ ...bare, bundle, assets: ['all'], allowUnlocked: values['allow-unlocked'], locations }, ports, draft);
  await surveyOthers(cache, locations, ports, draft);
}
