import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { drivePage } from '../../src/core/drive.js';
import { type DriveMood, driveFileId, startDrive } from '../helpers/drive-origin.js';
import { file, firstHalf, half, nothing, pinned, setUp } from '../helpers/fetching.js';

/** Google Drive, as far as it can be told from a loopback server with its pages. */

const first = `download /download?id=${driveFileId}&export=download&confirm=t`;
const second = `older /uc?export=download&id=${driveFileId}`;
const form = `id=${driveFileId}&export=download&confirm=t&uuid=5e0c1a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b&at=a%26b`;

async function fromDrive(mood: DriveMood) {
  const drive = await startDrive(file, mood);
  const { part, fetch, left } = await setUp();
  const request = { type: 'gdrive' as const, url: drivePage(driveFileId), drive: drive.hosts };
  return {
    part,
    left,
    fetch: (wish: Parameters<typeof fetch>[0] = {}) => fetch({ ...request, ...wish }),
    asked: () => drive.requests.map(({ what }) => what),
    headers: (name: string) => drive.requests.map(({ headers }) => headers[name]),
  };
}

describe('the file comes', () => {
  test.each<[DriveMood, string[]]>([
    ['sends', [first]],
    ['asks', [first, `download /download?x=1&y=2&${form}`]],
    ['asks-by-the-older', [first, second, `older /uc?${form}`]],
  ])('%s', async (mood, requests) => {
    const { part, fetch, asked, headers } = await fromDrive(mood);
    const { error, fetched, counters } = await fetch();
    expect(error).toBeUndefined();
    expect(fetched).toMatchObject({ sha256: pinned.sha256, received: file.length });
    expect(readFileSync(part).equals(file)).toBe(true);
    expect([asked(), counters.requests]).toEqual([requests, requests.length]);
    expect(new Set(headers('accept-language'))).toEqual(new Set(['en']));
  });

  test('the cookies of the form go along with it, and not before', async () => {
    const { fetch, headers } = await fromDrive('asks');
    await fetch();
    expect(headers('cookie')).toEqual([undefined, 'download_warning_1=5e0c1a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b; NID=7']);
  });

  test('behind what a broken connection has brought', async () => {
    const { fetch, left, headers } = await fromDrive('breaks');
    expect([(await fetch()).code, left()]).toEqual(['origin-reset', firstHalf]);
    expect((await fetch()).fetched).toMatchObject({ sha256: pinned.sha256, received: half });
    expect(headers('range')).toEqual([undefined, `bytes=${half}-`]);
  });
});

describe('a page comes in its place: said as what it is, never stored, and not asked for again', () => {
  const both = [first, second];
  test.each<[DriveMood, string, RegExp, string[]]>([
    ['quota', 'drive-quota-exceeded', /was downloaded too often/, [first]],
    ['quota-403', 'drive-quota-exceeded', /was downloaded too often/, [first]],
    ['sign-in', 'drive-not-shared', /asks to sign in/, [first]],
    ['no-permission', 'drive-not-shared', /asks to sign in/, [first]],
    ['no-permission-403', 'drive-not-shared', /asks to sign in/, [first]],
    ['unauthorized', 'drive-not-shared', /asks to sign in/, [first]],
    ['forbidden', 'origin-denied', /answers 403$/, [first]],
    ['gone', 'drive-file-gone', /does not exist/, both],
    ['deleted', 'drive-file-gone', /does not exist/, both],
    ['other-page', 'asset-content-wrong', /sends an HTML page \('Welcome & hello'\)$/, both],
    [
      'asks-again-and-again',
      'asset-content-wrong',
      /sends its confirmation page again and again$/,
      [first, `download /uc?${form}`, second, `older /uc?${form}`],
    ],
    ['form-leads-elsewhere', 'asset-content-wrong', /a form that leads elsewhere/, both],
  ])('%s', async (mood, code, message, requests) => {
    const { fetch, left, asked } = await fromDrive(mood);
    const { error } = await fetch({ retries: 3, expected: {} });
    expect([error?.code, error?.message, left()]).toEqual([code, expect.stringMatching(message), nothing]);
    expect(error?.message).toContain(drivePage(driveFileId));
    expect(asked()).toEqual(requests);
  });

  test('a status that another try may change is tried again', async () => {
    const { fetch, asked } = await fromDrive('unavailable');
    const { code, tries } = await fetch({ retries: 1 });
    expect([code, tries, asked()]).toEqual(['origin-failed', 2, [first, first]]);
  });
});
