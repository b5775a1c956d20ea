import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { environmentConflicts, environmentOf } from '../../src/core/environment.js';
import type { Finding } from '../../src/core/errors.js';
import { type FileDigest, repoFolder } from '../../src/core/hub/layout.js';
import { checkSnapshot, filesToHash } from '../../src/core/hub/rules.js';
import type { Report } from '../../src/core/schema/report.js';
import { type Origin, startOrigin } from '../../src/demo/origin.js';
import { digestFile } from '../../src/io/digest.js';
import { disk } from '../../src/io/disk.js';
import { type CacheFolder, brokenStates, buildState, cleanStates } from '../helpers/hub-folders.js';
import { isFull, onlyFull } from '../helpers/full.js';
import { testIf } from '../helpers/skip.js';
import { action, cleanEnv, cli } from '../helpers/spawn.js';
import { environment, required } from './environments.js';
import { expectReadersTable, type Verdicts } from './readers-table.js';
import { realTokenizer } from './real-tokenizer.js';

/**
 * Every state of a cache before every reader: what our rules pass loads offline with the right ids everywhere, and what
 * they call an error fails or is wrong somewhere. Where it is otherwise, `explained` says why.
 */

const names = ['hub-0.36', 'hub-1', 'hub-2'] as const;
const pythons = new Map(
  names.flatMap((name) => {
    const { python } = environment(name);
    return python === undefined ? [] : [[name, python] as const];
  }),
);
const lacking = names.flatMap((name) => environment(name).skipped ?? []);
const { real, skipped: unavailable } = realTokenizer();
const noLinks = process.platform === 'win32' ? 'the states are made of links' : undefined;
const noReader = pythons.size === 0 ? lacking.join('; ') : undefined;
const reason = (isFull ? undefined : onlyFull) ?? unavailable ?? noLinks ?? noReader;
const incomplete = reason ?? (lacking.length > 0 ? lacking.join('; ') : undefined);

/** The one state that is none of the cache: a variable of old that hides it. */
const hidden = 'TRANSFORMERS_CACHE=$HF_HOME inherited';

/** States in which our word is not what the readers make of it, and why it stands. */
const explained: Record<string, string> = {
  'refs/main names another revision that is there':
    'A newer revision may be what the user wants, so it is a warning; an agent that names no revision loads that one.',
  'a link out of the cache':
    'Readers follow it on this machine. A cache that is saved, moved or mounted elsewhere loses the file.',
  'a tree listing that names a file which was not fetched':
    'Nobody pinned that file, and what is pinned loads. Only `snapshot_download` of the whole repo asks for it.',
  [hidden]:
    'The cache is right, so this is a warning about the environment; the variable that `steve1-setup env` prints mends it.',
};

type Name = (typeof names)[number];

/** How a client makes a cache; the last needs a variable. Hub 0.36 knows neither shared blobs nor a mode without links. */
const ways = ['file by file', 'as a snapshot', 'shared blob store', 'no links'] as const;
const waysOf = (name: Name) => (name === 'hub-0.36' ? ways.slice(0, 2) : ways);
const madeBy = (name: Name, way: string) => `made by hub ${required(name)['huggingface_hub']}: ${way}`;
const clientMade = [...pythons.keys()].flatMap((name) => waysOf(name).map((way) => madeBy(name, way)));

/** How this kit makes a cache without links: from the start, and of one that has them. */
const withoutLinks = ['made by steve1-setup: symlinks off', 'converted by steve1-setup: symlinks off'] as const;

/** Caches in which nothing is wrong. */
const whole = [...Object.keys(cleanStates), ...clientMade, ...withoutLinks];

let folder: string;
let origin: Origin;
const ours = new Map<string, Finding[]>();
/** How `repair` and then `verify` ended on each state, and what was asked of the Hub: bytes that were nowhere. */
const mended = new Map<string, Mended>();
interface Mended {
  repair: number | null;
  verify: number | null;
  said: string;
  steps: number;
  asked: number;
  lacking: number;
}
const afterRepair = (state: string) => `repaired: ${state}`;
const readers = new Map<string, { verdicts: Record<string, Verdicts>; sockets: string[] }>();

/** Not spawnSync: the Hub that the child asks lives in this process. */
async function python(name: Name, script: string, input: unknown, env: Record<string, string> = {}) {
  const child = spawn(pythons.get(name)!, [join('__tests__', 'interop', script)], {
    env: cleanEnv({ PYTHONWARNINGS: 'ignore', HF_HOME: join(folder, `home-${name}`), ...env }),
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 400_000,
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text) => (said[stream] += text));
  child.stdin.end(JSON.stringify(input));
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`${script} of ${name} ended with ${String(code)}:\n${said.stderr.slice(-3000)}`);
  return JSON.parse(said.stdout) as unknown;
}

/** What our rules say of a cache on disk. */
async function judge(root: string): Promise<Finding[]> {
  const { repo, commit, files } = real!.repo;
  const snapshot = {
    repo,
    repoType: 'model' as const,
    commit,
    files: Object.fromEntries(Object.entries(files).map(([name, { expected }]) => [name, expected])),
  };
  const entries = await disk.listHub(root, [repoFolder(repo)]);
  const digests = new Map<string, FileDigest>();
  for (const path of filesToHash(entries, snapshot))
    digests.set(path, await digestFile(join(root, path), ['sha256'], () => undefined));
  return checkSnapshot(entries, snapshot, digests).findings;
}

/** The pinned files whose bytes are nowhere below a folder, by their hash alone. */
async function lackingIn(cache: string): Promise<number> {
  const there = new Set<string>();
  for (const entry of readdirSync(cache, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      there.add((await digestFile(join(entry.parentPath, entry.name), ['sha256'], () => undefined)).sha256);
  const wanted = Object.values(real!.repo.files).map(({ expected }) => expected.sha256);
  return wanted.filter((one) => !there.has(one)).length;
}

/** The built command mends a cache, with the Hub at hand for what is nowhere, and looks at it again. */
async function mend(cache: string): Promise<Mended> {
  const run = (command: string, ...more: string[]) => cli([command, '--hub-cache', cache, ...more], { cwd: folder });
  const lacking = await lackingIn(dirname(cache));
  origin.requests.length = 0;
  const repair = await run('repair', '--hf-endpoint', origin.url, '--retries', '0', '--json');
  const asked = origin.requests.length;
  const verify = await run('verify');
  const { repairs = [] } = JSON.parse(repair.stdout) as Report;
  const steps = repairs.reduce((sum, one) => sum + one.steps.length, 0);
  const said = `${repair.stdout}${repair.stderr}${verify.stdout}`;
  return { repair: repair.code, verify: verify.code, said, steps, asked, lacking };
}

/** Caches without links of our own making. */
async function withoutLinksAll(canonical: CacheFolder): Promise<Map<string, string>> {
  const workspace = join(folder, 'no-links');
  mkdirSync(workspace);
  const inputs = { assets: 'clip-tokenizer', 'hf-endpoint': origin.url, symlinks: 'off' };
  const made = await action('provision', inputs, { workspace }).ended;
  const converted = buildState(canonical, join(folder, 'converted', 'hub'), () => undefined).root;
  const repaired = await cli(['repair', '--hub-cache', converted, '--symlinks', 'off'], { cwd: folder });
  if (made.code !== 0 || repaired.code !== 0) throw new Error(made.stdout + repaired.stdout);
  const caches = [made.exported['HF_HUB_CACHE']!, converted];
  for (const cache of caches) {
    const links = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((one) => one.isSymbolicLink());
    expect(links).toEqual([]);
  }
  return new Map(withoutLinks.map((name, index) => [name, caches[index]!]));
}

/** Caches that the clients download for themselves, in each way that they know. */
async function downloadAll(): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const { repo, files } = real!.repo;
  for (const name of pythons.keys()) {
    for (const [env, some] of [
      [{}, ways.filter((way) => way !== 'no links')],
      [{ HF_HUB_DISABLE_SYMLINKS: '1' }, ['no links']],
    ] as const) {
      const caches = Object.fromEntries(some.map((way) => [way, join(folder, `${name}-${way}`, 'hub')]));
      const input = { repo, files: Object.keys(files), caches };
      const done = await python(name, 'download_caches.py', input, { HF_ENDPOINT: origin.url, ...env });
      for (const way of done as string[]) made.set(madeBy(name, way), caches[way]!);
    }
  }
  return made;
}

beforeAll(async () => {
  if (reason !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'steve1-matrix-'));
  origin = await startOrigin({ repos: [real!.repo] });
  const workspace = join(folder, 'canonical');
  mkdirSync(workspace);
  const end = await action('provision', { assets: 'clip-tokenizer', 'hf-endpoint': origin.url }, { workspace }).ended;
  if (end.code !== 0) throw new Error(end.stdout + end.stderr);
  const root = end.exported['HF_HUB_CACHE']!;
  const files = Object.fromEntries(Object.entries(real!.repo.files).map(([name, { expected }]) => [name, expected]));
  const canonical: CacheFolder = {
    root,
    repo: join(root, repoFolder(real!.repo.repo)),
    commit: real!.repo.commit,
    files,
  };

  const caches = new Map<string, string>();
  for (const [name, change] of Object.entries({ ...cleanStates, ...brokenStates }))
    caches.set(name, buildState(canonical, join(folder, `state-${caches.size}`, 'hub'), change).root);
  for (const [name, path] of await downloadAll()) caches.set(name, path);
  for (const [name, path] of await withoutLinksAll(canonical)) caches.set(name, path);
  for (const [name, path] of caches) ours.set(name, await judge(path));
  for (const [name, change] of Object.entries(brokenStates)) {
    const { root: cache } = buildState(canonical, join(folder, `mended-${mended.size}`, 'hub'), change);
    mended.set(name, await mend(cache));
    caches.set(afterRepair(name), cache);
  }
  for (const name of whole) {
    const from = { ...canonical, root: caches.get(name)! };
    mended.set(name, await mend(buildState(from, join(folder, `mended-${mended.size}`, 'hub'), () => undefined).root));
  }
  const home = end.exported['HF_HOME']!;
  const inherited = { HF_HOME: home, TRANSFORMERS_CACHE: home };
  const hub = { home, cache: root };
  const right = environmentOf({ assets: [], dataDir: workspace, hub, offline: true }, inherited);
  ours.set(hidden, environmentConflicts(right, inherited));

  const sha256 = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, file.sha256]));
  const { repo, commit } = real!.repo;
  const input = { repo, commit, files: sha256, golden: real!.golden };
  type Read = { verdicts: Record<string, Verdicts>; sockets: string[] };
  const readWith = async (name: Name) => {
    const all = (await python(name, 'read_caches.py', { ...input, caches: Object.fromEntries(caches) })) as Read;
    const alone = (await python(name, 'read_caches.py', { ...input, caches: { [hidden]: null } }, inherited)) as Read;
    readers.set(name, {
      verdicts: { ...all.verdicts, ...alone.verdicts },
      sockets: [...all.sockets, ...alone.sockets],
    });
  };
  await Promise.all(Array.from(pythons.keys(), readWith));
});

afterAll(async () => {
  await origin?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** What an agent needs: every file right, the snapshot found, the right ids by either way of loading. */
const loads = (verdicts: Verdicts): boolean =>
  Object.entries(verdicts).every(([reader, verdict]) =>
    reader === 'scan_cache_dir' ? true : ['right', 'found'].includes(verdict),
  );
const passes = (state: string) => !ours.get(state)!.some(({ severity }) => severity === 'error');

const states = [...whole, ...Object.keys(brokenStates), hidden];

testIf(reason === undefined, reason ?? '')('no reader asked for a socket', () => {
  expect([...readers.values()].map(({ sockets }) => sockets)).toEqual([...readers.keys()].map(() => []));
});

testIf(reason === undefined, reason ?? '')(
  'each client made caches in every way that it has, and all are clean',
  () => {
    const made = [...ours].filter(([state]) => state.startsWith('made by hub'));
    expect(made).toEqual(clientMade.map((state) => [state, []]));
  },
);

describe('what passes loads everywhere; what does not is wrong somewhere, or it is explained', () => {
  testIf(reason === undefined, reason ?? '').each(states)('%s', (state) => {
    const heard = Object.fromEntries([...readers].map(([name, { verdicts }]) => [name, verdicts[state]!]));
    const word = passes(state) ? 'passes' : 'does not pass';
    const loadsHere = Object.values(heard).every(loads);
    // An environment that is not here might be the one in which something shows.
    const open = incomplete !== undefined && loadsHere;
    const agrees = passes(state) === loadsHere || open;
    expect({ word, heard, agrees }).toEqual({ word, heard, agrees: explained[state] === undefined || open });
  });
});

/** What `repair` leaves as it is, and why. */
const left: Record<string, string> = {
  'refs/main names another revision that is there': 'A newer revision of the user’s is not ours to take away.',
  'a tree listing that names a file which was not fetched':
    'The listing is right: it says what the repo holds, and nobody asked for all of it.',
};

describe('repair does nothing where nothing is wrong', () => {
  testIf(reason === undefined, reason ?? '').each(whole)('%s', (state) => {
    const { repair, verify, steps, asked } = mended.get(state)!;
    expect({ repair, verify, steps, asked }).toEqual({ repair: 0, verify: 0, steps: 0, asked: 0 });
  });
});

describe('what repair has mended passes, and loads everywhere; only bytes that were nowhere were fetched', () => {
  testIf(reason === undefined, reason ?? '').each(Object.keys(brokenStates))('%s', (state) => {
    const { repair, verify, said, asked, lacking } = mended.get(state)!;
    expect([state, asked]).toEqual([state, lacking]);
    const heard = [...readers.values()].map(({ verdicts }) => verdicts[afterRepair(state)]!);
    const wrong = heard.filter((verdicts) => !loads(verdicts));
    const found = { repair, verify, wrong, said: verify === 0 ? '' : said };
    if (left[state] === undefined) expect(found).toEqual({ repair: 0, verify: 0, wrong: [], said: '' });
    else expect([repair, verify, wrong.length > 0]).toEqual([0, 0, true]);
  });
});

testIf(incomplete === undefined, incomplete ?? '')('the table of docs/hub-cache.md is what the readers say now', () => {
  const columns = names.map((name) => ({ versions: required(name), verdicts: readers.get(name)!.verdicts }));
  expectReadersTable(
    states.map((state) => ({ state, findings: ours.get(state)! })),
    columns,
    explained,
  );
});
