import { isThere } from './asset-state.js';
import { refuseSnapshotEscapes } from './escapes.js';
import type { Work } from './provision.js';
import { recordReceipts } from './records.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

/**
 * Before a Hub cache is written: nobody else writes it, no link leads out of it, and what a killed run left in it is
 * gone, because its readers would stumble over it. A cache in which all is right is not touched.
 */
export async function readyHub(states: AssetState[], context: SurveyContext, work: Work): Promise<AssetState[]> {
  const { disk, placer, locations, state } = work;
  const toWrite = states.filter(
    (one) => one.asset.kind === 'hub-snapshot' && !one.blocked && (!isThere(one) || one.unfinished?.length),
  );
  if (toWrite.length === 0) return states;
  for (const { asset, lacking } of toWrite)
    if (asset.kind === 'hub-snapshot') await refuseSnapshotEscapes(asset, lacking, locations, disk);
  const waited = await state.lockHub(locations.hfHome);
  const unfinished = toWrite.flatMap((one) => one.unfinished ?? []);
  for (const path of unfinished) await placer.remove(disk.join(locations.hubCache, ...path.split('/')));
  if (!waited && unfinished.length === 0) return states;

  recordReceipts(states, work);
  const again = await survey(
    toWrite.map((one) => one.asset),
    { ...context, trustReceipts: true },
  );
  const byId = new Map(again.map((one) => [one.asset.id, one]));
  return states.map((one) => byId.get(one.asset.id) ?? one);
}
