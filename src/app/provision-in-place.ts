import type { Asset } from '../core/schema/bundle.js';
import { isThere } from './asset-state.js';
import { concludeAssets, exportEnvironment } from './conclude.js';
import type { Draft } from './draft.js';
import { refuseEscapes } from './escapes.js';
import { glance } from './preflight.js';
import type { ProvisionOptions, ProvisionPorts } from './provision.js';
import { checkUnfinished } from './repair-journal.js';
import { toRepair } from './repair.js';
import { type SurveyContext, survey } from './survey.js';
import { lockToTell } from './tell-lock.js';

/**
 * Provisions out of a data directory that cannot be written, such as a read-only mount: without a lock and without
 * writing anything. Returns the variables to export, or undefined where anything would have to be written.
 */
export async function provisionInPlace(
  assets: readonly Asset[],
  options: ProvisionOptions,
  context: SurveyContext,
  { disk }: Pick<ProvisionPorts, 'disk'>,
  draft: Draft,
): Promise<Record<string, string> | undefined> {
  const { bundle, locations, links, repair } = options;
  // Who asks for a repair wants to hear that it is not possible.
  if (repair?.when === 'all') return undefined;
  const missing = await glance(assets, { disk, locations, bundle });
  if (missing.some(({ asset, lacking }) => asset.kind !== 'hub-snapshot' || lacking.length > 0)) return undefined;
  const directories = bundle.directories ?? [];
  await refuseEscapes(locations.dataDir, directories, disk);
  for (const directory of directories) {
    const facts = await disk.stat(disk.join(locations.dataDir, ...directory.split('/')));
    if (facts?.kind !== 'directory') return undefined;
  }
  const states = await survey(assets, context);
  if (!states.every(isThere)) return undefined;
  if (repair && toRepair(states, { ...repair, links }).size > 0) return undefined;

  draft.phase('conclude');
  draft.findings.push(...(await checkUnfinished(locations, disk)));
  concludeAssets(states, draft);
  draft.lock = lockToTell(states, options, draft);
  return exportEnvironment(states, options, draft);
}
