import type { ArchiveAsset } from '../core/schema/bundle.js';
import { selectFiles } from '../core/hub/patterns.js';
import type { DigestText, Unpacked } from './ports.js';

/** Which of an archive's files an asset wants, and where: by `strip`, `include` and `exclude` of the manifest. */
export function placesOf(asset: ArchiveAsset, names: readonly string[]): Map<string, string> {
  const strip = asset.strip ?? 0;
  const stripped = new Map(
    names.flatMap((name) => {
      const rest = name.split('/').slice(strip).join('/');
      return rest === '' ? [] : [[name, rest] as const];
    }),
  );
  const wanted = new Set(selectFiles([...stripped.values()], asset.include, asset.exclude));
  return new Map([...stripped].filter(([, place]) => wanted.has(place)));
}

/** By what a record is known to be of this asset as the manifest has it now. */
export const shapeOf = ({ strip, include, exclude }: ArchiveAsset, digestText: DigestText): string =>
  digestText(JSON.stringify([strip ?? 0, include ?? null, exclude ?? null]));

/**
 * What must lie in the folder of an archive asset: by the manifest or the lock file, else by the record of the run that
 * unpacked it; undefined where neither knows, or the record is of another archive than is wanted now.
 */
export function contentsOf(
  asset: ArchiveAsset,
  records: ReadonlyMap<string, Unpacked>,
  digestText: DigestText,
): { files: Unpacked['files']; record: Unpacked | undefined } | undefined {
  const found = records.get(asset.path);
  const isOfThis =
    found !== undefined &&
    found.shape === shapeOf(asset, digestText) &&
    (asset.sha256 === undefined || found.sha256 === asset.sha256) &&
    (asset.md5 === undefined || found.md5 === asset.md5);
  const record = isOfThis ? found : undefined;
  const files = asset.files ?? record?.files;
  return files && { files, record };
}
