import {
  type Dirent,
  type Stats,
  accessSync,
  closeSync,
  constants,
  openSync,
  readSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { access, lstat, readFile, readlink, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Disk, FileFacts } from '../app/ports.js';
import type { SetupError } from '../core/errors.js';
import { type HubEntry, markOf } from '../core/hub/layout.js';
import { turnMs } from './digest.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { factsFrom } from './facts.js';
import { refusal, withOwner } from './permissions.js';

const posix = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

const isInside = (root: string, path: string): boolean => path === root || path.startsWith(root + sep);

/** The nearest existing folder at or above a path, links resolved, and what of the path lies below it. */
async function existingAncestor(path: string): Promise<{ at: string; below: string }> {
  const full = resolve(path);
  for (let at = full; ; at = dirname(at)) {
    try {
      return { at: await realpath(at), below: relative(at, full) };
    } catch (error) {
      if (!isAbsent(error) || at === dirname(at)) throw error;
    }
  }
}

/** A path with every link on it resolved, whether or not all of it is there yet. Throws `file-unreadable`. */
export async function realPathOf(path: string): Promise<string> {
  try {
    const { at, below } = await existingAncestor(path);
    return join(at, below);
  } catch (error) {
    throw atPath('file-unreadable', 'look at', path, error);
  }
}

async function factsOf(path: string): Promise<FileFacts | undefined> {
  try {
    return factsFrom(await stat(path, { bigint: true }));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw atPath('file-unreadable', 'look at', path, error);
  }
}

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }) =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';

const markOfFile = ({ ino, size, mtimeMs }: Stats): string => `${ino}:${size}:${mtimeMs}`;

/** As a listing has it. */
async function markAt(path: string): Promise<string | undefined> {
  try {
    const facts = await lstat(path);
    if (facts.isFile()) return markOfFile(facts);
    return facts.isSymbolicLink() ? markOf({ kind: 'link', target: posix(await readlink(path)) }) : kindOf(facts);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw atPath('file-unreadable', 'look at', path, error);
  }
}

function describeLink(root: string, path: string): Pick<HubEntry, 'target' | 'resolved'> {
  const target = readlinkSync(path);
  try {
    const real = realpathSync.native(path);
    const facts = statSync(real);
    const inside = isInside(root, real);
    return {
      target: posix(target),
      resolved: {
        path: inside ? posix(relative(root, real)) : posix(real),
        inside,
        kind: kindOf(facts),
        size: facts.size,
      },
    };
  } catch (error) {
    // ELOOP too: a link that leads in a circle leads nowhere.
    if (isAbsent(error) || (error as NodeJS.ErrnoException).code === 'ELOOP') return { target: posix(target) };
    throw error;
  }
}

function readStart(path: string, bytes: number): string {
  const fd = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.toString('latin1', 0, readSync(fd, buffer, 0, bytes, 0));
  } finally {
    closeSync(fd);
  }
}

const isRef = (path: string): boolean => path.split('/')[1] === 'refs';

function describe(root: string, entry: Dirent): HubEntry {
  const full = join(entry.parentPath, entry.name);
  const path = posix(relative(root, full));
  const kind = entry.isSymbolicLink() ? 'link' : kindOf(entry);
  try {
    if (kind === 'link') {
      const link = describeLink(root, full);
      // Readers read a ref through it.
      const isText = isRef(path) && link.resolved?.inside && link.resolved.kind === 'file';
      return { path, kind, ...link, ...(isText && { text: readStart(full, 1024) }) };
    }
    if (kind !== 'file') {
      if (kind === 'directory') accessSync(full, constants.R_OK | constants.X_OK);
      return { path, kind };
    }
    const facts = statSync(full);
    accessSync(full, constants.R_OK);
    return {
      path,
      kind,
      size: facts.size,
      mark: markOfFile(facts),
      ...(isRef(path) && { text: readStart(full, 1024) }),
    };
  } catch (error) {
    if (isAbsent(error)) return { path, kind };
    const { at, who } = refusal(full, kind);
    const refusedAt = posix(relative(root, at));
    return {
      path,
      kind,
      unreadable: `${(error as NodeJS.ErrnoException).code ?? 'unreadable'} (${who})`,
      ...(refusedAt !== path && { refusedAt: isInside(root, at) ? refusedAt || '.' : posix(at) }),
    };
  }
}

/** Asked synchronously: of 40,000 entries that takes half a second, where promises take four. */
async function listHub(hubRoot: string, folders: readonly string[]): Promise<HubEntry[]> {
  const entries: HubEntry[] = [];
  const root = await realpath(hubRoot).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw atPath('file-unreadable', 'list', hubRoot, error);
  });
  if (root === undefined) return entries;

  const entered = new Set(folders);
  const waiting: { folder: string; entry?: HubEntry }[] = [{ folder: root }];
  for (let turn = performance.now(), next; (next = waiting.pop()) !== undefined;) {
    for (const entry of listFolder(next)) {
      const described = describe(root, entry);
      entries.push(described);
      const isOpen = described.kind === 'directory' && described.unreadable === undefined;
      if (isOpen && (next.folder !== root || entered.has(entry.name)))
        waiting.push({ folder: join(next.folder, entry.name), entry: described });
      if (performance.now() - turn < turnMs) continue;
      await setImmediate();
      turn = performance.now();
    }
  }
  return entries;
}

/** What lies in a folder. One that refuses is an entry that cannot be read, and hides nothing but what lies in it. */
function listFolder({ folder, entry }: { folder: string; entry?: HubEntry }): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    if (entry === undefined) throw atPath('file-unreadable', 'list', withOwner(folder, error), error);
    entry.unreadable = `${systemCode(error) ?? 'unreadable'} (${refusal(folder, 'directory').who})`;
    return [];
  }
}

async function escapingLink(root: string, path: string): Promise<string | undefined> {
  const realRoot = await realpath(root).catch(() => resolve(root));
  let at = realRoot;
  for (const segment of path.split('/')) {
    at = join(at, segment);
    const facts = await lstat(at).catch(() => undefined);
    if (facts === undefined) return undefined;
    if (!facts.isSymbolicLink()) continue;
    const real = await realpath(at).catch(() => undefined);
    if (real === undefined || !isInside(realRoot, real)) return at; // a dangling link is no way to write through
    at = real;
  }
  return undefined;
}

async function writeRefusal(path: string): Promise<{ folder: string; error: SetupError } | undefined> {
  let folder = path;
  try {
    folder = (await existingAncestor(path)).at;
    const isFolder = (await stat(folder)).isDirectory();
    if (!isFolder) return { folder, error: atPath('data-dir-unwritable', 'write in', folder, { code: 'ENOTDIR' }) };
    await access(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return { folder, error: atPath('data-dir-unwritable', 'write in', withOwner(folder, error), error) };
  }
}

/** Runs a program to its end; throws where it fails. Loaded when it is wanted, because every command starts with this file. */
async function runProgram(file: string, args: readonly string[], cwd?: string): Promise<string> {
  const [{ execFile }, { promisify }] = await Promise.all([import('node:child_process'), import('node:util')]);
  const { stdout } = await promisify(execFile)(file, args, { timeout: 5000, ...(cwd !== undefined && { cwd }) });
  return stdout;
}

async function takesLongPaths(): Promise<boolean> {
  if (process.platform !== 'win32') return true;
  const reg = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem';
  try {
    const said = await runProgram(reg, ['query', key, '/v', 'LongPathsEnabled']);
    return /LongPathsEnabled\s+REG_DWORD\s+0x1\b/.test(said);
  } catch {
    return false; // no such value: as Windows comes
  }
}

async function isGitIgnored(path: string): Promise<boolean | undefined> {
  const { at: cwd } = await existingAncestor(path);
  try {
    await runProgram('git', ['check-ignore', '-q', '--', path], cwd);
    return true;
  } catch (error) {
    // 1: not ignored; 128: no work tree; anything else: there is no git to ask.
    return (error as { code?: unknown }).code === 1 ? false : undefined;
  }
}

/** The file system as it is. */
export const disk: Disk = {
  join: (...segments) => join(...segments),
  resolve: (base, path) => resolve(base, path),
  isAbsolute,
  stat: factsOf,
  markAt,
  listHub,
  readText: async (path) => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      throw atPath('file-unreadable', 'read', path, error);
    }
  },
  space: async (path) => {
    const { at } = await existingAncestor(path);
    const [{ bavail, bsize, blocks }, { dev }] = await Promise.all([statfs(at), stat(at)]);
    // Some file systems have no blocks to count; of their room nothing is known.
    return { device: `${dev}`, free: blocks === 0 ? Infinity : bavail * bsize };
  },
  writeRefusal,
  platform: process.platform,
  takesLongPaths,
  escapingLink,
  isGitIgnored,
};
