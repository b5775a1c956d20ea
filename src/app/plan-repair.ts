import { SetupError } from '../core/errors.js';
import { identityOf } from '../core/file-identity.js';
import type { ExpectedSnapshot, FileDigest, HubEntry, ToldFile } from '../core/hub/layout.js';
import { inPlace } from '../core/hub/in-place.js';
import {
  type RepairPlan,
  type RepairStep,
  type RepairView,
  filesToCompare,
  missingBytes,
  planRepair,
} from '../core/hub/repair.js';
import { isBelow } from '../core/hub/repair-bench.js';
import { filesOfRepo } from '../core/hub/repo-bytes.js';
import { type Around, type OtherFile, once } from './look-around.js';
import type { Disk, HashFiles, HashedFile, Progress } from './ports.js';
import { readTrees } from './read-trees.js';
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

/** Where a cache is, and where the kit keeps its own things beside it. */
interface Whereabouts {
  hubCache: string;
  state: string;
  /** What lies around the repo. */
  around: Around;
}

/** What a plan is made from, and what is checked against once it is carried out. */
export interface Planned {
  plan: RepairPlan;
  /** What is to be done once all is fetched: for whoever wants to know it before. */
  later(): Promise<RepairStep[]>;
  entries: readonly HubEntry[];
  /** By what the file is to `stat`. */
  hashed: ReadonlyMap<string, FileDigest>;
}

/** Looks where the bytes of a repo are, and plans. Writes nothing. */
export async function planRepo(
  repo: string,
  snapshots: readonly ExpectedSnapshot[],
  { hubCache, state, when, links, around }: Whereabouts & Pick<RepairOptions, 'when' | 'links'>,
  ports: RepairPorts,
): Promise<Planned> {
  const { disk } = ports;
  const own = await disk.listHub(hubCache, [repo]);
  const entries = [...own, ...(await sharedOf(own, around))];
  const isWhole = when === 'all' || !links;
  const trees = isWhole ? await readTrees(repo, entries, hubCache, disk) : new Map<never, never>();
  const { paths, algorithms } = filesToCompare({ entries, snapshots });
  // By their names, blobs tell what they must be; that costs reading all of them.
  const named = isWhole ? filesOfRepo({ repo, entries, trees }) : [];
  const fullOf = (path: string) => (disk.isAbsolute(path) ? path : disk.join(hubCache, ...path.split('/')));
  const digests = new Map<string, HashedFile>();
  const hash = async (more: readonly string[]) => {
    const jobs = new Map(more.flatMap((path) => (digests.has(path) ? [] : [[path, fullOf(path)] as const])));
    const found = await digestsOf(jobs, isWhole ? ['sha256', 'gitSha1'] : algorithms, ports);
    for (const [path, digest] of found) digests.set(path, digest);
  };
  await hash([...paths, ...named]);
  const view: RepairView = { repo, entries, snapshots, trees, digests, links };
  const missing = missingBytes(view);
  const others = missing.length > 0 ? await lookElsewhere(repo, missing, { when, around }, entries) : [];
  await hash(others.map(({ path }) => path));
  const hashed = new Map([...digests.values()].map((digest) => [identityOf(digest.facts), digest]));
  const plan = planRepair({ ...view, others });
  const blocked =
    plan.blocked ?? (hasWork(plan) ? await whyBlocked(plan, entries, { hubCache, state }, disk) : undefined);
  if (blocked !== undefined)
    return { plan: { repo, steps: [], blocked }, later: () => Promise.resolve([]), entries, hashed };
  // What other repos need of this one is worth a look at them only where something is to be moved.
  const held = once(() => around.held(repo));
  const whole = async () => ({ ...view, others, heldElsewhere: await held() });
  const final = hasWork(plan) && (await held()).size > 0 ? planRepair(await whole()) : plan;
  const later = async () => {
    if (!final.steps.some(({ action }) => action === 'fetch')) return [];
    const now = new Set(final.steps.map(keyOf));
    return planRepair(await whole(), { assumeFetched: true }).steps.filter((step) => !now.has(keyOf(step)));
  };
  return { plan: final, later, entries, hashed };
}

const keyOf = ({ action, from, to }: RepairStep): string => JSON.stringify([action, from, to]);

/** What of the shared store this repo links to. */
async function sharedOf(own: readonly HubEntry[], around: Around): Promise<HubEntry[]> {
  const ends = own.flatMap(({ resolved }) =>
    resolved?.inside && resolved.path.startsWith('blobs/') ? resolved.path : [],
  );
  if (ends.length === 0) return [];
  const shared = await around.shared();
  return [...new Set(ends)].flatMap((path) => shared.get(path) ?? []);
}

/** What keeps a plan from being carried out. */
async function whyBlocked(
  plan: RepairPlan,
  entries: readonly HubEntry[],
  { hubCache, state }: Pick<Whereabouts, 'hubCache' | 'state'>,
  disk: Disk,
): Promise<string | undefined> {
  const target = disk.join(hubCache, plan.repo);
  // Two renames take its place, and none crosses from one file system to another.
  const [here, there] = [await disk.space(target), await disk.space(state)];
  if (here.device !== there.device)
    return `${target} lies on another file system than ${state}; mount the folder above the cache, or copy the cache elsewhere`;
  for (const path of foldersToWrite(plan, entries)) {
    const refusal = await disk.writeRefusal(disk.join(hubCache, ...path.split('/')));
    if (refusal !== undefined) return refusal.error.message;
  }
  return undefined;
}

/** Where a repo is built anew, the old folder goes, and with it every folder in it; else those in which a step writes. */
function foldersToWrite(plan: RepairPlan, entries: readonly HubEntry[]): string[] {
  const folders = entries.flatMap(({ path, kind }) =>
    kind === 'directory' && `${path}/`.startsWith(`${plan.repo}/`) ? path : [],
  );
  const steps = inPlace(plan, entries);
  if (steps === undefined) return folders;
  const { save, place, link, refs, take } = steps;
  const taken = new Set(take.map(({ path }) => path));
  const written = [...save, ...taken, ...[...place, ...link, ...refs].map(({ to }) => to!)];
  const parents = written.map((path) => path.slice(0, path.lastIndexOf('/')));
  return [...new Set([...parents, ...folders.filter((path) => isBelow(path, taken))])];
}

/**
 * Files that may hold bytes which are missed: in the folders that were named and in the shared store, and, where
 * everything is to be mended, in the rest of the repo and of the cache. By size where it is known; else by name, and in
 * the repo and the named folders all.
 */
async function lookElsewhere(
  repo: string,
  missing: readonly ToldFile[],
  { when, around }: Pick<RepairOptions, 'when'> & Pick<Whereabouts, 'around'>,
  entries: readonly HubEntry[],
): Promise<OtherFile[]> {
  const sizes = new Set(missing.map(({ size }) => size));
  const names = new Set(missing.flatMap(({ sha256, gitSha1 }) => [sha256, gitSha1]));
  const isOpen = sizes.has(undefined);
  const isOfSize = ({ size }: OtherFile) => sizes.has(size);
  const isLikely = (one: OtherFile) => isOfSize(one) || names.has(one.path.split(/[\\/]/).at(-1)!);
  const named = (await around.named()).filter((one) => isOpen || isOfSize(one));
  if (when !== 'all') {
    const shared = [...(await around.shared()).values()];
    const likely = shared
      .flatMap(({ path, kind, size }) => (kind === 'file' ? { path, size: size! } : []))
      .filter(isLikely);
    return [...likely, ...named];
  }
  // What lies in this repo, whatever it is called, is listed already; its path stays as it is.
  const own = entries.flatMap(({ path, kind, size, unreadable }) =>
    path.startsWith(`${repo}/`) && kind === 'file' && unreadable === undefined ? [{ path, size: size! }] : [],
  );
  const files = await around.files();
  const rest = [...files].flatMap(([top, some]) => (top === repo ? [] : some.filter(isLikely)));
  return [...own.filter((one) => isOpen || isOfSize(one)), ...named, ...rest];
}

/** What cannot be read to its end has no digest, and so matches nothing. */
export async function digestsOf(
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
