import type { Role } from '../roles.js';

/** What a file is or should be, for people: `the STEVE-1 prior`. */
export interface What {
  title: string;
  role?: Role;
  tensors?: number;
  bytes?: number;
}

/** `the STEVE-1 policy 2x (136 tensors, 952 MiB)`. */
export function inWords({ title, tensors, bytes }: What): string {
  const size = bytes === undefined ? '' : bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.round(bytes / 2 ** 20)} MiB`;
  const facts = [tensors === undefined ? '' : `${tensors} tensors`, size].filter(Boolean);
  return facts.length === 0 ? title : `${title} (${facts.join(', ')})`;
}
