/**
 * Finds a newer Node than this one, on an old Node: the one that an install has brought, the one that was found last
 * time, or else the one that npm has in its cache or downloads. Only files that nobody else can replace are started.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);
const windows = process.platform === 'win32';
const platformPackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const byHand = 'install Node 24 (https://nodejs.org)';

/** Milliseconds. To be connected takes one way there and back; a registry that answers does so soon. */
const limits = { connect: 1200, answer: 1500, silence: 60_000 };
/** More than what a registry says of a package: its content comes. */
const downloadBytes = 1 << 20;

/** No Node was found; `fix` says what to do. */
export class NotFound extends Error {
  constructor(message, fix) {
    super(message);
    this.fix = fix;
  }
}

/** Of a file or folder: whether another user of this machine can change it. */
function isOpenToOthers(path, owners) {
  const { uid, mode } = statSync(path);
  const isSticky = (mode & 0o1000) !== 0; // a folder like /tmp, where everybody has only what is his
  return (owners !== undefined && !owners.has(uid)) || ((mode & 0o002) !== 0 && !isSticky);
}

/** Whether only root, this user, or whom this program itself belongs to can have put a file there. */
function isTrusted(file) {
  if (windows) return true;
  const owners = new Set([0, process.getuid(), statSync(here).uid]);
  const folders = [];
  for (let at = dirname(file); at !== dirname(at); at = dirname(at)) folders.push(at);
  // node_modules/<package>/bin; what is above them may belong to anybody, if nobody else can write there.
  const own = [file, ...folders.slice(0, 3)];
  return !own.some((path) => isOpenToOthers(path, owners)) && !folders.some((path) => isOpenToOthers(path));
}

/** The real path of a Node that is new enough, may be trusted, and starts; or why it is not. */
function judge(path, needed) {
  try {
    const file = realpathSync(path);
    if (!statSync(file).isFile()) return { why: `${path} is not a file` };
    if (!isTrusted(file)) return { why: `${path} can be changed by other users of this machine` };
    const version = execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' }).trim();
    if (/^v\d+\./.test(version) && Number.parseInt(version.slice(1), 10) >= needed) return { file };
    return { why: `${path} is Node ${version}` };
  } catch (error) {
    return { why: `${path} does not start: ${error.message.split('\n')[0]}` };
  }
}

/** Node as an install has put it beside this package or above it. */
function installedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${platformPackage}/package.json`);
    return join(dirname(manifest), 'bin', windows ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}

/** Where what was found is remembered, for this user alone. */
function memoryFile() {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  const home = homedir();
  const caches = windows
    ? local || join(home, 'AppData', 'Local')
    : process.platform === 'darwin'
      ? join(home, 'Library', 'Caches')
      : xdg && isAbsolute(xdg)
        ? xdg
        : join(home, '.cache');
  return join(caches, 'steve1-setup', 'node.json');
}

function rememberedNode() {
  try {
    const file = memoryFile();
    for (const path of [file, dirname(file)]) {
      const { uid, mode } = lstatSync(path);
      if (!windows && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    }
    const { node } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof node === 'string' && isAbsolute(node) ? node : undefined;
  } catch {
    return undefined; // nothing is remembered
  }
}

function remember(node) {
  try {
    const file = memoryFile();
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, `${JSON.stringify({ node })}\n`, { mode: 0o600 });
    renameSync(beside, file);
  } catch {
    // A home that cannot be written: npm is asked again next time.
  }
}

/** npm's own script: running that needs no shell, which npm.cmd would. */
function npmScript() {
  const beside = dirname(process.execPath);
  return [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file !== undefined && /npm-cli\.js$/.test(file) && existsSync(file));
}

/**
 * Asks npm for the package: from its cache without a question to the network, else downloaded. What has no network is
 * known by connections that do not come about, and a download by its bytes: `npm-watch.mjs` in npm tells of both.
 */
function askNpm(npm, spec, more) {
  const flags = [
    '--yes',
    '--fetch-retries=0',
    '--no-update-notifier',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...more,
  ];
  const watch = new URL('npm-watch.mjs', import.meta.url).href;
  const args = ['--import', watch, npm, 'exec', ...flags, `--package=${spec}`, '--', 'node', '-p', 'process.execPath'];
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const said = { stdout: '', stderr: '' };
    let stopped;
    let timer;
    const limit = (ms, why) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        stopped = why;
        child.kill('SIGKILL');
      }, ms);
    };
    let isTold = false;
    child.on('message', ({ connected, bytes }) => {
      if (bytes === 0 && connected === 0) return limit(limits.connect, 'there is no way to its registry');
      if (bytes === 0) return limit(limits.answer, 'its registry does not answer');
      limit(limits.silence, 'its registry has stopped sending');
      if (bytes < downloadBytes || isTold) return;
      isTold = true;
      process.stderr.write(`Node ${process.versions.node} is too old: npm downloads ${spec} (about 50 MB, once).\n`);
    });
    limit(limits.silence, 'it does not come to an end');
    for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (said[name] += text));
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ why: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const node = said.stdout.trim().split(/\r?\n/).at(-1);
      if (code === 0 && node !== '') return done({ node });
      const reason = /^npm (?:error|ERR!) code (\S+)/m.exec(said.stderr)?.[1];
      done({ why: stopped ?? reason ?? (said.stderr.trim().split('\n')[0] || `it ended with ${code}`) });
    });
  });
}

async function npmNode() {
  const manifest = JSON.parse(readFileSync(join(dirname(dirname(here)), 'package.json'), 'utf8'));
  const version = manifest.optionalDependencies?.[platformPackage];
  const fix = `${byHand}, and run the same command again.`;
  if (version === undefined) throw new NotFound(`npm has none for ${process.platform} ${process.arch}.`, fix);
  const npm = npmScript();
  if (npm === undefined) throw new NotFound('npm, which could download it, was not found.', fix);
  const spec = `${platformPackage}@${version}`;
  let answer = await askNpm(npm, spec, ['--prefer-offline']);
  // What npm keeps of the registry's list is older than this version.
  if (answer.why === 'ETARGET') answer = await askNpm(npm, spec, ['--prefer-online']);
  if (answer.node !== undefined) return answer.node;
  const slow = `npm exec --yes --package=${spec} -- node --version`;
  throw new NotFound(
    `npm cannot download it: ${answer.why}`,
    `connect to the network and run the same command again, or ${byHand}. On a slow network run \`${slow}\` first, which waits longer.`,
  );
}

/** A Node of at least this major version. Throws `NotFound`. */
export async function findNode(needed) {
  let why;
  for (const path of [installedNode(), rememberedNode()]) {
    const { file, why: whyNot } = path === undefined ? {} : judge(path, needed);
    if (file !== undefined) return file;
    why ??= whyNot;
  }
  const path = await npmNode().catch((error) => {
    throw error instanceof NotFound && why !== undefined ? new NotFound(`${why}; ${error.message}`, error.fix) : error;
  });
  const { file, why: whyNot } = judge(path, needed);
  if (file === undefined)
    throw new NotFound(`of what npm has, ${whyNot}.`, `${byHand}, and run the same command again.`);
  remember(file);
  return file;
}
