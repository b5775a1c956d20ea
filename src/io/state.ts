import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receipt, Records, State, Unpacked } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { disk } from './disk.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { type Lock, takeLock } from './lock.js';
import { makeFolders } from './folders.js';
import { placer } from './placer.js';

/** Where the kit keeps its own things: beside the data, never inside a Hub cache. */
export const stateFolder = (dataDir: string): string => join(dataDir, '.steve1-setup');

const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string';

const isUnpacked = (value: unknown): value is Unpacked =>
  typeof value === 'object' && value !== null && 'shape' in value && 'files' in value;

/** What earlier runs left word of, without a lock; nothing where there is none or it cannot be understood. */
export async function readRecords(dataDir: string): Promise<Records> {
  const path = join(stateFolder(dataDir), 'receipts.json');
  const nothing = (): Records => ({ receipts: new Map(), archives: new Map() });
  try {
    const text = await readFile(path, 'utf8');
    const document = JSON.parse(text) as { schema?: unknown; files?: object; archives?: object } | null;
    // Receipts only save work: of another version, or damaged, they are as good as absent.
    if (document?.schema !== 'steve1-receipts/1') return nothing();
    return {
      receipts: new Map(
        Object.entries(document.files ?? {}).filter((pair): pair is [string, Receipt] => isReceipt(pair[1])),
      ),
      archives: new Map(
        Object.entries(document.archives ?? {}).filter((pair): pair is [string, Unpacked] => isUnpacked(pair[1])),
      ),
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
  const link =
    (await disk.escapingLink(root, '.steve1-setup/parts')) ?? (await disk.escapingLink(root, '.steve1-setup/kept'));
  if (link !== undefined) throw new SetupError('path-unsafe', `${link} is a link that leads out of ${root}`);
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
  let records: Records;
  try {
    await makeFolders(join(directory, 'parts'));
    records = await readRecords(dataDir);
  } catch (error) {
    await lock.release();
    throw atPath('data-dir-unwritable', 'write in', directory, error);
  }
  const textOf = () => {
    const [files, archives] = [records.receipts, records.archives].map((map) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1))),
    );
    return `${JSON.stringify({ schema: 'steve1-receipts/1', files, ...(records.archives.size > 0 && { archives }) }, null, 2)}\n`;
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
      if (hfHome === dataDir) return false;
      const hub = await lockFolder(hfHome, options);
      locks.push(hub.lock);
      return hub.lock.waited;
    },
    release: async () => {
      for (const each of locks.splice(0).reverse()) await each.release();
    },
  };
}
