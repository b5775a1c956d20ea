import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readCacheRun } from '../../src/actions/cache-run.js';
import { cacheMode } from '../../src/core/cache-mode.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('cache-run');

test('a push to the default branch, as the runner tells it', async () => {
  const path = join(await temp(), 'event.json');
  await writeFile(path, JSON.stringify({ repository: { default_branch: 'trunk' } }));
  const env = {
    ACTIONS_RESULTS_URL: 'https://results.example/',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/trunk',
    GITHUB_EVENT_PATH: path,
  };
  expect(cacheMode('auto', readCacheRun(env)).mode).toBe('write');
  for (const content of ['', '{', 'null', '{}']) {
    await writeFile(path, content);
    expect(cacheMode('auto', readCacheRun(env)).mode).toBe('read');
  }
  expect(cacheMode('auto', readCacheRun({ ...env, GITHUB_EVENT_PATH: undefined })).mode).toBe('read');
  expect(cacheMode('auto', readCacheRun({ ...env, GITHUB_EVENT_PATH: '/nowhere' })).mode).toBe('read');
  expect(cacheMode('auto', readCacheRun({ ...env, GITHUB_EVENT_NAME: '' })).why).toContain('unknown');
});

test('the older service has another address', () => {
  expect(readCacheRun({ ACTIONS_CACHE_URL: 'https://cache.example/' }).service).toBe('https://cache.example/');
  expect(readCacheRun({}).service).toBeUndefined();
});
