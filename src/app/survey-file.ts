import { type ExpectedAsset, checkFile, isPinned, sizeFits } from '../core/check-file.js';
import { type Finding, SetupError, finding } from '../core/errors.js';
import type { Asset, FileAsset } from '../core/schema/bundle.js';
import { settled, stateAt } from './asset-state.js';
import { linkRefused } from './escapes.js';
import { passGate } from './gate.js';
import type { Survey, SurveyContext } from './survey.js';
import type { Receipt } from './ports.js';
import { receiptKey, receiptMatches } from './receipts.js';

/** Where a file asset belongs. Throws `path-unsafe` when a link on the way leads out of the data directory. */
export async function placeOf(
  asset: { path: string },
  { disk, locations }: Pick<SurveyContext, 'disk' | 'locations'>,
): Promise<string> {
  const link = await disk.escapingLink(locations.dataDir, asset.path);
  if (link !== undefined) throw linkRefused(link, locations.dataDir);
  return disk.join(locations.dataDir, ...asset.path.split('/'));
}

const expectationOf = (asset: FileAsset, path: string): ExpectedAsset => {
  const { id, role, size, sizeAbout, sha256, md5 } = asset;
  return { id, role, path, size, sizeAbout, sha256, md5 };
};

/** All that is known of an asset, and of the others that it may have been confused with. */
export function expectations(
  asset: FileAsset,
  path: string,
  siblings: readonly Asset[],
): [ExpectedAsset, ExpectedAsset[]] {
  const others = siblings.filter((other): other is FileAsset => other.kind === 'file' && other.id !== asset.id);
  return [expectationOf(asset, path), others.map((other) => expectationOf(other, other.path))];
}

const agrees = (receipt: Receipt, { sha256, md5 }: FileAsset): boolean =>
  (sha256 === undefined || receipt.sha256 === sha256) && (md5 === undefined || receipt.md5 === md5);

/** Looks at a single-file asset. */
export async function surveyFile(asset: FileAsset, context: SurveyContext): Promise<Survey> {
  const path = await placeOf(asset, context);
  const facts = await context.disk.stat(path);
  const state = stateAt(asset, path);

  if (facts === undefined) return settled(state([finding('asset-missing', 'error', asset.id, `${path} is not there`)]));
  if (facts.kind !== 'file') {
    return settled(
      state(
        [
          finding('asset-content-wrong', 'error', asset.id, `${path} is a folder where a file belongs`, {
            remedy: 'Move the folder away and provision again.',
          }),
        ],
        { blocked: true },
      ),
    );
  }
  const [expected, siblings] = expectations(asset, path, context.siblings);
  const receipt = context.receipts.get(receiptKey(context.locations.dataDir, path));
  const pinned = isPinned(asset);

  if (
    context.trustReceipts &&
    receiptMatches(receipt, facts) &&
    agrees(receipt, asset) &&
    sizeFits(expected, facts.size)
  ) {
    const files = [{ path, bytes: facts.size, sha256: receipt.sha256 }];
    const found = pinned ? [] : unpinned(asset, path, undefined, context);
    const gate = receipt.told ? await passGate(asset, path, context) : [];
    if (gate.some(({ severity }) => severity === 'error')) return settled(state(gate));
    return settled(state([...gate, ...found], { files, trust: pinned ? 'manifest' : 'structure' }));
  }
  return {
    jobs: [{ path, algorithms: asset.md5 === undefined ? ['sha256'] : ['sha256', 'md5'] }],
    judge: async (digests) => {
      const digest = digests.get(path)!;
      if (digest instanceof SetupError) throw digest;
      const { findings, trust } = checkFile(expected, digest, siblings);
      if (trust === undefined) return state(findings);
      const gate = await passGate(asset, path, context);
      findings.push(...gate);
      if (findings.some(({ severity }) => severity === 'error')) return state(findings);
      const seen = receipt && { before: receipt.sha256, now: digest.sha256 };
      const { bytes, sha256, facts: hashed } = digest;
      const files = [{ path, bytes, sha256, facts: hashed, told: gate.length > 0 }];
      return state(pinned ? findings : [...findings, ...unpinned(asset, path, seen, context)], { files, trust });
    },
  };
}

/** What is said of a file that nothing pins: what an earlier run saw is the only thing to compare it with. */
export function unpinned(
  asset: { id: string },
  path: string,
  seen: { before: string; now: string } | undefined,
  context: SurveyContext,
): Finding[] {
  const findings: Finding[] = [];
  const changed = seen !== undefined && seen.before !== seen.now;
  if (changed && context.changed === 'error') {
    return [
      finding(
        'asset-digest-mismatch',
        'error',
        asset.id,
        `${path} has sha256 ${seen.now}; when it was placed it had ${seen.before}`,
        { expected: seen.before, actual: seen.now },
      ),
    ];
  }
  if (changed)
    findings.push(
      finding('asset-changed', 'warning', asset.id, `${path} is not the file that was accepted before`, {
        expected: seen.before,
        actual: seen.now,
      }),
    );
  if (!context.allowUnlocked) {
    findings.push(finding('asset-unverified', 'error', asset.id, `nothing pins ${path}, and allow-unlocked is false`));
  } else if (seen !== undefined && !changed && context.changed === 'error') {
    findings.push(
      finding('asset-unlocked', 'note', asset.id, `${path} is what an earlier run placed; the manifest pins no digest`),
    );
  } else {
    findings.push(
      finding(
        'asset-unverified',
        'warning',
        asset.id,
        `${path} was accepted on size and form alone: the manifest pins no digest`,
      ),
    );
  }
  return findings;
}
