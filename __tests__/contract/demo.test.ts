import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../helpers/demo-setup.js';
import { dist, start } from '../helpers/spawn.js';

test('it empties its folder and leaves it there, for a shell that is in it', async () => {
  const cwd = tempFolder();
  mkdirSync(join(cwd, '.demo', 'old'), { recursive: true });
  const { ino } = statSync(join(cwd, '.demo'));
  const { code } = await start(join(dist, 'demo', 'index.js'), [], { cwd }).ended;
  expect([code, statSync(join(cwd, '.demo')).ino, existsSync(join(cwd, '.demo', 'old'))]).toEqual([0, ino, false]);
});

test('a file in its place is said', async () => {
  const cwd = tempFolder();
  writeFileSync(join(cwd, '.demo'), '');
  const { code, stderr } = await start(join(dist, 'demo', 'index.js'), [], { cwd }).ended;
  expect([code, stderr]).toEqual([
    3,
    expect.stringMatching(/^the demo failed: cannot write .*\.demo: EEXIST\nFix: A file is/),
  ]);
});

test('the demo ends well, also where the network has a proxy, which knows no way to this machine', async () => {
  const proxy = 'http://127.0.0.1:1';
  const env = { HTTP_PROXY: proxy, http_proxy: proxy, HTTPS_PROXY: proxy };
  const { code, stdout, stderr } = await start(join(dist, 'demo', 'index.js'), [], { cwd: tempFolder(), env }).ended;
  expect([code, stderr]).toEqual([0, '']);
  const verdicts = stdout.match(/^(provision|verify) demo (passed|failed)/gm);
  expect(verdicts).toEqual([
    'provision demo passed',
    'provision demo passed',
    'verify demo failed',
    'provision demo passed',
  ]);
  expect(stdout).toContain("export HF_HOME='");
});
