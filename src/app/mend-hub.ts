import { repoFolder } from '../core/hub/layout.js';
import { isThere } from './asset-state.js';
import type { Draft } from './draft.js';
import type { Work } from './provision.js';
import { lookAround } from './look-around.js';
import { recordReceipts } from './records.js';
import type { RepairOptions } from './plan-repair.js';
import { repairRepo, toRepair } from './repair.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

/** Mends the Hub cache before and after fetching: bytes that are there in whatever shape need not come again. */
export class HubMender {
  /** Repos of which something was left for when all bytes are there. */
  private readonly pending = new Set<string>();
  /** Repos that a person must mend first: told once. */
  private readonly blocked = new Set<string>();

  constructor(
    private readonly options: RepairOptions | undefined,
    private readonly context: SurveyContext,
    private readonly work: Work,
    private readonly draft: Draft,
  ) {}

  /** Whether the cache is to be written, and so must be locked first. */
  isWanted(states: readonly AssetState[]): boolean {
    return this.reposOf(states).size > 0;
  }

  private reposOf(states: readonly AssetState[]): ReturnType<typeof toRepair> {
    if (this.options === undefined) return new Map();
    const repos = toRepair(states, this.options, (one) => this.pending.has(folderOf(one)));
    for (const repo of this.blocked) repos.delete(repo);
    return repos;
  }

  /** Under the lock of the cache. Returns the states as they are afterwards. */
  async mend(states: AssetState[]): Promise<AssetState[]> {
    const { options, work, draft } = this;
    const repos = this.reposOf(states);
    if (options === undefined || repos.size === 0) return states;
    const mended = new Set<string>();
    const around = lookAround(work.locations.hubCache, options.from, work.disk);
    for (const [repo, snapshots] of repos) {
      const isBroken = options.when === 'all' && states.some((one) => folderOf(one) === repo && !isThere(one));
      const { report, findings } = await repairRepo(repo, snapshots, { ...options, isBroken, around }, work);
      draft.tell(findings);
      this.pending.delete(repo);
      if (report === undefined) continue;
      draft.repairs.push(report);
      if (report.outcome === 'blocked') this.blocked.add(repo);
      if (report.outcome !== 'done') continue;
      mended.add(repo);
      if (report.steps.some(({ action }) => action === 'fetch')) this.pending.add(repo);
    }
    // Who asks for a repair is not helped by a download beside what is in its way.
    const isLeft = (one: AssetState) => options.when === 'all' && this.blocked.has(folderOf(one));
    const left = states.map((one) => (isLeft(one) ? { ...one, blocked: true as const } : one));
    if (mended.size === 0) return left;
    recordReceipts(left, work);
    const assets = left.filter((one) => mended.has(folderOf(one))).map(({ asset }) => asset);
    const again = await survey(assets, { ...this.context, trustReceipts: true });
    const byId = new Map(again.map((one) => [one.asset.id, one]));
    return left.map((one) => byId.get(one.asset.id) ?? one);
  }
}

function folderOf({ asset }: AssetState): string {
  return asset.kind === 'hub-snapshot' ? repoFolder(asset.repo, asset.repoType ?? 'model') : '';
}
