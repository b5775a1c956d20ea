import { SetupError } from '../core/errors.js';
import { type ExpectedSnapshot, commitPattern } from '../core/hub/layout.js';
import { selectFiles } from '../core/hub/patterns.js';
import type { SnapshotAsset } from '../core/schema/bundle.js';

/**
 * What must be in the cache for a snapshot asset. Throws `manifest-invalid` while the manifest does not say it itself.
 */
export function expectedSnapshot(asset: SnapshotAsset): ExpectedSnapshot {
  if (!commitPattern.test(asset.revision) || asset.files === undefined) {
    throw new SetupError(
      'manifest-invalid',
      `asset '${asset.id}' names ${asset.files === undefined ? 'no files' : `the revision '${asset.revision}'`}; a snapshot needs a commit of 40 hex digits, and its files with size and sha256`,
    );
  }
  const names = selectFiles(Object.keys(asset.files), asset.include, asset.exclude);
  const files = Object.fromEntries(names.map((name) => [name, asset.files![name]!]));
  return { repo: asset.repo, repoType: asset.repoType ?? 'model', commit: asset.revision, files };
}
