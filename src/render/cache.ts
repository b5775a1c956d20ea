import type { CacheEntry, Report } from '../core/schema/report.js';
import { plural } from './units.js';

type Cache = NonNullable<Report['cache']>;

const modeWords: Record<Cache['mode'], string> = { off: 'off', read: 'restores', write: 'restores and saves' };
const restoreWords: Record<CacheEntry['outcome'], string> = {
  hit: 'restored',
  miss: 'not there',
  bad: 'bad',
  failed: 'failed',
  'not asked': '',
};
const saveWords: Record<NonNullable<CacheEntry['saved']>, string> = {
  saved: 'saved',
  exists: 'was saved before',
  reserved: 'another job is saving it',
  denied: 'may not be saved',
  failed: 'could not be saved',
};

/** What became of an entry: `not there, saved`. */
export const entryOutcome = ({ outcome, saved }: CacheEntry): string =>
  [restoreWords[outcome], saved && saveWords[saved]].filter(Boolean).join(', ');

/** One line about the CI cache, where it was of use or could have been; undefined for what does not use it. */
export function cacheLine({ cache }: Report): string | undefined {
  if (cache === undefined || cache.mode === 'off') return undefined;
  const { entries } = cache;
  const count = (what: string, wanted: (entry: CacheEntry) => boolean): string[] => {
    const number = entries.filter(wanted).length;
    return number === 0 ? [] : [`${number} ${what}`];
  };
  const parts = [
    ...count('restored', ({ outcome }) => outcome === 'hit'),
    ...count('not there', ({ outcome }) => outcome === 'miss'),
    ...count('bad or failed', ({ outcome }) => outcome === 'bad' || outcome === 'failed'),
    ...count('saved', ({ saved }) => saved === 'saved'),
  ];
  const what = entries.length === 0 ? 'not needed' : `${plural(entries.length, 'key')}: ${parts.join(', ')}`;
  return `CI cache: ${modeWords[cache.mode]} (${cache.why}); ${what}`;
}

/** Name and value of every ingredient of the keys, then a line an entry. */
export const cacheTitle = ({ mode, why, prefix }: Cache): string =>
  `CI cache: ${modeWords[mode]} (${why}), prefix ${prefix}`;
