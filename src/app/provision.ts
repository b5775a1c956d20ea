import { type Finding, SetupError, asSetupError, endsTheRun, finding } from '../core/errors.js';
import { lockText } from '../core/lock.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';
import type { Lock } from '../core/schema/lock.js';
import type { Attempt, Report } from '../core/schema/report.js';
import { concludeAssets, exportEnvironment } from './conclude.js';
import type { Draft } from './draft.js';
import { refuseEscapes, refuseSnapshotEscapes } from './escapes.js';
import type { Gate } from './gate.js';
import { expectedSnapshot } from './expected-snapshot.js';
import { lockOfStates } from './lock.js';
import type { DigestText, Disk, Fetch, HashFiles, Locations, Placer, Progress, State, Unpack } from './ports.js';
import { glance, preflight } from './preflight.js';
import { provisionArchive, workOfArchive } from './provision-archive.js';
import { provisionFile } from './provision-file.js';
import { provisionSnapshot } from './provision-snapshot.js';
import { receiptKey, writeReceipt } from './receipts.js';
import { selectAssets } from './select-assets.js';
import type { HubAccess } from './sources.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

export interface ProvisionPorts extends Pick<Gate, 'inspectFile'> {
  disk: Disk;
  placer: Placer;
  hash: HashFiles;
  fetch: Fetch;
  progress: Progress;
  digestText: DigestText;
  unpack: Unpack;
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
  locked: Gate['locked'];
  /** The lock file that is there. */
  lock: Lock | undefined;
}

/** What the steps of one run share. */
export interface Work
  extends
    Omit<ProvisionPorts, 'openState'>,
    Pick<ProvisionOptions, 'bundle' | 'manifestFolder' | 'locations' | 'hub' | 'allowGlobals' | 'tables' | 'locked'> {
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
 * Throws what keeps the whole run from its work: `data-dir-unwritable`, `disk-too-small`, `path-too-long`, `path-unsafe`,
 * `interrupted`.
 */
export async function provision(
  options: ProvisionOptions,
  ports: ProvisionPorts,
  draft: Draft,
): Promise<Record<string, string>> {
  const { bundle, locations } = options;
  const assets = selectAssets(bundle, options.assets);
  draft.phase('wait');
  const state = await ports.openState(locations.dataDir).catch(async (error: unknown) => {
    const met = [{ at: locations.dataDir, error: unwritable(error) }];
    const ground = { ...ports, bundle, locations };
    await preflight(await glance(assets, ground), ground, { met });
    throw error;
  });
  try {
    return await provisionLocked(assets, options, ports, state, draft);
  } finally {
    try {
      await state.saveRecords();
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
    locked: options.locked,
    locations,
    receipts: state.receipts,
    archives: state.archives,
    trustReceipts: !options.verifyFull,
    changed: 'warning',
    allowUnlocked: options.allowUnlocked,
    siblings: bundle.assets,
  };

  draft.phase('plan');
  await refuseEscapes(locations.dataDir, bundle.directories ?? [], ports.disk);
  const looked = await survey(assets, context);
  const met: { at: string; error: SetupError }[] = [];
  const before = await readyHub(looked, context, work).catch((error: unknown) => {
    met.push({ at: locations.hfHome, error: unwritable(error) });
    return looked;
  });
  recordReceipts(before, work);
  const needed = before.filter((one) => !isThere(one) && !one.blocked);
  if (needed.length + met.length > 0) await preflight(needed, work, { met });

  draft.phase('fetch');
  const failures = new Map<string, SetupError>();
  const notes: Finding[] = [];
  const seconds = new Map<string, number>();
  ports.progress.start(
    needed.reduce((sum, one) => sum + bytesLacking(one), 0),
    needed.some(({ asset }) => asset.kind === 'archive') ? 'fetching and unpacking' : 'fetching',
  );
  try {
    await Promise.all(
      needed.map(async ({ asset, lacking }) => {
        const since = ports.now();
        try {
          if (asset.kind === 'hub-snapshot') await provisionSnapshot(asset, lacking, work);
          else if (asset.kind === 'archive') notes.push(...(await provisionArchive(asset, work)));
          else notes.push(...(await provisionFile(asset, work)));
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
  const ending = [...failures.values()].find(endsTheRun);
  if (ending) throw ending;
  for (const directory of bundle.directories ?? [])
    await ports.placer.makeDirectory(ports.disk.join(locations.dataDir, ...directory.split('/')));

  draft.phase('verify');
  const again = await survey(
    needed.filter((one) => !failures.has(one.asset.id)).map((one) => one.asset),
    { ...context, trustReceipts: true, prove: true },
  );
  recordReceipts(again, work);
  const states = new Map([...before, ...again].map((one) => [one.asset.id, one]));
  const final = assets.map((asset) => states.get(asset.id)!);
  concludeAssets(final, draft, ({ asset }) => ({
    failure: failures.get(asset.id),
    attempts: attempts.get(asset.id)!,
    seconds: seconds.get(asset.id) ?? 0,
  }));
  draft.findings.push(...notes);
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
  draft.lock = lockToTell(final, options, draft);
  return exportEnvironment(final, options, draft);
}

/** The lock file that would pin what this run accepted on form alone; nothing when all is pinned, or not all is right. */
function lockToTell(states: readonly AssetState[], options: ProvisionOptions, draft: Draft): Report['lock'] {
  const { bundle, lock, locations } = options;
  const isWanted =
    states.some(({ trust }) => trust === 'structure') && !draft.assets.some(({ status }) => status !== 'ok');
  return isWanted ? { path: locations.lockFile, text: lockText(lockOfStates(bundle, states, lock)) } : undefined;
}

/** The error of a folder that cannot be written, for preflight to tell with whatever else is in the way. */
function unwritable(error: unknown): SetupError {
  if (error instanceof SetupError && error.code === 'data-dir-unwritable') return error;
  throw error;
}

/** Right on disk. That nothing pins it may be an error too, but one that fetching again does not mend. */
const isThere = (one: AssetState): boolean =>
  !one.findings.some((each) => each.severity === 'error' && each.code !== 'asset-unverified');

/**
 * Before a Hub cache is written: nobody else writes it, no link leads out of it, and what a killed run left in it is
 * gone, because its readers would stumble over it. A cache in which all is right is not touched.
 */
async function readyHub(states: AssetState[], context: SurveyContext, work: Work): Promise<AssetState[]> {
  const { disk, placer, locations, state } = work;
  const toWrite = states.filter(
    (one) => one.asset.kind === 'hub-snapshot' && !one.blocked && (!isThere(one) || one.unfinished?.length),
  );
  if (toWrite.length === 0) return states;
  for (const { asset, lacking } of toWrite)
    if (asset.kind === 'hub-snapshot') await refuseSnapshotEscapes(asset, lacking, locations, disk);
  const waited = await state.lockHub(locations.hfHome);
  const unfinished = toWrite.flatMap((one) => one.unfinished ?? []);
  for (const path of unfinished) await placer.remove(disk.join(locations.hubCache, ...path.split('/')));
  if (!waited && unfinished.length === 0) return states;

  recordReceipts(states, work);
  const again = await survey(
    toWrite.map((one) => one.asset),
    { ...context, trustReceipts: true },
  );
  return states.map((one) => again.find(({ asset }) => asset.id === one.asset.id) ?? one);
}

function bytesLacking(one: AssetState): number {
  const { asset } = one;
  if (asset.kind === 'archive') return workOfArchive(asset);
  if (asset.kind === 'file') return asset.size ?? asset.sizeAbout ?? 0;
  const { files } = expectedSnapshot(asset);
  return one.lacking.reduce((sum, name) => sum + files[name]!.size, 0);
}

/** What was hashed and found right need not be hashed again. */
function recordReceipts(states: readonly AssetState[], { state, locations }: Work): void {
  for (const one of states) {
    const isBroken = one.findings.some((each) => each.code === 'hub-tokenizer-broken');
    for (const file of one.files) {
      const key = receiptKey(locations.dataDir, file.path);
      if (isBroken) {
        // A receipt says that nothing need be looked at again; this must be said again until it is mended.
        state.receipts.delete(key);
        continue;
      }
      if (file.facts === undefined) continue;
      const md5 = one.asset.kind === 'file' ? one.asset.md5 : undefined;
      state.receipts.set(key, writeReceipt({ ...file, ...(md5 !== undefined && { md5 }) }, file.facts, file.told));
    }
  }
}
