import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SetupError } from '../core/errors.js';
import { claim, claimOf, claimPrefix, silenceMs, timeIn } from './claim.js';
import { atPath, interrupted, isAbsent, systemCode } from './errors.js';
import { type Owner, hasEnded, ownerOfThis, parseOwner } from './lock-owner.js';
import { type LockSystem, lockSystem } from './lock-system.js';

export interface Lock {
  /** Another process had it before. */
  readonly waited: boolean;
  /** False once another process has taken it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

export interface LockOptions {
  signal: AbortSignal;
  say(line: string): void;
  onLost(error: SetupError): void;
}

const heartbeatMs = 5_000;
const pollMs = 250;

/** A lock as it was found. */
interface Seen {
  /** Undefined where owner.json is missing or damaged, as no version writes it. */
  owner: Owner | undefined;
  /** When its holder last gave a sign. */
  sign: number;
  /** Names this lock, and none that stands in its place before or after. */
  subject: string;
}

/**
 * The `lock` of a folder: a folder with `owner.json`. It is made beside its place and renamed, so that it is never there
 * without its owner, and taken away by renaming it, so that it is never there without its content. Only who has claimed
 * a lock takes it away, its own holder included.
 *
 *   lock-new-<token>      one that is being made
 *   lock-claim-<lock>-<n> the right to take one away, see `claim`
 *   lock-broken-<id>      one that was taken away, and is being removed
 */
class LockFolder {
  private readonly path: string;

  constructor(
    private readonly folder: string,
    readonly me: Owner,
    private readonly system: LockSystem,
  ) {
    this.path = join(folder, 'lock');
  }

  private ownerFile(lock = this.path): string {
    return join(lock, 'owner.json');
  }

  private async readOwner(lock = this.path): Promise<Owner | undefined> {
    try {
      return parseOwner(await this.system.readText(this.ownerFile(lock)));
    } catch (error) {
      if (isAbsent(error) || error instanceof SetupError) return undefined;
      if (['EACCES', 'EPERM', 'ELOOP'].includes(systemCode(error) ?? '')) return undefined;
      throw error;
    }
  }

  async isMine(): Promise<boolean> {
    return (await this.readOwner())?.token === this.me.token;
  }

  /** Makes the lock; false where there is one. */
  async place(): Promise<boolean> {
    const fresh = join(this.folder, `lock-new-${this.me.token}`);
    try {
      await this.system.makeFolder(fresh);
      await this.system.createFile(this.ownerFile(fresh), JSON.stringify(this.me));
      await this.system.rename(fresh, this.path);
      return true;
    } catch (error) {
      if (await this.isMine()) return true; // a network file system that has asked twice
      await this.system.remove(fresh);
      // Systems have many words for a name that is taken.
      if ((await this.look()) !== undefined) return false;
      // The lock has gone since, or whoever had it took the new one for a leftover.
      const isRace = ['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '');
      if (isRace && (await this.system.isFolder(this.folder))) return false;
      throw error;
    }
  }

  async look(): Promise<Seen | undefined> {
    try {
      const { mtimeMs, ino } = await this.system.facts(this.path);
      const owner = await this.readOwner();
      const sign = await this.system.facts(this.ownerFile()).then(
        (facts) => facts.mtimeMs,
        () => mtimeMs,
      );
      return { owner, sign, subject: owner?.token ?? `${ino} ${mtimeMs}` };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  /** Why a lock may be taken from its holder, in words; undefined while it may not. */
  async whyFree({ owner, sign }: Seen): Promise<string | undefined> {
    const who = owner ? `process ${owner.pid} on ${owner.host}` : 'the holder of the lock';
    if (owner !== undefined && (await hasEnded(owner))) return `${who} has ended without giving the lock back`;
    const now = await timeIn(this.folder, this.system);
    if (now === undefined || now - sign <= silenceMs) return undefined;
    return `${who} gave no sign for ${Math.round((now - sign) / 1000)} s`;
  }

  /** Takes away a lock that was seen, if it is still that one; false where another is at it or it has changed. */
  async takeAway({ subject }: Pick<Seen, 'subject'>, isStill: (now: Seen) => boolean): Promise<boolean> {
    const claimed = await claim(this.folder, subject, this.me, this.system);
    if (claimed === undefined) return false;
    const now = await this.look();
    if (now?.subject !== subject || !isStill(now)) {
      await claimed.withdraw();
      return false;
    }
    try {
      await this.bury(this.path, claimed.settle);
    } catch (error) {
      await claimed.withdraw();
      throw error;
    }
    return true;
  }

  /** Takes a folder from its place in one step, and removes what it held. */
  private async bury(path: string, onGone = () => Promise.resolve()): Promise<void> {
    const grave = join(this.folder, `lock-broken-${randomUUID()}`);
    await this.system.rename(path, grave);
    await onGone();
    await this.system.removeLeftover(grave);
  }

  async beat(): Promise<boolean> {
    if (!(await this.isMine())) return false;
    await this.system.touch(this.ownerFile());
    return true;
  }

  /** Gives the lock back, unless another has it by now. */
  async giveBack(): Promise<void> {
    while (await this.isMine()) {
      const isGone = await this.takeAway({ subject: this.me.token }, () => true).catch((error: unknown) => {
        // A full disk takes no claim: the lock goes without one.
        if (!['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '')) throw error;
        return this.bury(this.path).then(() => true);
      });
      if (isGone) return;
      // Another took this process for silent, and is just seeing that it is not.
      await this.system.sleep(20);
    }
  }

  /** What killed runs have left of locks. Only the holder does this, so no lock is made of anything meanwhile. */
  async clear(): Promise<void> {
    const mine = await this.look();
    if (mine?.subject !== this.me.token) return;
    for (const name of await this.system.list(this.folder)) {
      const path = join(this.folder, name);
      const isOld = async () => {
        const facts = await this.system.facts(path).catch(() => undefined);
        return facts !== undefined && mine.sign - facts.mtimeMs > silenceMs;
      };
      if (name.startsWith('lock-broken-')) await this.system.removeLeftover(path);
      else if (name.startsWith(claimPrefix)) {
        if (!name.startsWith(claimOf(this.me.token))) await this.system.removeLeftover(path);
      } else if (name.startsWith('.now-')) {
        if (await isOld()) await this.system.removeLeftover(path);
      } else if (name.startsWith('lock-new-')) {
        const owner = await this.readOwner(path);
        // In one step: if its maker is alive after all, it must not put a folder in place that has lost its owner.
        if ((owner !== undefined && (await hasEnded(owner))) || (await isOld()))
          await this.bury(path).catch((error: unknown) => {
            if (!isAbsent(error) && !['EACCES', 'EPERM'].includes(systemCode(error) ?? '')) throw error;
          });
      }
    }
  }
}

/**
 * One writer a folder. Whoever comes second waits and says for whom. A holder whose process has ended loses the lock at
 * once where that can be told, and any other one when it has given no sign for 30 seconds; it is aborted through
 * `onLost` when it wakes up. That is as exact as such a lock can be: a process that stands still for 30 seconds between
 * two calls does the second one late.
 *
 * @returns undefined where another has it and `wait` is false
 */
export async function takeLock(folder: string, options: LockOptions, system?: LockSystem): Promise<Lock>;
export async function takeLock(
  folder: string,
  options: LockOptions & { wait: boolean },
  system?: LockSystem,
): Promise<Lock | undefined>;
export async function takeLock(
  folder: string,
  { signal, say, onLost, wait = true }: LockOptions & { wait?: boolean },
  system = lockSystem,
): Promise<Lock | undefined> {
  const lock = new LockFolder(folder, await ownerOfThis(randomUUID()), system);
  let saidFor: string | undefined;
  let waited = false;
  try {
    for (;;) {
      const seen = await lock.look();
      if (seen === undefined) {
        if (await lock.place()) break;
        continue;
      }
      waited = true;
      const why = await lock.whyFree(seen);
      if (why !== undefined && (await lock.takeAway(seen, ({ sign }) => sign === seen.sign))) {
        say(`${why}: taking over`);
        continue;
      }
      if (!wait) return undefined;
      const { owner } = seen;
      if (why === undefined && owner && owner.token !== saidFor) {
        saidFor = owner.token;
        say(
          `waiting for process ${owner.pid} on ${owner.host}, which has been working in ${folder} since ${owner.since}`,
        );
      }
      await system.sleep(pollMs, signal).catch(() => {
        throw interrupted(signal);
      });
    }
    await lock.clear();
  } catch (error) {
    throw atPath('data-dir-unwritable', 'make a lock in', folder, error);
  }
  return hold(lock, folder, waited, onLost);
}

/** Whether runs of before have left something of a lock in a folder that need not be there. */
export async function hasLeftLock(folder: string, system = lockSystem): Promise<boolean> {
  const names = await system.list(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw atPath('data-dir-unwritable', 'list', folder, error);
  });
  return names.some((name) => /^lock($|-)|^\.now-/.test(name));
}

function hold(lock: LockFolder, folder: string, waited: boolean, onLost: LockOptions['onLost']): Lock {
  let isReleased = false;
  const beat = setInterval(() => {
    void (async () => {
      if ((await lock.beat()) || isReleased) return;
      onLost(new SetupError('lock-lost', `another process took the lock of ${folder} from process ${lock.me.pid}`));
    })().catch(() => undefined); // one missed beat is no reason to stop; six in a row are seen by the next owner
  }, heartbeatMs);
  beat.unref();
  return {
    waited,
    isHeld: () => lock.isMine(),
    release: async () => {
      isReleased = true;
      clearInterval(beat);
      if (!(await lock.isMine())) return;
      await lock.clear();
      await lock.giveBack();
    },
  };
}
