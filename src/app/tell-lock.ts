import { lockText } from '../core/lock.js';
import type { Report } from '../core/schema/report.js';
import type { Draft } from './draft.js';
import { lockOfStates } from './lock.js';
import type { ProvisionOptions } from './provision.js';
import type { AssetState } from './survey.js';

/** The lock file that would pin what this run accepted on form alone; nothing when all is pinned, or not all is right. */
export function lockToTell(
  states: readonly AssetState[],
  { bundle, lock, locations }: Pick<ProvisionOptions, 'bundle' | 'lock' | 'locations'>,
  draft: Draft,
): Report['lock'] {
  const isWanted =
    states.some(({ trust }) => trust === 'structure' || trust === 'cache' || trust === 'hub') &&
    !draft.assets.some(({ status }) => status !== 'ok');
  return isWanted ? { path: locations.lockFile, text: lockText(lockOfStates(bundle, states, lock)) } : undefined;
}
