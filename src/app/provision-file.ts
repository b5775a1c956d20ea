import { checkFile, headRefusal } from '../core/check-file.js';
import { neverAnAsset } from '../core/content.js';
import { SetupError, type Finding, finding } from '../core/errors.js';
import type { FileAsset } from '../core/schema/bundle.js';
import { bring } from './bring.js';
import { passGate } from './gate.js';
import type { Work } from './provision.js';
import { factsOfFile, receiptKey, writeReceipt } from './receipts.js';
import { addressesOfFile } from './sources.js';
import { expectations, placeOf } from './survey-file.js';

/** What a person may want back is kept when it gives way; what a server put in place of a file is not worth it. */
async function keepOld(asset: FileAsset, path: string, work: Work): Promise<Finding[]> {
  const { disk, placer, hash, state, now } = work;
  if ((await disk.stat(path)) === undefined || work.state.receipts.has(receiptKey(work.locations.dataDir, path)))
    return [];
  const [digest] = await hash([{ path, algorithms: ['sha256'] }], () => undefined);
  if (neverAnAsset[digest!.content] !== undefined) return [];
  const kept = disk.join(
    state.directory,
    'kept',
    new Date(now()).toISOString().replaceAll(':', '-'),
    ...asset.path.split('/'),
  );
  await placer.keep(path, kept);
  return [finding('asset-kept', 'note', asset.id, `what was at ${path} is now at ${kept}`)];
}

/** Brings a single file, checks it, and puts it in its place. Nothing is placed unless all of it is right. */
export async function provisionFile(asset: FileAsset, work: Work): Promise<Finding[]> {
  const { disk, placer, state, locations, fetch, progress } = work;
  const path = await placeOf(asset, work);
  const [expected, siblings] = expectations(asset, path, work.bundle.assets);
  // Two assets may be the same bytes, and must not write one unfinished file.
  const shared = work.bundle.assets.some(
    (one) => one.kind === 'file' && one.id !== asset.id && one.sha256 === asset.sha256,
  );
  const part = state.part(
    asset.sha256 !== undefined && !shared ? asset.sha256 : work.digestText(JSON.stringify([asset.path, asset.sources])),
  );

  const notes: Finding[] = [];
  const fetched = await bring(
    addressesOfFile(asset, work),
    {
      id: asset.id,
      path,
      part,
      expected: { size: asset.size, sizeAbout: asset.sizeAbout, sha256: asset.sha256, md5: asset.md5 },
      refuse: (head) => (asset.sha256 === undefined ? headRefusal(asset.role, head) : undefined),
      onProgress: (bytes) => progress.advance(bytes),
      accept: async (digest) => {
        const { findings } = checkFile({ ...expected, path: 'what arrived' }, digest, siblings);
        const gate = findings.length > 0 ? [] : await passGate(asset, part, work);
        const wrong = [...findings, ...gate].find(({ severity }) => severity === 'error');
        if (wrong)
          throw new SetupError(wrong.code, `${asset.id}: ${wrong.message.replace(part, 'what arrived')}`, {
            remedy: wrong.remedy,
          });
        notes.push(...gate);
      },
    },
    fetch,
    work.attemptsOf(asset),
  );
  notes.push(...(await keepOld(asset, path, work)));
  await placer.placeFile(part, path);
  const receipt = writeReceipt(fetched, await factsOfFile(disk, path));
  if (receipt) state.receipts.set(receiptKey(locations.dataDir, path), receipt);
  work.placed();
  return notes;
}
