import { checkFile, headRefusal } from '../core/check-file.js';
import { SetupError, type Finding, finding } from '../core/errors.js';
import type { Asset, FileAsset } from '../core/schema/bundle.js';
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
  const isOwn = asset.sha256 !== undefined && ownDigests(work.bundle.assets).has(asset.sha256);
  const part = state.part(isOwn ? asset.sha256! : work.digestText(JSON.stringify([asset.path, asset.sources])));

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
      refuse: (head) => (asset.sha256 === undefined ? headRefusal(asset.role, head, asset.path) : undefined),
      explain: async (error, file, from) => {
        const fault = finding(error.code, 'error', asset.id, error.message, { remedy: error.remedy });
        const { actual } = error.details;
        const sentBytes = typeof actual === 'number' ? actual : undefined;
        const suspect = { called: `the file at ${from}`, file, sentBytes };
        const told = await tellWrongFile(asset, fault, suspect, work, work.bundle.assets);
        return new SetupError(told.code, told.message, { remedy: told.remedy, details: error.details });
      },
      lockedBy: work.locked.has(asset.id) ? locations.lockFile : undefined,
      onProgress: (bytes) => progress.advance(bytes),
      accept: async (digest) => {
        arrived = await factsOfFile(disk, part);
        const { findings } = checkFile({ ...expected, path: 'what arrived', name: asset.path }, digest, siblings);
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

/** Made once for the assets of a bundle: the digests that only one file has. */
const digestsOfBundle = new WeakMap<readonly Asset[], ReadonlySet<string>>();

function ownDigests(assets: readonly Asset[]): ReadonlySet<string> {
  const known = digestsOfBundle.get(assets);
  if (known) return known;
  const digests = assets.flatMap((asset) => (asset.kind === 'file' && asset.sha256 !== undefined ? asset.sha256 : []));
  const own = new Set([...Map.groupBy(digests, (one) => one)].flatMap(([one, all]) => (all.length === 1 ? one : [])));
  digestsOfBundle.set(assets, own);
  return own;
}
