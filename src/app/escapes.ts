import { SetupError } from '../core/errors.js';
import { repoFolder } from '../core/hub/layout.js';
import type { SnapshotAsset } from '../core/schema/bundle.js';
import type { Disk, Locations } from './ports.js';
import { receiptKey } from './receipts.js';

export const linkRefused = (link: string, root: string): SetupError =>
  new SetupError('path-unsafe', `${link} is a link that leads out of ${root}`);

/** Throws `path-unsafe` when something on the way to one of the paths, or it itself, is a link that leads out of `root`. */
export async function refuseEscapes(root: string, paths: readonly string[], disk: Disk): Promise<void> {
  for (const path of paths) {
    const link = await disk.escapingLink(root, path);
    if (link !== undefined) throw linkRefused(link, root);
  }
}

/**
 * The folders of a snapshot, and what they must not leave: the data directory, or a cache that lies elsewhere
 * (`hf-home` names it, and may itself be a link).
 */
export function snapshotFolders(
  asset: SnapshotAsset,
  locations: Locations,
  disk: Disk,
): { root: string; repo: string; inDataDir: boolean } {
  const folder = repoFolder(asset.repo, asset.repoType ?? 'model');
  const inside = receiptKey(locations.dataDir, disk.join(locations.hubCache, folder));
  const inDataDir = !disk.isAbsolute(inside);
  return inDataDir
    ? { root: locations.dataDir, repo: inside, inDataDir }
    : { root: locations.hubCache, repo: folder, inDataDir };
}

/** Every folder that providing a snapshot would write into. */
export async function refuseSnapshotEscapes(
  asset: SnapshotAsset,
  names: readonly string[],
  locations: Locations,
  disk: Disk,
): Promise<void> {
  const { root, repo } = snapshotFolders(asset, locations, disk);
  const folders = ['blobs', 'refs', ...names.flatMap((name) => inSnapshot(asset.revision, name))];
  await refuseEscapes(
    root,
    folders.map((folder) => `${repo}/${folder}`),
    disk,
  );
}

/** The folder of a file in `snapshots` and in `.no_exist`; the file itself may be a link, and is replaced. */
function inSnapshot(commit: string, name: string): string[] {
  const folder = name.split('/').slice(0, -1);
  return ['snapshots', '.no_exist'].map((top) => [top, commit, ...folder].join('/'));
}
