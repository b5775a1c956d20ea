import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect } from '@jest/globals';
import { demoSetup, readReport, tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv, dist } from '../helpers/spawn.js';

const test = testIf(process.platform !== 'win32', 'Windows removes no folder that a process is in');

/** Runs a program in a folder that is removed before the program starts. */
async function fromRemoved(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const folder = join(tempFolder(), 'gone');
  mkdirSync(folder);
  const shell = 'cd "$0" && rmdir "$0" && exec "$@"';
  const child = spawn('sh', ['-c', shell, folder, process.execPath, script, ...args], {
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, stdout, stderr, folder };
}

const cli = join(dist, 'cli', 'index.js');

describe('from a folder that was removed', () => {
  const commands = ['provision', 'verify', 'repair', 'env', 'lock', 'pack', 'probe', 'inspect'];
  test.each(commands)('%s says so in one line, and touches nothing', async (command) => {
    const args = command === 'inspect' ? ['inspect', 'file'] : [command];
    const { code, stdout, stderr, folder } = await fromRemoved(cli, args);
    const said = stdout + stderr;
    expect([code, said.match(/^error: .*$/gm)]).toEqual([3, [`error: the current folder was removed (${folder})`]]);
    expect(said).toMatch(/^Fix: Change to a folder that exists/m);
    expect(said).not.toMatch(/uv_cwd|\bat .*\.js/);
    expect(existsSync(folder)).toBe(false);
  });

  test('with --json it is the error of the document', async () => {
    const { code, stdout } = await fromRemoved(cli, ['verify', '--json']);
    expect([code, readReport(stdout).error]).toMatchObject([3, { code: 'current-folder-gone', kind: 'environment' }]);
  });

  test('a report is asked for by a relative path', async () => {
    const { code, stdout } = await fromRemoved(cli, ['verify', '--report', 'report.json']);
    expect([code, stdout.match(/^error: /gm)]).toEqual([3, ['error: ']]);
  });

  test.each([[['--version']], [['--help']], [['provision', '--help']], [['bundle', 'ls']]])(
    '%j needs no folder',
    async (args) => {
      const { code, stdout, stderr } = await fromRemoved(cli, args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/\S/);
    },
  );

  test('the launcher too', async () => {
    const { code, stdout } = await fromRemoved(resolve('bin', 'steve1-setup.mjs'), ['verify']);
    expect([code, stdout]).toEqual([3, expect.stringContaining('the current folder was removed')]);
    const relative = await fromRemoved(resolve('scripts', 'with-node-24.mjs'), ['dist/demo/index.js']);
    expect([relative.code, relative.stderr]).toEqual([3, expect.stringContaining('the current folder was removed')]);
  });

  test('the demo too', async () => {
    const { code, stderr } = await fromRemoved(join(dist, 'demo', 'index.js'), []);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/^the demo failed: the current folder was removed .*\nFix: /),
    ]);
  });

  test('an action works in the workspace that it is given, and without one says so', async () => {
    const { work } = await demoSetup();
    const script = join(dist, 'verify', 'index.js');
    const temp = { RUNNER_TEMP: tempFolder() };
    const given = await fromRemoved(script, [], { ...temp, GITHUB_WORKSPACE: work, INPUT_BUNDLE: 'bundle.json' });
    expect([given.code, given.stdout]).toEqual([1, expect.stringContaining('verify demo failed')]);
    const none = await fromRemoved(script, [], temp);
    expect([none.code, none.stdout]).toEqual([3, expect.stringContaining('the current folder was removed')]);
    const provision = join(dist, 'provision', 'index.js');
    const inputs = {
      INPUT_BUNDLE: 'bundle.json',
      'INPUT_WORKING-DIRECTORY': 'nowhere',
      INPUT_CACHE: 'off',
      INPUT_RETRIES: '0',
    };
    const probed = await fromRemoved(provision, [], { ...temp, ...inputs, GITHUB_WORKSPACE: work });
    expect([probed.code, probed.stdout]).toEqual([3, expect.not.stringContaining('uv_cwd')]);
  });
});
