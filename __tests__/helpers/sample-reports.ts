import { sourceRemedies } from '../../src/core/asset-codes.js';
import { type Code, codes } from '../../src/core/codes.js';
import { type Finding, docsLink, finding } from '../../src/core/errors.js';
import { judgeDevice } from '../../src/core/device/judge.js';
import type { AssetReport, Report } from '../../src/core/schema/report.js';

import { bare, machine, withTorch } from './device-evidence.js';

/** Reports as runs of the built-in bundle leave them, made up and complete. */

const data = '/home/ana/agent/data';
const hub = `${data}/huggingface_cache/hub`;
const repo = `${hub}/models--openai--clip-vit-base-patch16`;
const commit = '57c216476eefef5ab752ec549e440a49ae4ae5f3';
const digest = (seed: string): string => seed.repeat(64).slice(0, 64);

const bundle = { name: 'steve1', digest: digest('b0d1e') };

const errorOf = (code: Code, message: string, remedy: string = codes[code].remedy): NonNullable<Report['error']> => ({
  code,
  kind: codes[code].kind,
  message,
  remedy,
  docs: docsLink(code),
});

const file = (
  id: string,
  path: string,
  bytes: number,
  trust: AssetReport['trust'],
  seconds: number,
  seed: string,
  url: string,
): AssetReport => ({
  id,
  role: id,
  path: `${data}/weights/${path}`,
  status: 'ok',
  bytes,
  files: [{ path: `${data}/weights/${path}`, bytes, sha256: digest(seed) }],
  source: 'download',
  trust: trust!,
  seconds,
  attempts: [{ type: url.includes('drive') ? 'gdrive' : 'https', url, outcome: 'ok' }],
});

const snapshotFiles = [
  { name: 'config.json', bytes: 4104, sha256: 'eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad' },
  { name: 'merges.txt', bytes: 524619, sha256: '9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a' },
  { name: 'vocab.json', bytes: 961143, sha256: '3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69' },
];

export const tokenizer: AssetReport = {
  id: 'clip-tokenizer',
  role: 'clip-tokenizer',
  path: `${repo}/snapshots/${commit}`,
  status: 'ok',
  bytes: 1489866,
  files: snapshotFiles.map(({ bytes, sha256 }) => ({ path: `${repo}/blobs/${sha256}`, bytes, sha256 })),
  source: 'download',
  trust: 'manifest',
  seconds: 2.31,
  attempts: snapshotFiles.map(({ name }) => ({
    type: 'hub',
    url: `https://huggingface.co/openai/clip-vit-base-patch16/resolve/${commit}/${name}`,
    outcome: 'ok',
  })),
};

const drive = 'https://drive.google.com/uc';
const assets: AssetReport[] = [
  file(
    'vpt-model',
    'vpt/2x.model',
    4166,
    'structure',
    0.41,
    '2a',
    'https://openaipublic.blob.core.windows.net/minecraft-rl/models/2x.model',
  ),
  file('mineclip', 'mineclip/attn.pth', 634173029, 'manifest', 31.2, '3b4', drive),
  file('steve1-policy', 'steve1/steve1.weights', 998217017, 'structure', 46.9, '4c5d', drive),
  file('steve1-prior', 'steve1/steve1_prior.pt', 9471231, 'structure', 3.04, '5d', drive),
  tokenizer,
];

const environment = {
  STEVE1_DATA_DIR: data,
  STEVE1_MINECLIP: `${data}/weights/mineclip/attn.pth`,
  STEVE1_WEIGHTS: `${data}/weights/steve1/steve1.weights`,
  HF_HOME: `${data}/huggingface_cache`,
  HF_HUB_OFFLINE: '1',
};

const unpinned = ['vpt/2x.model', 'steve1/steve1.weights', 'steve1/steve1_prior.pt'].map((path, index) =>
  finding(
    'asset-unverified',
    'warning',
    ['vpt-model', 'steve1-policy', 'steve1-prior'][index]!,
    `${data}/weights/${path} was accepted on size and form alone: the manifest pins no digest`,
  ),
);

const base: Report = {
  schema: 'steve1-report/1',
  command: 'provision',
  verdict: 'pass',
  bundle,
  findings: unpinned,
  assets,
  environment,
  counters: { requests: 9, bytesDownloaded: 1643355309, bytesHashed: 1643355309 },
  timing: { manifest: 0.02, wait: 0, plan: 0.01, fetch: 46.9, verify: 0.03 },
};

/** Everything was fetched. */
const key = (seed: string): string => `steve1-setup-v1-${digest(seed)}`;

export const cold: Report = {
  ...base,
  device: judgeDevice(withTorch(machine('525.60.13')), { device: 'auto' }),
  cache: {
    mode: 'write',
    why: 'push on the default branch',
    prefix: 'steve1-setup',
    entries: [
      { key: `${key('68')}-g1`, asset: 'vpt-model', of: 'the sha256 of vpt-model', outcome: 'miss', saved: 'saved' },
      {
        key: `${key('9a')}-g3`,
        asset: 'mineclip',
        of: 'the sha256 of mineclip',
        outcome: 'bad',
        saved: 'reserved',
        message: 'it holds 604 bytes',
      },
    ],
  },
};

/** Everything was there, pinned, and receipts were believed. */
export const warm: Report = {
  ...base,
  device: judgeDevice(bare, { device: 'auto' }),
  findings: [],
  assets: assets.map((asset) => ({ ...asset, source: 'local', trust: 'manifest', seconds: 0, attempts: [] })),
  counters: { requests: 0, bytesDownloaded: 0, bytesHashed: 0 },
  timing: { manifest: 0.021, wait: 0.002, plan: 0.044, fetch: 0, verify: 0 },
};

const folder = 'models--openai--clip-vit-base-patch16';
const invented = 'e6a30b0cf221a00a84c6e6bbd99e1cfb5b16b827';
const steps: NonNullable<Report['repairs']>[number]['steps'] = [
  {
    action: 'move',
    from: `${folder}/blobs/${snapshotFiles[0]!.sha256}`,
    to: `${folder}/blobs/9f7102db4ae77c02982bfec1c16a63039fbc78db`,
    reason: 'it has the pinned bytes, by its hash',
  },
  {
    action: 'link',
    from: `${folder}/blobs/9f7102db4ae77c02982bfec1c16a63039fbc78db`,
    to: `${folder}/snapshots/${commit}/config.json`,
    reason: 'the snapshot lacks it',
  },
  {
    action: 'delete',
    from: `${folder}/snapshots/${invented}`,
    reason: 'every file of it is byte for byte the pinned one of that name',
  },
  { action: 'write-ref', to: `${folder}/refs/main`, commit, reason: 'it names a snapshot that is not there' },
  { action: 'keep', from: `${folder}/.cache`, reason: 'it is no part of a Hub cache' },
];

const { bundle: _bundle, ...withoutBundle } = warm;

/** A cache that was mended, and one that a person must mend. */
export const mended: Report = {
  ...withoutBundle,
  command: 'repair',
  assets: [{ ...tokenizer, source: 'local', seconds: 0, attempts: [] }],
  environment: {},
  repairs: [
    {
      repo: folder,
      path: `${hub}/${folder}`,
      outcome: 'done',
      kept: `${data}/huggingface_cache/.steve1-setup/kept/2026-01-01T00-00-00.000Z`,
      steps,
    },
    {
      repo: 'models--some--model',
      path: `${hub}/models--some--model`,
      outcome: 'blocked',
      blocked:
        'models--some--model/blobs/x cannot be read: EACCES (mode 0600, owner uid 0, gid 0; this process is uid 1000)',
      steps: [],
    },
  ],
};

/** The same, told and not done. */
export const planned: Report = {
  ...mended,
  assets: [],
  repairs: [{ repo: folder, path: `${hub}/${folder}`, outcome: 'planned', steps }],
};

const failed = (asset: AssetReport, attempts: AssetReport['attempts']): AssetReport => {
  const { source: _source, trust: _trust, ...rest } = asset;
  return { ...rest, status: 'failed', bytes: 0, files: [], attempts };
};

const wrong = finding(
  'asset-digest-mismatch',
  'error',
  'mineclip',
  `${drive} sends a file with sha256 ${digest('dead')}, not ${digest('3b4')}`,
  { remedy: sourceRemedies['asset-digest-mismatch']! },
);
const byHand =
  'Try again after 24 hours. Or download https://drive.google.com/uc in a browser, put it at /home/ana/agent/data/weights/steve1/steve1.weights, and run again: it is then checked and used.';

const badFindings: Finding[] = [
  finding('data-dir-not-ignored', 'note', data, `${data} lies in a Git work tree and is not in its .gitignore`),
  unpinned[0]!,
  finding('drive-quota-exceeded', 'error', 'steve1-policy', `${drive} was downloaded too often, says Google Drive`, {
    remedy: byHand,
  }),
  wrong,
  finding('hub-content-mismatch', 'error', `${repo}/blobs/${digest('9f')}`, 'vocab.json has the wrong bytes', {
    expected: `${snapshotFiles[2]!.sha256}`,
    actual: digest('e'),
  }),
  finding('hub-content-mismatch', 'error', 'clip-tokenizer', 'merges.txt has the wrong bytes', {
    expected: `${snapshotFiles[1]!.sha256}`,
    actual: digest('f'),
  }),
  finding('hub-env-conflict', 'warning', 'HF_HOME', "HF_HOME is inherited as '/opt/hf' and must be '/home/ana/hf'", {
    expected: '/home/ana/hf',
    actual: '/opt/hf',
  }),
];

/** Much went wrong, in many ways. */
export const bad: Report = {
  ...base,
  verdict: 'fail',
  error: errorOf(wrong.code, wrong.message),
  findings: badFindings,
  environment: {},
  assets: [
    assets[0]!,
    failed(assets[1]!, [
      { type: 'https', url: 'https://mirror.example/attn.pth', outcome: 'failed', code: 'origin-not-found' },
      { type: 'gdrive', url: drive, outcome: 'failed', code: 'asset-digest-mismatch', tries: 3 },
    ]),
    failed({ ...assets[2]!, seconds: 0 }, [
      { type: 'gdrive', url: drive, outcome: 'failed', code: 'drive-quota-exceeded' },
    ]),
    { ...assets[3]!, source: 'local', attempts: [], seconds: 0 },
    failed({ ...tokenizer, seconds: 0 }, []),
  ],
};

const nothing = {
  findings: [],
  assets: [],
  environment: {},
  counters: { requests: 0, bytesDownloaded: 0, bytesHashed: 0 },
} satisfies Partial<Report>;

/** The question was wrong. */
export const notStarted: Report = {
  schema: 'steve1-report/1',
  command: 'provision',
  verdict: 'error',
  error: errorOf(
    'bundle-unknown',
    "there is no bundle 'steve2': no built-in one of that name, and no file /home/ana/agent/steve2. Did you mean 'steve1'?",
  ),
  ...nothing,
  timing: { manifest: 0.01 },
};

/** A fault of the program. */
export const internal: Report = {
  ...notStarted,
  bundle,
  error: errorOf('internal-error', "Cannot read properties of undefined (reading 'path')"),
  timing: { manifest: 0.01, fetch: 12.2 },
};
