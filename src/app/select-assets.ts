import { SetupError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';

/** The assets that `assets:` asks for, in the order of the bundle. Throws `asset-unknown`, naming the nearest id, or all where none is near. */
export function selectAssets(bundle: Bundle, wanted: readonly string[]): Asset[] {
  const known = new Set([...bundle.assets.map((asset) => asset.id), 'all', 'required']);
  const asked = new Set(wanted);
  for (const id of asked) {
    if (known.has(id)) continue;
    throw new SetupError(
      'asset-unknown',
      `bundle '${bundle.name}' has no asset '${id}'.${didYouMean(id, [...known]) || ` It has: ${idsInWords(bundle)}.`}`,
    );
  }
  return bundle.assets.filter(
    (asset) => asked.has('all') || asked.has(asset.id) || (asked.has('required') && asset.required !== false),
  );
}

/** More of them than a person reads are counted. */
function idsInWords({ assets }: Bundle): string {
  const most = 50;
  const shown = assets.slice(0, most).map(({ id }) => id);
  return shown.join(', ') + (assets.length > most ? `, and ${assets.length - most} more` : '');
}
