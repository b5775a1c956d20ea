import { SetupError } from '../core/errors.js';
import { type ExpectedFile, blobName, commitPattern, repoFolder } from '../core/hub/layout.js';
import { mostOnWindows, pathTooLong } from '../core/path-length.js';
import type { Asset, SnapshotAsset } from '../core/schema/bundle.js';
import { expectedSnapshot } from './expected-snapshot.js';
import type { Disk } from './ports.js';
import type { Work } from './provision.js';
import type { AssetState } from './survey.js';

type Needed = Pick<AssetState, 'asset' | 'lacking'>;

/** What is known of the place; `state` is missing where it could not be opened. */
type Ground = Pick<Work, 'disk' | 'locations' | 'bundle'> & Partial<Pick<Work, 'state'>>;

export interface PreflightOptions {
  /**
   * Bytes that a file needs while it comes, for each byte of it: 1 from an origin, 2 out of the CI cache, where an
   * archive and the file in it are there together.
   */
  factor?: number;
  /** How many files come at once in that way. */
  atOnce?: number;
  /** What has failed on the way here already, and where: told with the rest. */
  met?: readonly { at: string; error: SetupError }[];
}

/**
 * Checked before the first byte is fetched: room on every file system that will hold some of it, permission in every
 * folder that will be written, and the length of paths.
 *
 * Throws one error that tells all that is in the way: `disk-too-small`, `data-dir-unwritable` or `path-too-long`, by the
 * first of these that is.
 */
export async function preflight(
  needed: readonly Needed[],
  ground: Ground,
  options: PreflightOptions = {},
): Promise<void> {
  const faults = [
    ...(await roomFaults(needed, ground, options)),
    ...(await writeFaults(needed, ground, options)),
    ...(await lengthFaults(needed, ground)),
  ];
  const [first] = faults;
  if (first === undefined) return;
  if (faults.length === 1) throw first;
  throw new SetupError(first.code, faults.map(({ message }) => message).join('; '), {
    remedy: [...new Set(faults.map(({ remedy }) => remedy))].join(' '),
    details: Object.assign({}, ...faults.map(({ details }) => details)) as Record<string, unknown>,
    cause: faults.find(({ cause }) => cause !== undefined),
  });
}

/** Chosen once: of a repo with many files, that costs more than all else here. */
function filesOf(asset: SnapshotAsset, names: readonly string[]): ExpectedFile[] {
  const { files } = expectedSnapshot(asset);
  return names.map((name) => files[name]!);
}

/** What goes to another file system than the data directory's stays there only until it is moved, file after file. */
async function roomFaults(
  needed: readonly Needed[],
  { disk, state, locations }: Ground,
  { factor = 1, atOnce = 1 }: PreflightOptions,
): Promise<SetupError[]> {
  const home = await disk.space(locations.dataDir);
  const hub = await disk.space(locations.hubCache);
  let [here, there, largest] = [0, 0, 0];
  const sizes: number[] = [];
  for (const { asset, lacking } of needed) {
    const wanted =
      asset.kind === 'hub-snapshot'
        ? filesOf(asset, lacking).map((file) => ({ size: file.size, key: blobName(file) }))
        : [{ size: asset.size ?? asset.sizeAbout ?? 0, key: asset.sha256 }];
    // An archive and what comes out of it are there together.
    if (asset.kind === 'archive') here += asset.unpacked?.bytes ?? asset.size ?? asset.sizeAbout ?? 0;
    for (const { size, key } of wanted) {
      sizes.push(size);
      // What an interrupted run has brought already is on the disk.
      const part = key === undefined ? undefined : state && (await disk.stat(state.part(key)));
      // One that came in pieces has holes.
      const onDisk = part && Math.min(part.size, part.allocated ?? part.size);
      const lacks = Math.max(0, size - (onDisk ?? 0));
      if (asset.kind === 'hub-snapshot' && hub.device !== home.device) {
        there += size;
        largest = Math.max(largest, lacks);
      } else here += lacks;
    }
  }
  const together = sizes.toSorted((a, b) => b - a).slice(0, atOnce);
  const passing = (factor - 1) * together.reduce((a, b) => a + b, 0);
  const short = [
    { bytes: here + largest + passing, folder: locations.dataDir, free: home.free },
    { bytes: there, folder: locations.hubCache, free: hub.free },
  ].filter(({ bytes, free }) => bytes > free);
  if (short.length === 0) return [];
  const text = short.map(({ bytes, folder, free }) => `${bytes} bytes are needed in ${folder}, where ${free} are free`);
  return [new SetupError('disk-too-small', text.join('; '), { details: { short } })];
}

/** One fault for each folder that refuses, however much of what is needed would go into it. */
async function writeFaults(
  needed: readonly Needed[],
  { disk, state, locations, bundle }: Ground,
  { met = [] }: PreflightOptions,
): Promise<SetupError[]> {
  const faults = new Map<string, SetupError>();
  for (const { at, error } of met) faults.set((await disk.writeRefusal(at))?.folder ?? at, error);

  const above = (path: string) => disk.join(path, '..');
  const folders = needed.flatMap((one) => [
    ...placesOf(one, locations, disk).map(above),
    ...(one.asset.kind === 'archive' ? [disk.join(locations.dataDir, ...one.asset.path.split('/'))] : []),
  ]);
  if (state) folders.unshift(above(state.part('any')));
  for (const directory of bundle.directories ?? []) {
    const path = disk.join(locations.dataDir, ...directory.split('/'));
    if ((await disk.stat(path)) === undefined) folders.push(path);
  }
  for (const folder of new Set(folders)) {
    const refusal = await disk.writeRefusal(folder);
    if (refusal !== undefined && !faults.has(refusal.folder)) faults.set(refusal.folder, refusal.error);
  }
  return [...faults.values()];
}

async function lengthFaults(needed: readonly Needed[], { disk, locations }: Ground): Promise<SetupError[]> {
  const long = needed
    .flatMap((one) => placesOf(one, locations, disk))
    .flatMap((path) => {
      const over = pathTooLong(path, disk.platform);
      return over === undefined ? [] : [{ path, ...over }];
    })
    .sort((a, b) => b.length - a.length);
  const [longest] = long;
  if (longest === undefined || (await disk.takesLongPaths())) return [];
  const { path, length, unfinished } = longest;
  const others = long.length === 1 ? '' : `, and ${long.length - 1} more are too long`;
  const message = `${path} has ${length} characters, ${unfinished} while it is written, and Windows takes ${mostOnWindows}${others}`;
  return [new SetupError('path-too-long', message, { details: { paths: long.map((one) => one.path) } })];
}

/** Where the files of an asset will lie, as far as that is known. */
function placesOf({ asset, lacking }: Needed, { dataDir, hubCache }: Work['locations'], disk: Disk): string[] {
  if (asset.kind === 'hub-snapshot') {
    const { files, repo, repoType, commit } = expectedSnapshot(asset);
    const folder = disk.join(hubCache, repoFolder(repo, repoType));
    return lacking.flatMap((name) => [
      disk.join(folder, 'blobs', blobName(files[name]!)),
      disk.join(folder, 'snapshots', commit, ...name.split('/')),
    ]);
  }
  const path = disk.join(dataDir, ...asset.path.split('/'));
  if (asset.kind === 'file') return [path];
  return Object.keys(asset.files ?? {}).map((name) => disk.join(path, ...name.split('/')));
}

/**
 * What would have to come, at a glance: whatever is not there. For a run that cannot begin and is to say all that is in
 * its way, without reading gigabytes first.
 */
export async function glance(assets: readonly Asset[], { disk, locations }: Ground): Promise<Needed[]> {
  const isMissing = (path: string) =>
    disk.stat(path).then(
      (facts) => facts === undefined,
      () => false, // not to be seen from here: what is told is what is known
    );
  const needed: Needed[] = [];
  for (const asset of assets) {
    if (asset.kind !== 'hub-snapshot') {
      const path = disk.join(locations.dataDir, ...asset.path.split('/'));
      if (await isMissing(path)) needed.push({ asset, lacking: [] });
    } else if (asset.files !== undefined && commitPattern.test(asset.revision)) {
      const { files, repo, repoType, commit } = expectedSnapshot(asset);
      const snapshot = disk.join(locations.hubCache, repoFolder(repo, repoType), 'snapshots', commit);
      const lacking = [];
      for (const name of Object.keys(files))
        if (await isMissing(disk.join(snapshot, ...name.split('/')))) lacking.push(name);
      needed.push({ asset, lacking });
    }
  }
  return needed;
}
