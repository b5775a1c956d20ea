import { isPinned } from '../core/check-file.js';
import { type Finding, SetupError, finding } from '../core/errors.js';
import type { ArchiveAsset } from '../core/schema/bundle.js';
import { settled, stateAt } from './asset-state.js';
import { contentsOf } from './contents.js';
import { refuseEscapes } from './escapes.js';
import { gateMember } from './gate.js';
import { receiptKey, receiptMatches } from './receipts.js';
import type { HashedFile } from './ports.js';
import type { PlacedFile, Survey, SurveyContext } from './survey.js';
import { placeOf, unpinned } from './survey-file.js';
import { whatItIs } from './wrong-file.js';

/** Looks at the folder of an archive asset: every file that was unpacked into it. Others in it are not its business. */
export async function surveyArchive(asset: ArchiveAsset, context: SurveyContext): Promise<Survey> {
  const { disk, locations, receipts } = context;
  const path = await placeOf(asset, context);
  const state = stateAt(asset, path);

  const facts = await disk.stat(path);
  if (facts === undefined) return settled(state([finding('asset-missing', 'error', asset.id, `${path} is not there`)]));
  if (facts.kind !== 'directory') {
    const message = `${path} is a file where a folder belongs`;
    const remedy = 'Move the file away and provision again.';
    return settled(state([finding('asset-content-wrong', 'error', asset.id, message, { remedy })], { blocked: true }));
  }
  const contents = contentsOf(asset, context.archives, context.digestText);
  if (contents === undefined) {
    const message = `${path} is there, and nothing tells what belongs in it`;
    return settled(state([finding('archive-contents-unknown', 'error', asset.id, message)]));
  }

  const names = Object.keys(contents.files);
  await refuseEscapes(
    locations.dataDir,
    names.map((name) => `${asset.path}/${name}`),
    disk,
  );
  const jobs: Survey['jobs'] = [];
  const right: PlacedFile[] = [];
  const missing: string[] = [];
  const toHash = new Map<string, string>();
  const toGate: string[] = [];
  for (const name of names) {
    const full = disk.join(path, ...name.split('/'));
    const { size, sha256 } = contents.files[name]!;
    const there = await disk.stat(full);
    const receipt = receipts.get(receiptKey(locations.dataDir, full));
    if (there?.kind !== 'file') missing.push(name);
    else if (context.trustReceipts && receiptMatches(receipt, there) && receipt.sha256 === sha256) {
      right.push({ path: full, bytes: size, sha256 });
      if (receipt.told) toGate.push(full);
    } else toHash.set(name, full);
  }
  for (const full of toHash.values()) jobs.push({ path: full, algorithms: ['sha256'] });

  return {
    jobs,
    judge: async (digests) => {
      const findings: Finding[] = [];
      const wrong: string[] = [];
      for (const [name, full] of toHash) {
        const digest = digests.get(full)!;
        if (digest instanceof SetupError) throw digest;
        if (digest.sha256 !== contents.files[name]!.sha256) wrong.push(name);
        else {
          const gate = await gateMember(asset, full, context);
          findings.push(...gate);
          // Whatever is refused is not right: a receipt would speak for it to the next run.
          if (!gate.some(({ severity }) => severity === 'error'))
            right.push({
              path: full,
              bytes: digest.bytes,
              sha256: digest.sha256,
              facts: digest.facts,
              told: gate.length > 0,
            });
        }
      }
      for (const full of toGate) findings.push(...(await gateMember(asset, full, context)));
      const tell = (code: 'asset-missing' | 'asset-digest-mismatch', those: readonly string[], what: string) => {
        if (those.length === 0) return;
        const rest = those.length === 1 ? '' : `, and ${those.length - 1} more of ${names.length} files`;
        findings.push(finding(code, 'error', asset.id, `${disk.join(path, those[0]!)} ${what}${rest}`));
      };
      tell('asset-missing', missing, 'is not there');
      const [first] = wrong;
      const full = first === undefined ? undefined : toHash.get(first)!;
      const digest = full === undefined ? undefined : (digests.get(full) as HashedFile);
      const own = { id: asset.id, ...(first !== undefined && { name: first }) };
      const what = full === undefined ? '' : await whatItIs(full, context, context.siblings, { digest, own });
      tell('asset-digest-mismatch', wrong, `is not the file that was unpacked${what}`);
      const lacking = [...missing, ...wrong];
      if (findings.some(({ severity }) => severity === 'error')) return state(findings, { files: right, lacking });

      const { record } = contents;
      if (isPinned(asset)) return state(findings, { files: right, trust: 'manifest', unpacked: record });
      const { sha256: now } = record!;
      const more = unpinned(asset, path, { now, before: now }, context);
      return state([...findings, ...more.findings], { files: right, trust: more.trust, unpacked: record });
    },
  };
}
