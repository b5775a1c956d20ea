import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { createFetch } from '../../src/io/fetch.js';
import { followHere } from '../../src/io/follow.js';
import { Pieces, pieceBytesOf } from '../../src/io/pieces.js';
import { Slots } from '../../src/io/slots.js';
import { undoAfterTest } from '../helpers/demo-setup.js';
import { noValidators, weakEtag } from '../helpers/faulty-origin.js';
import { file, nothing, other, pinned, random, setUp, sha256, temp } from '../helpers/fetching.js';

/** 192,000 bytes: twelve pieces. */
const pieces = 16_000;
const large = { pieces, connections: 4 };

describe('a large file', () => {
  test('comes in pieces over several connections, each asked for once, under the validator of the first answer', async () => {
    const { origin, fetch, part, left } = await setUp();
    const { fetched, counters, shown } = await fetch(large);
    expect(fetched).toMatchObject({ ...{ bytes: file.length, sha256: pinned.sha256 }, received: file.length });
    expect(readFileSync(part).equals(file)).toBe(true);
    expect([shown, counters.bytesDownloaded, counters.bytesHashed, left().note]).toEqual([
      ...[file.length, file.length, file.length],
      false,
    ]);
    const [first, ...ranges] = origin.requests.map(({ headers }) => headers);
    expect([first!.range, ranges.length]).toEqual([undefined, 11]);
    expect(new Set(ranges.map(({ range }) => range)).size).toBe(11);
    for (const { range, 'if-range': condition } of ranges) {
      expect(range).toMatch(/^bytes=\d+000-\d+999$/);
      expect(condition).toMatch(/^"[0-9a-f]{32}"$/);
    }
  });

  test.each([1, 15_999, 16_000, 16_001, 31_999, 47_999, 100_003])('of %i bytes more than two pieces', async (more) => {
    const data = random(192_000, 'size').subarray(0, 2 * pieces + more);
    const { fetch, part } = await setUp({ kind: 'changed', body: data });
    const { fetched } = await fetch({ ...large, expected: { sha256: sha256(data), gitSha1: undefined } });
    expect([fetched?.bytes, readFileSync(part).equals(data)]).toEqual([data.length, true]);
  });

  test.each([
    ['says nothing of ranges', { 'accept-ranges': undefined }],
    ['has no validator', noValidators],
    ['has a weak one alone', weakEtag],
  ])('comes by one connection from a server that %s', async (_, headers) => {
    const { origin, fetch, part } = await setUp({ kind: 'healthy', headers });
    expect((await fetch(large)).fetched?.sha256).toBe(pinned.sha256);
    expect([origin.requests.length, readFileSync(part).equals(file)]).toEqual([1, true]);
  });

  test('from a server that promises ranges and sends the whole it comes by the first connection', async () => {
    const { fetch, part, origin } = await setUp(...Array<{ kind: 'ignore-range' }>(20).fill({ kind: 'ignore-range' }));
    const { fetched, tries } = await fetch(large);
    expect([fetched?.sha256, readFileSync(part).equals(file)]).toEqual([pinned.sha256, true]);
    expect([tries <= 2, origin.requests.length <= 8]).toEqual([true, true]);
  });

  test('a file that changes meanwhile is never put together of two', async () => {
    const { fetch, part } = await setUp({ kind: 'healthy' }, { kind: 'changed', body: other });
    const { fetched } = await fetch({ ...large, expected: {} });
    expect([sha256(file), sha256(other)]).toContain(fetched?.sha256);
    expect(sha256(readFileSync(part))).toBe(fetched?.sha256);
  });

  test('what one connection breaks off another one brings', async () => {
    const { fetch, part } = await setUp({ kind: 'healthy' }, { kind: 'reset', after: 5_000 }, { kind: 'hang-up' });
    const { fetched, tries, counters } = await fetch(large);
    expect([fetched?.sha256, readFileSync(part).equals(file), tries]).toEqual([pinned.sha256, true, 1]);
    expect(counters.bytesDownloaded).toBeLessThanOrEqual(file.length + pieces);
  });

  test.each([429, 503, 500])('a server that answers %i to more connections is left with one', async (status) => {
    const refused = Array(3).fill({ kind: 'status', status }) as { kind: 'status'; status: number }[];
    const { fetch, origin } = await setUp({ kind: 'healthy' }, ...refused);
    const { fetched, tries } = await fetch(large);
    expect([fetched?.sha256, tries]).toEqual([pinned.sha256, 1]);
    expect(origin.requests.length).toBeLessThanOrEqual(1 + 3 + 12);
  });

  test('a connection that falls silent costs its own piece', async () => {
    const { fetch, part } = await setUp({ kind: 'healthy' }, { kind: 'stall', after: 100 });
    const { fetched, tries } = await fetch(large);
    expect([fetched?.sha256, readFileSync(part).equals(file), tries]).toEqual([pinned.sha256, true, 1]);
  });

  test('a break of the first connection is a try; the next one goes on with what is missing', async () => {
    const { fetch, part } = await setUp({ kind: 'reset', after: 4_000 });
    const { fetched, tries, said } = await fetch({ ...large, retries: 1 });
    expect([fetched?.sha256, readFileSync(part).equals(file), tries, said.length]).toEqual([pinned.sha256, true, 2, 1]);
  });

  test('an interrupted run leaves its pieces to the next, which asks for the others alone', async () => {
    const { origin, fetch, part, left } = await setUp();
    const first = await fetch({ ...large, abortAt: 100_000 });
    expect([first.code, left().note]).toEqual(['interrupted', true]);
    origin.requests.length = 0;
    const second = await fetch(large);
    expect([second.fetched?.sha256, readFileSync(part).equals(file), second.shown]).toEqual([
      ...[pinned.sha256, true, file.length],
    ]);
    expect(second.counters.bytesDownloaded).toBeLessThan(file.length - 3 * pieces);
    expect(origin.requests[0]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('also where the very first piece is missing', async () => {
    const { origin, fetch, part } = await setUp({ kind: 'stall', after: 100 });
    const first = await fetch({ ...large, abortAt: 80_000 });
    expect(first.code).toBe('interrupted');
    origin.requests.length = 0;
    const { fetched, counters } = await fetch(large);
    expect([fetched?.sha256, readFileSync(part).equals(file)]).toEqual([pinned.sha256, true]);
    expect(origin.requests[0]!.headers.range).toBe('bytes=0-');
    expect(counters.bytesDownloaded).toBeLessThan(file.length);
  });

  test('pieces that somebody changed on the disk are found, and all is brought again', async () => {
    const { fetch, part } = await setUp();
    await fetch({ ...large, abortAt: 100_000 });
    const { writeFileSync } = await import('node:fs');
    const bytes = readFileSync(part);
    bytes[1] = bytes[1]! ^ 0xff;
    writeFileSync(part, bytes);
    const { fetched, tries } = await fetch(large);
    expect([fetched?.sha256, readFileSync(part).equals(file), tries]).toEqual([pinned.sha256, true, 2]);
  });

  test('the pieces of another file are not believed', async () => {
    const { origin, fetch, part } = await setUp();
    await fetch({ ...large, abortAt: 100_000 });
    origin.script('/f', { kind: 'changed', body: other });
    const { fetched } = await fetch({ ...large, expected: { sha256: sha256(other), size: other.length } });
    expect([fetched?.sha256, readFileSync(part).equals(other)]).toEqual([sha256(other), true]);
  });

  test.each([
    [
      'a page',
      { kind: 'body', body: Buffer.from(`<!DOCTYPE html>${' '.repeat(191_985)}`) } as const,
      'asset-content-wrong',
    ],
    ['nothing but zeros', { kind: 'zeros' } as const, 'asset-content-wrong'],
  ])('%s is refused, and nothing of it stays', async (_, fault, code) => {
    const { fetch, left } = await setUp(...Array<typeof fault>(20).fill(fault));
    expect([(await fetch({ ...large, expected: {} })).code, left()]).toEqual([code, nothing]);
  });

  test('other bytes than the pinned ones are refused', async () => {
    const { fetch, left } = await setUp(
      { kind: 'wrong-bytes' },
      ...Array<{ kind: 'wrong-bytes' }>(20).fill({ kind: 'wrong-bytes' }),
    );
    expect([(await fetch({ ...large, expected: { sha256: sha256(other) } })).code, left()]).toEqual([
      'asset-digest-mismatch',
      nothing,
    ]);
  });
});

/** Serves one file at any address, from behind a redirect to another origin; the CDN's addresses are good for so often. */
async function redirecting(times: number) {
  const seen = { hub: 0, cdn: 0, tokens: 0, open: 0, most: 0, refused: 0 };
  const listen = async (handler: Parameters<typeof createServer>[1]) => {
    const server = createServer(handler!);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    undoAfterTest(() => server.close().closeAllConnections() as undefined);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const uses = new Map<string, number>();
  const cdn = await listen((request, response) => {
    seen.cdn++;
    if (request.headers.authorization) seen.tokens++;
    const used = (uses.get(request.url!) ?? 0) + 1;
    uses.set(request.url!, used);
    if (used > times) return void (seen.refused++, response.writeHead(403).end());
    const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
    const start = Number(from ?? 0);
    const end = to ? Number(to) : file.length - 1;
    const range = from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${file.length}` };
    seen.most = Math.max(seen.most, ++seen.open);
    response.on('close', () => void seen.open--);
    const headers = { etag: '"same"', 'accept-ranges': 'bytes', 'content-length': end - start + 1, ...range };
    response.writeHead(from === undefined ? 200 : 206, headers);
    void sleep(20).then(() => response.end(file.subarray(start, end + 1)));
  });
  const hub = await listen((_, response) => response.writeHead(302, { location: `${cdn}/${seen.hub++}` }).end());
  return { hub, seen };
}

async function fetchAll(urls: readonly string[], connections: number) {
  const folder = await temp();
  const counters = { requests: 0, bytesDownloaded: 0, bytesHashed: 0 };
  const { signal } = new AbortController();
  const run = createFetch({
    ...{ stallSeconds: 10, retries: 0, connections, counters, signal, follow: followHere, say: () => undefined },
    ...{ largeBytes: 2 * pieces, pieceBytes: () => pieces },
  });
  return Promise.all(
    urls.map((url, index) =>
      run({
        ...{ id: `${index}`, type: 'hub', url, token: 'secret', part: join(folder, `${index}.part`), expected: pinned },
        ...{ refuse: () => undefined, onProgress: () => undefined, onTry: () => undefined },
      }),
    ),
  );
}

describe('behind a redirect', () => {
  test('pieces are asked for where the first answer came from, and the token stays where it belongs', async () => {
    const { hub, seen } = await redirecting(Infinity);
    const [fetched] = await fetchAll([`${hub}/f`], 4);
    expect([fetched!.sha256, seen.hub, seen.cdn, seen.tokens]).toEqual([pinned.sha256, 1, 12, 0]);
  });

  test('an address that is good no longer is replaced by asking again', async () => {
    const { hub, seen } = await redirecting(5);
    const [fetched] = await fetchAll([`${hub}/f`], 4);
    expect([fetched!.sha256, seen.tokens, seen.refused > 0, seen.hub > 1]).toEqual([pinned.sha256, 0, true, true]);
  });

  test.each([1, 2, 5])('several files share %i connections, and all arrive', async (connections) => {
    const { hub, seen } = await redirecting(Infinity);
    const fetched = await fetchAll(
      Array.from({ length: 6 }, (_, index) => `${hub}/${index}`),
      connections,
    );
    expect(new Set(fetched.map(({ sha256: digest }) => digest))).toEqual(new Set([pinned.sha256]));
    expect(seen.most).toBeLessThanOrEqual(connections);
    expect(seen.most).toBeGreaterThanOrEqual(Math.min(connections, 2));
  });
});

describe('slots', () => {
  test('are given in the order of asking, and to nobody beside while one waits', async () => {
    const slots = new Slots(2);
    const first = await slots.take();
    const second = slots.tryTake()!;
    expect(slots.tryTake()).toBeUndefined();
    const order: number[] = [];
    const third = slots.take().then((release) => (order.push(3), release));
    const fourth = slots.take().then((release) => (order.push(4), release));
    expect(slots.isWanted).toBe(true);
    first();
    first(); // given back once
    (await third)();
    (await fourth)();
    second();
    expect([order, slots.isWanted, slots.tryTake() !== undefined, slots.tryTake() !== undefined]).toEqual([
      [3, 4],
      false,
      true,
      true,
    ]);
    expect(slots.tryTake()).toBeUndefined();
  });
});

describe('pieces', () => {
  test('know what is missing, what is here without a gap, and what a note tells', () => {
    const made = new Pieces(100, 30);
    expect([made.take(), made.take(), made.take(), made.take(), made.take()]).toEqual([0, 1, 2, 3, undefined]);
    made.finish(1);
    made.finish(3);
    expect([made.head, made.here, made.bytesHere]).toEqual([0, [1, 3], 40]);
    made.finish(0);
    made.giveBack(2);
    expect([made.head, made.firstMissing, made.take(3), made.take(2)]).toEqual([60, 2, undefined, 2]);
    made.finish(2);
    expect([made.head, made.bytesHere, made.firstMissing]).toEqual([100, 100, undefined]);
    expect(new Pieces(100, 30, [0, 2, 9, -1]).head).toBe(30);
  });

  test.each([
    [64 << 20, 8 << 20],
    [952 << 20, 16 << 20],
    [2 ** 40, 64 << 20],
  ])('of %i bytes are of %i', (total, bytes) => expect(pieceBytesOf(total)).toBe(bytes));
});
