/**
 * The restoring half of the CI cache on loopback: one archive, whatever is asked for, by the way that the toolkit takes
 * on a runner (Twirp, then Azure's ranges through this server as proxy). A process of its own, so that nothing that is
 * timed shares its thread: `node cache-server.mjs ARCHIVE`, prints its port. POST /fault/KIND makes the next download
 * fail (`reset` or `stall` after half of the range); POST /fault/none ends that.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';

const [archive] = process.argv.slice(2);
const { size } = statSync(archive);
const azure = 'bench.blob.core.windows.net';
const facts = { etag: '"1"', 'last-modified': new Date(0).toUTCString() };
let fault = 'none';

const json = (response, value) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

async function answer(request, response) {
  const url = new URL(request.url, 'http://127.0.0.1');
  const chunks = await Array.fromAsync(request);
  if (url.pathname.startsWith('/fault/')) {
    fault = url.pathname.slice('/fault/'.length);
    return response.end();
  }
  if (url.hostname !== azure) {
    const { key } = JSON.parse(Buffer.concat(chunks).toString());
    const matched = /-g$/.test(key) ? `${key}1` : key;
    return json(response, { ok: true, matched_key: matched, signed_download_url: `http://${azure}/entry?sig=x` });
  }
  if (request.method === 'HEAD') {
    const headers = { ...facts, 'x-ms-blob-type': 'BlockBlob', 'content-length': size };
    return response.writeHead(200, headers).end();
  }
  const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers['x-ms-range'] ?? request.headers.range ?? '') ?? [];
  const [start, end] = from === undefined ? [0, size - 1] : [Number(from), Math.min(Number(to), size - 1)];
  const length = end - start + 1;
  const range = from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` };
  response.writeHead(from === undefined ? 200 : 206, { ...facts, ...range, 'content-length': length });
  if (fault === 'none') return createReadStream(archive, { start, end, highWaterMark: 1 << 20 }).pipe(response);
  const kind = fault;
  fault = 'none';
  createReadStream(archive, { start, end: start + (length >> 1) }).pipe(response, { end: false });
  if (kind === 'reset') setTimeout(() => request.socket.resetAndDestroy(), 200);
}

const server = createServer((request, response) => answer(request, response).catch((error) => response.destroy(error)));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
