import { describe, expect, test } from '@jest/globals';
import { bytesMoved, isTelling, lastWords, restoreVerdict, saveVerdict } from '../../src/core/cache-words.js';

/** What `@actions/cache` 6.3.0 prints in each case, as it was seen. */

const name = `p-v1-${'ab'.repeat(32)}`;
const tarFailed = '"/usr/bin/tar" failed with error: The process \'/usr/bin/tar\' failed with exit code 2';

describe('bytes that have moved', () => {
  test.each<[string, number | undefined]>([
    ['Received 4194304 of 6291873 (66.7%), 4.0 MBs/sec', 4194304],
    ['Sent 0 of 6291873 (0.0%), 0.0 MBs/sec', 0],
    ['Cache Size: ~6 MB (6291873 B)', undefined],
    ['Attempt 1 of 5 failed with error: x', undefined],
    [' Received 1 of 2', undefined],
    ['Received nothing of it', undefined],
  ])('%s', (line, bytes) => {
    expect(bytesMoved(line)).toBe(bytes);
  });
});

describe('restored', () => {
  const failed = (code: string, message: string, again: boolean) => ({ outcome: 'failed', code, message, again });
  const rows: [what: string, key: string | null, lines: string[], verdict: object][] = [
    ['a hit', `${name}-g3`, [], { outcome: 'hit', key: `${name}-g3`, generation: 3 }],
    [
      'a hit, whatever is printed',
      `${name}-g3`,
      ['::warning::Failed to restore: x'],
      { outcome: 'hit', generation: 3 },
    ],
    ['another key', `${name}-gx`, [], { outcome: 'miss' }],
    ['a miss', null, [], { outcome: 'miss' }],
    ['a miss after a warning about something else', null, ['::warning::You should sit down'], { outcome: 'miss' }],
    ['a reset', null, ['::warning::Failed to restore: aborted'], failed('cache-failed', 'aborted', true)],
    [
      'an error of the service',
      null,
      ['::error::Failed to restore: Cache service responded with 503'],
      failed('cache-failed', 'Cache service responded with 503', true),
    ],
    [
      'a limit',
      null,
      ['::warning::Failed to restore: Rate limited: Failed request: (429) Too Many Requests: x'],
      failed('cache-failed', 'Rate limited: Failed request: (429) Too Many Requests: x', false),
    ],
    [
      'v1, refused',
      null,
      ['::warning::Failed to restore: Cache service responded with 404'],
      failed('cache-failed', 'Cache service responded with 404', false),
    ],
    [
      'no right to read',
      null,
      ['::warning::Failed to restore: x (403) Forbidden: cache read denied: no scopes'],
      failed('cache-denied', 'x (403) Forbidden: cache read denied: no scopes', false),
    ],
    [
      'a mode that does not read',
      null,
      ["Cache restore skipped: the effective cache-mode 'none' does not permit reads."],
      failed('cache-denied', "the effective cache-mode 'none' does not permit reads.", false),
    ],
    [
      'v2, a bad archive',
      null,
      [`Cache hit for restore-key: ${name}-g3`, `::warning::Failed to restore: ${tarFailed}`],
      { ...failed('cache-entry-invalid', `its archive cannot be unpacked: ${tarFailed}`, false), generation: 3 },
    ],
    [
      'v1, a bad archive',
      null,
      [
        `::debug::{"cacheKey":"${name}-g12","archiveLocation":"http://127.0.0.1/a"}`,
        `::warning::Failed to restore: ${tarFailed}`,
      ],
      { outcome: 'failed', code: 'cache-entry-invalid', generation: 12 },
    ],
    [
      'a bad archive of another key',
      null,
      [`Cache hit for restore-key: ${name}-gx`, `::warning::Failed to restore: ${tarFailed}`],
      { outcome: 'miss' },
    ],
    [
      'a full disk',
      null,
      [
        `Cache hit for restore-key: ${name}-g3`,
        'tar: entry: Cannot write: No space left on device',
        `::warning::Failed to restore: ${tarFailed}`,
      ],
      failed('cache-failed', 'tar: entry: Cannot write: No space left on device', false),
    ],
    [
      'an address with a signature',
      null,
      ['::warning::Failed to restore: no http://u:p@x.blob.core.windows.net/a?sig=secret%0Amore'],
      failed('cache-failed', 'no http://x.blob.core.windows.net/a more', true),
    ],
  ];
  test.each(rows)('%s', (_, key, lines, verdict) => {
    for (const line of lines) if (!line.includes('sit down')) expect(isTelling(line)).toBe(true);
    expect(restoreVerdict(name, { key }, lines)).toMatchObject(verdict);
  });

  test('thrown', () => {
    const verdict = failed('cache-failed', 'Key Validation Error', false);
    expect(restoreVerdict(name, { thrown: 'Key Validation Error' }, [])).toEqual(verdict);
  });
});

describe('saved', () => {
  const unable = `Failed to save: Unable to reserve cache with key ${name}-g1, another job may be creating this cache.`;
  const rows: [what: string, id: string, lines: string[], outcome: string, message?: RegExp][] = [
    ['v2', '7', ['Sent 1 of 1 (100.0%)'], 'saved'],
    ['an entry without a number', 'NaN', [], 'saved'],
    ['v1, an upload that failed', '7', ['::warning::Failed to save: x 400 during upload chunk.'], 'failed', /400/],
    ['a mode that does not write', '-1', ["Cache save skipped: the effective cache-mode 'read' …"], 'denied', /read/],
    [
      'v2, no right',
      '-1',
      [
        '::debug::Failed to reserve cache: Error: cache write denied: untrusted',
        `::warning::Failed to save: Unable to reserve cache with key x. More details: cache write denied: untrusted`,
      ],
      'denied',
      /^cache write denied: untrusted$/,
    ],
    [
      'v2, no right by status',
      '-1',
      ['::debug::Failed to reserve cache: Error: x (403) Forbidden', unable],
      'denied',
      /403/,
    ],
    ['v2, taken', '-1', ['::debug::Failed to reserve cache: Error: x (409) Conflict: y', unable], 'taken', /409/],
    [
      'v2, taken, nothing more',
      '-1',
      ['::debug::Failed to reserve cache: Error: Response was not ok', unable],
      'taken',
    ],
    ['v2, not told why', '-1', [unable], 'taken', /another job/],
    ['v2, a limit', '-1', ['::debug::Failed to reserve cache: Error: Rate limited: (429)', unable], 'failed', /429/],
    [
      'v2, no network',
      '-1',
      ['::debug::Failed to reserve cache: Error: Unable to make request: ENOTFOUND', unable],
      'failed',
      /ENOT/,
    ],
    ['v1, taken', '-1', [`${unable} More details: Cache already exists. Key: x`], 'taken', /^Cache already exists/],
    ['v1, a limit', '-1', [`${unable} More details: slow down`], 'failed', /^slow down$/],
    ['v2, not finished', '-1', ['::warning::the size does not fit'], 'failed', /^the size does not fit$/],
    ['no reason at all', '-1', [], 'failed', /does not say why/],
  ];
  test.each(rows.map((row) => [...row, undefined].slice(0, 5)) as typeof rows)(
    '%s',
    (_, id, lines, outcome, message) => {
      const verdict = saveVerdict({ id }, lines);
      expect(verdict.outcome).toBe(outcome);
      if (message) expect(verdict.message).toMatch(message);
    },
  );

  test('thrown', () => {
    expect(saveVerdict({ thrown: 'Path Validation Error' }, [])).toEqual({
      outcome: 'failed',
      message: 'Path Validation Error',
    });
  });
});

test('the last words are those of a try or a warning', () => {
  expect(lastWords(['Attempt 1 of 5 failed with error: (500)', 'Cache hit for: x'])).toContain('(500)');
  expect(lastWords([])).toBeUndefined();
});
