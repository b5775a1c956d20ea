import { constants, statSync } from 'node:fs';
import { access, lstat, readlink, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Disk, FileFacts } from '../app/ports.js';
import type { SetupError } from '../core/errors.js';
import { markOf } from '../core/hub/layout.js';
import { withoutSecrets } from '../core/secrets.js';
import { turnMs } from './digest.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { factsFrom } from './facts.js';
import { kindOf, listHub, markOfFile, posix } from './hub-listing.js';
import { readOwnFile } from './input-file.js';
import { isInside } from './inside.js';
import { withOwner } from './permissions.js';

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

/** What `look` finds at a path, or undefined where nothing is; whatever else keeps it from looking is an error. */
async function unlessAbsent<T>(path: string, look: (path: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await look(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw atPath('file-unreadable', 'look at', withOwner(path, error), error);
  }
}

const factsOf = (path: string): Promise<FileFacts | undefined> =>
  unlessAbsent(path, async () => factsFrom(await stat(path, { bigint: true })));

/** Asked synchronously, as a listing is: of 10,000 files promises take a quarter of a second. */
async function totalSize(paths: readonly string[]): Promise<number> {
  let total = 0;
  let turn = performance.now();
  for (const path of paths) {
    try {
      total += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    } catch {
      // the reason is told by whoever reads the file
    }
    if (performance.now() - turn < turnMs) continue;
    await setImmediate();
    turn = performance.now();
  }
  return total;
}

/** As a listing has it. */
async function markAt(path: string): Promise<string | undefined> {
  const facts = await unlessAbsent(path, (at) => lstat(at));
  if (facts === undefined) return undefined;
  if (facts.isFile()) return markOfFile(facts);
  return facts.isSymbolicLink() ? markOf({ kind: 'link', target: posix(await readlink(path)) }) : kindOf(facts);
}

/** A link that leads nowhere, or in a circle, is no way to write through: undefined, as if nothing were there. */
const realTarget = (link: string): Promise<string | undefined> =>
  realpath(link).catch((error: unknown) => {
    if (systemCode(error) === 'ELOOP') return undefined;
    throw error;
  });

async function escapingLink(root: string, path: string): Promise<string | undefined> {
  const realRoot = (await unlessAbsent(root, (folder) => realpath(folder))) ?? resolve(root);
  let at = realRoot;
  for (const segment of path.split('/')) {
    at = join(at, segment);
    const facts = await unlessAbsent(at, (each) => lstat(each));
    if (facts === undefined) return undefined;
    if (!facts.isSymbolicLink()) continue;
    const real = await unlessAbsent(at, realTarget);
    if (real === undefined || !isInside(realRoot, real)) return at;
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
  const { stdout } = await promisify(execFile)(file, args, {
    timeout: 5000,
    env: withoutSecrets(process.env),
    ...(cwd !== undefined && { cwd }),
  });
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
  totalSize,
  markAt,
  listHub,
  readText: async (path) => {
    try {
      return await readOwnFile(path, 'a file with text');
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
