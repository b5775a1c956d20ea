import { SetupError } from '../core/errors.js';
import type { ExpectedSnapshot, FileDigest, HubEntry } from '../core/hub/layout.js';
import { repoFolder } from '../core/hub/layout.js';
import { firstStep } from '../core/hub/repair-bench.js';
import { type RepairPlan, filesToCompare, planRepair } from '../core/hub/repair.js';
import { filesOfRepo } from '../core/hub/repo-rules.js';
import { checkSnapshot, filesToHash } from '../core/hub/rules.js';
import type { RepairReport } from '../core/schema/report.js';
import { isThere } from './asset-state.js';
import { expectedSnapshot } from './expected-snapshot.js';
import type { Disk, FileFacts, HashFiles, HashedFile, Locations, Placer, Progress, State } from './ports.js';
import { finishRebuild, rebuild } from './rebuild.js';
import { isResolved } from './resolve.js';
import type { AssetState } from './survey.js';
import { tellWork } from './tell-work.js';

/** How far a run mends Hub caches. */
export interface RepairOptions {
  /** `broken`: only what an agent would stumble over; `all`: whatever is not as the Hub client makes it. */
  when: 'broken' | 'all';
  /** Folders outside of the cache in which bytes may be looked for. */
  from: readonly string[];
  /** Whether links are wanted where the file system has them. */
  links: boolean;
}

export interface RepairPorts {
  disk: Disk;
  hash: HashFiles;
  progress: Progress;
}

interface Writing extends RepairPorts {
  placer: Placer;
  state: Pick<State, 'lockHub'>;
  locations: Locations;
  now(): number;
}

export const hubState = ({ hfHome }: Pick<Locations, 'hfHome'>, { join }: Pick<Disk, 'join'>): string =>
  join(hfHome, '.steve1-setup');

/** A repair that an earlier run was stopped in comes to its end before anything is looked at. */
export async function finishRepair({ disk, placer, state, locations, progress }: Writing): Promise<void> {
  const folder = hubState(locations, disk);
  if (!(await disk.stat(disk.join(folder, 'journal.json')))) return;
  await state.lockHub(locations.hfHome);
  const done = await finishRebuild({ state: folder }, { disk, placer });
  if (done !== undefined) progress.say(done);
}

/**
 * Which repos of the cache need mending, and what must be in them. Two assets of one repo are mended together.
 *
 * @param isPending assets of which a first repair had to leave something for after the fetch
 */
export function toRepair(
  states: readonly AssetState[],
  when: RepairOptions['when'],
  isPending: (state: AssetState) => boolean = () => false,
): Map<string, ExpectedSnapshot[]> {
  const repos = new Map<string, { isWanted: boolean; snapshots: ExpectedSnapshot[] }>();
  for (const one of states) {
    const { asset, blocked } = one;
    if (asset.kind !== 'hub-snapshot' || !isResolved(asset) || blocked) continue;
    const snapshot = expectedSnapshot(asset);
    const folder = repoFolder(snapshot.repo, snapshot.repoType);
    const known = repos.get(folder) ?? { isWanted: false, snapshots: [] };
    known.isWanted ||= when === 'all' || !isThere(one) || isPending(one);
    known.snapshots.push(snapshot);
    repos.set(folder, known);
  }
  return new Map([...repos].flatMap(([folder, { isWanted, snapshots }]) => (isWanted ? [[folder, snapshots]] : [])));
}

/** What a plan is made from, and what is checked against once it is carried out. */
export interface Planned {
  plan: RepairPlan;
  entries: readonly HubEntry[];
  /** By what the file is to `stat`. */
  hashed: ReadonlyMap<string, FileDigest>;
}

/** A hard link of a file that was hashed a moment ago is that file. */
const identityOf = ({ dev, ino, size, mtimeNs }: FileFacts): string => [dev, ino, size, mtimeNs].join(':');

/** Looks where the bytes of a repo are, and plans. Writes nothing. */
export async function planRepo(
  repo: string,
  snapshots: readonly ExpectedSnapshot[],
  { hubCache, when, from, links }: { hubCache: string } & RepairOptions,
  ports: RepairPorts,
): Promise<Planned> {
  const { disk } = ports;
  const entries = await disk.listHub(hubCache, [repo, 'blobs']);
  const others = (await Promise.all(from.map((folder) => filesBelow(folder, disk)))).flat();
  const view = { repo, entries, snapshots, others };
  const { paths: wanted, algorithms } = filesToCompare(view);
  // By their names, blobs tell what they must be; that costs reading all of them.
  const named = when === 'all' ? filesOfRepo({ repo, entries, trees: new Map() }) : [];
  const paths = [...new Set([...wanted, ...named])];
  const fullOf = (path: string) => (disk.isAbsolute(path) ? path : disk.join(hubCache, ...path.split('/')));
  const digests = await digestsOf(
    new Map(paths.map((path) => [path, fullOf(path)])),
    when === 'all' ? ['sha256', 'gitSha1'] : algorithms,
    ports,
  );
  const hashed = new Map([...digests.values()].map((digest) => [identityOf(digest.facts), digest]));
  return { plan: planRepair({ ...view, digests, links }), entries, hashed };
}

/** The regular files below a folder; of links only what they are themselves. */
async function filesBelow(folder: string, disk: Disk): Promise<{ path: string; size: number }[]> {
  const tops = (await disk.listHub(folder, [])).map(({ path }) => path);
  const entries = await disk.listHub(folder, tops);
  return entries.flatMap(({ path, kind, size, unreadable }) =>
    kind === 'file' && unreadable === undefined ? [{ path: disk.join(folder, ...path.split('/')), size: size! }] : [],
  );
}

/** What cannot be read to its end has no digest, and so matches nothing. */
async function digestsOf(
  paths: ReadonlyMap<string, string>,
  algorithms: readonly ('sha256' | 'gitSha1')[],
  ports: RepairPorts,
): Promise<Map<string, HashedFile>> {
  const jobs = [...paths.values()].map((path) => ({ path, algorithms }));
  if (jobs.length === 0) return new Map();
  const all = jobs.map(({ path }) => path);
  const results = await tellWork('comparing', all, ports, (onBytes) => ports.hash(jobs, onBytes));
  const isDigest = (one: HashedFile | SetupError): one is HashedFile => !(one instanceof SetupError);
  return new Map(
    [...paths.keys()].flatMap((path, index) => {
      const result = results[index]!;
      return isDigest(result) ? [[path, result] as const] : [];
    }),
  );
}

/** Anything but fetching, which is for those who can ask the Hub. */
export const hasWork = ({ steps }: RepairPlan): boolean => steps.some(({ action }) => action !== 'fetch');

/** Mends one repo of a cache whose lock is held. Throws `write-failed`, and then the cache is what it was. */
export async function repairRepo(
  repo: string,
  snapshots: readonly ExpectedSnapshot[],
  options: RepairOptions,
  work: Writing,
): Promise<RepairReport | undefined> {
  const { disk, locations, now } = work;
  const { hubCache } = locations;
  const links = options.links && (await canLink(work));
  const planned = await planRepo(repo, snapshots, { ...options, hubCache, links }, work);
  const { plan } = planned;
  const path = disk.join(hubCache, repo);
  if (plan.blocked !== undefined) return { repo, path, outcome: 'blocked', blocked: plan.blocked, steps: [] };
  if (!hasWork(plan)) return undefined;
  const date = new Date(now()).toISOString().replaceAll(':', '-');
  const where = { state: hubState(locations, disk), hubCache, date };
  const kept = await rebuild(plan, where, work, {
    known: new Set(planned.entries.map((entry) => entry.path)),
    check: (folder) => checkBuilt(folder, planned, snapshots, work),
  });
  const version = disk.join(hubCache, 'version.txt');
  if ((await disk.stat(version)) === undefined) await work.placer.writeText(version, '1');
  return { repo, path, outcome: 'done', ...(kept !== undefined && { kept }), steps: plan.steps };
}

/** Tried beside the cache, on its file system. */
async function canLink({ disk, placer, locations }: Writing): Promise<boolean> {
  const probe = disk.join(hubState(locations, disk), 'link-probe');
  const answer = await placer.placeLink(probe, 'nowhere');
  await placer.remove(probe);
  return answer;
}

/** What was built must pass the same rules as a cache, but for what is still to be fetched. */
async function checkBuilt(
  folder: string,
  { plan, entries, hashed }: Planned,
  snapshots: readonly ExpectedSnapshot[],
  ports: RepairPorts,
): Promise<void> {
  const { disk } = ports;
  const toFetch = new Set(plan.steps.flatMap(({ action, to }) => (action === 'fetch' ? [to] : [])));
  const built = asInCache(plan.repo, await disk.listHub(folder, [plan.repo]), entries);
  for (const snapshot of snapshots) {
    const paths = filesToHash(built, snapshot);
    const digests = new Map<string, FileDigest>();
    const toHash = new Map<string, string>();
    for (const path of paths.filter((one) => one.startsWith(`${plan.repo}/`))) {
      const full = disk.join(folder, ...path.split('/'));
      const facts = await disk.stat(full);
      const digest = facts && hashed.get(identityOf(facts));
      if (digest) digests.set(path, digest);
      else toHash.set(path, full);
    }
    for (const [path, digest] of await digestsOf(toHash, ['sha256', 'gitSha1'], ports)) digests.set(path, digest);
    const { files } = checkSnapshot(built, snapshot, digests);
    // What lies in the store that repos share was not touched.
    const wrong = files.filter(
      ({ ok, entry, realPath }) => !ok && !toFetch.has(entry) && realPath.startsWith(`${plan.repo}/`),
    );
    if (wrong.length === 0) continue;
    const names = wrong.map(({ path }) => path).join(', ');
    throw new SetupError('write-failed', `the folder built for ${plan.repo} is not right: ${names}`);
  }
}

/** The entries of a folder that lies elsewhere for now: links that leave it are as they will be in their place. */
function asInCache(repo: string, built: readonly HubEntry[], before: readonly HubEntry[]): HubEntry[] {
  const known = new Map(before.map((entry) => [entry.path, entry]));
  const leaving = new Map(
    built.flatMap(({ path, kind, target, resolved }) => {
      const old = known.get(path);
      const isSame = kind === 'link' && !resolved?.inside && old?.target === target;
      return isSame && old?.resolved && !old.resolved.path.startsWith(`${repo}/`)
        ? [[path, old.resolved] as const]
        : [];
    }),
  );
  return built.map((entry) => {
    if (entry.kind !== 'link' || entry.resolved?.inside) return entry;
    const resolved = leaving.get(entry.path) ?? leaving.get(firstStep(entry));
    return resolved === undefined ? entry : { ...entry, resolved };
  });
}
