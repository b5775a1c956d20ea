import { findIdentical } from '../core/check-file.js';
import { environmentConflicts, environmentOf } from '../core/environment.js';
import { type Finding, SetupError, asSetupError, finding } from '../core/errors.js';
import { repoFolder, unfinishedSuffix } from '../core/hub/layout.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';
import type { Attempt } from '../core/schema/report.js';
import type { Draft } from './draft.js';
import type { Gate } from './gate.js';
import { expectedSnapshot } from './expected-snapshot.js';
import type { DigestText, Disk, Fetch, HashFiles, Locations, Placer, Progress, State } from './ports.js';
import { preflight } from './preflight.js';
import { provisionFile } from './provision-file.js';
import { provisionSnapshot } from './provision-snapshot.js';
import { factsOfFile, receiptKey, receiptMatches, writeReceipt } from './receipts.js';
import { selectAssets } from './select-assets.js';
import { addressesOfFile, type HubAccess } from './sources.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

export interface ProvisionPorts extends Pick<Gate, 'inspectFile'> {
  disk: Disk;
  placer: Placer;
  hash: HashFiles;
  fetch: Fetch;
  progress: Progress;
  digestText: DigestText;
  /** Opens the state of the data directory, waiting for whoever works in it. */
  openState(dataDir: string): Promise<State>;
  now(): number;
}

export interface ProvisionOptions {
  bundle: Bundle;
  manifestFolder: string;
  assets: readonly string[];
  locations: Locations;
  /** Hash everything, whatever the receipts say. */
  verifyFull: boolean;
  allowUnlocked: boolean;
  offline: boolean;
  hub: HubAccess;
  inherited: Readonly<Record<string, string | undefined>>;
  allowGlobals: Gate['allowGlobals'];
  tables: Gate['tables'];
}

/** What the steps of one run share. */
export interface Work
  extends
    Omit<ProvisionPorts, 'openState'>,
    Pick<ProvisionOptions, 'bundle' | 'manifestFolder' | 'locations' | 'hub' | 'allowGlobals' | 'tables'> {
  state: State;
  attemptsOf(asset: Asset): Attempt[];
  /** Told after each file that was put in its place. */
  placed(): void;
}

/**
 * The main job: look, fetch what is missing or wrong, verify, place, look again; then the environment. An asset that
 * cannot be had does not keep the others from being placed. Results go into the draft; returns the variables to export,
 * which are none unless every asset verified.
 *
 * Throws what keeps the whole run from its work: `data-dir-unwritable`, `disk-too-small`, `path-unsafe`, `interrupted`.
 */
export async function provision(
  options: ProvisionOptions,
  ports: ProvisionPorts,
  draft: Draft,
): Promise<Record<string, string>> {
  const { bundle, locations } = options;
  const assets = selectAssets(bundle, options.assets);
  draft.phase('wait');
  const state = await ports.openState(locations.dataDir);
  try {
    return await provisionLocked(assets, options, ports, state, draft);
  } finally {
    try {
      await state.saveReceipts();
    } finally {
      await state.release();
    }
  }
}

async function provisionLocked(
  assets: Asset[],
  options: ProvisionOptions,
  ports: ProvisionPorts,
  state: State,
  draft: Draft,
): Promise<Record<string, string>> {
  const { bundle, locations } = options;
  const attempts = new Map<string, Attempt[]>(assets.map((asset) => [asset.id, []]));
  let placed = 0;
  const work: Work = {
    ...ports,
    ...options,
    state,
    attemptsOf: (asset) => attempts.get(asset.id)!,
    placed: () => void placed++,
  };
  const context: SurveyContext = {
    ...ports,
    allowGlobals: options.allowGlobals,
    tables: options.tables,
    locations,
    receipts: state.receipts,
    trustReceipts: !options.verifyFull,
    changed: 'warning',
    allowUnlocked: options.allowUnlocked,
    siblings: bundle.assets,
  };

  draft.phase('plan');
  await removeUnfinished(assets, work);
  const before = await survey(assets, context);
  await recordReceipts(before, work);
  const needed = before.filter((one) => !isThere(one));
  const unsupported = assets.filter((asset) => asset.kind === 'archive');
  if (needed.length > 0) await preflight(needed, work);

  draft.phase('fetch');
  const failures = new Map<string, SetupError>(unsupported.map((asset) => [asset.id, archiveRefusal(asset, work)]));
  const notes: Finding[] = [];
  const seconds = new Map<string, number>();
  ports.progress.start(
    needed.reduce((sum, one) => sum + bytesLacking(one), 0),
    'fetching',
  );
  try {
    await Promise.all(
      needed.map(async ({ asset, lacking }) => {
        const since = ports.now();
        try {
          if (asset.kind === 'hub-snapshot') await provisionSnapshot(asset, lacking, work);
          else if (asset.kind === 'file') notes.push(...(await provisionFile(asset, work)));
        } catch (thrown) {
          failures.set(asset.id, asSetupError(thrown));
        }
        seconds.set(asset.id, (ports.now() - since) / 1000);
      }),
    );
  } finally {
    ports.progress.stop();
  }
  // These end the run itself, and were only waited for so that nothing is still writing.
  for (const error of failures.values())
    if (['interrupted', 'lock-lost', 'internal-error'].includes(error.code)) throw error;
  for (const directory of bundle.directories ?? [])
    await ports.placer.makeDirectory(ports.disk.join(locations.dataDir, ...directory.split('/')));

  draft.phase('verify');
  const again = await survey(
    needed.filter((one) => !failures.has(one.asset.id)).map((one) => one.asset),
    { ...context, trustReceipts: true, prove: true },
  );
  await recordReceipts(again, work);
  const final = new Map([...before, ...again].map((one) => [one.asset.id, one]));

  for (const asset of assets) {
    const one = final.get(asset.id);
    const failure = failures.get(asset.id);
    const ok = one !== undefined && failure === undefined && !hasError(one.findings);
    if (failure)
      draft.findings.push(finding(failure.code, 'error', asset.id, failure.message, { remedy: failure.remedy }));
    else draft.findings.push(...(one?.findings ?? []));
    const tried = attempts.get(asset.id)!;
    draft.assets.push({
      id: asset.id,
      role: asset.role,
      path: one?.path ?? ports.disk.join(locations.dataDir, ...(asset.kind === 'archive' ? asset.path.split('/') : [])),
      status: ok ? 'ok' : 'failed',
      bytes: ok ? one.files.reduce((sum, file) => sum + file.bytes, 0) : 0,
      files: ok ? one.files : [],
      ...(ok && {
        source: tried.some((attempt) => attempt.outcome === 'ok') ? 'download' : 'local',
        trust: one.trust!,
      }),
      seconds: Math.round((seconds.get(asset.id) ?? 0) * 1000) / 1000,
      attempts: tried,
    });
  }
  draft.findings.push(
    ...notes,
    ...findIdentical(
      [...final.values()].flatMap((one) =>
        one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role })),
      ),
    ),
  );
  if (placed > 0 && (await ports.disk.isGitIgnored(locations.dataDir)) === false) {
    draft.findings.push(
      finding(
        'data-dir-not-ignored',
        'note',
        locations.dataDir,
        `${locations.dataDir} lies in a Git work tree and is not in its .gitignore`,
      ),
    );
  }
  return environmentFor([...final.values()], options, draft);
}

/** The variables to export and what contradicts them; nothing is exported of a run that has failed. */
export function environmentFor(
  states: readonly AssetState[],
  options: Pick<ProvisionOptions, 'locations' | 'offline' | 'inherited'>,
  draft: Draft,
): Record<string, string> {
  if (hasError(draft.findings)) return {};
  const { locations, offline, inherited } = options;
  const hasSnapshot = states.some((one) => one.asset.kind === 'hub-snapshot');
  const variables = environmentOf(
    {
      assets: states.map((one) => ({ env: one.asset.env, path: one.path })),
      dataDir: locations.dataDir,
      hub: hasSnapshot ? { home: locations.hfHome, cache: locations.hubCache } : undefined,
      offline,
    },
    inherited,
  );
  draft.findings.push(...environmentConflicts(variables, inherited));
  draft.environment = variables;
  return variables;
}

const hasError = (findings: readonly Finding[]): boolean => findings.some((one) => one.severity === 'error');

/** Right on disk. That nothing pins it may be an error too, but one that fetching again does not mend. */
const isThere = (one: AssetState): boolean =>
  !one.findings.some((each) => each.severity === 'error' && each.code !== 'asset-unverified');

function bytesLacking(one: AssetState): number {
  const { asset } = one;
  if (asset.kind !== 'hub-snapshot') return asset.size ?? asset.sizeAbout ?? 0;
  const { files } = expectedSnapshot(asset);
  return one.lacking.reduce((sum, name) => sum + files[name]!.size, 0);
}

/** What a killed run left in a Hub cache between writing a file and renaming it: its readers would stumble over it. */
async function removeUnfinished(assets: readonly Asset[], { disk, placer, locations }: Work): Promise<void> {
  const folders = assets.flatMap((asset) =>
    asset.kind === 'hub-snapshot' ? repoFolder(asset.repo, asset.repoType) : [],
  );
  if (folders.length === 0) return;
  for (const { path } of await disk.listHub(locations.hubCache, folders)) {
    if (path.endsWith(unfinishedSuffix)) await placer.remove(disk.join(locations.hubCache, ...path.split('/')));
  }
}

/** What was hashed and found right need not be hashed again. */
async function recordReceipts(states: readonly AssetState[], { disk, state, locations }: Work): Promise<void> {
  for (const one of states) {
    const isBroken = one.findings.some((each) => each.code === 'hub-tokenizer-broken');
    for (const file of one.files) {
      const key = receiptKey(locations.dataDir, file.path);
      if (isBroken) {
        // A receipt says that nothing need be looked at again; this must be said again until it is mended.
        state.receipts.delete(key);
        continue;
      }
      const facts = await factsOfFile(disk, file.path);
      if (receiptMatches(state.receipts.get(key), facts) && state.receipts.get(key)!.sha256 === file.sha256) continue;
      const md5 = one.asset.kind === 'file' ? one.asset.md5 : undefined;
      const receipt = writeReceipt({ ...file, ...(md5 !== undefined && { md5 }) }, facts);
      if (receipt) state.receipts.set(key, receipt);
    }
  }
}

function archiveRefusal(asset: Asset, work: Work): SetupError {
  const [address] = asset.kind === 'archive' ? addressesOfFile({ ...asset, kind: 'file' }, work) : [];
  return new SetupError('source-unsupported', `${asset.id}: archives cannot be unpacked by this version`, {
    remedy: `Leave '${asset.id}' out of \`assets\`, and unpack ${address?.url ?? 'it'} by hand.`,
  });
}
