import { lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import type { Disk } from '../../src/app/ports.js';
import { SetupError } from '../../src/core/errors.js';
import type { SnapshotAsset } from '../../src/core/schema/bundle.js';
import { disk } from '../../src/io/disk.js';
import { placer } from '../../src/io/placer.js';
import { bundleOf, fetchFrom, locationsIn, provisionHere, sha256Of } from '../helpers/in-process.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

/** Where provision mends: what it takes from the cache, and what it does where the cache cannot be rebuilt. */

const temp = withTemp('mend');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');

const commit = 'c'.repeat(40);
const files = { 'a.txt': 'first', 'sub/b.txt': 'second' };
const origin = 'http://127.0.0.1:1';
const served = Object.fromEntries(
  Object.entries(files).map(([name, text]) => [`${origin}/some/repo/resolve/${commit}/${name}`, text]),
);
const asset: SnapshotAsset = {
  id: 'snapshot',
  kind: 'hub-snapshot',
  role: 'other',
  repo: 'some/repo',
  revision: commit,
  files: Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, { size: text.length, sha256: sha256Of(text) }]),
  ),
  sources: [{ type: 'hub' }],
};

async function provisioned() {
  const folder = await temp();
  const asked: string[] = [];
  const run = (ports: Parameters<typeof provisionHere>[2] = {}, options: Parameters<typeof provisionHere>[3] = {}) =>
    provisionHere(folder, bundleOf([asset]), { fetch: fetchFrom(served, asked), ...ports }, options);
  expect((await run()).verdict).toBe('pass');
  asked.length = 0;
  const repo = join(locationsIn(folder).hubCache, 'models--some--repo');
  const state = join(locationsIn(folder).hfHome, '.steve1-setup');
  return { folder, repo, state, asked, run, at: (name: string) => join(repo, 'snapshots', commit, name) };
}

describe('provision', () => {
  testIfLinks('takes bytes that lie under other names, and its second run has nothing to do', async () => {
    const { repo, run, asked } = await provisioned();
    renameSync(join(repo, 'blobs', sha256Of('first')), join(repo, 'blobs', 'x'));
    const report = await run();
    expect([report.verdict, asked, report.repairs?.[0]?.outcome]).toEqual(['pass', [], 'done']);
    const second = await run();
    expect([second.repairs, second.counters.bytesHashed]).toEqual([undefined, 0]);
  });

  testIfLinks('deletes wrong bytes, fetches them, and keeps what is not its own', async () => {
    const { repo, state, run, asked } = await provisioned();
    writeFileSync(join(repo, 'blobs', sha256Of('first')), 'wrong');
    writeFileSync(join(repo, 'mine.txt'), 'mine');
    const report = await run();
    expect([report.verdict, asked]).toEqual(['pass', [`${origin}/some/repo/resolve/${commit}/a.txt`]]);
    expect(readdirSync(repo).sort()).toEqual(['blobs', 'refs', 'snapshots']);
    const kept = report.repairs![0]!.kept!;
    expect(kept.startsWith(join(state, 'kept'))).toBe(true);
    expect(readFileSync(join(kept, 'models--some--repo', 'mine.txt'), 'utf8')).toBe('mine');
  });

  testIfLinks('leaves a cache that works as it is, however it is laid out', async () => {
    const { at, repo, run } = await provisioned();
    rmSync(at('a.txt'));
    writeFileSync(at('a.txt'), 'first');
    writeFileSync(join(repo, 'mine.txt'), 'mine');
    const report = await run();
    expect([report.verdict, report.repairs]).toEqual(['pass', undefined]);
    expect(lstatSync(at('a.txt')).isFile()).toBe(true);
  });

  testIfLinks('fetches file by file where the cache lies on another file system than its state', async () => {
    const { at, run, asked } = await provisioned();
    rmSync(at('a.txt'));
    const apart: Disk = {
      ...disk,
      space: (path) => Promise.resolve({ device: path.includes('.steve1-setup') ? 'A' : 'B', free: 1e9 }),
    };
    const report = await run({ disk: apart });
    // The blob is where it was, so even so nothing is asked.
    expect([report.verdict, asked, report.repairs?.[0]?.outcome]).toEqual(['pass', [], 'blocked']);
    expect(report.repairs![0]!.blocked).toMatch(/another file system/);
  });

  testIfLinks('asks only for the folders that it writes in, where it mends in place', async () => {
    const { at, run } = await provisioned();
    rmSync(at('a.txt'));
    const refusing = (folder: string): Disk => ({
      ...disk,
      writeRefusal: (path) =>
        path === folder
          ? Promise.resolve({ folder, error: new SetupError('data-dir-unwritable', `cannot write in ${folder}`) })
          : disk.writeRefusal(path),
    });
    const report = await run({ disk: refusing(at('sub')) });
    expect([report.verdict, report.repairs?.[0]?.outcome]).toEqual(['pass', 'done']);
  });

  testIfLinks('finishes what a killed run has left before it looks', async () => {
    const { folder, repo, state, run, asked } = await provisioned();
    // As after the first of the two renames.
    const whole = join(state, 'repair', 'new', 'models--some--repo');
    mkdirSync(join(state, 'repair', 'new'), { recursive: true });
    renameSync(repo, whole);
    mkdirSync(join(state, 'repair', 'old'));
    const note = { schema: 'steve1-journal/1', hub: 'hub', repo: 'models--some--repo', date: '2026' };
    writeFileSync(join(state, 'journal.json'), JSON.stringify(note));
    const report = await run();
    expect([report.verdict, asked]).toEqual(['pass', []]);
    expect(readdirSync(state).sort()).toEqual(['.gitignore']);
    expect(readdirSync(locationsIn(folder).hubCache).sort()).toEqual(['models--some--repo', 'version.txt']);
  });

  testIfLinks('makes files of their own where links are refused', async () => {
    const { at, repo, run, asked } = await provisioned();
    renameSync(join(repo, 'blobs', sha256Of('first')), join(repo, 'blobs', 'x'));
    const noLinks = { ...placer, placeLink: () => Promise.resolve(false) };
    const report = await run({ placer: noLinks });
    expect([report.verdict, asked]).toEqual(['pass', []]);
    expect(lstatSync(at('a.txt')).isFile()).toBe(true);
  });

  testIfLinks('is told not to', async () => {
    const { repo, run, asked } = await provisioned();
    renameSync(join(repo, 'blobs', sha256Of('first')), join(repo, 'blobs', 'x'));
    const report = await run({}, { repair: undefined });
    expect([report.verdict, asked.length, report.repairs]).toEqual(['pass', 1, undefined]);
  });
});
