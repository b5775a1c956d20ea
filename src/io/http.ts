import { EnvHttpProxyAgent, Pool, request } from 'undici';
import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import { interrupted, systemCode } from './errors.js';
import { type Proxy, readProxies } from './proxies.js';

/** Header names in lower case; a header that came more than once is joined by commas. */
export type Headers = Record<string, string | undefined>;

export interface Response {
  /** Where it came from, redirects followed. */
  url: string;
  status: number;
  headers: Headers;
  /** The headers `set-cookie`, each by itself. */
  cookies: readonly string[];
  body: AsyncIterable<Buffer> & {
    dump(): Promise<unknown>;
    destroy(): void;
    on(event: 'error', listener: () => void): unknown;
  };
}

/** Goes along with a request through its redirects. */
export interface Hops {
  /** What to add to the request to an address; may throw in its place. */
  headersFor(url: URL): Record<string, string>;
  answered(url: URL, cookies: readonly string[]): void;
}

export interface HttpOptions {
  stallSeconds: number;
  signal: AbortSignal;
  onRequest(): void;
}

/** GET, redirects followed by the rules below. A network failure is a SetupError. */
export type Get = (url: string, headers: Record<string, string>, allowPlain: boolean, hops?: Hops) => Promise<Response>;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 10;

/**
 * An HTTP client that honours HTTP_PROXY, HTTPS_PROXY and NO_PROXY (Node's own fetch does not before 24.5), and gives
 * a connection up when it is silent for `stallSeconds`, while connecting, before the headers or between two chunks.
 *
 * Redirects: at most 10; `authorization` is dropped for good when the origin changes; plain http is followed only on
 * loopback, or with `allowPlain`, which callers set when a sha256 is pinned.
 */
export function createGet({ stallSeconds, signal, onRequest }: HttpOptions): Get {
  const stall = stallSeconds * 1000;
  const limits = { headersTimeout: stall, bodyTimeout: stall };
  const proxies = readProxies(process.env);
  const dispatcher = new EnvHttpProxyAgent({
    ...limits,
    connectTimeout: stall,
    allowH2: false,
    httpProxy: proxies.http?.url.href ?? '',
    httpsProxy: proxies.https?.url.href ?? '',
    // The CONNECT to a proxy has the limits of this client alone, and 300 s where it is not told any.
    clientFactory: (proxy, options) => new Pool(proxy, { ...options, ...limits }),
  });
  // The signal of a request does not reach what waits for a connection or for a tunnel.
  signal.addEventListener('abort', () => void dispatcher.destroy(interrupted(signal)), { once: true });

  const send = async (url: URL, headers: Record<string, string>): Promise<Response> => {
    try {
      const answer = await request(url, {
        ...limits, // here too: what goes by a proxy does not have those of the dispatcher
        dispatcher,
        signal,
        headers: { 'user-agent': 'steve1-setup', 'accept-encoding': 'identity', ...headers },
      });
      const flat = Object.entries(answer.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]);
      return {
        url: url.href,
        status: answer.statusCode,
        headers: Object.fromEntries(flat) as Headers,
        cookies: [answer.headers['set-cookie'] ?? []].flat(),
        body: answer.body as Response['body'],
      };
    } catch (error) {
      throw networkError(url, error, url.protocol === 'https:' ? proxies.https : proxies.http);
    }
  };

  return async (first, firstHeaders, allowPlain, hops) => {
    let url = new URL(first);
    let headers = firstHeaders;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (url.protocol === 'http:' && !allowPlain && !loopback.test(url.hostname)) {
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
          `${bare(url)} redirects to '${location.slice(0, 200)}', which is no web address`,
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

const unreachable: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the name service does not answer',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in the time of stall-timeout',
  ETIMEDOUT: 'no connection in time',
};

/**
 * What went wrong on the wire, in words. What is a SetupError already (an interruption) stays it. A proxy is named
 * because it may be what is silent or absent, and because it is easily forgotten.
 */
export function networkError(url: URL, error: unknown, proxy?: Proxy): SetupError {
  if (error instanceof SetupError) return error;
  const by = proxy === undefined ? '' : ` (${proxy.name} is ${proxy.url.protocol}//${proxy.url.host})`;
  const code = systemCode(error) ?? '';
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new SetupError('origin-stalled', `${bare(url)} sent nothing for the time of stall-timeout${by}`, {
      cause: error,
    });
  }
  if (unreachable[code] !== undefined) {
    return new SetupError('origin-unreachable', `${url.origin} cannot be reached: ${unreachable[code]}${by}`, {
      cause: error,
    });
  }
  const text = error instanceof Error ? error.message : String(error);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
    return new SetupError('origin-unreachable', `${url.origin} has no trusted certificate: ${text}`, {
      cause: error,
      remedy: 'Behind a proxy that re-signs traffic, name its certificate in NODE_EXTRA_CA_CERTS.',
    });
  }
  return new SetupError('origin-reset', `the connection to ${url.origin} broke: ${text}${by}`, { cause: error });
}
