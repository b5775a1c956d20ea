/** Hub caches of many repos, and what is asked of them. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The newest huggingface_hub, as the interop tests make it, or nothing. */
export function hubPython() {
  const file = join(root, '.interop', 'environments.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))['hub-2']?.python : undefined;
}

export const hubVersion = ['-c', 'import huggingface_hub; print("huggingface_hub", huggingface_hub.__version__)'];

/** What the Hub's client lists of a cache, as a program that wants to know. It hashes nothing. */
export function scanPeers(hub, cwd) {
  const python = hubPython();
  if (python === undefined) return [];
  const args = ['-c', `from huggingface_hub import scan_cache_dir; scan_cache_dir('${hub}')`];
  return [{ name: 'scan_cache_dir, which hashes nothing', command: python, args, versionArgs: hubVersion, cwd }];
}
