import type { Bundle } from '../core/schema/bundle.js';
import { concludeAssets, concludeEnvironment } from './conclude.js';
import type { Draft } from './draft.js';
import type { Gate } from './gate.js';
import type { DigestText, Disk, HashFiles, Locations, Progress, Records } from './ports.js';
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
  digestText: DigestText;
  /** What earlier runs placed; read, never written. */
  readRecords(dataDir: string): Promise<Records>;
}

/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
export async function verify(options: VerifyOptions, ports: VerifyPorts, draft: Draft): Promise<void> {
  const { bundle, locations, inherited } = options;
  const assets = selectAssets(bundle, options.assets);
  draft.phase('verify');
  const states = await survey(assets, {
    ...ports,
    locations,
    ...(await ports.readRecords(locations.dataDir)),
    trustReceipts: false,
    changed: 'error',
    allowUnlocked: options.allowUnlocked,
    allowGlobals: options.allowGlobals,
    tables: options.tables,
    locked: options.locked,
    siblings: bundle.assets,
  });
  concludeAssets(states, draft);
  // Whether later steps may go online is not for this command to say.
  concludeEnvironment(states, { locations, offline: undefined, inherited }, draft);
}
