import { type Finding, SetupError, asSetupError, endsTheRun, finding } from '../core/errors.js';
import {
  type ExpectedFile,
  blobName,
  commitPattern,
  digestsFor,
  isSameContent,
  linkText,
  repoFolder,
} from '../core/hub/layout.js';
import type { SnapshotAsset } from '../core/schema/bundle.js';
import { expectedSnapshot } from './expected-snapshot.js';
import { gateMember } from './gate.js';
import { obtain } from './obtain.js';
import type { FileFacts, HashedFile } from './ports.js';
import type { Work } from './provision.js';
import { factsOfFile, receiptKey, writeReceipt, writeReceiptOfMoved } from './receipts.js';
import { type FromPack, bringPack, dropPack, keepPack, smallFile, smallFiles } from './snapshot-pack.js';
import { addressesOfSnapshotFile } from './sources.js';
import { whatItIs } from './wrong-file.js';

/**
 * Brings what a snapshot lacks and lays it out as the Hub client does: blobs first, then links, `refs/main` last, so
 * that a reader never sees a revision that is not whole. Where links are refused the files themselves stand in
 * `snapshots/`, which every client since huggingface_hub 0.14 reads.
 */
export async function provisionSnapshot(
  asset: SnapshotAsset,
  lacking: readonly string[],
  work: Work,
): Promise<Finding[]> {
  const { disk, placer, locations } = work;
  const snapshot = expectedSnapshot(asset);
  const repo = disk.join(locations.hubCache, repoFolder(snapshot.repo, snapshot.repoType));

  // Files that are the same bytes share a blob, which is brought once.
  const byBlob = Map.groupBy(lacking, (name) => blobName(snapshot.files[name]!));
  const small = smallFiles(snapshot.files);
  const lacksSmall = [...byBlob.keys()].some((blob) => small.has(blob));
  const packed = lacksSmall ? await bringPack(asset, small, work) : new Map<string, FromPack>();
  const results = await Promise.allSettled(
    [...byBlob].map(([blob, names]) =>
      placeBlob(
        asset,
        names,
        snapshot.files[names[0]!]!,
        { repo, commit: snapshot.commit, from: packed.get(blob) },
        work,
      ),
    ),
  );
  await dropPack(asset, work);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [asSetupError(result.reason)] : []));
  const decisive = reasons.find(endsTheRun) ?? reasons[0];
  if (decisive && (reasons.length === 1 || endsTheRun(decisive))) throw decisive;
  if (decisive) {
    const message = `${decisive.message}; ${reasons.length - 1} more of its files did not arrive either`;
    throw new SetupError(decisive.code, message, { remedy: decisive.remedy, cause: decisive });
  }
  if (lacksSmall && packed.size === 0) {
    const names = new Map(Object.entries(snapshot.files).map(([name, file]) => [blobName(file), name]));
    const pathOf = (blob: string) => disk.join(repo, 'snapshots', snapshot.commit, ...names.get(blob)!.split('/'));
    keepPack(asset, small, pathOf, work);
  }

  for (const name of Object.keys(snapshot.files)) {
    const marker = disk.join(repo, '.no_exist', snapshot.commit, ...name.split('/'));
    if (await disk.stat(marker)) await placer.remove(marker);
  }
  for (const name of new Set(['main', snapshot.branch ?? 'main'])) {
    // What a run of this kit took the branch for may be moved on; a revision of the user's is left alone.
    const ours = snapshot.branch === name ? work.placedBefore.get(asset.id) : undefined;
    await writeRef(repo, name, { commit: snapshot.commit, ours }, work);
  }
  const version = disk.join(locations.hubCache, 'version.txt');
  if ((await disk.stat(version)) === undefined) await placer.writeText(version, '1');
  const isRefused = results.some((result) => result.status === 'fulfilled' && !result.value);
  return isRefused && work.links ? [noLinks(asset, locations)] : [];
}

function noLinks({ id }: SnapshotAsset, { hubCache }: Work['locations']): Finding {
  return finding('hub-symlink-unsupported', 'note', id, `${hubCache} takes no links: the files stand in snapshots/`);
}

/** Brings one blob and places every file that is made of it; false where links are refused. */
async function placeBlob(
  asset: SnapshotAsset,
  names: readonly string[],
  expected: ExpectedFile,
  { repo, commit, from }: { repo: string; commit: string; from: FromPack | undefined },
  work: Work,
): Promise<boolean> {
  const { disk, placer, state, locations } = work;
  const blob = disk.join(repo, 'blobs', blobName(expected));
  const placeOf = (name: string) => disk.join(repo, 'snapshots', commit, ...name.split('/'));
  const isNew = !(await isRight(blob, expected, work));
  if (isNew) {
    const { part, digest, arrived, told } = await bringBlob(asset, names[0]!, placeOf(names[0]!), expected, from, work);
    await placer.placeFile(part, blob);
    const receipt = writeReceiptOfMoved(digest, arrived, await disk.stat(blob), told);
    if (receipt) state.receipts.set(receiptKey(locations.dataDir, blob), receipt);
    work.placed();
  }
  let isMoved = false;
  let isLinked = true;
  for (const [index, name] of names.entries()) {
    if (await placer.placeLink(placeOf(name), linkText(name, blobName(expected)))) continue;
    isLinked = false;
    // A blob that was there before may serve other revisions; one that is new serves none but these files.
    isMoved = isNew && index === names.length - 1;
    await (isMoved ? placer.placeFile(blob, placeOf(name)) : placer.copyFile(blob, placeOf(name)));
  }
  if (isMoved) state.receipts.delete(receiptKey(locations.dataDir, blob));
  return isLinked;
}

/** Brings the bytes of one blob into a part, out of a pack or like any other file, past the gate. */
async function bringBlob(
  asset: SnapshotAsset,
  name: string,
  path: string,
  expected: ExpectedFile,
  from: FromPack | undefined,
  work: Work,
): Promise<{ part: string; digest: Pick<HashedFile, 'sha256'>; arrived: FileFacts; told: boolean }> {
  const { disk, state, progress, cache } = work;
  const part = from?.path ?? state.part(blobName(expected));
  let arrived!: FileFacts;
  let told = false;
  const accept = async () => {
    arrived = await factsOfFile(disk, part);
    const findings = await gateMember(asset, part, work, name);
    const wrong = findings.find(({ severity }) => severity === 'error');
    if (wrong) throw new SetupError(wrong.code, `${asset.id}: ${wrong.message}`, { remedy: wrong.remedy });
    told = findings.length > 0;
  };
  const { size, sha256, gitSha1 } = expected;
  if (from) {
    await accept();
    progress.advance(size);
    return { part, digest: from.digest, arrived, told };
  }
  const known = size <= smallFile || sha256 === undefined ? undefined : { sha256, size };
  const digest = await obtain(
    asset,
    known,
    addressesOfSnapshotFile(asset, name, work),
    {
      id: `${asset.id}/${name}`,
      path,
      part,
      expected: { size, sha256, gitSha1 },
      refuse: () => undefined,
      explain: async (error, file) => {
        if (error.code === 'asset-content-wrong') return error; // has said it
        const what = await whatItIs(file, work, work.bundle.assets, { own: { id: asset.id, name } });
        return new SetupError(error.code, `${error.message}${what}`, { remedy: error.remedy, details: error.details });
      },
      onProgress: (bytes) => progress.advance(bytes),
      accept,
    },
    work,
  );
  if (known && !digest.fromCache) cache?.keepBlob(asset, digest.sha256, path);
  return { part, digest, arrived, told };
}

/** A blob that is there already, as another revision or a broken link leaves it, need not come again. */
async function isRight(blob: string, expected: ExpectedFile, { disk, hash, state, locations }: Work): Promise<boolean> {
  const facts = await disk.stat(blob);
  if (facts?.kind !== 'file' || facts.size !== expected.size) return false;
  const [digest] = await hash([{ path: blob, algorithms: digestsFor(expected) }], () => undefined);
  if (digest === undefined || !('sha256' in digest) || !isSameContent(expected, digest)) return false;
  state.receipts.set(receiptKey(locations.dataDir, blob), writeReceipt(digest, digest.facts));
  return true;
}

/** A ref is written where it is missing, malformed or dangling, or names the commit that an earlier run wrote there. */
async function writeRef(
  repo: string,
  name: string,
  { commit, ours }: { commit: string; ours: string | undefined },
  { disk, placer }: Work,
): Promise<void> {
  const ref = disk.join(repo, 'refs', ...name.split('/'));
  const facts = await disk.stat(ref);
  if (facts?.kind === 'directory') await placer.remove(ref);
  const text = facts?.kind === 'file' && facts.size < 1024 ? await disk.readText(ref) : '';
  const isWhole = commitPattern.test(text) && (await disk.stat(disk.join(repo, 'snapshots', text))) !== undefined;
  if (!isWhole || text === ours) await placer.writeText(ref, commit);
}
