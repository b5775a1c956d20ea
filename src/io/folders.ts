import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './errors.js';
import { shareLike } from './sharing.js';

/**
 * Makes a folder and those above it, each shared as the one that it lies in is. Not by `recursive`: where a file system takes no folders and says that there is
 * nothing (`/proc`), Node's own never ends.
 */
export async function makeFolders(path: string): Promise<void> {
  if (await make(path)) return;
  await makeFolders(dirname(path));
  if (await make(path)) return;
  throw new Error(`${dirname(path)} takes no folders`, { cause: { code: 'ENOENT' } });
}

/** Folders that are being made by this process: until they are shared they are no model for what is made in them. */
const underway = new Map<string, Promise<boolean>>();

/** True when the folder is there, made by whomever; false when the one above is not. */
function make(path: string): Promise<boolean> {
  const known = underway.get(path);
  if (known !== undefined) return known;
  const made = makeOne(path).finally(() => underway.delete(path));
  underway.set(path, made);
  return made;
}

async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((await stat(path).catch(() => undefined))?.isDirectory() === true) return true;
    if (systemCode(error) !== 'ENOENT') throw error;
    return false;
  }
  await underway.get(dirname(path));
  await shareLike(path);
  return true;
}

/** Removes what nobody needs any more. What another user has made without leave for others stays for a run of that user. */
export async function removeLeftover(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error;
  });
}
