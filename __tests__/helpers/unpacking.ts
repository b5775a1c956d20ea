import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { ArchiveLimits } from '../../src/core/archive.js';
import type { Code } from '../../src/core/codes.js';
import { type UnpackOptions, listArchive, unpackArchive } from '../../src/io/archive.js';
import { withTemp } from './temp.js';

export interface Unpacking extends Partial<UnpackOptions> {
  limits?: ArchiveLimits;
}

/** Call once at the top of a test file: gives what unpacks bytes in an empty folder of their own. */
export function withUnpacking(prefix: string) {
  const temp = withTemp(prefix);

  const laid = async (bytes: Buffer) => {
    const folder = await temp();
    const path = join(folder, 'archive.bin');
    await writeFile(path, bytes);
    return { folder, path, into: join(folder, 'deep', 'out') };
  };

  const unpackAt = (path: string, into: string, { limits, ...options }: Unpacking = {}) =>
    unpackArchive(path, into, limits, {
      signal: new AbortController().signal,
      onTotal: () => undefined,
      onBytes: () => undefined,
      ...options,
    });

  /** The files, by path, with their bytes; and what was reported of them. */
  const unpack = async (bytes: Buffer, options: Unpacking = {}) => {
    const { path, into } = await laid(bytes);
    const files = await unpackAt(path, into, options);
    return { files, tree: await treeOf(into), path, into };
  };

  /** Expects the error, and that nothing was left: not in the target folder, and not beside it. */
  const refuses = async (bytes: Buffer, code: Code, message: RegExp, options: Unpacking = {}) => {
    const { folder, path, into } = await laid(bytes);
    await expect(unpackAt(path, into, options)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    if (existsSync(into)) expect(await readdir(into)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name !== 'deep')).toEqual(['archive.bin']);
  };

  const list = async (bytes: Buffer, limits?: ArchiveLimits) => listArchive((await laid(bytes)).path, limits);

  return { temp, laid, unpackAt, unpack, refuses, list };
}

/** Every file below a folder with its text, and every folder (its name ends in `/`) that is empty. */
export async function treeOf(folder: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    const key = name.replaceAll('\\', '/');
    if (!(await stat(path)).isDirectory()) tree[key] = await readFile(path, 'utf8');
    else if ((await readdir(path)).length === 0) tree[`${key}/`] = '';
  }
  return tree;
}
