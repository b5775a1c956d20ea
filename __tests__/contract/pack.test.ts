import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { unpackArchive } from '../../src/io/archive.js';
import { demoSetup, readReport, tempFolder } from '../helpers/demo-setup.js';
import { cli } from '../helpers/spawn.js';
import { tarEnd, tarRecord } from '../helpers/tar-builder.js';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The demo's bundle and an archive, with nothing of the archive pinned. */
async function setup() {
  const made = await demoSetup((bundle) => {
    bundle.assets.push({
      id: 'prompts',
      kind: 'archive',
      role: 'visual-prompts',
      path: 'prompts',
      format: 'tar',
      strip: 1,
      exclude: ['*.md'],
      sources: [{ type: 'file', path: 'prompts.tar' }],
    });
  });
  const records = [
    { name: 'top/dig.txt', data: 'dig' },
    { name: 'top/more/swim.txt', data: 'swim' },
    { name: 'top/README.md', data: 'read me' },
  ];
  writeFileSync(join(made.work, 'prompts.tar'), Buffer.concat([...records.map(tarRecord), tarEnd]));
  return made;
}

test('a pack holds all that another machine needs, which then asks nobody', async () => {
  const { work, args, origin } = await setup();
  expect((await cli(['provision', ...args], { cwd: work })).code).toBe(0);
  const packed = await cli(['pack', ...args.slice(0, 2), '--json'], { cwd: work });
  expect([packed.code, readReport(packed.stdout).verdict]).toEqual([0, 'pass']);
  expect(packed.stderr).toContain('wrote ');
  expect(readdirSync(work).sort()).toEqual(['bundle.json', 'data', 'demo.tar', 'prompts.tar']);
  const again = await cli(['pack', ...args.slice(0, 2), '--output', 'again.tar'], { cwd: work });
  expect([again.code, sha256(join(work, 'again.tar'))]).toEqual([0, sha256(join(work, 'demo.tar'))]);

  await origin.close();
  const elsewhere = tempFolder();
  await unpackArchive(join(work, 'demo.tar'), join(elsewhere, 'unpacked'), undefined, {
    signal: new AbortController().signal,
    onTotal: () => undefined,
    onBytes: () => undefined,
  });
  const folder = join(elsewhere, 'unpacked', 'demo');
  expect(readdirSync(folder).sort()).toEqual(['bundle.json', 'files', 'hub']);
  const bundle = join(folder, 'bundle.json');
  const end = await cli(['provision', '--bundle', bundle, '--allow-unlocked', 'false', '--json'], { cwd: elsewhere });
  const report = readReport(end.stdout);
  expect([end.code, report.findings, report.counters.requests]).toEqual([0, [], 0]);
  expect(new Set(report.assets.map(({ trust }) => trust))).toEqual(new Set(['manifest']));
  const files = (root: string) =>
    readdirSync(join(root, 'data'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.steve1-setup'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length), sha256(path)])
      .sort();
  expect(files(elsewhere)).toEqual(files(work));
  expect((await cli(['verify', '--bundle', bundle], { cwd: elsewhere })).code).toBe(0);
});

test('nothing is packed while something is missing or wrong', async () => {
  const { work, args, data } = await setup();
  const missing = await cli(['pack', ...args.slice(0, 2)], { cwd: work });
  expect([missing.code, existsSync(join(work, 'demo.tar'))]).toEqual([1, false]);
  await cli(['provision', ...args], { cwd: work });
  writeFileSync(join(data, 'prompts', 'dig.txt'), 'DIG');
  const wrong = await cli(['pack', ...args.slice(0, 2), '--json'], { cwd: work });
  expect([wrong.code, readReport(wrong.stdout).error?.code]).toEqual([1, 'asset-digest-mismatch']);
  expect(readdirSync(work).sort()).toEqual(['bundle.json', 'data', 'prompts.tar']);
});

test('a place that cannot be written is said, and nothing is left beside', async () => {
  const { work, args } = await setup();
  await cli(['provision', ...args], { cwd: work });
  mkdirSync(join(work, 'taken'));
  const end = await cli(['pack', ...args.slice(0, 2), '--output', 'taken', '--json'], { cwd: work });
  expect([end.code, readReport(end.stdout).error?.code]).toEqual([3, 'write-failed']);
  expect(readdirSync(work).sort()).toEqual(['bundle.json', 'data', 'prompts.tar', 'taken']);
});
