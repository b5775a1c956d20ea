import type { Disk, Progress } from './ports.js';

/** Does a piece of work on whole files, and tells how far it is. */
export async function tellWork<T>(
  label: string,
  paths: readonly string[],
  { disk, progress }: { disk: Disk; progress: Progress },
  work: (onBytes: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  const sizes = await Promise.all(paths.map(async (path) => (await disk.stat(path))?.size ?? 0));
  progress.start(
    sizes.reduce((a, b) => a + b, 0),
    label,
  );
  try {
    return await work((bytes) => progress.advance(bytes));
  } finally {
    progress.stop();
  }
}
