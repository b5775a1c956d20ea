import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoCache } from '../helpers/demo-cache.js';
import { testIf } from '../helpers/skip.js';

/** What is read of a cache: every byte once in a run, however often the run looks at it. */

const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');

testIfLinks('verify of a whole cache hashes every byte once', async () => {
  const { repo, run } = await demoCache();
  const blobs = readdirSync(join(repo, 'blobs')).map((name) => readFileSync(join(repo, 'blobs', name)).length);
  const { report } = await run('verify');
  expect(report.counters.bytesHashed).toBe(blobs.reduce((sum, size) => sum + size, 0));
});

describe('repair of a whole cache hashes every byte once', () => {
  const sizes = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name)).length);
  const sum = (all: readonly number[]) => all.reduce((total, size) => total + size, 0);

  testIfLinks('whether or not anything is to be done, pinned or not', async () => {
    const { hub, repo, repair } = await demoCache();
    const mine = join(hub, 'models--me--mine');
    cpSync(repo, mine, { recursive: true, verbatimSymlinks: true });
    const all = 2 * sum(sizes(join(repo, 'blobs')));
    expect((await repair()).report.counters.bytesHashed).toBe(all);
    for (const one of [repo, mine]) writeFileSync(join(one, 'refs', 'main'), `${demoRepo.commit}\n`);
    const end = await repair();
    expect(end.report.repairs).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
    expect([end.code, end.report.counters.bytesHashed]).toEqual([0, all]);
  });

  testIfLinks('where a folder is built anew, and links are kept as links', async () => {
    const { repo, snapshot, repair } = await demoCache();
    const all = sum(sizes(join(repo, 'blobs')));
    // A folder where a ref belongs is in the way of what must be made.
    rmSync(join(repo, 'refs', 'main'));
    mkdirSync(join(repo, 'refs', 'main', 'x'), { recursive: true });
    const end = await repair();
    expect([end.code, end.report.counters.bytesHashed]).toEqual([0, all]);
    expect(existsSync(join(snapshot, 'vocab.json'))).toBe(true);
  });
});
