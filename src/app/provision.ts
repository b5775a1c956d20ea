import { type Finding, SetupError, asSetupError, endsTheRun, finding } from '../core/errors.js';
import { checkCacheBudget } from '../core/cache-budget.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';
import type { Lock } from '../core/schema/lock.js';
import type { Attempt } from '../core/schema/report.js';
import { isThere } from './asset-state.js';
import type { Remembered } from './cache-names.js';
import { type CacheSettings, CacheTier } from './cache-tier.js';
import { clearUnfinished } from './clear-unfinished.js';
import { concludeAssets, exportEnvironment } from './conclude.js';
import type { Draft } from './draft.js';
import { refuseEscapes } from './escapes.js';
import type { Gate } from './gate.js';
import { expectedSnapshot } from './expected-snapshot.js';
import { HubMender } from './mend-hub.js';
import type {
  DigestText,
  Disk,
  Fetch,
  HashFiles,
  ListHub,
  Locations,
  Placer,
  Progress,
  Records,
  State,
  Unpack,
  WriteTar,
} from './ports.js';
import { glance, preflight } from './preflight.js';
import { provisionArchive, workOfArchive } from './provision-archive.js';
import { provisionFile } from './provision-file.js';
import { provisionInPlace } from './provision-in-place.js';
import { provisionSnapshot } from './provision-snapshot.js';
import { lockHub, readyHub } from './ready-hub.js';
import { checkUnfinished } from './repair-journal.js';
import { recordReceipts } from './records.js';
import { finishRepair } from './repair.js';
import type { RepairOptions } from './plan-repair.js';
import { isResolved } from './resolve.js';
import { resolveSnapshots } from './resolve-snapshots.js';
import { selectAssets } from './select-assets.js';
import type { HubAccess } from './sources.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';
import { lockToTell } from './tell-lock.js';

export interface ProvisionPorts extends Pick<Gate, 'inspectFile'> {
  disk: Disk;
  placer: Placer;
  hash: HashFiles;
  fetch: Fetch;
  listHub: ListHub;
  writeTar: WriteTar;
  progress: Progress;
  digestText: DigestText;
  unpack: Unpack;
  /** Absent where the CI cache is not used. */
  ciCache?: CacheSettings | undefined;
  /** Opens the state of the data directory, waiting for whoever works in it. */
  openState(dataDir: string): Promise<State>;
  /** What earlier runs left word of, where the state cannot be opened. */
  readRecords(dataDir: string): Promise<Records>;
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
  /** How Hub caches are mended before anything is fetched; undefined leaves them as they are. */
  repair: Omit<RepairOptions, 'links'> | undefined;
  /** Whether links are wanted in Hub caches where the file system has them. */
  links: boolean;
}

/** What the steps of one run share. */
export interface Work
  extends
    Omit<ProvisionPorts, 'openState' | 'readRecords' | 'ciCache'>,
    Pick<
      ProvisionOptions,
      'bundle' | 'manifestFolder' | 'locations' | 'hub' | 'allowGlobals' | 'tables' | 'locked' | 'links'
    > {
  state: State;
  cache: CacheTier | undefined;
  /** What the CI cache remembers of assets that nothing pins, by asset id. */
  remembered: Map<string, Remembered>;
  /** The commits of branches as the run before this one placed them, by asset id. */
  placedBefore: ReadonlyMap<string, string>;
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
  const opened = await ports.openState(locations.dataDir).catch((error: unknown) => unwritable(error));
  if (opened instanceof SetupError) {
    draft.phase('plan');
    const context = contextOf(options, ports, await ports.readRecords(locations.dataDir));
    const exported = await provisionInPlace(assets, options, context, ports, draft);
    if (exported !== undefined) {
      ports.progress.say(`${opened.message}: everything is in its place, and nothing has to be written`);
      return exported;
    }
    const ground = { ...ports, bundle, locations };
    await preflight(await glance(assets, ground), ground, { met: [{ at: locations.dataDir, error: opened }] });
    throw opened;
  }
  const state = opened;
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

/** Of the records nothing is copied: what is learnt on the way is looked up too. */
const contextOf = (
  options: ProvisionOptions,
  ports: ProvisionPorts,
  { receipts, archives, snapshots }: Records,
): SurveyContext => ({
  ...ports,
  allowGlobals: options.allowGlobals,
  tables: options.tables,
  locked: options.locked,
  locations: options.locations,
  receipts,
  archives,
  snapshots,
  trustReceipts: !options.verifyFull,
  changed: 'warning',
  allowUnlocked: options.allowUnlocked,
  siblings: options.bundle.assets,
});

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
    cache: ports.ciCache && new CacheTier(ports.ciCache, ports),
    remembered: new Map(),
    placedBefore: new Map([...state.snapshots].map(([id, { commit }]) => [id, commit])),
    attemptsOf: (asset) => attempts.get(asset.id)!,
    placed: () => void placed++,
  };
  const context = contextOf(options, ports, state);

  draft.phase('plan');
  await refuseEscapes(locations.dataDir, bundle.directories ?? [], ports.disk);
  await state.clearHub(locations.hfHome);
  await finishRepair(work).catch(async (error: unknown) => {
    unwritable(error);
    draft.findings.push(...(await checkUnfinished(locations, ports.disk)));
  });
  const failures = await resolveSnapshots(assets, work);
  const mender = new HubMender(options.repair && { ...options.repair, links: options.links }, context, work, draft);
  const looked = await survey(assets, context);
  const met: { at: string; error: SetupError }[] = [];
  const before = await lockHub(looked, { assets, toRepair: mender.isWanted(looked) }, context, work)
    .then((owned) => mender.mend(owned))
    .then((mended) => readyHub(mended, context, work))
    .catch((error: unknown) => {
      met.push({ at: locations.hfHome, error: unwritable(error) });
      return looked;
    });
  recordReceipts(before, work);
  const needed = before.filter((one) => !isThere(one) && !one.blocked && isResolved(one.asset));
  // Out of the CI cache an archive and its file are there together.
  const passing = work.cache && { factor: 2, atOnce: work.cache.atOnce };
  if (needed.length + met.length > 0) await preflight(needed, work, { met, ...passing });
  const budget =
    needed.length > 0 && work.cache
      ? checkCacheBudget(
          bundle.name,
          before.map(({ asset }) => asset),
        )
      : [];

  draft.phase('fetch');
  await clearUnfinished(needed, work);
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
          if (asset.kind === 'hub-snapshot') notes.push(...(await provisionSnapshot(asset, lacking, work)));
          else if (asset.kind === 'archive') notes.push(...(await provisionArchive(asset, work)));
          else notes.push(...(await provisionFile(asset, work)));
        } catch (thrown) {
          const error = asSetupError(thrown);
          failures.set(asset.id, error);
          // A branch that was rewritten has taken this commit with it: the next run asks anew.
          if (error.code === 'origin-not-found') state.snapshots.delete(asset.id);
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
  const arrived = needed.filter((one) => !failures.has(one.asset.id)).map(({ asset }) => asset);
  const proving = { ...context, trustReceipts: true, prove: true, remembered: work.remembered };
  const again = await mender.mend(await survey(arrived, proving));
  recordReceipts(again, work);
  const states = new Map([...before, ...again].map((one) => [one.asset.id, one]));
  const final = assets.map((asset) => states.get(asset.id)!);
  draft.phase('save');
  const isWrong = (asset: Asset) => failures.has(asset.id) || !isThere(states.get(asset.id)!);
  await work.cache?.saveAll((asset) => !isWrong(asset));
  draft.phase('conclude');
  concludeAssets(final, draft, ({ asset }) => ({
    failure: failures.get(asset.id),
    attempts: attempts.get(asset.id)!,
    seconds: seconds.get(asset.id) ?? 0,
  }));
  draft.tell([...notes, ...budget, ...(work.cache?.findings ?? [])]);
  if (work.cache) draft.cache?.entries.push(...work.cache.entries);
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

/** The error of a folder that cannot be written, for preflight to tell with whatever else is in the way. */
function unwritable(error: unknown): SetupError {
  if (error instanceof SetupError && error.code === 'data-dir-unwritable') return error;
  throw error;
}

function bytesLacking(one: AssetState): number {
  const { asset } = one;
  if (asset.kind === 'archive') return workOfArchive(asset);
  if (asset.kind === 'file') return asset.size ?? asset.sizeAbout ?? 0;
  const { files } = expectedSnapshot(asset);
  return one.lacking.reduce((sum, name) => sum + files[name]!.size, 0);
}
