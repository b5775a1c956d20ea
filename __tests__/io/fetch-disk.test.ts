import { mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { file, firstHalf, half, nothing, other, pinned, setUp, sha256, temp } from '../helpers/fetching.js';
import { testIf } from '../helpers/skip.js';

/** What the disk does to a fetch: as the source, and as the place of the unfinished file. */

const onLinux = process.platform === 'linux';

async function local(bytes: Buffer = file): Promise<string> {
  const path = join(await temp(), 'source');
  writeFileSync(path, bytes);
  return path;
}

describe('files of this machine', () => {
  test('are copied and checked like all others', async () => {
    const { part, fetch } = await setUp();
    const { fetched, counters } = await fetch({ type: 'file', url: await local() });
    expect(fetched).toMatchObject({ sha256: pinned.sha256, received: 0 });
    expect(counters.requests).toBe(0);
    expect(readFileSync(part).equals(file)).toBe(true);
  });

  test('wrong bytes are refused, and nothing is left', async () => {
    const { fetch, left } = await setUp();
    const url = await local();
    expect((await fetch({ type: 'file', url, expected: { sha256: sha256(other) } })).code).toBe(
      'asset-digest-mismatch',
    );
    expect(left()).toEqual(nothing);
  });

  test('what is not there is said', async () => {
    const { fetch } = await setUp();
    const { error } = await fetch({ type: 'file', url: join(await temp(), 'nowhere') });
    expect(error?.code).toBe('origin-file-missing');
  });

  test.each<[string, Buffer, string, RegExp]>([
    ['shorter', file.subarray(0, half), 'asset-size-mismatch', /source sends 96000 bytes, not 192000 bytes$/],
    [
      'a Git LFS pointer, which says more than its size',
      Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`),
      'asset-content-wrong',
      /Git LFS pointer/,
    ],
  ])('one that is %s is refused before a byte is copied', async (_, bytes, code, message) => {
    const { fetch, left } = await setUp();
    const url = await local(bytes);
    const { error, counters } = await fetch({ type: 'file', url });
    expect([error?.code, error?.message]).toEqual([code, expect.stringMatching(message)]);
    expect([left(), counters.bytesHashed]).toEqual([nothing, 0]);
  });

  test.each(['file://elsewhere/f', 'file:///%2F', 'file://['])('%s names no file of this machine', async (url) => {
    const { error } = await (await setUp()).fetch({ type: 'file', url });
    expect(error).toMatchObject({
      code: 'origin-file-missing',
      message: expect.stringContaining(url),
      kind: 'network',
    });
  });

  test('one that cannot be looked at is the trouble of its source', async () => {
    const url = join(await temp(), 'loop');
    symlinkSync(url, url);
    const { error } = await (await setUp()).fetch({ type: 'file', url });
    expect(error).toMatchObject({
      code: 'origin-file-unreadable',
      message: `cannot read ${url}: ELOOP`,
      kind: 'network',
    });
  });

  // A file of the kernel that can be opened by its owner, and whose first page cannot be read by anybody.
  testIf(onLinux, 'needs /proc')('so is one that breaks while it is read', async () => {
    const { fetch, left } = await setUp();
    const { error } = await fetch({ type: 'file', url: '/proc/self/mem', expected: {} });
    expect(error).toMatchObject({ code: 'origin-file-unreadable', message: 'cannot read /proc/self/mem: EIO' });
    expect(left()).toEqual(nothing);
  });
});

test('a file that is refused leaves what another source has brought', async () => {
  const { fetch, left } = await setUp({ kind: 'reset', after: half });
  await fetch();
  await fetch({ type: 'file', url: await local(other.subarray(0, 64)) });
  expect(left()).toEqual(firstHalf);
});

describe('trouble with the unfinished file is trouble of this side, and names the path', () => {
  test.each<[string, (part: string) => void, string, (part: string) => string]>([
    [
      'a folder in place of the note',
      (part) => mkdirSync(`${part}.json`),
      'file-unreadable',
      (part) => `${part}.json is a folder, not a file of the kit`,
    ],
    [
      'a folder in place of the part',
      (part) => mkdirSync(part),
      'write-failed',
      (part) => `cannot remove ${part}: ERR_FS_EISDIR`,
    ],
  ])('%s', async (_, spoil, code, message) => {
    const { part, fetch } = await setUp();
    spoil(part);
    const { error } = await fetch();
    expect(error).toMatchObject({ code, kind: 'environment', message: message(part) });
  });

  test('no folder to put it in, and the connection is closed', async () => {
    const { fetch, origin } = await setUp();
    const part = join(await temp(), 'gone', 'file.part');
    const wish = [{ part }, { part, type: 'file' as const, url: await local() }];
    for (const one of wish)
      expect((await fetch(one)).error).toMatchObject({
        code: 'write-failed',
        message: `cannot create ${part}: ENOENT`,
      });
    await origin.allClosed();
  });

  testIf(onLinux, 'needs /proc')('a part that cannot be read is begun anew, and no handle stays open', async () => {
    const { part, fetch, origin } = await setUp({ kind: 'reset', after: half });
    await fetch();
    rmSync(part);
    symlinkSync('/proc/self/mem', part);
    const open = () =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).endsWith('/mem');
        } catch {
          return false; // closed meanwhile
        }
      });
    expect((await fetch()).fetched?.received).toBe(file.length);
    expect(origin.requests[1]!.headers.range).toBeUndefined();
    expect(open()).toEqual([]);
    expect(readFileSync(part).equals(file)).toBe(true);
  });
});
