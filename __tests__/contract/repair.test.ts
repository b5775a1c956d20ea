import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { demoRepo } from '../../src/demo/fixtures.js';
import { unpackArchive } from '../../src/io/archive.js';
import { demoSetup, readReport, tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cli, dist, start } from '../helpers/spawn.js';
import { testData } from '../interop/environments.js';

/** The command as users run it, on the cache of a real project and on caches that were broken in other ways. */

const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');
const nobody = ['--hf-endpoint', 'http://127.0.0.1:1'];

/** Every file below a folder with its bytes, every link with its text. */
function treeOf(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    const path = join(folder, name);
    const facts = lstatSync(path);
    if (facts.isSymbolicLink()) tree[name] = `-> ${readlinkSync(path)}`;
    else if (facts.isFile()) tree[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return tree;
}

const archive = join(testData() ?? '', 'hub', 'aimc_build_cache.zip');
const fromLife = testIf(existsSync(archive), 'the cache of the real project is not here');
const clip = 'models--openai--clip-vit-base-patch16';
const pinned = '57c216476eefef5ab752ec549e440a49ae4ae5f3';

async function realCache() {
  const work = join(tempFolder(), 'work');
  await unpackArchive(archive, work, undefined, {
    signal: new AbortController().signal,
    onTotal: () => undefined,
    onBytes: () => undefined,
  });
  const home = join(work, '.cache', 'huggingface');
  const run = (...args: string[]) => cli([...args, '--json'], { cwd: work });
  return { work, home, hub: join(home, 'hub'), run };
}

describe('the cache that a real project committed', () => {
  fromLife('verify says what is wrong, repair mends it without a request, and verify is content', async () => {
    const { home, hub, run } = await realCache();
    const before = await run('verify', '--hub-cache', home);
    expect(before.code).toBe(1);
    const { findings } = readReport(before.stdout);
    const messages = findings.map(({ code, message }) => `${code}: ${message}`).join('\n');
    expect(messages).toMatch(
      /hub-snapshot-missing: clip-tokenizer: .*: There is no snapshot of openai\/clip-vit-base-patch16 at /,
    );
    expect(messages).toMatch(/hub-snapshot-name: .*holds the bytes of the pinned revision under another commit/);
    expect(messages).toMatch(
      /hub-layout-noncanonical: clip-tokenizer: .*: The blob of config.json is named by its sha256/,
    );
    expect(findings.every(({ remedy }) => remedy.length > 10)).toBe(true);

    const mended = await run('repair', '--hub-cache', home, ...nobody);
    const report = readReport(mended.stdout);
    expect([mended.code, report.counters.requests, report.counters.bytesDownloaded]).toEqual([0, 0, 0]);
    expect(report.repairs?.map(({ repo, outcome }) => [repo, outcome])).toEqual([[clip, 'done']]);
    expect(readFileSync(join(hub, clip, 'refs', 'main'), 'latin1')).toBe(pinned);
    expect(readdirSync(join(hub, clip, 'snapshots')).filter((name) => name !== '.DS_Store')).toEqual([pinned]);
    expect(readFileSync(join(report.repairs![0]!.kept!, clip, '.cache'), 'utf8')).toContain('format');

    const after = await run('verify', '--hub-cache', hub);
    expect([after.code, readReport(after.stdout).findings]).toEqual([0, []]);
    expect(readdirSync(hub).sort()).toEqual([clip, 'version.txt']);
  });

  fromLife('other files beside the pinned ones are judged by the names of their blobs', async () => {
    const { home, hub, run } = await realCache();
    await run('repair', '--hub-cache', home, ...nobody);
    const blob = createHash('sha256').update('weights').digest('hex');
    writeFileSync(join(hub, clip, 'blobs', blob), 'weig');
    symlinkSync(join('..', '..', 'blobs', blob), join(hub, clip, 'snapshots', pinned, 'pytorch_model.bin'));
    const told = await run('verify', '--hub-cache', home);
    expect(readReport(told.stdout).findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['hub-content-mismatch', `${clip}/snapshots/${pinned}/pytorch_model.bin`],
    ]);
    expect(told.code).toBe(1);
    const mended = await run('repair', '--hub-cache', home, ...nobody);
    expect(mended.code).toBe(0);
    const { kept } = readReport(mended.stdout).repairs![0]!;
    expect(readFileSync(join(kept!, clip, 'blobs', blob), 'utf8')).toBe('weig');
    const after = await run('verify', '--hub-cache', home);
    expect([after.code, readReport(after.stdout).findings]).toEqual([0, []]);
  });

  fromLife('a dry run tells every step with its reason, and changes nothing', async () => {
    const { work, home, run } = await realCache();
    const before = treeOf(work);
    const end = await run('repair', '--dry-run', '--hub-cache', home);
    const [repair] = readReport(end.stdout).repairs!;
    expect([end.code, repair!.outcome]).toEqual([0, 'planned']);
    const actions = repair!.steps.map(({ action }) => action);
    const counts = [...Map.groupBy(actions, (one) => one)].map(([action, all]) => [action, all.length]);
    expect(Object.fromEntries(counts)).toEqual({ move: 7, link: 7, delete: 1, 'write-ref': 1, keep: 1 });
    for (const { reason } of repair!.steps) expect(reason).not.toBe('');
    expect(treeOf(work)).toEqual(before);
    expect(end.stderr).toContain('would be repaired in 17 steps');
  });

  fromLife('provision mends it too, and fetches nothing', async () => {
    const { work, home, run } = await realCache();
    cpSync(home, join(work, 'data', 'huggingface_cache'), { recursive: true });
    const end = await run('provision', '--assets', 'clip-tokenizer', ...nobody);
    const report = readReport(end.stdout);
    expect([end.code, report.counters.requests]).toEqual([0, 0]);
    expect(report.repairs?.map(({ outcome }) => outcome)).toEqual(['done']);
    const warm = readReport((await run('provision', '--assets', 'clip-tokenizer', ...nobody)).stdout);
    expect([warm.verdict, warm.repairs, warm.counters.bytesHashed]).toEqual(['pass', undefined, 0]);
  });

  fromLife(
    'killed while it repairs, again and again: each time the next run goes on or back, and nothing is lost',
    async () => {
      const { work, home, hub } = await realCache();
      // Other files of the user's, so that the folder takes a while to build.
      const own = join(hub, clip, 'snapshots', 'f'.repeat(40));
      mkdirSync(own);
      for (let i = 0; i < 3000; i++) writeFileSync(join(own, `own-${i}.txt`), `own ${i}`);
      const state = join(home, '.steve1-setup');
      const args = ['repair', '--hub-cache', home, '--json', ...nobody];
      for (const delay of [0, 20, 60, 120]) {
        const run = start(join(dist, 'cli', 'index.js'), args, { cwd: work });
        const isBegun = () => existsSync(join(state, 'journal.json'));
        for (let waited = 0; waited < 10_000 && !isBegun() && run.child.exitCode === null; waited++) await sleep(1);
        await sleep(delay);
        run.child.kill('SIGKILL');
        await run.ended;
        // The lock of the dead is taken over after 30 s of silence; here nobody else can have it.
        rmSync(join(state, 'lock'), { recursive: true, force: true });
      }
      const end = await cli(args, { cwd: work });
      expect([end.code, readReport(end.stdout).counters.requests]).toEqual([0, 0]);
      expect(existsSync(join(state, 'journal.json')) || existsSync(join(state, 'repair'))).toBe(false);
      const names = readdirSync(own);
      expect(names).toHaveLength(3000);
      for (const i of [0, 1500, 2999]) expect(readFileSync(join(own, `own-${i}.txt`), 'utf8')).toBe(`own ${i}`);
      const verified = await cli(['verify', '--hub-cache', home, '--json'], { cwd: work });
      expect(verified.code).toBe(0);
    },
  );
});

/** A provisioned demo, whose origin answers nothing any more that is not told to the test. */
async function provisioned() {
  const setup = await demoSetup();
  const { work, args, origin } = setup;
  const run = async (command: string, ...more: string[]) => {
    // verify asks no Hub, and so takes no endpoint.
    const given = command === 'verify' ? args.slice(0, 2) : args;
    const end = await cli([command, ...given, '--assets', 'clip-tokenizer', '--json', ...more], { cwd: work });
    return { ...end, report: readReport(end.stdout) };
  };
  expect((await run('provision')).code).toBe(0);
  origin.requests.length = 0;
  const hub = join(work, 'data', 'huggingface_cache', 'hub');
  const repo = join(hub, 'models--demo--clip-tokenizer');
  const names = readdirSync(join(repo, 'snapshots', demoRepo.commit));
  const at = (name: string) => join(repo, 'snapshots', demoRepo.commit, name);
  return { ...setup, run, hub, repo, names, at };
}

describe('a cache that was broken', () => {
  testIfLinks('links that dangle, bytes in a folder that is named: nothing is asked of the network', async () => {
    const { work, repo, run, origin } = await provisioned();
    const elsewhere = join(work, 'elsewhere');
    renameSync(join(repo, 'blobs'), elsewhere);
    const end = await run('repair', '--from', elsewhere);
    expect([end.code, end.report.repairs?.[0]?.outcome, origin.requests]).toEqual([0, 'done', []]);
    expect(existsSync(elsewhere)).toBe(true);
    expect((await run('verify')).code).toBe(0);
  });

  testIfLinks('provision fetches only the bytes that are nowhere, then finishes the rest', async () => {
    const { repo, at, names, run, origin } = await provisioned();
    // Under an invented commit as real files, one of them missing.
    const invented = join(repo, 'snapshots', 'a'.repeat(40));
    mkdirSync(invented);
    for (const name of names.slice(1)) writeFileSync(join(invented, name), readFileSync(at(name)));
    rmSync(dirname(at('x')), { recursive: true });
    rmSync(join(repo, 'blobs'), { recursive: true });
    writeFileSync(join(repo, 'refs', 'main'), 'a'.repeat(40));
    const end = await run('provision');
    expect([end.code, origin.requests.length]).toEqual([0, 1]);
    expect(end.report.findings).toEqual([]);
    expect(readdirSync(join(repo, 'snapshots'))).toEqual([demoRepo.commit]);
    expect(readFileSync(join(repo, 'refs', 'main'), 'utf8')).toBe(demoRepo.commit);
  });

  testIfLinks('with `repair: false` it is fetched as if nothing were there', async () => {
    const { repo, names, run, origin } = await provisioned();
    for (const name of readdirSync(join(repo, 'blobs')))
      renameSync(join(repo, 'blobs', name), join(repo, 'blobs', `x${name}`));
    const end = await run('provision', '--repair', 'false');
    expect([end.code, end.report.repairs, origin.requests.length]).toEqual([0, undefined, names.length]);
  });

  testIfLinks('symlinks: off makes files of their own', async () => {
    const { at, names, run, origin } = await provisioned();
    unlinkSync(at(names[0]!));
    const off = await run('repair', '--symlinks', 'off');
    expect([off.code, names.map((name) => lstatSync(at(name)).isSymbolicLink())]).toEqual([0, names.map(() => false)]);
    const verified = await run('verify');
    expect([verified.code, verified.report.findings]).toEqual([0, []]);
    expect((await run('provision', '--symlinks', 'off')).code).toBe(0);
    expect(origin.requests).toEqual([]);
  });

  testIfLinks('provision with symlinks: off converts a cache that has links, once', async () => {
    const { at, names, run, origin } = await provisioned();
    const off = await run('provision', '--symlinks', 'off');
    expect([off.code, names.map((name) => lstatSync(at(name)).isSymbolicLink())]).toEqual([0, names.map(() => false)]);
    expect([off.report.findings, off.report.repairs?.length]).toEqual([[], 1]);
    const again = await run('provision', '--symlinks', 'off');
    expect([again.code, again.report.repairs, again.report.counters.bytesHashed]).toEqual([0, undefined, 0]);
    expect(origin.requests).toEqual([]);
  });

  test('--from that is no folder, and a cache that is not there, are wrong questions', async () => {
    const { work, run } = await provisioned();
    const wrong = await run('repair', '--from', 'nowhere');
    expect([wrong.code, wrong.report.error?.code]).toEqual([2, 'path-unknown']);
    const refused = await run('repair', '--from', 'x'.repeat(300));
    expect([refused.code, refused.report.error?.code]).toEqual([3, 'file-unreadable']);
    const none = await cli(['verify', '--hub-cache', 'nowhere', '--json'], { cwd: work });
    expect([none.code, readReport(none.stdout).error?.code]).toEqual([2, 'path-unknown']);
  });
});

describe('a whole cache', () => {
  const commit = 'b'.repeat(40);
  const gitId = (text: string) => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');

  /** A dataset and a model that nothing pins, as huggingface_hub lays them out. */
  function someCache() {
    const hub = join(tempFolder(), 'hub');
    const lay = (repo: string, files: Record<string, string>) => {
      const snapshot = join(hub, repo, 'snapshots', commit);
      for (const [name, text] of Object.entries(files)) {
        const blob = join(hub, repo, 'blobs', gitId(text));
        const path = join(snapshot, name);
        for (const folder of [dirname(blob), dirname(path), join(hub, repo, 'refs')])
          mkdirSync(folder, { recursive: true });
        writeFileSync(blob, text);
        symlinkSync(relative(dirname(path), blob), path);
      }
      writeFileSync(join(hub, repo, 'refs', 'main'), commit);
    };
    lay('datasets--some--data', { 'train/a.csv': 'a,b\n', 'README.md': 'data' });
    lay('models--some--model', { 'config.json': '{}' });
    const run = async (...args: string[]) => {
      const end = await cli([...args, '--hub-cache', hub, '--json'], { cwd: dirname(hub) });
      return { ...end, report: readReport(end.stdout) };
    };
    return { hub, run };
  }
  testIfLinks('is verified without a manifest, and nothing is written', async () => {
    const { hub, run } = someCache();
    const before = treeOf(dirname(hub));
    const end = await run('verify');
    expect([end.code, end.report.findings]).toEqual([0, []]);
    expect(end.report.assets.map(({ id, trust }) => [id, trust])).toEqual([
      ['datasets/some/data', 'hub'],
      ['some/model', 'hub'],
    ]);
    expect(treeOf(dirname(hub))).toEqual(before);
  });

  testIfLinks('with symlinks: off no repo and no revision has links any more', async () => {
    const { hub, run } = someCache();
    const data = join(hub, 'datasets--some--data');
    const other = join(data, 'snapshots', 'c'.repeat(40));
    mkdirSync(other);
    symlinkSync(`../../blobs/${gitId('data')}`, join(other, 'README.md'));
    const end = await run('repair', ...nobody, '--symlinks', 'off');
    // Without links nothing tells what the bytes must be.
    expect([end.code, end.report.findings.map(({ code }) => code)]).toEqual([
      0,
      ['asset-unverified', 'asset-unverified'],
    ]);
    const left = readdirSync(hub, { recursive: true, withFileTypes: true });
    expect(left.filter((one) => one.isSymbolicLink())).toEqual([]);
    expect(readFileSync(join(other, 'README.md'), 'utf8')).toBe('data');
    expect(readdirSync(join(data, 'blobs'))).toEqual([]);
    expect((await run('verify')).code).toBe(0);
    expect((await run('repair', ...nobody, '--symlinks', 'off')).report.repairs).toBeUndefined();
  });

  testIfLinks('wrong bytes, a ref with a line end and a shadow are told, and what can be mended is', async () => {
    const { hub, run } = someCache();
    const data = join(hub, 'datasets--some--data');
    writeFileSync(join(data, 'refs', 'main'), `${commit}\n`);
    writeFileSync(join(data, 'blobs', gitId('a,b\n')), 'a');
    mkdirSync(join(data, '.no_exist', commit), { recursive: true });
    writeFileSync(join(data, '.no_exist', commit, 'README.md'), '');
    const told = await run('verify');
    const codes = told.report.findings.map(({ severity, code }) => `${severity} ${code}`).sort();
    expect([told.code, codes]).toEqual([
      1,
      ['error hub-content-mismatch', 'error hub-ref-invalid', 'warning hub-noexist-shadow'],
    ]);
    const mended = await run('repair', ...nobody);
    // Nobody pins the file, and its bytes are nowhere: the link to them is all that tells of it, and stays.
    expect([mended.code, mended.report.counters.requests]).toEqual([1, 0]);
    const [left, ...more] = (await run('verify')).report.findings;
    expect([left, more]).toMatchObject([{ code: 'hub-link-dangling', severity: 'error' }, []]);
    expect(left!.remedy).toContain(`hf download some/data train/a.csv --repo-type dataset --revision ${commit}`);
    // The bytes that nobody can vouch for are not lost.
    const kept = mended.report.repairs![0]!.kept!;
    expect(readFileSync(join(kept, 'datasets--some--data', 'blobs', gitId('a,b\n')), 'utf8')).toBe('a');

    const elsewhere = tempFolder();
    writeFileSync(join(elsewhere, 'whatever.csv'), 'a,b\n');
    expect((await run('repair', ...nobody, '--from', elsewhere)).code).toBe(0);
    expect((await run('verify')).report.findings).toEqual([]);
  });
});
