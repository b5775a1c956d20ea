import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receipt, State } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { disk } from './disk.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { type Lock, takeLock } from './lock.js';
import { placer } from './placer.js';

/** Where the kit keeps its own things: beside the data, never inside a Hub cache. */
export const stateFolder = (dataDir: string): string => join(dataDir, '.steve1-setup');

const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string';

/** The receipts that an earlier run left, without a lock; empty where there are none or they cannot be understood. */
export async function readReceipts(dataDir: string): Promise<Map<string, Receipt>> {
  const path = join(stateFolder(dataDir), 'receipts.json');
  try {
    const document = JSON.parse(await readFile(path, 'utf8')) as { schema?: unknown; files?: unknown } | null;
    // Receipts only save work: of another version, or damaged, they are as good as absent.
    if (document?.schema !== 'steve1-receipts/1') return new Map();
    return new Map(
      Object.entries(document.files ?? {}).filter((pair): pair is [string, Receipt] => isReceipt(pair[1])),
    );
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return new Map();
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
    await mkdir(directory, { recursive: true });
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
  await mkdir(join(directory, 'parts'), { recursive: true }).catch(async (error: unknown) => {
    await lock.release();
    throw atPath('data-dir-unwritable', 'write in', directory, error);
  });
  const locks = [lock];
  const receipts = await readReceipts(dataDir).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  let saved = JSON.stringify([...receipts]);
  return {
    directory,
    receipts,
    saveReceipts: async () => {
      const now = JSON.stringify([...receipts]);
      // Whoever took the lock writes its own.
      if (now === saved || !(await lock.isHeld())) return;
      const files = Object.fromEntries([...receipts].sort(([a], [b]) => (a < b ? -1 : 1)));
      await placer.writeText(
        join(directory, 'receipts.json'),
        `${JSON.stringify({ schema: 'steve1-receipts/1', files }, null, 2)}\n`,
      );
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
