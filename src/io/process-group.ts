import { type ChildProcess, spawn } from 'node:child_process';
import { withoutSecrets } from '../core/secrets.js';

/** What makes a child the head of a group of its own, which `killGroup` ends as a whole. */
export const ownGroup = { detached: process.platform !== 'win32', windowsHide: true } as const;

/** Ends a process started with `ownGroup`, and all that it has started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', `${child.pid}`, '/T', '/F'], {
      stdio: 'ignore',
      env: withoutSecrets(process.env),
    }).once('error', () => child.kill());
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of it is left.
  }
}
