import type { FileDigest } from '../core/hub/layout.js';
import type { Disk, FileFacts, Receipt } from './ports.js';

/** Receipts are kept by path, relative to the data directory where it lies inside. */
export function receiptKey(dataDir: string, path: string): string {
  const inside = path.startsWith(dataDir) && /[\\/]/.test(path.charAt(dataDir.length));
  return inside ? path.slice(dataDir.length + 1).replaceAll('\\', '/') : path;
}

/** True while a file is, by all that `stat` can tell, the one that the receipt was written for. */
export function receiptMatches(receipt: Receipt | undefined, facts: FileFacts): receipt is Receipt {
  return (
    receipt !== undefined &&
    receipt.size === facts.size &&
    receipt.dev === facts.dev &&
    receipt.ino === facts.ino &&
    receipt.mtimeNs === facts.mtimeNs &&
    (receipt.ctimeNs === undefined || receipt.ctimeNs === facts.ctimeNs)
  );
}

/**
 * A receipt for a file that has just been hashed, or undefined when the file has changed since `before` was taken: a
 * receipt must never vouch for bytes that were not the ones hashed.
 */
export function writeReceipt(
  digest: Pick<FileDigest, 'bytes' | 'sha256' | 'md5'>,
  facts: FileFacts,
): Receipt | undefined {
  if (facts.size !== digest.bytes) return undefined;
  const { size, dev, ino, mtimeNs, ctimeNs, links } = facts;
  return {
    sha256: digest.sha256,
    ...(digest.md5 !== undefined && { md5: digest.md5 }),
    size,
    dev,
    ino,
    mtimeNs,
    ...(links === 1 && { ctimeNs }),
  };
}

/** Facts of a path that must be a file by now. */
export async function factsOfFile(disk: Disk, path: string): Promise<FileFacts> {
  const facts = await disk.stat(path);
  if (facts?.kind !== 'file') throw new Error(`${path} was placed and is not there`);
  return facts;
}
