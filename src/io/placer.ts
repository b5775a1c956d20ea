import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, open, readdir, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Placer } from '../app/ports.js';
import { unfinishedName, unfinishedSuffix } from '../core/hub/layout.js';
import { cloneFolder } from './clone.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { makeFolders, removeLeftover } from './folders.js';
import { makeLink } from './links.js';
import { shareInPlaceOf, shareLike } from './sharing.js';

/** A name beside a path that nothing else uses. A run that was killed leaves it; the next one knows it by its end. */
const beside = (path: string): string => unfinishedName(path, randomUUID().slice(0, 8));

async function attempt<T>(action: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw atPath('write-failed', action, path, error);
  }
}

/** Fills a file beside the path, forces it to the disk, and renames it over the path in one step. */
export async function replace(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  await makeFolders(dirname(path));
  const temporary = beside(path);
  try {
    await fill(temporary);
    await shareInPlaceOf(temporary, path);
    // A copy has the mode of what was copied, which may be read-only; Windows syncs only what it may write.
    await using file = await open(temporary, process.platform === 'win32' ? 'r+' : 'r');
    await file.sync();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what killed runs have left in a folder between filling a file and renaming it. Only under its lock. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(noneIfAbsent))
    if (name.endsWith(unfinishedSuffix)) await removeLeftover(join(folder, name));
}

function noneIfAbsent(error: unknown): string[] {
  if (isAbsent(error)) return [];
  throw error;
}

const copyInto = (from: string, to: string) =>
  replace(to, (temporary) => copyFile(from, temporary, constants.COPYFILE_FICLONE));

async function shareFile(from: string, to: string): Promise<void> {
  await makeFolders(dirname(to));
  const temporary = beside(to);
  try {
    await link(from, temporary);
  } catch (error) {
    if (isAbsent(error)) throw error;
    return await copyInto(from, to); // file systems without hard links, and what may not be linked
  }
  try {
    await rename(temporary, to);
  } finally {
    // It is still there, too, where `to` was that very file.
    await rm(temporary, { force: true });
  }
}

async function placeLink(path: string, text: string): Promise<boolean> {
  if ((await readlink(path).catch(() => undefined)) === text) return true;
  await makeFolders(dirname(path));
  const temporary = beside(path);
  if (!(await makeLink(text, temporary))) return false;
  try {
    await shareLike(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return true;
}

/**
 * Writes to the file system so that every path is at each moment either what it was or whole. What is made is shared as
 * the folder that it lies in is.
 */
export const placer: Placer = {
  makeDirectory: (path) => attempt('create', path, () => makeFolders(path)),
  placeFile: (from, to) =>
    attempt('place', to, async () => {
      await makeFolders(dirname(to));
      await shareInPlaceOf(from, to);
      try {
        await rename(from, to);
      } catch (error) {
        if (systemCode(error) !== 'EXDEV') throw error;
        await copyInto(from, to);
        await rm(from);
      }
    }),
  copyFile: (from, to) => attempt('place', to, () => copyInto(from, to)),
  shareFile: (from, to) => attempt('place', to, () => shareFile(from, to)),
  clone: (from, to) => attempt('copy', from, () => cloneFolder(from, to)),
  move: (from, to) =>
    attempt('move', from, async () => {
      await makeFolders(dirname(to));
      await rename(from, to);
    }),
  placeLink: (path, text) => attempt('link', path, () => placeLink(path, text)),
  keep: (path, to) =>
    attempt('keep', to, async () => {
      await makeFolders(dirname(to));
      await link(path, to).catch(async (error: unknown) => {
        if (systemCode(error) === 'EEXIST') throw error;
        await rename(path, to); // file systems without hard links
      });
    }),
  writeText: (path, text) => attempt('write', path, () => replace(path, (temporary) => writeFile(temporary, text))),
  clearUnfinished: (folder) => attempt('clear', folder, () => clearUnfinished(folder)),
  remove: (path) => attempt('remove', path, () => rm(path, { force: true, recursive: true })),
};
