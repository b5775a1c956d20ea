import { request } from 'undici';
import { bare, isLoopback, mayCarrySecrets } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import { RateMeter, leastRate, rateWindowMs } from '../core/least-rate.js';
import { withoutPrivateParts } from '../core/secrets.js';
import { interrupted } from './errors.js';
import './interim.js';
import { networkError } from './network-error.js';
import { isOfProxy, refusedByProxy } from './proxy-errors.js';
import { createRoutes } from './routes.js';

/** Header names in lower case; a header that came more than once is joined by commas. */
export type Headers = Record<string, string | undefined>;

export interface Response {
  /** Where it came from, redirects followed. */
  url: string;
  status: number;
  headers: Headers;
  /** The headers `set-cookie`, each by itself. */
  cookies: readonly string[];
  body: Body;
}

export interface Body extends AsyncIterable<Buffer> {
  /** Reads away what little there may be, so that the connection can be used again; closes it where that takes long. */
  dump(): Promise<unknown>;
  destroy(): void;
}

export function declaredLength(headers: Headers): number | undefined {
  const text = headers['content-length'];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Goes along with a request through its redirects. */
export interface Hops {
  /** What to add to the request to an address; may throw in its place. */
  headersFor(url: URL): Record<string, string>;
  answered(url: URL, cookies: readonly string[]): void;
}

export interface HttpOptions {
  stallSeconds: number;
  /** Over how long the least rate is measured; default: by `stallSeconds`. */
  windowMs?: number;
  signal: AbortSignal;
  onRequest(): void;
}

/** GET, redirects followed by the rules below. A network failure is a SetupError. */
export type Get = (url: string, headers: Record<string, string>, allowPlain: boolean, hops?: Hops) => Promise<Response>;

const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 10;

/** Informational answers before one answer; a server at work on it sends one every few seconds. */
const mostInterim = 1000;

/** How long the rest of an answer that nobody wants is waited for, at most. */
const dumpMs = 2000;

/**
 * An HTTP client that goes by the proxies of the environment, and gives a connection up when it is silent for
 * `stallSeconds`, while connecting, before the headers or between two chunks, or when it brings less than the least
 * rate over twice that time.
 *
 * Redirects: at most 10; `authorization` is dropped for good when the origin changes, and never goes where others could
 * read it; plain http is followed only on loopback, or with `allowPlain`, which callers set when a sha256 is pinned.
 */
export function createGet({
  stallSeconds,
  signal,
  onRequest,
  windowMs = rateWindowMs(stallSeconds),
}: HttpOptions): Get {
  const stall = stallSeconds * 1000;
  const limits = { headersTimeout: stall, bodyTimeout: stall };
  const routes = createRoutes(process.env, stall);
  // The signal of a request does not reach what waits for a connection or for a tunnel.
  signal.addEventListener('abort', () => routes.destroy(interrupted(signal)), { once: true });

  const send = async (url: URL, headers: Record<string, string>): Promise<Response> => {
    const { dispatcher, proxy } = routes.to(url);
    const tooMuchBefore = new AbortController();
    const start = performance.now();
    let interim = 0;
    try {
      const answer = await request(url, {
        ...limits, // here too: what goes by a proxy does not have those of the dispatcher
        dispatcher,
        signal: AbortSignal.any([signal, tooMuchBefore.signal]),
        onInfo: () => {
          if (++interim > mostInterim || performance.now() - start > windowMs) tooMuchBefore.abort(noFinal(url));
        },
        headers: { 'user-agent': 'steve1-setup', 'accept-encoding': 'identity', ...readable(url, headers) },
      });
      const flat = Object.entries(answer.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]);
      const answered = Object.fromEntries(flat) as Headers;
      if (proxy && isOfProxy(url, proxy, answer.statusCode, answered)) {
        await answer.body.dump();
        throw refusedByProxy(url, proxy, answer.statusCode);
      }
      return {
        url: url.href,
        status: answer.statusCode,
        headers: answered,
        cookies: [answer.headers['set-cookie'] ?? []].flat(),
        body: bodyOf(url, answer.body, windowMs),
      };
    } catch (error) {
      throw networkError(url, error, proxy);
    }
  };

  return async (first, firstHeaders, allowPlain, hops) => {
    let url = new URL(first);
    let headers = firstHeaders;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (url.protocol === 'http:' && !allowPlain && !isLoopback(url.hostname)) {
        const how = hop === 0 ? 'is plain http' : 'is a redirect to plain http';
        throw new SetupError(
          hop === 0 ? 'origin-insecure' : 'origin-redirect',
          `${bare(url)} ${how}, and no sha256 is pinned`,
        );
      }
      const more = hops?.headersFor(url);
      onRequest();
      const response = await send(url, { ...headers, ...more });
      hops?.answered(url, response.cookies);
      const location = response.headers['location'];
      if (!redirects.has(response.status) || location === undefined) return response;
      await response.body.dump();
      const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
      if (next === undefined || !/^https?:$/.test(next.protocol)) {
        throw new SetupError(
          'origin-redirect',
          `${bare(url)} redirects to '${withoutPrivateParts(location).slice(0, 200)}', which is no web address`,
        );
      }
      if (next.origin !== url.origin) {
        const { authorization: _, ...rest } = headers;
        headers = rest;
      }
      url = next;
    }
    throw new SetupError('origin-redirect', `${bare(new URL(first))} redirects more than ${mostRedirects} times`);
  };
}

const noFinal = (url: URL): SetupError =>
  new SetupError('origin-failed', `${bare(url)} sends informational answers and no other`);

type Received = AsyncIterable<Buffer> & {
  dump(options: { limit: number; signal: AbortSignal }): Promise<unknown>;
  destroy(): unknown;
  on(event: 'error', listener: () => void): unknown;
};

function bodyOf(url: URL, received: Received, windowMs: number): Body {
  return {
    async *[Symbol.asyncIterator]() {
      const meter = new RateMeter(windowMs);
      let asked = performance.now();
      for await (const chunk of received) {
        if (!meter.took(performance.now() - asked, chunk.length)) {
          const text = `${bare(url)} sends less than ${leastRate} bytes a second`;
          throw new SetupError('origin-too-slow', text);
        }
        yield chunk;
        asked = performance.now();
      }
    },
    dump: () => {
      const signal = AbortSignal.timeout(Math.min(dumpMs, windowMs));
      return received.dump({ limit: 1 << 16, signal }).catch(() => received.destroy());
    },
    destroy: () => {
      received.on('error', () => undefined); // nobody reads on
      received.destroy();
    },
  };
}

/** A token is for whoever it was given to alone, not for all who are on the way. */
function readable(url: URL, headers: Record<string, string>): Record<string, string> {
  if (mayCarrySecrets(url)) return headers;
  const { authorization: _, ...rest } = headers;
  return rest;
}
