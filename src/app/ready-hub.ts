import { SetupError } from '../core/errors.js';
import type { Asset } from '../core/schema/bundle.js';
import { isThere } from './asset-state.js';
import { refuseSnapshotEscapes } from './escapes.js';
import type { Work } from './provision.js';
import { recordReceipts } from './records.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

const isToWrite = (one: AssetState): boolean =>
  one.asset.kind === 'hub-snapshot' && !one.blocked && (!isThere(one) || (one.unfinished?.length ?? 0) > 0);

/**
 * Locks the Hub cache where it is to be written, and only there. Returns the states as they are then: after a wait for
 * others everything is looked at again.
 *
 * @param toRepair something of the cache is to be mended
 */
export async function lockHub(
  looked: AssetState[],
  { assets, toRepair }: { assets: readonly Asset[]; toRepair: boolean },
  context: SurveyContext,
  work: Work,
): Promise<AssetState[]> {
  const { state, locations } = work;
  if (!toRepair && !looked.some(isToWrite)) return looked;
  try {
    if (!(await state.lockHub(locations.hfHome))) return looked;
  } catch (error) {
    const mustWrite = toRepair || looked.some((one) => isToWrite(one) && !isThere(one));
    if (mustWrite || !(error instanceof SetupError) || error.code !== 'data-dir-unwritable') throw error;
    // What a killed run left in a cache that is right stays for a run that may write it.
    return looked.map(({ unfinished: _, ...one }) => one);
  }
  recordReceipts(looked, work);
  return survey(assets, { ...context, trustReceipts: true });
}

/**
 * Before a Hub cache is written, whose lock is held: no link leads out of it, and what a killed run left in it is gone,
 * because its readers would stumble over it. A cache in which all is right is not touched.
 */
export async function readyHub(states: AssetState[], context: SurveyContext, work: Work): Promise<AssetState[]> {
  const { disk, placer, locations } = work;
  const toWrite = states.filter(isToWrite);
  for (const { asset, lacking } of toWrite)
    if (asset.kind === 'hub-snapshot') await refuseSnapshotEscapes(asset, lacking, locations, disk);
  const unfinished = toWrite.flatMap((one) => one.unfinished ?? []);
  if (unfinished.length === 0) return states;
  for (const path of unfinished) await placer.remove(disk.join(locations.hubCache, ...path.split('/')));

  recordReceipts(states, work);
  const again = await survey(
    toWrite.map((one) => one.asset),
    { ...context, trustReceipts: true },
  );
  const byId = new Map(again.map((one) => [one.asset.id, one]));
  return states.map((one) => byId.get(one.asset.id) ?? one);
}
