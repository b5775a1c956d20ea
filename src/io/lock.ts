import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../core/errors.js';
import { atPath, interrupted, isAbsent, systemCode } from './errors.js';

interface Owner {
  token: string;
  host: string;
  pid: number;
  since: string;
}

export interface Lock {
  /** Another process had it before. */
  readonly waited: boolean;
  /** False once another process has taken it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

const heartbeatMs = 5_000;
const silenceMs = 30_000;
const pollMs = 250;

const ownerFile = (lock: string): string => join(lock, 'owner.json');

async function readOwner(lock: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(ownerFile(lock), 'utf8')) as Owner | null;
    return typeof owner?.token === 'string' ? owner : undefined;
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );

/** When the holder last gave a sign. */
const lastSign = async (lock: string): Promise<number> => (await stat(ownerFile(lock)).catch(() => stat(lock))).mtimeMs;

/** The last sign and the milliseconds since, by the clock of its own file system (which may be another machine's). */
async function silence(lock: string, folder: string): Promise<{ sign: number; forMs: number } | undefined> {
  const probe = join(folder, `.now-${randomUUID().slice(0, 8)}`);
  try {
    const sign = await lastSign(lock);
    await writeFile(probe, '');
    return { sign, forMs: (await stat(probe)).mtimeMs - sign };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  } finally {
    await rm(probe, { force: true });
  }
}

/**
 * Takes a silent lock away from its holder. It is renamed to a name made of the holder's token (or of its last sign),
 * which can succeed for one waiter only: for a second one the name is taken, so it never takes away the lock that the
 * first one has made.
 */
async function breakLock(lock: string, owner: Owner | undefined, sign: number): Promise<void> {
  const grave = `${lock}-broken-${owner?.token ?? `unnamed-${Math.trunc(sign)}`}`;
  try {
    if ((await readOwner(lock))?.token !== owner?.token || (await lastSign(lock)) !== sign) return;
    await rename(lock, grave);
  } catch (error) {
    if (!isAbsent(error) && !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(systemCode(error) ?? '')) throw error;
  }
}

/** Writes whose lock it is. One that cannot be signed is not left behind: the next run would wait for nobody. */
async function sign(lock: string, owner: Owner): Promise<void> {
  try {
    await writeFile(ownerFile(lock), JSON.stringify(owner));
  } catch (error) {
    if (!isAbsent(error)) await rm(lock, { recursive: true, force: true });
    throw error;
  }
}

/**
 * One writer a folder, by a `lock` folder made with mkdir (atomic everywhere, network file systems included). Whoever
 * comes second waits and says for whom; a holder that gives no sign for 30 seconds has lost it, and is aborted
 * through `onLost` when it wakes up.
 */
export async function takeLock(
  folder: string,
  options: { signal: AbortSignal; say(line: string): void; onLost(error: SetupError): void },
): Promise<Lock> {
  const lock = join(folder, 'lock');
  const me: Owner = { token: randomUUID(), host: hostname(), pid: process.pid, since: new Date().toISOString() };
  let saidFor: string | undefined;
  let waited = false;

  for (;;) {
    try {
      await mkdir(lock);
      await sign(lock, me);
      break;
    } catch (error) {
      // ENOENT while the folder is there: a waiter took the new lock for a damaged one before its owner was written.
      const lost = isAbsent(error) && (await isFolder(folder));
      if (systemCode(error) !== 'EEXIST' && !lost) throw atPath('data-dir-unwritable', 'make a lock in', folder, error);
    }
    waited = true;
    const owner = await readOwner(lock);
    const silent = await silence(lock, folder);
    if (silent !== undefined && silent.forMs > silenceMs) {
      options.say(
        `${owner ? `process ${owner.pid} on ${owner.host}` : 'the holder of the lock'} gave no sign for ${Math.round(silent.forMs / 1000)} s: taking over`,
      );
      await breakLock(lock, owner, silent.sign);
      continue;
    }
    if (owner && owner.token !== saidFor) {
      saidFor = owner.token;
      options.say(
        `waiting for process ${owner.pid} on ${owner.host}, which has been working in ${folder} since ${owner.since}`,
      );
    }
    await sleep(pollMs, undefined, { signal: options.signal }).catch(() => {
      throw interrupted(options.signal);
    });
  }

  const beat = setInterval(() => {
    void (async () => {
      const now = new Date();
      if ((await readOwner(lock))?.token === me.token) await utimes(ownerFile(lock), now, now);
      else
        options.onLost(
          new SetupError('lock-lost', `another process took the lock of ${folder} from process ${me.pid}`),
        );
    })().catch(() => undefined); // one missed beat is no reason to stop; six in a row are seen by the next owner
  }, heartbeatMs);
  beat.unref();

  return {
    waited,
    isHeld: async () => (await readOwner(lock))?.token === me.token,
    release: async () => {
      clearInterval(beat);
      if ((await readOwner(lock))?.token === me.token) await rm(lock, { recursive: true, force: true });
      await removeGraves(folder);
    },
  };
}

async function removeGraves(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('lock-broken-')) await rm(join(folder, name), { recursive: true, force: true });
  }
}
