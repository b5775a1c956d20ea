import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoCache, repoName } from '../helpers/demo-cache.js';
import { readReport, tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv, dist } from '../helpers/spawn.js';

/** Users, mounts and disks that keep `verify` and `repair` from what they would read or write. */

/** A user of whom the machine knows nothing but the number, as containers are given. */
const nobodyKnown = { uid: 54_321, gid: 54_321 };
const canBecome =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, [join(dist, 'cli', 'index.js'), '--version'], { ...nobodyKnown, cwd: '/' }).status === 0;
const testIfOther = testIf(canBecome, 'only root can run it as a user without a name, and that user must reach dist');

const asOther = (args: readonly string[], cwd: string) => {
  const { status, stdout } = spawnSync(process.execPath, [join(dist, 'cli', 'index.js'), ...args], {
    ...nobodyKnown,
    cwd,
    env: cleanEnv(),
    encoding: 'utf8',
    timeout: 30_000,
  });
  const report = readReport(stdout);
  return { code: status, report, told: report.findings.map(({ severity, code }) => `${severity} ${code}`) };
};

/** A folder that such a user may enter. */
function open(path: string): void {
  for (let at = path; at !== dirname(at) && at.includes('steve1'); at = dirname(at)) chmodSync(at, 0o755);
}

describe('a user who may not read everything', () => {
  testIfOther('is told of mode and owner, without a name in the list of users', async () => {
    const { work, hub, snapshot, bundle } = await demoCache();
    open(hub);
    chmodSync(join(snapshot, 'vocab.json'), 0o600);
    const end = asOther(['verify', '--hub-cache', hub, '--bundle', bundle, '--json'], work);
    expect([end.code, end.told]).toEqual([1, ['error hub-permission']]);
    expect(end.report.error!.message).toMatch(
      /blobs\/\w+ cannot be read: EACCES \(mode 0600, owner uid 0, gid 0; this process is uid 54321\)$/,
    );
  });

  testIfOther('a folder that may not be entered is told of once, with its own mode', async () => {
    const { work, hub, repo, bundle } = await demoCache();
    open(hub);
    chmodSync(join(repo, 'blobs'), 0o744);
    const end = asOther(['verify', '--hub-cache', hub, '--bundle', bundle, '--json'], work);
    expect([end.code, end.told]).toEqual([1, ['error hub-permission']]);
    expect(end.report.error!.message).toContain(`${repoName}/blobs cannot be entered on the way to`);
    expect(end.report.error!.message).toContain('mode 0744');
  });

  testIfOther('the cache itself may not be listed', async () => {
    const { work, hub, bundle } = await demoCache();
    open(hub);
    chmodSync(hub, 0o700);
    const end = asOther(['verify', '--hub-cache', hub, '--bundle', bundle, '--json'], work);
    expect([end.code, end.report.error?.message]).toEqual([3, expect.stringContaining('mode 0700, owner uid 0')]);
  });

  testIfOther('a cache of somebody else is verified without a lock, and nothing is written', async () => {
    const { work, home, hub, bundle } = await demoCache();
    open(hub);
    rmSync(join(home, '.steve1-setup'), { recursive: true });
    const end = asOther(['verify', '--hub-cache', hub, '--bundle', bundle, '--json'], work);
    expect([end.code, end.told, existsSync(join(home, '.steve1-setup'))]).toEqual([0, [], false]);
  });
});

const mounts = tempFolder();
const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--bind', mounts, mounts]).status === 0;
if (canMount) spawnSync('umount', [mounts]);

testIf(canMount, 'only root can mount a folder read-only')('a read-only mount is verified, and left', async () => {
  const { home, hub, run, repair, repo } = await demoCache();
  const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' });
  writeFileSync(join(repo, 'refs', 'main'), `${demoRepo.commit}\n`);
  expect(mount('--bind', home, home).status).toBe(0);
  try {
    expect(mount('-o', 'remount,ro,bind', home).status).toBe(0);
    expect(() => writeFileSync(join(hub, 'x'), '')).toThrow('EROFS');
    expect((await run('verify')).told).toEqual(['error hub-ref-invalid']);
    const planned = await repair('--dry-run');
    expect(planned.report.repairs).toMatchObject([{ outcome: 'blocked', blocked: expect.stringContaining('EROFS') }]);
    const end = await repair();
    expect([end.code, end.report.error?.kind]).toEqual([3, 'environment']);
    mount('-o', 'remount,rw,bind', home);
    writeFileSync(join(repo, 'refs', 'main'), demoRepo.commit);
    expect(mount('-o', 'remount,ro,bind', home).status).toBe(0);
    const right = await repair();
    expect([right.code, right.report.verdict, right.told]).toEqual([0, 'pass', []]);
  } finally {
    spawnSync('umount', [home]);
  }
});

testIf(canMount, 'only root can mount a small disk')(
  'a disk that fills in mid-repair ends the run, with its remedy',
  async () => {
    const { work, hub, repo, snapshot, repair } = await demoCache();
    const good = join(work, 'good');
    cpSync(hub, good, { recursive: true, verbatimSymlinks: true });
    rmSync(join(repo, 'blobs'), { recursive: true });
    const small = join(work, 'data');
    const kept = join(work, 'kept');
    cpSync(small, kept, { recursive: true, verbatimSymlinks: true });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]).status).toBe(0);
    try {
      cpSync(kept, small, { recursive: true, verbatimSymlinks: true });
      const { bavail, bsize } = statfsSync(small);
      writeFileSync(join(small, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 24_576)));
      const end = await repair('--from', join(good, repoName, 'snapshots', demoRepo.commit));
      expect([end.code, end.report.error?.code]).toEqual([3, 'write-failed']);
      expect(end.report.error?.remedy).toContain('disk or quota is full');
      rmSync(join(small, 'ballast'));
      expect(existsSync(snapshot)).toBe(true);
    } finally {
      spawnSync('umount', [small]);
    }
  },
);
