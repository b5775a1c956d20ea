import type { FileHandle } from 'node:fs/promises';

/** Magic numbers, bytes of the content size, and of the id of a dictionary, by their flags: RFC 8878, 3.1.1 and 3.1.2. */
const frameMagic = 0xfd2fb528;
const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5;
const contentSizeBytes = [0, 2, 4, 8];
const dictionaryBytes = [0, 1, 2, 4];

/**
 * Where the zstd frame that begins at `start` ends: every frame and every block says how long it is, so that nothing
 * needs to be decoded. Throws where there is no frame, or the file ends within it.
 *
 * Node's decoder must be given one frame and not a byte more: while its reader is slow it may go on into what follows.
 */
export async function zstdFrameEnd(handle: FileHandle, start: number): Promise<number> {
  const read = async (at: number, count: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, at);
    if (bytesRead < count) throw new Error('it ends in the middle of a frame');
    return buffer;
  };
  const magic = (await read(start, 4)).readUInt32LE();
  if (isSkippable(magic)) return start + 8 + (await read(start + 4, 4)).readUInt32LE();
  if (magic !== frameMagic) throw new Error('it ends in what is no compressed data');

  const flags = (await read(start + 4, 1))[0]!;
  const isSingleSegment = (flags & 0x20) !== 0;
  const sizeFlag = flags >> 6;
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : contentSizeBytes[sizeFlag]!;
  let at = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes[flags & 3]! + sizeBytes;
  for (let isLast = false; !isLast;) {
    const header = (await read(at, 3)).readUIntLE(0, 3);
    const [type, size] = [(header >> 1) & 3, header >> 3];
    if (type === 3) throw new Error('a block is of no known type');
    isLast = (header & 1) === 1;
    at += 3 + (type === 1 ? 1 : size); // a byte that is repeated stands there once
  }
  return at + ((flags & 4) === 0 ? 0 : 4);
}
