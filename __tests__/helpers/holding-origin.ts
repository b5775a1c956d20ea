import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { undoAfterTest } from './demo-setup.js';

/**
 * Serves one body whose first `head` bytes come at once and whose rest comes after `release()`: a download that a test
 * can interrupt in its middle. Honours ranges with If-Range.
 */
export async function startHoldingOrigin(body: Buffer, head: number) {
  const requests: IncomingHttpHeaders[] = [];
  let release!: () => void;
  const released = new Promise<void>((done) => (release = done));
  const server = createServer((request, response) => {
    requests.push(request.headers);
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range = start > 0 ? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` } : {};
    response.writeHead(start > 0 ? 206 : 200, { etag: '"one"', 'content-length': body.length - start, ...range });
    response.write(body.subarray(start, Math.max(start, head)));
    void released.then(() => response.end(body.subarray(Math.max(start, head))));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    release();
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`, requests, release };
}
