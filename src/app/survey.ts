import type { Trust } from '../core/check-file.js';
import type { Finding } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import type { Asset } from '../core/schema/bundle.js';
import type { Algorithm, Disk, HashFiles, Locations, Progress, Receipt } from './ports.js';
import { type Gate, checkArchitecture } from './gate.js';
import { surveyFile } from './survey-file.js';
import { surveySnapshot } from './survey-snapshot.js';

export interface PlacedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What is on disk of one asset. It is there and right when no finding is an error. */
export interface AssetState {
  asset: Asset;
  /** The file, or the snapshot folder. */
  path: string;
  findings: Finding[];
  trust?: Trust;
  /** The files that are right. */
  files: PlacedFile[];
  /** Names within a snapshot that are missing or wrong. */
  lacking: string[];
}

export interface SurveyContext extends Gate {
  disk: Disk;
  hash: HashFiles;
  progress: Progress;
  locations: Locations;
  receipts: ReadonlyMap<string, Receipt>;
  /** `receipts`: a receipt that still matches stands for the hash. `hash`: every byte is read. */
  trustReceipts: boolean;
  /** `changed` says what a receipt that does not match means: a fault to verify, news to provision. */
  changed: 'error' | 'warning';
  allowUnlocked: boolean;
  /** Prove the tokenizer even where receipts stand for the hashes: its files have just been placed. */
  prove?: boolean;
  siblings: readonly Asset[];
}

/** One asset looked at: what must be hashed first, and the verdict once it is. */
export interface Survey {
  jobs: { path: string; algorithms: readonly Algorithm[] }[];
  judge(digests: ReadonlyMap<string, FileDigest>): Promise<AssetState>;
}

/** Looks at every asset and hashes all that needs it in one go, so that the cores share the work of all. */
export async function survey(assets: readonly Asset[], context: SurveyContext): Promise<AssetState[]> {
  const { disk, hash, progress } = context;
  const surveys = await Promise.all(
    assets.flatMap((asset) =>
      asset.kind === 'hub-snapshot'
        ? surveySnapshot(asset, context)
        : asset.kind === 'file'
          ? surveyFile(asset, context)
          : [],
    ),
  );
  const jobs = surveys.flatMap((one) => one.jobs);
  const digests = new Map<string, FileDigest>();
  if (jobs.length > 0) {
    const sizes = await Promise.all(jobs.map(async (job) => (await disk.stat(job.path))?.size ?? 0));
    progress.start(
      sizes.reduce((a, b) => a + b, 0),
      'verifying',
    );
    try {
      const results = await hash(jobs, (bytes) => progress.advance(bytes));
      jobs.forEach((job, index) => digests.set(job.path, results[index]!));
    } finally {
      progress.stop();
    }
  }
  const states = await Promise.all(surveys.map((one) => one.judge(digests)));
  // Two files that were right together before, and have not changed, are so still.
  if (jobs.length > 0 || context.prove) await judgeTogether(states, context);
  return states;
}

async function judgeTogether(states: readonly AssetState[], context: SurveyContext): Promise<void> {
  const right = states.flatMap(({ asset, path, findings }) =>
    asset.kind === 'file' && !findings.some(({ severity }) => severity === 'error') ? [{ asset, path }] : [],
  );
  for (const one of await checkArchitecture(right, context)) {
    states.find(({ asset }) => asset.id === one.subject)?.findings.push(one);
  }
}
