import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Disk, Receipt } from '../../src/app/ports.js';
import { SetupError } from '../../src/core/errors.js';
import type { SnapshotAsset } from '../../src/core/schema/bundle.js';
import { disk } from '../../src/io/disk.js';
import { placer } from '../../src/io/placer.js';
import { readRecords } from '../../src/io/state.js';
import {
  bundleOf,
  fetchFrom,
  hashHere,
  isThere,
  locationsIn,
  plainFile,
  provisionHere,
} from '../helpers/in-process.js';
import { sha256Of } from '../helpers/in-process.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('provision');
const origin = 'http://127.0.0.1:1';
const commit = 'c'.repeat(40);

const snapshot = (files: Record<string, string>): SnapshotAsset => ({
  id: 'repo',
  kind: 'hub-snapshot',
  role: 'other',
  repo: 'some/repo',
  revision: commit,
  files: Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      { size: Buffer.byteLength(content), sha256: sha256Of(content) },
    ]),
  ),
  sources: [{ type: 'https', url: `${origin}/repo` }],
});

const codesOf = (report: { findings: { code: string; severity: string }[] }) =>
  report.findings.map(({ code, severity }) => `${severity} ${code}`);

const trusted = async (folder: string, path: string): Promise<boolean> => {
  const receipt = (await readRecords(locationsIn(folder).dataDir)).receipts.get(path) as Receipt;
  const facts = (await disk.stat(join(locationsIn(folder).dataDir, path)))!;
  return receipt.mtimeNs === facts.mtimeNs && receipt.ino === facts.ino && receipt.ctimeNs === facts.ctimeNs;
};

describe('a receipt vouches only for the bytes that were hashed', () => {
  const bundle = bundleOf([plainFile('one', 'right bytes')]);

  test('a file that changes right after it was hashed is hashed again by the next run, and mended', async () => {
    const folder = await temp();
    const path = join(folder, 'data', 'files', 'one');
    await mkdir(join(folder, 'data', 'files'), { recursive: true });
    await writeFile(path, 'right bytes');
    const hash: typeof hashHere = async (...request) => {
      const digests = await hashHere(...request);
      await writeFile(path, 'wrong bytes');
      return digests;
    };
    await provisionHere(folder, bundle, { hash });
    expect(await trusted(folder, 'files/one')).toBe(false);
    const next = await provisionHere(folder, bundle, { fetch: fetchFrom({ [`${origin}/one`]: 'right bytes' }) });
    expect(next.assets).toMatchObject([{ status: 'ok', source: 'download' }]);
    expect(await readFile(path, 'utf8')).toBe('right bytes');
  });

  test('so is one that changes as it is placed', async () => {
    const folder = await temp();
    const placeFile: typeof placer.placeFile = async (from, to) => {
      await placer.placeFile(from, to);
      await writeFile(to, 'wrong bytes');
    };
    const report = await provisionHere(folder, bundle, {
      fetch: fetchFrom({ [`${origin}/one`]: 'right bytes' }),
      placer: { ...placer, placeFile },
    });
    expect(codesOf(report)).toEqual(['error asset-digest-mismatch']);
  });
});

describe('what cannot be read, or is no file', () => {
  const files = [plainFile('one', '1'), plainFile('two', '2'), plainFile('three', '3')];
  const served = fetchFrom({ [`${origin}/one`]: '1', [`${origin}/two`]: '2', [`${origin}/three`]: '3' });

  test.each([
    ['when it is looked at', 'stat'],
    ['when it is read', 'hash'],
  ] as const)('%s: a finding of that asset; the others are provided', async (_, when) => {
    const folder = await temp();
    const path = join(folder, 'data', 'files', 'two');
    await mkdir(join(folder, 'data', 'files'), { recursive: true });
    await writeFile(path, '2');
    const broken = new SetupError('file-unreadable', `cannot read ${path}: EIO`);
    const asked: string[] = [];
    const stat: Disk['stat'] = (at) => (at === path && when === 'stat' ? Promise.reject(broken) : disk.stat(at));
    const hash: typeof hashHere = async (jobs, onBytes) => {
      const digests = await hashHere(jobs, onBytes);
      return jobs.map((job, index) => (job.path === path ? broken : digests[index]!));
    };
    const report = await provisionHere(folder, bundleOf(files), {
      disk: { ...disk, stat },
      hash,
      fetch: (request) => (asked.push(request.url), served(request)),
    });
    expect(report.findings).toMatchObject([{ code: 'file-unreadable', subject: 'two', message: broken.message }]);
    expect(report.assets.map(({ status }) => status)).toEqual(['ok', 'failed', 'ok']);
    expect(asked.sort()).toEqual([`${origin}/one`, `${origin}/three`]);
    expect(await readFile(path, 'utf8')).toBe('2');
  });

  test('a folder where a file belongs: nothing is fetched for it, and it stays', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'data', 'files', 'two', 'mine'), { recursive: true });
    const asked: string[] = [];
    const report = await provisionHere(folder, bundleOf(files), {
      fetch: (request) => (asked.push(request.url), served(request)),
    });
    expect(report.findings).toMatchObject([{ code: 'asset-content-wrong', subject: 'two' }]);
    expect(asked.sort()).toEqual([`${origin}/one`, `${origin}/three`]);
    expect(await isThere(join(folder, 'data', 'files', 'two', 'mine'))).toBe(true);
  });
});

describe('a link that leads out is refused before anything is written', () => {
  const asset = snapshot({ 'sub/a.txt': 'a' });
  const repo = join('data', 'huggingface_cache', 'hub', 'models--some--repo');
  test.each([
    ['a folder of the bundle', join('data', 'episodes')],
    ['the state folder', join('data', '.steve1-setup')],
    ['the blobs of a repo', join(repo, 'blobs')],
    ['its refs', join(repo, 'refs')],
    ['its snapshots', join(repo, 'snapshots')],
    ['its snapshot', join(repo, 'snapshots', commit)],
    ['a folder in its snapshot', join(repo, 'snapshots', commit, 'sub')],
    ['its markers', join(repo, '.no_exist')],
  ])('%s', async (_, link) => {
    const [folder, elsewhere] = [await temp(), await temp()];
    await mkdir(join(folder, link, '..'), { recursive: true });
    await symlink(elsewhere, join(folder, link));
    const asked: string[] = [];
    const run = provisionHere(folder, bundleOf([asset, plainFile('one', '1')], { directories: ['episodes'] }), {
      fetch: fetchFrom({ [`${origin}/repo/sub/a.txt`]: 'a', [`${origin}/one`]: '1' }, asked),
    });
    await expect(run).rejects.toMatchObject({
      code: 'path-unsafe',
      message: `${join(folder, link)} is a link that leads out of ${join(folder, 'data')}`,
      remedy: expect.stringMatching(/^Remove the link/),
    });
    expect([asked, await readdir(elsewhere)]).toEqual([[], []]);
  });
});

describe('a file of a snapshot that is not the one of its name is told by what it is', () => {
  const files = { 'a.txt': 'what is right', 'b.txt': 'the other file' };
  const served = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${origin}/repo/${name}`, text]));
  const clip = (folder: string) => {
    const tensors = ['text_model.a', 'vision_model.b'].map((key) => ({ key, shape: [2] }));
    writeTorchZip(join(folder, 'clip.pt'), tensors);
    return readFile(join(folder, 'clip.pt'));
  };
  const wrong = [
    ['a checkpoint', clip, '; it is a CLIP model of Hugging Face (2 tensors, 16 bytes)'],
    ['another of its files', () => files['b.txt'], "; it has the digest of b.txt of 'repo'"],
  ] as const;

  test.each(wrong)('on disk: %s', async (_, content, message) => {
    const folder = await temp();
    await provisionHere(folder, bundleOf([snapshot(files)]), { fetch: fetchFrom(served) });
    const at = join(locationsIn(folder).hubCache, 'models--some--repo', 'snapshots', commit, 'a.txt');
    await writeFile(at, await content(folder));
    const { findings } = await provisionHere(folder, bundleOf([snapshot(files)]));
    const told = findings.filter(({ code }) => code === 'hub-content-mismatch').map((one) => one.message);
    expect(told).toEqual([expect.stringContaining('a.txt is wrong')]);
    expect(told[0]!.endsWith(message)).toBe(true);
  });

  test('on arrival', async () => {
    const folder = await temp();
    const { error } = await provisionHere(folder, bundleOf([snapshot(files)]), {
      fetch: async ({ part, explain }) => {
        await writeFile(part, await clip(folder));
        throw (
          (await explain?.(new SetupError('asset-size-mismatch', 'it sends 3 bytes, not 13 bytes'), part)) ??
          new Error('not asked')
        );
      },
    });
    expect(error?.message).toContain(`it sends 3 bytes, not 13 bytes${wrong[0][2]}`);
  });
});

describe('a snapshot where links are refused', () => {
  const files = { 'a.txt': 'same', 'sub/b.txt': 'same', 'c.txt': 'other' };
  const served = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${origin}/repo/${name}`, text]));
  const noLinks = { ...placer, placeLink: () => Promise.resolve(false) };

  test('files that are the same bytes are fetched once and both placed; a second run finds them', async () => {
    const folder = await temp();
    const asked: string[] = [];
    const ports = { placer: noLinks, fetch: fetchFrom(served, asked) };
    const first = await provisionHere(folder, bundleOf([snapshot(files)]), ports);
    expect(first.verdict).toBe('pass');
    expect(first.findings.map(({ code, severity }) => [code, severity])).toEqual([['hub-symlink-unsupported', 'note']]);
    expect(asked).toHaveLength(2);
    const root = join(locationsIn(folder).hubCache, 'models--some--repo', 'snapshots', commit);
    for (const [name, text] of Object.entries(files)) expect(await readFile(join(root, name), 'utf8')).toBe(text);
    expect(await readdir(join(root, '..', '..', 'blobs'))).toEqual([]);
    const second = await provisionHere(folder, bundleOf([snapshot(files)]), ports);
    expect([second.verdict, second.counters.bytesHashed, asked.length]).toEqual(['pass', 0, 2]);
  });

  test('a blob that was there before stays for those who use it', async () => {
    const folder = await temp();
    await provisionHere(folder, bundleOf([snapshot(files)]), { fetch: fetchFrom(served) });
    const other = { ...snapshot(files), revision: 'd'.repeat(40) };
    const asked: string[] = [];
    const report = await provisionHere(folder, bundleOf([other]), {
      placer: noLinks,
      fetch: fetchFrom(served, asked),
    });
    expect([report.verdict, asked]).toEqual(['pass', []]);
    const again = await provisionHere(folder, bundleOf([snapshot(files)]));
    expect(again.verdict).toBe('pass');
  });
});

describe('a Hub cache that is shared', () => {
  test('a run that waits for another looks again before it fetches', async () => {
    const [folder, home] = [await temp(), await temp()];
    const files = { 'a.txt': 'a' };
    const served = { [`${origin}/repo/a.txt`]: 'a' };
    const options = (name: string) => ({
      locations: { ...locationsIn(join(folder, name)), hfHome: home, hubCache: join(home, 'hub') },
    });
    const asked: string[] = [];
    const slow: ReturnType<typeof fetchFrom> = async (request) => {
      await new Promise((done) => setTimeout(done, 600));
      return fetchFrom(served, asked)(request);
    };
    const reports = await Promise.all(
      ['x', 'y'].map((name) =>
        provisionHere(join(folder, name), bundleOf([snapshot(files)]), { fetch: slow }, options(name)),
      ),
    );
    expect(reports.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(asked).toHaveLength(1);
    expect(await isThere(join(home, '.steve1-setup', 'lock'))).toBe(false);
  });
});

test('an interruption is not hidden by another file of the snapshot that failed before', async () => {
  const folder = await temp();
  const run = provisionHere(folder, bundleOf([snapshot({ 'a.txt': 'a', 'b.txt': 'b' })]), {
    fetch: async ({ url }) => {
      if (url.endsWith('a.txt')) throw new SetupError('origin-not-found', 'no');
      await new Promise((done) => setTimeout(done, 20));
      throw new SetupError('interrupted', 'stopped by SIGINT');
    },
  });
  await expect(run).rejects.toMatchObject({ code: 'interrupted' });
});

test('room is asked for on each file system that will hold some of it', async () => {
  const folder = await temp();
  const space: Disk['space'] = (path) =>
    Promise.resolve(path.includes('hub') ? { device: 'B', free: 10 } : { device: 'A', free: 1000 });
  const run = provisionHere(
    folder,
    bundleOf([snapshot({ 'a.txt': 'a'.repeat(9), 'b.txt': 'b'.repeat(9) }), plainFile('one', '1')]),
    { disk: { ...disk, space } },
  );
  await expect(run).rejects.toMatchObject({
    code: 'disk-too-small',
    message: `18 bytes are needed in ${locationsIn(folder).hubCache}, where 10 are free`,
  });
});

test('what another process has taken over is not written any more', async () => {
  const folder = await temp();
  const lock = join(folder, 'data', '.steve1-setup', 'lock', 'owner.json');
  await provisionHere(folder, bundleOf([plainFile('one', '1')]), {
    fetch: async (request) => {
      await writeFile(lock, JSON.stringify({ token: 'theirs', host: 'h', pid: 1, since: '' }));
      return fetchFrom({ [`${origin}/one`]: '1' })(request);
    },
  });
  expect((await readRecords(join(folder, 'data'))).receipts.size).toBe(0);
  expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ token: 'theirs' });
});
