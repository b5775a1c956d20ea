import { SetupError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';

/** The assets that `assets:` asks for, in the order of the bundle. Throws `asset-unknown`, naming the nearest id, or all where none is near. */
export function selectAssets(bundle: Bundle, wanted: readonly string[]): Asset[] {
  const ids = bundle.assets.map((asset) => asset.id);
  for (const id of wanted) {
    if (id === 'all' || id === 'required' || ids.includes(id)) continue;
    throw new SetupError(
      'asset-unknown',
      `bundle '${bundle.name}' has no asset '${id}'.${didYouMean(id, [...ids, 'all', 'required']) || ` It has: ${ids.join(', ')}.`}`,
    );
  }
  return bundle.assets.filter(
    (asset) =>
      wanted.includes('all') || wanted.includes(asset.id) || (wanted.includes('required') && asset.required !== false),
  );
}
