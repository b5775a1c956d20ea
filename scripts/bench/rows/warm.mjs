import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cli, gitSha1Of, once, provisionTwice, writeData, writeManifest } from '../data.mjs';

/** The sizes of the STEVE-1 files; what matters to a warm run is that they are large, not what they hold. */
const weights = [
  ['vpt-model', 'weights/vpt/2x.model', 4096],
  ['mineclip', 'weights/mineclip/attn.pth', 634_000_000],
  ['steve1-policy', 'weights/steve1/steve1.weights', 998_000_000],
  ['steve1-prior', 'weights/steve1/steve1_prior.pt', 9_500_000],
];
const tokenizer = {
  'config.json': 4_186,
  'merges.txt': 524_619,
  'preprocessor_config.json': 316,
  'special_tokens_map.json': 389,
  'tokenizer.json': 2_224_003,
  'tokenizer_config.json': 905,
  'vocab.json': 862_328,
};
const revision = 'be4c000000000000000000000000000000000001';
const snapshot = `data/huggingface_cache/hub/models--bench--tokenizer/snapshots/${revision}`;

export default {
  name: 'warm',
  title: 'provision again, everything in place (1.6 GB)',
  target: { ratio: 40 },
  large: true,
  async setup(folder) {
    await once(folder, '2', () => {
      const files = {};
      for (const [name, size] of Object.entries(tokenizer)) {
        const path = join(folder, 'source', 'tokenizer', name);
        files[name] = { ...writeData(path, size), gitSha1: gitSha1Of(path) };
      }
      writeManifest(join(folder, 'bundle.json'), [
        ...weights.map(([id, path, size]) => ({
          id,
          kind: 'file',
          role: 'other',
          path,
          ...writeData(join(folder, 'source', id), size, { dense: 65_536 }),
          sources: [{ type: 'file', path: `source/${id}` }],
        })),
        {
          id: 'tokenizer',
          kind: 'hub-snapshot',
          role: 'other',
          repo: 'bench/tokenizer',
          revision,
          files,
          sources: [{ type: 'file', path: 'source/tokenizer' }],
        },
      ]);
      provisionTwice(folder);
      rmSync(join(folder, 'source'), { recursive: true });
    });
  },
  ours: (folder) => [
    {
      name: 'steve1-setup provision',
      command: process.execPath,
      args: [cli, 'provision', '--bundle', 'bundle.json', '--data-dir', 'data'],
      cwd: folder,
    },
  ],
  peers: (folder) => [
    {
      name: 'sha256sum',
      command: 'sha256sum',
      args: [
        ...weights.map(([, path]) => join('data', path)),
        ...Object.keys(tokenizer).map((name) => join(snapshot, name)),
      ],
      cwd: folder,
    },
  ],
};
