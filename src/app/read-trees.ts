import { type ExpectedFile, type HubEntry, commitPattern } from '../core/hub/layout.js';
import { parseTree, treePath } from '../core/hub/trees.js';
import type { Disk } from './ports.js';

/** What `trees/` of a repo lists, by commit; what the Hub client would not take either is left out. */
export async function readTrees(
  repo: string,
  entries: readonly HubEntry[],
  hubCache: string,
  disk: Disk,
): Promise<Map<string, Record<string, ExpectedFile>>> {
  const trees = new Map<string, Record<string, ExpectedFile>>();
  for (const { path, kind, unreadable } of entries) {
    const commit = path.slice(treePath(repo, '').length - '.json'.length, -'.json'.length);
    if (kind !== 'file' || unreadable !== undefined || path !== treePath(repo, commit) || !commitPattern.test(commit))
      continue;
    const tree = parseTree(await disk.readText(disk.join(hubCache, ...path.split('/'))));
    if (tree) trees.set(commit, tree);
  }
  return trees;
}
