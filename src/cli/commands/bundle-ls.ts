import { sizeOfAsset } from '../../core/asset-size.js';
import type { BundlesDocument } from '../../core/schema/bundles.js';
import { builtInBundles } from '../../io/bundles.js';
import { formatBytes } from '../../render/units.js';

/** The built-in bundles and their assets, for people or as `steve1-bundles/1`. */
export function listBundles(json: boolean): string {
  if (json) {
    const document: BundlesDocument = { schema: 'steve1-bundles/1', bundles: Object.values(builtInBundles) };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const lines = Object.values(builtInBundles).flatMap((bundle) => {
    const rows = bundle.assets.map((asset) => {
      const size = sizeOfAsset(asset);
      return [
        asset.id,
        asset.required === false ? 'optional' : 'required',
        size === undefined ? '?' : formatBytes(size),
        asset.kind === 'hub-snapshot' ? asset.repo : asset.path,
      ];
    });
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
    return [
      `${bundle.name}: ${bundle.description}`,
      ...rows.map(
        (row) =>
          `  ${row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : column === 2 ? cell.padStart(widths[2]!) : cell)).join('  ')}`,
      ),
    ];
  });
  return `${lines.join('\n')}\n`;
}
