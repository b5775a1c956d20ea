import { isThere } from './asset-state.js';
import type { Work } from './provision.js';
import { receiptKey, writeReceipt } from './receipts.js';
import { recordOf } from './resolve.js';
import type { AssetState } from './survey.js';

/** What was hashed and found right need not be hashed again. */
export function recordReceipts(states: readonly AssetState[], { state, locations, digestText }: Work): void {
  for (const one of states) {
    const tree = isThere(one) ? recordOf(one.asset, digestText) : undefined;
    if (tree) state.snapshots.set(one.asset.id, tree);
    const isBroken = one.findings.some((each) => each.code === 'hub-tokenizer-broken');
    for (const file of one.files) {
      const key = receiptKey(locations.dataDir, file.path);
      if (isBroken) {
        // A receipt says that nothing need be looked at again; this must be said again until it is mended.
        state.receipts.delete(key);
        continue;
      }
      if (file.facts === undefined) continue;
      const md5 = one.asset.kind === 'file' ? one.asset.md5 : undefined;
      state.receipts.set(key, writeReceipt({ ...file, ...(md5 !== undefined && { md5 }) }, file.facts, file.told));
    }
  }
}
