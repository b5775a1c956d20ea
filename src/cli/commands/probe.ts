import type { Draft } from '../../app/draft.js';
import { concludeDevice } from '../../app/probe.js';
import type { InputValues } from '../../core/parse-inputs.js';
import type { DeviceDocument } from '../../core/schema/device.js';
import { deviceWishes, probeDevice } from '../device.js';
import type { Host } from '../host.js';

/** `probe`: the document, with an error where `require-gpu` does not hold. */
export async function runProbe(values: InputValues, host: Host, draft: Draft): Promise<DeviceDocument> {
  const wishes = deviceWishes(values);
  draft.phase('device');
  const { schema, ...document } = concludeDevice(await probeDevice(values, host), wishes, draft);
  const { error } = draft.finish();
  return { schema, ...(error && { error }), ...document };
}
