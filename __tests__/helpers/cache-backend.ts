import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { undoAfterTest } from './demo-setup.js';

/**
 * The service behind `@actions/cache` on loopback: Twirp (v2) with the part of Azure's block blobs that the toolkit
 * uses, and the older API (v1). It is a forward proxy as well, so that addresses of `*.blob.core.windows.net` can be
 * signed and the toolkit's real Azure path is taken.
 */
export interface CacheEntry {
  id: number;
  key: string;
  version: string;
  bytes: Buffer;
  /** False while it is only reserved. */
  done: boolean;
  /** The status that the store of bytes answers in place of them, if any. */
  refused?: number;
}

/** A step of the protocol, whichever version speaks it. */
export type Route = 'get' | 'head' | 'download' | 'create' | 'upload' | 'finalize';

/** `stall` and `reset` come after half of the answer. */
export type Fault = 'hang' | 'stall' | 'reset' | { status: number; message?: string };

export type Service = 'v1' | 'v2';

const azure = 'steve1.blob.core.windows.net';
const twirp = '/twirp/github.actions.results.api.v1.CacheService/';

async function bodyOf(request: IncomingMessage, bytesPerSecond: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const start = performance.now();
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    const early = (bytes / bytesPerSecond) * 1000 - (performance.now() - start);
    if (early > 10) await sleep(early);
  }
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, value?: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(value === undefined ? undefined : JSON.stringify(value));
}

export class CacheBackend {
  /** Oldest first. */
  readonly entries: CacheEntry[] = [];
  /** What was asked, in order, and of which fault it died. */
  readonly asked: { route: Route; fault?: Fault }[] = [];
  /** How fast it takes each request, and gives each piece of an entry. */
  bytesPerSecond = Infinity;
  /** What the token of the run may not do. */
  denied: 'read' | 'write' | undefined;
  private readonly faults: { route: Route; fault: Fault; left: number }[] = [];
  private readonly blocks = new Map<string, Buffer>();
  private nextId = 1;

  private constructor(private readonly port: number) {}

  static async start(): Promise<CacheBackend> {
    const server = createServer((request, response) => {
      backend.serve(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const backend = new CacheBackend((server.address() as AddressInfo).port);
    undoAfterTest(() => {
      server.closeAllConnections();
      server.close();
    });
    return backend;
  }

  /** The environment of a process that is to use it. */
  env(service: Service): Record<string, string> {
    const url = `http://127.0.0.1:${this.port}/`;
    const address = service === 'v2' ? { ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_SERVICE_V2: 'true' } : {};
    const proxy = { http_proxy: url.slice(0, -1) };
    return { ...address, ...proxy, ACTIONS_CACHE_URL: url, ACTIONS_RUNTIME_TOKEN: 'runtime-token' };
  }

  /** Lets the next requests of a route fail, every one unless `times` is given. */
  fault(route: Route, fault: Fault, times = Infinity): void {
    this.faults.push({ route, fault, left: times });
  }

  /** Requests of a route so far. */
  count(route: Route): number {
    return this.asked.filter((one) => one.route === route).length;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, `http://127.0.0.1:${this.port}`);
    const path = url.pathname;
    const body = await bodyOf(request, this.bytesPerSecond);
    const value = () => JSON.parse(body.toString()) as Record<string, string>;
    const id = Number(/\/(\d+)$/.exec(path)?.[1]);
    const does = (route: Route, work: () => void) => this.pass(route, response, work);

    if (url.hostname === azure) {
      const { refused } = this.byId(id);
      if (refused !== undefined && request.method !== 'PUT') return json(response, refused);
      if (request.method === 'HEAD') return does('head', () => this.head(response, id));
      if (request.method === 'GET') return does('download', () => this.download(request, response, id));
      return does('upload', () => this.putBlob(url, body, response, id));
    }
    if (path === `${twirp}GetCacheEntryDownloadURL`) return does('get', () => this.get(response, value()));
    if (path === `${twirp}CreateCacheEntry`) return does('create', () => this.create(response, value()));
    if (path === `${twirp}FinalizeCacheEntryUpload`) return does('finalize', () => this.finalize(response, value()));

    if (path === '/_apis/artifactcache/cache') return does('get', () => this.getOld(response, url.searchParams));
    if (path === '/_apis/artifactcache/caches') return does('create', () => this.createOld(response, value()));
    if (path.startsWith('/_apis/artifactcache/caches/')) {
      if (request.method === 'PATCH') return does('upload', () => this.patch(request, body, response, id));
      return does('finalize', () => this.finalizeOld(response, id));
    }
    if (path.startsWith('/archives/') && this.byId(id).refused !== undefined)
      return json(response, this.byId(id).refused!);
    if (path.startsWith('/archives/')) return does('download', () => this.download(request, response, id));
    json(response, 404, { msg: `no ${path}` });
  }

  private pass(route: Route, response: ServerResponse, work: () => void): void {
    const due = this.faults.find((one) => one.route === route && one.left > 0);
    this.asked.push({ route, ...(due && { fault: due.fault }) });
    if (!due) return work();
    due.left--;
    const { fault } = due;
    if (fault === 'hang') return;
    if (typeof fault === 'object') {
      const message = fault.message ?? 'as the test wants it';
      return json(response, fault.status, { code: 'unknown', msg: message, message });
    }
    // What the answer would have been, cut in half.
    response.end = ((chunk?: Buffer | string) => {
      const whole = Buffer.from(chunk ?? '');
      if (!response.headersSent) response.setHeader('content-length', whole.length);
      response.write(whole.subarray(0, whole.length / 2), () => {
        // Later than the half of it, which would else be lost as well.
        if (fault === 'reset') setTimeout(() => response.socket?.resetAndDestroy(), 100);
      });
      return response;
    }) as typeof response.end;
    work();
  }

  /** The newest entry whose key begins as asked. */
  private find(keys: readonly string[], version: string): CacheEntry | undefined {
    const fits = this.entries.filter((entry) => entry.done && entry.version === version).reverse();
    return keys
      .flatMap((key) => [...fits.filter((one) => one.key === key), ...fits.filter((one) => one.key.startsWith(key))])
      .at(0);
  }

  private reserve(key: string, version: string): CacheEntry | undefined {
    if (this.entries.some((entry) => entry.key === key && entry.version === version)) return undefined;
    const entry = { id: this.nextId++, key, version, bytes: Buffer.alloc(0), done: false };
    this.entries.push(entry);
    return entry;
  }

  private byId(id: number): CacheEntry {
    return this.entries.find((entry) => entry.id === id)!;
  }

  // v2

  private get(response: ServerResponse, { key, version }: Record<string, string>): void {
    if (this.denied === 'read') {
      return json(response, 403, { code: 'permission_denied', msg: 'cache read denied: no readable scopes' });
    }
    const entry = this.find([key!], version!);
    if (!entry) return json(response, 200, { ok: false });
    const signed = `http://${azure}/caches/${entry.id}?sig=secret-signature`;
    json(response, 200, { ok: true, matched_key: entry.key, signed_download_url: signed });
  }

  private create(response: ServerResponse, { key, version }: Record<string, string>): void {
    if (this.denied === 'write')
      return json(response, 200, { ok: false, message: 'cache write denied: read-only token' });
    const entry = this.reserve(key!, version!);
    const msg = 'cache entry with the same key, version, and scope already exists';
    if (!entry) return json(response, 409, { code: 'already_exists', msg });
    json(response, 200, { ok: true, signed_upload_url: `http://${azure}/caches/${entry.id}?sig=secret-signature` });
  }

  private finalize(response: ServerResponse, { key, version }: Record<string, string>): void {
    const entry = this.entries.find((one) => one.key === key && one.version === version)!;
    entry.done = true;
    json(response, 200, { ok: true, entry_id: `${entry.id}` });
  }

  private putBlob(url: URL, body: Buffer, response: ServerResponse, id: number): void {
    const part = url.searchParams.get('comp');
    const block = (name: string) => `${id}/${name}`;
    if (part === 'block') this.blocks.set(block(url.searchParams.get('blockid')!), body);
    else if (part === 'blocklist') {
      const names = Array.from(body.toString().matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g), (match) => match[1]!);
      this.byId(id).bytes = Buffer.concat(names.map((name) => this.blocks.get(block(name))!));
    } else this.byId(id).bytes = body;
    response.writeHead(201, { etag: '"1"', 'last-modified': new Date(0).toUTCString(), 'x-ms-request-id': '1' }).end();
  }

  private head(response: ServerResponse, id: number): void {
    const headers = { etag: '"1"', 'last-modified': new Date(0).toUTCString(), 'x-ms-blob-type': 'BlockBlob' };
    response.writeHead(200, { ...headers, 'content-length': this.byId(id).bytes.length }).end();
  }

  private download(request: IncomingMessage, response: ServerResponse, id: number): void {
    const { bytes } = this.byId(id);
    const range = /bytes=(\d+)-(\d+)/.exec(String(request.headers['x-ms-range'] ?? request.headers.range));
    const headers = { etag: '"1"', 'last-modified': new Date(0).toUTCString() };
    if (!range) {
      response.writeHead(200, { ...headers, 'content-length': bytes.length });
      return void this.send(response, bytes);
    }
    const some = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
    response.statusCode = 206;
    response.setHeaders(new Map(Object.entries(headers)));
    response.setHeader('content-range', `bytes ${range[1]}-${range[2]}/${bytes.length}`);
    response.setHeader('content-length', some.length);
    void this.send(response, some);
  }

  private async send(response: ServerResponse, bytes: Buffer): Promise<void> {
    const step = 64 << 10;
    for (; this.bytesPerSecond < Infinity && bytes.length > step; bytes = bytes.subarray(step)) {
      response.write(bytes.subarray(0, step));
      await sleep((step / this.bytesPerSecond) * 1000);
    }
    response.end(bytes);
  }

  // v1

  private getOld(response: ServerResponse, query: URLSearchParams): void {
    if (this.denied === 'read') return json(response, 403, { message: 'cache read denied: no readable scopes' });
    const entry = this.find(query.get('keys')!.split(','), query.get('version')!);
    if (!entry) return json(response, 204);
    const archiveLocation = `http://127.0.0.1:${this.port}/archives/${entry.id}?sig=secret-signature`;
    json(response, 200, { cacheKey: entry.key, cacheVersion: entry.version, archiveLocation });
  }

  private createOld(response: ServerResponse, { key, version }: Record<string, string>): void {
    if (this.denied === 'write') return json(response, 403, { message: 'cache write denied: read-only token' });
    const entry = this.reserve(key!, version!);
    if (!entry) return json(response, 409, { message: `Cache already exists. Key: ${key}, Version: ${version}` });
    json(response, 201, { cacheId: entry.id });
  }

  private patch(request: IncomingMessage, body: Buffer, response: ServerResponse, id: number): void {
    const start = Number(/bytes (\d+)-/.exec(request.headers['content-range']!)![1]);
    const entry = this.byId(id);
    const grown = Buffer.alloc(Math.max(entry.bytes.length, start + body.length));
    entry.bytes.copy(grown);
    body.copy(grown, start);
    entry.bytes = grown;
    json(response, 204);
  }

  private finalizeOld(response: ServerResponse, id: number): void {
    this.byId(id).done = true;
    json(response, 204);
  }
}
