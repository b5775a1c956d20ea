import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { locate } from '../../src/io/locate.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('locate');
const inputs = { 'working-directory': '.', 'data-dir': 'data', 'hf-home': undefined, 'lock-file': 'steve1.lock.json' };

test('everything below the working directory', async () => {
  const base = await temp();
  expect(await locate({ ...inputs, 'working-directory': 'agent' }, base)).toEqual({
    workingDirectory: join(base, 'agent'),
    dataDir: join(base, 'agent', 'data'),
    hfHome: join(base, 'agent', 'data', 'huggingface_cache'),
    hubCache: join(base, 'agent', 'data', 'huggingface_cache', 'hub'),
    lockFile: join(base, 'agent', 'steve1.lock.json'),
  });
});

test('links are resolved once, also above folders that are not there yet', async () => {
  const [base, elsewhere] = [await temp(), await temp()];
  await mkdir(join(elsewhere, 'disk'));
  await symlink(join(elsewhere, 'disk'), join(base, 'big'));
  const found = await locate({ ...inputs, 'data-dir': 'big/a/data', 'hf-home': 'big/a/data/hf' }, base);
  expect(found.dataDir).toBe(join(elsewhere, 'disk', 'a', 'data'));
  expect(found.hfHome).toBe(join(elsewhere, 'disk', 'a', 'data', 'hf'));
  // The lock file is the user's own, and stays where it was named.
  expect(found.lockFile).toBe(join(base, 'steve1.lock.json'));
});
