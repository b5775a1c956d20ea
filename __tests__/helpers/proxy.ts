import { type IncomingHttpHeaders, createServer, request as sendOn } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';

export interface Proxy {
  url: string;
  /** What passed: `CONNECT host:port`, or the method and address of a plain request. */
  passed: { line: string; headers: IncomingHttpHeaders }[];
  /** Ends everything, tunnels too. */
  close(): Promise<void>;
}

/**
 * A forward proxy on loopback, with tunnels (CONNECT) and addresses in the absolute form. Names of `hosts` lead to
 * where they say (`host:port`), so that a test can ask for a host that does not exist.
 */
export async function startProxy(hosts: Record<string, string> = {}): Promise<Proxy> {
  const passed: Proxy['passed'] = [];
  const sockets = new Set<Socket>();
  const target = (host: string) => new URL(`http://${hosts[host] ?? host}`);

  const server = createServer((request, response) => {
    passed.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    if (!URL.canParse(request.url!)) return void response.writeHead(400).end('not in the absolute form');
    const url = new URL(request.url!);
    const { hostname, port } = target(url.host);
    const { 'proxy-connection': _, ...headers } = request.headers;
    const onward = sendOn(
      { hostname, port, method: request.method, path: url.pathname + url.search, headers },
      (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.on('error', () => response.destroy()).pipe(response);
      },
    );
    request.pipe(onward.on('error', () => response.destroy()));
  });
  server.on('connect', (request, client: Socket, head: Buffer) => {
    passed.push({ line: `CONNECT ${request.url}`, headers: request.headers });
    const { hostname, port } = target(request.url!);
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      sockets.add(socket.on('error', () => other.destroy()));
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
