import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createListHub } from '../../src/io/hub-tree.js';

const commit = 'c'.repeat(40);
const oid = 'a'.repeat(40);
const file = (path: string) => ({ type: 'file', path, size: 1, oid });
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

type Answer = (request: IncomingMessage, response: ServerResponse, url: string) => void;

/** A Hub that answers as it is told; the addresses it was asked, each with its token. */
async function hub(answer: Answer, { retries = 0 } = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push([request.url, request.headers.authorization].filter(Boolean).join(' '));
    answer(request, response, request.url!);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const said: string[] = [];
  const counters = { requests: 0, bytesDownloaded: 0, bytesHashed: 0 };
  const { signal } = new AbortController();
  const list = createListHub({ stallSeconds: 1, retries, counters, signal, say: (line) => said.push(line) });
  const ask = (revision = 'main', token?: string) =>
    list({ endpoint, repo: 'a/b', repoType: 'model', revision, token });
  return { endpoint, asked, said, counters, ask };
}

const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

/** A repo of so many pages, one file each. */
const paged =
  (pages: number): Answer =>
  (_request, response, url) => {
    if (url.includes('/revision/')) return void json(response, { sha: commit });
    const page = Number(new URL(url, 'http://x').searchParams.get('cursor') ?? 1);
    const next = `<${url.split('?')[0]}?recursive=true&cursor=${page + 1}>; rel="next"`;
    json(response, [file(`${page}.json`)], page < pages ? { link: next } : {});
  };

describe('listing what a revision holds', () => {
  test('a branch is resolved to its commit, whose files are listed page by page, each request with the token', async () => {
    const { ask, asked, counters } = await hub(paged(3));
    const tree = await ask('main', 'secret');
    expect([tree.commit, Object.keys(tree.files)]).toEqual([commit, ['1.json', '2.json', '3.json']]);
    expect(asked).toEqual(
      [
        'revision/main',
        `tree/${commit}?recursive=true`,
        ...[2, 3].map((page) => `tree/${commit}?recursive=true&cursor=${page}`),
      ].map((path) => `/api/models/a/b/${path} Bearer secret`),
    );
    expect(counters.requests).toBe(4);
  });

  test('a commit is its own', async () => {
    const { ask, asked } = await hub(paged(1));
    expect((await ask(commit)).commit).toBe(commit);
    expect(asked).toEqual([`/api/models/a/b/tree/${commit}?recursive=true`]);
  });

  test.each<[string, Answer, string, RegExp]>([
    [
      'a next page elsewhere',
      (_, response, url) =>
        void json(response, url.includes('/revision/') ? { sha: commit } : [file('x')], {
          link: '<http://127.0.0.2:1/x>; rel="next"',
        }),
      'origin-redirect',
      /'http:\/\/127\.0\.0\.2:1\/x', which is elsewhere/,
    ],
    [
      'pages without end',
      (_, response, url) =>
        void json(response, url.includes('/revision/') ? { sha: commit } : [file('x')], {
          link: `<${url}>; rel="next"`,
        }),
      'origin-failed',
      /without end/,
    ],
    ['no JSON', (_, response) => void response.end('<html>'), 'origin-failed', /no JSON/],
    [
      'no such repo',
      (_, response) => void response.writeHead(404, { 'x-error-message': 'Repository not found' }).end(),
      'origin-not-found',
      /answers 404 \(Repository not found\)/,
    ],
    [
      'gated',
      (_, response) => void response.writeHead(403, { 'x-error-code': 'GatedRepo' }).end(),
      'origin-denied',
      /GatedRepo/,
    ],
    ['silence', () => undefined, 'origin-stalled', /sent nothing/],
  ])('%s is an error', async (_name, answer, code, message) => {
    const { ask } = await hub(answer);
    await expect(ask()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('an answer without end is not read to it', async () => {
    const { ask } = await hub((_, response) => {
      response.writeHead(200);
      const more = (): void =>
        void (response.destroyed || response.write(Buffer.alloc(1 << 20, 32), () => setImmediate(more)));
      more();
    });
    await expect(ask()).rejects.toMatchObject({ code: 'origin-failed', message: expect.stringMatching(/more than/) });
  });

  test('overload is waited out', async () => {
    let times = 0;
    const busy: Answer = (request, response, url) =>
      times++ === 0 ? void response.writeHead(503, { 'retry-after': '0' }).end() : paged(1)(request, response, url);
    const { ask, said } = await hub(busy, { retries: 1 });
    expect((await ask()).commit).toBe(commit);
    expect(said).toHaveLength(1);
  });

  test('nobody there', async () => {
    const { ask } = await hub(paged(1));
    closing.splice(0).forEach((close) => close());
    await expect(ask()).rejects.toMatchObject({ code: 'hub-unreachable' });
  });
});
