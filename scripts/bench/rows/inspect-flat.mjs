import { join } from 'node:path';
import { cli, once } from '../data.mjs';

/** Two state dicts of a hundred tensors, 10 MB and 7 GB; sparse, as nothing of the tensors is read. */
const files = { 'small.pt': 160, 'large.pt': 4183 };

const inspect = (file, folder) => ({
  name: `steve1-setup inspect ${file}`,
  command: process.execPath,
  args: [cli, 'inspect', file],
  cwd: folder,
});

export default {
  name: 'inspect-flat',
  title: 'inspect a checkpoint of 7 GB, against one of 10 MB',
  target: { overMs: 10 },
  async setup(folder) {
    await once(folder, '1', async () => {
      const { writeTorchZip } = await import('../../../lib/src/demo/torch-zip.js');
      for (const [file, side] of Object.entries(files)) {
        const tensors = Array.from({ length: 100 }, (_, i) => ({ key: `layer.${i}.weight`, shape: [side, side] }));
        writeTorchZip(join(folder, file), tensors);
      }
    });
  },
  ours: (folder) => [inspect('large.pt', folder)],
  peers: (folder) => [inspect('small.pt', folder)],
};
