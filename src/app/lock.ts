import { finding } from '../core/errors.js';
import { differences, lockOf, lockText, lockedAsset } from '../core/lock.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';
import type { Lock } from '../core/schema/lock.js';
import { concludeAssets } from './conclude.js';
import type { Draft } from './draft.js';
import type { DigestText, ListHub, Placer, ResolvedTree } from './ports.js';
import { isResolved, resolve } from './resolve.js';
import { selectAssets } from './select-assets.js';
import type { HubAccess } from './sources.js';
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
 * Of a snapshot whose files the manifest does not name, the Hub is asked what the revision is now; `check` asks nobody.
 *
 * Nothing is written unless every asset is there and has passed. Returns true when the file was written.
 */
export async function lock(
  options: {
    bundle: Bundle;
    assets: readonly string[];
    before: Lock | undefined;
    path: string;
    check: boolean;
    hub: HubAccess;
  },
  ports: {
    placer: Placer;
    listHub: ListHub;
    context: Omit<SurveyContext, 'siblings' | 'trustReceipts' | 'changed' | 'allowUnlocked'>;
  },
  draft: Draft,
): Promise<boolean> {
  const { bundle, before, path, check } = options;
  const assets = selectAssets(bundle, options.assets);
  draft.phase('resolve');
  const listed = check ? new Map<string, ResolvedTree>() : await listSnapshots(assets, { ...ports, ...options });
  draft.phase('verify');
  const found = await survey(assets, {
    ...ports.context,
    snapshots: new Map([...ports.context.snapshots, ...listed]),
    trustReceipts: false,
    changed: 'warning',
    allowUnlocked: true,
    siblings: bundle.assets,
  });
  // That nothing pins a file is what this command puts an end to.
  const mended = ['asset-unverified', 'asset-changed', 'asset-unlocked'];
  const states = found
    .map((one) => ({ ...one, findings: one.findings.filter(({ code }) => !mended.includes(code)) }))
    .map((one) => (listed.has(one.asset.id) ? withoutErrors(one) : one));
  concludeAssets(states, draft);
  if (draft.findings.some(({ severity }) => severity === 'error')) return false;

  const now = lockOfStates(bundle, states, before);
  if (check) {
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

/** What the Hub says now of the snapshots of which the manifest tells nothing, by asset id. */
async function listSnapshots(
  assets: readonly Asset[],
  { listHub, hub, context }: { listHub: ListHub; hub: HubAccess; context: { digestText: DigestText } },
): Promise<Map<string, ResolvedTree>> {
  const found = new Map<string, ResolvedTree>();
  for (const asset of assets) {
    if (asset.kind !== 'hub-snapshot' || isResolved(asset)) continue;
    found.set(asset.id, await resolve(asset, { hub, listHub, digestText: context.digestText }));
  }
  return found;
}

/** The Hub's word is enough to lock a snapshot; that other bytes are on disk is no fault, and is said. */
function withoutErrors(one: AssetState): AssetState {
  const { asset } = one;
  if (!one.findings.some(({ severity }) => severity === 'error') || asset.kind !== 'hub-snapshot') return one;
  const message = `${asset.repo} at ${asset.named} is commit ${asset.revision} now; what is on disk is not, or not all of it`;
  const note = finding('hub-snapshot-missing', 'note', asset.id, message);
  return { ...one, findings: [note], files: [] };
}
