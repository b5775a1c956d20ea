/**
 * Runs a script on Node 24 or newer, whatever Node this is: `node scripts/with-node-24.mjs <script> [argument…]`.
 * Works before any install and on Node 20, so it imports nothing but Node's own modules.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const needed = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const platformPackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;

const majorOf = (version) => Number.parseInt(version, 10);

function fail(problem, fix) {
  const docs = 'https://github.com/aimc/steve1-setup/blob/main/docs/errors.md#node-too-old\n';
  process.stderr.write(`${problem}\nFix: ${fix}\nSee: ${docs}`);
  process.exit(3);
}

/** Node as `npm ci` installed it. */
function installedNode() {
  const file = join(root, 'node_modules', platformPackage, 'bin', windows ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

/** npm's own script: running that needs no shell, which npm.cmd would. */
function npmScript() {
  const beside = dirname(process.execPath);
  return [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file !== undefined && /npm-cli\.js$/.test(file) && existsSync(file));
}

/** Node as npm keeps it in its cache, fetched on the first call. */
function fetchedNode() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = manifest.optionalDependencies?.[platformPackage];
  const problem = `This is Node ${process.versions.node}, and Node ${needed} or newer is needed`;
  const byHand = `install Node ${needed} (https://nodejs.org) and run the same command again.`;
  if (version === undefined) fail(`${problem}; npm has none for ${process.platform} ${process.arch}.`, byHand);
  const npm = npmScript();
  if (npm === undefined) fail(`${problem}; npm was not found to fetch it.`, byHand);

  console.error(`${problem}: npm brings ${platformPackage}@${version} (about 50 MB, once).`);
  const ask = ['exec', '--yes', `--package=${platformPackage}@${version}`, '--', 'node', '-p', 'process.execPath'];
  try {
    const said = execFileSync(process.execPath, [npm, ...ask], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return said.trim().split(/\r?\n/).at(-1);
  } catch (error) {
    return fail(`${problem}; npm could not bring it (${error.message.split('\n')[0]}).`, byHand);
  }
}

/** Asks what was found: npm answers with the Node at hand where it may not install, and another libc starts none. */
function assertVersion(node) {
  let version;
  try {
    version = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
  } catch (error) {
    fail(`${node} does not start: ${error.message.split('\n')[0]}`, `install Node ${needed} (https://nodejs.org).`);
  }
  if (majorOf(version) >= needed) return;
  fail(`${node} is Node ${version}, and Node ${needed} or newer is needed.`, 'delete node_modules and run `npm ci`.');
}

/** Runs `node` with these arguments in place of this process: its streams, its signals, its end. */
function become(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  // A terminal sends Ctrl-C to the whole group: passed on as well, the child would get it twice.
  const shared = windows || process.stdin.isTTY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => (signal === 'SIGINT' && shared ? undefined : child.kill(signal)));
  }
  child.on('error', (error) =>
    fail(`${node} does not start: ${error.message}`, 'delete node_modules and run `npm ci`.'),
  );
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail('No script is given.', 'node scripts/with-node-24.mjs <script> [argument…]');

if (majorOf(process.versions.node) >= needed) {
  // This process will do: the script sees the arguments that it would see on its own.
  process.argv.splice(1, 2, resolve(script));
  await import(pathToFileURL(resolve(script)).href);
} else {
  const node = installedNode() ?? fetchedNode();
  assertVersion(node);
  become(node, [script, ...args]);
}
