import { join } from 'node:path';
import { expect } from '@jest/globals';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoSetup, readReport } from './demo-setup.js';
import { cli } from './spawn.js';

/** A Hub that answers nobody. */
export const nobody = ['--hf-endpoint', 'http://127.0.0.1:1', '--retries', '0'];

export const repoName = 'models--demo--clip-tokenizer';

/** A whole cache with the repo of the demo, which its bundle pins. */
export async function demoCache() {
  const { work, args } = await demoSetup();
  const bundle = join(work, 'bundle.json');
  expect((await cli(['provision', ...args, '--assets', 'clip-tokenizer'], { cwd: work })).code).toBe(0);
  const home = join(work, 'data', 'huggingface_cache');
  const hub = join(home, 'hub');
  const repo = join(hub, repoName);
  const snapshot = join(repo, 'snapshots', demoRepo.commit);
  const run = async (command: string, ...more: string[]) => {
    const all = [command, '--hub-cache', hub, '--bundle', bundle, '--json', ...more];
    const end = await cli(all, { cwd: work });
    const report = readReport(end.stdout);
    return { ...end, report, told: report.findings.map(({ severity, code }) => `${severity} ${code}`) };
  };
  const repair = (...more: string[]) => run('repair', ...nobody, ...more);
  const blob = (name: string) => join(snapshot, name);
  return { work, home, hub, repo, snapshot, run, repair, blob, bundle };
}
