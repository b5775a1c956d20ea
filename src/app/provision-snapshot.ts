import { blobName, commitPattern, type ExpectedFile, linkText, repoFolder } from '../core/hub/layout.js';
import type { SnapshotAsset } from '../core/schema/bundle.js';
import { bring } from './bring.js';
import { expectedSnapshot } from './expected-snapshot.js';
import type { Work } from './provision.js';
import { factsOfFile, receiptKey, writeReceipt } from './receipts.js';
import { addressesOfSnapshotFile } from './sources.js';

/**
 * Brings what a snapshot lacks and lays it out as the Hub client does: blobs first, then links, `refs/main` last, so
 * that a reader never sees a revision that is not whole. Where links are refused the files themselves stand in
 * `snapshots/`, which every client since huggingface_hub 0.14 reads.
 */
export async function provisionSnapshot(asset: SnapshotAsset, lacking: readonly string[], work: Work): Promise<void> {
  const { disk, placer, locations } = work;
  const snapshot = expectedSnapshot(asset);
  const repo = disk.join(locations.hubCache, repoFolder(snapshot.repo, snapshot.repoType));

  // Files that are the same bytes share a blob: one brings it, the others find it there.
  const byBlob = Map.groupBy(lacking, (name) => blobName(snapshot.files[name]!));
  const results = await Promise.allSettled(
    [...byBlob.values()].map(async (names) => {
      for (const name of names) {
        await placeSnapshotFile(asset, name, snapshot.files[name]!, { repo, commit: snapshot.commit }, work);
      }
    }),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;

  for (const name of Object.keys(snapshot.files)) {
    const marker = disk.join(repo, '.no_exist', snapshot.commit, ...name.split('/'));
    if (await disk.stat(marker)) await placer.remove(marker);
  }
  await writeRef(repo, snapshot.commit, work);
  const version = disk.join(locations.hubCache, 'version.txt');
  if ((await disk.stat(version)) === undefined) await placer.writeText(version, '1');
}

async function placeSnapshotFile(
  asset: SnapshotAsset,
  name: string,
  expected: ExpectedFile,
  { repo, commit }: { repo: string; commit: string },
  work: Work,
): Promise<void> {
  const { disk, placer, state, fetch, progress } = work;
  const blob = disk.join(repo, 'blobs', blobName(expected));
  const file = disk.join(repo, 'snapshots', commit, ...name.split('/'));

  if (!(await isRight(blob, expected, work))) {
    const part = state.part(expected.sha256);
    await bring(
      addressesOfSnapshotFile(asset, name, work),
      {
        id: `${asset.id}/${name}`,
        path: file,
        part,
        expected: { size: expected.size, sha256: expected.sha256, gitSha1: expected.gitSha1 },
        refuse: () => undefined,
        onProgress: (bytes) => progress.advance(bytes),
        accept: () => undefined,
      },
      fetch,
      work.attemptsOf(asset),
    );
    await placer.placeFile(part, blob);
    work.placed();
  }
  const linked = await placer.placeLink(file, linkText(name, blobName(expected)));
  if (!linked) await placer.placeFile(blob, file);
  const real = linked ? blob : file;
  const receipt = writeReceipt({ bytes: expected.size, sha256: expected.sha256 }, await factsOfFile(disk, real));
  if (receipt) state.receipts.set(receiptKey(work.locations.dataDir, real), receipt);
}

/** A blob that is there already, as another revision or a broken link leaves it, need not come again. */
async function isRight(blob: string, expected: ExpectedFile, { disk, hash }: Work): Promise<boolean> {
  const facts = await disk.stat(blob);
  if (facts?.kind !== 'file' || facts.size !== expected.size) return false;
  const [digest] = await hash([{ path: blob, algorithms: ['sha256'] }], () => undefined);
  return digest!.sha256 === expected.sha256;
}

/** `refs/main` is written where it is missing, malformed or dangling; a newer revision of the user's is left alone. */
async function writeRef(repo: string, commit: string, { disk, placer }: Work): Promise<void> {
  const ref = disk.join(repo, 'refs', 'main');
  const facts = await disk.stat(ref);
  if (facts?.kind === 'directory') await placer.remove(ref);
  const text = facts?.kind === 'file' && facts.size < 1024 ? await disk.readText(ref) : '';
  const isWhole = commitPattern.test(text) && (await disk.stat(disk.join(repo, 'snapshots', text))) !== undefined;
  if (!isWhole) await placer.writeText(ref, commit);
}
