import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../helpers/faulty-origin.js';
import { file, firstHalf, half, nothing, pinned, setUp } from '../helpers/fetching.js';

/** The downloader against a server that fails in every way we know: what is said, and what is left. */

test('a healthy origin: the part is the file, and nothing else is left', async () => {
  const { origin, part, fetch } = await setUp();
  const md5 = createHash('md5').update(file).digest('hex');
  const gitSha1 = createHash('sha1').update(`blob ${file.length}\0`).update(file).digest('hex');
  const { fetched, counters, shown, said } = await fetch({ expected: { ...pinned, md5, gitSha1 } });
  expect(fetched).toEqual({
    bytes: 192_000,
    sha256: pinned.sha256,
    md5,
    gitSha1,
    content: 'binary',
    received: 192_000,
  });
  expect(readFileSync(part).equals(file)).toBe(true);
  expect(existsSync(`${part}.json`)).toBe(false);
  expect(counters).toEqual({ requests: 1, bytesDownloaded: 192_000, bytesHashed: 192_000 });
  expect([shown, said]).toEqual([192_000, []]);
  expect(origin.requests[0]!.headers).toMatchObject({ 'accept-encoding': 'identity', 'user-agent': 'steve1-setup' });
});

describe('one try, and what it leaves', () => {
  const status = (code: number, headers = {}): Fault => ({ kind: 'status', status: code, headers });
  test.each<[name: string, fault: Fault, code: string, left: object]>([
    ['401', status(401), 'origin-denied', nothing],
    ['403', status(403), 'origin-denied', nothing],
    ['404', status(404), 'origin-not-found', nothing],
    ['410', status(410), 'origin-not-found', nothing],
    ['416 to a request without a range', status(416), 'origin-failed', nothing],
    ['429', status(429), 'origin-rate-limited', nothing],
    ['500', status(500), 'origin-failed', nothing],
    ['503', status(503), 'origin-failed', nothing],
    ['206 to a request without a range', status(206, { 'content-range': 'bytes 0-4/5' }), 'origin-failed', nothing],
    ['a redirect without an address', status(302), 'origin-failed', nothing],
    ['a redirect to no web address', { kind: 'redirect', to: 'file:///etc/passwd' }, 'origin-redirect', nothing],
    ['a redirect to what cannot be read', { kind: 'redirect', to: 'http://[' }, 'origin-redirect', nothing],
    ['a redirect loop', { kind: 'redirect-loop' }, 'origin-redirect', nothing],
    ['a reset', { kind: 'reset', after: half }, 'origin-reset', firstHalf],
    ['a stall', { kind: 'stall', after: half }, 'origin-stalled', firstHalf],
    ['a reset before the first byte', { kind: 'reset', after: 0 }, 'origin-reset', { part: 0, note: true }],
    ['silence before the headers', { kind: 'hang' }, 'origin-stalled', nothing],
    ['no answer', { kind: 'hang-up' }, 'origin-reset', nothing],
    ['a length too short', { kind: 'length-off', by: -10 }, 'asset-size-mismatch', nothing],
    ['a length too long', { kind: 'length-off', by: 10 }, 'asset-size-mismatch', nothing],
    ['a body too short', { kind: 'body', body: file.subarray(0, half) }, 'asset-size-mismatch', nothing],
    ['a body too long', { kind: 'body', body: Buffer.concat([file, file]) }, 'asset-size-mismatch', nothing],
    [
      'a body too long of no declared length',
      { kind: 'body', body: Buffer.concat([file, file]), headers: { 'content-length': undefined } },
      'asset-size-mismatch',
      nothing,
    ],
    [
      'a body too short of no declared length',
      { kind: 'body', body: file.subarray(0, half), headers: { 'content-length': undefined } },
      'asset-size-mismatch',
      nothing,
    ],
    ['wrong bytes', { kind: 'wrong-bytes' }, 'asset-digest-mismatch', nothing],
    ['a page', { kind: 'html' }, 'asset-content-wrong', nothing],
    ['an XML error', { kind: 'xml' }, 'asset-content-wrong', nothing],
    ['a Git LFS pointer', { kind: 'lfs-pointer' }, 'asset-content-wrong', nothing],
    ['nothing', { kind: 'empty' }, 'asset-content-wrong', nothing],
    ['zeros', { kind: 'zeros' }, 'asset-content-wrong', nothing],
    [
      'an encoding that nobody knows',
      { kind: 'healthy', headers: { 'content-encoding': 'x-own', 'content-length': undefined } },
      'origin-failed',
      nothing,
    ],
  ])('%s', async (_, fault, code, expectedLeft) => {
    const { fetch, left } = await setUp(fault);
    const ended = await fetch();
    expect({ code: ended.code, left: left() }).toEqual({ code, left: expectedLeft });
    expect(ended.said).toEqual([]);
    // And then the same part comes to a good end.
    expect(await (fault.kind === 'redirect-loop' ? Promise.resolve({ code: undefined }) : fetch())).toMatchObject({
      code: undefined,
    });
  });

  test.each<[name: string, fault: Fault]>([
    ['a page', { kind: 'html' }],
    ['a very short page', { kind: 'body', body: Buffer.from('<html>no</html>') }],
    ['an XML error', { kind: 'xml' }],
    ['a Git LFS pointer', { kind: 'lfs-pointer' }],
    ['nothing', { kind: 'empty' }],
    ['zeros', { kind: 'zeros' }],
  ])('%s is no asset even where nothing is pinned', async (_, fault) => {
    const { fetch, left } = await setUp(fault);
    expect((await fetch({ expected: {} })).code).toBe('asset-content-wrong');
    expect(left()).toEqual(nothing);
  });

  test('what the role cannot be is refused at its first bytes', async () => {
    const { fetch, left } = await setUp({ kind: 'stall', after: half });
    const { error } = await fetch({ expected: {}, refuse: (head) => (head.length > 0 ? 'no checkpoint' : undefined) });
    expect(error?.code).toBe('asset-content-wrong');
    expect(error?.message).toMatch(/\/f sends no checkpoint$/);
    expect(left()).toEqual(nothing);
  });

  test('the Hub has codes of its own', async () => {
    const { fetch } = await setUp({ kind: 'status', status: 429 }, { kind: 'status', status: 500 });
    expect((await fetch({ type: 'hub' })).code).toBe('hub-rate-limited');
    expect((await fetch({ type: 'hub' })).code).toBe('hub-unreachable');
  });

  test('the reason that the Hub gives is passed on', async () => {
    const headers = { 'x-error-code': 'GatedRepo', 'x-error-message': 'Access to this repo is restricted.' };
    const { fetch } = await setUp({ kind: 'status', status: 403, headers });
    expect((await fetch({ type: 'hub' })).error?.message).toContain('answers 403 (Access to this repo is restricted.)');
  });

  test('nobody listens', async () => {
    const { origin, fetch } = await setUp();
    await origin.close();
    expect((await fetch()).code).toBe('origin-unreachable');
    expect((await fetch({ type: 'hub' })).code).toBe('hub-unreachable');
  });

  test('an address is shown without its secrets', async () => {
    const { origin, fetch } = await setUp({ kind: 'status', status: 404 });
    const { error } = await fetch({ url: `${origin.url.replace('//', '//user:pass@')}/f?sig=secret` });
    expect(error?.message).toBe(`${origin.url}/f answers 404`);
  });
});

describe('where only about how many bytes is known, or nothing', () => {
  const about = (sizeAbout: number) => ({ expected: { sizeAbout } });
  const undeclared = { 'content-length': undefined };

  test('a size within the tolerance is taken', async () => {
    const { fetch } = await setUp();
    expect((await fetch(about(file.length - 1_000_000))).fetched?.sha256).toBe(pinned.sha256);
  });

  test.each([
    ['too long', 9_000_000, 1_000_000],
    ['too short', 1000, 9_000_000],
  ])('a declared length that is %s is refused before a byte is written', async (_, length, sizeAbout) => {
    const { fetch, left } = await setUp({ kind: 'healthy', headers: { 'content-length': String(length) } });
    const { error, counters } = await fetch(about(sizeAbout));
    expect(error).toMatchObject({
      code: 'asset-size-mismatch',
      message: expect.stringMatching(`/f sends ${length} bytes, not about ${sizeAbout} bytes$`),
    });
    expect([counters.bytesDownloaded, left()]).toEqual([0, nothing]);
  });

  test('a body without a declared length is ended when it is more than could fit', async () => {
    const endless = Buffer.alloc(8 << 20, 'x');
    const { fetch, left } = await setUp({ kind: 'body', body: endless, headers: undeclared });
    const { error, counters } = await fetch(about(1000));
    expect(error?.message).toMatch(/\/f sends more, not about 1000 bytes$/);
    expect(counters.bytesDownloaded).toBeLessThanOrEqual((1 << 20) + 1001);
    expect(left()).toEqual(nothing);
  });

  test('a declared length that no disk holds is not begun', async () => {
    const { fetch, left } = await setUp({ kind: 'healthy', headers: { 'content-length': String(2 ** 52) } });
    const { error } = await fetch({ expected: {} });
    expect(error).toMatchObject({
      code: 'disk-too-small',
      message: expect.stringMatching(/\/f sends 4503599627370496 bytes for .*file\.part, where \d+ are free$/),
    });
    expect(left()).toEqual(nothing);
  });
});
