import { SetupError } from '../core/errors.js';

/** A proxy that the environment names, and the variable that does. */
export interface Proxy {
  name: string;
  url: URL;
}

type Environment = Readonly<Record<string, string | undefined>>;

const schemes = /^(https?|socks5?):$/;

/** `host:port` is what curl and many runners take, and is meant as plain http; so is what has no scheme at all. */
function parse(name: string, text: string): Proxy {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !schemes.test(url.protocol) || url.hostname === '') {
    // The value is not shown: it may hold a password.
    throw new SetupError('input-invalid', `the variable ${name} does not hold the address of a proxy`, {
      remedy: `Give ${name} as http://host:port, or unset it.`,
    });
  }
  return { name, url };
}

function read(environment: Environment, name: string): Proxy | undefined {
  // The lower-case name goes first, and an empty one is "none": so curl and undici have it.
  const given = [name.toLowerCase(), name].find((one) => environment[one] !== undefined);
  const text = given === undefined ? '' : environment[given]!.trim();
  return text === '' ? undefined : parse(given!, text);
}

/** The proxies for the two protocols, NO_PROXY aside. Throws `input-invalid` for a value that is none. */
export function readProxies(environment: Environment): { http: Proxy | undefined; https: Proxy | undefined } {
  const http = read(environment, 'HTTP_PROXY');
  return { http, https: read(environment, 'HTTPS_PROXY') ?? http };
}
