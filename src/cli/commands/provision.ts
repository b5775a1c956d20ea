import type { Draft } from '../../app/draft.js';
import { provision } from '../../app/provision.js';
import { SetupError } from '../../core/errors.js';
import { publicHub } from '../../core/hub/layout.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { type Host, basePorts, lazyFetch, lazyUnpack } from '../host.js';
import { load } from './load.js';

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
  const endpoint = hubEndpoint(values, host);
  const loaded = await load(values, host, draft);
  return provision(
    {
      ...loaded,
      manifestFolder: loaded.folder,
      assets: values.assets,
      verifyFull: values.verify === 'full',
      allowUnlocked: values['allow-unlocked'],
      offline: values.offline,
      hub: { endpoint, token: host.token },
      inherited: host.env,
    },
    { ...basePorts(host, draft), fetch: lazyFetch(values, host, draft), unpack: lazyUnpack(host) },
    draft,
  );
}
