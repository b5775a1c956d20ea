import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { cli, hashWorker, once, writeData, writeManifest } from '../data.mjs';

/** The hash worker of the built action, timed from job to digest: without the start of a process. */
async function inProcess(path) {
  const worker = new Worker(hashWorker);
  try {
    await new Promise((done) => worker.once('online', done));
    const since = process.hrtime.bigint();
    worker.postMessage({ path, algorithms: ['sha256'] });
    await new Promise((done, failed) => {
      worker.on('error', failed);
      worker.on('message', (answer) => {
        if ('digest' in answer) done();
        else if ('error' in answer) failed(new Error(answer.error.message));
      });
    });
    return { seconds: Number(process.hrtime.bigint() - since) / 1e9 };
  } finally {
    await worker.terminate();
  }
}

export default {
  name: 'verify-one',
  title: 'verify one file of 2 GiB',
  target: { ratio: 0.95 },
  large: true,
  async setup(folder) {
    await once(folder, '2', () => {
      const facts = writeData(join(folder, 'data', 'big.bin'), 2 ** 31);
      const sources = [{ type: 'file', path: 'data/big.bin' }];
      writeManifest(join(folder, 'bundle.json'), [
        { id: 'big', kind: 'file', role: 'other', path: 'big.bin', ...facts, sources },
      ]);
    });
  },
  ours: (folder) => [
    {
      name: 'steve1-setup verify',
      command: process.execPath,
      args: [cli, 'verify', '--bundle', 'bundle.json', '--data-dir', 'data'],
      cwd: folder,
    },
    { name: 'its hash worker alone', informative: true, run: () => inProcess(join(folder, 'data', 'big.bin')) },
  ],
  peers: (folder) => [
    {
      name: 'openssl dgst -sha256',
      command: 'openssl',
      args: ['dgst', '-sha256', join('data', 'big.bin')],
      versionArgs: ['version'],
      cwd: folder,
    },
  ],
};
