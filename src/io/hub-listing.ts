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
import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type HubEntry, mayBePointer, mostOfPointer, notUtf8, repoOfFolder } from '../core/hub/layout.js';
import { turnMs } from './digest.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { isInside } from './inside.js';
import { refusal, withOwner } from './permissions.js';

/** What lies in a Hub cache, as the rules of `core/hub` are told of it. */

export const posix = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

export const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): 'file' | 'directory' | 'other' =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';

/** Where a listing is: its root, links resolved, and the folders outside that are listed as if they lay in it. */
interface Ground {
  root: string;
  uid: number;
  elsewhere: { real: string; path: string }[];
}

/** A real path as the listing has it, or undefined where it lies outside. */
function placeOf(real: string, { root, elsewhere }: Ground): string | undefined {
  if (isInside(root, real)) return posix(relative(root, real));
  const folder = elsewhere.find((one) => isInside(one.real, real));
  return folder && [folder.path, posix(relative(folder.real, real))].filter(Boolean).join('/');
}

function describeLink(
  ground: Ground,
  path: string,
  listed: string,
): Pick<HubEntry, 'target' | 'resolved' | 'elsewhere'> {
  const target = posix(readlinkSync(path));
  try {
    const real = realpathSync.native(path);
    const facts = statSync(real);
    const place = placeOf(real, ground);
    const resolved = {
      path: place ?? posix(real),
      inside: place !== undefined,
      kind: kindOf(facts),
      size: facts.size,
    };
    return { target, resolved, ...(isMoved(listed, real, facts, ground) && { elsewhere: real }) };
  } catch (error) {
    // ELOOP too: a link that leads in a circle leads nowhere.
    if (isAbsent(error) || (error as NodeJS.ErrnoException).code === 'ELOOP') return { target };
    throw error;
  }
}

/** A repo, or its blobs, that somebody has put on another disk: of the same user, and with no way back into the root. */
function isMoved(listed: string, real: string, facts: Stats, { root, uid }: Ground): boolean {
  const isOneOfThese = repoOfFolder(listed.split('/')[0]!) !== undefined && /^[^/]+(?:\/blobs)?$/.test(listed);
  return isOneOfThese && facts.isDirectory() && facts.uid === uid && !isInside(root, real) && !isInside(real, root);
}

export const markOfFile = ({ ino, size, mtimeMs }: Stats): string => `${ino}:${size}:${mtimeMs}`;

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

const mayPoint = (path: string, size: number): boolean =>
  size > 0 && size <= mostOfPointer && ['snapshots', 'blobs'].includes(path.split('/')[1] ?? '');

/** What a small file holds, where that is a ref or names other bytes. */
function textOf(full: string, path: string, size: number): { text?: string } {
  if (isRef(path)) return { text: readStart(full, 1024) };
  if (!mayPoint(path, size)) return {};
  const text = readStart(full, mostOfPointer);
  return mayBePointer(text) ? { text } : {};
}

function describe(ground: Ground, entry: Dirent): HubEntry {
  const { root } = ground;
  const full = join(entry.parentPath, entry.name);
  // What was listed lies below the root: no need to compare the two.
  const path = posix(full.slice(root.endsWith(sep) ? root.length : root.length + 1));
  const kind = entry.isSymbolicLink() ? 'link' : kindOf(entry);
  try {
    if (kind === 'link') {
      const { elsewhere, ...link } = describeLink(ground, full, path);
      if (elsewhere !== undefined) {
        ground.elsewhere.push({ real: elsewhere, path });
        accessSync(full, constants.R_OK | constants.X_OK);
        return { path, kind: 'directory', elsewhere };
      }
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
    return { path, kind, size: facts.size, mark: markOfFile(facts), ...textOf(full, path, facts.size) };
  } catch (error) {
    if (isAbsent(error)) return { path, kind, ...(path.includes('\uFFFD') && { unreadable: notUtf8 }) };
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
export async function listHub(hubRoot: string, folders: readonly string[]): Promise<HubEntry[]> {
  const entries: HubEntry[] = [];
  const root = await realpath(hubRoot).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw atPath('file-unreadable', 'list', hubRoot, error);
  });
  if (root === undefined) return entries;

  const ground: Ground = { root, uid: statSync(root).uid, elsewhere: [] };
  const entered = new Set(folders);
  const waiting: { folder: string; entry?: HubEntry }[] = [{ folder: root }];
  for (let turn = performance.now(), next; (next = waiting.pop()) !== undefined;) {
    for (const entry of listFolder(next)) {
      const described = describe(ground, entry);
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
