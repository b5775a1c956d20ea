import { expect, test } from '@jest/globals';
import { type CacheChoice, type CacheMode, type CacheRun, cacheMode } from '../../src/core/cache-mode.js';

const payload = { repository: { default_branch: 'main' } };
const onMain: CacheRun = {
  service: 'https://results.example/',
  allowed: undefined,
  event: 'push',
  ref: 'refs/heads/main',
  payload,
};

type Row = [
  what: string,
  choice: CacheChoice,
  run: Partial<CacheRun>,
  mode: CacheMode['mode'],
  why: RegExp,
  less?: true,
];

const rows: Row[] = [
  // auto: saved on the default branch alone.
  ['push to the default branch', 'auto', {}, 'write', /^push on the default branch$/],
  ['dispatch on it', 'auto', { event: 'workflow_dispatch' }, 'write', /^workflow_dispatch/],
  ['schedule, whose payload has no repository', 'auto', { event: 'schedule', payload: {} }, 'write', /^schedule/],
  ['schedule without any payload', 'auto', { event: 'schedule', payload: undefined, ref: undefined }, 'write', /^sch/],
  [
    'another branch',
    'auto',
    { ref: 'refs/heads/dev' },
    'read',
    /only the default branch saves.*refs\/heads\/dev.*main/,
  ],
  ['dispatch on another branch', 'auto', { event: 'workflow_dispatch', ref: 'refs/heads/main2' }, 'read', /main2/],
  ['a branch that ends alike', 'auto', { ref: 'refs/heads/x/main' }, 'read', /only the default branch/],
  ['a tag', 'auto', { ref: 'refs/tags/v1' }, 'read', /tags only restore/],
  ['a tag called as the branch', 'auto', { ref: 'refs/tags/main' }, 'read', /tags only restore/],
  ['a release', 'auto', { event: 'release', ref: 'refs/tags/v1' }, 'read', /runs of release only restore/],
  ['a pull request', 'auto', { event: 'pull_request', ref: 'refs/pull/1/merge' }, 'read', /runs of pull_request/],
  ['one with the rights of the target', 'auto', { event: 'pull_request_target' }, 'read', /pull_request_target/],
  ['after another workflow', 'auto', { event: 'workflow_run' }, 'read', /workflow_run/],
  ['a merge queue', 'auto', { event: 'merge_group' }, 'read', /merge_group/],
  // What is unknown is not saved.
  ['no event', 'auto', { event: undefined }, 'read', /unknown/],
  ['no payload', 'auto', { payload: undefined }, 'read', /default branch is unknown/],
  ['a payload that is none', 'auto', { payload: 'text' }, 'read', /default branch is unknown/],
  ['a null', 'auto', { payload: null }, 'read', /default branch is unknown/],
  ['no repository', 'auto', { payload: {} }, 'read', /default branch is unknown/],
  ['no default branch', 'auto', { payload: { repository: {} } }, 'read', /default branch is unknown/],
  ['one that is no text', 'auto', { payload: { repository: { default_branch: 1 } } }, 'read', /unknown/],
  ['an empty one', 'auto', { payload: { repository: { default_branch: '' } }, ref: 'refs/heads/' }, 'read', /unknown/],
  ['no ref', 'auto', { ref: undefined }, 'read', /an unknown ref/],
  // Asked outright.
  ['write anywhere', 'write', { event: 'pull_request', payload: undefined }, 'write', /as asked/],
  ['read on the default branch', 'read', {}, 'read', /as asked/],
  ['off', 'off', {}, 'off', /switched off/],
  ['off without a service', 'off', { service: undefined }, 'off', /switched off/],
  // No service for this process.
  ['auto, no address', 'auto', { service: undefined }, 'off', /ACTIONS_RESULTS_URL is not set/],
  ['auto, an empty address', 'auto', { service: '' }, 'off', /ACTIONS_RESULTS_URL/],
  ['read, no address', 'read', { service: undefined }, 'off', /`run:` steps/, true],
  // What the runner allows.
  ['auto, may only read', 'auto', { allowed: 'read' }, 'read', /may only read/],
  ['write, may only read', 'write', { allowed: ' Read ' }, 'read', /may only read/, true],
  ['read, may only read', 'read', { allowed: 'read' }, 'read', /as asked/],
  ['auto, may do nothing', 'auto', { allowed: 'none' }, 'off', /may not use/],
  ['read, may do nothing', 'read', { allowed: 'none' }, 'off', /may not use/, true],
  ['write, may do all', 'write', { allowed: 'write' }, 'write', /as asked/],
  ['auto, a word of tomorrow', 'auto', { allowed: 'new' }, 'write', /default branch/],
];

for (const [what, choice, run, mode, why, less] of rows) {
  test(`${choice}: ${what}`, () => {
    const decided = cacheMode(choice, { ...onMain, ...run });
    expect(decided).toMatchObject({ mode, lessThanAsked: less ?? false });
    expect(decided.why).toMatch(why);
  });
}
