import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Draft } from '../../src/app/draft.js';
import type { Fetch, HashFiles, Locations, Progress } from '../../src/app/ports.js';
import { type ProvisionOptions, type ProvisionPorts, provision } from '../../src/app/provision.js';
import { SetupError } from '../../src/core/errors.js';
import type { Asset, Bundle, FileAsset } from '../../src/core/schema/bundle.js';
import type { Report } from '../../src/core/schema/report.js';
import { unpackArchive } from '../../src/io/archive.js';
import { digestFile } from '../../src/io/digest.js';
import { disk } from '../../src/io/disk.js';
import { inspectFile } from '../../src/io/file-source.js';
import { writeTar } from '../../src/io/pack.js';
import { placer } from '../../src/io/placer.js';
import { openState, readRecords } from '../../src/io/state.js';

/** The use cases in this process: real folders, a fetch that knows its files by address, and whatever a test changes. */

export const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Digests in this thread; what cannot be read is in the result. */
export const hashHere: HashFiles = (jobs, onBytes) =>
  Promise.all(
    jobs.map((job) =>
      digestFile(job.path, job.algorithms, onBytes).catch((error: unknown) => {
        if (error instanceof SetupError && error.code === 'file-unreadable') return error;
        throw error;
      }),
    ),
  );

export const silent: Progress = {
  say: () => undefined,
  start: () => undefined,
  extend: () => undefined,
  advance: () => undefined,
  stop: () => undefined,
};

/** A progress that keeps, piece of work by piece of work, what it was told. */
export function recorded() {
  const pieces: { label: string; total: number; done: number; stopped: boolean }[] = [];
  const progress: Progress = {
    ...silent,
    start: (total, label) => void pieces.push({ label, total, done: 0, stopped: false }),
    extend: (bytes) => void (pieces.at(-1)!.total += bytes),
    advance: (bytes) => void (pieces.at(-1)!.done += bytes),
    stop: () => void (pieces.at(-1)!.stopped = true),
  };
  return { pieces, progress };
}

/** Answers with the files of an object, by address; anything else is not there. */
export function fetchFrom(files: Record<string, string | Buffer>, asked: string[] = []): Fetch {
  return async ({ url, part, onProgress }) => {
    asked.push(url);
    const content = files[url];
    if (content === undefined) throw new SetupError('origin-not-found', `${url} answers 404`);
    await writeFile(part, content);
    onProgress(Buffer.byteLength(content));
    const { facts: _, ...digest } = await digestFile(part, ['sha256'], () => undefined);
    return { ...digest, received: digest.bytes };
  };
}

/** A file that nothing knows but its address and sha256. */
export const plainFile = (id: string, content: string, more: Partial<FileAsset> = {}): FileAsset => ({
  id,
  kind: 'file',
  role: 'other',
  path: `files/${id}`,
  size: Buffer.byteLength(content),
  sha256: sha256Of(content),
  sources: [{ type: 'https', url: `http://127.0.0.1:1/${id}` }],
  ...more,
});

export const bundleOf = (assets: Asset[], more: Partial<Bundle> = {}): Bundle => ({
  schema: 'steve1-bundle/1',
  name: 'test',
  description: 'made by a test',
  assets,
  ...more,
});

export function locationsIn(folder: string): Locations {
  const dataDir = join(folder, 'data');
  const hfHome = join(dataDir, 'huggingface_cache');
  return {
    workingDirectory: folder,
    dataDir,
    hfHome,
    hubCache: join(hfHome, 'hub'),
    lockFile: join(folder, 'steve1.lock.json'),
  };
}

/** Provisions; returns the report, or throws what ended the run. */
export async function provisionHere(
  folder: string,
  bundle: Bundle,
  ports: Partial<ProvisionPorts> = {},
  options: Partial<ProvisionOptions> = {},
): Promise<Report> {
  const draft = new Draft('provision', Date.now);
  await provision(
    {
      bundle,
      manifestFolder: folder,
      assets: ['all'],
      locations: locationsIn(folder),
      verifyFull: false,
      allowUnlocked: true,
      offline: true,
      hub: { endpoint: 'http://127.0.0.1:1' },
      inherited: {},
      allowGlobals: [],
      tables: new Map(),
      locked: new Set(),
      lock: undefined,
      repair: { when: 'broken', from: [] },
      links: true,
      ...options,
    },
    {
      disk,
      placer,
      hash: hashHere,
      fetch: fetchFrom({}),
      writeTar: (to, files, onBytes) => writeTar(to, files, { signal: new AbortController().signal, onBytes }),
      listHub: () => Promise.reject(new Error('no Hub was to be asked')),
      unpack: (archive, into, limits, format, told) =>
        unpackArchive(archive, into, limits, { signal: new AbortController().signal, format, ...told }),
      progress: silent,
      inspectFile,
      digestText: sha256Of,
      now: Date.now,
      openState: (dataDir) =>
        openState(dataDir, {
          signal: new AbortController().signal,
          say: () => undefined,
          onLost: (error) => {
            throw error;
          },
        }),
      readRecords,
      ...ports,
    },
    draft,
  );
  return draft.finish();
}

/** Whether a path is there, links not followed by a shape of their own. */
export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
