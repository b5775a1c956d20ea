/** `tsc → lib`: the first half of every build, and all that the tests and the generated documents need. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const lib = join(root, 'lib');

/** An error that is said and not shown with a stack. */
export class Complaint extends Error {}

/** Runs a script's main function; a complaint ends it with 1. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function digestOfSources() {
  const hash = createHash('sha256');
  const files = globSync(['src/**/*.ts', 'bundles/*.json', 'tsconfig*.json', 'package-lock.json'], { cwd: root });
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Fills `lib`. Checked: types are errors, and nothing old is left. Not checked: reuses what was made of the same
 * sources, so that one type error somewhere does not stop every test.
 */
export function compile({ check }) {
  const stamp = join(lib, '.sources');
  const digest = digestOfSources();
  if (!check && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  rmSync(lib, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    const args = [tsc, '-p', 'tsconfig.build.json', ...(check ? [] : ['--noCheck'])];
    execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  } catch {
    throw new Complaint('tsc failed: its messages are above.');
  }
  writeFileSync(stamp, digest);
}
