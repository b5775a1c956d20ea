import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LargeFile } from '../../src/io/large-file.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('large-file');
const mib = 1 << 20;
const testIfNullDevice = testIf(process.platform === 'linux', 'only Linux refuses to sync /dev/null');

describe('a file that is written at several places', () => {
  test.each([17, 1000, mib, mib + 1, 3 * mib])(
    'holds every byte, whichever way it came: chunks of %d',
    async (size) => {
      const path = join(await temp(), 'file');
      const bytes = randomBytes(5 * mib + 3);
      const half = 3 * mib - 1;
      {
        await using file = await LargeFile.open(path, true);
        const [front, back] = [file.writer(0), file.writer(half)];
        for (let at = 0; at < bytes.length; at += size) {
          // A chunk is the caller's again once it is appended.
          const give = async (to: typeof front, from: number, end: number) => {
            const chunk = Buffer.from(bytes.subarray(from, end));
            await to.append(chunk);
            chunk.fill(0);
          };
          if (at < bytes.length - half) await give(back, half + at, Math.min(half + at + size, bytes.length));
          if (at < half) await give(front, at, Math.min(at + size, half));
        }
        await front.flush();
        await back.flush();
        await file.sync();
      }
      expect((await readFile(path)).equals(bytes)).toBe(true);
    },
  );

  test('a buffer that one writer is done with serves the next', async () => {
    const path = join(await temp(), 'file');
    await using file = await LargeFile.open(path, true);
    for (const [at, text] of ['first', 'other', 'third'].entries()) {
      const writer = file.writer(at * 5);
      await writer.append(Buffer.from(text));
      await writer.flush();
    }
    expect((await file.beginning(100)).toString()).toBe('firstotherthird');
  });

  testIfNullDevice('what cannot be synced meanwhile fails at the end, with the path', async () => {
    await using file = await LargeFile.open('/dev/null', false);
    const writer = file.writer(0);
    const chunk = Buffer.alloc(mib);
    for (let written = 0; written < 65; written++) await writer.append(chunk);
    await writer.flush();
    await new Promise((done) => setTimeout(done, 50)); // the sync beside has failed by now, and nobody was told
    await expect(file.sync()).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringContaining('/dev/null'),
    });
  });
});
