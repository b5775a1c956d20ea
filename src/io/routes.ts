import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { type Proxy, readProxies } from './proxies.js';

/** How an address is reached: by a proxy, or not. */
export interface Route {
  dispatcher: Dispatcher;
  proxy: Proxy | undefined;
}

export interface Routes {
  to(url: URL): Route;
  destroy(error: Error): void;
}

/**
 * The ways to all addresses, by the proxies of the environment (Node's own fetch does not know them before 24.5, and
 * undici's reading of NO_PROXY knows no networks). Each is silent for no longer than `stallMs`.
 */
export function createRoutes(environment: Readonly<Record<string, string | undefined>>, stallMs: number): Routes {
  const limits = { headersTimeout: stallMs, bodyTimeout: stallMs };
  const common = { ...limits, connectTimeout: stallMs, allowH2: false };
  const proxyOf = readProxies(environment);
  const made = new Map<string, Dispatcher>();
  const make = (proxy: Proxy | undefined): Dispatcher =>
    proxy === undefined
      ? new Agent(common)
      : new ProxyAgent({
          ...common,
          uri: proxy.url.href,
          // The CONNECT to a proxy has the limits of this client alone, and 300 s where it is not told any.
          clientFactory: (origin, options) => new Pool(origin, { ...options, ...limits }),
        });
  return {
    to(url) {
      const proxy = proxyOf(url);
      const key = proxy?.url.href ?? '';
      const dispatcher = made.get(key) ?? make(proxy);
      made.set(key, dispatcher);
      return { dispatcher, proxy };
    },
    destroy(error) {
      for (const dispatcher of made.values()) void dispatcher.destroy(error);
    },
  };
}
