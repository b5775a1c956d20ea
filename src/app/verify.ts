import { findIdentical } from '../core/check-file.js';
import { environmentConflicts, environmentOf } from '../core/environment.js';
import { finding } from '../core/errors.js';
import type { Bundle } from '../core/schema/bundle.js';
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
    siblings: bundle.assets,
  });
  for (const one of states) {
    const ok = !one.findings.some((each) => each.severity === 'error');
    draft.findings.push(...one.findings);
    draft.assets.push({
      id: one.asset.id,
      role: one.asset.role,
      path: one.path,
      status: ok ? 'ok' : 'failed',
      bytes: one.files.reduce((sum, file) => sum + file.bytes, 0),
      files: one.files,
      ...(ok && { source: 'local', trust: one.trust! }),
      seconds: 0,
      attempts: [],
    });
  }
  for (const asset of assets) {
    if (asset.kind !== 'archive') continue;
    draft.findings.push(finding('asset-unverified', 'warning', asset.id, `archives are not checked by this version`));
  }
  draft.findings.push(
    ...findIdentical(
      states.flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role }))),
    ),
  );
  if (states.some((one) => one.asset.kind === 'hub-snapshot')) {
    const hub = { home: locations.hfHome, cache: locations.hubCache };
    const variables = environmentOf({ assets: [], dataDir: locations.dataDir, hub, offline: true }, inherited);
    draft.findings.push(...environmentConflicts(variables, inherited));
  }
}
