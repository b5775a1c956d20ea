import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { ratioFloor } from '../../src/core/archive.js';
import { isFull } from '../helpers/full.js';
import { testIf } from '../helpers/skip.js';
import { type TarRecord, buildTar, longName, pax, tarEnd, tarRecord } from '../helpers/tar-builder.js';
import { withUnpacking } from '../helpers/unpacking.js';

const { temp, laid, unpackAt, unpack, refuses, list } = withUnpacking('untar');
const testIfPython = testIf(spawnSync('python3', ['--version']).status === 0, 'no python3');

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const file = (name: string, data: Buffer | string = name): TarRecord => ({ name, data });
const folder = (name: string): TarRecord => ({ name, type: '5', mode: 0o755 });
const long = `${'folder/'.repeat(40)}file.npy`;

const wrappings: [string, (tar: Buffer) => Buffer][] = [
  ['tar', (tar) => tar],
  ['tar.gz', (tar) => gzipSync(tar)],
  ['tar.zst', (tar) => zstdCompressSync(tar)],
];

describe.each(wrappings)('%s', (format, wrap) => {
  test('files and folders, with what was written told', async () => {
    const noise = randomBytes(3_000_000);
    const bytes = wrap(
      buildTar(folder('./'), folder('a/'), file('a/b.txt', 'hello'), file('./a/noise.bin', noise), file('empty', '')),
    );
    let told = 0;
    const totals: [number, number][] = [];
    const { files, into } = await unpack(bytes, {
      onTotal: (total) => void totals.push([total, told]),
      onBytes: (count) => void (told += count),
      format: format as 'tar',
    });
    expect(files).toEqual([
      { path: 'a/b.txt', bytes: 5, sha256: sha256(Buffer.from('hello')) },
      { path: 'a/noise.bin', bytes: noise.length, sha256: sha256(noise) },
      { path: 'empty', bytes: 0, sha256: sha256(Buffer.alloc(0)) },
    ]);
    expect((await readFile(join(into, 'a/noise.bin'))).equals(noise)).toBe(true);
    expect([told, totals]).toEqual([5 + noise.length, [[5 + noise.length, 0]]]);
  });

  test('cut off anywhere', async () => {
    const bytes = wrap(buildTar(file('a', randomBytes(4000)), file('b', randomBytes(4000))));
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.85]) {
      await refuses(
        bytes.subarray(0, Math.floor(bytes.length * part)),
        'archive-unreadable',
        /no sound|is empty|but of/,
      );
    }
    const withoutEnd = buildTar(file('a'), file('b')).subarray(0, -tarEnd.length);
    await refuses(wrap(withoutEnd), 'archive-unreadable', /ends in front of the block of zeros that ends a tar/);
  });

  test('something behind it', async () => {
    const sound = buildTar(file('a'));
    await refuses(wrap(Buffer.concat([sound, Buffer.from('more')])), 'archive-unreadable', /something lies behind/);
    await refuses(wrap(Buffer.concat([sound, sound])), 'archive-unreadable', /something lies behind its end/);
    await refuses(Buffer.concat([wrap(sound), Buffer.from('more')]), 'archive-unreadable', /no sound/);
    expect((await unpack(wrap(Buffer.concat([sound, Buffer.alloc(9216)])))).files).toHaveLength(1);
    await refuses(wrap(Buffer.concat([sound, Buffer.alloc(2_000_000)])), 'archive-unreadable', /behind its end/);
  });

  test('no entries', () => refuses(wrap(Buffer.alloc(10_240)), 'archive-unreadable', /holds no file/));

  test('a signal in the middle of a file leaves nothing', async () => {
    const controller = new AbortController();
    const onBytes = () => controller.abort('SIGTERM');
    const bytes = wrap(buildTar(file('first'), file('large', randomBytes(5_000_000))));
    await refuses(bytes, 'interrupted', /stopped by SIGTERM/, { signal: controller.signal, onBytes });
  });

  testIf(process.platform === 'linux', 'no /proc')('no file stays open', async () => {
    const sound = wrap(buildTar(file('x'), file('y', randomBytes(600_000))));
    const { path, into, folder } = await laid(sound);
    const bad = join(folder, 'bad');
    await writeFile(bad, sound.subarray(0, -1500));
    await unpackAt(path, join(into, 'first'));
    const before = readdirSync('/proc/self/fd').length;
    for (let turn = 0; turn < 20; turn++) {
      await unpackAt(path, join(into, `${turn}`));
      await unpackAt(bad, join(into, `bad${turn}`)).catch(() => undefined);
    }
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before + 1);
  });
});

describe('names and forms that must be understood', () => {
  test.each<[string, (TarRecord | Buffer)[], Record<string, string>]>([
    ['the prefix of ustar', [{ name: 'b.txt', prefix: 'some/where', data: 'x' }], { 'some/where/b.txt': 'x' }],
    ['a long name of pax', [pax({ path: long, mtime: '1.5' }), file('cut', 'x')], { [long]: 'x' }],
    ['one of pax in Unicode', [pax({ path: 'ä/日本語' }), file('cut', 'x')], { 'ä/日本語': 'x' }],
    [
      'a pax name stands for prefix and name',
      [pax({ path: 'right' }), { name: 'b', prefix: 'a', data: 'x' }],
      { right: 'x' },
    ],
    ['a long name of GNU', [longName(long), file('cut', 'x')], { [long]: 'x' }],
    ['it holds for one entry', [longName(long), file('cut', 'x'), file('next', 'y')], { [long]: 'x', next: 'y' }],
    ['UTF-8 in the header', [file('ä/日本語', 'x')], { 'ä/日本語': 'x' }],
    ['a size of pax', [pax({ size: '4' }), { ...file('a', 'text'), size: 4 }, file('b')], { a: 'text', b: 'b' }],
    [
      'records with bytes and line ends in them',
      [pax({ 'SCHILY.xattr.user.x': 'a\nb=c\n', path: 'a' }), file('cut', 'x')],
      { a: 'x' },
    ],
    ['a global header without a say', [pax({ comment: 'commit' }, 'g'), file('a', 'x')], { a: 'x' }],
    ['the oldest form', [{ ...file('a', 'x'), magic: '', type: '\0' }], { a: 'x' }],
    ['its folders', [{ name: 'd/', magic: '', type: '\0' }, file('d/a', 'x')], { 'd/a': 'x' }],
    ['the form of GNU', [{ ...file('a', 'x'), magic: 'ustar  \0' }], { a: 'x' }],
    ['a contiguous file', [{ ...file('a', 'x'), type: '7' }], { a: 'x' }],
    ['a size in base 256', [{ ...file('a', 'text'), size: '\x80\0\0\0\0\0\0\0\0\0\0\x04' }], { a: 'text' }],
    ['a folder whose header has a size', [{ ...folder('d/'), size: 4096 }, file('a', 'x')], { 'd/': '', a: 'x' }],
  ])('%s', async (_, records, tree) => {
    expect((await unpack(buildTar(...records))).tree).toEqual(tree);
  });

  test('an extended header of many blocks whose letters lie across every border', async () => {
    const name = `${'é'.repeat(120)}/`.repeat(3).slice(0, -1);
    for (const shift of ['', 'x']) {
      const bytes = buildTar(pax({ comment: shift + 'é'.repeat(200_000), path: name }), file('cut', 'x'));
      expect((await unpack(bytes)).tree).toEqual({ [name]: 'x' });
    }
  });

  test('several gzip members, several zstd frames, and one that is to be skipped', async () => {
    const noise = randomBytes(1_000_000);
    const tar = buildTar(file('a', noise), file('b'));
    const cuts = [tar.subarray(0, 700), tar.subarray(700, 700_000), tar.subarray(700_000)];
    const skippable = Buffer.from('502a4d1804000000ffffffff', 'hex');
    const zstd = cuts.flatMap((part) => [zstdCompressSync(part), skippable]);
    for (const bytes of [Buffer.concat(zstd), Buffer.concat(cuts.map((part) => gzipSync(part)))]) {
      const { files } = await unpack(bytes);
      expect(files.map(({ path, sha256 }) => [path, sha256])).toEqual([
        ['a', sha256(noise)],
        ['b', sha256(Buffer.from('b'))],
      ]);
    }
  });

  testIf(process.platform !== 'win32', 'no modes here')('no file may be run, whatever the archive says', async () => {
    const { into } = await unpack(buildTar({ ...file('run'), mode: 0o4777 }));
    expect((await stat(join(into, 'run'))).mode & 0o7777 & ~0o644).toBe(0);
  });

  testIfPython.each(['USTAR', 'GNU', 'PAX'])('what Python has packed as %s', async (form) => {
    const folder = await temp();
    const made = spawnSync('python3', [
      '-c',
      `import tarfile, io, sys
t = tarfile.open(sys.argv[1], 'w:gz', format=tarfile.${form}_FORMAT)
d = tarfile.TarInfo('d'); d.type = tarfile.DIRTYPE; t.addfile(d)
for name in sys.argv[2:]:
    i = tarfile.TarInfo(name); i.size = 5; i.mtime = 1.5; t.addfile(i, io.BytesIO(b'hello'))
t.close()`,
      join(folder, 'a.tgz'),
      'd/ä.txt',
      form === 'USTAR' ? `${'folder/'.repeat(20)}file` : long,
    ]);
    expect(made.stderr.toString()).toBe('');
    const files = await unpackAt(join(folder, 'a.tgz'), join(folder, 'out'));
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['d/ä.txt', 5],
      [form === 'USTAR' ? `${'folder/'.repeat(20)}file` : long, 5],
    ]);
  });
});

describe('a tar that must not be unpacked', () => {
  const unsafe: [string, (TarRecord | Buffer)[], RegExp][] = [
    ['a parent', [file('ok'), file('../x')], /archive\.bin: the entry '\.\.\/x' has the segment '\.\.'/],
    ['absolute', [file('/etc/x')], /is absolute/],
    ['absolute by the prefix', [{ name: 'x', prefix: '/etc' }], /is absolute/],
    ['a parent by the prefix', [{ name: 'x', prefix: '..' }], /segment '\.\.'/],
    ['a parent by pax', [pax({ path: '../x' }), file('x')], /segment '\.\.'/],
    ['a parent by a long name', [longName('a/../../x'), file('x')], /segment '\.\.'/],
    ['backslashes', [file('..\\x')], /backslash/],
    ['a drive', [file('C:x')], /colon/],
    ['a line end', [pax({ path: 'a\nb' }), file('x')], /character/],
    ['a NUL in a long name', [longName('a\0b'), file('x')], /character/],
    ['bytes that are no UTF-8', [{ ...file('a'), prefix: '\ufffd' }], /cannot be decoded/],
    ['a symbolic link', [{ name: 'x', type: '2', link: '/etc/passwd' }], /'x' is a link/],
    ['one that stays inside', [file('a'), { name: 'x', type: '2', link: 'a' }], /'x' is a link/],
    ['a link and a file through it', [{ name: 'a', type: '2', link: '/tmp' }, file('a/x')], /'a' is a link/],
    ['a hard link', [file('a'), { name: 'x', type: '1', link: 'a' }], /'x' is a link/],
    [
      'a link with a long target',
      [
        { name: '././@LongLink', type: 'K', data: `${long}\0` },
        { name: 'x', type: '2', link: 'cut' },
      ],
      /'x' is a link/,
    ],
    ['a character device', [{ name: 'x', type: '3' }], /neither a file nor a folder/],
    ['a block device', [{ name: 'x', type: '4' }], /neither a file nor a folder/],
    ['a pipe', [{ name: 'x', type: '6' }], /neither a file nor a folder/],
    ['a sparse file of GNU', [{ name: 'x', type: 'S', data: 'x' }], /neither a file nor a folder.*sparse/],
    [
      'a sparse file of pax',
      [pax({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 'y' }), file('GNUSparseFile.0/y')],
      /sparse/,
    ],
    ['the rest of another volume', [{ name: 'x', type: 'M', data: 'x' }], /neither a file nor a folder/],
    ['a volume label', [{ name: 'x', type: 'V' }], /neither a file nor a folder/],
    ['an unknown type', [{ name: 'x', type: 'Q' }], /neither a file nor a folder/],
    ['a folder by its name, with bytes', [pax({ path: 'd/' }), file('x', 'text')], /folder that holds 4 bytes/],
    ['the same twice', [file('x', '1'), file('x', '2')], /is there twice/],
    ['the same but for case', [file('x'), file('X')], /but for case/],
    ['a file and a folder', [file('x'), file('x/y')], /a file 'x' and a folder 'x'/],
  ];
  test.each(unsafe)('%s', (_, records, message) => refuses(buildTar(...records), 'archive-unsafe', message));

  test('one bad entry at the end is enough, and the good ones before it are not written', async () => {
    let told = 0;
    const bytes = gzipSync(buildTar(file('a', randomBytes(1_000_000)), file('../x')));
    await refuses(bytes, 'archive-unsafe', /'\.\.\/x'/, { onBytes: () => void told++ });
    expect(told).toBe(0);
    await expect(list(bytes)).rejects.toMatchObject({ code: 'archive-unsafe' });
  });

  test.each([
    ['tar.gz', gzipSync],
    ['tar.zst', zstdCompressSync],
  ])('a bomb in %s, left at the header that says so', async (_, compress) => {
    // The header alone is there: had the rest been asked for, the archive were cut off.
    const header = tarRecord({ name: 'x', size: ratioFloor * 2 });
    await refuses(compress(header), 'archive-too-large', /more than 200 times its own \d+ bytes/);
    await refuses(compress(buildTar(file('x', '12345'))), 'archive-too-large', /more than 4 bytes, the limit/, {
      limits: { bytes: 4 },
    });
    await refuses(compress(buildTar(file('x'), file('y'))), 'archive-too-large', /more than 1 entries/, {
      limits: { entries: 1 },
    });
  });
});

describe('a tar that cannot be unpacked', () => {
  const huge = (type: string): TarRecord => ({ name: 'x', type, size: (1 << 20) + 1 });
  const broken: [string, Buffer, RegExp][] = [
    ['a wrong checksum', buildTar(file('a'), { ...file('b'), checksum: 1 }), /a header has a wrong checksum/],
    ['a first header with a wrong checksum', buildTar({ ...file('a'), checksum: 1 }), /wrong checksum/],
    ['no size', buildTar({ ...file('a'), size: 'nonsense' }), /no readable size/],
    ['a negative size', buildTar({ ...file('a'), size: '\xff'.repeat(12) }), /no readable size|archive/],
    ['a size beyond what a number holds', buildTar({ ...file('a'), size: `\x80${'\xff'.repeat(11)}` }), /no sound/],
    ['a pax size that is none', buildTar(pax({ size: '-1' }), file('a')), /extended header has no readable size/],
    ['a pax size of a comma', buildTar(pax({ size: '1e3' }), file('a')), /extended header has no readable size/],
    ['a garbled extended header', buildTar({ name: 'p', type: 'x', data: '99 path=x\n' }, file('a')), /garbled/],
    ['one without lengths', buildTar({ name: 'p', type: 'x', data: 'path=x\n' }, file('a')), /garbled/],
    ['one without a line end', buildTar({ name: 'p', type: 'x', data: '8 path=x' }, file('a')), /garbled/],
    ['a global header with a path', buildTar(pax({ path: 'x' }, 'g'), file('a')), /global header says path or size/],
    ['a long extended header', buildTar(huge('x')), /extended headers are too long/],
    ['a long name without an end', buildTar(huge('L')), /extended headers are too long/],
    ['an entry that ends too early', tarRecord({ name: 'a', size: 5000 }), /ends in the middle of an entry/],
    ['one block of zeros, then more', Buffer.concat([tarEnd.subarray(512), buildTar(file('a'))]), /behind its end/],
    ['gzip of something else', gzipSync(Buffer.from('x'.repeat(5000))), /no sound tar\.gz archive: a header has/],
    ['gzip of little', gzipSync(Buffer.from('x')), /no sound tar\.gz archive: it ends/],
    ['an empty gzip', gzipSync(Buffer.alloc(0)), /no sound tar\.gz archive: it ends/],
    ['zstd of something else', zstdCompressSync(Buffer.from('x'.repeat(5000))), /no sound tar\.zst archive: a header/],
  ];
  test.each(broken)('%s', (_, bytes, message) => refuses(bytes, 'archive-unreadable', message));

  test('extended headers without end, which are no entries and so are not counted as such', async () => {
    const header = gzipSync(tarRecord(pax({ comment: 'x'.repeat((1 << 20) - 100) }, 'g')));
    const bytes = Buffer.concat([...Array<Buffer>(300).fill(header), gzipSync(buildTar(file('a')))]);
    await refuses(bytes, 'archive-unreadable', /extended headers are too long/);
  });

  test('empty zstd frames without end', async () => {
    const frame = zstdCompressSync(Buffer.alloc(0));
    const bytes = Buffer.concat([...Array<Buffer>(4097).fill(frame), zstdCompressSync(buildTar(file('a')))]);
    await refuses(bytes, 'archive-unreadable', /more than 4096 frames/);
  });

  test.each(wrappings.slice(1))('flipped bits in a %s', async (_, wrap) => {
    const tar = buildTar(file('a', randomBytes(300)), file('b', 'b'.repeat(300)));
    const bytes = wrap(tar);
    const { path, folder } = await laid(bytes);
    const sound = [tar.subarray(512, 812), Buffer.from('b'.repeat(300))].map(sha256);
    for (let at = 0; at < bytes.length; at += isFull ? 1 : 3) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      await writeFile(path, flipped);
      const into = join(folder, `out${at}`);
      const files = await unpackAt(path, into).catch((error: { code: string }) => {
        expect(error.code).toMatch(/^archive-/);
        expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
        return [];
      });
      // gzip has a checksum; a zstd frame made without one is as good as its headers.
      if (wrap === wrappings[1]![1]) for (const { sha256 } of files) expect(sound).toContain(sha256);
    }
  });
});
