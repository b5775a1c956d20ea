/**
 * A Hub on loopback whose one repo lists very many files: `node listing-server.mjs FILES`, prints its port. A process of
 * its own, so that nothing that is timed shares its thread.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const files = Number(process.argv[2]);
/** As the Hub pages a tree with its details. */
const pageSize = 1000;
const blobOf = (text) => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
const textOf = (index) => `file ${index}\n`;

function pageFrom(first) {
  const count = Math.min(pageSize, files - first);
  return Array.from({ length: count }, (_, i) => {
    const text = textOf(first + i);
    const path = `data/part-${(first + i) % 100}/file-${first + i}.json`;
    return { type: 'file', path, size: text.length, oid: blobOf(text) };
  });
}

/** Made before anything is timed: a Hub has them in its store. */
const pages = Array.from({ length: Math.ceil(files / pageSize) }, (_, i) => JSON.stringify(pageFrom(i * pageSize)));

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, `http://${request.headers.host}`);
  if (pathname.includes('/revision/')) return void response.end(JSON.stringify({ sha: 'c'.repeat(40) }));
  if (pathname.includes('/tree/')) {
    const page = Number(searchParams.get('cursor') ?? 0);
    const next = `<http://${request.headers.host}${pathname}?recursive=true&cursor=${page + 1}>; rel="next"`;
    return void response.writeHead(200, page + 1 < pages.length ? { link: next } : {}).end(pages[page]);
  }
  response.end(textOf(Number(/file-(\d+)\.json$/.exec(pathname)[1])));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
