const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/** File systems count the bytes of a name, not its characters. */
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Why a relative path from a manifest must not be used, or undefined when it is safe on every platform.
 *
 * Safe is: relative, `/` as the only separator, no empty, `.` or `..` segment, no drive letter or stream (`:`), no
 * name that Windows reserves, no trailing dot or space (Windows drops them, so two names become one), no control
 * character or one of `<>"|?*`.
 */
export function unsafePathReason(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.startsWith('/')) return 'is absolute';
  if (path.includes('\\')) return 'has a backslash; use /';
  if (bytesOf(path) > 1024) return 'is longer than 1,024 bytes';
  for (const segment of path.split('/')) {
    if (segment === '') return 'has an empty segment';
    if (segment === '.' || segment === '..') return `has the segment '${segment}'`;
    if (segment.includes(':')) return 'has a colon (a drive letter or stream on Windows)';
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u001f\u007f<>"|?*]/.test(segment)) return 'has a character that not every file system takes';
    if (/[. ]$/.test(segment)) return `has a segment that ends in a dot or space ('${segment}')`;
    if (reservedOnWindows.test(segment)) return `has the segment '${segment}', reserved on Windows`;
    if (bytesOf(segment) > 255) return 'has a segment longer than 255 bytes';
  }
  return undefined;
}

/** One key for all the names that some file system takes for one: without case, and in one of Unicode's forms. */
export const sameName = (path: string): string => path.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');

/** Folders of the data directory that are no place for an asset; `~1` and the like are the short names of Windows. */
const ownFolders: readonly [RegExp, string][] = [
  [/^(\.STEVE1-SETUP|STEVE1~\d+)$/, 'the folder of the kit itself'],
  [/^(HUGGINGFACE_CACHE|HUGGIN~\d+)$/, 'the folder of the Hub cache'],
];

/** Why nothing of a bundle may lie at a path of the data directory, or undefined where it may. */
export function unsafePlaceReason(path: string): string | undefined {
  const top = sameName(path.split('/', 1)[0]!);
  const own = ownFolders.find(([name]) => name.test(top));
  return own === undefined ? unsafePathReason(path) : `lies in ${own[1]}`;
}
