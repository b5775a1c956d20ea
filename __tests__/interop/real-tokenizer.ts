import { execFileSync, spawnSync } from 'node:child_process';
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

export interface RealTokenizer {
  repo: HubRepo;
  golden: Record<string, number[]>;
}

/** Why `python3` cannot be run here, or undefined. */
function withoutPython(): string | undefined {
  const { error, status } = spawnSync('python3', ['--version'], { stdio: 'ignore', timeout: 30_000 });
  return error || status !== 0 ? `python3 cannot be run: ${error?.message ?? `it ended with ${status}`}` : undefined;
}

/** The seven real files of the CLIP tokenizer, from a cache that a real project committed, or why they are not here. */
export function realTokenizer(): { real: RealTokenizer; skipped?: never } | { real?: never; skipped: string } {
  const data = testData();
  const skipped = data === undefined ? 'the shared test data is not here' : withoutPython();
  if (data === undefined || skipped !== undefined) return { skipped: skipped! };
  const manifest = JSON.parse(readFileSync(join(data, 'hub', 'clip-manifest.json'), 'utf8')) as Manifest;
  const folder = mkdtempSync(join(tmpdir(), 'steve1-tokenizer-'));
  try {
    execFileSync('python3', ['-m', 'zipfile', '-e', join(data, 'hub', 'aimc_build_cache.zip'), folder], {
      timeout: 60_000,
    });
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
    return { real: { repo, golden: manifest.golden } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
