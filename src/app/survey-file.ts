import { type ExpectedAsset, type Trust, checkFile, isPinned, sizeFits } from '../core/check-file.js';
import { type Finding, SetupError, finding } from '../core/errors.js';
import type { Asset, FileAsset } from '../core/schema/bundle.js';
import { settled, stateAt } from './asset-state.js';
import { linkRefused } from './escapes.js';
import { passGate } from './gate.js';
import type { Survey, SurveyContext } from './survey.js';
import type { HashedFile, Receipt } from './ports.js';
import { receiptKey, receiptMatches } from './receipts.js';
import { tellWrongFile } from './wrong-file.js';

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
): [ExpectedAsset, readonly ExpectedAsset[]] {
  return [expectationOf(asset, path), filesOf(siblings)];
}

/** Made once for the assets of a bundle: each of its files is compared with all of them. */
const filesOfBundle = new WeakMap<readonly Asset[], readonly ExpectedAsset[]>();

function filesOf(assets: readonly Asset[]): readonly ExpectedAsset[] {
  const known = filesOfBundle.get(assets);
  if (known) return known;
  const files = assets.flatMap((asset) => (asset.kind === 'file' ? expectationOf(asset, asset.path) : []));
  filesOfBundle.set(assets, files);
  return files;
}

/** What is said of a pinned file that its receipt stands for. */
const pinnedBy: { findings: Finding[]; trust: Trust } = { findings: [], trust: 'manifest' };

const agrees = (receipt: Receipt, { sha256, md5 }: FileAsset): boolean =>
  (sha256 === undefined || receipt.sha256 === sha256) && (md5 === undefined || receipt.md5 === md5);

/** Looks at a single-file asset. */
export async function surveyFile(asset: FileAsset, context: SurveyContext): Promise<Survey> {
  const path = await placeOf(asset, context);
  const facts = await context.disk.stat(path);
  const state = stateAt(asset, path);

  if (facts === undefined) return settled(state([finding('asset-missing', 'error', asset.id, `${path} is not there`)]));
  if (facts.kind !== 'file') {
    const what = facts.kind === 'directory' ? 'a folder' : 'a pipe, socket or device';
    return settled(
      state(
        [
          finding('asset-content-wrong', 'error', asset.id, `${path} is ${what} where a file belongs`, {
            remedy: 'Move it away and provision again.',
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
    const { findings: found, trust } = pinned ? pinnedBy : unpinned(asset, path, { now: receipt.sha256 }, context);
    const gate = receipt.told ? await passGate(asset, path, context) : [];
    if (gate.some(({ severity }) => severity === 'error')) return settled(state(gate));
    return settled(state([...gate, ...found], { files, trust }));
  }
  return {
    jobs: [{ path, algorithms: asset.md5 === undefined ? ['sha256'] : ['sha256', 'md5'] }],
    judge: async (digests) => {
      const digest = digests.get(path)!;
      if (digest instanceof SetupError) throw digest;
      const { findings, trust: form } = checkFile(expected, digest, siblings);
      if (form === undefined) {
        const suspect = { called: path, file: path, digest, sameAs: sameBytes(path, digest, digests) };
        return state(
          await Promise.all(findings.map((one) => tellWrongFile(asset, one, suspect, context, context.siblings))),
        );
      }
      const gate = await passGate(asset, path, context);
      findings.push(...gate);
      if (findings.some(({ severity }) => severity === 'error')) return state(findings);
      const { bytes, sha256, facts: hashed } = digest;
      const files = [{ path, bytes, sha256, facts: hashed, told: gate.length > 0 }];
      if (pinned) return state(findings, { files, trust: form });
      const more = unpinned(asset, path, { now: sha256, before: receipt?.sha256 }, context);
      return state([...findings, ...more.findings], { files, trust: more.trust });
    },
  };
}

/** Another file of this run that has the same bytes: one was probably copied over the other. */
const sameBytes = (path: string, { sha256 }: HashedFile, digests: ReadonlyMap<string, HashedFile | SetupError>) =>
  [...digests].find(([other, digest]) => other !== path && 'sha256' in digest && digest.sha256 === sha256)?.[0];

/** Nothing pins the file, so that no run can tell which of the two is the right one, and none replaces it. */
const ifChangedByYou = 'If you changed it, run `steve1-setup provision`: it accepts the file as it is now.';
const ifNot = 'If not, move it away and run `steve1-setup provision`: it downloads the file again.';

/**
 * What is said of a file that nothing pins: what an earlier run saw is the only thing to compare it with, of this
 * machine (`before`) or of this repository (what the CI cache remembers).
 */
export function unpinned(
  asset: { id: string },
  path: string,
  { now, before }: { now: string; before?: string | undefined },
  context: SurveyContext,
): { findings: Finding[]; trust: Trust } {
  const findings: Finding[] = [];
  const remembered = context.remembered?.get(asset.id)?.sha256;
  const other = [before, remembered].find((seen) => seen !== undefined && seen !== now);
  const more = { expected: other ?? now, actual: now };
  if (before !== undefined && before !== now && context.changed === 'error') {
    const message = `${path} has sha256 ${now}; when it was placed it had ${before}`;
    const told = { ...more, remedy: `${ifChangedByYou} ${ifNot}` };
    return { findings: [finding('asset-digest-mismatch', 'error', asset.id, message, told)], trust: 'structure' };
  }
  if (other !== undefined) {
    const message = `${path} is not the file that was accepted before`;
    findings.push(finding('asset-changed', 'warning', asset.id, message, more));
  }
  if (remembered === now) {
    const message = `${path} is what an earlier run of this repository saw, by the CI cache; the manifest pins no digest`;
    return { findings: [...findings, finding('asset-unlocked', 'note', asset.id, message)], trust: 'cache' };
  }
  if (!context.allowUnlocked) {
    const message = `nothing pins ${path}, and allow-unlocked is false`;
    findings.push(finding('asset-unverified', 'error', asset.id, message));
  } else if (before === now && context.changed === 'error') {
    const message = `${path} is what an earlier run placed; the manifest pins no digest`;
    findings.push(finding('asset-unlocked', 'note', asset.id, message));
  } else {
    const message = `${path} was accepted on size and form alone: the manifest pins no digest`;
    findings.push(finding('asset-unverified', 'warning', asset.id, message));
  }
  return { findings, trust: 'structure' };
}
