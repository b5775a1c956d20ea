/** An address as it may be shown: without user, password, query and fragment. What is none of the web stays as it is. */
export function bare(address: URL | string): string {
  const text = String(address);
  if (!URL.canParse(text)) return text;
  const { protocol, origin, pathname } = new URL(text);
  return /^https?:$/.test(protocol) ? `${origin}${pathname}` : text;
}
