import { unfinishedName } from './hub/layout.js';

/** The longest path that Windows takes from a program that does not ask for more, in UTF-16 units. */
export const mostOnWindows = 259;

/**
 * How long a path is, and while it is being written, where that is more than Windows takes while long paths are not
 * enabled. One in the namespace `\\?\` has no such limit. Undefined where it fits, and on any other platform.
 */
export function pathTooLong(path: string, platform: string): { length: number; unfinished: number } | undefined {
  if (platform !== 'win32' || path.startsWith('\\\\?\\')) return undefined;
  const unfinished = unfinishedName(path, '00000000').length;
  return unfinished > mostOnWindows ? { length: path.length, unfinished } : undefined;
}
