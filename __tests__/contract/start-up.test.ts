import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { demoSetup } from '../helpers/demo-setup.js';
import { cli, dist, start } from '../helpers/spawn.js';

/** Each package that costs start-up, by a name that stands in its code alone. */
const heavy = {
  undici: 'class EnvHttpProxyAgent',
  zod: '$ZodError',
  yaml: 'class LineCounter',
  toolkit: 'setCommandEcho',
  'p-limit': 'function pLimit',
  yauzl: 'fromFdPromise(',
  tar: 'cksumValid',
};

/** Runs the command line and tells which of its files were loaded. */
async function loaded(
  args: readonly string[],
  cwd: string,
): Promise<{ code: number | null; files: string[]; packages: string[] }> {
  const list = join(cwd, 'loaded.txt');
  const hook = join(cwd, 'hook.mjs');
  writeFileSync(list, '');
  writeFileSync(
    hook,
    `import { registerHooks } from 'node:module';
     import { appendFileSync } from 'node:fs';
     registerHooks({ load(url, context, next) { if (url.startsWith('file:')) appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); } });`,
  );
  const { code } = await start(join(dist, 'cli', 'index.js'), args, { cwd, nodeArgs: ['--import', hook] }).ended;
  const files = readFileSync(list, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((url) => fileURLToPath(url));
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return {
    code,
    files,
    packages: Object.entries(heavy).flatMap(([name, mark]) => (text.includes(mark) ? [name] : [])),
  };
}

test('every mark stands in the built code: one that a new version has lost would let its package pass', () => {
  const built = globSync('**/*.js', { cwd: dist }).map((file) => readFileSync(join(dist, file), 'utf8'));
  expect(Object.entries(heavy).filter(([, mark]) => !built.some((text) => text.includes(mark)))).toEqual([]);
});

test('a cold run with a manifest of the user loads what it needs', async () => {
  const { work, args } = await demoSetup();
  expect((await loaded(['provision', ...args], work)).packages.sort()).toEqual(['undici', 'zod']);
});

test('yaml is loaded to say where a manifest is wrong, and only then', async () => {
  const { work } = await demoSetup();
  writeFileSync(join(work, 'bad.json'), '{}');
  expect((await loaded(['verify', '--bundle', 'bad.json'], work)).packages.sort()).toEqual(['yaml', 'zod']);
});

test('the built-in bundle is looked at without one heavy package', async () => {
  const { work } = await demoSetup();
  const { code, packages, files } = await loaded(['verify'], work);
  expect([code, packages]).toEqual([1, []]);
  expect(files.length).toBeLessThanOrEqual(8);
});

test('a warm run of a manifest of the user loads the schema, and no HTTP client', async () => {
  const { work, args } = await demoSetup();
  expect((await cli(['provision', ...args], { cwd: work })).code).toBe(0);
  expect((await loaded(['provision', ...args], work)).packages.sort()).toEqual(['zod']);
});

test('the toolkit of the CI cache is a program of its own, which nothing else holds', () => {
  const holders = globSync('**/*.js', { cwd: dist }).filter((file) =>
    /_apis\/artifactcache|class BlockBlobClient/.test(readFileSync(join(dist, file), 'utf8')),
  );
  expect(holders).toEqual([join('provision', 'cache-worker.js')]);
});
