/** Hub caches of many repos, and what is asked of them. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './data.mjs';

const sha1 = (text) => createHash('sha1').update(text).digest('hex');

/** As the Hub client writes it: `repos` of `files` each, linked to blobs of a few bytes. */
export function writeHubCache(hub, repos, files) {
  for (let r = 0; r < repos; r++) {
    const repo = join(hub, `models--bench--repo-${r}`);
    const snapshot = join(repo, 'snapshots', sha1(repo));
    mkdirSync(join(repo, 'refs'), { recursive: true });
    mkdirSync(join(repo, 'blobs'));
    writeFileSync(join(repo, 'refs', 'main'), sha1(repo));
    for (let f = 0; f < files; f++) {
      const text = `file ${f} of repo ${r}\n`;
      const blob = sha1(`blob ${text.length}\0${text}`);
      const folder = join(snapshot, `part-${f % 10}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(repo, 'blobs', blob), text);
      symlinkSync(`../../../blobs/${blob}`, join(folder, `file-${f}.json`));
    }
  }
}

/** Lists a cache and holds each repo against the rules; as nothing is hashed, blobs are taken at their names. */
export async function lookAtHubCache(hub) {
  const { disk } = await import('../../lib/src/io/disk.js');
  const { checkSnapshot } = await import('../../lib/src/core/hub/rules.js');
  const since = process.hrtime.bigint();
  const entries = await disk.listHub(hub, readdirSync(hub));
  const repos = Map.groupBy(entries, ({ path }) => path.split('/', 1)[0]);
  let count = 0;
  for (const [folder, own] of repos) {
    const commit = own.find(({ path }) => path === `${folder}/refs/main`).text;
    const at = `${folder}/snapshots/${commit}/`;
    const links = own.filter(({ path, kind }) => kind === 'link' && path.startsWith(at));
    const nameOf = (link) => link.resolved.path.slice(`${folder}/blobs/`.length);
    const expected = links.map((link) => [
      link.path.slice(at.length),
      { size: link.resolved.size, gitSha1: nameOf(link) },
    ]);
    const digests = links.map((link) => [
      link.resolved.path,
      { bytes: link.resolved.size, sha256: '', gitSha1: nameOf(link), content: 'binary' },
    ]);
    const repo = folder.replace('models--', '').replace('--', '/');
    const snapshot = { repo, repoType: 'model', commit, files: Object.fromEntries(expected) };
    const { findings, files } = checkSnapshot(entries, snapshot, new Map(digests));
    if (findings.length > 0) throw new Error(`${folder}: ${findings[0].message}`);
    count += files.length;
  }
  const seconds = Number(process.hrtime.bigint() - since) / 1e9;
  return { seconds, count };
}

const scan = `
import sys, time
from huggingface_hub import scan_cache_dir
since = time.perf_counter()
scan_cache_dir(sys.argv[1])
print(time.perf_counter() - since)
`;

/** The newest huggingface_hub, as the interop tests make it, or nothing. */
export function hubPython() {
  const file = join(root, '.interop', 'environments.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))['hub-2']?.python : undefined;
}

export const hubVersion = ['-c', 'import huggingface_hub; print("huggingface_hub", huggingface_hub.__version__)'];

/** `scan_cache_dir` timed from inside: without the start of Python and the loading of its packages. */
export function scanPeer(hub) {
  const python = hubPython();
  if (python === undefined) return [];
  const run = async () => {
    const { stdout } = await promisify(execFile)(python, ['-c', scan, hub]);
    return { seconds: Number(stdout) };
  };
  return [{ name: 'scan_cache_dir', command: python, versionArgs: hubVersion, run }];
}
