import { blobName, packName, seenName } from '../core/cache-key.js';
import type { ArchiveAsset, Asset, FileAsset } from '../core/schema/bundle.js';
import type { DigestText } from './ports.js';

/** The name of an entry of the CI cache, and what its digest is made of, for people. */
export interface EntryName {
  name: string;
  of: string;
}

/** Kinds that may be without a sha256. */
export type SeenAsset = FileAsset | ArchiveAsset;

/** A file of that digest. */
export const blobEntry = (prefix: string, { id }: Asset, sha256: string): EntryName => ({
  name: blobName(prefix, sha256),
  of: `the sha256 of ${id}`,
});

/** What was seen of an asset that no sha256 pins. */
export function seenEntry(prefix: string, { kind, path, sources }: SeenAsset, digestText: DigestText): EntryName {
  const ingredients = JSON.stringify([kind, path, sources]);
  return { name: seenName(prefix, digestText(ingredients)), of: `the sha256 of ${ingredients}` };
}

/** Small files of a snapshot, by the names of their blobs. */
export function packEntry(prefix: string, names: readonly string[], digestText: DigestText): EntryName {
  const ingredients = JSON.stringify([...names].sort());
  return { name: packName(prefix, digestText(ingredients)), of: `the sha256 of ${ingredients}` };
}

/** What an earlier run of this repository saw of an asset that nothing pins. */
export interface Remembered {
  size: number;
  sha256: string;
}

/** Reads what an entry of that kind holds; undefined for what is none. */
export function readRemembered(text: string): Remembered | undefined {
  try {
    const { size, sha256 } = JSON.parse(text) as Partial<Remembered>;
    const isWhole = Number.isSafeInteger(size) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
    return isWhole ? { size: size!, sha256 } : undefined;
  } catch {
    return undefined; // no JSON: the caller refuses the entry
  }
}
