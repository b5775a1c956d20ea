/** Servers of the rows, each a process of its own that ends with the bench; they print their port. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './data.mjs';

const running = new Map();

export function serve(script, ...args) {
  const key = JSON.stringify([script, ...args]);
  if (!running.has(key)) running.set(key, start(script, args));
  return running.get(key);
}

async function start(script, args) {
  const file = join(root, 'scripts', 'bench', script);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill());
  const port = await new Promise((done) => child.stdout.once('data', (text) => done(Number(text))));
  // It ends with this process, and does not hold it.
  child.unref();
  child.stdout.destroy();
  return port;
}
