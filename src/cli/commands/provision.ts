import type { Draft } from '../../app/draft.js';
import { provision } from '../../app/provision.js';
import { SetupError } from '../../core/errors.js';
import { publicHub } from '../../core/hub/layout.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { loadBundle, loadTables } from '../../io/bundles.js';
import { locate } from '../../io/locate.js';
import { allowedGlobals, type Host, basePorts, lazyFetch } from '../host.js';

/** The address of the Hub: the input, else HF_ENDPOINT, else the public one. Throws `input-invalid`. */
function hubEndpoint(values: InputValues, host: Host): string {
  const text = values['hf-endpoint'] ?? (host.env['HF_ENDPOINT'] || publicHub);
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    const name = values['hf-endpoint'] === undefined ? 'HF_ENDPOINT' : 'hf-endpoint';
    throw new SetupError('input-invalid', `${name} is '${text}', and must be an http(s) address`);
  }
  return text;
}

/** `provision`, composed for either shell. Returns the variables to export. */
export async function runProvision(values: InputValues, host: Host, draft: Draft): Promise<Record<string, string>> {
  draft.phase('manifest');
  const endpoint = hubEndpoint(values, host);
  const { bundle, digest, folder } = await loadBundle(values.bundle, host.base);
  draft.bundle = { name: bundle.name, digest };
  return provision(
    {
      bundle,
      manifestFolder: folder,
      assets: values.assets,
      locations: await locate(values, host.base),
      verifyFull: values.verify === 'full',
      allowUnlocked: values['allow-unlocked'],
      allowGlobals: allowedGlobals(values),
      tables: await loadTables(bundle, folder),
      offline: values.offline,
      hub: { endpoint, token: host.token },
      inherited: host.env,
    },
    { ...basePorts(host, draft), fetch: lazyFetch(values, host, draft) },
    draft,
  );
}
