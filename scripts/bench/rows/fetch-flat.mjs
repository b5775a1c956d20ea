import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cli, once, writeData, writeManifest } from '../data.mjs';
import { runOnce, settleDisk } from '../measure.mjs';
import { serve } from '../serve.mjs';

const files = { '100 MB': 1e8, '1 GB': 1e9, '5 GB': 5e9 };
const sourceOf = (folder, name) => join(folder, `${files[name]}.bin`);

const provision = (folder, name) => ({
  name: `steve1-setup provision, ${name}`,
  command: process.execPath,
  run() {
    rmSync(join(folder, 'data'), { recursive: true, force: true });
    settleDisk();
    const args = [cli, 'provision', '--bundle', `${files[name]}.json`, '--data-dir', 'data'];
    return runOnce({ name, command: process.execPath, args, cwd: folder, ownMemory: true }, folder);
  },
});

export default {
  name: 'fetch-flat',
  title: 'memory of fetching 1 and 5 GB, against 100 MB',
  target: { peakRatio: 1.15 },
  large: true,
  async setup(folder) {
    const facts = await once(folder, '1', () =>
      Object.fromEntries(
        Object.entries(files).map(([name, size]) => [
          name,
          writeData(sourceOf(folder, name), size, { dense: 64 << 20 }),
        ]),
      ),
    );
    for (const [name, size] of Object.entries(files)) {
      const port = await serve('throttle.mjs', sourceOf(folder, name));
      const sources = [{ type: 'https', url: `http://127.0.0.1:${port}/big.bin` }];
      const asset = { id: 'big', kind: 'file', role: 'other', path: 'big.bin', ...facts[name], sources };
      writeManifest(join(folder, `${size}.json`), [asset]);
    }
  },
  ours: (folder) => [provision(folder, '1 GB'), provision(folder, '5 GB')],
  peers: (folder) => [provision(folder, '100 MB')],
};
