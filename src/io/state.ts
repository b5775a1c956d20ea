import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receipt, State } from '../app/ports.js';
import type { SetupError } from '../core/errors.js';
import { atPath, isAbsent } from './errors.js';
import { takeLock } from './lock.js';
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

/**
 * Opens the state of a data directory for writing, made if need be, and holds its lock until `release`.
 *
 * Throws `data-dir-unwritable`, or `interrupted` while waiting.
 */
export async function openState(
  dataDir: string,
  options: { signal: AbortSignal; say(line: string): void; onLost(error: SetupError): void },
): Promise<State> {
  const directory = stateFolder(dataDir);
  try {
    await mkdir(join(directory, 'parts'), { recursive: true });
    await writeFile(join(directory, '.gitignore'), '*\n');
  } catch (error) {
    throw atPath('data-dir-unwritable', 'write in', dataDir, error);
  }
  const lock = await takeLock(directory, options);
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
      if (now === saved) return;
      const files = Object.fromEntries([...receipts].sort(([a], [b]) => (a < b ? -1 : 1)));
      await placer.writeText(
        join(directory, 'receipts.json'),
        `${JSON.stringify({ schema: 'steve1-receipts/1', files }, null, 2)}\n`,
      );
      saved = now;
    },
    part: (key) => join(directory, 'parts', `${key}.part`),
    release: () => lock.release(),
  };
}
