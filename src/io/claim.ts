import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SetupError } from '../core/errors.js';
import { isAbsent, systemCode } from './errors.js';
import { type Owner, hasEnded, parseOwner } from './lock-owner.js';
import type { LockSystem } from './lock-system.js';

/** A holder that gives no sign for so long has lost what it holds. */
export const silenceMs = 30_000;

export const claimPrefix = 'lock-claim-';

/** The clock of a folder's file system, which may be another machine's. Undefined where the folder has gone. */
export async function timeIn(folder: string, system: LockSystem): Promise<number | undefined> {
  const probe = join(folder, `.now-${randomUUID().slice(0, 8)}`);
  try {
    await system.createFile(probe, '');
    return (await system.facts(probe)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  } finally {
    await system.remove(probe);
  }
}

/** How the claims of one thing begin, whatever its name is. */
export const claimOf = (subject: string): string =>
  `${claimPrefix}${createHash('sha256').update(subject).digest('hex').slice(0, 16)}`;

/** The right to take something away, which one process at a time has. */
export interface Claim {
  /** Gives it back: what was claimed is still there. */
  withdraw(): Promise<void>;
  /** What was claimed is gone, and every claim to it. */
  settle(): Promise<void>;
}

/**
 * Claims what `subject` names; undefined while another process has it. A claim is a file that is created, which
 * succeeds for one process only. It is never taken from a process that has died or fallen silent: its successor creates
 * the next in line, and that succeeds for one only again.
 *
 * Whoever has it looks once more whether what it wants to take away is still what it has seen, because another may have
 * had the claim before.
 */
export async function claim(
  folder: string,
  subject: string,
  me: Owner,
  system: LockSystem,
): Promise<Claim | undefined> {
  const line: string[] = [];
  for (;;) {
    const path = join(folder, `${claimOf(subject)}-${line.length}`);
    line.push(path);
    try {
      await system.createFile(path, JSON.stringify(me));
      return {
        withdraw: () => system.remove(path),
        settle: async () => {
          for (const each of line) await system.remove(each);
        },
      };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    if (!(await isOrphan(path, folder, system))) return undefined;
  }
}

/** Whether nobody stands behind a claim any more. One that is gone is not: there is nothing left to claim. */
async function isOrphan(path: string, folder: string, system: LockSystem): Promise<boolean> {
  try {
    const text = await system.readText(path).catch((error: unknown) => {
      if (error instanceof SetupError) return '';
      throw error;
    });
    const owner = parseOwner(text);
    if (owner !== undefined && (await hasEnded(owner))) return true;
    const { mtimeMs } = await system.facts(path);
    const now = await timeIn(folder, system);
    return now !== undefined && now - mtimeMs > silenceMs;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
