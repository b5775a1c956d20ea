import { type SetupError, asSetupError, endsTheRun } from '../core/errors.js';
import type { Asset } from '../core/schema/bundle.js';
import type { Work } from './provision.js';
import { isResolved, recall, resolve } from './resolve.js';

/**
 * Learns what snapshots hold that no digest tells and no earlier run has asked for; into the records, where the survey
 * finds it. Returns why it could not be learnt, by asset id.
 */
export async function resolveSnapshots(assets: readonly Asset[], work: Work): Promise<Map<string, SetupError>> {
  const { state } = work;
  const failures = new Map<string, SetupError>();
  for (const asset of assets) {
    const known = recall(asset, { ...work, snapshots: state.snapshots });
    if (known.kind !== 'hub-snapshot' || isResolved(known)) continue;
    try {
      state.snapshots.set(asset.id, await resolve(known, work, work.attemptsOf(asset)));
    } catch (thrown) {
      const error = asSetupError(thrown);
      if (endsTheRun(error)) throw error;
      failures.set(asset.id, error);
    }
  }
  return failures;
}
