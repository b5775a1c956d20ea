import { bare } from '../core/address.js';
import { SetupError, endsTheRun } from '../core/errors.js';
import { selectFiles } from '../core/hub/patterns.js';
import { treeAddress } from '../core/hub/tree.js';
import type { Asset, SnapshotAsset } from '../core/schema/bundle.js';
import type { Attempt } from '../core/schema/report.js';
import type { DigestText, ListHub, Records, ResolvedTree } from './ports.js';
import type { HubAccess } from './sources.js';

/** What a snapshot holds is told by the manifest, by the lock file, by an earlier run, or else by the Hub alone. */
export const isResolved = (asset: Asset): boolean => asset.kind !== 'hub-snapshot' || asset.files !== undefined;

function shapeOf({ repo, repoType, named, revision, include, exclude }: SnapshotAsset, digestText: DigestText): string {
  return digestText(JSON.stringify([repo, repoType ?? 'model', named ?? revision, include ?? null, exclude ?? null]));
}

const resolved = (asset: SnapshotAsset, { commit, files }: ResolvedTree): SnapshotAsset => ({
  ...asset,
  named: asset.revision,
  revision: commit,
  files,
});

/** An asset that names no files as an earlier run found it to be; as it is where none did, or other files are wanted. */
export function recall<A extends Asset>(
  asset: A,
  { snapshots, digestText }: Pick<Records, 'snapshots'> & { digestText: DigestText },
): A | SnapshotAsset {
  if (asset.kind !== 'hub-snapshot' || asset.files !== undefined) return asset;
  const record = snapshots.get(asset.id);
  return record?.shape === shapeOf(asset, digestText) ? resolved(asset, record) : asset;
}

/** What is to be remembered of a snapshot that was found right, so that no later run need ask; nothing of a pinned one. */
export function recordOf(asset: Asset, digestText: DigestText): ResolvedTree | undefined {
  if (asset.kind !== 'hub-snapshot' || asset.named === undefined || asset.files === undefined) return undefined;
  return { shape: shapeOf(asset, digestText), commit: asset.revision, files: asset.files };
}

/**
 * Asks the Hub, or a mirror, what a snapshot holds now. Every attempt is recorded.
 *
 * Throws the error of the last one that was asked; `manifest-invalid` when `include` and `exclude` leave no file.
 */
export async function resolve(
  asset: SnapshotAsset,
  { hub, listHub, digestText }: { hub: HubAccess; listHub: ListHub; digestText: DigestText },
  attempts: Attempt[] = [],
): Promise<ResolvedTree> {
  const { repo, repoType = 'model', revision } = asset;
  let last: unknown;
  for (const source of asset.sources) {
    if (source.type !== 'hub') continue; // another source has the files, and does not tell which
    const { endpoint = hub.endpoint } = source;
    const url = bare(treeAddress(endpoint, repo, repoType, revision));
    try {
      const token = source.endpoint === undefined ? hub.token : undefined;
      const { commit, files } = await listHub({ endpoint, repo, repoType, revision, token });
      const names = selectFiles(Object.keys(files), asset.include, asset.exclude);
      if (names.length === 0)
        throw new SetupError(
          'manifest-invalid',
          `${asset.id}: of the ${Object.keys(files).length} files of ${repo} at ${revision}, include and exclude leave none`,
        );
      refuseFilesAsFolders(names, url);
      attempts.push({ type: 'hub', url, outcome: 'ok' });
      const wanted = names.sort().map((name) => [name, files[name]!] as const);
      return { shape: shapeOf(asset, digestText), commit, files: Object.fromEntries(wanted) };
    } catch (error) {
      if (!(error instanceof SetupError) || endsTheRun(error) || error.kind === 'configuration') throw error;
      attempts.push({ type: 'hub', url, outcome: 'failed', code: error.code });
      last = error;
    }
  }
  throw last ?? new Error(`${asset.id} has no source that could tell what it holds`);
}

/** Names that differ in case are two files where the Hub lists them; one that is also a folder is on no system. */
function refuseFilesAsFolders(names: readonly string[], url: string): void {
  const files = new Set(names);
  for (const name of names) {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      const folder = name.slice(0, at);
      if (files.has(folder))
        throw new SetupError(
          'hub-listing-unsafe',
          `${url} lists '${folder}' as a file, and as the folder of '${name}'`,
        );
    }
  }
}
