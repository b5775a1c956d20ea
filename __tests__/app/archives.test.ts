import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SetupError } from '../../src/core/errors.js';
import type { ArchiveAsset } from '../../src/core/schema/bundle.js';
import { applyLock } from '../../src/core/lock.js';
import type { Lock } from '../../src/core/schema/lock.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { bundleOf, fetchFrom, isThere, provisionHere, recorded, sha256Of } from '../helpers/in-process.js';
import { type TarRecord, tarEnd, tarRecord } from '../helpers/tar-builder.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('archives');
const url = 'http://127.0.0.1:1/prompts.tar';

const tar = (...records: TarRecord[]): Buffer => Buffer.concat([...records.map(tarRecord), tarEnd]);
const sound = tar(
  { name: 'top/', type: '5' },
  { name: 'top/dig.txt', data: 'dig' },
  { name: 'top/more/swim.txt', data: 'swim' },
  { name: 'top/README.md', data: 'read me' },
);

const archive = (more: Partial<ArchiveAsset> = {}): ArchiveAsset => ({
  id: 'prompts',
  kind: 'archive',
  role: 'visual-prompts',
  path: 'prompts',
  format: 'tar',
  strip: 1,
  exclude: ['*.md'],
  sha256: sha256Of(sound),
  sources: [{ type: 'https', url }],
  ...more,
});

const provide = (folder: string, asset: ArchiveAsset, content: Buffer | undefined, asked: string[] = []) =>
  provisionHere(folder, bundleOf([asset]), { fetch: fetchFrom(content ? { [url]: content } : {}, asked) });
const listed = async (folder: string) =>
  (await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.json') && entry.name !== '.gitignore')
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'data').length + 1))
    .sort();

describe('an archive', () => {
  test('is unpacked into its folder, without leading folders and unwanted files; a second run touches nothing', async () => {
    const folder = await temp();
    const asked: string[] = [];
    const first = await provide(folder, archive(), sound, asked);
    expect([first.findings, first.assets]).toMatchObject([
      [],
      [{ status: 'ok', source: 'download', trust: 'manifest', bytes: 7, files: [{ bytes: 3 }, { bytes: 4 }] }],
    ]);
    expect(await listed(folder)).toEqual([join('prompts', 'dig.txt'), join('prompts', 'more', 'swim.txt')]);
    expect(await readFile(join(folder, 'data', 'prompts', 'more', 'swim.txt'), 'utf8')).toBe('swim');
    const second = await provide(folder, archive(), undefined, asked);
    expect([second.verdict, second.counters.bytesHashed, asked.length]).toEqual(['pass', 0, 1]);
  });

  test('a file that is gone or went bad comes again; what else lies in the folder stays, what was there before is kept', async () => {
    const folder = await temp();
    const inside = (name: string) => join(folder, 'data', 'prompts', name);
    await mkdir(join(folder, 'data', 'prompts'), { recursive: true });
    await writeFile(inside('dig.txt'), 'my own');
    await writeFile(inside('notes.txt'), 'my notes');
    const first = await provide(folder, archive(), sound);
    expect(first.findings).toMatchObject([{ code: 'asset-kept', severity: 'note' }]);
    expect((await listed(folder)).filter((name) => name.includes('kept'))).toHaveLength(1);

    await rm(inside('more'), { recursive: true });
    await writeFile(inside('dig.txt'), 'bad');
    const again = await provide(folder, archive(), sound);
    expect([again.verdict, again.findings]).toEqual(['pass', []]);
    expect(await readFile(inside('dig.txt'), 'utf8')).toBe('dig');
    expect(await readFile(inside('notes.txt'), 'utf8')).toBe('my notes');
  });

  test('another choice of its files, or another digest, is another archive', async () => {
    const folder = await temp();
    await provide(folder, archive(), sound);
    await provide(folder, archive({ exclude: [] }), sound);
    expect(await listed(folder)).toContain(join('prompts', 'README.md'));
    const other = tar({ name: 'top/dig.txt', data: 'DIG' });
    const newer = await provide(folder, archive({ sha256: sha256Of(other) }), other);
    expect(newer.assets).toMatchObject([{ status: 'ok', source: 'download', files: [{ sha256: sha256Of('DIG') }] }]);
  });

  test('nothing pins it: trust on first use, and the lock that would', async () => {
    const folder = await temp();
    const { sha256: _, ...asset } = archive();
    const first = await provide(folder, asset, sound);
    expect(first.findings).toMatchObject([{ code: 'asset-unverified', severity: 'warning' }]);
    const lock = JSON.parse(first.lock!.text) as Lock;
    expect(lock.assets['prompts']).toEqual({
      kind: 'archive',
      size: sound.length,
      sha256: sha256Of(sound),
      files: {
        'dig.txt': { size: 3, sha256: sha256Of('dig') },
        'more/swim.txt': { size: 4, sha256: sha256Of('swim') },
      },
    });

    // On another machine it binds, without the record of this one.
    const elsewhere = await temp();
    const bound = applyLock(bundleOf([asset]), lock, 'lock');
    const options = { locked: bound.locked };
    const right = await provisionHere(elsewhere, bound.bundle, { fetch: fetchFrom({ [url]: sound }) }, options);
    expect(right.assets).toMatchObject([{ status: 'ok', trust: 'lock' }]);
    await rm(join(elsewhere, 'data', '.steve1-setup'), { recursive: true });
    const unknown = await provisionHere(elsewhere, bound.bundle, {}, options);
    expect([unknown.verdict, unknown.findings]).toEqual(['pass', []]);
    const other = tar({ name: 'top/dig.txt', data: 'dig' });
    const wrong = await provisionHere(await temp(), bound.bundle, { fetch: fetchFrom({ [url]: other }) }, options);
    expect(wrong.error?.code).toBe('asset-size-mismatch');
  });
});

test.each([
  ['known', { size: sound.length }],
  ['about known', { sizeAbout: sound.length + 7 }],
  ['not known', {}],
])('what is told while it comes and is unpacked is all of the work, its size being %s', async (_, more) => {
  const { pieces, progress } = recorded();
  await provisionHere(await temp(), bundleOf([archive(more)]), { fetch: fetchFrom({ [url]: sound }), progress });
  const work = sound.length + 'dig'.length + 'swim'.length + 'read me'.length;
  expect(pieces).toEqual([{ label: 'fetching and unpacking', total: work, done: work, stopped: true }]);
});

describe('an archive that must not be unpacked leaves nothing behind, and the next source is asked', () => {
  const torchPickle = Buffer.from('\x80\x02cos\nsystem\nX\x04\x00\x00\x00true\x85R.', 'latin1');
  test.each<[string, Buffer, Partial<ArchiveAsset>, string, RegExp]>([
    ['a path that leaves', tar({ name: 'top/../../x', data: 'x' }), {}, 'archive-unsafe', /^prompts: the archive that/],
    ['a link', tar({ name: 'top/x', type: '2', link: '/etc/passwd' }), {}, 'archive-unsafe', /is a link/],
    ['cut off', sound.subarray(0, 1200), {}, 'archive-unreadable', /it ends/],
    ['more than the manifest allows', sound, { unpacked: { entries: 9, bytes: 5 } }, 'archive-too-large', /5 bytes/],
    [
      'two files of one name once stripped',
      tar({ name: 'a/x', data: '1' }, { name: 'b/x', data: '2' }),
      {},
      'archive-unsafe',
      /'x' is there twice/,
    ],
    ['another format', sound, { format: 'zip' }, 'archive-unreadable', /is a tar archive, not zip/],
    [
      'a pickle that runs something',
      tar({ name: 'top/x.pkl', data: torchPickle }),
      {},
      'checkpoint-refused',
      /os\.system/,
    ],
    [
      'one of protocol 0, which looks like a text',
      tar({ name: 'top/x.pkl', data: "cos\nsystem\n(S'true'\ntR." }),
      {},
      'checkpoint-refused',
      /x\.pkl: .*os\.system/,
    ],
    [
      'one that hides behind what is no name',
      tar({ name: 'top/x.pkl', data: 'N0cos\nsystem\n)R.' }),
      {},
      'checkpoint-refused',
      /os\.system/,
    ],
    [
      'a tar, which torch.load would open',
      tar({ name: 'top/x.pt', data: tarRecord({ name: 'pickle', data: 'x' }) }),
      {},
      'checkpoint-refused',
      /begins as a tar too/,
    ],
    [
      'a file that the manifest has otherwise',
      sound,
      { files: { 'dig.txt': { size: 3, sha256: sha256Of('DIG') } } },
      'asset-digest-mismatch',
      /dig\.txt has sha256/,
    ],
  ])('%s', async (_, content, more, code, message) => {
    const folder = await temp();
    const { sha256: _pin, ...asset } = archive(more);
    const other = 'http://127.0.0.1:1/mirror.tar';
    const sources: ArchiveAsset['sources'] = [...asset.sources, { type: 'https', url: other }];
    const asked: string[] = [];
    const report = await provisionHere(folder, bundleOf([{ ...asset, sources }]), {
      fetch: fetchFrom({ [url]: content }, asked),
    });
    expect(report.error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(asked).toEqual([url, other]);
    expect((await listed(folder)).filter((name) => !name.endsWith('.part'))).toEqual([]);
    expect(await isThere(join(folder, 'data', 'prompts'))).toBe(false);
  });

  test('a file where the folder belongs is left alone', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'prompts'), 'mine');
    const asked: string[] = [];
    const report = await provide(folder, archive(), sound, asked);
    expect([report.error?.code, asked]).toEqual(['asset-content-wrong', []]);
  });

  test('what was begun when the run ended is begun anew', async () => {
    const folder = await temp();
    const parts = join(folder, 'data', '.steve1-setup', 'parts');
    await mkdir(join(parts, `${sha256Of(sound)}.part.unpacked`, 'old'), { recursive: true });
    const interrupted = provisionHere(folder, bundleOf([archive()]), {
      fetch: fetchFrom({ [url]: sound }),
      unpack: () => Promise.reject(new SetupError('interrupted', 'stopped by SIGINT')),
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'interrupted' });
    expect((await provide(folder, archive(), sound)).verdict).toBe('pass');
    expect(await readdir(parts)).toEqual([]);
  });
});

test('a permission that was withdrawn is none for a file that was unpacked with it, however it is looked at again', async () => {
  const folder = await temp();
  const torchPickle = Buffer.from('\x80\x02cos\nsystem\nX\x04\x00\x00\x00true\x85R.', 'latin1');
  const content = tar({ name: 'top/x.pkl', data: torchPickle }, { name: 'top/dig.txt', data: 'dig' });
  const { sha256: _, ...asset } = archive();
  const run = (options: Parameters<typeof provisionHere>[3]) =>
    provisionHere(folder, bundleOf([asset]), { fetch: fetchFrom({ [url]: content }) }, options);
  expect((await run({ allowGlobals: ['os.system'] })).verdict).toBe('pass');
  const told = (await run({ allowGlobals: ['os.system'] })).findings.map(({ code }) => code).sort();
  expect(told).toEqual(['asset-unverified', 'checkpoint-note']);
  for (const verifyFull of [true, false, false])
    expect([verifyFull, (await run({ verifyFull })).error?.code]).toEqual([verifyFull, 'checkpoint-refused']);
});

describe('a file of an archive that is not the one of its name is told by what it is', () => {
  const clip = { key: 'text_model.a', shape: [2] };
  const other = async (folder: string) => {
    writeTorchZip(join(folder, 'clip.pt'), [clip, { key: 'vision_model.b', shape: [2] }]);
    return readFile(join(folder, 'clip.pt'));
  };
  const swapped = [
    ['a checkpoint', other, /; it is a CLIP model of Hugging Face \(2 tensors, 16 bytes\)$/],
    ['a page', () => '<!DOCTYPE html><html></html>', /; it is an HTML page /],
    ['nothing', () => '', /; it is nothing: the file is empty$/],
    ['another of its files', () => 'swim', /; it has the digest of more\/swim\.txt of 'prompts'$/],
    ['anything else', () => 'dug', /$/],
  ] as const;
  const files = Object.fromEntries(
    [
      ['dig.txt', 'dig'],
      ['more/swim.txt', 'swim'],
    ].map(([name, text]) => [name!, { size: text!.length, sha256: sha256Of(text!) }]),
  );

  test.each(swapped)('%s, on arrival and on disk', async (_, content, message) => {
    const folder = await temp();
    const data = await content(folder);
    const wrong = tar({ name: 'top/dig.txt', data }, { name: 'top/more/swim.txt', data: 'swim' });
    const { sha256: _pin, ...unpinned } = archive({ files });
    const arrived = await provide(folder, unpinned, wrong);
    expect(arrived.error).toMatchObject({
      code: 'asset-digest-mismatch',
      message: expect.stringMatching(new RegExp(`^prompts: dig\\.txt has sha256 .*${message.source}`)),
    });

    await provide(folder, archive({ files }), sound);
    await writeFile(join(folder, 'data', 'prompts', 'dig.txt'), data);
    const looked = await provide(folder, archive({ files }), undefined);
    expect(looked.findings.map((one) => one.message)).toContainEqual(
      expect.stringMatching(new RegExp(`dig\\.txt is not the file that was unpacked${message.source}`)),
    );
  });
});
