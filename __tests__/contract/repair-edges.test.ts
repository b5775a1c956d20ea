import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoCache, nobody, repoName } from '../helpers/demo-cache.js';
import { demoSetup, readReport, tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cli } from '../helpers/spawn.js';

/** What stands in the way of a repair, what it must not take, and what it says of both: the command as users run it. */

const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('bytes are found', () => {
  testIfLinks('behind the links of a snapshot that is named', async () => {
    const { work, hub, repo, snapshot, repair, run } = await demoCache();
    const good = join(work, 'good');
    cpSync(hub, good, { recursive: true, verbatimSymlinks: true });
    rmSync(join(repo, 'blobs'), { recursive: true });
    const from = join(good, repoName, 'snapshots', demoRepo.commit);
    const end = await repair('--from', from);
    expect([end.code, end.report.counters.requests]).toEqual([0, 0]);
    expect((await run('verify')).code).toBe(0);
    expect(sha256(join(snapshot, 'vocab.json'))).toBe(sha256(join(from, 'vocab.json')));
  });

  testIfLinks('in the folder of another repo', async () => {
    const { hub, repo, repair } = await demoCache();
    cpSync(repo, join(hub, `${repoName}-backup`), { recursive: true, verbatimSymlinks: true });
    rmSync(join(repo, 'blobs'), { recursive: true });
    const end = await repair();
    expect([end.code, end.report.counters.requests]).toEqual([0, 0]);
  });
});

describe('nothing is taken away', () => {
  testIfLinks('that other repos link to', async () => {
    const { hub, repo, snapshot, repair, run } = await demoCache();
    const [name] = readdirSync(join(repo, 'blobs'));
    // As a copy script names it; the repair gives it its own name.
    renameSync(join(repo, 'blobs', name!), join(repo, 'blobs', 'odd'));
    for (const file of readdirSync(snapshot)) if (!existsSync(join(snapshot, file))) rmSync(join(snapshot, file));
    const mine = join(hub, 'models--me--mine');
    mkdirSync(join(mine, 'snapshots', 'b'.repeat(40)), { recursive: true });
    mkdirSync(join(mine, 'refs'));
    writeFileSync(join(mine, 'refs', 'main'), 'b'.repeat(40));
    symlinkSync(`../../../${repoName}/blobs/odd`, join(mine, 'snapshots', 'b'.repeat(40), 'f.bin'));
    const end = await repair();
    expect([end.code, end.report.counters.requests]).toEqual([0, 0]);
    expect(existsSync(join(mine, 'snapshots', 'b'.repeat(40), 'f.bin'))).toBe(true);
    expect((await run('verify')).code).toBe(0);
  });

  testIfLinks('before something better is there: wrong bytes stay where they cannot be fetched', async () => {
    const { snapshot, repair } = await demoCache();
    writeFileSync(join(snapshot, 'config.json'), '{}\r\n');
    const end = await repair();
    expect([end.code, end.report.error?.kind]).toEqual([3, 'network']);
    // What was found is told beside why it could not be mended.
    expect(end.told).toContain('warning hub-content-mismatch');
    expect(readFileSync(join(snapshot, 'config.json'), 'utf8')).toBe('{}\r\n');
    expect(end.report.repairs).toBeUndefined();
  });

  testIfLinks('a plan tells what has to wait for what is fetched', async () => {
    const { repo, snapshot, repair } = await demoCache();
    const invented = join(repo, 'snapshots', 'a'.repeat(40));
    renameSync(snapshot, invented);
    writeFileSync(join(repo, 'refs', 'main'), 'a'.repeat(40));
    const file = readdirSync(invented)[0]!;
    writeFileSync(join(invented, file), '');
    rmSync(join(invented, file));
    for (const blob of readdirSync(join(repo, 'blobs'))) {
      const isUsed = readdirSync(invented).some(
        (one) => sha256(join(invented, one)) === sha256(join(repo, 'blobs', blob)),
      );
      if (!isUsed) rmSync(join(repo, 'blobs', blob));
    }
    const { report } = await repair('--dry-run');
    const steps = report.repairs![0]!.steps;
    expect(steps.filter(({ action }) => action === 'fetch')).toMatchObject([
      { to: `${repoName}/snapshots/${demoRepo.commit}/${file}` },
    ]);
    expect(steps.filter(({ after }) => after === 'fetch').map(({ action }) => action)).toEqual(['delete', 'write-ref']);
  });
});

describe('a repair that was stopped between its two renames', () => {
  testIfLinks('is told by verify and by a plan, and finished before anything else', async () => {
    const { home, repo, snapshot, run, repair } = await demoCache();
    const state = join(home, '.steve1-setup');
    for (const folder of ['new', 'old']) mkdirSync(join(state, 'repair', folder), { recursive: true });
    cpSync(repo, join(state, 'repair', 'new', repoName), { recursive: true, verbatimSymlinks: true });
    rmSync(join(state, 'repair', 'old'), { recursive: true });
    renameSync(repo, join(state, 'repair', 'old'));
    // What stands to take its place needs mending itself.
    rmSync(join(state, 'repair', 'new', repoName, 'refs'), { recursive: true });
    const note = { schema: 'steve1-journal/1', hub: 'hub', repo: repoName, date: '2026-01-01' };
    writeFileSync(join(state, 'journal.json'), JSON.stringify(note));

    for (const told of [await run('verify'), await repair('--dry-run')])
      expect([told.code, told.told]).toEqual([1, ['error hub-repair-unfinished']]);
    const end = await repair();
    expect([end.code, end.report.counters.requests]).toEqual([0, 0]);
    expect(end.report.repairs).toMatchObject([{ outcome: 'done' }]);
    expect(existsSync(snapshot)).toBe(true);
    expect((await run('verify')).code).toBe(0);
    expect(readdirSync(state).filter((name) => name !== 'kept')).not.toContain('repair');
  });
});

describe('a repo that cannot be rebuilt', () => {
  testIfLinks('is left as it is, which is an error where it is broken, and nothing is fetched into it', async () => {
    const { repo, repair } = await demoCache();
    rmSync(join(repo, 'refs'), { recursive: true });
    expect(spawnSync('mkfifo', [join(repo, 'pipe')]).status).toBe(0);
    for (const end of [await repair('--dry-run'), await repair()]) {
      expect([end.code, end.told[0], end.report.counters.requests]).toEqual([1, 'error hub-repair-blocked', 0]);
      expect(end.report.repairs).toMatchObject([
        { outcome: 'blocked', blocked: `${repoName}/pipe is no regular file` },
      ]);
    }
  });

  testIfLinks.each(['', 'blobs'])('outside of the cache is told, and read as readers do (%s)', async (name) => {
    const { work, repo, run, repair } = await demoCache();
    const [inside, outside] = [join(repo, name), join(work, 'outside')];
    renameSync(inside, outside);
    symlinkSync(outside, inside);
    for (const end of [await run('verify'), await repair()])
      expect([end.code, end.told, end.report.counters.requests]).toEqual([0, ['warning hub-link-escapes'], 0]);

    // What is wrong in it is told too, and is not ours to mend.
    const blobs = name === '' ? join(outside, 'blobs') : outside;
    writeFileSync(join(blobs, readdirSync(blobs)[0]!), 'other bytes');
    const told = await run('verify');
    expect([told.code, told.told]).toEqual([1, expect.arrayContaining(['error hub-content-mismatch'])]);
    const end = await repair();
    expect([end.code, end.told]).toEqual([1, expect.arrayContaining(['error hub-repair-blocked'])]);
  });
});

testIfLinks('a repo on another disk is provisioned from as it is', async () => {
  const { work, args } = await demoSetup();
  const provision = () => cli(['provision', ...args, '--assets', 'clip-tokenizer', '--json'], { cwd: work });
  expect((await provision()).code).toBe(0);
  const repo = join(work, 'data', 'huggingface_cache', 'hub', repoName);
  const outside = join(tempFolder(), 'repo');
  renameSync(repo, outside);
  symlinkSync(outside, repo);
  const { code, stdout } = await provision();
  const { findings, counters } = readReport(stdout);
  expect([code, counters.requests, findings.map(({ severity, code: told }) => `${severity} ${told}`)]).toEqual([
    0,
    0,
    ['warning hub-link-escapes'],
  ]);
});

describe('a cache and the bundle that was named', () => {
  test('a repo that is not there is missed, and where it lies instead is told', async () => {
    const { hub, repo, run } = await demoCache();
    const deep = join(hub, 'elsewhere', repoName);
    mkdirSync(dirname(deep));
    renameSync(repo, deep);
    // Something to look at.
    mkdirSync(join(hub, 'models--a--b', 'refs'), { recursive: true });
    const end = await run('verify');
    expect([end.code, end.told.sort()]).toEqual([
      1,
      ['error hub-snapshot-missing', 'error hub-snapshot-missing', 'warning hub-repo-misplaced'],
    ]);
  });
});

describe('an HF_HOME with repos in both levels', () => {
  testIfLinks('both are looked at, each is named, and only hub/ is repaired', async () => {
    const { home: made, work, bundle } = await demoCache();
    const home = join(tempFolder(), 'home');
    renameSync(made, home);
    const hub = join(home, 'hub');
    const repo = join(hub, repoName);
    const above = join(home, repoName);
    cpSync(repo, above, { recursive: true, verbatimSymlinks: true });
    const blob = join(above, 'blobs', readdirSync(join(above, 'blobs'))[0]!);
    writeFileSync(blob, 'other bytes');
    rmSync(join(repo, 'refs'), { recursive: true });
    const verify = async (command: string) => {
      const { code, stdout } = await cli(
        [command, '--hub-cache', home, '--bundle', bundle, ...(command === 'repair' ? nobody : []), '--json'],
        {
          cwd: work,
        },
      );
      return { code, report: readReport(stdout) };
    };
    for (const [command, own] of [
      ['verify', 'hub-ref-missing'],
      ['repair', undefined],
    ] as const) {
      const { code, report } = await verify(command);
      const told = report.findings.map((one) => [
        one.code,
        one.subject.startsWith(home),
        one.message.includes(`in ${home}:`),
      ]);
      expect([code, told]).toEqual([
        1,
        [
          ...(own ? [[own, false, false]] : []),
          ['hub-repo-misplaced', true, false],
          ['hub-content-mismatch', true, true],
        ],
      ]);
      expect(report.findings.find((one) => one.code === 'hub-repo-misplaced')!.message).toContain(
        `Readers look in ${hub} alone`,
      );
      expect(report.assets.map(({ id }) => id)).toContainEqual(expect.stringContaining(`(${home})`));
    }
    expect(readFileSync(join(repo, 'refs', 'main'), 'utf8')).toBe(demoRepo.commit);
    expect(readFileSync(blob, 'utf8')).toBe('other bytes');
    expect(readdirSync(dirname(home))).toEqual(['home']);
  });
});

describe('what no program can name', () => {
  testIf(process.platform === 'linux', 'other systems refuse such names')(
    'a name that is not UTF-8 is told',
    async () => {
      const { snapshot, run } = await demoCache();
      writeFileSync(Buffer.concat([Buffer.from(`${snapshot}/`), Buffer.from([0xe9])]), 'x');
      const end = await run('verify');
      expect([end.code, end.told]).toEqual([0, ['warning hub-permission']]);
      expect(end.report.findings[0]!.message).toContain('its name is not UTF-8');
    },
  );
});

describe('what is asked wrongly', () => {
  test('a folder without a repo is no cache', async () => {
    const empty = tempFolder();
    const end = await cli(['verify', '--hub-cache', empty, '--json'], { cwd: empty });
    expect([end.code, readReport(end.stdout).error]).toMatchObject([
      2,
      { code: 'path-unknown', message: `${empty} holds no repo of a Hub cache (models--…, datasets--…, spaces--…)` },
    ]);
  });

  testIfLinks('a folder within a cache is answered with the cache', async () => {
    const { snapshot, hub } = await demoCache();
    const end = await cli(['repair', '--hub-cache', dirname(snapshot), '--json'], { cwd: hub });
    expect([end.code, readReport(end.stdout).error]).toMatchObject([2, { remedy: `Name ${hub}.` }]);
  });

  testIfLinks('remedies name the cache that was looked at', async () => {
    const { hub, repo, run } = await demoCache();
    writeFileSync(join(repo, 'refs', 'main'), 'main');
    const { report } = await run('verify');
    expect(report.error!.remedy).toContain(`\`steve1-setup repair --hub-cache ${hub}\``);
    expect(report.error!.remedy).not.toContain('provision');
  });
});
