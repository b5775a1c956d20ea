import { readFile, readdir, stat } from 'node:fs/promises';
import { unlessAborted } from './files.js';
import { mayStick } from './stuck.js';

/**
 * What a program leaves behind that has left its process group too (`setsid`, a daemon). The environment of a process is
 * that of whoever started it, so a variable that only one program was given finds all of its descendants. Linux alone
 * shows it; elsewhere the group has to do.
 */

/** The variable that marks the children of a probe. */
export const markOf = (id: string): Record<string, string> => ({ STEVE1_PROBE_ID: id });

/** For looking and killing together. A process in a driver that hangs may not even let itself be looked at. */
const sweepMs = 500;
/** What starts others while it is looked for is found in the next round. */
const rounds = 3;

/** Ends all processes of this user with the mark but the one that was started itself, whose end is seen to elsewhere. */
export function killMarked(id: string, self: number): Promise<void> {
  if (process.platform !== 'linux') return Promise.resolve();
  const over = AbortSignal.timeout(sweepMs);
  const sweep = async (): Promise<void> => {
    for (let round = 0; round < rounds && !over.aborted; round++) {
      const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== self && pid !== process.pid);
      const killed = await Promise.all(pids.map((pid) => killIfMarked(pid, id)));
      if (!killed.includes(true)) return;
    }
  };
  return unlessAborted(mayStick(sweep()), undefined, over);
}

async function killIfMarked(pid: number, id: string): Promise<boolean> {
  try {
    const isMarked = (await readFile(`/proc/${pid}/environ`, 'latin1')).includes(id);
    if (!isMarked || (await stat(`/proc/${pid}`)).uid !== process.getuid?.()) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false; // ended meanwhile, or another user's
  }
}
