import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { schemaFaults } from '../helpers/json-schema.js';
import { demoSetup, readReport, tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { type Ended, action, cleanEnv, cli, dist } from '../helpers/spawn.js';

const failed = ({ code, stdout }: Ended) => {
  const { error, verdict } = readReport(stdout);
  return { exit: code, verdict, code: error?.code, message: error?.message };
};

describe('a command line that is wrong ends with 2, names the value and the nearest right one', () => {
  test.each([
    [
      ['provision', '--bundel', 'steve1'],
      'input-unknown',
      "--bundel is not known to provision. Did you mean 'bundle'?",
    ],
    [['provision', '--cache', 'on'], 'input-invalid', "--cache is 'on', and must be one of auto, read, write, off"],
    [['provision', '--offline', 'yes'], 'input-invalid', "--offline is 'yes', and must be true or false"],
    [['provision', '--offline'], 'input-invalid', '--offline needs a value: true or false'],
    [['provision', '--cache'], 'input-invalid', '--cache needs a value: one of auto, read, write, off'],
    [['provision', '--retries'], 'input-invalid', '--retries needs a value: a whole number from 0 to 20'],
    [
      ['provision', '--assets'],
      'input-invalid',
      '--assets needs a value: `required`, `all`, or asset ids, separated by commas or newlines',
    ],
    [
      ['verify', '--hub-cache', '--json'],
      'input-invalid',
      '--hub-cache needs a value: DIR, Look at a Hub cache by itself, without a data directory: HF_HUB_CACHE, or an HF_HOME',
    ],
    [['env', '--shell'], 'input-invalid', '--shell needs a value: one of sh, fish, powershell, dotenv, json'],
    [['provision', '--retries=-1'], 'input-invalid', "--retries is '-1', and must be a whole number from 0 to 20"],
    [['provision', '--verify', 'some'], 'input-invalid', "--verify is 'some', and must be one of auto, full"],
    [['provision', '--bundle', 'a', '--bundle', 'b'], 'input-invalid', '--bundle is given twice'],
    [
      ['provision', '--hf-endpoint', 'ftp://x'],
      'input-invalid',
      "hf-endpoint is 'ftp://x', and must be an http(s) address",
    ],
    [
      ['provision', '--assets', 'steve1-polcy'],
      'asset-unknown',
      "bundle 'steve1' has no asset 'steve1-polcy'. Did you mean 'steve1-policy'?",
    ],
    [
      ['provision', '--hf-token', 'hf_x'],
      'input-unknown',
      '--hf-token does not exist: every user of the machine sees the flags of a process',
    ],
    [
      ['provision', '--summary', 'false'],
      'input-unknown',
      '--summary does not exist: only a workflow has a job summary',
    ],
    [['provision', '--hf-token-file', 'nowhere'], 'token-file-unreadable', 'cannot read nowhere: ENOENT'],
    [['provison'], 'command-unknown', "there is no command 'provison'. Did you mean 'provision'?"],
    [['verify', 'now'], 'command-unknown', "'now' is one word too many after verify"],
    [[], 'command-unknown', 'no command was given'],
    [['verify', '--bundle', 'steve2'], 'bundle-unknown', expect.stringContaining("Did you mean 'steve1'?")],
    [
      ['env', '--shell', 'csh'],
      'input-invalid',
      "--shell is 'csh', and must be one of sh, fish, powershell, dotenv, json",
    ],
  ])('%j', async (args, code, message) => {
    const end = await cli([...args, '--json'], { cwd: tempFolder() });
    expect(failed(end)).toEqual({ exit: 2, verdict: 'error', code, message });
  });

  test('people get the message, one Fix line and the link, and no stack', async () => {
    const { code, stdout, stderr } = await cli(['provision', '--offline', 'yes'], { cwd: tempFolder() });
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(/^steve1-setup|^provision/);
    expect(stdout.match(/^Fix: /gm)).toHaveLength(1);
    expect(stdout).toContain('docs/errors.md#input-invalid');
    expect(stdout).not.toMatch(/\bat .*\.js:\d+/);
  });
});

describe('a misspelt flag is answered as its command answers', () => {
  test('env writes to standard error, because a shell evaluates its standard output', async () => {
    for (const args of [
      ['env', '--shel', 'sh'],
      ['env', '--shell', 'csh'],
    ]) {
      const { code, stdout, stderr } = await cli(args, { cwd: tempFolder() });
      expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', 'env did not start']);
    }
  });

  test.each([
    [['provision', '--bundel', 'x'], 'steve1-report-1'],
    [['inspect', '--rol', 'x', 'file'], 'steve1-inspect-1'],
    [['bundle', 'ls', 'more'], 'steve1-bundles-1'],
    [['bundle'], 'steve1-bundles-1'],
  ])('%j keeps the schema of its document', async (args, name) => {
    const { code, stdout } = await cli([...args, '--json'], { cwd: tempFolder() });
    const document = JSON.parse(stdout) as { error: { code: string } };
    expect([code, schemaFaults(name, document), document.error.code]).toEqual([
      2,
      [],
      expect.stringMatching(/unknown$/),
    ]);
  });
});

test('bundle --help is help, though no verb was given', async () => {
  const [verb, none] = await Promise.all(
    [
      ['bundle', 'ls', '--help'],
      ['bundle', '--help'],
    ].map((args) => cli(args, { cwd: tempFolder() })),
  );
  expect([none!.code, none!.stdout]).toEqual([0, verb!.stdout]);
});

test('bundle ls --json is a document of its own, with the built-in manifests as they are', async () => {
  const { code, stdout } = await cli(['bundle', 'ls', '--json'], { cwd: tempFolder() });
  const document = JSON.parse(stdout) as { bundles: unknown[] };
  expect([code, schemaFaults('steve1-bundles-1', document)]).toEqual([0, []]);
  expect(document.bundles).toEqual(
    ['steve1', 'minestudio-steve1'].map((name) => JSON.parse(readFileSync(`bundles/${name}.json`, 'utf8'))),
  );
});

describe('an action with a wrong input', () => {
  test.each([
    [{ bundel: 'steve1' }, "input 'bundel' is not known to provision. Did you mean 'bundle'?"],
    [{ offline: 'yes' }, "input 'offline' is 'yes', and must be true or false"],
  ])('%j', async (inputs, message) => {
    const workspace = tempFolder();
    const end = await action('provision', inputs, { workspace }).ended;
    expect(end.code).toBe(2);
    expect((end.report as { error: { message: string } }).error.message).toBe(message);
    expect(end.stdout).toContain('::error ');
    expect(end.outputs['cache-hit']).toBe('false');
    expect(readdirSync(workspace)).toEqual([]);
  });
});

describe('a manifest that is wrong ends with 2, naming file, line and field, and nothing is touched', () => {
  const asset = '{"id":"a","kind":"file","role":"other","path":"a.bin","sources":[{"type":"file","path":"x"}]}';
  const bundle = (assets: string, more = '') =>
    `{\n "schema": "steve1-bundle/1",\n "name": "mine",\n "description": "mine",${more}\n "assets": [\n${assets}]}`;
  test.each([
    ['not JSON', '{\n  "schema": oops\n}', /bundle\.json:2:\d+: not valid JSON/],
    ['empty', '', /bundle\.json:1:1: not valid JSON/],
    [
      'an unknown field',
      bundle(asset, '\n "colour": "red",'),
      /bundle\.json:\d+:\d+: the document: Unrecognized key: "colour"/,
    ],
    [
      'a file named twice',
      bundle(`${asset},\n${asset.replace('"id":"a"', '"id":"b"')}`),
      /bundle\.json:7:\d+: assets\[1\]\.path: 'a\.bin' is already the path of asset 'a'/,
    ],
    [
      'a path that leaves',
      bundle(asset.replace('a.bin', '../a.bin')),
      /bundle\.json:6:\d+: assets\[0\]\.path: path '\.\.\/a\.bin' has the segment '\.\.'/,
    ],
    ['a reserved name', bundle(asset.replace('a.bin', 'nul.bin')), /reserved on Windows/],
    [
      'a field twice',
      bundle(asset.replace('"id":"a"', '"id":"a","id":"b"')),
      /bundle\.json:6:\d+: the same field twice/,
    ],
  ])('%s', async (_name, text, message) => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'bundle.json'), text);
    const end = await cli(['provision', '--bundle', 'bundle.json', '--json'], { cwd });
    expect(failed(end)).toEqual({
      exit: 2,
      verdict: 'error',
      code: 'manifest-invalid',
      message: expect.stringMatching(message),
    });
    expect(readdirSync(cwd)).toEqual(['bundle.json']);
  });
});

describe('a bundle that reaches for what is not its own is refused, and nothing is touched', () => {
  test.each<[string, object, string[], RegExp]>([
    [
      'a variable that a shell runs',
      { env: 'BASH_ENV' },
      [],
      /assets\[0\]\.env: 'BASH_ENV' is no name that a bundle may set/,
    ],
    ['a variable of the kit', { env: 'STEVE1_DEVICE' }, [], /belongs to steve1-setup itself/],
    ['a file in the Hub cache', { path: 'HUGGINGFACE_CACHE/hub/x' }, [], /lies in the folder of the Hub cache/],
    ['a file where hf-home is', { path: 'models/hf/hub/x' }, ['--hf-home', 'data/models/HF'], /lies in the Hub cache/],
  ])('%s', async (_, more, args, message) => {
    const cwd = tempFolder();
    const file = { id: 'a', kind: 'file', role: 'other', path: 'a', sources: [{ type: 'file', path: 'x' }], ...more };
    writeFileSync(
      join(cwd, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'bash', description: 'hostile', assets: [file] }),
    );
    for (const command of ['provision', 'env']) {
      const end = await cli([command, '--bundle', 'bundle.json', ...args, '--json'], { cwd });
      expect(failed(end)).toMatchObject({ exit: 2, code: 'manifest-invalid', message: expect.stringMatching(message) });
      expect(readdirSync(cwd)).toEqual(['bundle.json']);
    }
  });
});

test('an empty value means not given, of the flags that no workflow has too', async () => {
  const cwd = tempFolder();
  const end = await cli(['verify', '--bundle', '', '--report', '', '--json'], { cwd });
  expect([end.code, readReport(end.stdout).bundle?.name, readdirSync(cwd)]).toEqual([1, 'steve1', []]);
  expect((await cli(['env', '--shell', ''], { cwd })).code).toBe(1);
});

describe('what is no file is said, and not waited for', () => {
  test.each([
    ['a folder', (path: string) => mkdirSync(path), /mine\.json is a folder, not a manifest$/],
    ...(process.platform === 'win32'
      ? []
      : [
          [
            'a pipe',
            (path: string) => void execFileSync('mkfifo', [path]),
            /mine\.json is no file, not a manifest$/,
          ] as const,
        ]),
  ] as const)('%s as manifest', async (_, make, message) => {
    const cwd = tempFolder();
    make(join(cwd, 'mine.json'));
    const end = await cli(['verify', '--bundle', 'mine.json', '--json'], { cwd });
    expect(failed(end)).toMatchObject({ exit: 2, code: 'manifest-invalid', message: expect.stringMatching(message) });
    if (_ === 'a folder') return;
    const inspected = await cli(['inspect', 'mine.json'], { cwd });
    expect([inspected.code, inspected.stdout]).toEqual([2, expect.stringContaining('neither a file nor a folder')]);
  });

  const isPosix = process.platform !== 'win32';
  const pipe = (path: string) => void execFileSync('mkfifo', [path]);
  const device = (path: string) => symlinkSync('/dev/zero', path);
  testIf(isPosix, 'Windows has no such files').each<[string, (path: string) => void, string[], string]>([
    ['a pipe as lock file', pipe, ['verify', '--lock-file', 'odd'], 'lock-invalid'],
    ['a device as lock file', device, ['verify', '--lock-file', 'odd'], 'lock-invalid'],
    ['a folder as lock file', mkdirSync, ['verify', '--lock-file', 'odd'], 'lock-invalid'],
    ['a pipe as lock file that is to be written', pipe, ['lock', '--lock-file', 'odd'], 'lock-invalid'],
    ['a device as lock file that is to be written', device, ['lock', '--lock-file', 'odd'], 'lock-invalid'],
    ['a pipe as token file', pipe, ['provision', '--hf-token-file', 'odd'], 'token-file-unreadable'],
    ['a device as token file', device, ['provision', '--hf-token-file', 'odd'], 'token-file-unreadable'],
    ['a device as manifest', device, ['env', '--bundle', './odd'], 'manifest-invalid'],
    ['a pipe as folder of bytes', pipe, ['repair', '--from', 'odd'], 'path-unknown'],
  ])('%s', async (_, make, args, code) => {
    const cwd = tempFolder();
    make(join(cwd, 'odd'));
    const { ino } = lstatSync(join(cwd, 'odd'));
    const end = await cli([...args, '--json'], { cwd });
    expect(failed(end)).toMatchObject({ exit: 2, code, message: expect.stringContaining('odd') });
    expect(lstatSync(join(cwd, 'odd')).ino).toBe(ino);
  });

  testIf(isPosix, 'Windows has no such files')(
    'a report to a pipe: to who reads it, and to nobody no wait',
    async () => {
      const cwd = tempFolder();
      pipe(join(cwd, 'odd'));
      const args = ['verify', '--report', 'odd'];
      const nobody = await cli(args, { cwd, limitMs: 10_000 });
      expect([nobody.code, nobody.stdout + nobody.stderr]).toEqual([
        3,
        expect.stringContaining('cannot write the report'),
      ]);
      const script = 'exec 3<>odd; "$0" "$@" >/dev/null 2>&1; head -n 2 <&3';
      const all = ['-c', script, process.execPath, join(dist, 'cli', 'index.js'), ...args];
      const read = execFileSync('sh', all, { cwd, env: cleanEnv(), timeout: 10_000, encoding: 'utf8' });
      expect(read).toContain('"schema": "steve1-report/1"');
    },
  );

  testIf(isPosix, 'Windows has no such files')('a pipe in place of the receipts, or of a tensor table', async () => {
    const { work, args } = await demoSetup((bundle) => {
      for (const asset of bundle.assets) if (asset.id === 'mineclip') Object.assign(asset, { tensors: 'table' });
    });
    mkdirSync(join(work, 'data', '.steve1-setup'), { recursive: true });
    pipe(join(work, 'table'));
    const table = await cli(['verify', ...args.slice(0, 2), '--json'], { cwd: work });
    expect(failed(table)).toMatchObject({
      exit: 2,
      code: 'manifest-invalid',
      message: expect.stringContaining('table'),
    });
    rmSync(join(work, 'table'));
    pipe(join(work, 'data', '.steve1-setup', 'receipts.json'));
    const receipts = await cli(['verify', '--json'], { cwd: work });
    expect(failed(receipts)).toMatchObject({ exit: 3, code: 'file-unreadable' });
  });

  test.each([
    ['a manifest', ['verify', '--bundle', './large'], 'manifest-invalid', 200 << 20],
    ['a lock file', ['verify', '--lock-file', 'large'], 'lock-invalid', 200 << 20],
    ['a token file', ['provision', '--hf-token-file', 'large'], 'token-file-unreadable', 1 << 20],
  ])('%s that is far too large', async (_, args, code, size) => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'large'), '');
    truncateSync(join(cwd, 'large'), size); // a hole, which takes no room
    const end = await cli([...args, '--json'], { cwd });
    expect(failed(end)).toMatchObject({
      exit: 2,
      code,
      message: expect.stringMatching(/large is larger than \d+ bytes/),
    });
  });

  test('inspect of an empty folder says so, and a table that cannot be written is no fault of the kit', async () => {
    const { work, served } = await demoSetup();
    mkdirSync(join(work, 'empty'));
    expect(await cli(['inspect', 'empty'], { cwd: work })).toMatchObject({ code: 0, stdout: 'inspect · 0 files\n' });
    const prior = served['/weights/steve1_prior.pt']!.path;
    const end = await cli(['inspect', prior, '--write-table', 'none/table.txt'], { cwd: work });
    expect([end.code, end.stdout]).toEqual([3, expect.stringContaining('cannot write')]);
  });
});

describe('a machine that is in the way', () => {
  test('a data directory that cannot be made', async () => {
    const { work, args } = await demoSetup();
    writeFileSync(join(work, 'data'), 'a file');
    const end = await cli(['provision', ...args, '--json'], { cwd: work });
    expect(failed(end)).toMatchObject({
      exit: 3,
      code: 'data-dir-unwritable',
      message: expect.stringContaining(join(work, 'data')),
    });
    expect(readReport(end.stdout).error?.remedy).toMatch(/^A file is where a folder belongs/);
    expect(readFileSync(join(work, 'data'), 'utf8')).toBe('a file');
  });

  testIf(existsSync('/proc/self'), 'no /proc')('one on a file system that takes no folders', async () => {
    const { work, args } = await demoSetup();
    const end = await cli(['provision', ...args, '--data-dir', '/proc/nope/data', '--json'], { cwd: work });
    expect(failed(end)).toMatchObject({
      exit: 3,
      code: 'data-dir-unwritable',
      message: expect.stringContaining('/proc/nope'),
    });
  });

  testIf(process.platform !== 'win32' && process.getuid?.() !== 0, 'the superuser may write everything')(
    'a folder that cannot be written is said before the first byte, with the room that is missing',
    async () => {
      const { work, args, origin, data } = await demoSetup((bundle) => {
        for (const asset of bundle.assets)
          if (asset.kind === 'file' && asset.id === 'mineclip') asset.size = 8_000_000_000_000_000;
      });
      mkdirSync(join(data, 'weights', 'vpt'), { recursive: true });
      chmodSync(join(data, 'weights', 'vpt'), 0o555);
      const end = await cli(['provision', ...args, '--json'], { cwd: work });
      expect(failed(end)).toMatchObject({
        exit: 3,
        code: 'disk-too-small',
        message: expect.stringMatching(/ are free; cannot write in .*vpt: EACCES$/),
      });
      expect(origin.requests).toEqual([]);
    },
  );

  test('a disk that is too small is said before the first byte, with both numbers', async () => {
    const { work, args, origin, data } = await demoSetup((bundle) => {
      for (const asset of bundle.assets)
        if (asset.kind === 'file' && asset.id === 'mineclip') asset.size = 8_000_000_000_000_000;
    });
    const end = await cli(['provision', ...args, '--json'], { cwd: work });
    expect(failed(end)).toMatchObject({
      exit: 3,
      code: 'disk-too-small',
      message: expect.stringMatching(/^80000\d{11} bytes are needed in .*, where \d+ are free$/),
    });
    expect(origin.requests).toEqual([]);
    expect(existsSync(join(data, 'weights'))).toBe(false);
  });

  test('a link below the data directory that leads out of it is refused; the directory itself may be one', async () => {
    const { work, args, data } = await demoSetup();
    const elsewhere = tempFolder();
    mkdirSync(data);
    symlinkSync(elsewhere, join(data, 'weights'));
    const end = await cli(['provision', ...args, '--json'], { cwd: work });
    expect(failed(end)).toMatchObject({
      exit: 2,
      code: 'path-unsafe',
      message: expect.stringContaining(join(data, 'weights')),
    });
    expect(readdirSync(elsewhere)).toEqual([]);

    symlinkSync(elsewhere, join(work, 'linked'));
    expect((await cli(['provision', ...args, '--data-dir', 'linked'], { cwd: work })).code).toBe(0);
    expect(existsSync(join(elsewhere, 'weights', 'vpt', '2x.model'))).toBe(true);
  });

  test('a report that cannot be written is said', async () => {
    const { work, args } = await demoSetup();
    writeFileSync(join(work, 'taken'), '');
    const end = await cli(['provision', ...args, '--report', 'taken/report.json'], { cwd: work });
    expect([end.code, end.stderr]).toEqual([3, expect.stringContaining('cannot write the report')]);
    expect(end.stdout).toMatch(/^provision demo passed/); // what was done is told all the same
  });
});

describe('env', () => {
  test('prints nothing and exits with 1 while something is missing', async () => {
    const { work, args } = await demoSetup();
    const without = args.slice(0, 2);
    const end = await cli(['env', ...without], { cwd: work });
    expect([end.code, end.stdout]).toEqual([1, '']);
    expect(end.stderr).toContain('Fix:');
    await cli(['provision', ...args], { cwd: work });
    const right = await cli(['env', ...without, '--shell', 'json'], { cwd: work });
    expect([right.code, right.stderr]).toEqual([0, '']);
    expect(JSON.parse(right.stdout)).toMatchObject({ HF_HUB_OFFLINE: '1', STEVE1_DATA_DIR: join(work, 'data') });
  });

  test('what is no obstacle is told aside', async () => {
    const { work, data, args } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const env = { HF_HOME: '/elsewhere' };
    const end = await cli(['env', ...args.slice(0, 2), '--shell', 'json'], { cwd: work, env });
    expect(end.code).toBe(0);
    expect(JSON.parse(end.stdout)).toMatchObject({ HF_HOME: join(data, 'huggingface_cache') });
    expect(end.stderr).toMatch(/^\nwarning: HF_HOME is inherited as '\/elsewhere'.*\nFix: /);
  });

  test('offline: false turns off what was inherited as on', async () => {
    const { work, args } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const end = await cli(['env', ...args.slice(0, 2), '--offline', 'false', '--shell', 'json'], {
      cwd: work,
      env: { HF_HUB_OFFLINE: '1' },
    });
    const variables = JSON.parse(end.stdout) as Record<string, string>;
    expect([variables['HF_HUB_OFFLINE'], variables['TRANSFORMERS_OFFLINE'], variables['HF_HUB_DISABLE_XET']]).toEqual([
      '0',
      undefined,
      '1',
    ]);
  });
});
