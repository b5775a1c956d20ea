import type { Finding } from '../core/errors.js';
import type { Asset } from '../core/schema/bundle.js';
import type { AssetState, Survey } from './survey.js';

/** The state of an asset at its place: findings, and what else is known. */
export const stateAt =
  (asset: Asset, path: string) =>
  (findings: Finding[], more: Partial<AssetState> = {}): AssetState => ({
    asset,
    path,
    findings,
    files: [],
    lacking: [],
    ...more,
  });

/** A look that has found all there is to find, without hashing anything. */
export const settled = (verdict: AssetState): Survey => ({ jobs: [], judge: () => Promise.resolve(verdict) });

/** Right on disk. That nothing pins it may be an error too, but one that fetching again does not mend. */
export const isThere = (one: AssetState): boolean =>
  !one.findings.some((each) => each.severity === 'error' && each.code !== 'asset-unverified');
