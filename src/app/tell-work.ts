import type { Disk, Progress } from './ports.js';

/** Does a piece of work on whole files, and tells how far it is. */
export async function tellWork<T>(
  label: string,
  paths: readonly string[],
  { disk, progress }: { disk: Disk; progress: Progress },
  work: (onBytes: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  progress.start(await disk.totalSize(paths), label);
  try {
    return await work((bytes) => progress.advance(bytes));
  } finally {
    progress.stop();
  }
}
