import { checkFile, headRefusal } from '../core/check-file.js';
import { SetupError, type Finding, finding } from '../core/errors.js';
import type { FileAsset } from '../core/schema/bundle.js';
import { passGate } from './gate.js';
import { keepOld } from './keep-old.js';
import { keepObtained, knownOf, obtain } from './obtain.js';
import type { FileFacts } from './ports.js';
import type { Work } from './provision.js';
import { factsOfFile, receiptKey, writeReceiptOfMoved } from './receipts.js';
import { addressesOfFile } from './sources.js';
import { expectations, placeOf } from './survey-file.js';
import { tellWrongFile } from './wrong-file.js';

/** Brings a single file, checks it, and puts it in its place. Nothing is placed unless all of it is right. */
export async function provisionFile(asset: FileAsset, work: Work): Promise<Finding[]> {
  const { disk, placer, state, locations, progress } = work;
  const path = await placeOf(asset, work);
  const [expected, siblings] = expectations(asset, path, work.bundle.assets);
  // Two assets may be the same bytes, and must not write one unfinished file.
  const shared = work.bundle.assets.some(
    (one) => one.kind === 'file' && one.id !== asset.id && one.sha256 === asset.sha256,
  );
  const part = state.part(
    asset.sha256 !== undefined && !shared ? asset.sha256 : work.digestText(JSON.stringify([asset.path, asset.sources])),
  );

  let told = false;
  let arrived!: FileFacts;
  const fetched = await obtain(
    asset,
    await knownOf(asset, work),
    addressesOfFile(asset, work),
    {
      id: asset.id,
      path,
      part,
      expected: { size: asset.size, sizeAbout: asset.sizeAbout, sha256: asset.sha256, md5: asset.md5 },
      refuse: (head) => (asset.sha256 === undefined ? headRefusal(asset.role, head) : undefined),
      explain: async (error, file, from) => {
        const fault = finding(error.code, 'error', asset.id, error.message, { remedy: error.remedy });
        const suspect = { called: `the file at ${from}`, file };
        const told = await tellWrongFile(asset, fault, suspect, work, work.bundle.assets);
        return new SetupError(told.code, told.message, { remedy: told.remedy, details: error.details });
      },
      lockedBy: work.locked.has(asset.id) ? locations.lockFile : undefined,
      onProgress: (bytes) => progress.advance(bytes),
      accept: async (digest) => {
        arrived = await factsOfFile(disk, part);
        const { findings } = checkFile({ ...expected, path: 'what arrived' }, digest, siblings);
        const gate = findings.length > 0 ? [] : await passGate(asset, part, work, { called: 'what arrived' });
        const wrong = [...findings, ...gate].find(({ severity }) => severity === 'error');
        if (wrong) throw new SetupError(wrong.code, `${asset.id}: ${wrong.message}`, { remedy: wrong.remedy });
        told = gate.length > 0; // and is told when the file is looked at in its place
      },
    },
    work,
  );
  const notes = await keepOld(asset.id, path, fetched.sha256, work);
  await placer.placeFile(part, path);
  const receipt = writeReceiptOfMoved(fetched, arrived, await disk.stat(path), told);
  if (receipt) state.receipts.set(receiptKey(locations.dataDir, path), receipt);
  keepObtained(asset, fetched, path, work);
  work.placed();
  return notes;
}
