import { SetupError } from '../core/errors.js';
import { type ExpectedFile, blobName, digestsFor, isSameContent } from '../core/hub/layout.js';
import type { SnapshotAsset } from '../core/schema/bundle.js';
import type { HashedFile } from './ports.js';
import type { Work } from './provision.js';

/** A file up to this size is not worth an entry of the CI cache to itself: of a snapshot they travel together. */
export const smallFile = 8 << 20;

export interface FromPack {
  path: string;
  digest: HashedFile;
}

/** A few small files are no work to tell of. */
const untold = { onTotal: () => undefined, onBytes: () => undefined };

const foldersOf = (asset: SnapshotAsset, { state }: Work) => ({
  into: state.part(`${asset.id}.pack.cache`),
  unpacked: state.part(`${asset.id}.pack.unpacked`),
});

/** The small files of a snapshot by the names of their blobs. */
export const smallFiles = (files: Readonly<Record<string, ExpectedFile>>): Map<string, ExpectedFile> =>
  new Map(Object.values(files).flatMap((file) => (file.size <= smallFile ? [[blobName(file), file] as const] : [])));

/**
 * Takes the small files of a snapshot out of the CI cache, each compared with its digest; empty where it has not got
 * them. They lie in a folder of their own until `dropPack`.
 */
export async function bringPack(
  asset: SnapshotAsset,
  small: ReadonlyMap<string, ExpectedFile>,
  work: Work,
): Promise<ReadonlyMap<string, FromPack>> {
  const { disk, hash, unpack, placer } = work;
  const { into, unpacked } = foldersOf(asset, work);
  const names = [...small.keys()];
  const bytes = [...small.values()].reduce((sum, file) => sum + file.size, 0);
  await placer.remove(unpacked); // of a run that was killed
  const found = await work.cache?.bringPack(
    asset,
    names,
    into,
    bytes + 4096 * (names.length + 1), // the headers of a tar
    async (file) => {
      await unpack(file, unpacked, { entries: names.length, bytes: Math.max(1, bytes) }, 'tar', untold);
      const paths = names.map((name) => disk.join(unpacked, name));
      const algorithms = [...new Set([...small.values()].flatMap(digestsFor))];
      const digests = await hash(
        paths.map((path) => ({ path, algorithms })),
        () => undefined,
      );
      return new Map(
        names.map((name, index) => {
          const digest = digests[index]!;
          if (!('sha256' in digest) || !isSameContent(small.get(name)!, digest))
            throw new SetupError('asset-digest-mismatch', `${name} in it is missing, or other bytes`);
          return [name, { path: paths[index]!, digest }] as const;
        }),
      );
    },
    work.attemptsOf(asset),
  );
  return found ?? new Map<string, FromPack>();
}

/** Removes what is left of a pack that was taken apart. */
export const dropPack = (asset: SnapshotAsset, work: Work): Promise<void> =>
  work.placer.remove(foldersOf(asset, work).unpacked);

/** Has the small files of a snapshot saved as one entry. */
export function keepPack(
  asset: SnapshotAsset,
  small: ReadonlyMap<string, ExpectedFile>,
  pathOf: (blob: string) => string,
  { cache, state, writeTar }: Work,
): void {
  const names = [...small.keys()];
  cache?.keepPack(asset, names, state.part(`${asset.id}.pack`), (to) =>
    writeTar(
      to,
      names.map((name) => ({ name, path: pathOf(name) })),
      untold.onBytes,
    ),
  );
}
