import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/core/schema/report.js';
import type { Lock } from '../../src/core/schema/lock.js';
import { demoSetup, readReport } from '../helpers/demo-setup.js';
import { action, cli } from '../helpers/spawn.js';

/** The demo's bundle with nothing pinned but the tokenizer. */
async function setup() {
  const made = await demoSetup((bundle) => {
    for (const asset of bundle.assets)
      if (asset.kind === 'file') for (const name of ['sha256', 'md5'] as const) delete asset[name];
  });
  const { work, args } = made;
  const run = async (command: string, ...more: string[]) => {
    const bare = command === 'provision' ? args : args.slice(0, 2);
    const end = await cli([command, ...bare, ...more, '--json'], { cwd: work });
    return { code: end.code, stderr: end.stderr, report: readReport(end.stdout) };
  };
  const lockFile = join(work, 'steve1.lock.json');
  return { ...made, run, lockFile, readLock: () => JSON.parse(readFileSync(lockFile, 'utf8')) as Lock };
}

const trustOf = ({ assets }: Report) => [...new Set(assets.map(({ trust }) => trust))];
const codesOf = ({ findings }: Report) => [...new Set(findings.map(({ code }) => code))];

describe('from trust on first use to a lock file that binds', () => {
  test('the first run shows it, lock writes it, from then on it binds', async () => {
    const { run, lockFile, readLock, work, data, args } = await setup();
    const missing = await run('lock');
    expect([missing.code, codesOf(missing.report), existsSync(lockFile)]).toEqual([
      1,
      ['asset-missing', 'hub-snapshot-missing'],
      false,
    ]);

    const first = await run('provision');
    expect([first.code, codesOf(first.report), trustOf(first.report)]).toEqual([
      0,
      ['asset-unverified'],
      ['structure', 'manifest'],
    ]);
    expect(first.report.lock?.path).toBe(lockFile);
    expect(existsSync(lockFile)).toBe(false);

    const written = await run('lock');
    expect([written.code, written.report.findings]).toEqual([0, []]);
    expect(written.stderr).toContain(`wrote ${lockFile}`);
    expect(readFileSync(lockFile, 'utf8')).toBe(first.report.lock?.text);
    expect(Object.keys(readLock().assets)).toHaveLength(first.report.assets.length);

    const again = await run('lock');
    expect([again.code, again.stderr.includes('wrote')]).toEqual([0, false]);
    expect((await run('lock', '--check')).code).toBe(0);

    const warm = await run('provision');
    expect([warm.code, warm.report.findings, trustOf(warm.report), warm.report.lock]).toEqual([
      0,
      [],
      ['lock', 'manifest'],
      undefined,
    ]);
    expect(warm.report.counters).toEqual({ requests: 0, bytesDownloaded: 0, bytesHashed: 0 });
    expect((await run('provision', '--allow-unlocked', 'false')).code).toBe(0);

    // Another file that is as good by its form is refused now, and brought back.
    const { path } = first.report.assets[0]!;
    const right = readFileSync(path);
    writeFileSync(path, Buffer.concat([right, Buffer.from('.')]));
    const verified = await run('verify');
    expect([verified.code, codesOf(verified.report)]).toEqual([1, ['asset-size-mismatch']]);
    const differs = await run('lock', '--check');
    expect(differs.code).toBe(1);
    const mended = await cli(['provision', ...args], { cwd: work });
    expect([mended.code, readFileSync(path).equals(right)]).toEqual([0, true]);
    expect(existsSync(join(data, '.steve1-setup'))).toBe(true);
  });

  test('check tells what is not in the lock file, what changed, and that there is none', async () => {
    const { run, lockFile, readLock } = await setup();
    await run('provision');
    expect(codesOf((await run('lock', '--check')).report)).toEqual(['lock-missing']);
    await run('lock');
    const lock = readLock();
    const [first, second] = Object.keys(lock.assets) as [string, string];
    delete lock.assets[first];
    const other = lock.assets[second];
    if (other?.kind === 'file') other.sha256 = '0'.repeat(64);
    writeFileSync(lockFile, JSON.stringify(lock));
    const { code, report } = await run('lock', '--check');
    expect([code, report.findings.map(({ code: slug, subject }) => [slug, subject])]).toEqual([
      1,
      [
        ['lock-differs', first],
        ['lock-differs', second],
      ],
    ]);
    expect(readLock()).toEqual(lock);
  });
});

describe('a lock file that cannot be used ends with 2 before anything is touched', () => {
  test.each<[string, (lock: Lock) => string, string, RegExp]>([
    ['merge markers', (lock) => `<<<<<<< HEAD\n${JSON.stringify(lock)}`, 'lock-invalid', /is not JSON/],
    ['an unknown field', (lock) => JSON.stringify({ ...lock, more: 1 }), 'lock-invalid', /more/],
    [
      'a field of another form',
      (lock) => JSON.stringify({ ...lock, assets: { 'vpt-model': { kind: 'file', size: -1, sha256: 'x' } } }),
      'lock-invalid',
      /assets\.vpt-model\.size/,
    ],
    ['of another bundle', (lock) => JSON.stringify({ ...lock, bundle: 'other' }), 'lock-contradicts-manifest', /other/],
  ])('%s', async (_, change, code, message) => {
    const { run, lockFile, origin, data } = await setup();
    const empty: Lock = { schema: 'steve1-lock/1', bundle: 'demo', assets: {} };
    writeFileSync(lockFile, change(empty));
    for (const command of ['provision', 'verify', 'env']) {
      const end = await run(command);
      expect([command, end.code, end.report.error?.code]).toEqual([command, 2, code]);
      expect(end.report.error?.message).toMatch(message);
      expect(end.report.error?.message).toContain(lockFile);
    }
    expect([origin.requests, existsSync(data)]).toEqual([[], false]);
  });

  test.each([
    ['of another bundle', JSON.stringify({ schema: 'steve1-lock/1', bundle: 'other', assets: {} })],
    ['with merge markers', '<<<<<<< HEAD\n{}'],
  ])('one %s is written anew by lock', async (_, text) => {
    const { run, lockFile, readLock } = await setup();
    await run('provision');
    writeFileSync(lockFile, text);
    expect((await run('lock', '--check')).code).not.toBe(0);
    expect((await run('lock')).code).toBe(0);
    expect(readLock().bundle).toBe('demo');
  });
});

test('the summary of a first run shows its text, and the action names its path', async () => {
  const { work, origin, lockFile } = await setup();
  const inputs = { bundle: join(work, 'bundle.json'), 'hf-endpoint': origin.url };
  const end = await action('provision', inputs, { workspace: work }).ended;
  expect(end.code).toBe(0);
  expect(end.outputs['lock-file']).toBe(lockFile);
  expect(end.summary).toContain('```json\n{\n  "schema": "steve1-lock/1",');
  await cli(['lock', '--bundle', 'bundle.json'], { cwd: work });
  expect((await action('provision', inputs, { workspace: work }).ended).summary).not.toContain('```json');
});

describe('a snapshot by its branch', () => {
  test('is learnt from the Hub once, kept, locked, and moved on by lock alone', async () => {
    const { run, lockFile, readLock, origin, bundle, work } = await setup();
    const tokenizer = bundle.assets.find((asset) => asset.kind === 'hub-snapshot')!;
    if (tokenizer.kind !== 'hub-snapshot') throw new Error('the demo has no snapshot');
    const commit = tokenizer.revision;
    delete tokenizer.files;
    tokenizer.revision = 'main';
    writeFileSync(join(work, 'bundle.json'), JSON.stringify(bundle));
    const about = (path: string) => origin.requests.filter(({ url }) => url.startsWith(path)).length;

    expect(codesOf((await run('verify')).report)).toContain('asset-missing');
    const first = await run('provision');
    expect([first.code, about('/api/'), trustOf(first.report)]).toEqual([0, 2, ['structure', 'hub']]);
    const warm = await run('provision');
    expect([warm.code, warm.report.counters]).toEqual([0, { requests: 0, bytesDownloaded: 0, bytesHashed: 0 }]);
    expect((await run('verify')).code).toBe(0);

    // A lock that is written asks what the branch is now; one that is checked asks nobody.
    const asked = () => origin.requests.splice(0).map(({ url }) => url.replace(/\?.*/, ''));
    asked();
    const online = ['--hf-endpoint', origin.url];
    expect((await run('lock', ...online)).code).toBe(0);
    expect(asked()).toEqual([
      `/api/models/${tokenizer.repo}/revision/main`,
      `/api/models/${tokenizer.repo}/tree/${commit}`,
    ]);
    expect(readLock().assets[tokenizer.id]).toMatchObject({ revision: commit });
    expect(readFileSync(lockFile, 'utf8')).toBe(first.report.lock?.text);
    expect((await run('lock', '--check')).code).toBe(0);
    const locked = await run('provision');
    expect([locked.code, locked.report.findings, trustOf(locked.report), asked()]).toEqual([0, [], ['lock'], []]);

    const absent = await run('lock', '--hf-endpoint', 'http://127.0.0.1:1', '--retries', '0');
    expect([absent.code, absent.report.error?.code]).toEqual([3, 'hub-unreachable']);
    expect(readFileSync(lockFile, 'utf8')).toBe(first.report.lock?.text);
  });
});
