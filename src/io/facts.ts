import type { BigIntStats } from 'node:fs';
import type { FileFacts } from '../app/ports.js';

/** What `stat` tells of a file, in the form of receipts. */
export function factsFrom(stats: BigIntStats): FileFacts {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other',
    size: Number(stats.size),
    dev: `${stats.dev}`,
    ino: `${stats.ino}`,
    mtimeNs: `${stats.mtimeNs}`,
    ctimeNs: `${stats.ctimeNs}`,
    links: Number(stats.nlink),
    allocated: Number(stats.blocks) * 512,
  };
}
