import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../helpers/demo-setup.js';

const run = (...files: string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    const script = join('scripts', 'lint-workflows.mjs');
    execFile(process.execPath, [script, ...files], { timeout: 60_000 }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : error.code, stdout, stderr }),
    );
  });

const commit = '11bd71901bbe5b1630ceea73d27597364c9af683';
const workflow = (...steps: string[]) =>
  [
    'on: push',
    'jobs:',
    '  a:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    ...steps.map((step) => `      - ${step}`),
    '',
  ].join('\n');

test('those of this repository and its examples are fine', async () => {
  expect(await run()).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ workflows are fine\.\n$/), stderr: '' });
});

test.each([
  ['no YAML', 'on: [', /:1:6: /],
  ['empty', '', /workflow is empty/],
  ['no jobs', 'on: push\n', /"jobs" section is missing/],
  ['an unknown key', workflow('runs: true'), /:6:9: .*"runs"/],
  ['a value that does not exist', workflow('run: echo ${{ github.evnt }}'), /:6:\d+: property "evnt" is not defined/],
  ['text of others in a script', workflow('run: echo "${{ github.event.issue.title }}"'), /potentially untrusted/],
  ['an unknown runner', workflow('run: x').replace('24.04', '24.4'), /:4:14: label "ubuntu-24\.4" is unknown/],
  ['a tag', workflow('uses: actions/checkout@v4'), /:6:9: uses: actions\/checkout@v4 is not pinned/],
  ['a tag, quoted', workflow('"uses": "actions/checkout@v4"'), /is not pinned/],
  ['a tag in braces', workflow('{ uses: actions/checkout@v4 }'), /is not pinned/],
  ['a short commit', workflow(`uses: actions/checkout@${commit.slice(0, 12)}`), /is not pinned/],
  ['an image by tag', workflow('uses: docker://alpine:3'), /is not pinned/],
])('%s is refused, and its place named', async (_, text, message) => {
  const file = join(tempFolder(), 'workflow.yml');
  writeFileSync(file, text);
  const { code, stdout, stderr } = await run(file);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
  for (const line of stderr.trim().split('\n')) expect(line.startsWith(`${file}:`)).toBe(true);
});

test('a commit, a path and this action are fine', async () => {
  const file = join(tempFolder(), 'workflow.yml');
  const uses = [`actions/checkout@${commit} # v4.2.2`, './', 'aimc/steve1-setup@v1', 'aimc/steve1-setup/verify@v1'];
  writeFileSync(file, workflow(...uses.map((one) => `uses: ${one}`)));
  expect(await run(file)).toMatchObject({ code: 0, stderr: '' });
});
