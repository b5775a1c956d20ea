import { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Header } from 'tar/header';
import type { ArchiveEntry } from '../core/archive.js';
import { type ArchiveFile, type Member, readFrom } from './archive-member.js';
import { zstdFrameEnd } from './zstd-frames.js';

const blockBytes = 512;

/** Of one extended header, and of all in an archive: names and dates take some hundred bytes. */
const longestExtension = 1 << 20;
const mostExtensions = 1 << 28;

/** GNU tar fills up to a record, by default 10 KiB, and at most to what `-b` was told. */
const longestPadding = 1 << 20;

const inflaters = {
  'tar.gz': () => createGunzip({ chunkSize: 1 << 18 }),
  'tar.zst': () => createZstdDecompress({ chunkSize: 1 << 18 }),
};

/**
 * The members of a tar file in their order. Blocks are decoded by the `tar` package; its parser is not used because it
 * passes over what must be known here: an end that is missing, bytes behind the end, entries of an unknown type,
 * extended records that it cannot read, sparse files.
 */
export async function* tarMembers(file: ArchiveFile, format: 'tar' | keyof typeof inflaters): AsyncGenerator<Member> {
  const { Header } = await import('tar/header');
  const bytes = new ByteReader(format === 'tar' ? readFrom(file, 0) : inflated(file, format));
  try {
    let extensions = 0;
    for (let extended: Extended = {}; ;) {
      const block = await bytes.take(blockBytes, 'in front of the block of zeros that ends a tar');
      if (isZero(block)) return await bytes.expectPadding();
      const header = new Header(block);
      if (!header.cksumValid) throw new Error('a header has a wrong checksum');
      const type = header.type as string;
      const isExtension = extensionTypes.has(type);
      const size = (isExtension ? undefined : extended.size) ?? header.size;
      if (size === undefined || !Number.isSafeInteger(size)) throw new Error('a header has no readable size');
      const padding = -size & (blockBytes - 1);

      if (isExtension) {
        extensions += size;
        if (size > longestExtension || extensions > mostExtensions)
          throw new Error('its extended headers are too long');
        extended = { ...extended, ...readExtension(type, await bytes.take(size)) };
        await bytes.skip(padding);
        continue;
      }

      const path = extended.path ?? header.path ?? '';
      const kind = extended.sparse ? 'other' : kindOf(type, path);
      // Folders have no bytes behind them, even where their header has a size.
      let left = type === 'Directory' ? 0 : size;
      const content = async function* () {
        while (left > 0) {
          const chunk = await bytes.some(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      yield { path, kind, size: left, content };
      await bytes.skip(left + (type === 'Directory' ? 0 : padding));
      extended = {};
    }
  } finally {
    await bytes.close();
  }
}

/** Whether the first block of a file is a tar header. Older ones have no magic word, so the checksum tells. */
export async function isTarHeader(head: Buffer): Promise<boolean> {
  if (head.length < blockBytes) return false;
  const { Header } = await import('tar/header');
  try {
    return new Header(head).cksumValid;
  } catch {
    return false; // a number that is none
  }
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0);

function kindOf(type: string, path: string): ArchiveEntry['kind'] {
  if (type === 'Directory') return 'directory';
  if (type === 'Link' || type === 'SymbolicLink') return 'link';
  if (type !== 'File' && type !== 'ContiguousFile') return 'other';
  return path.endsWith('/') ? 'directory' : 'file'; // so the oldest tars write folders
}

/** What headers of their own say of the entry that follows. */
interface Extended {
  path?: string;
  size?: number;
  sparse?: true;
}

const extensionTypes: ReadonlySet<string> = new Set<Header['type']>([
  'ExtendedHeader',
  'OldExtendedHeader',
  'GlobalExtendedHeader',
  'NextFileHasLongPath',
  'NextFileHasLongLinkpath',
]);

function readExtension(type: string, body: Buffer): Extended {
  if (type === 'NextFileHasLongLinkpath') return {}; // the link is refused anyway
  if (type === 'NextFileHasLongPath') return { path: body.toString().replace(/\0+$/, '') };
  const said = readRecords(body);
  if (type === 'GlobalExtendedHeader' && Object.keys(said).length > 0) {
    throw new Error('a global header says path or size of every file');
  }
  return said;
}

/** Records of POSIX pax, `<length> <key>=<value>\n`, where the value may hold any byte. */
function readRecords(body: Buffer): Extended {
  const said: Extended = {};
  for (let at = 0, end; at < body.length; at = end) {
    const space = body.indexOf(' ', at);
    const equals = body.indexOf('=', space);
    const length = body.toString('latin1', at, space);
    end = at + Number(length);
    if (!/^[1-9]\d{0,7}$/.test(length) || equals < 0 || equals >= end || end > body.length || body[end - 1] !== 0x0a) {
      throw new Error('an extended header is garbled');
    }
    const key = body.toString('utf8', space + 1, equals);
    const value = body.toString('utf8', equals + 1, end - 1);
    if (key === 'path') said.path = value;
    if (key === 'size') {
      if (!/^\d{1,15}$/.test(value)) throw new Error('an extended header has no readable size');
      said.size = Number(value);
    }
    if (key.startsWith('GNU.sparse.')) said.sparse = true;
  }
  return said;
}

/** The inflated bytes of a file of one or more frames, to its very end. Node goes on by itself from one gzip member to the next. */
async function* inflated(file: ArchiveFile, format: keyof typeof inflaters) {
  for (let at = 0, end, frames = 1; at < file.size; at = end, frames++) {
    if (frames > 4096) throw new Error('it is cut into more than 4096 frames');
    end = format === 'tar.zst' ? await zstdFrameEnd(file.handle, at) : file.size;
    const source = Readable.from(readFrom(file, at, end));
    const inflater = inflaters[format]();
    source.on('error', (error) => inflater.destroy(error));
    source.pipe(inflater);
    try {
      yield* inflater as AsyncIterable<Buffer>;
    } finally {
      source.destroy();
      inflater.destroy();
    }
    if (inflater.bytesWritten < end - at) throw new Error('it ends in what is no compressed data');
  }
}

/** Takes bytes off a stream of chunks in the portions that are asked for. */
class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** What is there, at least one byte and at most so many; undefined at the end. */
  private async next(most: number): Promise<Buffer | undefined> {
    while (this.rest.length === 0) {
      const { value, done } = await this.chunks.next();
      if (done) return undefined;
      this.rest = value;
    }
    const part = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(part.length);
    return part;
  }

  async some(most: number, where = 'in the middle of an entry'): Promise<Buffer> {
    const part = await this.next(most);
    if (part === undefined) throw new Error(`it ends ${where}`);
    return part;
  }

  async take(count: number, where?: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; left -= parts.at(-1)!.length) parts.push(await this.some(left, where));
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  async skip(count: number): Promise<void> {
    for (let left = count; left > 0;) left -= (await this.some(left)).length;
  }

  /** Nothing but zeros to the end, and not many. */
  async expectPadding(): Promise<void> {
    for (let count = 0, part; (part = await this.next(blockBytes)) !== undefined;) {
      count += part.length;
      if (!isZero(part) || count > longestPadding) throw new Error('something lies behind its end');
    }
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
