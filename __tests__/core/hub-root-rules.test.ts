import { describe, expect, test } from '@jest/globals';
import { checkRoot } from '../../src/core/hub/root-rules.js';
import { type Tree, canonical, observe, repo } from '../helpers/hub-states.js';

/** What lies in a cache beside its repos, and repos where no reader looks. */

const below = (folder: string): Tree =>
  Object.fromEntries(Object.entries(canonical).map(([path, node]) => [`${folder}/${path}`, node]));
const misspelt = repo.replace('openai', 'OpenAI');

const rows: Record<string, [Tree, readonly string[], string[]]> = {
  'as it should be': [{ ...canonical, [`.locks/${repo}/x.lock`]: '', 'version.txt': '1' }, [repo], []],
  'a pinned repo that is not there': [{ 'version.txt': '1' }, [repo], []],
  'a pinned repo in other case': [
    { [`${misspelt}/refs/main`]: 'x' },
    [repo],
    [`warning hub-repo-misplaced ${misspelt}`],
  ],
  'a repo in other case beside the pinned one': [{ ...canonical, [`${misspelt}/refs/main`]: 'x' }, [repo], []],
  'one level too deep': [below('hub'), [repo], [`warning hub-repo-misplaced hub/${repo}`]],
  'in a repo of its own name': [below(repo), [repo], [`warning hub-repo-misplaced ${repo}/${repo}`]],
  '.locks that is a file': [{ ...canonical, '.locks': '' }, [repo], ['warning hub-stale-artifacts .locks']],
  'a pipe in the root': [{ ...canonical, pipe: { other: true } }, [repo], ['warning hub-special-file pipe']],
  'a socket in .locks': [
    { ...canonical, '.locks/socket': { other: true } },
    [repo],
    ['warning hub-special-file .locks/socket'],
  ],
};

describe('the root of a cache', () => {
  test.each(Object.entries(rows))('%s', (_, [tree, wanted, expected]) => {
    const told = checkRoot(observe(tree).entries, wanted);
    expect(told.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)).toEqual(expected);
  });
});
