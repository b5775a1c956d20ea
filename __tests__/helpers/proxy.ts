import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { undoAfterTest } from './demo-setup.js';

/** A forward proxy on loopback, by CONNECT and by absolute addresses; `passed` tells what went through it. */
export async function startProxy() {
  const passed: string[] = [];
  const server = createServer((request, response) => {
    passed.push(`${request.method} ${request.url}`);
    const forward = httpRequest(request.url!, { method: request.method!, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    forward.once('error', () => response.destroy());
    request.pipe(forward);
  });
  server.on('connect', (request, socket, head) => {
    passed.push(`CONNECT ${request.url}`);
    const [host, port] = request.url!.split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [upstream, socket]) one.once('error', () => [upstream, socket].forEach((each) => each.destroy()));
    undoAfterTest(() => void [upstream, socket].forEach((each) => each.destroy()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, passed };
}

/** A proxy that answers everything, tunnels too, with this status; `asked` tells with which headers. */
export async function startRefusingProxy(status: number, headers: Record<string, string> = {}) {
  const asked: { what: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    asked.push({ what: `${request.method} ${request.url}`, headers: request.headers });
    response.writeHead(status, headers).end('no');
  });
  server.on('connect', (request, socket) => {
    asked.push({ what: `CONNECT ${request.url}`, headers: request.headers });
    socket.once('error', () => socket.destroy());
    socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A proxy that takes a connection and what is asked of it, and says nothing. */
export async function startSilentProxy() {
  const asked: string[] = [];
  const server = createTcpServer((socket) => {
    socket
      .on('data', (data) => void asked.push(data.toString().split('\r\n')[0]!))
      .once('error', () => socket.destroy());
    undoAfterTest(() => void socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
