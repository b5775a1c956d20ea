import { SetupError } from '../core/errors.js';
import { expectedSnapshot } from './expected-snapshot.js';
import type { Work } from './provision.js';
import type { AssetState } from './survey.js';

/**
 * Checked before the first byte is fetched, on every file system that will hold some of it. What goes to another one
 * than the data directory's stays there only until it is moved, one file after the other.
 *
 * Throws `disk-too-small`, with both numbers.
 */
export async function preflight(needed: readonly AssetState[], { disk, state, locations }: Work): Promise<void> {
  const home = await disk.space(locations.dataDir);
  const hub = await disk.space(locations.hubCache);
  let [here, there, largest] = [0, 0, 0];
  for (const { asset, lacking } of needed) {
    const wanted =
      asset.kind === 'hub-snapshot'
        ? lacking.map((name) => expectedSnapshot(asset).files[name]!)
        : [{ size: asset.size ?? asset.sizeAbout ?? 0, sha256: asset.sha256 }];
    // An archive and what comes out of it are there together.
    if (asset.kind === 'archive') here += asset.unpacked?.bytes ?? asset.size ?? asset.sizeAbout ?? 0;
    for (const { size, sha256 } of wanted) {
      // What an interrupted run has brought already is on the disk.
      const part = sha256 === undefined ? undefined : await disk.stat(state.part(sha256));
      const lacks = Math.max(0, size - (part?.size ?? 0));
      if (asset.kind === 'hub-snapshot' && hub.device !== home.device) {
        there += size;
        largest = Math.max(largest, lacks);
      } else here += lacks;
    }
  }
  const short = [
    { bytes: here + largest, folder: locations.dataDir, free: home.free },
    { bytes: there, folder: locations.hubCache, free: hub.free },
  ].filter(({ bytes, free }) => bytes > free);
  if (short.length === 0) return;
  const text = short.map(({ bytes, folder, free }) => `${bytes} bytes are needed in ${folder}, where ${free} are free`);
  throw new SetupError('disk-too-small', text.join('; '), { details: { short } });
}
