const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (hostname: string): boolean => loopback.test(hostname);

/** Nobody on the way reads what goes to this machine itself, or encrypted. */
export const mayCarrySecrets = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || isLoopback(hostname);

/** An address as it may be shown: without user, password, query and fragment. What is none of the web stays as it is. */
export function bare(address: URL | string): string {
  const text = String(address);
  if (!URL.canParse(text)) return text;
  const { protocol, origin, pathname } = new URL(text);
  return /^https?:$/.test(protocol) ? `${origin}${pathname}` : text;
}
