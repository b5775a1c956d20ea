import type { Draft } from '../../app/draft.js';
import { type BareCache, readCache, surveyOthers } from '../../app/hub-cache.js';
import type { Locations } from '../../app/ports.js';
import { checkUnfinished } from '../../app/repair-journal.js';
import { verify } from '../../app/verify.js';
import { inCache } from '../../core/hub/codes.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { builtInBundles, loadBundle } from '../../io/bundles.js';
import { locateCache } from '../../io/locate.js';
import { readRecords } from '../../io/state.js';
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

/** Remedies name the cache that was looked at. */
export function tellOfCache(draft: Draft, { hubCache }: Pick<Locations, 'hubCache'>): void {
  draft.findings.splice(0, Infinity, ...draft.findings.map((one) => inCache(one, hubCache)));
}

/** What is not for a cache alone to say. */
export const bare = { inherited: {}, allowGlobals: [], tables: new Map<never, never>(), locked: new Set<never>() };

/** `verify --hub-cache`: what is pinned byte for byte, and of everything else what the cache itself tells. */
export async function verifyCache(folder: string, values: InputValues, host: Host, draft: Draft): Promise<void> {
  const { cache, locations } = await openCache(folder, values, host, draft);
  const ports = { ...basePorts(host, draft), readRecords };
  const { bundle } = cache;
  await verify({ ...bare, bundle, assets: ['all'], allowUnlocked: values['allow-unlocked'], locations }, ports, draft);
  await surveyOthers(cache, locations, ports, draft);
  tellOfCache(draft, locations);
}
