import type { Draft } from '../../app/draft.js';
import { checkUnfinished } from '../../app/repair-journal.js';
import { verify } from '../../app/verify.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { type Host, basePorts } from '../host.js';
import { load } from './load.js';

/** `verify`, composed for either shell. */
export async function runVerify(values: InputValues, host: Host, draft: Draft): Promise<void> {
  const loaded = await load(values, host, draft);
  const ports = basePorts(host, draft);
  await verify(
    { ...loaded, assets: values.assets, allowUnlocked: values['allow-unlocked'], inherited: host.env },
    ports,
    draft,
  );
  draft.tell(await checkUnfinished(loaded.locations, ports.disk));
}
