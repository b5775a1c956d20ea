import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/core/schema/report.js';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoSetup, readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { startFaultyOrigin } from '../helpers/faulty-origin.js';
import { testIf } from '../helpers/skip.js';
import { type Ended, cleanEnv, cli, dist, start } from '../helpers/spawn.js';

/** What a run finds of those before it and of others, and what it leaves to those who come after: as users meet it. */

const script = join(dist, 'cli', 'index.js');
const canSet = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;
const testIfOther = testIf(canSet, 'only root can run it as other users');

/** Runs the command line as a user of a group, under a umask that gives the group nothing to write. */
function cliAs(uid: number, args: readonly string[], cwd: string): Promise<Ended> {
  const who = [`--reuid=${uid}`, `--regid=${uid}`, `--groups=${team}`];
  const shell = ['sh', '-c', 'umask 022; exec "$@"', 'sh', process.execPath, script, ...args];
  return new Promise((done) => {
    execFile('setpriv', [...who, ...shell], { cwd, env: cleanEnv(), timeout: 60_000 }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}
const team = 60_000;

/** What nobody but its owner may enter, such as the folders of tests, is opened up to a path. */
function open(path: string): void {
  for (let at = path; at !== dirname(at) && at.includes('steve1'); at = dirname(at)) chmodSync(at, 0o755);
}

const exportsOf = ({ environment }: Report) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('STEVE1_DEVICE')));

/** The demo's data, all in place. */
async function inPlace() {
  const made = await demoSetup();
  const args = ['provision', ...made.args, '--json'];
  const first = readReport((await cli(args, { cwd: made.work })).stdout);
  expect(first.verdict).toBe('pass');
  return { ...made, args, first };
}

const listing = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => [name, lstatSync(join(folder, name), { bigint: true }).ctimeNs]);

const mounts = tempFolder();
const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--bind', mounts, mounts]).status === 0;
if (canMount) spawnSync('umount', [mounts]);
const testIfMount = testIf(canMount, 'only root can mount a folder read-only');

function mountReadOnly(folder: string): void {
  const mount = (...args: string[]) =>
    expect(spawnSync('mount', args, { encoding: 'utf8' })).toMatchObject({ status: 0 });
  mount('--bind', folder, folder);
  undoAfterTest(() => void spawnSync('umount', [folder]));
  mount('-o', 'remount,ro,bind', folder);
}

describe('a data directory that cannot be written', () => {
  testIfMount('and has everything: it is checked and exported, without a lock', async () => {
    const { work, data, args, first } = await inPlace();
    const before = listing(data);
    mountReadOnly(data);
    for (const [more, hashed] of [
      [[], false],
      [['--verify', 'full'], true],
    ] as const) {
      const end = await cli([...args, ...more], { cwd: work });
      const report = readReport(end.stdout);
      expect([end.code, report.verdict, report.findings]).toEqual([0, 'pass', first.findings]);
      expect(exportsOf(report)).toEqual(exportsOf(first));
      expect(report.assets.map(({ source }) => source)).toEqual(first.assets.map(() => 'local'));
      expect([report.counters.requests, report.counters.bytesHashed > 0]).toEqual([0, hashed]);
      expect(end.stderr).toContain('EROFS: everything is in its place, and nothing has to be written');
    }
    expect(listing(data)).toEqual(before);
  });

  testIfMount(
    'and lacks something, or has something wrong: an error that names it, and nothing is exported',
    async () => {
      const { work, data, args, first } = await inPlace();
      const { path } = first.assets[0]!;
      const right = readFileSync(path);
      for (const change of [
        () => writeFileSync(path, Buffer.concat([right.subarray(1), Buffer.from('.')])),
        () => rmSync(path),
      ]) {
        change();
        mountReadOnly(data);
        const end = await cli(args, { cwd: work });
        const report = readReport(end.stdout);
        expect([end.code, report.error?.code, report.environment]).toEqual([3, 'data-dir-unwritable', {}]);
        expect(report.error!.message).toContain(`in ${join(data, '.steve1-setup')}: EROFS`);
        spawnSync('umount', [data]);
      }
    },
  );

  testIfOther("because it is another user's: the same", async () => {
    const { work, data, args, first } = await inPlace();
    open(data);
    const end = await cliAs(54_321, args, work);
    expect([end.code, end.stderr]).toEqual([0, expect.stringContaining('EACCES: everything is in its place')]);
    expect(exportsOf(readReport(end.stdout))).toEqual(exportsOf(first));
  });

  testIfMount('a Hub cache of another folder that is right, with what a killed run left in it: the same', async () => {
    const { work, args } = await demoSetup();
    const home = join(tempFolder(), 'hf');
    const all = ['provision', ...args, '--hf-home', home, '--json'];
    expect((await cli(all, { cwd: work })).code).toBe(0);
    const blobs = join(home, 'hub', 'models--demo--clip-tokenizer', 'blobs');
    writeFileSync(join(blobs, 'a.01234567.steve1-setup.incomplete'), '');
    mkdirSync(join(home, '.steve1-setup', 'lock-broken-1'));
    mountReadOnly(home);
    const end = await cli(all, { cwd: work });
    expect([end.code, readReport(end.stdout).error]).toEqual([0, undefined]);
  });

  testIfOther('a cache that is looked at by itself: the remedy is for that cache', async () => {
    const { work, data } = await inPlace();
    const hub = join(data, 'huggingface_cache', 'hub');
    open(hub);
    writeFileSync(join(hub, 'models--demo--clip-tokenizer', 'refs', 'main'), 'x');
    const end = await cliAs(54_321, ['repair', '--hub-cache', hub, '--bundle', 'bundle.json', '--json'], work);
    const { error } = readReport(end.stdout);
    expect([end.code, error?.code]).toEqual([3, 'data-dir-unwritable']);
    expect(error!.remedy).not.toContain('data-dir');
    expect(error!.remedy).toContain('write permission on the folder in the message');
  });
});

const testIfTells = testIf(process.platform === 'linux', 'only Linux tells whether a process has ended');

testIfTells('after a kill the next run waits for nobody, and clears all that was left', async () => {
  const body = Buffer.alloc(4 << 20, 'x');
  const held = await startFaultyOrigin(body);
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  undoAfterTest(async () => {
    release();
    await held.close();
  });
  const { work, data, args } = await demoSetup((bundle) => {
    const sources = [{ type: 'https' as const, url: `${held.url}/held` }];
    bundle.assets.push({ id: 'held', kind: 'file', role: 'other', path: 'held/held.bin', size: body.length, sources });
  });
  const home = join(tempFolder(), 'hf');
  const all = ['provision', ...args, '--hf-home', home, '--json'];
  // Both locks are held while the last file comes.
  held.scriptAll({ kind: 'hold', after: 1 << 20, until });
  const run = start(script, all, { cwd: work });
  const [state, hubState] = [join(data, '.steve1-setup'), join(home, '.steve1-setup')];
  for (let waited = 0; !existsSync(join(hubState, 'lock', 'owner.json')); waited += 20) {
    if (waited > 10_000) throw new Error('the Hub cache was not locked');
    await new Promise((done) => setTimeout(done, 20));
  }
  run.child.kill('SIGKILL');
  await run.ended;
  release();
  for (const lock of [join(state, 'lock'), join(hubState, 'lock')]) {
    const folder = dirname(lock);
    cpSync(lock, join(folder, 'lock-broken-1'), { recursive: true });
    cpSync(lock, join(folder, 'lock-new-1'), { recursive: true });
    writeFileSync(join(folder, 'lock-claim-0123456789abcdef-0'), readFileSync(join(lock, 'owner.json')));
  }
  mkdirSync(join(data, 'held'), { recursive: true });
  for (const path of [
    join(data, 'held', 'held.bin.01234567.steve1-setup.incomplete'),
    join(state, 'receipts.json.01234567.steve1-setup.incomplete'),
    join(home, 'hub', 'version.txt.01234567.steve1-setup.incomplete'),
  ]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
  }

  const started = Date.now();
  const next = await cli(all, { cwd: work });
  expect([next.code, next.stderr]).toEqual([0, expect.stringContaining('has ended without giving the lock back')]);
  expect(next.stderr).not.toContain('gave no sign');
  expect(Date.now() - started).toBeLessThan(60_000);
  const left = [data, home].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  expect(left.filter((name) => /incomplete$|lock-|[\\/]lock$/.test(name))).toEqual([]);

  // A lock of the Hub cache that is left goes with the next run too, although that one need not write the cache.
  mkdirSync(join(hubState, 'lock'));
  const ended = { token: 'a', host: 'elsewhere', pid: 1, since: '' };
  writeFileSync(join(hubState, 'lock', 'owner.json'), JSON.stringify(ended));
  expect((await cli(all, { cwd: work })).code).toBe(0);
  // Of a process elsewhere nobody can tell.
  expect(existsSync(join(hubState, 'lock'))).toBe(true);
});

/** The Hub, which answers nobody before as many as `runs` have asked it something. */
async function patientHub(origin: string, runs: number): Promise<string> {
  const { promise: all, resolve: open_ } = Promise.withResolvers<void>();
  let asked = 0;
  const server = createServer((request, response) => {
    if (++asked === runs) open_();
    void all
      .then(() => fetch(`${origin}${request.url}`))
      .then(async (answer) => {
        const headers = [...answer.headers].filter(
          ([name]) => !/^(connection|keep-alive|transfer-encoding)$/.test(name),
        );
        response.writeHead(answer.status, Object.fromEntries(headers)).end(Buffer.from(await answer.arrayBuffer()));
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each<[string, (folder: string) => [string, string]]>([
  ['side by side', (folder) => [join(folder, 'a'), join(folder, 'b')]],
  ['one in the other', (folder) => [join(folder, 'a'), join(folder, 'a', 'deep', 'b')]],
])(
  'two runs, each with the data directory of the other for its Hub home, %s: both come to their end',
  async (_, of) => {
    const { work, origin } = await demoSetup((bundle) => {
      bundle.assets = bundle.assets.filter(({ kind }) => kind === 'hub-snapshot');
      for (const asset of bundle.assets)
        if (asset.kind === 'hub-snapshot') {
          delete asset.files;
          asset.revision = 'main';
        }
    });
    // Both have locked their data directories when they are told what to put into the Hub cache of the other.
    const hub = await patientHub(origin.url, 2);
    const [a, b] = of(tempFolder());
    const ends = await Promise.all(
      [
        [a, b],
        [b, a],
      ].map(([data, home]) => {
        const places = ['--data-dir', data!, '--hf-home', home!];
        return cli(['provision', '--bundle', 'bundle.json', '--hf-endpoint', hub, ...places, '--json'], { cwd: work });
      }),
    );
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(ends.map(({ stderr }) => [0, stderr]));
    // One at least has waited for the other.
    expect(ends.map(({ stderr }) => stderr).join()).toContain('waiting for process');
    for (const folder of [a, b]) {
      expect(existsSync(join(folder, 'hub', 'models--demo--clip-tokenizer', 'refs', 'main'))).toBe(true);
      expect(readdirSync(join(folder, '.steve1-setup'))).not.toContain('lock');
    }
  },
);

describe('folders that a group shares', () => {
  testIfOther.each([0o2775, 0o775, 0o2770])(
    'of mode %o: the second member works in what the first has made',
    async (mode) => {
      const { work, args, data, bundle } = await demoSetup();
      open(work);
      const home = join(work, 'hf');
      for (const folder of [data, home]) {
        mkdirSync(folder);
        chownSync(folder, 0, team);
        chmodSync(folder, mode);
      }
      const all = ['provision', ...args, '--hf-home', home, '--json'];
      const [file] = bundle.assets.filter(({ kind }) => kind === 'file');
      const first = await cliAs(54_321, [...all, '--assets', `${file!.id},clip-tokenizer`], work);
      expect([first.code, first.stderr]).toEqual([0, expect.any(String)]);
      for (const folder of [data, home])
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          const facts = lstatSync(join(folder, name));
          expect([name, facts.gid]).toEqual([name, team]);
          if (facts.isSymbolicLink()) continue;
          const fitting = facts.isDirectory() ? mode : mode & 0o666;
          expect([name, (facts.mode & 0o7777).toString(8)]).toEqual([name, fitting.toString(8)]);
        }

      // A ref that the second one writes anew is still the group's.
      const ref = join(home, 'hub', 'models--demo--clip-tokenizer', 'refs', 'main');
      writeFileSync(ref, `${demoRepo.commit}\n`);
      const second = await cliAs(54_322, all, work);
      expect([second.code, readReport(second.stdout).error]).toEqual([0, undefined]);
      expect(readFileSync(ref, 'utf8')).toBe(demoRepo.commit);
      const facts = statSync(ref);
      expect([facts.gid, (facts.mode & 0o777).toString(8)]).toEqual([team, (mode & 0o666).toString(8)]);

      writeFileSync(ref, 'x');
      const repaired = await cliAs(
        54_321,
        ['repair', '--hub-cache', join(home, 'hub'), '--bundle', 'bundle.json'],
        work,
      );
      expect(repaired.code).toBe(0);
      expect((statSync(ref).mode & 0o777).toString(8)).toBe((mode & 0o666).toString(8));
    },
  );
});
