import { sizeOfAsset } from './asset-size.js';
import { type Finding, finding } from './errors.js';
import type { Asset } from './schema/bundle.js';

/** What GitHub keeps of a repository's caches unless its owner pays for more; beyond it the least recently used go. */
export const cacheBudget = 10 * 1024 ** 3;

/** A note when the assets of a bundle do not fit into the CI cache together: every run would evict what the next needs. */
export function checkCacheBudget(bundle: string, assets: readonly Asset[]): Finding[] {
  const bytes = assets.reduce((sum, asset) => sum + (sizeOfAsset(asset) ?? 0), 0);
  if (bytes <= cacheBudget) return [];
  const message = `the selected assets of ${bundle} are ${bytes} bytes, and the CI cache keeps ${cacheBudget} a repository`;
  return [finding('cache-too-large', 'note', bundle, message, { expected: `${cacheBudget}`, actual: `${bytes}` })];
}
