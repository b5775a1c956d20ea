import { expect, test } from '@jest/globals';
import { unfinishedName } from '../../src/core/hub/layout.js';
import { mostOnWindows, pathTooLong } from '../../src/core/path-length.js';

const path = (length: number, start = 'C:\\data\\'): string => start.padEnd(length, 'x');
const more = unfinishedName('', '12345678').length;

test.each<[string, string, string, ReturnType<typeof pathTooLong>]>([
  ['the longest that fits while it is written', path(259 - more), 'win32', undefined],
  ['one more', path(260 - more), 'win32', { length: 260 - more, unfinished: 260 }],
  ['too long itself', path(300), 'win32', { length: 300, unfinished: 300 + more }],
  ['on Linux', path(300), 'linux', undefined],
  ['on macOS', path(300), 'darwin', undefined],
  ['in the namespace that has no limit', path(300, '\\\\?\\C:\\data\\'), 'win32', undefined],
  ['on a share', path(300, '\\\\server\\share\\'), 'win32', { length: 300, unfinished: 300 + more }],
  ['counted as Windows counts: in UTF-16', '😀'.repeat(114), 'win32', { length: 228, unfinished: 228 + more }],
])('%s', (_, given, platform, expected) => {
  expect(pathTooLong(given, platform)).toEqual(expected);
});

test('the limit is MAX_PATH without its final zero', () => expect(mostOnWindows).toBe(260 - 1));
