import { join } from 'node:path';
import { once } from '../data.mjs';
import { lookAtHubCache, scanPeer, writeHubCache } from '../hub-cache.mjs';

const look = (name, hub) => ({
  name,
  command: process.execPath,
  run: async () => ({ seconds: (await lookAtHubCache(hub)).seconds }),
});

export default {
  name: 'hub-many',
  title: 'a Hub cache of 20,000 files in 200 repos, listed and judged',
  // Ten times the files may take twelve times as long.
  target: { ratio: 0.083 },
  async setup(folder) {
    await once(folder, '1', () => {
      writeHubCache(join(folder, 'large'), 200, 100);
      writeHubCache(join(folder, 'small'), 20, 100);
    });
  },
  ours: (folder) => [look('our rules', join(folder, 'large'))],
  peers: (folder) => [look('our rules, 2,000 files', join(folder, 'small')), ...scanPeer(join(folder, 'large'))],
};
