import { resolve } from 'node:path';
import type { Draft } from '../../app/draft.js';
import { pack } from '../../app/pack.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { readRecords } from '../../io/state.js';
import { type Host, basePorts, lazyWriteTar } from '../host.js';
import { load } from './load.js';

/** `pack`: writes `<bundle>.tar`, or the file that was named. Says what it wrote. */
export async function runPack(values: InputValues, file: string | undefined, host: Host, draft: Draft): Promise<void> {
  const loaded = await load(values, host, draft);
  const { bundle, locations, folder } = loaded;
  const output = resolve(host.base, file ?? `${bundle.name}.tar`);
  const ports = basePorts(host, draft);
  const { progress } = host;
  const written = await pack(
    { bundle, assets: values.assets, manifestFolder: folder, output },
    {
      placer: ports.placer,
      context: { ...ports, ...loaded, ...(await readRecords(locations.dataDir)) },
      writeTar: lazyWriteTar(host),
    },
    draft,
  );
  if (!written) return;
  progress.say(
    `wrote ${output}; where there is no network: tar xf it, and steve1-setup provision --bundle ${bundle.name}/bundle.json`,
  );
}
