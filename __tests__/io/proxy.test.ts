import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createGet } from '../../src/io/http.js';
import { undoAfterTest } from '../helpers/demo-setup.js';
import { startProxy } from '../helpers/proxy.js';

/** The variables that name a proxy are read when the client is made, so each test sets them before. */

const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const inherited = variables.map((name) => [name, process.env[name]] as const);

beforeEach(() => {
  for (const name of variables) delete process.env[name];
});
afterEach(() => {
  for (const [name, value] of inherited) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

async function startServer() {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end('hello');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

async function get(url: string, environment: Record<string, string>) {
  Object.assign(process.env, environment);
  const signal = new AbortController().signal;
  const client = createGet({ stallSeconds: 2, signal, onRequest: () => undefined });
  const { status, body } = await client(url, { authorization: 'Bearer t' }, true);
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return [status, Buffer.concat(chunks).toString()];
}

describe('plain http', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('goes by %s', async (name) => {
    const [{ host, seen }, proxy] = [await startServer(), await startProxy()];
    expect(await get(`http://${host}/f`, { [name]: proxy.url })).toEqual([200, 'hello']);
    expect(proxy.passed).toEqual([expect.stringContaining(host)]);
    expect(seen).toEqual(['Bearer t']);
  });

  test.each(['NO_PROXY', 'no_proxy'])('goes around it where %s says so', async (name) => {
    const [{ host }, proxy] = [await startServer(), await startProxy()];
    expect(await get(`http://${host}/f`, { HTTP_PROXY: proxy.url, [name]: '127.0.0.1' })).toEqual([200, 'hello']);
    expect(proxy.passed).toEqual([]);
  });

  test.each(['ALL_PROXY', 'all_proxy'])('goes by %s where none is named for http', async (name) => {
    const [{ host }, proxy, other] = [await startServer(), await startProxy(), await startProxy()];
    expect(await get(`http://${host}/f`, { [name]: proxy.url, https_proxy: other.url })).toEqual([200, 'hello']);
    expect([proxy.passed.length, other.passed]).toEqual([1, []]);
    expect(await get(`http://${host}/f`, { HTTP_PROXY: other.url })).toEqual([200, 'hello']);
    expect([proxy.passed.length, other.passed.length]).toEqual([1, 1]);
  });

  test('an empty variable names none, and hides none', async () => {
    const [{ host }, proxy] = [await startServer(), await startProxy()];
    const empty = { http_proxy: '', HTTP_PROXY: '', all_proxy: '', no_proxy: '' };
    expect(await get(`http://${host}/f`, { ...empty, ALL_PROXY: proxy.url })).toEqual([200, 'hello']);
    expect(proxy.passed).toHaveLength(1);
    expect(await get(`http://${host}/f`, { NO_PROXY: '127.0.0.0/8' })).toEqual([200, 'hello']);
    expect(proxy.passed).toHaveLength(1);
  });

  test('does not go by HTTPS_PROXY', async () => {
    const [{ host }, proxy] = [await startServer(), await startProxy()];
    expect(await get(`http://${host}/f`, { HTTPS_PROXY: proxy.url })).toEqual([200, 'hello']);
    expect(proxy.passed).toEqual([]);
  });
});

test('https goes through a tunnel of HTTPS_PROXY', async () => {
  // No certificate is needed to see it: that a plain server answers it is an error of TLS, behind the tunnel.
  const [{ host, seen }, proxy] = [await startServer(), await startProxy()];
  const environment = { HTTPS_PROXY: proxy.url, HTTP_PROXY: 'http://127.0.0.1:9' };
  await expect(get(`https://${host}/f`, environment)).rejects.toMatchObject({ name: 'SetupError', kind: 'network' });
  expect(proxy.passed).toEqual([`CONNECT ${host}`]);
  expect(seen).toEqual([]);
});

test('a proxy that is not there is an origin that cannot be reached', async () => {
  const { host, seen } = await startServer();
  const wish = get(`http://${host}/f`, { HTTP_PROXY: 'http://127.0.0.1:9' });
  await expect(wish).rejects.toMatchObject({ code: 'origin-unreachable' });
  expect(seen).toEqual([]);
});

test.each([
  ['socks4://proxy:1080', /names a proxy of SOCKS version 4, which is not supported/],
  ['http://ana:100%@proxy', /does not hold the address of a proxy/],
])('ALL_PROXY=%s is refused before anything is asked', async (value, message) => {
  const { host, seen } = await startServer();
  await expect(get(`http://${host}/f`, { ALL_PROXY: value })).rejects.toMatchObject({
    code: 'input-invalid',
    message: expect.stringMatching(message),
  });
  expect(seen).toEqual([]);
});
