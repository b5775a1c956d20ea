import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { listArchive } from '../../src/io/archive.js';
import { testIf } from '../helpers/skip.js';
import { withUnpacking } from '../helpers/unpacking.js';
import { type ZipDefects, type ZipRecord, buildZip, integers } from '../helpers/zip-builder.js';

const { temp, laid, unpackAt, unpack, refuses, list } = withUnpacking('unzip');
const testIfPython = testIf(spawnSync('python3', ['--version']).status === 0, 'no python3');

const stored = (name: string, text = name, more: Partial<ZipRecord> = {}): ZipRecord => ({
  name,
  data: Buffer.from(text),
  ...more,
});
const deflated = (name: string, bytes: Buffer, more: Partial<ZipRecord> = {}): ZipRecord => ({
  name,
  data: deflateRawSync(bytes),
  method: 8,
  crc: crc32(bytes),
  size: bytes.length,
  ...more,
});
const zip = (records: ZipRecord[], defects: ZipDefects = {}) => buildZip(records, { zip64: false, ...defects });
const mode = (bits: number) => (bits << 16) >>> 0;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a sound zip', () => {
  test('files and folders, stored and deflated, with what was written told', async () => {
    const noise = randomBytes(3_000_000);
    const bytes = zip([
      stored('a/', ''),
      stored('a/b.txt', 'hello'),
      deflated('a/c/noise.bin', noise),
      stored('empty', ''),
      stored('./hollow/', ''),
    ]);
    let told = 0;
    const { files, tree, into } = await unpack(bytes, { onBytes: (count) => void (told += count) });
    expect(files).toEqual([
      { path: 'a/b.txt', bytes: 5, sha256: sha256(Buffer.from('hello')) },
      { path: 'a/c/noise.bin', bytes: noise.length, sha256: sha256(noise) },
      { path: 'empty', bytes: 0, sha256: sha256(Buffer.alloc(0)) },
    ]);
    expect(Object.keys(tree)).toEqual(['a/b.txt', 'a/c/noise.bin', 'empty', 'hollow/']);
    expect((await readFile(join(into, 'a/c/noise.bin'))).equals(noise)).toBe(true);
    expect(told).toBe(5 + noise.length);
  });

  test('it is listed in its own words', async () => {
    expect(await list(zip([stored('./a/', ''), deflated('./a/x', Buffer.alloc(100))]))).toEqual([
      { path: './a/', kind: 'directory', size: 0 },
      { path: './a/x', kind: 'file', size: 100 },
    ]);
  });

  testIf(process.platform !== 'win32', 'no modes here')('no file may be run, whatever the archive says', async () => {
    const { into } = await unpack(zip([stored('run', 'x', { attributes: mode(0o104777) })]));
    expect((await stat(join(into, 'run'))).mode & 0o7777 & ~0o644).toBe(0);
  });

  test.each<[string, Partial<ZipRecord>, string]>([
    ['UTF-8', { name: 'ä/日本語.npy' }, 'ä/日本語.npy'],
    ['the code page of DOS, without the flag', { name: 'x', flags: 0 }, 'x'],
    [
      'the field for Unicode names',
      {
        name: 'plain',
        flags: 0,
        centralExtra: (() => {
          const data = Buffer.concat([Buffer.from([1]), integers(4, crc32('plain')), Buffer.from('schön')]);
          return Buffer.concat([integers(2, 0x7075, data.length), data]);
        })(),
      },
      'schön',
    ],
  ])('names: %s', async (_, record, path) => {
    expect((await unpack(zip([stored('', 'text', record)]))).tree).toEqual({ [path]: 'text' });
  });

  test('zip64: the end record, and sizes behind the entry', async () => {
    const extra = Buffer.concat([integers(2, 1, 16), integers(8, 5, 5)]);
    const record = stored('x', 'hello', { centralExtra: extra, size: 0xffffffff, compressedSize: 0xffffffff });
    expect((await unpack(zip([record, stored('y')], { zip64: true }))).tree).toEqual({ x: 'hello', y: 'y' });
  });

  test('with a comment', async () => {
    expect((await unpack(zip([stored('x')], { comment: 'made by hand' }))).tree).toEqual({ x: 'x' });
  });

  test('into an empty folder that is there', async () => {
    const { path, into } = await laid(zip([stored('x')]));
    await mkdir(into, { recursive: true });
    expect(await unpackAt(path, into)).toHaveLength(1);
  });

  testIfPython('what Python has packed', async () => {
    const folder = await temp();
    const path = join(folder, 'a.zip');
    const made = spawnSync('python3', [
      '-c',
      `import zipfile, sys
z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)
z.mkdir('d') if hasattr(z, 'mkdir') else z.writestr('d/', '')
z.writestr('d/\\u00e4.txt', 'one' * 1000)
with z.open('d/large', 'w', force_zip64=True) as f: f.write(b'two')
z.close()`,
      path,
    ]);
    expect(made.stderr.toString()).toBe('');
    const files = await unpackAt(path, join(folder, 'out'));
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['d/ä.txt', 3000],
      ['d/large', 3],
    ]);
  });
});

describe('a zip that must not be unpacked', () => {
  const unsafe: [string, ZipRecord[], RegExp][] = [
    ['a parent', [stored('ok'), stored('../x')], /archive\.bin: the entry '\.\.\/x' has the segment '\.\.'/],
    ['absolute', [stored('/x')], /is absolute/],
    ['backslashes', [stored('..\\x')], /backslash/],
    ['a drive', [stored('C:/x')], /colon/],
    ['a symbolic link', [stored('x', '/etc/passwd', { attributes: mode(0o120777) })], /'x' is a link/],
    [
      'a symbolic link and a file through it',
      [stored('a', '/tmp', { attributes: mode(0o120777) }), stored('a/x')],
      /'a' is a link/,
    ],
    ['a device', [stored('x', '', { attributes: mode(0o060600) })], /neither a file nor a folder/],
    ['a pipe', [stored('x', '', { attributes: mode(0o010600) })], /neither a file nor a folder/],
    ['a folder with bytes', [stored('x/', 'text')], /folder that holds 4 bytes/],
    ['the same twice', [stored('x', '1'), stored('x', '2')], /is there twice/],
    ['the same but for case', [stored('x'), stored('X')], /the same as 'x' but for case/],
    ['a file and a folder', [stored('x'), stored('x/y')], /a file 'x' and a folder 'x'/],
    ['a name that is no UTF-8', [stored('', 'x', { name: '\ufffd' })], /cannot be decoded/],
  ];
  test.each(unsafe)('%s', (_, records, message) => refuses(zip(records), 'archive-unsafe', message));

  test('one bad entry at the end is enough, and the good ones before it are not written', async () => {
    let told = 0;
    const bytes = zip([...Array.from({ length: 50 }, (_, i) => stored(`f${i}`)), stored('../x')]);
    await refuses(bytes, 'archive-unsafe', /'\.\.\/x'/, { onBytes: () => void told++ });
    expect(told).toBe(0);
  });

  test('listing refuses it too', async () => {
    await expect(list(zip([stored('../x')]))).rejects.toMatchObject({ code: 'archive-unsafe' });
  });

  test('a bomb, by what it says', async () => {
    const bomb = deflated('x', Buffer.alloc(1000), { size: 0x7fffffff });
    await refuses(zip([bomb]), 'archive-too-large', /more than 200 times its own \d+ bytes/);
    await refuses(zip([stored('a', '12345')]), 'archive-too-large', /more than 4 bytes, the limit/, {
      limits: { bytes: 4 },
    });
    await refuses(zip([stored('a'), stored('b')]), 'archive-too-large', /more than 1 entries/, {
      limits: { entries: 1 },
    });
  });
});

describe('a zip that cannot be unpacked', () => {
  const good = deflated('good', randomBytes(10_000));
  const broken: [string, Buffer, RegExp][] = [
    ['more bytes than it says', zip([deflated('x', Buffer.alloc(1000), { size: 10 })]), /entry 'x'.*too many bytes/],
    ['fewer bytes than it says', zip([deflated('x', Buffer.alloc(10), { size: 1000 })]), /'x'.*not enough bytes/],
    ['a wrong checksum', zip([good, stored('x', 'x', { crc: 1 })]), /'x' cannot be unpacked: its checksum/],
    ['a deflated one with a wrong checksum', zip([good, { ...good, name: 'x', crc: 1 }]), /'x'.*its checksum/],
    ['bytes that do not inflate', zip([stored('x', 'nonsense', { method: 8 })]), /'x' cannot be unpacked/],
    ['encrypted', zip([good, stored('x', 'x'.repeat(13), { flags: 0x801, size: 1 })]), /the entry 'x' is encrypted/],
    ['strongly encrypted', zip([stored('x', 'x', { flags: 0x841 })]), /encrypt/],
    ['another method', zip([stored('x', 'x', { method: 14 })]), /compressed by method 14; only deflate/],
    ['cut off', zip([good]).subarray(0, -1), /no sound zip archive/],
    ['cut in half', zip([good]).subarray(0, 5000), /no sound zip archive: End of central directory/],
    ['something behind it', zip([good], { behindEnd: Buffer.from('more') }), /no sound zip.*comment length/],
    ['more entries than there are', zip([good], { end: { entries: 2 } }), /no sound zip archive/],
    ['fewer entries than there are', zip([good, stored('x')], { end: { entries: 1 } }), /more entries than it says/],
    ['a directory that is elsewhere', zip([good], { end: { offset: 0 } }), /no sound zip archive/],
    ['an entry beyond the end', zip([stored('x', 'x', { offset: 0xfffffff })]), /'x' cannot be unpacked/],
    ['no local header', zip([good, stored('x', 'x', { localSignature: 7 })]), /'x' cannot be unpacked/],
    ['no entries', zip([]), /holds no file/],
    ['folders alone', zip([stored('a/', '')]), /holds no file/],
    ['a page', Buffer.from('<!doctype html><html>'), /is no zip, tar, .* but an HTML page/],
    ['nothing', Buffer.alloc(0), /but nothing: the file is empty/],
    ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), /but of kind png/],
    ['something before it', zip([good], { prefix: Buffer.from('#!/bin/sh\n') }), /but of kind/],
  ];
  test.each(broken)('%s', (_, bytes, message) => refuses(bytes, 'archive-unreadable', message));

  test('every cut and every flipped bit of a small one is refused, or gives what was packed', async () => {
    const bytes = zip([deflated('a/one', Buffer.from('one'.repeat(9))), stored('two')]);
    const sound = (await unpack(bytes)).tree;
    const { path, folder } = await laid(bytes);
    const variants = Array.from({ length: bytes.length }, (_, at) => {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      return [bytes.subarray(0, at), flipped];
    }).flat();
    for (const [index, variant] of variants.entries()) {
      await writeFile(path, variant);
      const into = join(folder, `out${index}`);
      const files = await unpackAt(path, into).catch((error: { code: string }) => {
        expect(error.code).toMatch(/^archive-/);
        expect(readdirSync(folder).includes(`out${index}`) ? readdirSync(into) : []).toEqual([]);
        return undefined;
      });
      // A flipped bit of a name or a date cannot be told; the bytes of a file are never others.
      if (files) {
        const texts = [...Object.values(sound)].map((text) => sha256(Buffer.from(text)));
        for (const { sha256 } of files) expect(texts).toContain(sha256);
      }
    }
  });
});

test('another format than the expected one', () =>
  refuses(zip([stored('x')]), 'archive-unreadable', /archive\.bin is a zip archive, not tar\.gz/, {
    format: 'tar.gz',
  }));

test('an archive that is not there, and a folder', async () => {
  const folder = await temp();
  await expect(listArchive(join(folder, 'x'))).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(listArchive(folder)).rejects.toMatchObject({ code: 'file-unreadable' });
});

test('a folder that holds something is left as it is', async () => {
  const { path, into } = await laid(zip([stored('x')]));
  await mkdir(into, { recursive: true });
  await writeFile(join(into, 'mine'), 'text');
  await expect(unpackAt(path, into)).rejects.toThrow(/must be empty to unpack into it, and holds mine/);
  expect(await readFile(join(into, 'mine'), 'utf8')).toBe('text');
});

test('a target that cannot be written', async () => {
  const { folder, path } = await laid(zip([stored('x')]));
  await writeFile(join(folder, 'deep'), 'a file is in the way');
  await expect(unpackAt(path, join(folder, 'deep', 'out'))).rejects.toMatchObject({ code: 'write-failed' });
});

test('a signal in the middle of a file leaves nothing, and no file open', async () => {
  const controller = new AbortController();
  const onBytes = () => controller.abort('SIGINT');
  const bytes = zip([stored('first'), deflated('large', randomBytes(5_000_000))]);
  await refuses(bytes, 'interrupted', /stopped by SIGINT/, { signal: controller.signal, onBytes });
});

test('what onBytes throws ends the unpacking, and leaves nothing', async () => {
  const { path, into } = await laid(zip([stored('x')]));
  const onBytes = () => {
    throw new Error('stop');
  };
  await expect(unpackAt(path, into, { onBytes })).rejects.toThrow('stop');
  expect(readdirSync(into)).toEqual([]);
});

testIf(process.platform === 'linux', 'no /proc')('no file stays open', async () => {
  const count = () => readdirSync('/proc/self/fd').length;
  const { path, into, folder } = await laid(zip([stored('x'), deflated('y', Buffer.alloc(100_000))]));
  const bad = join(folder, 'bad.zip');
  await writeFile(bad, zip([stored('x'), deflated('y', randomBytes(500_000), { crc: 1 })]));
  await (await open(path)).close();
  const before = count();
  for (let turn = 0; turn < 20; turn++) {
    await unpackAt(path, join(into, `${turn}`));
    await listArchive(path);
    await unpackAt(bad, join(into, `bad${turn}`)).catch(() => undefined);
  }
  expect(count()).toBeLessThanOrEqual(before + 1);
});

describe('a zip that says two things of an entry', () => {
  const zip64 = (...sizes: number[]) =>
    Buffer.concat([integers(2, 1, 8 * sizes.length), ...sizes.map((size) => integers(8, size))]);
  test.each<[string, Partial<ZipRecord>, RegExp]>([
    ['another name', { localName: 'b.txt' }, /the entry 'a\.txt' has another name in front of its bytes/],
    ['a longer name', { localName: 'a.txt/../../x' }, /has another name/],
    ['another method', { localMethod: 8 }, /has another method/],
    ['encrypted', { localFlags: 0x0809 }, /has other flags/],
    ['other sizes', { flags: 0x800, localSizes: [4, 5] }, /has other sizes/],
    ['no sizes, and none behind it', { flags: 0x800, localSizes: [0, 0] }, /has other sizes/],
    [
      'other sizes for zip64',
      { flags: 0x800, localSizes: [2 ** 32 - 1, 2 ** 32 - 1], localExtra: zip64(5, 6) },
      /other sizes/,
    ],
    ['sizes for zip64 that are not there', { flags: 0x800, localSizes: [2 ** 32 - 1, 5] }, /other sizes/],
  ])('%s', async (_, more, message) => {
    await refuses(zip([stored('a.txt', 'hello', more)]), 'archive-unreadable', message);
  });

  test.each<[string, Partial<ZipRecord>]>([
    ['sizes behind it', {}],
    ['sizes before and behind it', { localSizes: [5, 5] }],
    ['sizes for zip64', { flags: 0x800, localSizes: [2 ** 32 - 1, 2 ** 32 - 1], localExtra: zip64(5, 5) }],
    ['zeros for zip64, and sizes behind it', { localSizes: [2 ** 32 - 1, 2 ** 32 - 1], localExtra: zip64(0, 0) }],
    ['other bits that change nothing', { localFlags: 0x080e }],
  ])('but %s are fine', async (_, more) => {
    const { tree } = await unpack(zip([stored('a.txt', 'hello', more)]));
    expect(Object.keys(tree)).toEqual(['a.txt']);
  });

  test('another checksum', async () => {
    const bytes = zip([stored('a.txt', 'hello', { flags: 0x800 })]);
    bytes[14]! ^= 1;
    await refuses(bytes, 'archive-unreadable', /has another checksum/);
  });

  test('two entries that share bytes', async () => {
    const inner = zip([stored('b.txt', 'twice', { flags: 0x800, localExtra: Buffer.alloc(0) })]);
    const header = 30 + 'b.txt'.length + 'twice'.length;
    const outer = stored('a.txt', '', { data: inner.subarray(0, header), flags: 0x800, localExtra: Buffer.alloc(0) });
    const second = stored('b.txt', 'twice', { flags: 0x800, offset: 30 + 'a.txt'.length });
    await refuses(zip([outer, second]), 'archive-unreadable', /'a\.txt' and 'b\.txt' share bytes/);
  });
});
