import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';

/**
 * Call once at the top of a test file: gives a function that makes an empty folder, which is removed after the test
 * that asked for it. The path is free of links, as the product's own paths are.
 */
export function withTemp(prefix: string): () => Promise<string> {
  const made: string[] = [];
  afterEach(async () => {
    for (const path of made.splice(0)) await rm(path, { recursive: true, force: true });
  });
  return async () => {
    const path = await mkdtemp(join(await realpath(tmpdir()), `steve1-${prefix}-`));
    made.push(path);
    return path;
  };
}
