import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { type ArchiveEntry, shown } from '../core/archive.js';
import type { ArchiveFile, Member } from './archive-member.js';
import { disagreement } from './zip-local-header.js';

/**
 * The members of a zip file, in the order of its directory. What stands before the bytes of an entry must say the same,
 * and no two entries may share bytes; sizes and checksums are counted while inflating.
 */
export async function* zipMembers({ handle }: ArchiveFile): AsyncGenerator<Member> {
  const { fromFdPromise, getFileNameLowLevel } = await import('yauzl');
  // Names undecoded: yauzl would turn backslashes into slashes, and refuse names in its own words.
  // Never closed: that would close the file, which is not its own.
  const zip = await fromFdPromise(handle.fd, { decodeStrings: false, autoClose: false });
  const taken: { path: string; start: number; end: number }[] = [];
  for await (const entry of zip.eachEntry()) {
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    if (entry.isEncrypted()) throw new Error(`the entry '${shown(path)}' is encrypted`);
    if (!entry.canDecodeFileData()) {
      const method = entry.compressionMethod;
      throw new Error(`the entry '${shown(path)}' is compressed by method ${method}; only deflate is read`);
    }
    const local = await zip.readLocalFileHeaderPromise(entry, { minimal: false }).catch((error: unknown) => {
      throw new Error(`the entry '${shown(path)}' cannot be unpacked: ${(error as Error).message}`, { cause: error });
    });
    const other = disagreement(entry, local);
    if (other !== undefined) throw new Error(`the entry '${shown(path)}' has ${other} in front of its bytes`);
    taken.push({ path, start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize });
    yield { path, kind: kindOf(path, entry), size: entry.uncompressedSize, content: () => contentOf(zip, entry) };
  }
  refuseShared(taken);
  // yauzl stops at the count in the end record, which holds 16 bits and may lie.
  const behind = Buffer.alloc(4);
  await handle.read(behind, 0, behind.length, Number(zip.readEntryCursor)); // typed as a boolean
  if (behind.equals(directoryEntry)) throw new Error('it has more entries than it says');
}

/** Entries that share bytes unpack to many times what there is. */
function refuseShared(taken: { path: string; start: number; end: number }[]): void {
  taken.sort((a, b) => a.start - b.start);
  for (const [index, { path, start }] of taken.entries()) {
    const before = taken[index - 1];
    if (before !== undefined && before.end > start)
      throw new Error(`the entries '${shown(before.path)}' and '${shown(path)}' share bytes`);
  }
}

const directoryEntry = Buffer.from('PK\x01\x02');

/** From the name, and from the mode of the file where the packing system had one. */
function kindOf(path: string, { externalFileAttributes }: Entry): ArchiveEntry['kind'] {
  switch ((externalFileAttributes >>> 16) & 0o170000) {
    case 0o120000:
      return 'link';
    case 0o040000:
      return 'directory';
    case 0:
    case 0o100000:
      return path.endsWith('/') ? 'directory' : 'file';
    default:
      return 'other';
  }
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error('its checksum (CRC-32) does not match its bytes');
}
