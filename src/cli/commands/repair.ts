import { resolve } from 'node:path';
import { Draft } from '../../app/draft.js';
import { planAll, readCache, repairOthers, surveyOthers } from '../../app/hub-cache.js';
import { listAll } from '../../app/look-around.js';
import { provision } from '../../app/provision.js';
import type { RepairOptions } from '../../app/plan-repair.js';
import { checkUnfinished, hubState } from '../../app/repair-journal.js';
import { finishRepair, toRepair } from '../../app/repair.js';
import { selectAssets } from '../../app/select-assets.js';
import { survey } from '../../app/survey.js';
import { SetupError } from '../../core/errors.js';
import type { InputValues } from '../../core/parse-inputs.js';
import type { Bundle } from '../../core/schema/bundle.js';
import { disk } from '../../io/disk.js';
import { hashOnce } from '../../io/hash-once.js';
import { type CacheLocations, locateCache } from '../../io/locate.js';
import { readRecords } from '../../io/state.js';
import type { Bare } from '../arguments.js';
import { type Host, basePorts, hubAccess, lazyFetch, lazyListHub, lazyUnpack, lazyWriteTar, placing } from '../host.js';
import { bare as bareOptions, ofCache, openCache, verifyAll } from './hub-cache.js';
import { type Loaded, load } from './load.js';

/** What is to be mended: a bundle of snapshots alone, and where they lie. */
interface Subject extends Pick<Loaded, 'allowGlobals' | 'tables' | 'locked'> {
  bundle: Bundle;
  locations: CacheLocations;
  manifestFolder: string;
  /** Folders of repos that nothing pins. */
  others: string[];
  /** A whole cache is looked at, and not a bundle. */
  isWhole: boolean;
}

/** `repair`: of the snapshots of a bundle, or of a whole Hub cache by itself. */
export function runRepair(
  values: InputValues,
  flags: Bare,
  given: { asksForBundle: boolean },
  host: Host,
  draft: Draft,
): Promise<void> {
  const hubCache = flags['hub-cache'];
  const work = () => repair(values, flags, given, host, draft);
  return hubCache === undefined ? work() : ofCache(hubCache, host, draft, work);
}

async function repair(
  values: InputValues,
  flags: Bare,
  given: { asksForBundle: boolean },
  host: Host,
  draft: Draft,
): Promise<void> {
  const from = flags.from === undefined ? [] : [await folderAt(resolve(host.base, flags.from))];
  const hubCache = flags['hub-cache'];
  if (hubCache !== undefined && !flags['dry-run']) await finishStopped(hubCache, host, draft);
  const subject = await subjectOf(values, hubCache, given, host, draft);
  const options: RepairOptions = { when: 'all', from, links: values.symlinks === 'auto' };
  if (flags['dry-run']) await tellPlan(subject, options, host, draft);
  else if (hubCache !== undefined && (await isRightAsItIs(subject, options, host)))
    return verifyAll(hubCache, values, given, host, draft);
  else await mend(subject, values, options, host, draft);
}

/** What a repair that was stopped has left is put right before it is told what lies in the cache. */
async function finishStopped(hubCache: string, host: Host, draft: Draft): Promise<void> {
  const locations = await locateCache(hubCache, host.base);
  const ports = basePorts(host, draft);
  if ((await checkUnfinished(locations, ports.disk)).length === 0) return;
  const state = await ports.openState(locations.dataDir);
  try {
    await finishRepair({ ...ports, state, locations });
  } finally {
    await state.release();
  }
}

/** Throws `path-unknown` where no folder is, and `file-unreadable` where that cannot be told. */
async function folderAt(path: string): Promise<string> {
  if ((await disk.stat(path))?.kind === 'directory') return path;
  throw new SetupError('path-unknown', `--from names ${path}, which is no folder`);
}

async function subjectOf(
  values: InputValues,
  hubCache: string | undefined,
  given: { asksForBundle: boolean },
  host: Host,
  draft: Draft,
): Promise<Subject> {
  if (hubCache !== undefined) {
    const { cache, locations, manifestFolder } = await openCache(hubCache, values, given, host, draft);
    return { ...bareOptions, ...cache, isWhole: true, locations, manifestFolder };
  }
  const loaded = await load(values, host, draft);
  const assets = selectAssets(loaded.bundle, values.assets).filter(({ kind }) => kind === 'hub-snapshot');
  const { directories: _, ...bundle } = loaded.bundle;
  return { ...loaded, bundle: { ...bundle, assets }, manifestFolder: loaded.folder, others: [], isWhole: false };
}

async function tellPlan(
  { bundle, others, locations, allowGlobals, tables, locked }: Subject,
  options: RepairOptions,
  host: Host,
  draft: Draft,
): Promise<void> {
  const ports = basePorts(host, draft);
  draft.phase('plan');
  const states = await survey(bundle.assets, {
    ...ports,
    ...{ allowGlobals, tables, locked },
    locations,
    ...(await readRecords(locations.dataDir)),
    trustReceipts: false,
    changed: 'warning',
    allowUnlocked: true,
    siblings: bundle.assets,
  });
  const repos = toRepair(states, options);
  const broken = new Set(toRepair(states, { ...options, when: 'broken' }).keys());
  for (const repo of others) repos.set(repo, []);
  await planAll({ repos, broken }, options, locations, ports, draft);
  if (draft.repairs.length === 0) host.progress.say('nothing needs repair');
}

/** A cache that may not be written, and need not be: no lock can be taken there, and none is wanted. */
async function isRightAsItIs(subject: Subject, options: RepairOptions, host: Host): Promise<boolean> {
  const trial = new Draft('repair', Date.now);
  const { disk } = basePorts(host, trial);
  if (!(await disk.writeRefusal(hubState(subject.locations, disk)))) return false;
  await tellPlan(subject, options, host, trial);
  return trial.repairs.length === 0;
}

async function mend(
  { others, isWhole, manifestFolder, ...subject }: Subject,
  values: InputValues,
  options: RepairOptions,
  host: Host,
  draft: Draft,
): Promise<void> {
  const { locations, bundle } = subject;
  const base = basePorts(host, draft);
  const ports = { ...base, ...placing(values), hash: hashOnce(base.hash) };
  await provision(
    {
      ...subject,
      manifestFolder,
      assets: ['all'],
      verifyFull: true,
      allowUnlocked: true,
      offline: true,
      hub: hubAccess(values, host),
      inherited: {},
      lock: undefined,
      repair: options,
      links: options.links,
    },
    {
      ...ports,
      fetch: lazyFetch(values, host, draft),
      listHub: lazyListHub(values, host, draft),
      unpack: lazyUnpack(host),
      writeTar: lazyWriteTar(host),
    },
    draft,
  );
  // What an agent needs is for `env` to tell.
  draft.environment = {};
  if (!isWhole)
    host.progress.say('only snapshots of the Hub are repaired; `steve1-setup verify` checks the other assets');
  if (others.length > 0) {
    draft.phase('repair');
    const state = await ports.openState(locations.dataDir);
    try {
      await repairOthers(others, options, { ...ports, state, locations }, draft);
    } finally {
      await state.release();
    }
  }
  if (!isWhole) return;
  draft.phase('verify');
  const cache = await readCache(locations.hubCache, [bundle], { disk: ports.disk, mayBeEmpty: true });
  const entries = await listAll(locations.hubCache, ports.disk);
  await surveyOthers(cache, entries, locations, ports, draft, { isRepaired: true });
}
