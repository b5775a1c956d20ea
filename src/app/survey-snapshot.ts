import { checkGolden } from '../core/bpe.js';
import { type Finding, SetupError, finding } from '../core/errors.js';
import { type ExpectedFile, type FileDigest, digestsFor, repoFolder, unfinishedSuffix } from '../core/hub/layout.js';
import { checkSnapshot, filesToHash } from '../core/hub/rules.js';
import { isProven } from '../core/proven-tokenizers.js';
import type { Asset, SnapshotAsset } from '../core/schema/bundle.js';
import { settled, stateAt } from './asset-state.js';
import { expectedSnapshot } from './expected-snapshot.js';
import { gateMember } from './gate.js';
import { receiptKey, receiptMatches } from './receipts.js';
import { whatItIs } from './wrong-file.js';
import type { AssetState, Survey, SurveyContext } from './survey.js';

/** Looks at a Hub snapshot: the shape of its repo folder, every byte of its files, and what its tokenizer says. */
export async function surveySnapshot(asset: SnapshotAsset, context: SurveyContext): Promise<Survey> {
  const { disk, locations, receipts } = context;
  if (asset.files === undefined) return settled(notResolved(asset, context));
  const snapshot = { ...expectedSnapshot(asset), alsoPinned: othersOf(asset, context.siblings) };
  const folder = repoFolder(snapshot.repo, snapshot.repoType);
  const entries = await disk.listHub(locations.hubCache, [folder, 'blobs']);
  const path = disk.join(locations.hubCache, folder, 'snapshots', snapshot.commit);
  const isPinned = (entry: string) => entry.startsWith(`${folder}/snapshots/${snapshot.commit}/`);
  const pinned = new Set(Object.values(snapshot.files).map((file) => file.sha256));
  const algorithms = [...new Set(Object.values(snapshot.files).flatMap(digestsFor))];

  const known = new Map<string, FileDigest>();
  const jobs: Survey['jobs'] = [];
  const fullPaths = new Map<string, string>();
  for (const relative of filesToHash(entries, snapshot)) {
    const full = disk.join(locations.hubCache, ...relative.split('/'));
    const facts = await disk.stat(full);
    const receipt = receipts.get(receiptKey(locations.dataDir, full));
    fullPaths.set(relative, full);
    // A receipt of other bytes than the pinned ones is no help: what the file holds instead is to be told.
    if (context.trustReceipts && facts && receiptMatches(receipt, facts) && pinned.has(receipt.sha256)) {
      known.set(relative, { bytes: receipt.size, sha256: receipt.sha256, content: 'binary' });
    } else if (facts?.kind === 'file') {
      jobs.push({ path: full, algorithms });
    }
  }

  return {
    jobs,
    judge: async (digests) => {
      const unreadable = new Map<string, string>();
      for (const [relative, full] of fullPaths) {
        const digest = digests.get(full);
        if (digest instanceof SetupError) unreadable.set(relative, digest.message);
        else if (digest) known.set(relative, digest);
      }
      const listed = entries.map((entry) => {
        const reason = unreadable.get(entry.path);
        return reason === undefined ? entry : { ...entry, unreadable: reason };
      });
      const { findings: found, files } = checkSnapshot(listed, snapshot, known);
      const findings = await Promise.all(
        found.map(async (one) => {
          const wrong = files.find(({ entry }) => one.code === 'hub-content-mismatch' && entry === one.subject);
          const full = wrong && fullPaths.get(wrong.realPath);
          if (full === undefined) return ofAsset(asset, one);
          const own = { id: asset.id, name: wrong!.path };
          const what = await whatItIs(full, context, context.siblings, { digest: known.get(wrong!.realPath), own });
          return ofAsset(asset, { ...one, message: `${one.message}${what}` });
        }),
      );
      const gate = new Map<string, Finding[]>();
      for (const file of files) {
        const full = disk.join(locations.hubCache, ...file.realPath.split('/'));
        const told = receipts.get(receiptKey(locations.dataDir, full))?.told === true;
        if (file.ok && (told || digests.has(full))) gate.set(file.path, await gateMember(asset, full, context));
      }
      const isRefused = (name: string) => gate.get(name)?.some(({ severity }) => severity === 'error') === true;
      // Whatever is refused is not right: a receipt would speak for it to the next run.
      const right = files.filter((file) => file.ok && !isRefused(file.path));
      const pathOf = (name: string) => right.some((file) => file.path === name) && disk.join(path, ...name.split('/'));
      const digestOf = (name: string) => {
        const file = right.find(({ path }) => path === name);
        return file && known.get(file.realPath)?.sha256;
      };
      // What has been proven of these very bytes before is not proven again.
      const proof =
        (jobs.length === 0 && !context.prove) ||
        isProven(digestOf('vocab.json'), digestOf('merges.txt'), asset.golden ?? {})
          ? []
          : await proveTokenizer(asset, pathOf('vocab.json'), pathOf('merges.txt'), context);
      const learnt: Record<string, ExpectedFile> = { ...asset.files };
      const placed = right.map((file) => {
        const full = disk.join(locations.hubCache, ...file.realPath.split('/'));
        const hashed = digests.get(full);
        const { sha256 } = known.get(file.realPath)!;
        learnt[file.path] = { ...snapshot.files[file.path]!, sha256 };
        return {
          path: full,
          bytes: snapshot.files[file.path]!.size,
          sha256,
          ...(hashed && 'facts' in hashed && { facts: hashed.facts }),
          told: (gate.get(file.path) ?? []).length > 0,
        };
      });
      const isByHub = asset.named !== undefined && !context.locked.has(asset.id);
      return {
        asset: { ...asset, files: learnt },
        path,
        findings: [...findings, ...[...gate.values()].flat(), ...proof, ...(isByHub ? [byHub(asset)] : [])],
        trust: isByHub ? 'hub' : 'manifest',
        files: placed,
        lacking: files.filter((file) => !file.ok).map((file) => file.path),
        ...(entries.some(({ path: entry, kind }) => kind === 'link' && isPinned(entry)) && { isLinked: true as const }),
        unfinished: entries.flatMap((entry) => (entry.path.endsWith(unfinishedSuffix) ? entry.path : [])),
      };
    },
  };
}

/** What is wrong in a cache is told with the asset that it is wrong for, and with its path. */
const ofAsset = ({ id }: SnapshotAsset, one: Finding): Finding => ({
  ...one,
  message: one.message.includes(one.subject) ? `${id}: ${one.message}` : `${id}: ${one.subject}: ${one.message}`,
});

/** The other commits of a repo that assets beside this one pin. */
const othersOf = ({ repo, repoType, revision }: SnapshotAsset, siblings: readonly Asset[]): string[] =>
  siblings.flatMap((one) =>
    one.kind === 'hub-snapshot' && one.repo === repo && one.repoType === repoType && one.revision !== revision
      ? [one.revision]
      : [],
  );

/** That nothing pins what the Hub says; a run without a lock keeps to what the first one was told. */
function byHub({ id, repo, named, revision }: SnapshotAsset): Finding {
  const message = `${repo} at ${named} is commit ${revision}, with the digests that the Hub lists; nothing pins them`;
  return finding('asset-unlocked', 'note', id, message);
}

function notResolved(asset: SnapshotAsset, { disk, locations }: SurveyContext): AssetState {
  const path = disk.join(locations.hubCache, repoFolder(asset.repo, asset.repoType ?? 'model'));
  const message = `what ${asset.repo} holds at ${asset.revision} is not known here: no run has brought it yet`;
  return stateAt(asset, path)([finding('asset-missing', 'error', asset.id, message)]);
}

/** The golden prompts through the tokenizer's own files: right digests of a wrong manifest would still be noticed. */
export async function proveTokenizer(
  asset: SnapshotAsset,
  vocab: string | false,
  merges: string | false,
  { disk }: Pick<SurveyContext, 'disk'>,
): Promise<Finding[]> {
  if (asset.golden === undefined || vocab === false || merges === false) return [];
  return checkGolden(await disk.readText(vocab), await disk.readText(merges), asset.golden, asset.id);
}
