import { lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { removeLeftover } from './folders.js';
import { readOwnFile } from './input-file.js';
import { openNew, shareLike } from './sharing.js';

/**
 * What a lock asks of the system. Tests put other calls in the place of these, to force an order on several takers.
 *
 * What these promise, on local and network file systems alike: `createFile` succeeds for one process only; `rename`
 * puts a folder where nothing is, or in the place of an empty one (POSIX), and never in the place of one that holds
 * something. Nothing promises that what is renamed is still what was looked at before: that is what claims are for.
 */
export interface LockSystem {
  makeFolder(path: string): Promise<void>;
  /** Creates a file with its content; EEXIST where there is one. */
  createFile(path: string, text: string): Promise<void>;
  /** Gives a file the present time by the clock of its file system. Throws where it is not there. */
  touch(path: string): Promise<void>;
  /** Throws `file-unreadable` for what is no regular file. */
  readText(path: string): Promise<string>;
  list(path: string): Promise<string[]>;
  /** Of a link itself. */
  facts(path: string): Promise<{ mtimeMs: number; ino: number }>;
  isFolder(path: string): Promise<boolean>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** The same, and no error where this user may not. */
  removeLeftover(path: string): Promise<void>;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const lockSystem: LockSystem = {
  makeFolder: async (path) => {
    await mkdir(path);
    await shareLike(path);
  },
  createFile: async (path, text) => {
    const file = await openNew(path, 'wx');
    try {
      await file.writeFile(text);
    } catch (error) {
      await rm(path, { force: true }); // a full disk
      throw error;
    } finally {
      await file.close();
    }
  },
  // By writing: only then is it the clock of the file system, which may be another machine's. Every owner.json begins so.
  touch: async (path) => {
    await using file = await open(path, 'r+');
    await file.write('{', 0);
  },
  readText: (path) => readOwnFile(path),
  list: (path) => readdir(path),
  facts: (path) => lstat(path),
  isFolder: (path) =>
    stat(path).then(
      (facts) => facts.isDirectory(),
      () => false,
    ),
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true }),
  removeLeftover,
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};
