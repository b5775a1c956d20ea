import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@jest/globals';
import { type CiCacheOptions, createCiCache } from '../../src/io/ci-cache.js';
import type { CacheBackend, Service } from './cache-backend.js';
import { isFull } from './full.js';
import { marked } from './marked.js';
import { testIf } from './skip.js';
import { cleanEnv } from './spawn.js';

/** The child runs built code; see `scripts/build.mjs` for how lib is made. */
const worker = resolve('lib', 'src', 'io', 'cache-worker.js');
export const testIfBuilt = testIf(existsSync(worker), 'no lib; run `npm run build`');

export const services: Service[] = ['v2', 'v1'];
/** For faults and what is slow: the older protocol has its turn where everything runs. */
export const mainServices: Service[] = isFull ? services : ['v2'];

/** A cache on a backend, and folders whose leftovers are looked for. */
export function cacheOn(
  folder: string,
  backend: CacheBackend,
  service: Service,
  more: Partial<CiCacheOptions> & { env?: Record<string, string | undefined> } = {},
) {
  const mark = `STEVE1_MARK=${randomUUID()}`;
  const said: string[] = [];
  const controller = new AbortController();
  const staging = join(folder, 'staging');
  const into = join(folder, 'into');
  const cache = createCiCache({
    worker: pathToFileURL(worker),
    stallSeconds: 10,
    signal: controller.signal,
    say: (line) => void said.push(line),
    staging,
    ...more,
    env: { ...cleanEnv(backend.env(service)), STEVE1_MARK: mark.slice('STEVE1_MARK='.length), ...more.env },
  });
  let bytes = 0;
  return {
    cache,
    /** What marks the processes of this cache. */
    env: { STEVE1_MARK: mark.slice('STEVE1_MARK='.length) },
    controller,
    said,
    into,
    /** Bytes told less those taken back. */
    told: () => bytes,
    running: () => marked(mark),
    restore: (name: string, mostBytes = Infinity) =>
      cache.restore(name, into, mostBytes, (step) => void (bytes += step)),
    save: cache.save,
    /** A file of random bytes beside them. */
    async file(size: number, name = 'file'): Promise<string> {
      await writeFile(join(folder, name), randomBytes(size));
      return join(folder, name);
    },
    /** Whatever happened: no process is left, and in the folders nothing but what is named. */
    async expectNothingLeft(kept: string[] = []): Promise<void> {
      expect(marked(mark)).toEqual([]);
      const left = await readdir(folder, { recursive: true });
      expect(left.filter((name) => name !== 'staging' && name !== 'file').sort()).toEqual(kept);
    },
  };
}

/** Milliseconds that some work takes. */
export async function timed<T>(work: Promise<T>): Promise<[result: T, ms: number]> {
  const start = performance.now();
  return [await work, performance.now() - start];
}
