import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receipt, Records, ResolvedTree, State, Unpacked } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { disk } from './disk.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { type InputFile, readInputFile } from './input-file.js';
import { type Lock, takeLock } from './lock.js';
import { makeFolders } from './folders.js';
import { placer } from './placer.js';

/** Where the kit keeps its own things: beside the data, never inside a Hub cache. */
export const stateFolder = (dataDir: string): string => join(dataDir, '.steve1-setup');

const recordsFile: InputFile = { code: 'file-unreadable', what: 'a file of receipts', mostBytes: 256 << 20 };

const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string';

const isUnpacked = (value: unknown): value is Unpacked =>
  typeof value === 'object' && value !== null && 'shape' in value && 'files' in value;

const isTree = (value: unknown): value is ResolvedTree =>
  typeof value === 'object' && value !== null && 'shape' in value && 'commit' in value && 'files' in value;

const mapOf = <T>(entries: object | undefined, isOne: (value: unknown) => value is T): Map<string, T> =>
  new Map(Object.entries(entries ?? {}).filter((pair): pair is [string, T] => isOne(pair[1])));

/** What earlier runs left word of, without a lock; nothing where there is none or it cannot be understood. */
export async function readRecords(dataDir: string): Promise<Records> {
  const path = join(stateFolder(dataDir), 'receipts.json');
  const nothing = (): Records => ({ receipts: new Map(), archives: new Map(), snapshots: new Map() });
  try {
    const text = await readInputFile(path, recordsFile);
    const document = JSON.parse(text) as {
      schema?: unknown;
      files?: object;
      archives?: object;
      snapshots?: object;
    } | null;
    // Receipts only save work: of another version, or damaged, they are as good as absent.
    if (document?.schema !== 'steve1-receipts/1') return nothing();
    return {
      receipts: mapOf(document.files, isReceipt),
      archives: mapOf(document.archives, isUnpacked),
      snapshots: mapOf(document.snapshots, isTree),
    };
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return nothing();
    throw atPath('file-unreadable', 'read', path, error);
  }
}

interface LockOptions {
  signal: AbortSignal;
  say(line: string): void;
  onLost(error: SetupError): void;
}

/** Makes the state folder below `root` and takes its lock. */
async function lockFolder(root: string, options: LockOptions): Promise<{ directory: string; lock: Lock }> {
  const directory = stateFolder(root);
  for (const name of ['parts', 'kept', 'repair']) {
    const link = await disk.escapingLink(root, `.steve1-setup/${name}`);
    if (link !== undefined) throw new SetupError('path-unsafe', `${link} is a link that leads out of ${root}`);
  }
  try {
    await makeFolders(directory);
    await writeFile(join(directory, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw atPath('data-dir-unwritable', 'write in', root, error);
  }
  return { directory, lock: await takeLock(directory, options) };
}

/**
 * Opens the state of a data directory for writing, made if need be, and holds its lock until `release`. Several data
 * directories may share a Hub cache: that has a lock of its own, beside its `hub` folder, taken only when it is to be
 * written, so that a cache on a read-only mount serves as long as all is in it.
 *
 * Throws `data-dir-unwritable`, `path-unsafe`, or `interrupted` while waiting.
 */
export async function openState(dataDir: string, options: LockOptions): Promise<State> {
  const { directory, lock } = await lockFolder(dataDir, options);
  const locks = [lock];
  let isHubLocked = false;
  let records: Records;
  try {
    await makeFolders(join(directory, 'parts'));
    records = await readRecords(dataDir);
  } catch (error) {
    await lock.release();
    throw atPath('data-dir-unwritable', 'write in', directory, error);
  }
  const textOf = () => {
    const sorted = (map: ReadonlyMap<string, unknown>) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    const document = {
      schema: 'steve1-receipts/1',
      files: sorted(records.receipts),
      ...(records.archives.size > 0 && { archives: sorted(records.archives) }),
      ...(records.snapshots.size > 0 && { snapshots: sorted(records.snapshots) }),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  };
  let saved = textOf();
  return {
    directory,
    ...records,
    saveRecords: async () => {
      const now = textOf();
      // Whoever took the lock writes its own.
      if (now === saved || !(await lock.isHeld())) return;
      await placer.writeText(join(directory, 'receipts.json'), now);
      saved = now;
    },
    part: (key) => join(directory, 'parts', `${key}.part`),
    lockHub: async (hfHome) => {
      if (hfHome === dataDir || isHubLocked) return false;
      isHubLocked = true;
      const hub = await lockFolder(hfHome, options);
      locks.push(hub.lock);
      return hub.lock.waited;
    },
    release: async () => {
      for (const each of locks.splice(0).reverse()) await each.release();
    },
  };
}
