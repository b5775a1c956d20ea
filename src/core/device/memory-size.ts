const units: Readonly<Record<string, number>> = {
  ...{ b: 1, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 },
  ...{ kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 },
};

/** Bytes of `8GiB`, `8 GB`, `512 MiB`; undefined for anything else. */
export function parseMemorySize(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([kmgt]i?b|b)$/i.exec(text.trim()) ?? [];
  const bytes = Number(number) * (units[unit?.toLowerCase() ?? ''] ?? NaN);
  return bytes > 0 ? Math.ceil(bytes) : undefined;
}
