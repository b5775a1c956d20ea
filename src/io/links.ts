import { rm, symlink, writeFile } from 'node:fs/promises';
import { systemCode } from './errors.js';

/**
 * Errors by which file systems and Windows say that there are no symbolic links here, or not for this user. EISDIR is
 * what libuv makes of Windows' ERROR_INVALID_FUNCTION, with which FAT and exFAT answer.
 */
const refused: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EINVAL',
  'EISDIR',
  'UNKNOWN',
]);

/** Makes a link where nothing is yet; false where links are refused and files are not. */
export async function makeLink(text: string, path: string): Promise<boolean> {
  try {
    await symlink(text, path, 'file');
    return true;
  } catch (error) {
    if (refused.has(systemCode(error) ?? '')) return false;
    if (systemCode(error) !== 'EACCES' || !(await takesFiles(path))) throw error;
    return false;
  }
}

/** Some network file systems refuse links as if the folder could not be written. */
async function takesFiles(path: string): Promise<boolean> {
  try {
    await writeFile(path, '', { flag: 'wx' });
    await rm(path);
    return true;
  } catch {
    return false;
  }
}
