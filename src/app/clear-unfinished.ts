import type { Work } from './provision.js';
import type { AssetState } from './survey.js';

/**
 * Removes what killed runs have left beside files of the data directory while they were writing them. Before anything is
 * fetched: later it could be what this run writes. What is in its place has nothing beside it.
 */
export async function clearUnfinished(needed: readonly AssetState[], { disk, placer, locations }: Work): Promise<void> {
  const above = (path: string) => disk.join(locations.dataDir, ...path.split('/'), '..');
  const folders = needed.flatMap(({ asset }) => {
    if (asset.kind === 'hub-snapshot') return [];
    if (asset.kind === 'file') return [above(asset.path)];
    return Object.keys(asset.files ?? {}).map((name) => above(`${asset.path}/${name}`));
  });
  for (const folder of new Set(folders)) await placer.clearUnfinished(folder);
}
