import type { Trust } from '../core/check-file.js';
import type { Code } from '../core/codes.js';
import { type Finding, SetupError, finding } from '../core/errors.js';
import type { Asset } from '../core/schema/bundle.js';
import type {
  Algorithm,
  DigestText,
  Disk,
  FileFacts,
  HashFiles,
  HashedFile,
  Locations,
  Progress,
  Receipt,
  Records,
  Unpacked,
} from './ports.js';
import { settled, stateAt } from './asset-state.js';
import { type Gate, checkArchitecture, findSwapped } from './gate.js';
import { recall } from './resolve.js';
import { surveyArchive } from './survey-archive.js';
import { surveyFile } from './survey-file.js';
import { surveySnapshot } from './survey-snapshot.js';
import { tellWork } from './tell-work.js';

export interface PlacedFile {
  path: string;
  bytes: number;
  sha256: string;
  /** Of the file that was hashed; absent where a receipt stood for the hash. */
  facts?: FileFacts;
  /** The gate has something to say of it. */
  told?: boolean;
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
  /** The record of an archive's unpacking. */
  unpacked?: Unpacked | undefined;
  /** What a killed run left in a Hub cache between writing a file and renaming it; relative to the cache. */
  unfinished?: string[];
  /** Files of a Hub snapshot are links. */
  isLinked?: true;
  /** What is in the way is a person's business: nothing that is fetched could mend it. */
  blocked?: true;
}

export interface SurveyContext extends Gate {
  disk: Disk;
  hash: HashFiles;
  progress: Progress;
  locations: Locations;
  receipts: ReadonlyMap<string, Receipt>;
  archives: ReadonlyMap<string, Unpacked>;
  snapshots: Records['snapshots'];
  digestText: DigestText;
  /** `receipts`: a receipt that still matches stands for the hash. `hash`: every byte is read. */
  trustReceipts: boolean;
  /** `changed` says what a receipt that does not match means: a fault to verify, news to provision. */
  changed: 'error' | 'warning';
  allowUnlocked: boolean;
  /** What the CI cache remembers of assets that nothing pins: told, and compared with, and never binding. */
  remembered?: ReadonlyMap<string, { sha256: string }>;
  /** Prove the tokenizer even where receipts stand for the hashes: its files have just been placed. */
  prove?: boolean;
  siblings: readonly Asset[];
}

/** One asset looked at: what must be hashed first, and the verdict once it is. */
export interface Survey {
  jobs: { path: string; algorithms: readonly Algorithm[] }[];
  judge(digests: ReadonlyMap<string, HashedFile | SetupError>): Promise<AssetState>;
}

/** Looks at every asset and hashes all that needs it in one go, so that the cores share the work of all. */
export async function survey(assets: readonly Asset[], context: SurveyContext): Promise<AssetState[]> {
  const surveys = await Promise.all(assets.map((asset) => look(asset, context)));
  const jobs = mergeJobs(surveys.flatMap((one) => one.jobs));
  const digests = new Map<string, HashedFile | SetupError>();
  if (jobs.length > 0) {
    const paths = jobs.map((job) => job.path);
    const results = await tellWork('verifying', paths, context, (onBytes) => context.hash(jobs, onBytes));
    jobs.forEach((job, index) => digests.set(job.path, results[index]!));
  }
  const states = await Promise.all(surveys.map((one) => one.judge(digests)));
  for (const one of states) if (one.trust === 'manifest' && context.locked.has(one.asset.id)) one.trust = 'lock';
  // Two files that were right together before, and have not changed, are so still.
  if (jobs.length > 0 || context.prove) await judgeTogether(states, context);
  return states;
}

/** Two assets may share a file and know different digests of it. */
function mergeJobs(jobs: Survey['jobs']): Survey['jobs'] {
  const byPath = Map.groupBy(jobs, ({ path }) => path);
  return [...byPath].map(([path, same]) => ({
    path,
    algorithms: [...new Set(same.flatMap(({ algorithms }) => algorithms))],
  }));
}

/** Looks at one asset. What cannot be read is a finding of that asset, and does not keep the others from being told. */
async function look(asset: Asset, context: SurveyContext): Promise<Survey> {
  const { disk, locations } = context;
  const unreadable = (error: unknown): AssetState => {
    if (!(error instanceof SetupError) || error.code !== 'file-unreadable') throw error;
    const path =
      asset.kind === 'hub-snapshot' ? locations.hubCache : disk.join(locations.dataDir, ...asset.path.split('/'));
    const found = finding('file-unreadable', 'error', asset.id, error.message, { remedy: error.remedy });
    return stateAt(asset, path)([found], { blocked: true });
  };
  try {
    const { jobs, judge } = await surveyOf(recall(asset, context), context);
    return { jobs, judge: (digests) => judge(digests).catch(unreadable) };
  } catch (error) {
    return settled(unreadable(error));
  }
}

function surveyOf(asset: Asset, context: SurveyContext): Promise<Survey> {
  switch (asset.kind) {
    case 'file':
      return surveyFile(asset, context);
    case 'hub-snapshot':
      return surveySnapshot(asset, context);
    case 'archive':
      return surveyArchive(asset, context);
  }
}

/** What only shows when several files are looked at: an architecture beside other weights, two that are swapped. */
async function judgeTogether(states: readonly AssetState[], context: SurveyContext): Promise<void> {
  const filesOf = (wanted: (state: AssetState) => boolean) =>
    states.flatMap((state) => (state.asset.kind === 'file' && wanted(state) ? [{ ...state, asset: state.asset }] : []));
  const right = filesOf(({ findings }) => !findings.some(({ severity }) => severity === 'error'));
  const wrong = filesOf(({ findings }) => findings.some(({ code }) => otherFile.has(code)));
  const findings = [...(await checkArchitecture(right, context)), ...(await findSwapped(wrong, context))];
  for (const one of findings) states.find(({ asset }) => asset.id === one.subject)?.findings.push(one);
}

/** What is said of a file in whose place there is another. */
const otherFile: ReadonlySet<Code> = new Set<Code>([
  'asset-size-mismatch',
  'asset-digest-mismatch',
  'checkpoint-wrong-role',
  'prior-is-steve1-policy',
]);
