/** A row that fetches and verifies one file of 1 GiB, from a server held to `perSecond` bytes a connection. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cli, once, writeData, writeManifest } from './data.mjs';
import { runOnce, settleDisk } from './measure.mjs';
import { serve } from './serve.mjs';

export function fetchRow({ name, title, target, perSecond, size = 2 ** 30 }) {
  let port;
  let sha256;
  const afresh = (folder, command, args) => async () => {
    rmSync(join(folder, 'data'), { recursive: true, force: true });
    rmSync(join(folder, 'fetched'), { force: true });
    settleDisk();
    return runOnce({ name, command, args, cwd: folder, ownMemory: true }, folder);
  };
  return {
    name,
    title,
    target,
    large: true,
    async setup(folder) {
      ({ sha256 } = await once(folder, '1', () => writeData(join(folder, 'big.bin'), size)));
      port = await serve('throttle.mjs', join(folder, 'big.bin'), ...(perSecond ? [`${perSecond}`] : []));
      const sources = [{ type: 'https', url: `http://127.0.0.1:${port}/big.bin` }];
      const asset = { id: 'big', kind: 'file', role: 'other', path: 'big.bin', size, sha256, sources };
      writeManifest(join(folder, 'bundle.json'), [asset]);
    },
    ours: (folder) => [
      {
        name: 'steve1-setup provision',
        run: afresh(folder, process.execPath, [cli, 'provision', '--bundle', 'bundle.json', '--data-dir', 'data']),
      },
    ],
    peers: (folder) => {
      const url = `http://127.0.0.1:${port}/big.bin`;
      const verified = `curl -sSf -o fetched '${url}' && openssl dgst -sha256 fetched`;
      const aria2 = ['-x8', '-s8', '-k8M', '-o', 'fetched', `--checksum=sha-256=${sha256}`, '--allow-overwrite', url];
      return [
        { name: 'curl, then openssl', command: 'curl', run: afresh(folder, 'sh', ['-c', verified]) },
        { name: 'aria2c, verified', command: 'aria2c', run: afresh(folder, 'aria2c', aria2) },
      ];
    },
  };
}
