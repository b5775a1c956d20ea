import { sameName } from './safe-path.js';

/** What lies in a folder follows it at once when `/` comes before every other character. */
const sortable = (path: string): string => path.replaceAll('/', '\0');

/**
 * The pairs of paths of which the second lies inside of the first, where the first is a file and has no inside, or is
 * the same path, as some file system takes them. `folders` may lie in each other, and in no file. It takes as long as sorting does.
 */
export function pathsInFiles(files: readonly string[], folders: readonly string[] = []): [string, string][] {
  const all = [
    ...files.map((path) => ({ path, key: sameName(path), isFile: true })),
    ...folders.map((path) => ({ path, key: sameName(path), isFile: false })),
  ]
    .map((one) => ({ ...one, order: sortable(one.key) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : Number(b.isFile) - Number(a.isFile)));
  const pairs: [string, string][] = [];
  const around: { path: string; key: string }[] = [];
  for (const one of all) {
    while (around.length > 0 && !`${one.key}/`.startsWith(`${around.at(-1)!.key}/`)) around.pop();
    const outer = around.at(-1);
    if (outer) pairs.push([outer.path, one.path]);
    if (one.isFile) around.push(one);
  }
  return pairs;
}
