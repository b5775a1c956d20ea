import { concludeAssets, exportEnvironment } from '../../app/conclude.js';
import type { Draft } from '../../app/draft.js';
import { selectAssets } from '../../app/select-assets.js';
import { survey } from '../../app/survey.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { loadBundle, loadTables } from '../../io/bundles.js';
import { locate } from '../../io/locate.js';
import { readReceipts } from '../../io/state.js';
import { allowedGlobals, type Host, basePorts } from '../host.js';

/** The environment of what is on disk, by receipts where they match. Empty, with findings, unless all is there. */
export async function runEnv(values: InputValues, host: Host, draft: Draft): Promise<Record<string, string>> {
  draft.phase('manifest');
  const { bundle, digest, folder } = await loadBundle(values.bundle, host.base);
  draft.bundle = { name: bundle.name, digest };
  const locations = await locate(values, host.base);
  draft.phase('verify');
  const states = await survey(selectAssets(bundle, values.assets), {
    ...basePorts(host, draft),
    locations,
    receipts: await readReceipts(locations.dataDir),
    trustReceipts: true,
    changed: 'warning',
    allowUnlocked: true,
    allowGlobals: allowedGlobals(values),
    tables: await loadTables(bundle, folder),
    siblings: bundle.assets,
  });
  concludeAssets(states, draft);
  return exportEnvironment(states, { locations, offline: values.offline, inherited: host.env }, draft);
}
