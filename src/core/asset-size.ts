import { selectFiles } from './hub/patterns.js';
import type { Asset } from './schema/bundle.js';

/** Bytes that have to come for an asset, as its manifest has it; undefined where that does not say. */
export function sizeOfAsset(asset: Asset): number | undefined {
  if (asset.kind !== 'hub-snapshot') return asset.size ?? asset.sizeAbout;
  if (asset.files === undefined) return undefined;
  const names = selectFiles(Object.keys(asset.files), asset.include, asset.exclude);
  return names.reduce((sum, name) => sum + asset.files![name]!.size, 0);
}
