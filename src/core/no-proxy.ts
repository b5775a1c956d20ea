/**
 * Which hosts a NO_PROXY list lets go around the proxy, as curl reads it (its `noproxy.c`): names with all that lies below
 * them, addresses, and networks in CIDR notation. Beyond curl, as this kit and undici did before: `host:port`,
 * `*.host`, IPv6 in brackets, and `*` beside other entries.
 */

/** The bytes of an address: 4, or 16. Undefined for a name. */
function bytesOf(host: string): number[] | undefined {
  return host.includes(':') ? ipv6Bytes(host) : ipv4Bytes(host);
}

function ipv4Bytes(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.map(Number);
}

function ipv6Bytes(text: string): number[] | undefined {
  // The last 32 bits may be written as an IPv4 address.
  const [, before, tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  const end = tail === undefined ? [] : ipv4Bytes(tail);
  if (end === undefined) return undefined;
  const words = tail === undefined ? text : `${before}${word(end, 0)}:${word(end, 2)}`;
  const [head = '', rest, ...more] = words.split('::');
  if (more.length > 0) return undefined;
  const [left, right] = [head, rest ?? ''].map((half) => (half === '' ? [] : half.split(':'))) as [string[], string[]];
  const lacking = 8 - left.length - right.length;
  if (rest === undefined ? lacking !== 0 : lacking < 1) return undefined;
  const all = [...left, ...Array<string>(lacking).fill('0'), ...right];
  if (!all.every((one) => /^[0-9a-f]{1,4}$/i.test(one))) return undefined;
  return all.flatMap((one) => [parseInt(one, 16) >> 8, parseInt(one, 16) & 0xff]);
}

const word = (bytes: readonly number[], at: number): string => ((bytes[at]! << 8) | bytes[at + 1]!).toString(16);

function isInNetwork(address: readonly number[], network: readonly number[], bits: number): boolean {
  if (address.length !== network.length || bits > 8 * address.length) return false;
  return address.every((byte, index) => {
    const counting = Math.min(8, Math.max(0, bits - 8 * index));
    return (byte ^ network[index]!) >> (8 - counting) === 0;
  });
}

/** What an entry names, without its port, brackets and the dots around a name. */
function parse(entry: string): { host: string; bits: string | undefined; port: string | undefined } {
  const [, bracketed, bracketedPort] = /^\[(.*)\](?::(\d+))?$/.exec(entry) ?? [];
  if (bracketed !== undefined) return { host: bracketed, bits: undefined, port: bracketedPort };
  const [host = '', bits] = entry.split('/', 2);
  const [, name, port] = /^([^:]*):(\d+)$/.exec(host) ?? [];
  return { host: name ?? host, bits, port };
}

function fits(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const { host: named, bits, port: onPort } = parse(entry.toLowerCase());
  if (onPort !== undefined && onPort !== port) return false;
  const address = bytesOf(host);
  if (address !== undefined) {
    const network = bytesOf(named);
    if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return false;
    return network !== undefined && isInNetwork(address, network, Number(bits ?? 8 * network.length));
  }
  if (bits !== undefined) return false;
  const name = named.replace(/^\*?\./, '').replace(/\.$/, '');
  const isBelow = name !== '' && host.endsWith(`.${name}`);
  return isBelow || (name !== '' && host === name && !named.startsWith('*'));
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Whether the list lets an address go around the proxy. Entries are separated by commas or blanks. */
export function goesAround(list: string, { protocol, hostname, port }: URL): boolean {
  const host = hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
  const at = port === '' ? (defaultPorts[protocol] ?? '') : port;
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => fits(entry, host, at));
}
