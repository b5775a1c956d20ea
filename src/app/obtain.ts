import type { ArchiveAsset, Asset, FileAsset } from '../core/schema/bundle.js';
import { type Wanted, bring } from './bring.js';
import type { Remembered } from './cache-names.js';
import type { CachedFile } from './cache-tier.js';
import type { Algorithm, Fetched } from './ports.js';
import type { Work } from './provision.js';
import type { Address } from './sources.js';

export interface Obtained extends Fetched {
  fromCache: boolean;
}

/** Brings one file: out of the CI cache where it is known what it must be and there is an entry, else from the origins. */
export async function obtain(
  asset: Asset,
  known: CachedFile | undefined,
  addresses: readonly Address[],
  wanted: Wanted,
  work: Pick<Work, 'cache' | 'fetch' | 'attemptsOf'>,
): Promise<Obtained> {
  const attempts = work.attemptsOf(asset);
  const { md5, gitSha1 } = wanted.expected;
  const algorithms: Algorithm[] = [
    'sha256',
    ...(md5 ? (['md5'] as const) : []),
    ...(gitSha1 ? (['gitSha1'] as const) : []),
  ];
  const cached = known && (await work.cache?.bring(asset, known, { ...wanted, algorithms }, attempts));
  if (cached) return { ...cached, received: 0, fromCache: true };
  return { ...(await bring(addresses, wanted, work.fetch, attempts)), fromCache: false };
}

/** What a file of its own must be: as it is pinned, or else as an earlier run of this repository saw it. */
export async function knownOf(asset: FileAsset | ArchiveAsset, work: Work): Promise<CachedFile | undefined> {
  const { sha256, size } = asset;
  if (sha256 !== undefined) return { sha256, size };
  const seen = await work.cache?.recall(asset, work.state.part(`${asset.id}.seen`));
  if (seen) work.remembered.set(asset.id, seen);
  return seen;
}

/** Has what was obtained saved once all is verified, where the CI cache did not have it. */
export function keepObtained(
  asset: FileAsset | ArchiveAsset,
  { sha256, bytes, fromCache }: Obtained,
  path: string,
  { cache, remembered, state }: Pick<Work, 'cache' | 'remembered' | 'state'>,
  options: { isOurs?: boolean } = {},
): void {
  if (cache === undefined) return;
  if (!fromCache) cache.keepBlob(asset, sha256, path, options);
  const seen: Remembered | undefined = remembered.get(asset.id);
  if (asset.sha256 === undefined && seen?.sha256 !== sha256)
    cache.keepSeen(asset, { size: bytes, sha256 }, state.part(`${asset.id}.seen`));
}
