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
 * A receipt for a file that has been hashed. The facts are those taken before its first byte was read, so that it
 * never vouches for others: of a file that changed since, `stat` tells something else.
 */
export function writeReceipt(digest: Pick<FileDigest, 'sha256' | 'md5'>, facts: FileFacts, told = false): Receipt {
  const { size, dev, ino, mtimeNs, ctimeNs, links } = facts;
  return {
    sha256: digest.sha256,
    ...(digest.md5 !== undefined && { md5: digest.md5 }),
    size,
    dev,
    ino,
    mtimeNs,
    ...(links === 1 && { ctimeNs }),
    ...(told && { told }),
  };
}

/**
 * A receipt for a file that was hashed as `before`, and has then been moved to its place, which changes its ctime. None
 * when it was copied, or is another by any other fact: it will be hashed again.
 */
export function writeReceiptOfMoved(
  digest: Pick<FileDigest, 'sha256' | 'md5'>,
  before: FileFacts,
  placed: FileFacts | undefined,
  told = false,
): Receipt | undefined {
  if (placed === undefined) return undefined;
  const receipt = writeReceipt(digest, { ...before, ctimeNs: placed.ctimeNs, links: placed.links }, told);
  return receiptMatches(receipt, placed) ? receipt : undefined;
}

/** Facts of a path that must be a file by now. */
export async function factsOfFile(disk: Disk, path: string): Promise<FileFacts> {
  const facts = await disk.stat(path);
  if (facts?.kind !== 'file') throw new Error(`${path} was written and is not there`);
  return facts;
}
