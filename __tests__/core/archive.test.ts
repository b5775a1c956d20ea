import { describe, expect, test } from '@jest/globals';
import {
  ArchiveCheck,
  type ArchiveEntry,
  checkArchive,
  defaultLimits,
  maxRatio,
  ratioFloor,
} from '../../src/core/archive.js';

const file = (path: string, size = 1): ArchiveEntry => ({ path, kind: 'file', size });
const folder = (path: string): ArchiveEntry => ({ path, kind: 'directory', size: 0 });
const check = (...entries: ArchiveEntry[]) => checkArchive(entries, 'a.zip', 1000);

describe('where an entry goes', () => {
  test.each([
    [file('a/b.txt'), 'a/b.txt'],
    [file('./a/b.txt'), 'a/b.txt'],
    [file('././/a'), 'a'],
    [file('ä/日本語.npy'), 'ä/日本語.npy'],
    [folder('a/b/'), 'a/b'],
    [folder('a'), 'a'],
    [folder('./'), ''],
    [folder('.'), ''],
  ])('%j', (entry, place) => expect(new ArchiveCheck('a.zip', 1000).add(entry)).toBe(place));

  test('folders may be listed before or after what they hold, or not at all', () => {
    check(folder('a/'), file('a/x'), file('b/x'), folder('b/'), file('c/d/x'), folder('c/'));
  });
});

describe('an entry that must not be unpacked', () => {
  test.each<[string, ArchiveEntry[], RegExp]>([
    ['a parent', [file('../x')], /'\.\.\/x' has the segment '\.\.'/],
    ['a parent in the middle', [file('a/../../x')], /segment '\.\.'/],
    ['a parent behind ./', [file('./../x')], /segment '\.\.'/],
    ['absolute', [file('/etc/passwd')], /is absolute/],
    ['absolute behind ./', [file('.//etc/passwd'), file('etc/passwd')], /is there twice/],
    ['absolute folder', [folder('/')], /is empty|is absolute/],
    ['no name', [file('')], /is empty/],
    ['a folder without a name', [folder('')], /is empty/],
    ['the folder itself as a file', [file('.')], /segment '\.'/],
    ['a backslash', [file('a\\..\\x')], /backslash/],
    ['a drive', [file('C:/x')], /colon/],
    ['a stream', [file('x:y')], /colon/],
    ['a device of Windows', [file('a/NUL.txt')], /reserved on Windows/],
    ['a trailing dot', [file('x.')], /ends in a dot/],
    ['a control character', [file('a\u001b[2Jb')], /character/],
    ['a NUL', [file('a\0b')], /character/],
    ['bytes that are no text', [file('a\ufffd')], /cannot be decoded/],
    ['a file whose name ends in /', [file('a/')], /empty segment/],
    ['a link', [{ path: 'x', kind: 'link', size: 0 }], /'x' is a link/],
    ['a device', [{ path: 'x', kind: 'other', size: 0 }], /neither a file nor a folder/],
    ['a folder with bytes', [{ path: 'x', kind: 'directory', size: 3 }], /folder that holds 3 bytes/],
    ['the same twice', [file('x'), file('x')], /'x' is there twice/],
    ['the same twice, once with ./', [file('x'), file('./x')], /'\.\/x' is there twice/],
    ['a folder twice', [folder('a/'), folder('a/'), file('x')], /'a\/' is there twice/],
    ['case', [file('a/Read.me'), file('a/read.ME')], /'a\/read\.ME' is the same as 'a\/Read\.me' but for case/],
    ['case of a folder', [file('A/x'), file('a/y')], /'a\/y' is the same as 'A' but for case/],
    ['Unicode form', [file('\u00e4'), file('a\u0308')], /Unicode form/],
    ['Kelvin and k', [file('\u212a'), file('k')], /but for case/],
    ['long s and s', [file('\u017f'), file('s')], /but for case/],
    ['final sigma', [file('ΑΣ'), file('ας')], /but for case/],
    ['a file, then a folder of its name', [file('a'), file('a/x')], /needs a file 'a' and a folder 'a' in one place/],
    ['a folder, then a file of its name', [file('a/x'), file('a')], /needs a file 'a' and a folder 'a'/],
    ['the same in another case', [file('a/x'), file('A')], /needs a file 'A' and a folder 'a'/],
    ['a listed folder, then a file', [folder('a/'), file('a')], /needs a file/],
  ])('%s', (_, entries, message) => {
    expect(() => check(...entries)).toThrow(
      expect.objectContaining({ code: 'archive-unsafe', message: expect.stringMatching(message) }),
    );
  });

  test('the message names the archive, and no more of a long name than one can read', () => {
    expect(() => check(file('x'.repeat(5000)))).toThrow(/^a\.zip: the entry 'x{200}…' is longer than/);
  });
});

describe('a bomb', () => {
  const large = (limits: object, packed: number, ...entries: ArchiveEntry[]) =>
    expect(() => checkArchive(entries, 'a.zip', packed, limits));
  const tooLarge = (message: RegExp) =>
    expect.objectContaining({ code: 'archive-too-large', message: expect.stringMatching(message) });
  const many = (count: number) => Array.from({ length: count }, (_, i) => file(`f${i}`));

  test('entries', () => {
    checkArchive(many(defaultLimits.entries), 'a.zip', 1e6);
    large({}, 1e6, ...many(defaultLimits.entries + 1)).toThrow(tooLarge(/to more than 10000 entries$/));
    large({ entries: 2 }, 1e6, ...many(3)).toThrow(tooLarge(/more than 2 entries, the limit in the manifest$/));
    checkArchive(many(20_000), 'a.zip', 1e6, { entries: 20_000 });
  });

  test('bytes', () => {
    checkArchive([file('a', defaultLimits.bytes)], 'a.zip', defaultLimits.bytes);
    large({}, 1e12, file('a', defaultLimits.bytes), file('b', 1)).toThrow(tooLarge(/more than 68719476736 bytes$/));
    large({ bytes: 10 }, 1e6, file('a', 6), file('b', 5)).toThrow(tooLarge(/more than 10 bytes, the limit in/));
    checkArchive([file('a', 6), file('b', 4)], 'a.zip', 1, { bytes: 10 });
  });

  test('ratio, above the floor and where the manifest does not say how much it is', () => {
    checkArchive([file('a', ratioFloor)], 'a.zip', 1);
    large({}, 1000, file('a', ratioFloor), file('b', 1)).toThrow(tooLarge(/more than 200 times its own 1000 bytes$/));
    checkArchive([file('a', ratioFloor + 1)], 'a.zip', Math.ceil((ratioFloor + 1) / maxRatio));
    checkArchive([file('a', ratioFloor * 2)], 'a.zip', 1000, { bytes: ratioFloor * 2 });
  });

  test('it is told at the first entry that is too much', () => {
    let asked = 0;
    const endless = function* () {
      for (;;) yield file(`f${asked++}`);
    };
    expect(() => checkArchive(endless(), 'a.zip', 1e6, { entries: 5 })).toThrow(tooLarge(/entries/));
    expect(asked).toBe(6);
  });
});

test.each([[[]], [[folder('a/')]], [[folder('./')]]])('an archive without a file: %j', (entries) => {
  expect(() => check(...entries)).toThrow(
    expect.objectContaining({ code: 'archive-unreadable', message: 'a.zip holds no file' }),
  );
});
