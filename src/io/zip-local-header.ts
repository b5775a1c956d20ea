import type { Entry, LocalFileHeader } from 'yauzl';

/** Bits of the flags that change what an entry is: encryption in three forms, and the encoding of its name. */
const telling = 0b0010_1000_0100_0001;
/** Checksum and sizes stand behind the data, and may be zero before it. */
const describedBehind = 0b1000;
const inZip64 = 0xffff_ffff;

/** The two sizes of a local header; where they do not fit into it, the field for zip64 has them. */
function sizesOf({ uncompressedSize, compressedSize, extraField }: LocalFileHeader): [number, number] | undefined {
  if (uncompressedSize !== inZip64 && compressedSize !== inZip64) return [uncompressedSize, compressedSize];
  for (let at = 0; at + 4 <= extraField.length;) {
    const [id, length] = [extraField.readUInt16LE(at), extraField.readUInt16LE(at + 2)];
    const field = extraField.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (id !== 1) continue;
    let taken = 0;
    const next = (size: number): number | undefined => {
      if (size !== inZip64) return size;
      if (taken + 8 > field.length) return undefined;
      taken += 8;
      return Number(field.readBigUInt64LE(taken - 8));
    };
    const [whole, packed] = [next(uncompressedSize), next(compressedSize)];
    return whole === undefined || packed === undefined ? undefined : [whole, packed];
  }
  return undefined;
}

/**
 * In what the local header of an entry disagrees with the directory, in words; undefined where it agrees. Some programs
 * read the one, some the other: a file that says two things is not one that anybody has checked.
 */
export function disagreement(entry: Entry, local: LocalFileHeader): string | undefined {
  if (!local.fileName.equals(entry.fileNameRaw)) return 'another name';
  if (local.compressionMethod !== entry.compressionMethod) return 'another method of compression';
  const flags = local.generalPurposeBitFlag;
  if (((flags ^ entry.generalPurposeBitFlag) & telling) !== 0) return 'other flags';
  const isBehind = (flags & describedBehind) !== 0;
  const sizes = sizesOf(local);
  const areZero = local.uncompressedSize === 0 && local.compressedSize === 0;
  const areSame = sizes?.[0] === entry.uncompressedSize && sizes[1] === entry.compressedSize;
  if (!areSame && !(isBehind && (areZero || sizes?.every((size) => size === 0)))) return 'other sizes';
  if (local.crc32 !== entry.crc32 && !(isBehind && local.crc32 === 0)) return 'another checksum';
  return undefined;
}
