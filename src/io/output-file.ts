import { constants } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';

/**
 * Writes a file that a person names. A pipe is one too where somebody reads from it; to open one that nobody reads from
 * waits for ever, and no signal ends that: it is an error (ENXIO).
 */
export async function writeOutputFile(path: string, text: string): Promise<void> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NONBLOCK = 0 } = constants;
  await using handle = await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK, 0o666);
  // Through a handle that waits for its reader: this one only makes sure that there is one.
  if ((await handle.stat()).isFIFO()) await writeFile(path, text);
  else await handle.writeFile(text);
}
