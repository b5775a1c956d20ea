import { finding } from '../core/errors.js';
import { differences, lockOf, lockText, lockedAsset } from '../core/lock.js';
import type { Bundle } from '../core/schema/bundle.js';
import type { Lock } from '../core/schema/lock.js';
import { concludeAssets } from './conclude.js';
import type { Draft } from './draft.js';
import type { Placer } from './ports.js';
import { selectAssets } from './select-assets.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

/** The lock of what was found right; assets that were not looked at keep what `before` says of them. */
export function lockOfStates(bundle: Bundle, states: readonly AssetState[], before: Lock | undefined): Lock {
  const entries = states.flatMap(({ asset, files, unpacked }) => {
    const entry = lockedAsset(asset, files, unpacked);
    return entry === undefined ? [] : [[asset.id, entry] as const];
  });
  return lockOf(bundle, new Map(entries), before);
}

/**
 * Hashes what is on disk, and writes size and digest of each asset into the lock file; with `check`, tells instead in
 * what the file that is there differs. Measured by the manifest alone: the lock that is there is the thing in question.
 *
 * Nothing is written unless every asset is there and has passed. Returns true when the file was written.
 */
export async function lock(
  options: { bundle: Bundle; assets: readonly string[]; before: Lock | undefined; path: string; check: boolean },
  ports: { placer: Placer; context: Omit<SurveyContext, 'siblings' | 'trustReceipts' | 'changed' | 'allowUnlocked'> },
  draft: Draft,
): Promise<boolean> {
  const { bundle, before, path } = options;
  draft.phase('verify');
  const states = await survey(selectAssets(bundle, options.assets), {
    ...ports.context,
    trustReceipts: false,
    changed: 'warning',
    allowUnlocked: true,
    siblings: bundle.assets,
  });
  // That nothing pins a file is what this command puts an end to.
  const mended = ['asset-unverified', 'asset-changed'];
  concludeAssets(
    states.map((one) => ({ ...one, findings: one.findings.filter(({ code }) => !mended.includes(code)) })),
    draft,
  );
  if (draft.findings.some(({ severity }) => severity === 'error')) return false;

  const now = lockOfStates(bundle, states, before);
  if (options.check) {
    if (before === undefined)
      draft.findings.push(finding('lock-missing', 'error', path, `there is no lock file ${path}`));
    else
      for (const { id, message, ...values } of differences(before, now))
        draft.findings.push(finding('lock-differs', 'error', id, `${path}: ${message}`, values));
    return false;
  }
  if (before !== undefined && lockText(before) === lockText(now)) return false;
  await ports.placer.writeText(path, lockText(now));
  return true;
}
