/**
 * A file system that does not answer holds a thread of Node, and at its exit Node waits for all of its threads, whoever
 * has given them up. Then the process is replaced by a shell that ends with the same code.
 */

let pending = 0;

function leave(code: number): void {
  if (pending > 0 && process.platform !== 'win32') process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {});
}

/** Work that may hold a thread for ever. */
export function mayStick<T>(work: Promise<T>): Promise<T> {
  if (!process.listeners('exit').includes(leave)) process.once('exit', leave);
  pending++;
  return work.finally(() => pending--);
}
