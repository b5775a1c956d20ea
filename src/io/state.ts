import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receipt, Records, ResolvedTree, State, Unpacked } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { disk } from './disk.js';
import { atPath, isAbsent, systemCode } from './errors.js';
import { makeFolders, removeLeftover } from './folders.js';
import { readOwnFile } from './input-file.js';
import { type Lock, type LockOptions, hasLeftLock, takeLock } from './lock.js';
import { lockSystem } from './lock-system.js';
import { clearUnfinished, placer } from './placer.js';

/** Where the kit keeps its own things: beside the data, never inside a Hub cache. */
export const stateFolder = (dataDir: string): string => join(dataDir, '.steve1-setup');

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
    const text = await readOwnFile(path, 'a file of receipts');
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

/** The kit's folder below `root`, made if need be. */
async function makeStateFolder(root: string): Promise<string> {
  const directory = stateFolder(root);
  for (const name of ['parts', 'kept', 'repair']) {
    const link = await disk.escapingLink(root, `.steve1-setup/${name}`);
    if (link !== undefined) throw new SetupError('path-unsafe', `${link} is a link that leads out of ${root}`);
  }
  try {
    await makeFolders(directory);
    await lockSystem.createFile(join(directory, '.gitignore'), '*\n').catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw atPath('data-dir-unwritable', 'write in', root, error);
  }
  return directory;
}

/**
 * Where a folder stands in the order in which locks are taken: negative where `a` is first, 0 where both are one folder.
 * Not by path: two containers may know the same folders by other names, each by the other's.
 */
async function order(a: string, b: string): Promise<number> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true })));
  return Number(one!.ino - other!.ino) || Number(one!.dev - other!.dev);
}

/**
 * Opens the state of a data directory for writing, made if need be, and holds its lock until `release`. Several data
 * directories may share a Hub cache: that has a lock of its own, beside its `hub` folder, taken only when it is to be
 * written, so that a cache on a read-only mount serves as long as all is in it.
 *
 * Throws `data-dir-unwritable`, `path-unsafe`, or `interrupted` while waiting.
 */
export async function openState(dataDir: string, options: LockOptions): Promise<State> {
  const directory = await makeStateFolder(dataDir);
  const state = new OpenState(dataDir, directory, await takeLock(directory, options), options);
  try {
    await state.begin();
  } catch (error) {
    await state.release();
    throw error;
  }
  return state;
}

class OpenState implements State {
  readonly receipts: Records['receipts'] = new Map();
  readonly archives: Records['archives'] = new Map();
  readonly snapshots: Records['snapshots'] = new Map();
  private saved = '';
  private hubLock: Lock | undefined;
  /** The Hub's home that needs no lock any more. */
  private locked: string | undefined;

  constructor(
    private readonly dataDir: string,
    readonly directory: string,
    private lock: Lock,
    private readonly options: LockOptions,
  ) {}

  async begin(): Promise<void> {
    try {
      await this.clear();
      await this.read();
    } catch (error) {
      throw atPath('data-dir-unwritable', 'write in', this.directory, error);
    }
  }

  /** What killed runs have left, but for what the next one goes on with. */
  private async clear(): Promise<void> {
    await clearUnfinished(this.directory);
    const parts = join(this.directory, 'parts');
    await makeFolders(parts);
    for (const name of await readdir(parts))
      if (!/\.part(\.json)?$/.test(name)) await removeLeftover(join(parts, name));
  }

  /** Into the same maps, because others look into them. */
  private async read(): Promise<void> {
    const records = await readRecords(this.dataDir);
    for (const name of ['receipts', 'archives', 'snapshots'] as const) {
      this[name].clear();
      for (const [key, value] of records[name]) (this[name] as Map<string, unknown>).set(key, value);
    }
    this.saved = this.text();
  }

  private text(): string {
    const sorted = (map: ReadonlyMap<string, unknown>) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    const document = {
      schema: 'steve1-receipts/1',
      files: sorted(this.receipts),
      ...(this.archives.size > 0 && { archives: sorted(this.archives) }),
      ...(this.snapshots.size > 0 && { snapshots: sorted(this.snapshots) }),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  }

  readonly saveRecords = async (): Promise<void> => {
    const now = this.text();
    // Whoever took the lock writes its own.
    if (now === this.saved || !(await this.lock.isHeld())) return;
    await placer.writeText(join(this.directory, 'receipts.json'), now);
    this.saved = now;
  };

  readonly part = (key: string): string => join(this.directory, 'parts', `${key}.part`);

  readonly lockHub = async (hfHome: string): Promise<boolean> => {
    if (hfHome === this.dataDir || hfHome === this.locked) return false;
    const directory = await makeStateFolder(hfHome);
    const place = await order(this.directory, directory);
    let waited = false;
    if (place < 0) {
      this.hubLock = await takeLock(directory, this.options);
      waited = this.hubLock.waited;
    } else if (place > 0) {
      // Against the order it is only taken, and never waited for.
      this.hubLock = await takeLock(directory, { ...this.options, wait: false });
      if (this.hubLock === undefined) {
        await this.retake(directory);
        waited = true;
      }
    }
    this.locked = hfHome;
    return waited;
  };

  /** Both locks in their order; what others have written in the data directory meanwhile is read again. */
  private async retake(hub: string): Promise<void> {
    await this.saveRecords();
    await this.lock.release();
    this.hubLock = await takeLock(hub, this.options);
    this.lock = await takeLock(this.directory, this.options);
    await this.begin();
  }

  readonly clearHub = async (hfHome: string): Promise<void> => {
    const directory = stateFolder(hfHome);
    if (directory === this.directory || !(await hasLeftLock(directory))) return;
    try {
      const lock = await takeLock(directory, { ...this.options, wait: false });
      await lock?.release();
    } catch (error) {
      if (!(error instanceof SetupError) || error.code !== 'data-dir-unwritable') throw error;
    }
  };

  readonly release = async (): Promise<void> => {
    try {
      await this.hubLock?.release();
    } finally {
      await this.lock.release();
    }
  };
}
