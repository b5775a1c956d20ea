import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, once, root } from '../data.mjs';

/** Pythons with torch, as the interop tests make them with STEVE1_INTEROP=full. */
function torchPeers(folder) {
  const file = join(root, '.interop', 'environments.json');
  const environments = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const python = environments['torch-newest']?.python;
  if (python === undefined) return [];
  const load = (mmap) => ({
    name: `torch.load(mmap=${mmap})`,
    command: python,
    args: ['-c', `import torch; torch.load('policy.weights', mmap=${mmap}, weights_only=True)`],
    cwd: folder,
  });
  return [load('False'), load('True')];
}

/** The reader alone, in a process that has read the file before: what each further file of a run costs. */
async function inProcess(path) {
  const { inspectFile } = await import('../../../lib/src/io/file-source.js');
  const options = { role: 'steve1-policy' };
  await inspectFile(path, options);
  const since = process.hrtime.bigint();
  await inspectFile(path, options);
  return { seconds: Number(process.hrtime.bigint() - since) / 1e9 };
}

export default {
  name: 'inspect',
  title: 'inspect the 952 MiB policy as a new process',
  target: { overMs: 60 },
  async setup(folder) {
    await once(folder, '1', async () => {
      const { writeTorchZip } = await import('../../../lib/src/demo/torch-zip.js');
      const { knownTables } = await import('../../../lib/src/core/checkpoint/expectations.js');
      const policy = (await knownTables()).find(({ role }) => role === 'steve1-policy');
      const tensors = [...policy.shapes].map(([key, shape]) => ({ key, shape: [...shape] }));
      writeTorchZip(join(folder, 'policy.weights'), tensors);
    });
  },
  ours: (folder) => [
    {
      name: 'steve1-setup inspect',
      command: process.execPath,
      args: [cli, 'inspect', 'policy.weights', '--role', 'steve1-policy'],
      cwd: folder,
    },
    { name: 'its reader, warm in a process', informative: true, run: () => inProcess(join(folder, 'policy.weights')) },
  ],
  peers: (folder) => [
    { name: 'node -e 0', command: process.execPath, args: ['-e', '0'], cwd: folder },
    ...torchPeers(folder),
    { name: 'picklescan', command: 'picklescan', args: ['--path', 'policy.weights'], cwd: folder },
  ],
};
