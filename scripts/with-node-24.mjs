/**
 * Runs a script on Node 24 or newer, whatever Node this is: `node scripts/with-node-24.mjs <script> [argument…]`.
 * Works before any install and on Node 20, so it imports nothing but Node's own modules.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const needed = 24;
const windows = process.platform === 'win32';

const docs = 'https://github.com/aimc/steve1-setup/blob/main/docs/';
const tooOld = `${docs}errors.md#node-too-old\n`;

function fail(problem, fix, see = tooOld) {
  process.stderr.write(`error: ${problem}\nFix: ${fix}\nSee: ${see}`);
  process.exit(3);
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
    fail(`${node} does not start: ${error.message}`, 'install Node 24 (https://nodejs.org).'),
  );
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Some signals do not end this process, such as SIGPIPE, which Node ignores.
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 100);
  });
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail('no script is given', 'node scripts/with-node-24.mjs <script> [argument…]');

let file;
try {
  file = resolve(script);
} catch {
  fail(
    'the current folder was removed',
    'change to a folder that exists (`cd`), and run the same command again.',
    `${docs}errors.md#current-folder-gone\n`,
  );
}

if (Number.parseInt(process.versions.node, 10) >= needed) {
  // This process will do: the script sees the arguments that it would see on its own.
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
} else {
  const { findNode, NotFound } = await import('./find-node.mjs');
  try {
    become(await findNode(needed), [file, ...args]);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    fail(`this is Node ${process.versions.node}, and Node ${needed} or newer is needed; ${error.message}`, error.fix);
  }
}
