import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../helpers/demo-setup.js';
import { dist, start } from '../helpers/spawn.js';

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
