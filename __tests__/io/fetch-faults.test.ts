import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { type ServerResponse, createServer } from 'node:http';
import { type AddressInfo, type Socket, createServer as createTcp } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { undoAfterTest } from '../helpers/demo-setup.js';
import { isFull } from '../helpers/full.js';
import type { Fault } from '../helpers/faulty-origin.js';
import { arrived, file, half, nothing, other, pinned, setUp, sha256, temp } from '../helpers/fetching.js';

/** Servers that do not do what they say: other versions, ranges that are of no use, encodings, a trickle. */

const zerosThen = Buffer.concat([other.subarray(0, half), file.subarray(half)]);

/** A server that sends a range of whatever is asked for, and any header that it likes. */
async function serve(
  answer: (range: { start: number; end: number } | undefined, response: ServerResponse, count: number) => void,
) {
  let count = 0;
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const range = from === undefined ? undefined : { start: Number(from), end: to ? Number(to) : file.length - 1 };
    answer(range, response, count++);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => server.close().closeAllConnections() as undefined);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/f`, ranges };
}

function send(response: ServerResponse, body: Buffer, range?: { start: number; end: number }, headers: object = {}) {
  const bytes = range ? body.subarray(range.start, range.end + 1) : body;
  const given = range && { 'content-range': `bytes ${range.start}-${range.end}/${body.length}` };
  const all = { etag: '"1"', 'accept-ranges': 'bytes', 'content-length': bytes.length, ...given, ...headers };
  response.writeHead(
    range ? 206 : 200,
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
  );
  return bytes;
}

/** Ends the connection once the other side has read what was sent. */
function breakOff(response: ServerResponse, bytes: Buffer): void {
  void arrived(bytes.length).then(() => response.destroy());
  response.write(bytes);
}

describe('what an answer says of itself is compared with what was noted', () => {
  const date = (value: string | undefined) => ({ etag: undefined, 'last-modified': value });
  const old = 'Thu, 01 Jan 2026 00:00:00 GMT';
  const newer = 'Fri, 02 Jan 2026 00:00:00 GMT';
  const cases: [name: string, before: object, after: object][] = [
    ['another ETag', {}, { etag: '"2"' }],
    ['no ETag where there was one', {}, { etag: undefined }],
    ['a weak ETag in place of a strong one', {}, { etag: 'W/"1"' }],
    ['another date beside the same ETag', { 'last-modified': old }, { 'last-modified': newer }],
    ['another date', date(old), date(newer)],
    ['no date where there was one', date(old), date(undefined)],
    ['an ETag where there was none', date(old), { 'last-modified': old }],
    [
      'another weak ETag beside the same date',
      { etag: 'W/"1"', 'last-modified': old },
      { etag: 'W/"2"', 'last-modified': old },
    ],
    ['another size', {}, { 'content-range': `bytes ${half}-${file.length - 1}/${file.length + 1}` }],
    ['a length that is not that of the range', {}, { 'content-length': half - 1 }],
  ];

  test.each(cases)('behind a part, in a later run: %s', async (_, before, after) => {
    const { url, ranges } = await serve((range, response, count) => {
      if (count === 0) {
        const bytes = send(response, file, undefined, before);
        breakOff(response, bytes.subarray(0, half));
      } else if (range)
        response.end(
          send(response, zerosThen, range, after).subarray(
            0,
            Number((after as { 'content-length'?: number })['content-length'] ?? half),
          ),
        );
      else response.end(send(response, other, undefined, 'content-length' in after ? {} : after));
    });
    const { part, fetch } = await setUp();
    expect((await fetch({ url, expected: {} })).code).toBe('origin-reset');
    const { fetched } = await fetch({ url, expected: {} });
    expect([fetched?.sha256, sha256(readFileSync(part))]).toEqual([sha256(other), sha256(other)]);
    expect(ranges).toEqual([undefined, `bytes=${half}-`, undefined]);
  });

  test.each(cases.slice(0, 8))('between the pieces of one run: %s', async (_, before, after) => {
    const { url } = await serve((range, response, count) => {
      if (count === 0) response.end(send(response, file, undefined, before));
      else response.end(send(response, other, range, after));
    });
    const { part, fetch } = await setUp();
    const { fetched } = await fetch({ url, expected: {}, pieces: 16_000, connections: 4 });
    expect([sha256(file), sha256(other)]).toContain(fetched?.sha256);
    expect(sha256(readFileSync(part))).toBe(fetched?.sha256);
  });

  test('a redirect that leads elsewhere now, where no digest decides', async () => {
    const { part, fetch } = await setUp();
    const elsewhere = await serve((_, response, count) => {
      const to = count === 0 ? 'one' : 'two';
      response.writeHead(302, { location: `${content.url.slice(0, -1)}${to}` }).end();
    });
    const content = await serve((range, response, count) => {
      const bytes = send(response, count === 0 ? file : other, range);
      if (count > 0) response.end(bytes);
      else breakOff(response, bytes.subarray(0, half));
    });
    expect((await fetch({ url: elsewhere.url, expected: {} })).code).toBe('origin-reset');
    expect((await fetch({ url: elsewhere.url, expected: {} })).fetched?.sha256).toBe(sha256(other));
    expect(sha256(readFileSync(part))).toBe(sha256(other));
  });

  test('a file of this machine that changes while it is copied is copied anew', async () => {
    const path = join(await temp(), 'source');
    writeFileSync(path, file);
    const { part, fetch } = await setUp();
    let changed = false;
    const refuse = () => {
      if (!changed) writeFileSync(path, other);
      if (!changed) utimesSync(path, 1, 1);
      changed = true;
      return undefined;
    };
    const { fetched } = await fetch({ type: 'file', url: path, expected: {}, refuse });
    expect([fetched?.sha256, sha256(readFileSync(part)), statSync(part).size]).toEqual([
      sha256(other),
      sha256(other),
      other.length,
    ]);
  });

  test('and one that never stops changing is refused', async () => {
    const path = join(await temp(), 'source');
    writeFileSync(path, file);
    const { fetch, left } = await setUp();
    let times = 0;
    const refuse = () => void utimesSync(path, ++times, times) as undefined;
    const { error } = await fetch({ type: 'file', url: path, expected: {}, refuse });
    expect([error?.code, error?.message.endsWith('changes while it is read'), left()]).toEqual([
      'origin-file-unreadable',
      true,
      nothing,
    ]);
  });
});

describe('ranges that are of no use', () => {
  const large = { pieces: 16_000, connections: 4 };

  test.each([
    ['stall', (response: ServerResponse) => void response.flushHeaders()],
    ...(isFull ? [['never answer', () => undefined] as const] : []),
    ['break', (response: ServerResponse) => void response.destroy()],
    ['have wrong bytes', (response: ServerResponse, bytes: Buffer) => void response.end(Buffer.alloc(bytes.length, 7))],
    ['are refused', (response: ServerResponse) => void response.destroy()],
  ])('%s: the file comes as a whole', async (name, fault) => {
    const { url, ranges } = await serve((range, response) => {
      if (!range) return void response.end(send(response, file));
      if (name === 'are refused') return void response.writeHead(403).end();
      if (name === 'never answer' || name === 'break') return fault(response, file);
      fault(response, send(response, file, range));
    });
    const { part, fetch } = await setUp({ kind: 'stall', after: 0 }); // for the short limit
    const { fetched } = await fetch({ ...large, url });
    expect([fetched?.sha256, readFileSync(part).equals(file)]).toEqual([pinned.sha256, true]);
    expect(ranges.filter((range) => range === undefined).length).toBeLessThanOrEqual(2);
    expect(ranges.length).toBeLessThanOrEqual(18);
  });

  test.each(['stall', 'are refused'])('behind a part, they %s: the last try is for the whole', async (name) => {
    const { url, ranges } = await serve((range, response, count) => {
      if (count === 0) breakOff(response, send(response, file).subarray(0, half));
      else if (range && name === 'stall') {
        send(response, file, range);
        response.flushHeaders();
      } else if (range) response.writeHead(500).end();
      else response.end(send(response, file));
    });
    const { fetch } = await setUp({ kind: 'stall', after: 0 });
    await fetch({ url });
    expect((await fetch({ url })).fetched?.sha256).toBe(pinned.sha256);
    expect(ranges).toEqual([undefined, `bytes=${half}-`, undefined]);
  });

  test('a server that sends less of a range than was asked for is asked again', async () => {
    const { url } = await serve((range, response, count) => {
      if (count === 0) return breakOff(response, send(response, file).subarray(0, half));
      response.end(
        send(response, file, range && { start: range.start, end: Math.min(range.start + 39_999, file.length - 1) }),
      );
    });
    const { fetch } = await setUp();
    expect((await fetch({ url, retries: 1 })).fetched?.sha256).toBe(pinned.sha256);
  });
});

describe('bytes that went wrong on the way', () => {
  test.each([
    ['small', {}],
    ['large, by one connection', { pieces: 16_000, connections: 1 }],
  ])('%s: asked for once more', async (_, how) => {
    const { fetch } = await setUp({ kind: 'wrong-bytes' });
    const { fetched, tries } = await fetch({ retries: 1, ...how });
    expect([fetched?.sha256, tries]).toEqual([pinned.sha256, 2]);
  });

  test('and no more than that, whether or not they are the same', async () => {
    const { fetch, left } = await setUp({ kind: 'wrong-bytes' }, { kind: 'body', body: other });
    const { code, tries } = await fetch({ retries: 4 });
    expect([code, tries, left()]).toEqual(['asset-digest-mismatch', 2, nothing]);
  });
});

describe('a retry that made progress', () => {
  test('does not count', async () => {
    const faults = Array.from({ length: 5 }, (): Fault => ({ kind: 'reset', after: 32_000 }));
    const { fetch } = await setUp(...faults);
    const { fetched, tries } = await fetch({ retries: 1 });
    expect([fetched?.sha256, tries]).toEqual([pinned.sha256, 6]);
  });

  test('nor that of a large file, within its pieces', async () => {
    const faults = Array.from({ length: 8 }, (): Fault => ({ kind: 'reset', after: 20_000 }));
    const { fetch } = await setUp(...faults);
    const { fetched } = await fetch({ retries: 1, pieces: 48_000, connections: 1 });
    expect(fetched?.sha256).toBe(pinned.sha256);
  });

  test('of one byte a connection counts', async () => {
    const { fetch } = await setUp(...Array.from({ length: 20 }, (): Fault => ({ kind: 'reset', after: 1 })));
    const { code, tries } = await fetch({ retries: 2 });
    expect([code, tries]).toEqual(['origin-reset', 3]);
  });

  test('of a server that cannot continue counts', async () => {
    const faults = Array.from({ length: 20 }, (): Fault => ({
      kind: 'reset',
      after: half,
      headers: { etag: undefined, 'last-modified': undefined },
    }));
    const { fetch } = await setUp(...faults);
    const { code, tries } = await fetch({ retries: 2 });
    expect([code, tries]).toEqual(['origin-reset', 3]);
  });
});

describe('an encoding', () => {
  const encodings: [string, (data: Buffer) => Buffer][] = [
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate, gzip', (data) => gzipSync(deflateSync(data))],
    ['identity, GZIP', gzipSync],
  ];
  const encoded = (name: string, body: Buffer, declared = true): Fault => ({
    kind: 'body',
    body,
    headers: { 'content-encoding': name, ...(!declared && { 'content-length': undefined }) },
  });

  test.each(encodings)('%s is taken off where a digest decides', async (name, encode) => {
    for (const expected of [pinned, { sha256: pinned.sha256 }]) {
      const { part, fetch, left } = await setUp(encoded(name, encode(file)));
      const { fetched, error } = await fetch({ expected });
      expect([error, fetched?.sha256, readFileSync(part).equals(file), left().note]).toEqual([
        undefined,
        pinned.sha256,
        true,
        false,
      ]);
    }
  });

  test.each(encodings)('%s is refused where none does', async (name, encode) => {
    const { fetch, left } = await setUp(encoded(name, encode(file)));
    const { error } = await fetch({ expected: { size: file.length } });
    expect([error?.code, left()]).toEqual(['origin-failed', nothing]);
    expect(error?.message).toContain(
      `encoded as ${name}, which was not asked for, and no digest tells whether that is true`,
    );
  });

  test.each(['', 'none', 'identity', 'aws-chunked', 'None', 'aws-chunked, identity', 'gzip'])(
    "'%s' on plain bytes of the right size",
    async (name) => {
      const { fetch } = await setUp(encoded(name, file));
      expect((await fetch()).fetched?.sha256).toBe(pinned.sha256);
    },
  );

  test.each(['gzip', 'br', 'zstd'])('%s on plain bytes of no known size: taken as they come', async (name) => {
    const { fetch } = await setUp(encoded(name, file, false), encoded(name, file, false));
    expect((await fetch({ expected: { sha256: pinned.sha256 } })).fetched?.sha256).toBe(pinned.sha256);
  });

  test('a file that is itself compressed is not unpacked, though its server says so', async () => {
    const packed = gzipSync(file);
    for (const expected of [{ sha256: sha256(packed), size: packed.length }, { sha256: sha256(packed) }]) {
      const { fetch, part } = await setUp(encoded('gzip', packed), encoded('gzip', packed));
      expect((await fetch({ expected })).fetched?.sha256).toBe(sha256(packed));
      expect(readFileSync(part).equals(packed)).toBe(true);
    }
  });

  test('what unpacks to more than the file is ended', async () => {
    const { fetch, left } = await setUp(encoded('gzip', gzipSync(Buffer.alloc(64 << 20, 'x'))));
    const { code, counters } = await fetch();
    expect([code, left()]).toEqual(['asset-size-mismatch', nothing]);
    expect(counters.bytesDownloaded).toBeLessThanOrEqual(file.length);
  });

  test('broken off is a break, and begun anew', async () => {
    const { fetch } = await setUp({ ...encoded('gzip', gzipSync(file)), kind: 'gzip' }, { kind: 'gzip' });
    expect((await fetch({ retries: 1 })).fetched?.sha256).toBe(pinned.sha256);
  });
});

/** A server of raw sockets. */
async function raw(serving: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => serving(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/f`;
}

/** Writes again and again until the other side has gone. */
function trickle(socket: Socket, text: string, ms: number): void {
  const timer = setInterval(() => socket.write(text), ms);
  socket.once('close', () => clearInterval(timer));
}

const head = `HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: ${file.length}\r\nConnection: close\r\n\r\n`;

describe('informational answers', () => {
  test.each(['100 Continue', '102 Processing', '103 Early Hints'])(
    '%s is passed over, however it comes',
    async (status) => {
      const info = `HTTP/1.1 ${status}\r\nLink: </style.css>\r\n\r\n`;
      for (const chunks of [[info + head], [info, head], [info + info, head], [...(info + head)]]) {
        const url = await raw((socket) => {
          void (async () => {
            for (const chunk of chunks) await new Promise((done) => setImmediate(() => socket.write(chunk, done)));
            socket.end(file);
          })();
        });
        const { fetch } = await setUp();
        expect((await fetch({ url })).fetched?.sha256).toBe(pinned.sha256);
      }
    },
  );

  test.each([
    ['at once', 0],
    ['now and then', 50],
  ])('without end, %s, are given up', async (_, ms) => {
    const url = await raw((socket) => trickle(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(ms === 0 ? 500 : 1), ms));
    const { fetch } = await setUp();
    const { error } = await fetch({ url, windowMs: 500 });
    expect(error).toMatchObject({
      code: 'origin-failed',
      message: expect.stringContaining('informational answers and no other'),
    });
  });
});

describe('the least rate', () => {
  test('a trickle is given up at once, and what came is kept', async () => {
    const url = await raw((socket) => (socket.write(head), trickle(socket, 'x', 20)));
    const { fetch, left } = await setUp();
    const { error, tries } = await fetch({ url, retries: 3, windowMs: 500 });
    expect(error).toMatchObject({
      code: 'origin-too-slow',
      message: expect.stringMatching(/\/f sends less than 1024 bytes a second$/),
    });
    expect([tries, left().note]).toEqual([1, true]);
  });

  test('of what nobody wants to read', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      trickle(socket, 'x', 20);
    });
    const { fetch } = await setUp();
    expect((await fetch({ url, windowMs: 500 })).code).toBe('origin-not-found');
  });

  test('a first connection that trickles leaves its piece to the others', async () => {
    const { url } = await serve((range, response) => {
      const bytes = send(response, file, range);
      if (range) return void response.end(bytes);
      response.write(bytes.subarray(0, 100));
      let at = 100;
      const timer = setInterval(() => response.write(bytes.subarray(at, ++at)), 20);
      response.once('close', () => clearInterval(timer));
    });
    const { fetch } = await setUp();
    const { fetched, tries } = await fetch({ url, pieces: 16_000, connections: 3, retries: 1, windowMs: 500 });
    expect([fetched?.sha256, tries <= 3]).toEqual([pinned.sha256, true]);
  });
});
