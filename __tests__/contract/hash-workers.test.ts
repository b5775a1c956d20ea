import { existsSync } from 'node:fs';
import { mkdir, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from '@jest/globals';
import type { FileFacts } from '../../src/app/ports.js';
import { disk } from '../../src/io/disk.js';
import { testIf } from '../helpers/skip.js';
import { start } from '../helpers/spawn.js';
import { withTemp } from '../helpers/temp.js';

/** Worker threads need built code, so a script of its own runs that; see `scripts/build.mjs` for how lib is made. */

const temp = withTemp('hash-workers');
const hash = resolve('lib', 'src', 'io', 'hash.js');
const worker = resolve('lib', 'src', 'io', 'hash-worker.js');
const testIfBuilt = testIf(existsSync(hash) && existsSync(worker), 'no lib; run `npm run build`');

const mib = 1 << 20;

interface Job {
  path: string;
  algorithms: string[];
}
type Digest =
  | { bytes: number; sha256: string; md5?: string; gitSha1?: string; content: string }
  | { code: string; message: string };

interface Done {
  digests?: Digest[];
  facts?: FileFacts[];
  error?: { code?: string; message: string };
  told: number;
  hashed: number;
  lanesSeen: number;
  ms: number;
  handles: string[];
}

/** Runs `createHashFiles` in a process of its own; `abortAfterMs` aborts it so long after the first progress. */
async function run(
  jobs: Job[],
  options: { lanes?: number; abortAfterMs?: number; worker?: string } = {},
): Promise<Done> {
  const folder = await temp();
  const script = join(folder, 'run.mjs');
  await writeFile(join(folder, 'jobs.json'), JSON.stringify(jobs));
  await writeFile(
    script,
    `import { readFileSync } from 'node:fs';
import { createHashFiles } from ${JSON.stringify(pathToFileURL(hash).href)};
const jobs = JSON.parse(readFileSync(new URL('jobs.json', import.meta.url)));
const controller = new AbortController();
const counters = { requests: 0, bytesDownloaded: 0, bytesHashed: 0 };
const worker = new URL(${JSON.stringify(pathToFileURL(options.worker ?? worker).href)});
const hashFiles = createHashFiles({ worker, counters, signal: controller.signal${options.lanes === undefined ? '' : `, lanes: ${options.lanes}`} });
const abortAfterMs = ${options.abortAfterMs ?? 'undefined'};
let told = 0, lanesSeen = 0, abortedAt;
const done = { };
try {
  const results = await hashFiles(jobs, (bytes) => {
    told += bytes;
    lanesSeen = Math.max(lanesSeen, process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length);
    if (abortAfterMs !== undefined && abortedAt === undefined) {
      abortedAt = Infinity;
      setTimeout(() => { abortedAt = performance.now(); controller.abort('SIGINT'); }, abortAfterMs);
    }
  });
  done.facts = results.map((one) => one.facts);
  done.digests = results.map(({ facts, code, message, ...digest }) => (code ? { code, message } : digest));
} catch (error) {
  done.error = { code: error.code, message: error.message };
}
const ms = performance.now() - (abortedAt ?? 0);
await new Promise((later) => setTimeout(later, 50));
console.log(JSON.stringify({ ...done, told, lanesSeen, hashed: counters.bytesHashed, ms, handles: process.getActiveResourcesInfo() }));
`,
  );
  const ended = await start(script, [], { cwd: folder }).ended;
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Done;
}

/** A file of that many MiB, sparse but for a beginning and an end of its own. */
async function makeFile(path: string, size: number, mark: string): Promise<void> {
  await writeFile(path, `PK\x03\x04${mark}`);
  await truncate(path, size);
  await using file = await open(path, 'r+');
  await file.write(mark, Math.max(0, size - mark.length));
}

const of = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');

async function truth({ path, algorithms }: Job) {
  const bytes = await readFile(path);
  return {
    bytes: bytes.length,
    sha256: of('sha256', bytes),
    ...(algorithms.includes('md5') && { md5: of('md5', bytes) }),
    ...(algorithms.includes('gitSha1') && {
      gitSha1: of('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])),
    }),
    content: 'zip',
  };
}

/** Small and large in an order that is not that of their sizes. */
async function makeJobs(): Promise<Job[]> {
  const folder = await temp();
  const sizes = [50, 40 * mib, 1000, 70 * mib + 1, 33 * mib, mib, 48 * mib];
  return Promise.all(
    sizes.map(async (size, index): Promise<Job> => {
      const path = join(folder, `${index}`);
      await makeFile(path, size, `mark ${index}`);
      return { path, algorithms: index % 2 === 0 ? ['sha256'] : ['sha256', 'md5', 'gitSha1'] };
    }),
  );
}

describe('right digests, in the order of the request', () => {
  testIfBuilt.each([1, 2, 4, undefined])('lanes: %s', async (lanes) => {
    const jobs = await makeJobs();
    const done = await run(jobs, lanes === undefined ? {} : { lanes });
    const expected = await Promise.all(jobs.map(truth));
    expect(done.error).toBeUndefined();
    expect(done.digests).toEqual(expected);
    expect(done.facts).toEqual(await Promise.all(jobs.map(({ path }) => disk.stat(path))));
    const total = expected.reduce((sum, one) => sum + one.bytes, 0);
    expect([done.told, done.hashed]).toEqual([total, total]);
    expect(done.handles).not.toContain('MessagePort');
  });

  testIfBuilt('workers do take part', async () => {
    const jobs = await makeJobs();
    expect((await run(jobs, { lanes: 4 })).lanesSeen).toBeGreaterThan(0);
    expect((await run(jobs, { lanes: 1 })).lanesSeen).toBe(0);
  });

  testIfBuilt('no files', async () => {
    expect(await run([])).toMatchObject({ digests: [], told: 0 });
  });

  testIfBuilt('small files start no worker: one that is not there is not missed', async () => {
    const folder = await temp();
    const jobs = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const path = join(folder, `${index}`);
        await makeFile(path, mib, `${index}`);
        return { path, algorithms: ['sha256'] };
      }),
    );
    const done = await run(jobs, { lanes: 4, worker: join(folder, 'no-such-worker.js') });
    expect(done.digests).toEqual(await Promise.all(jobs.map(truth)));
  });
});

describe('an error', () => {
  testIfBuilt.each([0, 3, 6])('in file %d of many: it is named, and the others are hashed', async (broken) => {
    const jobs = await makeJobs();
    const missing = join(await temp(), 'missing');
    jobs[broken] = { path: missing, algorithms: ['sha256'] };
    const done = await run(jobs, { lanes: 3 });
    expect(done.error).toBeUndefined();
    const missed = { code: 'file-unreadable', message: `cannot read ${missing}: ENOENT` };
    const expected = jobs.map((job, index) => (index === broken ? missed : truth(job)));
    expect(done.digests).toEqual(await Promise.all(expected));
    expect(done.handles).not.toContain('MessagePort');
  });

  testIfBuilt('in a worker it has the code and words that it has here', async () => {
    const folder = await temp();
    // A folder with a size worth a worker cannot be had, so all the lanes get one that cannot be read.
    const jobs: Job[] = [];
    for (let index = 0; index < 4; index++) {
      const path = join(folder, `${index}`);
      await makeFile(path, 40 * mib, `${index}`);
      jobs.push({ path, algorithms: ['sha256'] });
    }
    await mkdir(join(folder, 'sub'));
    jobs.push(...Array.from({ length: 4 }, () => ({ path: join(folder, 'sub'), algorithms: ['sha256'] })));
    const { digests } = await run(jobs, { lanes: 4 });
    const refused = {
      code: 'file-unreadable',
      message: expect.stringMatching(/^cannot read .*sub: (EISDIR|EPERM|EACCES)$/) as unknown as string,
    };
    expect(digests).toEqual([...(await Promise.all(jobs.slice(0, 4).map(truth))), refused, refused, refused, refused]);
  });

  testIfBuilt('a worker that cannot start is an error, not a wait for ever', async () => {
    const jobs = await makeJobs();
    const done = await run(jobs, { lanes: 4, worker: join(await temp(), 'no-such-worker.js') });
    expect(done.error?.message).toMatch(/no-such-worker/);
  });
});

describe('abort', () => {
  testIfBuilt.each([1, 4])('ends within a moment, whatever is left (lanes: %d)', async (lanes) => {
    const folder = await temp();
    const jobs = await Promise.all(
      [0, 1, 2, 3].map(async (index) => {
        const path = join(folder, `${index}`);
        await makeFile(path, 8192 * mib, `${index}`);
        return { path, algorithms: ['sha256'] };
      }),
    );
    const done = await run(jobs, { lanes, abortAfterMs: 100 });
    expect(done.error).toEqual({ code: 'interrupted', message: 'stopped by SIGINT' });
    expect(done.ms).toBeLessThan(10_000);
    expect(done.hashed).toBeLessThan(4 * 8192 * mib);
    expect(done.handles).not.toContain('MessagePort');
  });
});
