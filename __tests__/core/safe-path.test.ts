import { describe, expect, test } from '@jest/globals';
import { unsafePathReason, unsafePlaceReason } from '../../src/core/safe-path.js';

describe('safe', () => {
  test.each([
    'a',
    'weights/vpt/2x.model',
    'weights/steve1/steve1.weights',
    '.hidden/file',
    '..a/b..c/...d',
    'größe/東京/😀',
    'a b/c d',
    'console',
    'com/lpt',
    'com10',
    'auxiliary.txt',
    'nulls',
    "it's (fine) [really] {x} #1 %41 ~ $HOME &;",
    'conin',
    'conout$x',
    'x'.repeat(255),
    'é'.repeat(127),
    Array.from({ length: 4 }, () => 'x'.repeat(255)).join('/'),
  ])('%s', (path) => expect(unsafePathReason(path)).toBeUndefined());
});

describe('unsafe', () => {
  test.each([
    ['', /is empty/],
    ['/', /absolute/],
    ['/etc/passwd', /absolute/],
    ['//server/share', /absolute/],
    ['\\\\server\\share', /backslash/],
    ['a\\b', /backslash/],
    ['..\\x', /backslash/],
    ['C:\\x', /backslash/],
    ['C:/x', /colon/],
    ['c:x', /colon/],
    ['file.txt:stream', /colon/],
    ['a//b', /empty segment/],
    ['a/', /empty segment/],
    ['.', /segment '\.'/],
    ['./a', /segment '\.'/],
    ['a/./b', /segment '\.'/],
    ['..', /segment '\.\.'/],
    ['../a', /segment '\.\.'/],
    ['a/../../b', /segment '\.\.'/],
    ['a/..', /segment '\.\.'/],
    ['a./b', /dot or space \('a\.'\)/],
    ['a/b.', /dot or space/],
    ['a/b ', /dot or space/],
    ['a /b', /dot or space/],
    ['a/...', /dot or space/],
    ['.. /a', /dot or space/],
    ['con', /reserved on Windows/],
    ['CON', /reserved on Windows/],
    ['a/nul', /reserved on Windows/],
    ['a/Aux.txt', /reserved on Windows/],
    ['prn.tar.gz', /reserved on Windows/],
    ['com1', /reserved on Windows/],
    ['COM0', /reserved on Windows/],
    ['lpt9.log', /reserved on Windows/],
    ['com¹', /reserved on Windows/],
    ['CONIN$', /reserved on Windows/],
    ['a/conout$.txt', /reserved on Windows/],
    ['nul/a', /reserved on Windows/],
    ['a\0b', /not every file system/],
    ['a\nb', /not every file system/],
    ['a\u007fb', /not every file system/],
    ...['<', '>', '"', '|', '?', '*'].map((character) => [`a/b${character}c`, /not every file system/] as const),
    ['x'.repeat(256), /segment longer than 255 bytes/],
    ['é'.repeat(128), /segment longer than 255 bytes/],
    ['😀'.repeat(64), /segment longer than 255 bytes/],
    [`a/${'x'.repeat(256)}/b`, /segment longer than 255/],
    [Array.from({ length: 513 }, () => 'x').join('/'), /longer than 1,024/],
  ])('%j', (path, reason) => expect(unsafePathReason(path)).toMatch(reason));
});

describe('a place below the data directory', () => {
  test.each([
    'huggingface_cache',
    'HuggingFace_Cache/hub/models--a--b/refs/main',
    'huggingface_cache/token',
    'hugging\uff46ace_cache/x'.replace('\uff46', 'f'),
    'HUGGIN~1/hub',
    '.steve1-setup',
    '.STEVE1-SETUP/receipts.json',
    '.\u017fteve1-setup/x',
    'STEVE1~1',
    '../x',
  ])('%s is refused', (path) => expect(unsafePlaceReason(path)).toBeDefined());

  test.each(['huggingface_cache2', 'weights/huggingface_cache', 'weights/.steve1-setup', 'steve1', 'a~1'])(
    '%s is fine',
    (path) => expect(unsafePlaceReason(path)).toBeUndefined(),
  );
});
