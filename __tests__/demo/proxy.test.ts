import { request as httpRequest } from 'node:http';
import { type Socket, connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { startOrigin } from '../../src/demo/origin.js';
import { undoAfterTest } from '../helpers/demo-setup.js';
import { startProxy } from '../helpers/proxy.js';

async function setUp() {
  const origin = await startOrigin({ files: { '/f': Buffer.from('the file') } });
  undoAfterTest(() => origin.close());
  const proxy = await startProxy();
  return { origin, proxy, host: new URL(origin.url).host };
}

/** Sends text to the proxy and gives back all that comes, until the other side ends it. */
function talk(proxyUrl: string, steps: (socket: Socket, received: string) => void): Promise<string> {
  return new Promise((done, fail) => {
    let received = '';
    const socket = connect(Number(new URL(proxyUrl).port), '127.0.0.1', () => steps(socket, ''));
    socket.setEncoding('utf8').on('data', (chunk: string) => steps(socket, (received += chunk)));
    socket.once('error', fail).once('close', () => done(received));
  });
}

test('forwards an absolute address', async () => {
  const { origin, proxy } = await setUp();
  const answer = await new Promise<string>((done, fail) => {
    const options = { path: `${origin.url}/f`, headers: { range: 'bytes=4-' } };
    httpRequest(proxy.url, options, (response) => {
      let text = String(response.statusCode);
      response.on('data', (chunk: Buffer) => (text += ` ${chunk.toString()}`)).once('end', () => done(text));
    })
      .once('error', fail)
      .end();
  });
  expect(answer).toBe('206 file');
  expect(proxy.passed).toEqual([`GET ${origin.url}/f`]);
  expect(origin.requests.map(({ url }) => url)).toEqual(['/f']);
});

test('tunnels by CONNECT', async () => {
  const { origin, proxy, host } = await setUp();
  let asked = false;
  const received = await talk(proxy.url, (socket, sofar) => {
    if (sofar === '') socket.write(`CONNECT ${host} HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    else if (!asked && sofar.includes('\r\n\r\n')) {
      asked = true;
      socket.write(`GET /f HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    }
  });
  expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nthe file$/);
  expect(proxy.passed).toEqual([`CONNECT ${host}`]);
  expect(origin.requests.length).toBe(1);
});

test('ends what it cannot reach', async () => {
  const { proxy } = await setUp();
  await talk(proxy.url, (socket, sofar) => {
    if (sofar === '') socket.write('CONNECT 127.0.0.1:1 HTTP/1.1\r\n\r\n');
  });
  expect(proxy.passed).toEqual(['CONNECT 127.0.0.1:1']);
});
