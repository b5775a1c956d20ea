import { SetupError } from '../core/errors.js';
import { type FileDigest, type HubEntry, blobName, repoFolder, repoOfFolder } from '../core/hub/layout.js';
import { checkBytes, filesOfRepo } from '../core/hub/repo-bytes.js';
import { checkRepo } from '../core/hub/repo-rules.js';
import { checkRoot, foldersOfDeepRepos } from '../core/hub/root-rules.js';
import { checkLegacy } from '../core/hub/stray-rules.js';
import type { Asset, Bundle, SnapshotAsset } from '../core/schema/bundle.js';
import type { Draft } from './draft.js';
import type { Disk, Locations, State } from './ports.js';
import { type RepairOptions, type RepairPorts, planRepo } from './plan-repair.js';
import { hubState } from './repair-journal.js';
import { blockedFinding, repairRepo } from './repair.js';
import { listAll, lookAround } from './look-around.js';
import { readTrees } from './read-trees.js';
import { isResolved } from './resolve.js';
import { tellWork } from './tell-work.js';

/** A Hub cache by itself: what bundles pin of it, and everything else that lies in it. */

export interface BareCache {
  /** What is pinned, and at hand in the cache or asked for by name. */
  bundle: Bundle;
  /** Folders of all repos that bundles pin. */
  wanted: string[];
  /** Folders of the other repos. */
  others: string[];
}

/**
 * Tells which repos are in a cache, and what of them the bundles pin. Throws `path-unknown` where there is none, and where it
 * holds nothing and must hold something.
 *
 * @param asked whose snapshots are missed where they are not there; of other bundles only what is there is looked at
 */
export async function readCache(
  hubCache: string,
  bundles: readonly Bundle[],
  { disk, mayBeEmpty, asked }: { disk: Disk; mayBeEmpty: boolean; asked?: Bundle | undefined },
): Promise<BareCache> {
  if ((await disk.stat(hubCache))?.kind !== 'directory')
    throw new SetupError('path-unknown', `there is no folder ${hubCache}`);
  const inRoot = await disk.listHub(hubCache, []);
  const repos = inRoot.map(({ path }) => path).filter((name) => repoOfFolder(name) !== undefined);
  if (!mayBeEmpty && repos.length === 0 && checkLegacy(inRoot).length === 0) {
    const deep = foldersOfDeepRepos(await listAll(hubCache, disk));
    throw noCache(
      hubCache,
      deep.map((name) => disk.join(hubCache, name)),
    );
  }
  const all = pinnedOf(bundles);
  const missed = new Set(asked === undefined ? [] : pinnedOf([asked]).map(folderOf));
  const pinned = all.filter((asset) => repos.includes(folderOf(asset)) || missed.has(folderOf(asset)));
  const bundle: Bundle = {
    schema: 'steve1-bundle/1',
    name: 'hub-cache',
    description: 'the snapshots of a cache that bundles pin',
    assets: pinned,
  };
  const folders = new Set(pinned.map(folderOf));
  return {
    bundle,
    wanted: [...new Set(all.map(folderOf))],
    others: repos.filter((name) => !folders.has(name)),
  };
}

/** Nothing that could be looked at: no answer is better than one that all is well. */
function noCache(folder: string, below: readonly string[]): SetupError {
  const [above] = /^.*?(?=[\\/](models|datasets|spaces)--[^\\/]*)/.exec(folder) ?? [];
  const message = `${folder} holds no repo of a Hub cache (models--…, datasets--…, spaces--…)`;
  const remedy = `Name ${above ?? below[0] ?? 'the folder that HF_HUB_CACHE names, or an HF_HOME'}.`;
  return new SetupError('path-unknown', message, { remedy });
}

/** What lies right in the cache root. */
const rootOf = (entries: readonly HubEntry[]): HubEntry[] => entries.filter(({ path }) => !path.includes('/'));

const folderOf = ({ repo, repoType }: SnapshotAsset): string => repoFolder(repo, repoType ?? 'model');

/** Every snapshot whose files a bundle tells, once, under an id of its own. */
function pinnedOf(bundles: readonly Bundle[]): SnapshotAsset[] {
  const isPinnedAsset = (asset: Asset): asset is SnapshotAsset => asset.kind === 'hub-snapshot' && isResolved(asset);
  const byRevision = new Map<string, SnapshotAsset>();
  const ids = new Set<string>();
  for (const { name, assets } of bundles) {
    for (const asset of assets.filter(isPinnedAsset)) {
      const key = JSON.stringify([folderOf(asset), asset.revision, Object.keys(asset.files!).sort(), asset.include]);
      if (byRevision.has(key)) continue;
      const id = ids.has(asset.id) ? `${name}-${asset.id}` : asset.id;
      ids.add(id);
      byRevision.set(key, { ...asset, id });
    }
  }
  return [...byRevision.values()];
}

/**
 * Looks at every repo that nothing pins, and at what else there is in those that are pinned; findings, and a line for
 * each of the former, go into the draft. Writes nothing.
 *
 * @param entries everything that lies in the cache
 */
export async function surveyOthers(
  { others, bundle, wanted }: BareCache,
  entries: readonly HubEntry[],
  { hubCache }: Pick<Locations, 'hubCache'>,
  ports: RepairPorts,
  draft: Draft,
  { isRepaired = false }: { isRepaired?: boolean } = {},
): Promise<void> {
  const { disk, hash } = ports;
  const byRepo = Map.groupBy(entries, ({ path }) => path.split('/', 1)[0]!);
  const pinned = bundle.assets.filter((asset) => asset.kind === 'hub-snapshot');
  draft.tell(checkRoot(entries, wanted));
  // With what is pinned this is told already.
  if (pinned.length === 0) draft.tell(checkLegacy(rootOf(entries)));
  const views = await Promise.all(
    [...others, ...new Set(pinned.map(folderOf))].map(async (repo) => {
      const own = byRepo.get(repo) ?? [];
      return { repo, entries: own, trees: await readTrees(repo, own, hubCache, disk), isRepaired };
    }),
  );
  const full = (path: string) => disk.join(hubCache, ...path.split('/'));
  const isPinned = (path: string) => pinned.some((asset) => isOf(asset, path));
  // What is pinned has been hashed and judged.
  const jobs = views
    .flatMap(filesOfRepo)
    .filter((path) => !isPinned(path))
    .map((path) => ({ path, algorithms: ['gitSha1'] as const }));
  const digests = new Map<string, FileDigest>();
  if (jobs.length > 0) {
    const fullJobs = jobs.map((job) => ({ ...job, path: full(job.path) }));
    const paths = fullJobs.map(({ path }) => path);
    const results = await tellWork('verifying', paths, ports, (onBytes) => hash(fullJobs, onBytes));
    results.forEach((result, index) => {
      if (!(result instanceof SetupError)) digests.set(jobs[index]!.path, result);
    });
  }
  for (const view of views) {
    if (!others.includes(view.repo)) {
      draft.tell(checkBytes(view, digests, isPinned));
      continue;
    }
    const { findings, bytes, files, compared } = checkRepo(view, digests);
    const isRight = !findings.some(({ severity }) => severity === 'error');
    draft.tell(findings);
    draft.assets.push({
      id: nameOf(view.repo),
      role: 'other',
      path: full(view.repo),
      status: isRight ? 'ok' : 'failed',
      bytes: isRight ? bytes : 0,
      files: [],
      ...(isRight && {
        source: 'local' as const,
        trust: compared < files || compared === 0 ? ('structure' as const) : ('hub' as const),
      }),
      seconds: 0,
      attempts: [],
    });
  }
}

/** A path in the pinned snapshot, or one of its blobs. */
function isOf(asset: SnapshotAsset, path: string): boolean {
  const folder = folderOf(asset);
  if (path.startsWith(`${folder}/snapshots/${asset.revision}/`))
    return asset.files![path.split('/').slice(3).join('/')] !== undefined;
  return Object.values(asset.files!).some((file) => path === `${folder}/blobs/${blobName(file)}`);
}

function nameOf(folder: string): string {
  const { repo, repoType } = repoOfFolder(folder)!;
  return repoType === 'model' ? repo : `${repoType}s/${repo}`;
}

/** Mends the structure of repos that nothing pins; what is not known to come again is put aside, never deleted. */
export async function repairOthers(
  others: readonly string[],
  options: RepairOptions,
  ports: Parameters<typeof repairRepo>[3] & { state: State },
  draft: Draft,
): Promise<void> {
  await ports.state.lockHub(ports.locations.hfHome);
  const around = lookAround(ports.locations.hubCache, options.from, ports.disk);
  for (const repo of others) {
    const { report, findings } = await repairRepo(repo, [], { ...options, around, isBroken: false }, ports);
    draft.tell(findings);
    if (report) draft.repairs.push(report);
  }
}

/** What a repair would do, told and not done. */
export async function planAll(
  { repos, broken }: { repos: ReadonlyMap<string, Parameters<typeof planRepo>[1]>; broken: ReadonlySet<string> },
  options: RepairOptions,
  locations: Pick<Locations, 'hubCache' | 'hfHome'>,
  ports: RepairPorts,
  draft: Draft,
): Promise<void> {
  const { disk } = ports;
  const { hubCache } = locations;
  const around = lookAround(hubCache, options.from, disk);
  for (const [repo, snapshots] of repos) {
    const where = { ...options, hubCache, state: hubState(locations, disk), around };
    const { plan, later } = await planRepo(repo, snapshots, where, ports);
    const path = disk.join(hubCache, repo);
    if (plan.blocked !== undefined) {
      const report = { repo, path, outcome: 'blocked' as const, blocked: plan.blocked, steps: [] };
      draft.repairs.push(report);
      draft.findings.push(blockedFinding(report, broken.has(repo) ? 'error' : 'warning'));
    } else if (plan.steps.length > 0) {
      const afterwards = (await later()).map((step) => ({ ...step, after: 'fetch' as const }));
      draft.repairs.push({ repo, path, outcome: 'planned', steps: [...plan.steps, ...afterwards] });
    }
  }
}
