import { constants } from 'node:fs';
import { chmod, copyFile, link, lstat, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CacheAnswer, CacheSaved, CiCache } from '../app/ports.js';
import { acceptedGeneration, askedKey, generationKey } from '../core/cache-key.js';
import { isOfService, lastWords, namedKey, restoreVerdict, saveVerdict } from '../core/cache-words.js';
import { type CacheJob, type Ran, runCacheJob } from './cache-child.js';
import { interrupted, systemCode, throwIfInterrupted } from './errors.js';
import { makeFolders } from './folders.js';

export interface CiCacheOptions {
  /** The file of the child's program, beside the entry: bundling moves it. */
  worker: URL;
  stallSeconds: number;
  signal: AbortSignal;
  /** Holds the address and token of the service, and the proxies. */
  env: Readonly<Record<string, string | undefined>>;
  /** Where what is to be saved is packed: best on the file system of the files, which need then not be copied. */
  staging?: string;
  say(line: string): void;
}

/** The one path of every entry; the same text everywhere, or an entry is not found again. */
const entryName = 'entry';

const slack = 1 << 20;

type Failed = CacheAnswer & { outcome: 'failed' };
const failed = (code: Failed['code'], message: string): Failed => ({ outcome: 'failed', code, message });

const reasonOf = (error: unknown): string =>
  systemCode(error) ?? (error instanceof Error ? error.message : String(error));

/** What one try came to. With `down`, it is the service that fails, whatever it is asked for. */
interface Tried {
  answer: CacheAnswer;
  again: boolean;
  down: boolean;
  size: number;
}

/** The CI cache through the runner's own toolkit, each call in a child process that can be ended. */
export function createCiCache(options: CiCacheOptions): CiCache {
  const { signal, say, stallSeconds } = options;
  let isDown = false;

  const run = async (
    job: CacheJob,
    folder: string,
    mostBytes = Infinity,
    onBytes: (bytes: number) => void = () => undefined,
  ) => {
    const ran = await runCacheJob(job, folder, { ...options, mostBytes, onBytes });
    throwIfInterrupted(signal);
    return ran;
  };

  /** What to say of a child that gave no answer. */
  const silence = ({ stalled, lines, end }: Ran): Failed => {
    const words = lastWords(lines);
    const last = words === undefined ? '' : `; last it said: ${words}`;
    if (stalled) return failed('cache-stalled', `nothing moved for ${stallSeconds} s${last}`);
    return failed('cache-failed', `the process that asks it gave no answer: ${end}${last}`);
  };

  const removeAll = async (folder: string): Promise<void> => {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => {
      say(`cannot remove ${folder}: ${reasonOf(error)}`);
    });
  };

  /** One try: into `folder`, which holds the file of a hit afterwards and is gone otherwise. */
  async function tryRestore(
    name: string,
    folder: string,
    mostBytes: number,
    onBytes: (bytes: number) => void,
  ): Promise<Tried> {
    const final = (answer: CacheAnswer, { again = false, down = false, size = 0 } = {}): Tried => ({
      answer,
      again,
      down,
      size,
    });
    let hit = false;
    try {
      await rm(folder, { recursive: true, force: true });
      await makeFolders(join(folder, 'files'));
      // An archive of what does not shrink is a little larger than its file.
      const ran = await run({ kind: 'restore', key: askedKey(name) }, folder, mostBytes + slack, onBytes);
      if (ran.tooLarge) {
        const generation = acceptedGeneration(name, namedKey(ran.lines) ?? '');
        const answer = failed('cache-entry-invalid', `it is larger than the ${mostBytes} bytes that it should hold`);
        return final(generation === undefined ? answer : { ...answer, generation });
      }
      if (ran.answer === undefined) return final(silence(ran), { again: true, down: ran.stalled });
      const verdict = restoreVerdict(name, ran.answer, ran.lines);
      if (verdict.outcome === 'failed') {
        const { again, ...answer } = verdict;
        return final(answer, { again, down: answer.code === 'cache-denied' || isOfService(ran.answer, ran.lines) });
      }
      if (verdict.outcome === 'miss') return final(verdict);
      const taken = await takeOut(folder);
      if ('wrong' in taken) {
        const answer = failed('cache-entry-invalid', `${verdict.key} holds ${taken.wrong} in place of one plain file`);
        return final({ ...answer, generation: verdict.generation });
      }
      hit = true;
      return final({ ...verdict, file: taken.file }, { size: taken.size });
    } catch (error) {
      if (signal.aborted) throw interrupted(signal);
      return final(failed('cache-failed', `cannot use ${folder}: ${reasonOf(error)}`));
    } finally {
      if (!hit) await removeAll(folder);
    }
  }

  return {
    get isDown() {
      return isDown;
    },

    async restore(name, into, mostBytes, onProgress) {
      throwIfInterrupted(signal);
      let told = 0;
      const tell = (bytes: number) => {
        if (bytes !== told) onProgress(bytes - told);
        told = bytes;
      };
      const once = async () => {
        // What is seen of a try only grows: a line and the size of a file take turns.
        const tried = await tryRestore(name, into, mostBytes, (bytes) => tell(Math.max(told, bytes)));
        tell(tried.size);
        return tried;
      };
      let tried = await once();
      if (tried.answer.outcome === 'failed' && tried.again) {
        say(`CI cache: ${tried.answer.message}; trying once more`);
        tried = await once();
      }
      isDown ||= tried.down;
      return tried.answer;
    },

    async save(name, generation, file) {
      throwIfInterrupted(signal);
      const key = generationKey(name, generation);
      let folder: string | undefined;
      try {
        const staging = options.staging ?? tmpdir();
        await makeFolders(staging);
        folder = await mkdtemp(join(staging, 'steve1-cache-'));
        await makeFolders(join(folder, 'files'));
        await putIn(file, join(folder, 'files', entryName));
        const ran = await run({ kind: 'save', key }, folder);
        isDown ||= ran.stalled;
        if (ran.answer === undefined) return { outcome: 'failed', message: silence(ran).message };
        const { outcome, message } = saveVerdict(ran.answer, ran.lines);
        isDown ||= outcome === 'failed' && isOfService(ran.answer, ran.lines);
        if (outcome !== 'taken') return { outcome, ...(message !== undefined && { message }) };
        return await whoHas(key, folder, message);
      } catch (error) {
        if (signal.aborted) throw interrupted(signal);
        return { outcome: 'failed', message: `cannot pack ${file}: ${reasonOf(error)}` };
      } finally {
        if (folder !== undefined) await removeAll(folder);
      }
    },
  };

  /** A key that could not be reserved: is its entry there, or is another job at it? The service says the same of both. */
  async function whoHas(key: string, folder: string, message: string | undefined): Promise<CacheSaved> {
    const { answer, stalled } = await run({ kind: 'look', key }, folder);
    const there = answer !== undefined && 'key' in answer && answer.key === key;
    isDown ||= stalled;
    return { outcome: there ? 'exists' : 'reserved', ...(message !== undefined && { message }) };
  }
}

/** Takes the one file out of what was unpacked and removes the rest; or says what is there in place of it. */
async function takeOut(folder: string): Promise<{ file: string; size: number } | { wrong: string }> {
  const unpacked = join(folder, 'files');
  const names = await readdir(unpacked);
  if (names.length !== 1 || names[0] !== entryName) {
    return { wrong: names.length === 0 ? 'nothing' : names.length === 1 ? `'${names[0]}'` : `${names.length} things` };
  }
  const stats = await lstat(join(unpacked, entryName));
  if (stats.isSymbolicLink()) return { wrong: 'a link' };
  if (stats.isDirectory()) return { wrong: 'a folder' };
  if (!stats.isFile() || stats.nlink !== 1) return { wrong: 'something else' };
  const file = join(folder, entryName);
  await rename(join(unpacked, entryName), file);
  await chmod(file, 0o644); // whatever the archive says
  for (const name of await readdir(folder)) {
    if (name !== entryName) await rm(join(folder, name), { recursive: true, force: true });
  }
  return { file, size: stats.size };
}

/** By a second name where the file system can; of a link, what it leads to. */
async function putIn(file: string, to: string): Promise<void> {
  const from = await realpath(file);
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}
