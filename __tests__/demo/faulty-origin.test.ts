import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sniff } from '../../src/core/content.js';
import { type Fault, type FaultyOrigin, noValidators, startFaultyOrigin, weakEtag } from '../helpers/faulty-origin.js';

const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => 1 + (i % 250)));

let origin: FaultyOrigin;
beforeEach(async () => {
  origin = await startFaultyOrigin({ '/f': body, '/g': body });
});
afterEach(() => origin.close());

interface Seen {
  status?: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** `end`, the code of an error, or `silence` where nothing came for a while. */
  end: string;
}

/** One GET as the wire has it: nothing is followed, decoded or tried again. */
const see = (path: string, headers: Record<string, string> = {}, patience = 30_000) =>
  new Promise<Seen>((done) => {
    const seen: Seen = { headers: {}, bytes: Buffer.alloc(0), end: '' };
    const finish = (end: string) => {
      request.destroy();
      done({ ...seen, end });
    };
    const request = httpRequest(`${origin.url}${path}`, { headers, agent: false }, (response) => {
      Object.assign(seen, { status: response.statusCode, headers: response.headers });
      response.on('data', (chunk: Buffer) => (seen.bytes = Buffer.concat([seen.bytes, chunk])));
      response.once('end', () => finish('end'));
      response.once('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
    });
    request.setTimeout(patience, () => finish('silence'));
    request.once('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
    request.end();
  });

const under = (fault: Fault, headers?: Record<string, string>) => {
  origin.script('/f', fault);
  // Short only where silence is waited for: a busy machine is slow to answer.
  return see('/f', headers, fault.kind === 'stall' || fault.kind === 'hang' ? 1200 : undefined);
};

test('faults come in their order and per path, then the file; every request is recorded', async () => {
  origin.script('/f', { kind: 'status', status: 500 }, { kind: 'empty' });
  origin.script('/f', { kind: 'status', status: 404 });
  expect((await see('/f')).status).toBe(500);
  expect((await see('/g')).bytes).toEqual(body);
  expect((await see('/f')).bytes.length).toBe(0);
  expect((await see('/f')).status).toBe(404);
  for (let i = 0; i < 2; i++) expect((await see('/f', { 'x-try': String(i) })).bytes).toEqual(body);
  expect(origin.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
    ['f', 'g', 'f', 'f', 'f', 'f'].map((name) => `GET /${name}`),
  );
  expect(origin.requests.at(-1)!.headers['x-try']).toBe('1');
});

test.each([401, 403, 404, 410, 416, 429, 500, 503])('status %d, with headers', async (status) => {
  const headers = { 'retry-after': '7', ratelimit: '"resolvers";r=0;t=7' };
  const seen = await under({ kind: 'status', status, headers });
  expect(seen).toMatchObject({ status, headers, end: 'end' });
});

describe('the connection', () => {
  test.each([0, 1000])('is reset after %d bytes', async (after) => {
    const seen = await under({ kind: 'reset', after });
    expect([seen.status, seen.bytes.length, seen.end]).toEqual([200, after, 'ECONNRESET']);
    expect(seen.headers['content-length']).toBe(String(body.length));
  });

  // To a client of HTTP a clean end in the middle of a body is ECONNRESET too: the socket tells them apart.
  test.each<[Fault, string]>([
    [{ kind: 'reset', after: 10 }, 'ECONNRESET'],
    [{ kind: 'length-off', by: 10 }, 'end'],
  ])('under %o ends by %s on the wire', async (fault, end) => {
    origin.script('/f', fault);
    const socket = connect(Number(new URL(origin.url).port), '127.0.0.1');
    socket.write('GET /f HTTP/1.1\r\nhost: origin\r\n\r\n');
    const seen = await new Promise((done) => {
      socket.once('error', (error: NodeJS.ErrnoException) => done(error.code));
      socket.once('end', () => done('end')).resume();
    });
    expect(seen).toBe(end);
  });

  test.each([0, 1000])('stalls after %d bytes', async (after) => {
    const seen = await under({ kind: 'stall', after });
    expect([seen.status, seen.bytes.length, seen.end]).toEqual([200, after, 'silence']);
  });

  test('hangs before the headers', async () => {
    expect(await under({ kind: 'hang' })).toEqual({ headers: {}, bytes: Buffer.alloc(0), end: 'silence' });
  });

  test('ends before the headers', async () => {
    expect(await under({ kind: 'hang-up' })).toMatchObject({ headers: {}, end: 'ECONNRESET' });
  });
});

describe('the length', () => {
  test('declares more than comes', async () => {
    const seen = await under({ kind: 'length-off', by: 10 });
    expect(seen.headers['content-length']).toBe(String(body.length + 10));
    expect([seen.bytes.length, seen.end]).toEqual([body.length, 'ECONNRESET']);
  });

  test('declares less than comes', async () => {
    const seen = await under({ kind: 'length-off', by: -10 });
    expect(seen.headers['content-length']).toBe(String(body.length - 10));
    expect(seen.bytes.length).toBe(body.length - 10);
  });
});

describe('the content', () => {
  test.each(['html', 'xml', 'lfs-pointer', 'empty', 'zeros'] as const)('is %s', async (kind) => {
    const seen = await under({ kind });
    expect([seen.status, sniff(seen.bytes), seen.end]).toEqual([200, kind, 'end']);
    expect(seen.headers['content-length']).toBe(String(seen.bytes.length));
  });

  test('has one wrong byte', async () => {
    const { bytes } = await under({ kind: 'wrong-bytes' });
    expect(bytes.length).toBe(body.length);
    expect(bytes.filter((byte, at) => byte !== body[at]).length).toBe(1);
  });

  test('is any other', async () => {
    expect((await under({ kind: 'body', body: Buffer.from('other') })).bytes.toString()).toBe('other');
  });

  test('is compressed, unasked', async () => {
    const seen = await under({ kind: 'gzip' });
    expect(seen.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(seen.bytes)).toEqual(body);
  });
});

describe('a range', () => {
  const range = 'bytes=99990-';

  test('is heeded by the healthy file, for its own validators', async () => {
    const { headers } = await see('/f');
    for (const ifRange of [headers.etag!, headers['last-modified']!]) {
      const seen = await see('/f', { range, 'if-range': ifRange });
      expect([seen.status, seen.headers['content-range'], seen.bytes]).toEqual([
        206,
        'bytes 99990-99999/100000',
        body.subarray(99990),
      ]);
    }
    expect((await see('/f', { range, 'if-range': '"another"' })).status).toBe(200);
    expect((await see('/f', { range: 'bytes=100000-' })).status).toBe(416);
  });

  test('is ignored', async () => {
    const seen = await under({ kind: 'ignore-range' }, { range });
    expect([seen.status, seen.bytes]).toEqual([200, body]);
  });

  test('is heeded before a reset', async () => {
    const seen = await under({ kind: 'reset', after: 4 }, { range });
    expect([seen.status, seen.bytes]).toEqual([206, body.subarray(99990, 99994)]);
  });

  test('is answered by another Content-Range', async () => {
    const headers = { 'content-range': 'bytes 0-9/100000' };
    expect(await under({ kind: 'healthy', headers }, { range })).toMatchObject({ status: 206, headers });
  });

  test('under a weak ETag or none cannot be asked for', async () => {
    expect((await under({ kind: 'healthy', headers: weakEtag })).headers.etag).toBe('W/"1"');
    expect((await see('/f', { range, 'if-range': 'W/"1"' })).status).toBe(200);
    const { headers } = await under({ kind: 'healthy', headers: noValidators });
    expect([headers.etag, headers['last-modified']]).toEqual([undefined, undefined]);
  });

  test('of a file that has changed brings the new one whole', async () => {
    const { headers } = await see('/f');
    const other = Buffer.from('changed');
    const seen = await under({ kind: 'changed', body: other }, { range: 'bytes=3-', 'if-range': headers.etag! });
    expect([seen.status, seen.bytes]).toEqual([200, other]);
    expect(seen.headers.etag).not.toBe(headers.etag);
    expect((await see('/f')).bytes).toEqual(other);
  });
});

describe('a redirect', () => {
  test.each([301, 302, 307, 308])('%d, here or elsewhere', async (status) => {
    for (const to of ['/g', 'http://127.0.0.1:1/f']) {
      const seen = await under({ kind: 'redirect', to, status });
      expect([seen.status, seen.headers.location]).toEqual([status, to]);
    }
  });

  test('in a loop', async () => {
    for (const seen of [await under({ kind: 'redirect-loop' }), await see('/f'), await see('/f')])
      expect([seen.status, seen.headers.location]).toEqual([302, '/f']);
  });
});

test.each<Fault>([{ kind: 'hang' }, { kind: 'stall', after: 10 }])('close ends %o', async (fault) => {
  origin.script('/f', fault);
  const ended = new Promise<void>((done) => {
    const request = httpRequest(`${origin.url}/f`, { agent: false }, (response) =>
      response.once('error', () => done()).resume(),
    );
    request.once('error', () => done()).end();
  });
  while (origin.requests.length === 0) await new Promise((done) => setTimeout(done, 5));
  await origin.close();
  await ended;
});

test('one file at every path, and faults whatever the path', async () => {
  const everywhere = await startFaultyOrigin(body);
  everywhere.scriptAll({ kind: 'status', status: 500 });
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  everywhere.script('/held', { kind: 'hold', after: 10, until });
  const ask = (path: string) => fetch(`${everywhere.url}${path}`, { signal: AbortSignal.timeout(30_000) });
  try {
    const held = await ask('/held');
    expect((await ask('/a')).status).toBe(500);
    expect(Buffer.from(await (await ask('/b')).arrayBuffer())).toEqual(body);
    const reader = held.body!.getReader();
    expect((await reader.read()).value).toHaveLength(10);
    release();
    let rest = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest += next.value.length;
    expect(rest).toBe(body.length - 10);
  } finally {
    release();
    await everywhere.close();
  }
});
