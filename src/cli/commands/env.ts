import { concludeAssets, exportEnvironment } from '../../app/conclude.js';
import type { Draft } from '../../app/draft.js';
import { selectAssets } from '../../app/select-assets.js';
import { survey } from '../../app/survey.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { readRecords } from '../../io/state.js';
import { type Host, basePorts } from '../host.js';
import { load } from './load.js';

/** The environment of what is on disk, by receipts where they match. Empty, with findings, unless all is there. */
export async function runEnv(values: InputValues, host: Host, draft: Draft): Promise<Record<string, string>> {
  const loaded = await load(values, host, draft);
  const { bundle, locations } = loaded;
  draft.phase('verify');
  const states = await survey(selectAssets(bundle, values.assets), {
    ...basePorts(host, draft),
    ...loaded,
    ...(await readRecords(locations.dataDir)),
    trustReceipts: true,
    changed: 'warning',
    allowUnlocked: true,
    siblings: bundle.assets,
  });
  concludeAssets(states, draft);
  return exportEnvironment(states, { locations, offline: values.offline, inherited: host.env }, draft);
}
