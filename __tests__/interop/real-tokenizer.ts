import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubRepo } from '../../src/demo/origin.js';
import { testData } from './environments.js';

interface Manifest {
  repo: string;
  revision: string;
  files: Record<string, { size: number; etag_git_sha1: string; sha256: string }>;
  golden: Record<string, number[]>;
}

/** The seven real files of the CLIP tokenizer, from a cache that a real project committed; undefined without the data. */
export function realTokenizer(): { repo: HubRepo; golden: Record<string, number[]> } | undefined {
  const data = testData();
  if (data === undefined) return undefined;
  const manifest = JSON.parse(readFileSync(join(data, 'hub', 'clip-manifest.json'), 'utf8')) as Manifest;
  const folder = mkdtempSync(join(tmpdir(), 'steve1-tokenizer-'));
  try {
    execFileSync('python3', ['-m', 'zipfile', '-e', join(data, 'hub', 'aimc_build_cache.zip'), folder]);
    const blobs = join(folder, '.cache', 'huggingface', 'hub', 'models--openai--clip-vit-base-patch16', 'blobs');
    const files = Object.entries(manifest.files).map(([name, { size, sha256, etag_git_sha1: gitSha1 }]) => [
      name,
      { data: readFileSync(join(blobs, sha256)), expected: { size, sha256, gitSha1 } },
    ]);
    const repo: HubRepo = {
      repo: manifest.repo,
      commit: manifest.revision,
      files: Object.fromEntries(files) as HubRepo['files'],
    };
    return { repo, golden: manifest.golden };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
