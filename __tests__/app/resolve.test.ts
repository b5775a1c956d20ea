import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Fetch, HubTree, ListHub } from '../../src/app/ports.js';
import { SetupError } from '../../src/core/errors.js';
import { applyLock } from '../../src/core/lock.js';
import type { SnapshotAsset } from '../../src/core/schema/bundle.js';
import type { Lock } from '../../src/core/schema/lock.js';
import type { Report } from '../../src/core/schema/report.js';
import { digestFile } from '../../src/io/digest.js';
import { bundleOf, isThere, locationsIn, plainFile, provisionHere, sha256Of } from '../helpers/in-process.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('resolve');
const [first, second] = ['1'.repeat(40), '2'.repeat(40)];

const gitSha1Of = (content: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex');

interface Repo {
  commit: string;
  /** Plain files; of one that ends in `.bin` the Hub tells the sha256. */
  files: Record<string, string>;
}

const asset = (more: Partial<SnapshotAsset> = {}): SnapshotAsset => ({
  id: 'model',
  kind: 'hub-snapshot',
  role: 'other',
  repo: 'some/model',
  revision: 'main',
  exclude: ['*.md'],
  sources: [{ type: 'hub' }],
  ...more,
});

/** A Hub with one repo, which may change between two runs, and what it was asked. */
function hubWith(repo: Repo) {
  const asked: string[] = [];
  const listHub: ListHub = async ({ revision }): Promise<HubTree> => {
    asked.push(`list ${revision}`);
    const files = Object.entries(repo.files).map(([name, content]) => {
      const digest = name.endsWith('.bin') ? { sha256: sha256Of(content) } : { gitSha1: gitSha1Of(content) };
      return [name, { size: Buffer.byteLength(content), ...digest }];
    });
    return { commit: repo.commit, files: Object.fromEntries(files) as HubTree['files'] };
  };
  const fetch: Fetch = async ({ url, part, expected }) => {
    const [, commit, name] = /\/resolve\/([^/]+)\/(.+)$/.exec(url) ?? [];
    asked.push(`get ${name}`);
    const content = commit === repo.commit ? repo.files[name!] : undefined;
    if (content === undefined) throw new SetupError('origin-not-found', `${url} answers 404`);
    await writeFile(part, content);
    const { facts: _, ...digest } = await digestFile(part, ['sha256', 'gitSha1'], () => undefined);
    if (expected.gitSha1 !== undefined) expect(digest.gitSha1).toBe(expected.gitSha1);
    return { ...digest, received: digest.bytes };
  };
  return { repo, asked, ports: { listHub, fetch } };
}

const small = { commit: first, files: { 'config.json': '{}', 'model.bin': 'weights', 'README.md': 'read me' } };
const refOf = (folder: string, name = 'main') =>
  readFile(join(locationsIn(folder).hubCache, 'models--some--model', 'refs', name), 'utf8');
const lockOf = (report: Report) => JSON.parse(report.lock!.text) as Lock;
const codesOf = ({ findings }: Report) => findings.map(({ code, severity }) => `${severity} ${code}`);

describe('a snapshot of which the manifest names a branch and no files', () => {
  test('is what the Hub lists, with its digests; the commit is kept, so that a later run asks nobody and hashes nothing', async () => {
    const folder = await temp();
    const { ports, asked, repo } = hubWith({ ...small });
    const report = await provisionHere(folder, bundleOf([asset()]), ports);
    expect([codesOf(report), report.assets[0]]).toMatchObject([
      ['note asset-unlocked'],
      { status: 'ok', trust: 'hub', bytes: 9, files: [{ sha256: sha256Of('{}') }, { sha256: sha256Of('weights') }] },
    ]);
    expect(asked.sort()).toEqual(['get config.json', 'get model.bin', 'list main']);
    expect(await refOf(folder)).toBe(first);
    const blobs = join(locationsIn(folder).hubCache, 'models--some--model', 'blobs');
    expect([existsSync(join(blobs, gitSha1Of('{}'))), existsSync(join(blobs, sha256Of('weights')))]).toEqual([
      true,
      true,
    ]);

    repo.commit = second;
    asked.length = 0;
    const warm = await provisionHere(folder, bundleOf([asset()]), ports);
    expect([warm.verdict, asked, warm.counters.bytesHashed, warm.assets[0]!.trust]).toEqual(['pass', [], 0, 'hub']);
  });

  test('another selection, or state that is gone, is asked for again', async () => {
    const folder = await temp();
    const { ports, asked } = hubWith({ ...small });
    await provisionHere(folder, bundleOf([asset()]), ports);
    asked.length = 0;
    await provisionHere(folder, bundleOf([asset({ exclude: [] })]), ports);
    expect(asked).toEqual(['list main', 'get README.md']);
    await rm(join(folder, 'data', '.steve1-setup', 'receipts.json'));
    asked.length = 0;
    expect((await provisionHere(folder, bundleOf([asset()]), ports)).verdict).toBe('pass');
    expect(asked).toEqual(['list main']);
  });

  test('a run that did not bring all goes on with the same commit', async () => {
    const folder = await temp();
    const { ports, asked, repo } = hubWith({ ...small, files: { ...small.files } });
    const { 'model.bin': weights, ...rest } = repo.files;
    const broken: Fetch = (request) =>
      request.url.endsWith('model.bin')
        ? Promise.reject(new SetupError('origin-reset', 'broke'))
        : ports.fetch(request);
    expect(codesOf(await provisionHere(folder, bundleOf([asset()]), { ...ports, fetch: broken }))).toEqual([
      'error origin-reset',
    ]);
    asked.length = 0;
    repo.files = { ...rest, 'model.bin': weights! };
    expect((await provisionHere(folder, bundleOf([asset()]), ports)).verdict).toBe('pass');
    expect(asked).toEqual(['get model.bin']);
  });

  test('a commit that the Hub has no more is not kept to for ever', async () => {
    const folder = await temp();
    const { ports, repo } = hubWith({ ...small });
    const gone: Fetch = () => Promise.reject(new SetupError('origin-not-found', 'gone'));
    await provisionHere(folder, bundleOf([asset()]), { ...ports, fetch: gone });
    repo.commit = second;
    expect((await provisionHere(folder, bundleOf([asset()]), ports)).verdict).toBe('pass');
    expect(await refOf(folder)).toBe(second);
  });

  test('the lock file that is shown binds: another commit of the branch is brought when the lock says so, and main follows', async () => {
    const folder = await temp();
    const { ports, asked, repo } = hubWith({ ...small });
    const lock = lockOf(await provisionHere(folder, bundleOf([asset()]), ports));
    expect(lock.assets['model']).toEqual({
      kind: 'hub-snapshot',
      repo: 'some/model',
      revision: first,
      exclude: ['*.md'],
      files: {
        'config.json': { size: 2, sha256: sha256Of('{}'), gitSha1: gitSha1Of('{}') },
        'model.bin': { size: 7, sha256: sha256Of('weights') },
      },
    });
    asked.length = 0;
    const bound = (text: Lock) => {
      const applied = applyLock(bundleOf([asset()]), text, 'steve1.lock.json');
      return provisionHere(folder, applied.bundle, ports, { locked: applied.locked, lock: text });
    };
    const locked = await bound(lock);
    expect([locked.findings, locked.assets[0]!.trust, locked.lock, asked]).toEqual([[], 'lock', undefined, []]);

    Object.assign(repo, { commit: second, files: { ...repo.files, 'config.json': '{"a":1}' } });
    const moved = structuredClone(lock);
    const entry = moved.assets['model']!;
    if (entry.kind !== 'hub-snapshot') throw new Error('no snapshot');
    entry.revision = second;
    entry.files['config.json'] = { size: 7, gitSha1: gitSha1Of('{"a":1}') };
    expect([(await bound(moved)).findings, asked, await refOf(folder)]).toEqual([[], ['get config.json'], second]);
  });

  test('a ref that somebody else moved is left alone, and said', async () => {
    const folder = await temp();
    const { ports } = hubWith({ ...small });
    await provisionHere(folder, bundleOf([asset()]), ports);
    const repo = join(locationsIn(folder).hubCache, 'models--some--model');
    await rm(join(repo, 'snapshots', first), { recursive: true });
    const other = join(repo, 'snapshots', '3'.repeat(40));
    await import('node:fs/promises').then(({ mkdir }) => mkdir(other));
    await writeFile(join(other, 'config.json'), 'newer');
    await writeFile(join(repo, 'refs', 'main'), '3'.repeat(40));
    const report = await provisionHere(folder, bundleOf([asset()]), ports);
    expect(codesOf(report)).toEqual(['warning hub-ref-other', 'note asset-unlocked']);
    expect(await refOf(folder)).toBe('3'.repeat(40));
  });

  test('a branch of another name has its ref beside main', async () => {
    const folder = await temp();
    const { ports } = hubWith({ ...small });
    const report = await provisionHere(folder, bundleOf([asset({ revision: 'v1.0' })]), ports);
    expect([codesOf(report), await refOf(folder), await refOf(folder, 'v1.0')]).toEqual([
      ['note asset-unlocked'],
      first,
      first,
    ]);
  });

  test('a listing that has a file and a folder in one place is the fault of the Hub', async () => {
    const folder = await temp();
    const file = { size: 1, gitSha1: 'a'.repeat(40) };
    const listHub: ListHub = () => Promise.resolve({ commit: first, files: { a: file, 'a/b': file, A: file } });
    const report = await provisionHere(folder, bundleOf([asset({})]), { listHub });
    expect(codesOf(report)).toEqual(['error hub-listing-unsafe']);
    expect(report.error).toMatchObject({ kind: 'integrity', message: expect.stringContaining("the folder of 'a/b'") });
  });

  test('a Hub that is not there fails this asset alone, with every mirror on record', async () => {
    const folder = await temp();
    const mirror = 'http://127.0.0.1:2';
    const listHub: ListHub = ({ endpoint }) =>
      Promise.reject(new SetupError('hub-unreachable', `${endpoint} is not there`));
    const bundle = bundleOf([
      asset({ sources: [{ type: 'hub' }, { type: 'hub', endpoint: mirror }] }),
      plainFile('x', 'x'),
    ]);
    const { ports } = hubWith(small);
    const report = await provisionHere(folder, bundle, {
      listHub,
      fetch: async ({ part }) => (
        await writeFile(part, 'x'),
        { ...(await digestFile(part, ['sha256'], () => undefined)), received: 1 }
      ),
    });
    expect(codesOf(report)).toEqual(['error hub-unreachable']);
    expect(report.assets.map(({ status }) => status)).toEqual(['failed', 'ok']);
    expect(report.assets[0]!.attempts.map(({ url, code }) => [url, code])).toEqual(
      ['http://127.0.0.1:1', mirror].map((at) => [`${at}/api/models/some/model/tree/main`, 'hub-unreachable']),
    );
    expect((await provisionHere(folder, bundle, ports)).assets[0]!.status).toBe('ok');
  });

  test('a selection that leaves nothing is a fault of the manifest', async () => {
    const { ports } = hubWith(small);
    await expect(provisionHere(await temp(), bundleOf([asset({ include: ['*.pt'] })]), ports)).resolves.toMatchObject({
      error: { code: 'manifest-invalid', message: expect.stringContaining('of the 3 files of some/model at main') },
    });
  });

  test('the Hub’s word is no leave for a checkpoint that runs something', async () => {
    const folder = await temp();
    const pickle = 'cos\nsystem\n(S"true"\ntR.';
    const { ports } = hubWith({ commit: first, files: { 'pytorch_model.bin': pickle, 'config.json': '{}' } });
    const report = await provisionHere(folder, bundleOf([asset({ role: 'weights' })]), ports);
    expect([report.verdict, codesOf(report)]).toEqual(['fail', ['error checkpoint-refused']]);
    expect(report.error!.message).toContain('pytorch_model.bin');
    const cache = join(locationsIn(folder).hubCache, 'models--some--model');
    expect(await isThere(join(cache, 'snapshots', first, 'pytorch_model.bin'))).toBe(false);
    expect(await isThere(join(cache, 'blobs', sha256Of(pickle)))).toBe(false);
  });
});
