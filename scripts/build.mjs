/**
 * `tsc → lib → ncc → dist/<entry>/index.js`. With `--check`, builds beside and compares with the dist that is there,
 * byte for byte.
 */
import { globSync, mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ncc from '@vercel/ncc';
import { Complaint, compile, lib, root, runScript } from './compile.mjs';

const entries = {
  provision: 'src/actions/provision/index.js',
  verify: 'src/actions/verify/index.js',
  cli: 'src/cli/index.js',
  demo: 'src/demo/index.js',
};

/** The built-in manifests are trusted at run time, so that no run pays for zod: they are proven here. */
async function validateBundles() {
  const { bundleSchema } = await import(pathToFileURL(join(lib, 'src/core/schema/bundle.js')).href);
  for (const file of globSync('bundles/*.json', { cwd: root }).sort()) {
    const { error } = bundleSchema.safeParse(JSON.parse(readFileSync(join(root, file), 'utf8')));
    if (error === undefined) continue;
    const lines = error.issues.map((issue) => `  ${issue.path.join('.') || '(document)'}: ${issue.message}`);
    throw new Complaint(`${file} is not a valid bundle:\n${lines.join('\n')}`);
  }
}

async function bundle(entry, license) {
  const options = { cache: false, quiet: true, minify: false, sourceMap: false, sourceMapRegister: false };
  const { code, assets } = await ncc(entry, { ...options, target: 'es2022', license });
  const files = Object.entries(assets).map(([name, { source }]) => [name, Buffer.from(source)]);
  return new Map([['index.js', Buffer.from(code)], ...files]);
}

/**
 * Mends what ncc makes of `new URL('…/x-worker.js', import.meta.url)`: it copies the worker as it is, without what it
 * imports (`--asset-builds` misses those that webpack copied), and may turn the URL into a path, which is no URL.
 */
async function bundleWorkers(files) {
  const workers = globSync('src/**/*-worker.js', { cwd: lib }).map((file) => join(lib, file));
  for (const [name, source] of files) {
    const worker = workers.find((file) => readFileSync(file).equals(source));
    if (worker === undefined) {
      if (!/^[0-9a-f]{20}\.[cm]?js$/.test(name)) continue;
      throw new Complaint(`${name} was copied unbundled. Fix: name the file of a worker *-worker.ts.`);
    }
    const licenses = name.replace(/\.js$/, '.LICENSES.txt');
    const own = await bundle(worker, licenses);
    own.delete('package.json');
    // Packages that the worker alone is made of; one without any names only this project.
    const text = own.get(licenses)?.toString() ?? '';
    if (text.replace('steve1-setup\nMIT', '').trim() !== '') files.set(licenses, Buffer.from(text));
    own.delete(licenses);
    // Chunks of a worker and of its entry would share numbers.
    if (own.size > 1) throw new Complaint(`${relative(lib, worker)} must not use import().`);
    files.set(name, own.get('index.js'));
    for (const [other, bytes] of files) {
      if (!/(^|\.)index\.js$/.test(other)) continue;
      const path = `__nccwpck_require__.ab + ${JSON.stringify(name)}`;
      const url = `new URL(${JSON.stringify(name)}, import.meta.url)`;
      files.set(other, Buffer.from(bytes.toString().replaceAll(path, url)));
    }
  }
  return files;
}

async function buildEntry(name, folder) {
  const entry = join(lib, entries[name]);
  if (!existsSync(entry)) throw new Complaint(`The entry of dist/${name} is missing: ${relative(root, entry)}`);
  const files = await bundleWorkers(await bundle(entry, 'LICENSES.txt'));
  for (const [file, bytes] of files) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}

async function build(folder) {
  compile({ check: true });
  await validateBundles();
  rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(entries)) {
    const bytes = await buildEntry(name, folder);
    console.log(`${basename(folder)}/${name}: ${Math.round(bytes / 1024)} KiB`);
  }
}

const filesBelow = (folder) =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** How `dist` differs from what the sources make, a line a file. */
function differences(dist, made) {
  return [...new Set([...filesBelow(dist), ...filesBelow(made)])].sort().flatMap((file) => {
    const [old, fresh] = [join(dist, file), join(made, file)];
    if (!existsSync(old)) return [`missing  dist/${file}`];
    if (!existsSync(fresh)) return [`left over  dist/${file}`];
    return readFileSync(old).equals(readFileSync(fresh)) ? [] : [`differs  dist/${file}`];
  });
}

await runScript(async () => {
  // ncc names modules relative to the current folder.
  process.chdir(root);
  const dist = join(root, 'dist');
  if (!process.argv.includes('--check')) return build(dist);

  const temporary = mkdtempSync(join(tmpdir(), 'steve1-setup-dist-'));
  try {
    await build(join(temporary, 'dist'));
    const found = differences(dist, join(temporary, 'dist'));
    if (found.length > 0) throw new Complaint(`${found.join('\n')}\nFix: npm run build, and commit dist/.`);
    console.log('dist/ is what the sources make.');
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
