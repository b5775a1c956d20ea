import { join } from 'node:path';
import { cli, once, writeData, writeManifest } from '../data.mjs';

const names = ['one.bin', 'two.bin', 'three.bin', 'four.bin'];

export default {
  name: 'verify-four',
  title: 'verify four files of 512 MiB',
  target: { ratio: 1.6 },
  large: true,
  async setup(folder) {
    await once(folder, '2', () => {
      const assets = names.map((name) => ({
        id: name.replace('.bin', ''),
        kind: 'file',
        role: 'other',
        path: name,
        ...writeData(join(folder, 'data', name), 2 ** 29),
        sources: [{ type: 'file', path: `data/${name}` }],
      }));
      writeManifest(join(folder, 'bundle.json'), assets);
    });
  },
  ours: (folder) => [
    {
      name: 'steve1-setup verify',
      command: process.execPath,
      args: [cli, 'verify', '--bundle', 'bundle.json', '--data-dir', 'data'],
      cwd: folder,
    },
  ],
  peers: (folder) => [
    {
      name: 'openssl dgst -sha256',
      command: 'openssl',
      args: ['dgst', '-sha256', ...names.map((name) => join('data', name))],
      versionArgs: ['version'],
      cwd: folder,
    },
  ],
};
