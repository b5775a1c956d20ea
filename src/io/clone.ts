import type { Stats } from 'node:fs';
import { constants, copyFile, link, mkdir, readdir, readlink, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, systemCode } from './errors.js';
import { makeFolders } from './folders.js';
import { makeLink } from './links.js';
import { shareAs } from './sharing.js';

/** Facts of what a path leads to; undefined only where it leads nowhere. */
async function target(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error) || systemCode(error) === 'ELOOP') return undefined;
    throw error;
  }
}

/**
 * Where links can be read and not made, what they lead to takes their place, as it does when such a system unpacks
 * them; of one that leads nowhere its text remains.
 */
async function cloneLink(source: string, copy: string): Promise<void> {
  const text = await readlink(source);
  if (await makeLink(text, copy)) return;
  const facts = await target(source);
  if (facts?.isDirectory()) throw new Error(`${source} is a link to a folder, and links are refused here`);
  await (facts ? cloneFile(source, copy) : writeFile(copy, text));
}

/**
 * A second folder of the same files: hard links where the file system has them, so that it costs neither room nor time,
 * else copies. Links are made anew with their text; modes of folders stay, and owners where this user may give them.
 */
export async function cloneFolder(from: string, to: string): Promise<void> {
  await makeFolders(to);
  const facts = await target(from);
  if (facts === undefined) return;
  // The group first, which what is made in a folder may take from it; and the owner must be able to fill it.
  await shareAs(to, facts, (facts.mode & 0o7777) | 0o700);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(copy);
      await cloneFolder(source, copy);
    } else if (entry.isSymbolicLink()) await cloneLink(source, copy);
    else if (entry.isFile()) await link(source, copy).catch(() => cloneFile(source, copy));
    else throw new Error(`${source} is no regular file`);
  }
  await shareAs(to, facts);
}

async function cloneFile(source: string, copy: string): Promise<void> {
  await copyFile(source, copy, constants.COPYFILE_FICLONE);
  await shareAs(copy, await stat(source));
}
