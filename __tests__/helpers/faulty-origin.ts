import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
  createServer,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** How one request is mistreated; the range that was asked for is heeded unless the fault is about ranges. */
export type Fault = (
  | { kind: 'status'; status: number }
  | { kind: 'reset' | 'stall'; after: number }
  /** The bytes up to there at once, and the rest when it is let go. */
  | { kind: 'hold'; after: number; until: Promise<void> }
  /** No answer: silence, or the end of the connection. */
  | { kind: 'hang' | 'hang-up' }
  /** Declares this many bytes more (or fewer) than there are. */
  | { kind: 'length-off'; by: number }
  | { kind: 'wrong-bytes' | 'html' | 'xml' | 'lfs-pointer' | 'empty' | 'zeros' }
  | { kind: 'body'; body: Buffer }
  | { kind: 'redirect'; to: string; status?: number }
  /** Every request from now on is sent to the same path again. */
  | { kind: 'redirect-loop' }
  /** The body compressed, unasked. */
  | { kind: 'gzip' }
  /** 200 and the whole file, as servers without ranges answer. */
  | { kind: 'ignore-range' }
  /** The file has become another one, and stays that. */
  | { kind: 'changed'; body: Buffer }
  | { kind: 'healthy' }
) & {
  /** Headers to set in place of what is right; undefined leaves one out. */
  headers?: Record<string, string | undefined>;
};

/** Header sets for servers from which nothing can be continued, or only by date. */
export const weakEtag = { etag: 'W/"1"', 'last-modified': undefined };
export const noValidators = { etag: undefined, 'last-modified': undefined };

export interface FaultyOrigin {
  url: string;
  requests: { method: string; url: string; headers: IncomingHttpHeaders }[];
  /** What the next requests for a path meet, one fault each; after them the path is healthy. */
  script(urlPath: string, ...faults: Fault[]): void;
  /** The same for the next requests, whatever their path. */
  scriptAll(...faults: Fault[]): void;
  /** How much the client has taken, where it can tell: a reset waits for all that was sent before it. */
  taken?: () => number | undefined;
  /** Waits until every client has closed its connections. */
  allClosed(): Promise<void>;
  /** Ends everything, also what hangs. */
  close(): Promise<void>;
}

const pages: Partial<Record<Fault['kind'], string>> = {
  html: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in to continue.</body></html>\n',
  xml: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>\n',
  'lfs-pointer': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 123456\n`,
};

const lastModified = 'Thu, 01 Jan 2026 00:00:00 GMT';
const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`;

const bodyUnder = (fault: Fault, body: Buffer): Buffer => {
  switch (fault.kind) {
    case 'body':
      return fault.body;
    case 'empty':
      return Buffer.alloc(0);
    case 'zeros':
      return Buffer.alloc(body.length);
    case 'wrong-bytes':
      return Buffer.from(body.map((byte, at) => (at === body.length >> 1 ? byte ^ 0xff : byte)));
    default:
      return pages[fault.kind] === undefined ? body : Buffer.from(pages[fault.kind]!);
  }
};

type Taken = () => number | undefined;

/**
 * Resets a connection. That throws away what the other side has not read yet, and a busy machine reads late: where the
 * other side tells what it has taken, the reset waits for it, and else for a while.
 */
function resetLater(socket: Socket, wanted: number | undefined, taken: Taken): void {
  const until = Date.now() + (wanted === undefined ? 400 : 15_000);
  const timer = setInterval(() => {
    if (!socket.destroyed && Date.now() < until && !(wanted !== undefined && taken()! >= wanted)) return;
    clearInterval(timer);
    socket.resetAndDestroy();
  }, 10);
}

/** Writes to the socket itself: what is declared and what is sent need not agree. */
function sendRaw(response: ServerResponse, status: number, headers: object, body: Buffer, fault: Fault, taken: Taken) {
  const socket = response.socket!;
  const before = taken();
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`);
  const after = 'after' in fault ? fault.after : body.length;
  socket.write(body.subarray(0, after), () => {
    if (fault.kind === 'reset')
      resetLater(socket, after > 0 && before !== undefined ? before + after : undefined, taken);
    else if (fault.kind === 'hold')
      void fault.until.then(() => {
        if (!socket.destroyed) socket.end(body.subarray(after));
      });
    else if (fault.kind !== 'stall') socket.end();
  });
}

/** A loopback server for plain files, or for one file at every path, that fails as it is told to. */
export async function startFaultyOrigin(files: Record<string, Buffer> | Buffer): Promise<FaultyOrigin> {
  const held = new Map(Buffer.isBuffer(files) ? [] : Object.entries(files));
  const everywhere = Buffer.isBuffer(files) ? files : undefined;
  const scripts = new Map<string, Fault[]>();
  const forAll: Fault[] = [];
  const requests: FaultyOrigin['requests'] = [];

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = new URL(request.url!, 'http://origin').pathname;
    requests.push({ method: request.method!, url: request.url!, headers: request.headers });
    const fault = scripts.get(path)?.shift() ?? forAll.shift() ?? { kind: 'healthy' };
    const send = (status: number, headers: Record<string, string | number>, body: Buffer | string) => {
      const all = Object.entries({ ...headers, ...fault.headers }).filter(([, value]) => value !== undefined);
      sendRaw(response, status, Object.fromEntries(all), Buffer.from(body), fault, () => origin.taken?.());
    };
    if (fault.kind === 'hang') return;
    if (fault.kind === 'hang-up') return void response.socket!.destroy();
    if (fault.kind === 'status') return send(fault.status, { 'content-length': 5 }, 'sorry');
    if (fault.kind === 'redirect') return send(fault.status ?? 302, { location: fault.to, 'content-length': 0 }, '');
    if (fault.kind === 'redirect-loop') {
      scripts.set(path, [fault]);
      return send(302, { location: path, 'content-length': 0 }, '');
    }
    if (fault.kind === 'changed') held.set(path, fault.body);
    const whole = held.get(path) ?? everywhere;
    if (whole === undefined) return send(404, { 'content-length': 5 }, 'sorry');

    const full = bodyUnder(fault, whole);
    const headers: Record<string, string | number> = {
      etag: etagOf(whole),
      'last-modified': lastModified,
      'accept-ranges': 'bytes',
    };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const condition = request.headers['if-range'];
    const isSame = condition === undefined || condition === headers['etag'] || condition === lastModified;
    const heeded = range && fault.kind !== 'ignore-range' && isSame;
    const start = heeded ? Number(range[1]) : 0;
    if (heeded && start >= full.length)
      return send(416, { 'content-range': `bytes */${full.length}`, 'content-length': 0 }, '');
    const end = heeded && range[2] ? Math.min(Number(range[2]), full.length - 1) : full.length - 1;
    if (heeded) headers['content-range'] = `bytes ${start}-${end}/${full.length}`;
    let body = full.subarray(start, end + 1);
    if (fault.kind === 'gzip') {
      body = gzipSync(body);
      headers['content-encoding'] = 'gzip';
    }
    headers['content-length'] = body.length + (fault.kind === 'length-off' ? fault.by : 0);
    send(heeded ? 206 : 200, headers, body);
  };

  const server = createServer(answer);
  const sockets = new Set<Promise<unknown>>();
  server.on('connection', (socket) => sockets.add(once(socket, 'close').catch(() => undefined)));
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const origin: FaultyOrigin = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (path, ...faults) => void scripts.set(path, [...(scripts.get(path) ?? []), ...faults]),
    scriptAll: (...faults) => void forAll.push(...faults),
    allClosed: async () => void (await Promise.all(sockets)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return origin;
}
