import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cli, once, writeManifest } from '../data.mjs';
import { runOnce } from '../measure.mjs';
import { serve } from '../serve.mjs';

const files = 200_000;

export default {
  name: 'hub-listing',
  title: 'one file provisioned of a repo that lists 200,000, chosen by patterns',
  target: { overMs: 10_000 },
  async setup(folder) {
    await once(folder, '1', () => {
      writeManifest(join(folder, 'bundle.json'), [
        {
          id: 'one-of-many',
          kind: 'hub-snapshot',
          role: 'dataset',
          repo: 'bench/many',
          revision: 'main',
          include: ['data/*/file-7.json', '*a*a*a*a*a*a*a*a*b'],
          exclude: ['*.bin', '[!d]*'],
          sources: [{ type: 'hub' }],
        },
      ]);
    });
    await serve('listing-server.mjs', String(files));
  },
  ours: async (folder) => {
    const port = await serve('listing-server.mjs', String(files));
    const endpoint = `http://127.0.0.1:${port}`;
    const provision = {
      name: 'steve1-setup provision',
      command: process.execPath,
      args: [cli, 'provision', '--bundle', 'bundle.json', '--hf-endpoint', endpoint],
      cwd: folder,
    };
    // Every run asks anew.
    const run = () => {
      rmSync(join(folder, 'data'), { recursive: true, force: true });
      return runOnce(provision, folder);
    };
    return [{ name: provision.name, run }];
  },
  peers: () => [{ name: 'node -e 0', command: process.execPath, args: ['-e', '0'] }],
};
