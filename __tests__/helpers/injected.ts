import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The environment that makes a program of dist, and each of its threads and children, run this code first. */
export function injected(folder: string, code: string): { NODE_OPTIONS: string } {
  const file = join(folder, 'injected.mjs');
  writeFileSync(file, code);
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

/** Runs the code in the main thread when the process is sent SIGUSR2. */
export const onSignal = (code: string): string =>
  `import { isMainThread } from 'node:worker_threads';
   if (isMainThread) process.on('SIGUSR2', () => { ${code} });`;
