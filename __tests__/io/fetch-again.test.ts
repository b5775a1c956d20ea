import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Fault, noValidators, weakEtag } from '../helpers/faulty-origin.js';
import { file, firstHalf, half, other, pinned, random, setUp, sha256, startOrigin } from '../helpers/fetching.js';

/** How a download goes on: behind what is there, or anew; in this run, or in a later one. */

describe('continuing a part', () => {
  test('from where it broke, under the condition that the file is the same', async () => {
    const { origin, part, fetch } = await setUp({ kind: 'reset', after: half });
    await fetch();
    const { fetched, counters, shown } = await fetch();
    expect(origin.requests[1]!.headers).toMatchObject({
      range: `bytes=${half}-`,
      'if-range': `"${createHash('md5').update(file).digest('hex')}"`,
    });
    expect(fetched).toMatchObject({ sha256: pinned.sha256, received: half });
    // What was on disk is hashed again: nothing on disk is believed unread.
    expect(counters).toEqual({ requests: 1, bytesDownloaded: half, bytesHashed: file.length });
    expect(shown).toBe(file.length);
    expect(readFileSync(part).equals(file)).toBe(true);
  });

  test('by date where there is no strong ETag', async () => {
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const { origin, fetch } = await setUp({ kind: 'reset', after: half, headers: { etag: 'W/"1"' } });
    await fetch();
    expect((await fetch()).fetched?.received).toBe(half);
    expect(origin.requests[1]!.headers['if-range']).toBe(date);
  });

  test.each([
    ['a weak ETag alone', weakEtag],
    ['no validator', noValidators],
  ])('not with %s', async (_, headers) => {
    const { origin, fetch, left } = await setUp({ kind: 'reset', after: half, headers });
    await fetch();
    expect(left()).toEqual({ part: half, note: false });
    expect((await fetch()).fetched?.received).toBe(file.length);
    expect(origin.requests[1]!.headers.range).toBeUndefined();
  });

  test.each<[name: string, fault: Fault, received: number, requests: number]>([
    ['a server that ignores ranges sends all of it', { kind: 'ignore-range' }, file.length, 1],
    ['a file that has changed comes whole', { kind: 'changed', body: other }, file.length, 1],
    ['416', { kind: 'status', status: 416 }, file.length, 2],
    ['no Content-Range', { kind: 'healthy', headers: { 'content-range': undefined } }, file.length, 2],
    [
      'a range from elsewhere',
      { kind: 'healthy', headers: { 'content-range': `bytes 0-${half - 1}/${file.length}` } },
      file.length,
      2,
    ],
    ['another reset', { kind: 'reset', after: 1000 }, half, 2],
  ])('%s', async (_, fault, received, requests) => {
    const { origin, part, fetch } = await setUp({ kind: 'reset', after: half }, fault);
    await fetch();
    const now = fault.kind === 'changed' ? other : file;
    const { fetched, counters, shown } = await fetch({
      retries: fault.kind === 'reset' ? 1 : 0,
      expected: { size: now.length, sha256: sha256(now) },
    });
    expect(fetched).toMatchObject({ sha256: sha256(now), received });
    expect(counters.requests).toBe(requests);
    expect(shown).toBe(file.length);
    expect(readFileSync(part).equals(now)).toBe(true);
    expect(origin.requests[1]!.headers.range).toBe(`bytes=${half}-`);
  });

  test('a part that went bad on disk costs one more try from the first byte', async () => {
    const { origin, part, fetch } = await setUp({ kind: 'reset', after: half });
    await fetch();
    writeFileSync(part, random(half, 'bad'));
    expect((await fetch()).fetched?.sha256).toBe(pinned.sha256);
    expect(origin.requests.map(({ headers }) => headers.range)).toEqual([undefined, `bytes=${half}-`, undefined]);
  });

  test('a part that is the pinned file already asks nobody', async () => {
    const { origin, part, fetch } = await setUp();
    writeFileSync(part, file);
    expect((await fetch()).fetched).toMatchObject({ sha256: pinned.sha256, received: 0 });
    expect(origin.requests).toEqual([]);
  });

  test.each([
    ['of that size, with other bytes', other],
    ['longer than the file', Buffer.concat([file, other])],
  ])('a part %s is begun anew', async (_, bytes) => {
    const { origin, part, fetch } = await setUp({ kind: 'reset', after: half });
    await fetch();
    writeFileSync(part, bytes);
    expect((await fetch()).fetched?.received).toBe(file.length);
    expect(origin.requests[1]!.headers.range).toBeUndefined();
  });

  test('a note that cannot be read is no note', async () => {
    const { origin, part, fetch } = await setUp({ kind: 'reset', after: half });
    await fetch();
    writeFileSync(`${part}.json`, '{"url":');
    expect((await fetch()).code).toBeUndefined();
    expect(origin.requests[1]!.headers.range).toBeUndefined();
  });

  test("another source's part is not continued", async () => {
    const { fetch } = await setUp({ kind: 'reset', after: half });
    await fetch();
    const second = await startOrigin();
    expect((await fetch({ url: `${second.url}/f` })).fetched?.received).toBe(file.length);
    expect(second.requests[0]!.headers.range).toBeUndefined();
  });

  test('a new signature in the query is the same source', async () => {
    const { origin, fetch } = await setUp({ kind: 'reset', after: half });
    await fetch({ url: `${origin.url}/f?sig=1` });
    expect((await fetch({ url: `${origin.url}/f?sig=2` })).fetched?.received).toBe(half);
  });

  test('a stopped run keeps the part and its note for the next', async () => {
    const { fetch, left } = await setUp({ kind: 'stall', after: half });
    const { error } = await fetch({ abortAt: half, retries: 3 });
    expect(error).toMatchObject({ code: 'interrupted', message: 'stopped by SIGINT' });
    expect(left()).toEqual(firstHalf);
    expect((await fetch()).fetched?.received).toBe(half);
  });
});

describe('trying again', () => {
  test.each<[name: string, fault: Fault]>([
    ['a reset', { kind: 'reset', after: half }],
    ['a stall', { kind: 'stall', after: half }],
    ['no answer', { kind: 'hang-up' }],
    ['500', { kind: 'status', status: 500 }],
    ['503', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
  ])('after %s', async (_, fault) => {
    const { fetch } = await setUp(fault);
    const { fetched, said, counters, shown, tries } = await fetch({ retries: 1 });
    expect([fetched?.sha256, tries]).toEqual([pinned.sha256, 2]);
    expect(said).toEqual([expect.stringMatching(/^prior: .*; trying again in [01] s \(1 of 1\)$/)]);
    expect([counters.requests, shown]).toEqual([2, file.length]);
  });

  test.each<[name: string, fault: Fault]>([
    ['404', { kind: 'status', status: 404 }],
    ['403', { kind: 'status', status: 403 }],
    ['a page', { kind: 'html' }],
    ['an encoding', { kind: 'healthy', headers: { 'content-encoding': 'x-own', 'content-length': undefined } }],
  ])('not after %s', async (_, fault) => {
    const { fetch } = await setUp(fault);
    const { error, counters } = await fetch({ retries: 3 });
    expect([error?.name, counters.requests]).toEqual(['SetupError', 1]);
  });

  test('at most as often as was asked for', async () => {
    const { fetch } = await setUp(...Array.from({ length: 3 }, (): Fault => ({ kind: 'status', status: 500 })));
    const { code, said } = await fetch({ retries: 1 });
    expect([code, said.length]).toEqual(['origin-failed', 1]);
  });

  test.each([
    ['retry-after', '1'],
    ['ratelimit', '"resolvers";r=0;t=1'],
  ])('not before the time that %s names', async (name, value) => {
    const { fetch } = await setUp({ kind: 'status', status: 429, headers: { [name]: value } });
    const before = performance.now();
    const { fetched, said } = await fetch({ retries: 1 });
    expect(performance.now() - before).toBeGreaterThanOrEqual(990);
    expect(fetched?.sha256).toBe(pinned.sha256);
    expect(said[0]).toMatch(/answers 429; it asks to wait 1 s; trying again in 1 s/);
  });

  test.each([
    ['retry-after', '3600'],
    ['ratelimit', '"resolvers";r=0;t=3600'],
  ])('not at all when %s names an hour', async (name, value) => {
    const { fetch } = await setUp({ kind: 'status', status: 429, headers: { [name]: value } });
    const { error, said } = await fetch({ retries: 3 });
    expect(error).toMatchObject({ code: 'origin-rate-limited', message: expect.stringContaining('wait 3600 s') });
    expect(said).toEqual([]);
  });

  test('a signal ends the wait', async () => {
    const { fetch } = await setUp({ kind: 'status', status: 503, headers: { 'retry-after': '300' } });
    const { error, said } = await fetch({ retries: 3, abortWhenSaid: true });
    expect(error).toMatchObject({ code: 'interrupted', message: 'stopped by SIGINT' });
    expect(said.length).toBe(1);
  });
});
