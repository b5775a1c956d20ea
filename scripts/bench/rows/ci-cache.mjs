import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once, root, writeData, writeManifest } from '../data.mjs';
import { runOnce, settleDisk } from '../measure.mjs';
import { serve } from '../serve.mjs';

const action = join(root, 'dist', 'provision', 'index.js');
const bare = join(root, 'scripts', 'bench', 'restore-bare.mjs');
const stallSeconds = 5;

let port;

const empty = (...path) => {
  const folder = join(...path);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** As a runner starts a JavaScript action, with its cache service. */
const environment = (temp, workspace) => ({
  ACTIONS_CACHE_SERVICE_V2: 'true',
  ACTIONS_RESULTS_URL: `http://127.0.0.1:${port}/`,
  ACTIONS_RUNTIME_TOKEN: 'token',
  http_proxy: `http://127.0.0.1:${port}`,
  no_proxy: '127.0.0.1',
  RUNNER_TEMP: temp,
  GITHUB_WORKSPACE: workspace,
  GITHUB_OUTPUT: '',
  INPUT_BUNDLE: 'bundle.json',
  INPUT_CACHE: 'read',
  'INPUT_STALL-TIMEOUT': `${stallSeconds}`,
  INPUT_RETRIES: '0',
});

/** A fresh machine each time; only what the user waits for is timed. */
async function restored(folder, command, args, fault) {
  const temp = empty(folder, 'temp');
  const workspace = empty(folder, 'workspace');
  writeFileSync(join(workspace, 'bundle.json'), execFileSync('cat', [join(folder, 'bundle.json')]));
  settleDisk();
  if (fault) await fetch(`http://127.0.0.1:${port}/fault/${fault}`, { method: 'POST' });
  return runOnce(
    { name: 'restore', command, args, cwd: workspace, env: environment(temp, workspace), ownMemory: true },
    folder,
  );
}

const ours = (folder, fault) => () => restored(folder, process.execPath, [action], fault);

export default {
  name: 'ci-cache',
  title: 'restore 1 GiB from the CI cache',
  target: { ratio: 0.95 },
  large: true,
  async setup(folder) {
    await once(folder, '1', () => {
      const facts = writeData(join(folder, 'entry'), 2 ** 30);
      // Nobody but the cache has it.
      const sources = [{ type: 'file', path: 'nowhere' }];
      writeManifest(join(folder, 'bundle.json'), [
        { id: 'big', kind: 'file', role: 'other', path: 'big.bin', ...facts, sources },
      ]);
      execFileSync('tar', ['--posix', '-cf', 'archive.tzst', '-P', '--use-compress-program', 'zstdmt', 'entry'], {
        cwd: folder,
      });
    });
    port = await serve('cache-server.mjs', join(folder, 'archive.tzst'));
  },
  ours: (folder) => [
    { name: 'steve1-setup, verified', run: ours(folder) },
    { name: 'the same, one reset', informative: true, run: ours(folder, 'reset') },
    {
      name: `the same, one stalled range (stall-timeout ${stallSeconds})`,
      informative: true,
      run: ours(folder, 'stall'),
    },
  ],
  peers: (folder) => [
    {
      name: 'bare @actions/cache, unverified',
      command: process.execPath,
      run: () => restored(folder, process.execPath, [bare]),
    },
  ],
};
