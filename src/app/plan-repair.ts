import { SetupError } from '../core/errors.js';
import type { ExpectedSnapshot, FileDigest, HubEntry, ToldFile } from '../core/hub/layout.js';
import {
  type RepairPlan,
  type RepairStep,
  type RepairView,
  filesToCompare,
  missingBytes,
  planRepair,
} from '../core/hub/repair.js';
import { filesOfRepo } from '../core/hub/repo-rules.js';
import type { Disk, FileFacts, HashFiles, HashedFile, Progress } from './ports.js';
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
  /** Files of a repo to which links of other repos lead; relative to the cache. */
  heldElsewhere?: ReadonlySet<string>;
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
}

/** What a plan is made from, and what is checked against once it is carried out. */
export interface Planned {
  plan: RepairPlan;
  /** What is to be done once all is fetched. */
  later: RepairStep[];
  entries: readonly HubEntry[];
  /** By what the file is to `stat`. */
  hashed: ReadonlyMap<string, FileDigest>;
}

/** A hard link of a file that was hashed a moment ago is that file. */
export const identityOf = ({ dev, ino, size, mtimeNs }: FileFacts): string => [dev, ino, size, mtimeNs].join(':');

/** Looks where the bytes of a repo are, and plans. Writes nothing. */
export async function planRepo(
  repo: string,
  snapshots: readonly ExpectedSnapshot[],
  { hubCache, state, when, from, links, heldElsewhere = new Set() }: Whereabouts & RepairOptions,
  ports: RepairPorts,
): Promise<Planned> {
  const { disk } = ports;
  const entries = await disk.listHub(hubCache, [repo, 'blobs']);
  const trees = when === 'all' ? await readTrees(repo, entries, hubCache, disk) : new Map<never, never>();
  const { paths, algorithms } = filesToCompare({ entries, snapshots });
  // By their names, blobs tell what they must be; that costs reading all of them.
  const named = when === 'all' ? filesOfRepo({ repo, entries, trees }) : [];
  const fullOf = (path: string) => (disk.isAbsolute(path) ? path : disk.join(hubCache, ...path.split('/')));
  const digests = new Map<string, HashedFile>();
  const hash = async (more: readonly string[]) => {
    const jobs = new Map(more.flatMap((path) => (digests.has(path) ? [] : [[path, fullOf(path)] as const])));
    const found = await digestsOf(jobs, when === 'all' ? ['sha256', 'gitSha1'] : algorithms, ports);
    for (const [path, digest] of found) digests.set(path, digest);
  };
  await hash([...paths, ...named]);
  const view: RepairView = { repo, entries, snapshots, trees, digests, links, heldElsewhere };
  const missing = missingBytes(view);
  const elsewhere =
    missing.length > 0 ? await lookElsewhere(repo, missing, { hubCache, when, from }, entries, disk) : [];
  await hash(elsewhere.map(({ path }) => path));
  const hashed = new Map([...digests.values()].map((digest) => [identityOf(digest.facts), digest]));
  const whole = { ...view, others: elsewhere };
  const plan = planRepair(whole);
  const blocked = plan.blocked ?? (hasWork(plan) ? await whyElsewhere(repo, { hubCache, state }, disk) : undefined);
  if (blocked !== undefined) return { plan: { repo, steps: [], blocked }, later: [], entries, hashed };
  const isDone = ({ reason: _, ...step }: RepairStep) => plan.steps.some((one) => isSame(one, step));
  const fetched = plan.steps.some(({ action }) => action === 'fetch')
    ? planRepair(whole, { assumeFetched: true }).steps
    : [];
  return { plan, later: fetched.filter((step) => !isDone(step)), entries, hashed };
}

const isSame = (one: RepairStep, step: Omit<RepairStep, 'reason'>): boolean =>
  one.action === step.action && one.from === step.from && one.to === step.to;

/** Two renames take a folder's place, and none crosses from one file system to another. */
async function whyElsewhere(repo: string, { hubCache, state }: Whereabouts, disk: Disk): Promise<string | undefined> {
  const target = disk.join(hubCache, repo);
  const [here, there] = [await disk.space(target), await disk.space(state)];
  return here.device === there.device
    ? undefined
    : `${target} lies on another file system than ${state}; mount the folder above the cache, or copy the cache elsewhere`;
}

type OtherFile = NonNullable<RepairView['others']>[number];

/**
 * Files that may hold bytes which are missed: in the folders that were named, and, where everything is to be mended, in
 * the rest of the repo and of the cache. By size where it is known; else by name, and in the named folders all.
 */
async function lookElsewhere(
  repo: string,
  missing: readonly ToldFile[],
  { hubCache, when, from }: Pick<RepairOptions, 'when' | 'from'> & { hubCache: string },
  entries: readonly HubEntry[],
  disk: Disk,
): Promise<OtherFile[]> {
  const sizes = new Set(missing.map(({ size }) => size));
  const names = new Set(missing.flatMap(({ sha256, gitSha1 }) => [sha256, gitSha1]));
  const isOfSize = ({ size }: OtherFile) => sizes.has(size);
  const isLikely = (one: OtherFile) => isOfSize(one) || names.has(one.path.split(/[\\/]/).at(-1)!);
  const isOpen = sizes.has(undefined);
  const named = (await Promise.all(from.map((folder) => filesBelow(folder, disk)))).flat();
  const found = named.filter((one) => isOpen || isOfSize(one));
  if (when !== 'all') return found;
  // What lies in this repo, whatever it is called, is listed already; its path stays as it is.
  const own = entries.flatMap(({ path, kind, size, unreadable }) =>
    path.startsWith(`${repo}/`) && kind === 'file' && unreadable === undefined ? [{ path, size: size! }] : [],
  );
  const rest = await filesBelow(hubCache, disk, [repo]);
  return [...own.filter((one) => isOpen || isOfSize(one)), ...found, ...rest.filter(isLikely)];
}

/** The regular files below a folder, and those that links in it lead to. */
async function filesBelow(folder: string, disk: Disk, besides: readonly string[] = []): Promise<OtherFile[]> {
  const tops = (await disk.listHub(folder, [])).flatMap(({ path }) => (besides.includes(path) ? [] : path));
  const entries = await disk.listHub(folder, tops);
  const full = (path: string) => (disk.isAbsolute(path) ? path : disk.join(folder, ...path.split('/')));
  const found = entries.flatMap(({ path, kind, size, unreadable, resolved }): OtherFile[] => {
    if (unreadable !== undefined) return [];
    if (kind === 'file') return [{ path: full(path), size: size! }];
    return resolved?.kind === 'file' ? [{ path: full(resolved.path), size: resolved.size }] : [];
  });
  return [...new Map(found.map((one) => [one.path, one])).values()];
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
