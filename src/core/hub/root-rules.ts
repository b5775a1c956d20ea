import { type Finding, finding } from '../errors.js';
import { specialFinding } from './access-rules.js';
import { type HubEntry, repoOfFolder } from './layout.js';

/**
 * What lies in a cache beside its repos, and repos that lie where no reader looks for them.
 *
 * @param entries the whole cache
 * @param wanted folders of the repos that bundles pin
 * @returns hub-repo-misplaced, hub-special-file, hub-stale-artifacts
 */
export function checkRoot(entries: readonly HubEntry[], wanted: readonly string[]): Finding[] {
  const tops = new Set(entries.flatMap(({ path }) => (path.includes('/') ? [] : path)));
  const missing = new Map(wanted.filter((name) => !tops.has(name)).map((name) => [name.toLowerCase(), name]));
  return entries.flatMap((entry): Finding[] => {
    const [top, below, ...rest] = entry.path.split('/');
    const isOfRepo = repoOfFolder(top!) !== undefined;
    if (entry.kind === 'other' && (!isOfRepo || below === undefined)) return [specialFinding('warning', entry)];
    if (entry.path === '.locks' && entry.kind !== 'directory') return [locksInTheWay];
    if (below === undefined) {
      const right = isOfRepo && !tops.has(top!.toLowerCase()) ? missing.get(top!.toLowerCase()) : undefined;
      return right === undefined || right === top ? [] : [misspelt(top!, right)];
    }
    // Clients keep a folder of locks for each repo.
    return top !== '.locks' && rest.length === 0 && repoOfFolder(below) !== undefined && entry.kind === 'directory'
      ? [tooDeep(entry.path, below)]
      : [];
  });
}

/** Folders in which repos lie one level below where readers look. */
export const foldersOfDeepRepos = (entries: readonly HubEntry[]): string[] => [
  ...new Set(
    checkRoot(entries, []).flatMap(({ code, subject }) =>
      code === 'hub-repo-misplaced' ? subject.split('/')[0]! : [],
    ),
  ),
];

const misspelt = (name: string, right: string): Finding =>
  finding('hub-repo-misplaced', 'warning', name, `${name} is not ${right}: readers tell upper and lower case apart`, {
    expected: right,
    actual: name,
    remedy: `Rename ${name} to ${right}.`,
  });

const tooDeep = (path: string, name: string): Finding =>
  finding(
    'hub-repo-misplaced',
    'warning',
    path,
    `${path} lies one level too deep: readers look for ${name} in the cache root`,
    {
      expected: name,
      actual: path,
      remedy: `Move ${path} to ${name}, or name its folder as the cache.`,
    },
  );

const locksInTheWay: Finding = finding(
  'hub-stale-artifacts',
  'warning',
  '.locks',
  '.locks is not a folder, so no Hub client can download into this cache',
  { remedy: 'Delete it: the Hub client makes the folder.' },
);
