import { SetupError } from '../core/errors.js';
import { expectedSnapshot } from './expected-snapshot.js';
import type { Work } from './provision.js';
import type { AssetState } from './survey.js';

/** Checked before the first byte is fetched. Throws `disk-too-small`, with both numbers. */
export async function preflight(needed: readonly AssetState[], { disk, state, locations }: Work): Promise<void> {
  let bytes = 0;
  for (const { asset, lacking } of needed) {
    const wanted =
      asset.kind === 'hub-snapshot'
        ? lacking.map((name) => expectedSnapshot(asset).files[name]!)
        : [{ size: asset.size ?? asset.sizeAbout ?? 0, sha256: asset.sha256 }];
    for (const { size, sha256 } of wanted) {
      // What an interrupted run has brought already is on the disk.
      const part = sha256 === undefined ? undefined : await disk.stat(state.part(sha256));
      bytes += Math.max(0, size - (part?.size ?? 0));
    }
  }
  const free = await disk.freeBytes(locations.dataDir);
  if (bytes > free) {
    throw new SetupError(
      'disk-too-small',
      `${bytes} bytes are to be fetched into ${locations.dataDir}, where ${free} are free`,
      {
        details: { needed: bytes, free },
      },
    );
  }
}
