import type { Draft } from '../../app/draft.js';
import { verify } from '../../app/verify.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { loadBundle, loadTables } from '../../io/bundles.js';
import { locate } from '../../io/locate.js';
import { readReceipts } from '../../io/state.js';
import { allowedGlobals, type Host, basePorts } from '../host.js';

/** `verify`, composed for either shell. */
export async function runVerify(values: InputValues, host: Host, draft: Draft): Promise<void> {
  draft.phase('manifest');
  const { bundle, digest, folder } = await loadBundle(values.bundle, host.base);
  draft.bundle = { name: bundle.name, digest };
  const locations = await locate(values, host.base);
  await verify(
    {
      bundle,
      assets: values.assets,
      locations,
      allowUnlocked: values['allow-unlocked'],
      allowGlobals: allowedGlobals(values),
      tables: await loadTables(bundle, folder),
      inherited: host.env,
    },
    { ...basePorts(host, draft), readReceipts },
    draft,
  );
}
