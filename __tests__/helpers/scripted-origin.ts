import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { undoAfterTest } from './demo-setup.js';

/** What an origin does with one request. */
export type Answer = (response: ServerResponse, body: Buffer, request: IncomingMessage) => void;

/** The file as it should come, or the rest of it where a range is asked for. */
export const healthy: Answer = (response, body, { headers }) => {
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  const range = start > 0 ? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` } : {};
  response
    .writeHead(start > 0 ? 206 : 200, { etag: '"one"', 'content-length': body.length - start, ...range })
    .end(body.subarray(start));
};

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end('no');

/** Another body, as if it were the file. */
export const instead =
  (other: Buffer | string): Answer =>
  (response) =>
    void response.writeHead(200, { 'content-length': Buffer.byteLength(other) }).end(other);

/** The first half, and then nothing more, with the connection open. */
export const stallHalfway: Answer = (response, body) => {
  response.writeHead(200, { etag: '"one"', 'content-length': body.length });
  response.write(body.subarray(0, body.length / 2));
};

/** The first half, and then a broken connection. */
export const resetHalfway: Answer = (response, body) => {
  response.writeHead(200, { etag: '"one"', 'content-length': body.length });
  response.write(body.subarray(0, body.length / 2), () => setTimeout(() => response.socket?.destroy(), 50));
};

/** A web server that answers each request by the next answer of the script, and the last one for ever. */
export async function startScriptedOrigin(body: Buffer, script: Answer[]) {
  const requests: { url: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url!, headers: request.headers });
    (script[requests.length - 1] ?? script.at(-1)!)(response, body, request);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
