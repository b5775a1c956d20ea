import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cli, once, root } from '../data.mjs';
import { hubPython, hubVersion, scanPeers } from '../hub-cache.mjs';
import { serve } from '../serve.mjs';

const data = resolve(process.env.STEVE1_TEST_DATA ?? join(root, '..', 'shared', 'data'), 'hub');
const repo = 'openai/clip-vit-base-patch16';
const repoFolder = `models--${repo.replace('/', '--')}`;
const hub = join('data', 'huggingface_cache', 'hub');
let port;

/** The real files, out of a cache that names its blobs by sha256, served by a Hub on loopback. */
async function provisionTokenizer(folder) {
  const { unpackArchive } = await import('../../../lib/src/io/archive.js');
  const { startOrigin } = await import('../../../lib/src/demo/origin.js');
  const { revision, files } = JSON.parse(readFileSync(join(data, 'clip-manifest.json'), 'utf8'));
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  const signal = new AbortController().signal;
  await unpackArchive(join(data, 'aimc_build_cache.zip'), unpacked, undefined, { signal, onTotal() {}, onBytes() {} });
  const blobs = join(unpacked, '.cache', 'huggingface', 'hub', repoFolder, 'blobs');
  const served = Object.entries(files).map(([name, { size, sha256, etag_git_sha1: gitSha1 }]) => [
    name,
    { data: readFileSync(join(blobs, sha256)), expected: { size, sha256, gitSha1 } },
  ]);
  rmSync(unpacked, { recursive: true });
  const origin = await startOrigin({ repos: [{ repo, commit: revision, files: Object.fromEntries(served) }] });
  const args = [cli, 'provision', '--assets', 'clip-tokenizer', '--hf-endpoint', origin.url];
  await promisify(execFile)(process.execPath, args, { cwd: folder }).finally(() => origin.close());
}

/** The Hub's own client: what lists a cache, and what compares it with the Hub, here one on loopback. */
function hubPeers(folder) {
  const python = hubPython();
  if (python === undefined) return [];
  const common = { command: python, versionArgs: hubVersion, cwd: folder };
  const verify = ['-m', 'huggingface_hub.cli.hf', 'cache', 'verify', repo, '--cache-dir', hub];
  const env = { HF_ENDPOINT: `http://127.0.0.1:${port}`, HF_HUB_DISABLE_UPDATE_CHECK: '1' };
  return [{ ...common, name: 'hf cache verify, asking a Hub', args: verify, env }, ...scanPeers(hub, folder)];
}

export default {
  name: 'verify-hub',
  title: 'verify the CLIP tokenizer in its Hub cache',
  target: { overMs: 50 },
  async setup(folder) {
    if (!existsSync(data)) return 'the files of CLIP are not here';
    await once(folder, '1', () => provisionTokenizer(folder));
    port = await serve('hub-server.mjs', join(data, 'clip-manifest.json'), join(folder, hub, repoFolder));
  },
  ours: (folder) => [
    {
      name: 'steve1-setup verify',
      command: process.execPath,
      args: [cli, 'verify', '--assets', 'clip-tokenizer'],
      cwd: folder,
    },
  ],
  peers: (folder) => [
    { name: 'node -e 0', command: process.execPath, args: ['-e', '0'], cwd: folder },
    ...hubPeers(folder),
  ],
};
