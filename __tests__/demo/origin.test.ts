import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type HubRepo, type Origin, startOrigin } from '../../src/demo/origin.js';
import { makeTokenizer } from '../../src/demo/tokenizer.js';
import { withTemp } from '../helpers/temp.js';

const tempFolder = withTemp('origin');
const body = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));
const sha256 = createHash('sha256').update(body).digest('hex');
const { files, expected } = makeTokenizer();

const commit = 'c0ffee'.padEnd(40, '0');
const content: HubRepo['files'] = {
  'vocab.json': { data: files['vocab.json']!, expected: expected['vocab.json']! },
  'sub/model.bin': { data: body, expected: { size: body.length, sha256 } },
};

let origin: Origin;
beforeAll(async () => {
  const repos: HubRepo[] = [
    { repo: 'demo/model', commit, files: content },
    { repo: 'demo/set', repoType: 'dataset', commit, files: content },
  ];
  origin = await startOrigin({ files: { '/plain.bin': body, '/empty': Buffer.alloc(0) }, repos });
});
afterAll(() => origin.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${origin.url}${path}`, { method, headers, redirect: 'manual' });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('plain files', () => {
  test('come whole, with validators and length', async () => {
    const response = await get('/plain.bin');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('1000');
    expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    expect(response.headers.get('last-modified')).toMatch(/ GMT$/);
    expect(await bytesOf(response)).toEqual(body);
  });

  test('HEAD says the same and sends nothing', async () => {
    const response = await get('/plain.bin', {}, 'HEAD');
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '1000']);
    expect((await bytesOf(response)).length).toBe(0);
  });

  test.each([
    ['bytes=0-0', 206, 'bytes 0-0/1000', body.subarray(0, 1)],
    ['bytes=990-', 206, 'bytes 990-999/1000', body.subarray(990)],
    ['bytes=-5', 206, 'bytes 995-999/1000', body.subarray(995)],
    ['bytes=990-5000', 206, 'bytes 990-999/1000', body.subarray(990)],
    ['bytes=1000-', 416, 'bytes */1000', Buffer.alloc(0)],
    ['bytes=-0', 416, 'bytes */1000', Buffer.alloc(0)],
    ['bytes=5-3', 200, null, body],
    ['bytes=0-1,4-5', 200, null, body],
    ['lines=1-2', 200, null, body],
  ])('%s', async (range, status, contentRange, bytes) => {
    const response = await get('/plain.bin', { range });
    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange]);
    expect(await bytesOf(response)).toEqual(bytes);
  });

  test('a range is heeded only for the file that If-Range names', async () => {
    const { headers } = await get('/plain.bin');
    const ask = async (ifRange: string) =>
      (await get('/plain.bin', { range: 'bytes=10-', 'if-range': ifRange })).status;
    expect(await ask(headers.get('etag')!)).toBe(206);
    expect(await ask(headers.get('last-modified')!)).toBe(206);
    expect(await ask('"another"')).toBe(200);
    expect(await ask(`W/${headers.get('etag')!}`)).toBe(200);
  });

  test('may be empty', async () => {
    const response = await get('/empty');
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '0']);
  });

  test('may lie on disk, and go away', async () => {
    const path = join(await tempFolder(), 'file');
    writeFileSync(path, body);
    const own = await startOrigin({ files: { '/file': { path } } });
    try {
      const part = await fetch(`${own.url}/file`, { headers: { range: 'bytes=100-199' } });
      expect(await bytesOf(part)).toEqual(body.subarray(100, 200));
      rmSync(path);
      expect((await fetch(`${own.url}/file`)).status).toBe(404);
    } finally {
      await own.close();
    }
  });

  // fetch mends such an address before it sends it.
  test('an address that cannot be decoded is not found', async () => {
    const status = await new Promise((done, fail) =>
      httpRequest(`${origin.url}/`, { path: '/%zz' }, (answer) => done(answer.resume().statusCode))
        .once('error', fail)
        .end(),
    );
    expect(status).toBe(404);
    expect((await get('/plain.bin')).status).toBe(200);
  });
});

describe.each([
  ['model', '/demo/model', '/api/models/demo/model'],
  ['dataset', '/datasets/demo/set', '/api/datasets/demo/set'],
])('a %s on the Hub', (_, page, api) => {
  test.each(['main', commit])('a plain file comes at once, at %s', async (revision) => {
    const response = await get(`${page}/resolve/${revision}/vocab.json`);
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe(`"${expected['vocab.json']!.gitSha1}"`);
    expect(response.headers.get('x-repo-commit')).toBe(commit);
    expect(response.headers.get('ratelimit')).toMatch(/^"resolvers";r=\d+;t=\d+$/);
    expect(await bytesOf(response)).toEqual(files['vocab.json']);
  });

  test.each(['HEAD', 'GET'])('%s of an LFS file tells of it and leads to another origin', async (method) => {
    const response = await get(`${page}/resolve/main/sub/model.bin`, {}, method);
    expect(response.status).toBe(302);
    expect(response.headers.get('x-repo-commit')).toBe(commit);
    expect(response.headers.get('x-linked-size')).toBe('1000');
    expect(response.headers.get('x-linked-etag')).toBe(`"${sha256}"`);
    const location = new URL(response.headers.get('location')!);
    expect(location.origin).not.toBe(origin.url);
    expect(location.hostname).toBe('127.0.0.1');
    expect(await bytesOf(await fetch(location))).toEqual(body);
  });

  test('says what it holds', async () => {
    for (const path of [api, `${api}/revision/main`, `${api}/revision/${commit}`]) {
      const info: unknown = await (await get(path)).json();
      expect(info).toMatchObject({
        sha: commit,
        siblings: [{ rfilename: 'vocab.json' }, { rfilename: 'sub/model.bin' }],
      });
    }
    const tree: unknown = await (await get(`${api}/tree/main?recursive=true`)).json();
    expect(tree).toMatchObject([
      { type: 'file', path: 'vocab.json', oid: expected['vocab.json']!.gitSha1, size: files['vocab.json']!.length },
      { type: 'file', path: 'sub/model.bin', size: 1000, lfs: { oid: sha256, size: 1000 } },
    ]);
  });

  test.each([
    ['/resolve/main/none', 'EntryNotFound'],
    ['/resolve/other/vocab.json', 'RevisionNotFound'],
  ])('%s is %s', async (path, code) => {
    const response = await get(`${page}${path}`);
    expect([response.status, response.headers.get('x-error-code')]).toEqual([404, code]);
  });
});

test('a repo that is not there is said to be so', async () => {
  const response = await get('/no/repo/resolve/main/vocab.json');
  expect([response.status, response.headers.get('x-error-code')]).toEqual([404, 'RepoNotFound']);
});

test('records every request in order', async () => {
  const own = await startOrigin({ files: { '/a': body } });
  try {
    await fetch(`${own.url}/a?x=1`, { method: 'HEAD', headers: { 'x-mine': 'yes' } });
    await fetch(`${own.url}/b`);
    expect(own.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /a?x=1', 'GET /b']);
    expect(own.requests[0]!.headers['x-mine']).toBe('yes');
  } finally {
    await own.close();
  }
});

test('close ends connections in the middle of a body', async () => {
  const path = join(await tempFolder(), 'large');
  writeFileSync(path, Buffer.alloc(64 << 20));
  const own = await startOrigin({ files: { '/large': { path } } });
  const response = await fetch(`${own.url}/large`);
  const rest = response.arrayBuffer();
  const failed = expect(rest).rejects.toThrow();
  await own.close();
  await failed;
});
