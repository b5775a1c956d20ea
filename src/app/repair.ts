import { type Finding, SetupError, asSetupError, finding } from '../core/errors.js';
import { identityOf } from '../core/file-identity.js';
import type { ExpectedSnapshot, FileDigest, HubEntry } from '../core/hub/layout.js';
import { markOf, repoFolder } from '../core/hub/layout.js';
import { inPlace } from '../core/hub/in-place.js';
import { firstStep } from '../core/hub/repair-bench.js';
import { checkSnapshot, filesToHash } from '../core/hub/rules.js';
import type { RepairReport } from '../core/schema/report.js';
import { isThere } from './asset-state.js';
import { expectedSnapshot } from './expected-snapshot.js';
import { finishRebuild } from './finish-repair.js';
import { mendInPlace } from './mend-in-place.js';
import { type Planned, type RepairOptions, type RepairPorts, digestsOf, hasWork, planRepo } from './plan-repair.js';
import type { Around } from './look-around.js';
import type { Locations, Placer, State } from './ports.js';
import { rebuild } from './rebuild.js';
import { hubState } from './repair-journal.js';
import { isResolved } from './resolve.js';
import type { AssetState } from './survey.js';

interface Writing extends RepairPorts {
  placer: Placer;
  state: Pick<State, 'lockHub'>;
  locations: Locations;
  now(): number;
}

/** That a repo is left as it is, which whoever asked for a repair, or relies on one, must know. */
export const blockedFinding = ({ repo, path, blocked }: RepairReport, severity: 'error' | 'warning'): Finding =>
  finding('hub-repair-blocked', severity, path, `${repo} is left as it is: ${blocked}`);

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
  { when, links }: Pick<RepairOptions, 'when' | 'links'>,
  isPending: (state: AssetState) => boolean = () => false,
): Map<string, ExpectedSnapshot[]> {
  const repos = new Map<string, { isWanted: boolean; snapshots: ExpectedSnapshot[] }>();
  for (const one of states) {
    const { asset, blocked } = one;
    if (asset.kind !== 'hub-snapshot' || !isResolved(asset) || blocked) continue;
    const snapshot = expectedSnapshot(asset);
    const folder = repoFolder(snapshot.repo, snapshot.repoType);
    const known = repos.get(folder) ?? { isWanted: false, snapshots: [] };
    known.isWanted ||= when === 'all' || !isThere(one) || isPending(one) || (!links && one.isLinked === true);
    addSnapshot(known.snapshots, snapshot);
    repos.set(folder, known);
  }
  return new Map([...repos].flatMap(([folder, { isWanted, snapshots }]) => (isWanted ? [[folder, snapshots]] : [])));
}

/** Assets that pin one commit pin one snapshot together. */
function addSnapshot(snapshots: ExpectedSnapshot[], one: ExpectedSnapshot): void {
  const at = snapshots.findIndex(({ commit }) => commit === one.commit);
  if (at < 0) snapshots.push(one);
  else snapshots[at] = { ...one, ...snapshots[at], files: { ...one.files, ...snapshots[at]!.files } };
}

/** What was done, absent where there was nothing to do, and what is to be said of it. */
interface Outcome {
  report?: RepairReport;
  findings: Finding[];
}

/**
 * Mends one repo of a cache whose lock is held. One that cannot be rebuilt is left as it was, and keeps no other from it.
 *
 * @param isBroken an agent would stumble over it: then it is an error where it is left
 */
export async function repairRepo(
  repo: string,
  snapshots: readonly ExpectedSnapshot[],
  { isBroken, ...options }: RepairOptions & { isBroken: boolean; around: Around },
  work: Writing,
): Promise<Outcome> {
  const path = work.disk.join(work.locations.hubCache, repo);
  const blocked = (why: string, severity: 'error' | 'warning'): Outcome => {
    const report: RepairReport = { repo, path, outcome: 'blocked', blocked: why, steps: [] };
    return { report, findings: [blockedFinding(report, severity)] };
  };
  try {
    return await rebuildRepo({ repo, path, snapshots }, options, work, (why) =>
      blocked(why, isBroken ? 'error' : 'warning'),
    );
  } catch (thrown) {
    const error = asSetupError(thrown);
    // No other repo fares better on a disk that is full.
    if (error.code !== 'write-failed' || error.details['isDiskFull'] === true) throw error;
    // Where fetching is what a run is for, its files come one by one.
    return blocked(error.message, options.when === 'all' ? 'error' : 'warning');
  }
}

async function rebuildRepo(
  { repo, path, snapshots }: { repo: string; path: string; snapshots: readonly ExpectedSnapshot[] },
  options: RepairOptions & { around: Around },
  work: Writing,
  blocked: (why: string) => Outcome,
): Promise<Outcome> {
  const { disk, locations, now } = work;
  const { hubCache } = locations;
  const state = hubState(locations, disk);
  const links = options.links && (await canLink(work));
  const planned = await planRepo(repo, snapshots, { ...options, hubCache, state, links }, work);
  const { plan } = planned;
  if (plan.blocked !== undefined) return blocked(plan.blocked);
  if (!hasWork(plan)) return { findings: [] };
  const date = new Date(now()).toISOString().replaceAll(':', '-');
  const where = { state, hubCache, date };
  const listed = listedIn(repo, planned.entries);
  const check = (folder: string) => checkBuilt(folder, planned, snapshots, work);
  const steps = inPlace(plan, planned.entries);
  const kept = steps
    ? await mendInPlace(repo, steps, where, work, { listed, check: () => check(hubCache) })
    : await rebuild(plan, where, work, { listed, check });
  const version = disk.join(hubCache, 'version.txt');
  if ((await disk.stat(version)) === undefined) await work.placer.writeText(version, '1');
  const message = `${hubCache} takes no links: the files stand in snapshots/`;
  return {
    report: { repo, path, outcome: 'done', ...(kept !== undefined && { kept }), steps: plan.steps },
    findings: options.links && !links ? [finding('hub-symlink-unsupported', 'note', repo, message)] : [],
  };
}

/** What a plan was made for, by path in the repo, so that what turns up later is told from it. */
export function listedIn(repo: string, entries: readonly HubEntry[]): Map<string, string> {
  return new Map(
    entries.flatMap((entry) => {
      const mark = entry.path.startsWith(`${repo}/`) ? markOf(entry) : undefined;
      return mark === undefined ? [] : [[entry.path.slice(repo.length + 1), mark] as const];
    }),
  );
}

/** Tried beside the cache, on its file system. */
async function canLink({ disk, placer, locations }: Writing): Promise<boolean> {
  // A folder of its own, so that what a killed run has left of it goes too.
  const folder = disk.join(hubState(locations, disk), 'link-probe');
  const answer = await placer.placeLink(disk.join(folder, 'link'), 'nowhere');
  await placer.remove(folder);
  return answer;
}

/** What was built must pass the same rules as a cache, but for what is still to be fetched. */
async function checkBuilt(
  folder: string,
  { plan, entries, hashed }: Planned,
  snapshots: readonly ExpectedSnapshot[],
  ports: RepairPorts,
): Promise<void> {
  if (snapshots.length === 0) return;
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
