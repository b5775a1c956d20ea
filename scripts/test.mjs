/** What `npm test` runs: builds what the tests need, then every ring of Jest; further arguments go to Jest. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Complaint, compile, root, runScript } from './compile.mjs';

const node = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

function count(results) {
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = results;
  // A file that does not even load holds tests that nobody has counted.
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return `tests: ${passed} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`;
}

await runScript(() => {
  // Workers cannot start from a .ts file, so their tests run what the build makes.
  compile({ check: false });

  const environments = join(root, 'scripts', 'interop-env.mjs');
  // What could not be made it says itself, and the tests that want it are skipped.
  if (existsSync(environments) && node([environments]) !== 0)
    throw new Complaint('An interop environment could not be made.');

  const folder = mkdtempSync(join(tmpdir(), 'steve1-setup-test-'));
  const output = join(folder, 'results.json');
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  try {
    process.exitCode = node([
      ...[
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        jest,
        '--json',
        `--outputFile=${output}`,
      ],
      ...process.argv.slice(2),
    ]);
    if (existsSync(output)) console.log(count(JSON.parse(readFileSync(output, 'utf8'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
