import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../helpers/faulty-origin.js';
import { file, half, pinned, setUp, startOrigin } from '../helpers/fetching.js';

/** Where a request may be led, and what goes along. */

describe('redirects and secrets', () => {
  test('a token goes to its own origin, and to no other', async () => {
    const { origin, fetch } = await setUp();
    const cdn = await startOrigin();
    origin.script('/f', { kind: 'redirect', to: '/moved', status: 307 });
    origin.script('/moved', { kind: 'redirect', to: `${cdn.url}/f` });
    const { fetched, counters } = await fetch({ token: 'hf_secret' });
    expect(fetched?.sha256).toBe(pinned.sha256);
    expect(counters.requests).toBe(3);
    expect(origin.requests.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill('Bearer hf_secret'));
    expect(cdn.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test('a token that was dropped does not come back with the way back', async () => {
    const { origin, fetch } = await setUp();
    const cdn = await startOrigin();
    origin.script('/f', { kind: 'redirect', to: `${cdn.url}/f` });
    cdn.script('/f', { kind: 'redirect', to: `${origin.url}/f` });
    await fetch({ token: 'hf_secret' });
    expect(origin.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer hf_secret', undefined]);
  });

  test('a range goes along with a redirect', async () => {
    const { origin, fetch } = await setUp({ kind: 'reset', after: half });
    await fetch();
    const cdn = await startOrigin();
    origin.script('/f', { kind: 'redirect', to: `${cdn.url}/f` });
    expect((await fetch()).fetched?.received).toBe(half);
    expect(cdn.requests[0]!.headers.range).toBe(`bytes=${half}-`);
  });

  test('ten redirects are followed, the eleventh is not', async () => {
    const hops = (count: number): Fault[] => Array.from({ length: count }, () => ({ kind: 'redirect', to: '/f' }));
    const ten = await setUp(...hops(10));
    expect((await ten.fetch()).counters.requests).toBe(11);
    const eleven = await setUp(...hops(11));
    expect(await eleven.fetch()).toMatchObject({ code: 'origin-redirect', counters: { requests: 11 } });
  });

  test('plain http to another machine needs a sha256, and nothing is sent without', async () => {
    const { fetch } = await setUp();
    const ended = await fetch({ url: 'http://example.invalid/f', expected: { size: file.length } });
    expect(ended).toMatchObject({ code: 'origin-insecure', counters: { requests: 0 } });
  });

  test('neither does a redirect lead there', async () => {
    const { fetch } = await setUp({ kind: 'redirect', to: 'http://example.invalid/f' });
    const ended = await fetch({ expected: { size: file.length } });
    expect(ended).toMatchObject({ code: 'origin-redirect', counters: { requests: 1 } });
  });
});
