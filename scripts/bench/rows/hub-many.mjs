import { join } from 'node:path';
import { cli, once } from '../data.mjs';
import { scanPeers, writeHubCache } from '../hub-cache.mjs';

const verify = (name, cwd, hub) => ({
  name,
  command: process.execPath,
  args: [cli, 'verify', '--hub-cache', hub],
  cwd,
});

export default {
  name: 'hub-many',
  title: 'verify a Hub cache of 20,000 files in 200 repos, every byte of it',
  // Ten times the files may take twelve times as long.
  target: { ratio: 0.083 },
  async setup(folder) {
    await once(folder, '1', () => {
      writeHubCache(join(folder, 'large'), 200, 100);
      writeHubCache(join(folder, 'small'), 20, 100);
    });
  },
  ours: (folder) => [verify('steve1-setup verify', folder, 'large')],
  peers: (folder) => [verify('of 2,000 files in 20 repos', folder, 'small'), ...scanPeers('large', folder)],
};
