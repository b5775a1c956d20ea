import { SetupError } from '../core/errors.js';
import { sameName } from '../core/safe-path.js';
import type { Bundle } from '../core/schema/bundle.js';
import type { Locations } from './ports.js';
import { receiptKey } from './receipts.js';

/** A path below the data directory; undefined for one that lies elsewhere. */
const below = (dataDir: string, path: string): string | undefined => {
  const key = receiptKey(dataDir, path);
  return key === path ? undefined : sameName(key);
};

/**
 * Throws `manifest-invalid` for an asset or folder that lies in the Hub cache where `hf-home` puts that into the data
 * directory: what belongs there is told by the Hub, and readers take whatever they find.
 */
export function refusePlacesInHub(
  { assets, directories = [] }: Bundle,
  { dataDir, hfHome, hubCache }: Locations,
): void {
  // HF_HOME may be the data directory itself; then only the cache in it is taken.
  const hub = below(dataDir, hfHome) ?? below(dataDir, hubCache);
  if (hub === undefined) return;
  const isIn = (inner: string, outer: string) => `${inner}/`.startsWith(`${outer}/`);
  const refuse = (what: string, path: string): never => {
    throw new SetupError('manifest-invalid', `${what}: path '${path}' lies in the Hub cache ${hfHome}, or around it`, {
      remedy: 'Give it another path in the manifest, or choose another `hf-home`.',
    });
  };
  for (const asset of assets) {
    if (asset.kind === 'hub-snapshot') continue;
    const place = sameName(asset.path);
    if (isIn(place, hub) || isIn(hub, place)) refuse(`asset '${asset.id}'`, asset.path);
  }
  for (const path of directories) if (isIn(sameName(path), hub)) refuse('directories', path);
}
