import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { type ExpectedFile, blobName, type RepoType } from '../core/hub/layout.js';

/** Bytes in memory, or a file that is streamed from disk. */
export type Content = Buffer | { path: string };

/** All that can be known of a file. */
export type PinnedFile = ExpectedFile & { sha256: string };

export interface HubRepo {
  repo: string;
  repoType?: RepoType;
  /** What the branch means here; 40 hex digits. */
  commit: string;
  /** Default `main`. */
  branch?: string;
  /** By path in the repo; one without `gitSha1` is an LFS file. */
  files: Record<string, { data: Content; expected: PinnedFile }>;
}

export interface RecordedRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

export interface Origin {
  url: string;
  /** All of them, in the order of their arrival. */
  requests: RecordedRequest[];
  /** Ends every connection too. */
  close(): Promise<void>;
}

const sizeOf = (content: Content): number => (Buffer.isBuffer(content) ? content.length : statSync(content.path).size);

/** Sends a file as static servers do: validators, HEAD, and one range (RFC 9110, 14) under If-Range. */
function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  content: Content,
  etag: string,
  more: Record<string, string> = {},
): void {
  const size = sizeOf(content);
  const modified = (Buffer.isBuffer(content) ? new Date(0) : statSync(content.path).mtime).toUTCString();
  const asked = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(request.headers.range ?? '');
  // A range that ends before it starts is none (RFC 9110, 14.1.1).
  const range = asked?.[2] && Number(asked[2]) < Number(asked[1]) ? null : asked;
  const condition = request.headers['if-range'];
  const headers = {
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    etag: `"${etag}"`,
    'last-modified': modified,
    ...more,
  };
  let [start, end, status] = [0, size - 1, 200];
  if (range && (condition === undefined || condition === `"${etag}"` || condition === modified)) {
    start = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[3]));
    end = range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (start >= size)
      return void response.writeHead(416, { 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
    status = 206;
    Object.assign(headers, { 'content-range': `bytes ${start}-${end}/${size}` });
  }
  response.writeHead(status, { ...headers, 'content-length': end - start + 1 });
  if (request.method === 'HEAD' || size === 0) return void response.end();
  if (Buffer.isBuffer(content)) return void response.end(content.subarray(start, end + 1));
  // A client that goes away, or a file that does, ends this answer and nothing else.
  pipeline(createReadStream(content.path, { start, end, highWaterMark: 1 << 20 }), response, () => response.destroy());
}

const isLfs = (expected: ExpectedFile): boolean => expected.gitSha1 === undefined;

const isRevision = ({ commit, branch = 'main' }: HubRepo, revision: string): boolean =>
  revision === commit || revision === branch;

function refuse(response: ServerResponse, code: string, message: string): void {
  response
    .writeHead(404, { 'x-error-code': code, 'x-error-message': message, 'content-type': 'application/json' })
    .end(JSON.stringify({ error: message }));
}

/** `GET|HEAD …/resolve/<revision>/<path>`: a plain file at once, an LFS file by a redirect to the CDN. */
function resolveFile(
  cdn: string,
  repo: HubRepo,
  revision: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!isRevision(repo, revision)) return refuse(response, 'RevisionNotFound', `Invalid rev id: ${revision}`);
  const file = repo.files[path];
  if (!file) return refuse(response, 'EntryNotFound', `Entry not found: ${path}`);
  const headers = { 'x-repo-commit': repo.commit, ratelimit: '"resolvers";r=2999;t=300' };
  if (!isLfs(file.expected)) return sendFile(request, response, file.data, blobName(file.expected), headers);
  const { sha256, size } = file.expected;
  response
    .writeHead(302, {
      ...headers,
      location: `${cdn}/cdn/${sha256}`,
      'x-linked-size': String(size),
      'x-linked-etag': `"${sha256}"`,
      'content-length': '0',
    })
    .end();
}

function describeRepo(repo: HubRepo, rest: string, response: ServerResponse): void {
  const json = (value: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const names = Object.keys(repo.files);
  const [what, revision] = rest.split('/').filter(Boolean);
  if (revision !== undefined && !isRevision(repo, revision))
    return refuse(response, 'RevisionNotFound', `Invalid rev id: ${revision}`);
  if (what === 'tree') {
    json(
      names.map((path) => {
        const { size, sha256, gitSha1 } = repo.files[path]!.expected;
        return {
          type: 'file',
          path,
          size,
          oid: gitSha1 ?? sha256.slice(0, 40),
          ...(gitSha1 === undefined && { lfs: { oid: sha256, size, pointerSize: 134 } }),
        };
      }),
    );
  } else if (what === undefined || what === 'revision') {
    json({
      _id: '0',
      id: repo.repo,
      modelId: repo.repo,
      private: false,
      gated: false,
      disabled: false,
      downloads: 0,
      likes: 0,
      tags: [],
      sha: repo.commit,
      siblings: names.map((rfilename) => ({ rfilename })),
    });
  } else {
    refuse(response, 'EntryNotFound', `no route ${what}`);
  }
}

/**
 * A web server on loopback with plain files and, beside them, repos behind the routes and headers of the Hugging Face
 * Hub (resolve with ETag, X-Repo-Commit and LFS redirects; the model, revision and tree API), so that this kit and the
 * Hub's own clients can download from it. Source: huggingface_hub `file_download.py` and `hf_api.py`.
 */
export async function startOrigin({
  files = {},
  repos = [],
}: {
  files?: Record<string, Content>;
  repos?: HubRepo[];
}): Promise<Origin> {
  const requests: RecordedRequest[] = [];
  const prefixed = repos.map((repo) => ({
    repo,
    prefix: `${repo.repoType === undefined || repo.repoType === 'model' ? '' : `${repo.repoType}s/`}${repo.repo}`,
  }));

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push({ method: request.method!, url: request.url!, headers: request.headers });
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
    const plain = files[path];
    if (plain) {
      const version = Buffer.isBuffer(plain)
        ? createHash('md5').update(plain).digest('hex')
        : `${statSync(plain.path).mtimeMs}-${sizeOf(plain)}`;
      return sendFile(request, response, plain, version);
    }
    const cdn = /^\/cdn\/([0-9a-f]{64})$/.exec(path)?.[1];
    const linked =
      cdn && repos.flatMap((repo) => Object.values(repo.files)).find(({ expected }) => expected.sha256 === cdn);
    if (linked) return sendFile(request, response, linked.data, linked.expected.sha256);
    for (const { repo, prefix } of prefixed) {
      const resolved = path.startsWith(`/${prefix}/resolve/`)
        ? /^([^/]+)\/(.+)$/.exec(path.slice(prefix.length + 10))
        : null;
      if (resolved) return resolveFile(urls[1]!, repo, resolved[1]!, resolved[2]!, request, response);
      const api = `/api/${repo.repoType === undefined || repo.repoType === 'model' ? 'models/' : ''}${prefix}`;
      if (path === api || path.startsWith(`${api}/`)) return describeRepo(repo, path.slice(api.length), response);
    }
    refuse(response, 'RepoNotFound', `nothing at ${path}`);
  };
  // An address that cannot be decoded, or a file that is gone, fails one answer and not the process.
  const guarded = (request: IncomingMessage, response: ServerResponse): void => {
    try {
      answer(request, response);
    } catch {
      refuse(response, 'EntryNotFound', 'no such file');
    }
  };
  // The CDN is an origin of its own: the Hub's clients follow what stays on the Hub before they read the headers that
  // tell of the file, and tokens must not go there.
  const servers = [createServer(guarded), createServer(guarded)];
  const urls: string[] = [];
  for (const server of servers) {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
    urls.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  const closed = (server: Server) =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: urls[0]!, requests, close: async () => void (await Promise.all(servers.map(closed))) };
}
