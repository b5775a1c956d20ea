import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { environment } from './environments.js';

const { python, skipped } = environment('zizmor');

const audit = (...files: string[]) =>
  new Promise<{ code: unknown; told: string }>((done) => {
    const script = join('scripts', 'audit-workflows.mjs');
    execFile(process.execPath, [script, ...files], { timeout: 60_000 }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : error.code, told: stdout + stderr }),
    );
  });

testIf(python !== undefined, skipped ?? '')('workflows, actions, examples and snippets pass zizmor', async () => {
  expect(await audit()).toEqual({
    code: 0,
    told: expect.stringMatching(/^\d+ workflows, actions and snippets are audited/),
  });
});

testIf(python !== undefined, skipped ?? '')('it complains of what is wrong', async () => {
  const file = join(tempFolder(), 'bad.yml');
  const run = 'run: echo "${{ github.event.issue.title }}"';
  writeFileSync(
    file,
    `on: issues\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - ${run}\n`,
  );
  const { code, told } = await audit(file);
  expect([code, told]).toEqual([1, expect.stringContaining('template-injection')]);
});
