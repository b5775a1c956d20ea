import type { Stats } from 'node:fs';
import { type FileHandle, chmod, lchown, lstat, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAbsent, systemCode } from './errors.js';

const refused: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EROFS']);

/** True when the system has done it; false where this user or the file system may not. Anything else is an error. */
async function tried(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (refused.has(systemCode(error) ?? '')) return false;
    throw error;
  }
}

const absentOr = (path: string): Promise<Stats | undefined> =>
  lstat(path).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });

async function setGroup(path: string, facts: Stats, gid: number): Promise<boolean> {
  return facts.gid === gid || (await tried(lchown(path, facts.uid, gid)));
}

async function setMode(path: string, facts: Stats, mode: number): Promise<void> {
  if ((facts.mode & 0o7777) !== mode) await tried(chmod(path, mode));
}

/** Permissions where the group could not be given: this user's group is one of all others there. */
const ofOthers = (bits: number): number => (bits & ~0o070) | ((bits & 0o007) << 3);

/**
 * Gives what was just made the group and the permissions of the folder that it lies in, whatever the umask, so that all
 * of a group can work in a folder that they share. A folder with the sticky bit (`/tmp`) is a public place and no model
 * for what lies in it. A file with other names stays as it is, because it is somebody else's too.
 *
 * @param folder where it is going to lie, when that is not where it was made
 */
export async function shareLike(path: string, folder = dirname(path)): Promise<void> {
  if (process.platform === 'win32') return;
  const [facts, above] = await Promise.all([lstat(path), stat(folder)]);
  if (above.mode & 0o1000 || (facts.isFile() && facts.nlink > 1)) return;
  const hasGroup = await setGroup(path, facts, above.gid);
  if (facts.isSymbolicLink()) return;
  const bits = (above.mode & 0o777) | 0o700;
  const fitting = hasGroup ? bits : ofOthers(bits);
  if (facts.isDirectory()) await setMode(path, facts, fitting | (hasGroup ? above.mode & 0o2000 : 0));
  else await setMode(path, facts, fitting & 0o666);
}

/** Gives a copy what the original has: permissions, group, and as root the owner. */
export async function shareAs(path: string, original: Stats, mode = original.mode & 0o7777): Promise<void> {
  if (process.platform === 'win32') return;
  const facts = await lstat(path);
  const owner = process.getuid?.() === 0 ? original.uid : facts.uid;
  const isRight = facts.uid === owner && facts.gid === original.gid;
  const hasGroup = isRight || (await tried(lchown(path, owner, original.gid)));
  // Giving it away takes these bits off.
  const now = await lstat(path);
  await setMode(path, now, hasGroup ? mode : ofOthers(mode & ~0o2000));
}

/** Opens a file that is made by this, or emptied. */
export async function openNew(path: string, flags: 'w' | 'w+' | 'wx'): Promise<FileHandle> {
  const handle = await open(path, flags);
  try {
    await shareLike(path);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The same for what takes the place of a file: that one's group and permissions, where its owner could write it. */
export async function shareInPlaceOf(path: string, target: string): Promise<void> {
  if (process.platform === 'win32') return;
  const before = await absentOr(target);
  if (!before?.isFile() || (before.mode & 0o600) !== 0o600) return shareLike(path, dirname(target));
  const facts = await lstat(path);
  if (facts.nlink > 1) return;
  const hasGroup = await setGroup(path, facts, before.gid);
  const bits = before.mode & 0o777;
  await setMode(path, facts, hasGroup ? bits : ofOthers(bits));
}
