import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { zstdFrameEnd } from '../../src/io/zstd-frames.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('zstd-frames');

async function endOf(bytes: Buffer, start = 0): Promise<number> {
  const path = join(await temp(), 'frames');
  await writeFile(path, bytes);
  await using handle = await open(path);
  return await zstdFrameEnd(handle, start);
}

const { ZSTD_c_checksumFlag, ZSTD_c_contentSizeFlag } = constants;

describe('a frame ends where it says', () => {
  test.each<[string, Buffer]>([
    ['nothing', zstdCompressSync(Buffer.alloc(0))],
    ['a byte', zstdCompressSync(Buffer.from('x'))],
    ['noise, in blocks as they are', zstdCompressSync(randomBytes(500_000))],
    ['a byte many times, in blocks of one', zstdCompressSync(Buffer.alloc(5_000_000, 7))],
    ['text', zstdCompressSync(Buffer.from('all work and no play '.repeat(20_000)))],
    ['with a checksum', zstdCompressSync(randomBytes(3000), { params: { [ZSTD_c_checksumFlag]: 1 } })],
    ['without its size', zstdCompressSync(randomBytes(300_000), { params: { [ZSTD_c_contentSizeFlag]: 0 } })],
    ['one that is to be skipped', Buffer.from('502a4d1804000000ffffffff', 'hex')],
  ])('%s', async (_, frame) => {
    expect(await endOf(Buffer.concat([Buffer.from('before'), frame, Buffer.from('behind')]), 6)).toBe(6 + frame.length);
  });
});

describe('an error', () => {
  test.each<[string, Buffer, string]>([
    ['no frame', Buffer.from('plain text'), 'no compressed data'],
    ['the middle of its header', zstdCompressSync(Buffer.from('x')).subarray(0, 5), 'in the middle of a frame'],
    ['two bytes', Buffer.from('28b5', 'hex'), 'in the middle of a frame'],
    ['a block of a kind that is kept free', Buffer.from('28b52ffd2001070000', 'hex'), 'of no known type'],
  ])('%s', async (_, bytes, message) => {
    await expect(endOf(bytes)).rejects.toThrow(message);
  });
});
