/** Serves one file with ranges, each connection held to so many bytes a second: `node throttle.mjs FILE [BYTES]`. */
import { createReadStream, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [path, limit] = process.argv.slice(2);
const { size } = statSync(path);
const perSecond = limit === undefined ? Infinity : Number(limit);

async function send(response, start, end) {
  const since = performance.now();
  const closed = once(response, 'close');
  let sent = 0;
  for await (const chunk of createReadStream(path, { start, end, highWaterMark: 1 << 18 })) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), closed]);
    sent += chunk.length;
    const early = (sent / perSecond) * 1000 - (performance.now() - since);
    if (early > 1) await sleep(early);
  }
  response.end();
}

const server = createServer((request, response) => {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to ? Number(to) : size - 1;
  const range = from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` };
  const headers = { etag: '"bench"', 'accept-ranges': 'bytes', 'content-length': end - start + 1, ...range };
  response.writeHead(from === undefined ? 200 : 206, headers);
  send(response, start, end).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
