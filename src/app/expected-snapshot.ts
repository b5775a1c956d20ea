import { type ExpectedSnapshot, commitPattern } from '../core/hub/layout.js';
import { selectFiles } from '../core/hub/patterns.js';
import type { SnapshotAsset } from '../core/schema/bundle.js';

/** What must be in the cache for a snapshot asset whose commit and files are known (`isResolved`). */
export function expectedSnapshot(asset: SnapshotAsset): ExpectedSnapshot {
  const { files, named } = asset;
  if (files === undefined) throw new Error(`nothing is known yet of what ${asset.id} holds`);
  const names = selectFiles(Object.keys(files), asset.include, asset.exclude);
  return {
    repo: asset.repo,
    repoType: asset.repoType ?? 'model',
    commit: asset.revision,
    ...(named !== undefined && !commitPattern.test(named) && { branch: named }),
    files: Object.fromEntries(names.map((name) => [name, files[name]!])),
  };
}
