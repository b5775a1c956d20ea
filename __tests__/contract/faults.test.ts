import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/core/schema/report.js';
import { noise } from '../helpers/noise.js';
import { demoSetup, readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { startFaultyOrigin } from '../helpers/faulty-origin.js';
import { injected, onSignal } from '../helpers/injected.js';
import { schemaFaults } from '../helpers/json-schema.js';
import { testIf } from '../helpers/skip.js';
import { type Ended, action, cli, dist, start } from '../helpers/spawn.js';

const testPosix = testIf(process.platform !== 'win32', 'no signals, and no bash');

/** Faults that no `await` sees end with 70, and with everything that is told of any other end. */

const sizes = { small: 100_000, large: 70 << 20 };

/** A work folder with a bundle of one file, whose download stands still until it is let go. */
async function setup(size: keyof typeof sizes = 'small') {
  const body = size === 'small' ? noise(sizes.small) : Buffer.alloc(sizes.large, 7);
  const origin = await startFaultyOrigin(body);
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  if (size === 'small') origin.scriptAll({ kind: 'hold', after: 1000, until });
  undoAfterTest(async () => {
    release();
    await origin.close();
  });
  const work = tempFolder();
  const asset = {
    id: 'file',
    kind: 'file',
    role: 'other',
    path: 'file.bin',
    size: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    sources: [{ type: 'https', url: `${origin.url}/file` }],
  };
  writeFileSync(
    join(work, 'bundle.json'),
    JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets: [asset] }),
  );
  const asked = async () => {
    for (let waited = 0; origin.requests.length === 0; waited += 10) {
      if (waited > 20_000) throw new Error('nothing was asked for');
      await new Promise((done) => setTimeout(done, 10));
    }
  };
  return { work, asked, release, lock: join(work, 'data', '.steve1-setup', 'lock') };
}

const provision = ['provision', '--bundle', 'bundle.json', '--device', 'cpu'];

function expectFault({ code, stdout }: Ended, message: unknown): Report {
  const report = readReport(stdout);
  const { error, verdict } = report;
  expect({ exit: code, verdict, code: error?.code, kind: error?.kind, message: error?.message }).toEqual({
    exit: 70,
    verdict: 'error',
    code: 'internal-error',
    kind: 'internal',
    message,
  });
  expect(schemaFaults('steve1-report-1', report)).toEqual([]);
  return report;
}

describe('while it works', () => {
  testPosix.each([
    ['a listener', `throw new Error('boom')`, 'boom'],
    ['a timer', `setTimeout(() => { throw new Error('boom') })`, 'boom'],
    ['an immediate', `setImmediate(() => { throw new Error('boom') })`, 'boom'],
    ['a microtask', `queueMicrotask(() => { throw new Error('boom') })`, 'boom'],
    ['a rejection that nobody handles', `void Promise.reject(new Error('boom'))`, 'boom'],
    ['an error event that nobody hears', `new EventTarget(); process.emit('error', new Error('boom'))`, 'boom'],
    ['many, one after the other', `let n = 0; setInterval(() => { throw new Error('boom ' + n++) }, 1)`, 'boom 0'],
    ['nothing', `throw undefined`, 'undefined'],
    ['null', `void Promise.reject(null)`, 'null'],
    ['a text', `throw 'boom'`, 'boom'],
    ['a symbol', `throw Symbol('boom')`, 'Symbol(boom)'],
    ['an object', `throw { boom: 1 }`, 'something other than an error was thrown: {"boom":1}'],
    ['an object without a prototype', `throw Object.create(null)`, 'something other than an error was thrown: {}'],
    ['an error without words', `throw new TypeError('')`, 'TypeError without a message'],
    [
      'an error that throws when it is read',
      `throw new (class extends Error { get message() { throw this } get stack() { throw this } get name() { throw this } })()`,
      'something was thrown that cannot be read',
    ],
    [
      'a proxy that throws whatever is asked of it',
      `throw new Proxy({}, { get() { throw 1 }, has() { throw 2 }, getPrototypeOf() { throw 3 }, ownKeys() { throw 4 } })`,
      'something was thrown that cannot be read',
    ],
  ])('%s', async (_name, code, message) => {
    const { work, asked, lock } = await setup();
    const run = start(join(dist, 'cli', 'index.js'), [...provision, '--json', '--report', 'report.json'], {
      cwd: work,
      env: injected(work, onSignal(code)),
    });
    await asked();
    run.child.kill('SIGUSR2');
    const end = await run.ended;
    expectFault(end, message);
    expect(JSON.parse(readFileSync(join(work, 'report.json'), 'utf8'))).toEqual(JSON.parse(end.stdout));
    expect(end.stderr).toContain('docs/errors.md#internal-error');
    // It has ended in order.
    expect([existsSync(lock), readdirSync(join(work, 'data'))]).toEqual([false, ['.steve1-setup']]);
  });

  testPosix.each([
    ['a listener', `throw new Error('boom')`],
    ['a rejection that nobody handles', `void Promise.reject(new Error('boom'))`],
  ])('%s, in the action: report, outputs, annotation and summary', async (_name, code) => {
    const { work, asked } = await setup();
    const inputs = { bundle: 'bundle.json', cache: 'off', device: 'cpu' };
    const run = action('provision', inputs, { workspace: work, env: injected(work, onSignal(code)) });
    await asked();
    run.child.kill('SIGUSR2');
    const end = await run.ended;
    expectFault({ ...end, stdout: JSON.stringify(end.report) }, 'boom');
    expect(end.outputs).toMatchObject({ 'cache-hit': 'false', report: expect.stringMatching(/report\.json$/) });
    expect([end.exported, end.summary]).toEqual([{}, expect.stringContaining('boom')]);
    expect(end.stdout).toMatch(/^::error .*boom/m);
  });

  testPosix('people read it once, in place of the line that told how far the work was', async () => {
    const { work, asked } = await setup();
    const terminal = `import tty from 'node:tty'; for (const one of [process.stdout, process.stderr]) one.isTTY = true;`;
    const run = start(join(dist, 'cli', 'index.js'), provision, {
      cwd: work,
      env: injected(work, terminal + onSignal(`throw new Error('boom')`)),
    });
    await asked();
    await run.until(/fetching/);
    run.child.kill('SIGUSR2');
    const { code, stdout, stderr } = await run.ended;
    expect([code, stdout.match(/boom/g)]).toEqual([70, ['boom']]);
    // eslint-disable-next-line no-control-regex -- the escapes are what is looked for
    expect(stderr).toMatch(/\r\x1b\[2KError: boom\n[^\r]*$/);
  });

  test('a promise that nothing will ever settle', async () => {
    const { work } = await setup();
    const stuck = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
      fs.stat = fs.lstat = fs.realpath = fs.readFile = () => new Promise(() => {}); syncBuiltinESMExports();`;
    const end = await cli(['verify', '--bundle', 'bundle.json', '--json'], { cwd: work, env: injected(work, stuck) });
    expectFault(end, 'the work has not ended, and nothing is left to wait for');
  });

  test('a command whose document is not the report keeps its own', async () => {
    const { work } = await setup();
    const code = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
      fs.stat = () => { setTimeout(() => { throw new Error('boom') }); return new Promise(() => {}) };
      syncBuiltinESMExports();`;
    const end = await cli(['inspect', 'file', '--json'], { cwd: work, env: injected(work, code) });
    const document = JSON.parse(end.stdout) as { error: { code: string } };
    expect([end.code, document.error.code, schemaFaults('steve1-inspect-1', document)]).toEqual([
      70,
      'internal-error',
      [],
    ]);
  });
});

describe('in a thread', () => {
  const inThread = (code: string) =>
    `import { isMainThread, parentPort } from 'node:worker_threads'; if (!isMainThread) { ${code} }`;

  test.each([
    ['throws', inThread(`parentPort.on('message', () => { throw new Error('boom') })`), 'boom'],
    ['rejects', inThread(`parentPort.on('message', () => void Promise.reject(new Error('boom')))`), 'boom'],
    [
      'ends',
      inThread(`parentPort.on('message', () => process.exit(0))`),
      expect.stringMatching(/^the hash worker ended/),
    ],
  ])('that hashes behind a download and %s', async (_name, code, message) => {
    const { work } = await setup('large');
    const end = await cli([...provision, '--json'], { cwd: work, env: injected(work, code) });
    expectFault(end, message);
  });

  test.each([
    ['throws', `parentPort.on('message', () => { throw new Error('boom') })`],
    ['throws before it is asked', `setTimeout(() => { throw new Error('boom') })`],
  ])('that hashes what is there and %s', async (_name, code) => {
    const folder = tempFolder();
    const body = Buffer.alloc(33 << 20);
    const asset = (id: string) => ({
      ...{ id, kind: 'file', role: 'other', path: id, size: body.length, sha256: '0'.repeat(64) },
      sources: [{ type: 'file', path: id }],
    });
    const assets = ['a', 'b', 'c', 'd'].map(asset);
    writeFileSync(
      join(folder, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'some', description: 'files', assets }),
    );
    for (const { id } of assets) writeFileSync(join(folder, id), body);
    const end = await cli(['verify', '--bundle', 'bundle.json', '--data-dir', '.', '--json'], {
      cwd: folder,
      env: injected(folder, inThread(code)),
    });
    expectFault(end, 'boom');
  });
});

describe('while the end is told', () => {
  const whenWritten = (code: string) =>
    `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
     let times = 0;
     // The action writes a file, the command line opens one first: a person may have named a pipe.
     for (const name of ['writeFile', 'open']) {
       const real = fs[name];
       fs[name] = async (path, ...rest) => {
         if (String(path).endsWith('report.json') && times++ === 0) { ${code} }
         return real(path, ...rest);
       };
     }
     syncBuiltinESMExports();`;
  const faults: [string, string][] = [
    ['a timer', `setTimeout(() => { throw new Error('boom') }); await new Promise((done) => setTimeout(done, 20));`],
    ['a rejection that nobody handles', `void Promise.reject(new Error('boom'))`],
    ['the writer itself', `throw new TypeError('boom')`],
  ];

  test.each(faults)('%s, on the command line: one document, and it tells the fault', async (_name, code) => {
    const { work, args } = await demoSetup();
    const all = ['verify', ...args.slice(0, 2), '--json', '--report', 'report.json'];
    const end = await cli(all, { cwd: work, env: injected(work, whenWritten(code)) });
    expectFault(end, 'boom');
    expect(JSON.parse(readFileSync(join(work, 'report.json'), 'utf8'))).toMatchObject({
      error: { code: 'internal-error', message: 'boom' },
    });
  });

  test.each(faults)('%s, in the action: everything is told anew, and nothing exported', async (_name, code) => {
    const { work, args } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const inputs = { bundle: 'bundle.json', cache: 'off', device: 'cpu' };
    const end = await action('provision', inputs, { workspace: work, env: injected(work, whenWritten(code)) }).ended;
    expectFault({ ...end, stdout: JSON.stringify(end.report) }, 'boom');
    expect([end.outputs['report'], end.summary]).toEqual([
      expect.stringMatching(/report\.json$/),
      expect.stringContaining('boom'),
    ]);
    expect(end.exported).toEqual({});
  });

  test('what cannot be rendered', async () => {
    const { work, args } = await demoSetup();
    const code = `const { stringify } = JSON;
      JSON.stringify = (value, ...rest) => { if (value?.assets?.length > 0) throw new Error('boom'); return stringify(value, ...rest); };`;
    const end = await cli(['verify', ...args.slice(0, 2), '--json'], { cwd: work, env: injected(work, code) });
    expectFault(end, 'boom');
  });
});

describe('a reader that has ended is no fault', () => {
  test('of all that is printed: the work is done, and its exit code is told', async () => {
    const { work, asked, release } = await setup();
    const run = start(join(dist, 'cli', 'index.js'), [...provision, '--report', 'report.json'], { cwd: work });
    await asked();
    for (const stream of [run.child.stdout!, run.child.stderr!]) stream.destroy();
    release();
    const { code } = await run.ended;
    expect([code, existsSync(join(work, 'data', 'file.bin'))]).toEqual([0, true]);
    expect(JSON.parse(readFileSync(join(work, 'report.json'), 'utf8'))).toMatchObject({ verdict: 'pass' });
  });

  test('in the action', async () => {
    const { work, asked, release } = await setup();
    const inputs = { bundle: 'bundle.json', cache: 'off', device: 'cpu' };
    const run = action('provision', inputs, { workspace: work });
    await asked();
    run.child.stdout!.destroy();
    release();
    const end = await run.ended;
    expect([end.code, end.stderr, end.outputs['source']]).toEqual([0, '', 'download']);
  });

  testPosix('of a text that is longer than a pipe holds: nothing is printed about it', () => {
    const folder = tempFolder();
    const script = `set -o pipefail; "$0" "$1" bundle ls --json | head -c 10 >/dev/null; echo "$?"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, join(dist, 'cli', 'index.js')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual(['0\n', '']);
  });

  testPosix('but an output that cannot be written is said', () => {
    const script = `"$0" "$1" bundle ls >/dev/full; echo "$?"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, join(dist, 'cli', 'index.js')], {
      cwd: tempFolder(),
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual([
      '3\n',
      expect.stringMatching(/^error: cannot write standard output: ENOSPC\nFix: /),
    ]);
  });
});
