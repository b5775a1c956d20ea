import { join } from 'node:path';
import { cli, once, provisionTwice, writeData, writeManifest } from '../data.mjs';

export default {
  name: 'start',
  title: 'start with everything in place',
  target: { overMs: 130 },
  async setup(folder) {
    await once(folder, '2', () => {
      const facts = writeData(join(folder, 'source', 'small.bin'), 4096);
      const sources = [{ type: 'file', path: 'source/small.bin' }];
      writeManifest(join(folder, 'bundle.json'), [
        { id: 'small', kind: 'file', role: 'other', path: 'small.bin', ...facts, sources },
      ]);
      provisionTwice(folder);
    });
  },
  ours: (folder) => [
    {
      name: 'steve1-setup provision',
      command: process.execPath,
      args: [cli, 'provision', '--bundle', 'bundle.json', '--data-dir', 'data'],
      cwd: folder,
    },
    { name: 'steve1-setup --version', command: process.execPath, args: [cli, '--version'], cwd: folder },
  ],
  peers: (folder) => [{ name: 'node -e 0', command: process.execPath, args: ['-e', '0'], cwd: folder }],
};
