import { SetupError } from '../core/errors.js';
import { goesAround } from '../core/no-proxy.js';

/** A proxy that the environment names, and the variable that does. */
export interface Proxy {
  name: string;
  url: URL;
}

type Environment = Readonly<Record<string, string | undefined>>;

const schemes = /^(https?|socks5?):$/;

const unusable = (name: string, what: string): SetupError =>
  // The value is not shown: it may hold a password.
  new SetupError('input-invalid', `the variable ${name} ${what}`, {
    remedy: `Give ${name} as http://host:port, or unset it.`,
  });

/** `host:port` is what curl and many runners take, and is meant as plain http; so is what has no scheme at all. */
function parse(name: string, text: string): Proxy {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'socks4:' || url?.protocol === 'socks4a:')
    throw unusable(
      name,
      `names a proxy of SOCKS version 4, which is not supported; version 5 is, as socks5://host:port`,
    );
  // That names are looked up by the proxy is how version 5 is used here anyway.
  if (url?.protocol === 'socks5h:') return parse(name, address.replace(/^socks5h/i, 'socks5'));
  if (url === undefined || !schemes.test(url.protocol) || url.hostname === '' || !isDecodable(url))
    throw unusable(name, 'does not hold the address of a proxy');
  return { name, url };
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** The first of the names that holds anything: as curl has it, in lower case first, and an empty one is none. */
function firstOf(environment: Environment, names: readonly string[]): { name: string; text: string } | undefined {
  for (const name of names.flatMap((one) => [one.toLowerCase(), one])) {
    const text = environment[name]?.trim() ?? '';
    if (text !== '') return { name, text };
  }
  return undefined;
}

function read(environment: Environment, names: readonly string[]): Proxy | undefined {
  const given = firstOf(environment, names);
  return given && parse(given.name, given.text);
}

/**
 * The proxy by which an address is asked, or none: of the protocol, else ALL_PROXY, and for https at last that of http.
 * Throws `input-invalid` at once for a value that is no proxy.
 */
export function readProxies(environment: Environment): (url: URL) => Proxy | undefined {
  const http = read(environment, ['HTTP_PROXY', 'ALL_PROXY']);
  const https = read(environment, ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY']);
  const around = firstOf(environment, ['NO_PROXY'])?.text ?? '';
  return (url) => {
    const proxy = url.protocol === 'https:' ? https : http;
    return proxy === undefined || goesAround(around, url) ? undefined : proxy;
  };
}
