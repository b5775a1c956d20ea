import { finding } from '../core/errors.js';
import type { Bundle } from '../core/schema/bundle.js';
import { concludeAssets, concludeEnvironment } from './conclude.js';
import type { Draft } from './draft.js';
import type { Gate } from './gate.js';
import type { Disk, HashFiles, Locations, Progress, Receipt } from './ports.js';
import { selectAssets } from './select-assets.js';
import { survey } from './survey.js';

export interface VerifyOptions {
  bundle: Bundle;
  assets: readonly string[];
  locations: Locations;
  allowUnlocked: boolean;
  allowGlobals: Gate['allowGlobals'];
  tables: Gate['tables'];
  locked: Gate['locked'];
  inherited: Readonly<Record<string, string | undefined>>;
}

export interface VerifyPorts extends Pick<Gate, 'inspectFile'> {
  disk: Disk;
  hash: HashFiles;
  progress: Progress;
  /** What earlier runs placed; read, never written. */
  readReceipts(dataDir: string): Promise<ReadonlyMap<string, Receipt>>;
}

/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
export async function verify(options: VerifyOptions, ports: VerifyPorts, draft: Draft): Promise<void> {
  const { bundle, locations, inherited } = options;
  const assets = selectAssets(bundle, options.assets);
  draft.phase('verify');
  const states = await survey(assets, {
    ...ports,
    locations,
    receipts: await ports.readReceipts(locations.dataDir),
    trustReceipts: false,
    changed: 'error',
    allowUnlocked: options.allowUnlocked,
    allowGlobals: options.allowGlobals,
    tables: options.tables,
    locked: options.locked,
    siblings: bundle.assets,
  });
  concludeAssets(states, draft);
  for (const asset of assets) {
    if (asset.kind !== 'archive') continue;
    draft.findings.push(finding('asset-unverified', 'warning', asset.id, `archives are not checked by this version`));
  }
  // Whether later steps may go online is not for this command to say.
  concludeEnvironment(states, { locations, offline: undefined, inherited }, draft);
}
