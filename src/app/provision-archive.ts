import { checkArchive } from '../core/archive.js';
import { checkFile } from '../core/check-file.js';
import { type Finding, SetupError } from '../core/errors.js';
import type { ArchiveAsset } from '../core/schema/bundle.js';
import { placesOf, shapeOf } from './contents.js';
import { gateMember } from './gate.js';
import { keepOld } from './keep-old.js';
import { keepObtained, knownOf, obtain } from './obtain.js';
import type { FileFacts, Unpacked, UnpackedFile } from './ports.js';
import type { Work } from './provision.js';
import { factsOfFile, receiptKey, writeReceiptOfMoved } from './receipts.js';
import { addressesOfFile } from './sources.js';
import { placeOf } from './survey-file.js';
import { whatItIs } from './wrong-file.js';

/** A file of an archive, unpacked beside and found right. */
interface Staged extends UnpackedFile {
  from: string;
  facts: FileFacts;
  /** The gate has something to say of it. */
  told: boolean;
}

/**
 * Brings an archive, unpacks it beside, checks all that came out, and puts every file in its place. What is in the
 * folder already and does not belong to the archive stays.
 */
export async function provisionArchive(asset: ArchiveAsset, work: Work): Promise<Finding[]> {
  const { disk, placer, state, progress, locations, digestText } = work;
  const path = await placeOf(asset, work);
  const part = state.part(asset.sha256 ?? digestText(JSON.stringify([asset.path, asset.sources])));
  const staging = `${part}.unpacked`;
  const notes: Finding[] = [];
  let staged = new Map<string, Staged>();
  await placer.remove(staging); // of a run that was killed

  const fetched = await obtain(
    asset,
    await knownOf(asset, work),
    addressesOfFile({ ...asset, kind: 'file' }, work),
    {
      id: asset.id,
      path,
      part,
      expected: { size: asset.size, sizeAbout: asset.sizeAbout, sha256: asset.sha256, md5: asset.md5 },
      refuse: () => undefined,
      lockedBy: work.locked.has(asset.id) ? locations.lockFile : undefined,
      onProgress: (bytes) => progress.advance(bytes),
      accept: async (digest) => {
        const { id, size, sizeAbout, sha256, md5 } = asset;
        const expected = { id, role: asset.role, path: 'what arrived', size, sizeAbout, sha256, md5 };
        const [wrong] = checkFile(expected, digest).findings;
        if (wrong) throw new SetupError(wrong.code, `${id}: ${wrong.message}`, { remedy: wrong.remedy });
        try {
          staged = await stage(asset, part, staging, work, (bytes) =>
            progress.extend(digest.bytes + bytes - workOfArchive(asset)),
          );
          await checkStaged(asset, staged, work);
        } catch (error) {
          await placer.remove(staging);
          throw inWordsOfTheAsset(error, asset, part);
        }
      },
    },
    work,
  );

  const files: Unpacked['files'] = {};
  for (const [name, { from, facts, bytes, sha256, told }] of staged) {
    const to = disk.join(path, ...name.split('/'));
    files[name] = { size: bytes, sha256 };
    notes.push(...(await keepOld(asset.id, to, sha256, work)));
    await placer.placeFile(from, to);
    const receipt = writeReceiptOfMoved({ sha256 }, facts, await disk.stat(to), told);
    if (receipt) state.receipts.set(receiptKey(locations.dataDir, to), receipt);
    work.placed();
  }
  state.archives.set(asset.path, {
    size: fetched.bytes,
    sha256: fetched.sha256,
    ...(fetched.md5 !== undefined && { md5: fetched.md5 }),
    shape: shapeOf(asset, digestText),
    files,
  });
  await placer.remove(staging);
  // What is to be saved stays until it is.
  if (work.cache?.isReadOnly !== false || fetched.fromCache) await placer.remove(part);
  keepObtained(asset, fetched, part, work, { isOurs: true });
  return notes;
}

/** Bytes that come and are written, as far as can be told before: most archives unpack to about their own size. */
export const workOfArchive = ({ size, sizeAbout }: ArchiveAsset): number => 2 * (size ?? sizeAbout ?? 0);

/** Unpacks, and tells by its place each file that is wanted. */
async function stage(
  asset: ArchiveAsset,
  part: string,
  staging: string,
  { disk, unpack, progress }: Work,
  onTotal: (bytes: number) => void,
): Promise<Map<string, Staged>> {
  const unpacked = await unpack(part, staging, asset.unpacked, asset.format, {
    onTotal,
    onBytes: (bytes) => progress.advance(bytes),
  });
  const places = placesOf(
    asset,
    unpacked.map((file) => file.path),
  );
  // Without their leading folders, two files may have one place.
  const wanted = unpacked.filter((file) => places.has(file.path));
  checkArchive(
    wanted.map((file) => ({ path: places.get(file.path)!, kind: 'file' as const, size: file.bytes })),
    part,
    Infinity,
    asset.unpacked,
  );
  const staged = await Promise.all(
    wanted.map(async (file) => {
      const from = disk.join(staging, ...file.path.split('/'));
      return [places.get(file.path)!, { ...file, from, facts: await factsOfFile(disk, from), told: false }] as const;
    }),
  );
  return new Map(staged);
}

/** Throws for the first file that is not what the manifest or the lock file says, or that must not be loaded. */
async function checkStaged(asset: ArchiveAsset, staged: ReadonlyMap<string, Staged>, work: Work): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(asset.files ?? {})) {
    const found = staged.get(name);
    if (found === undefined) throw new SetupError('asset-missing', `${asset.id}: the archive does not hold ${name}`);
    if (found.sha256 === sha256) continue;
    const what = await whatItIs(found.from, work, work.bundle.assets, { digest: found, own: { id: asset.id, name } });
    const message = `${asset.id}: ${name} has sha256 ${found.sha256}, not ${sha256}${what}`;
    throw new SetupError('asset-digest-mismatch', message);
  }
  for (const [name, file] of staged) {
    const { from } = file;
    const findings = await gateMember(asset, from, work, name);
    const wrong = findings.find(({ severity }) => severity === 'error');
    if (wrong) throw new SetupError(wrong.code, `${asset.id}: ${wrong.message}`, { remedy: wrong.remedy });
    file.told = findings.length > 0;
  }
}

/** The unfinished file's name tells nobody anything. */
function inWordsOfTheAsset(error: unknown, asset: ArchiveAsset, part: string): unknown {
  if (!(error instanceof SetupError) || !error.message.includes(part)) return error;
  const message = `${asset.id}: ${error.message.replaceAll(part, 'the archive that arrived')}`;
  return new SetupError(error.code, message, { remedy: error.remedy, details: error.details, cause: error });
}
