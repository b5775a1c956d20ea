import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import type { Proxy } from './proxies.js';

type Headers = Readonly<Record<string, string | undefined>>;

/** By which an answer shows that it comes from the origin: it has words of the Hub, asks for a login, or was passed on. */
const ofOrigin = ['x-error-code', 'x-error-message', 'www-authenticate', 'via'];

/** Whether a refusal that came by way of a proxy is its own. In a tunnel the proxy says nothing after its beginning. */
export function isOfProxy(url: URL, { url: proxy }: Proxy, status: number, headers: Headers): boolean {
  if (url.protocol !== 'http:' || !/^https?:$/.test(proxy.protocol)) return false;
  return status === 407 || (status === 403 && !ofOrigin.some((name) => headers[name] !== undefined));
}

/** The status with which a proxy has refused a tunnel, or a request without one; undefined for any other error. */
export function statusOfTunnel(error: unknown): number | undefined {
  const { message } = error instanceof Error ? error : { message: '' };
  const [, status] =
    /^Proxy response \((\d{3})\) !== 200/.exec(message) ??
    /^Proxy Authentication Required \((407)\)/.exec(message) ??
    [];
  return status === undefined ? undefined : Number(status);
}

/** What a proxy answers in place of the origin. An overloaded one may take the request later. */
export function refusedByProxy(url: URL, { name, url: proxy }: Proxy, status: number): SetupError {
  const where = `${proxy.protocol}//${proxy.host}`;
  if (status === 407) {
    const given = proxy.username === '' ? 'and none are given' : 'and does not take the given ones';
    return new SetupError(
      'proxy-login-required',
      `the proxy ${where} (${name}) asks for a user and password (407) for ${url.origin}, ${given}`,
    );
  }
  if (status === 408 || status === 429 || status >= 500)
    return new SetupError(
      'origin-unreachable',
      `the proxy ${where} (${name}) does not reach ${url.origin}: it answers ${status}`,
    );
  return new SetupError('proxy-refused', `the proxy ${where} (${name}) refuses ${bare(url)} (${status})`);
}
