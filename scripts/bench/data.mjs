/** The data of the rows: made once below `.bench/`, then used again. */
import { execFileSync } from 'node:child_process';
import { createCipheriv, createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { ftruncateSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Complaint } from './complaint.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cli = join(root, 'dist', 'cli', 'index.js');
export const hashWorker = join(root, 'dist', 'cli', 'hash-worker.js');

const chunk = 8 << 20;

export const freeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Bytes that look random and are the same in every run. */
function byteSource(seed) {
  const cipher = createCipheriv('aes-128-ctr', createHash('md5').update(seed).digest(), Buffer.alloc(16));
  return (size) => cipher.update(Buffer.alloc(size));
}

/** Writes `size` bytes, of which the first `dense` are random and the rest a hole. Returns size and digest. */
export function writeData(path, size, { dense = size } = {}) {
  mkdirSync(dirname(path), { recursive: true });
  const next = byteSource(path.split(/[\\/]/).at(-1));
  const fd = openSync(path, 'w');
  try {
    for (let left = Math.min(dense, size); left > 0; left -= chunk) writeSync(fd, next(Math.min(chunk, left)));
    ftruncateSync(fd, size);
    fsyncSync(fd); // or writing back would go on while others are timed
  } finally {
    closeSync(fd);
  }
  return { size, sha256: digestOf(path) };
}

function digestOf(path) {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const fd = openSync(path, 'r');
  try {
    for (let count; (count = readSync(fd, buffer)) > 0;) hash.update(buffer.subarray(0, count));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}

/** The id that Git gives the bytes, which names the blob of a plain file in a Hub cache. */
export function gitSha1Of(path) {
  const bytes = readFileSync(path);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

export function writeManifest(path, assets) {
  const document = { schema: 'steve1-bundle/1', name: 'bench', description: 'Data of npm run bench', assets };
  writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
}

/** Runs `make` once for a folder; later calls give what it returned, unless the `recipe` is another one by now. */
export async function once(folder, recipe, make) {
  const note = join(folder, 'made.json');
  if (existsSync(note)) {
    const made = JSON.parse(readFileSync(note, 'utf8'));
    if (made.recipe === recipe) return made.facts;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const facts = (await make()) ?? {};
  writeFileSync(note, JSON.stringify({ recipe, facts }));
  return facts;
}

/** Provisions for real, and proves with a second run that this is warm: no request, no byte hashed. */
export function provisionTwice(folder) {
  const args = [cli, 'provision', '--json', '--bundle', 'bundle.json', '--data-dir', 'data'];
  const run = () => {
    try {
      return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }));
    } catch (error) {
      throw new Complaint(`the first provision of the bench data failed:\n${error.stderr ?? error.message}`);
    }
  };
  run();
  const { counters } = run();
  const idle = Object.entries(counters ?? {}).filter(([name, value]) => name !== 'bytesLocal' && value !== 0);
  if (idle.length > 0) throw new Complaint(`a second provision is not warm: ${JSON.stringify(counters)}`);
}
