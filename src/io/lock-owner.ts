import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { systemCode } from './errors.js';

/** Who holds a lock, as its `owner.json` says. */
export interface Owner {
  /** Names this one taking of the lock, and no other. */
  token: string;
  host: string;
  pid: number;
  since: string;
  /** Absent where the system does not tell it: then nobody can tell whether the process has ended. */
  life?: Life;
}

/** What tells a process from every other process of the same number. */
interface Life {
  /** The start of the system that it ran under. */
  boot: string;
  /** What its number and its start time are counted in: containers count for themselves. */
  namespaces: string;
  started: string;
}

/** State and start time of a process, from `/proc/<pid>/stat`: fields 3 and 22. The name in field 2 may hold anything. */
async function processState(pid: number): Promise<{ state: string; started: string }> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0]!, started: fields[19]! };
}

const namespace = (name: string): Promise<string> => readlink(`/proc/self/ns/${name}`);

async function readLife(): Promise<Life | undefined> {
  try {
    // Somebody else's /proc, mounted into a container, tells of other processes under these numbers.
    if ((await readlink('/proc/self')) !== String(process.pid)) return undefined;
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const time = await namespace('time').catch(() => 'time'); // before Linux 5.6 there is one time for all
    const { started } = await processState(process.pid);
    return { boot, namespaces: `${await namespace('pid')} ${time}`, started };
  } catch {
    return undefined; // no Linux, or a sandbox that hides it
  }
}

let own: Promise<Life | undefined> | undefined;
const ownLife = (): Promise<Life | undefined> => (own ??= readLife());

/** This process, as the owner of what it is about to take. */
export async function ownerOfThis(token: string): Promise<Owner> {
  const life = await ownLife();
  const since = new Date().toISOString();
  return { token, host: hostname(), pid: process.pid, since, ...(life && { life }) };
}

/** An owner as a file holds it; undefined where it is damaged. */
export function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner | null;
    return typeof owner?.token === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

/**
 * Whether the process of an owner has ended for certain. False where that cannot be told: on another host or in another
 * container, before the last start of the system, or where the system tells too little.
 */
export async function hasEnded({ host, pid, life }: Owner): Promise<boolean> {
  const here = await ownLife();
  if (here === undefined || life === undefined || host !== hostname()) return false;
  if (life.boot !== here.boot || life.namespaces !== here.namespaces) return false;
  // No number of a process: 0 and below stand for groups.
  if (!Number.isSafeInteger(pid) || pid <= 0 || typeof life.started !== 'string') return false;
  if (!isRunning(pid)) return true;
  const now = await processState(pid).catch(() => undefined);
  // Z and X: it has ended, and whoever started it has not asked for it yet.
  return now !== undefined && (now.started !== life.started || now.state === 'Z' || now.state === 'X');
}
