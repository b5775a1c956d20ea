import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, readdirSync, truncateSync } from 'node:fs';
import { chmod, link, mkdir, open, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { listArchive } from '../../src/io/archive.js';
import { type PackOptions, writeTar } from '../../src/io/pack.js';
import { testIf } from '../helpers/skip.js';
import { treeOf, withUnpacking } from '../helpers/unpacking.js';

const { temp, unpackAt } = withUnpacking('pack');
const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');
const testIfPython = testIf(spawnSync('python3', ['--version']).status === 0, 'no python3');

/** A file of the disk, as all are here. */
interface PackedFile {
  name: string;
  path: string;
}

const pack = (to: string, files: readonly PackedFile[], options: Partial<PackOptions> = {}) =>
  writeTar(to, files, { signal: new AbortController().signal, onBytes: () => undefined, ...options });

async function withFiles(contents: Record<string, string | Buffer>) {
  const folder = await temp();
  const files: PackedFile[] = [];
  await mkdir(join(folder, 'in'));
  for (const [index, [name, content]] of Object.entries(contents).entries()) {
    const path = join(folder, 'in', `${index}`);
    await writeFile(path, content);
    files.push({ name, path });
  }
  return { folder, files, to: join(folder, 'new', 'bundle.tar') };
}

const long = `${'folder/'.repeat(40)}file.npy`;
const unicode = `ä/${'日本語'.repeat(20)}/${'日本語'.repeat(20)}.npy`;
const contents = { 'b.txt': 'hello', 'a/x.bin': randomBytes(2_500_000), empty: '', [long]: 'long', [unicode]: 'u' };

test('what was packed is unpacked, sorted, with its bytes told', async () => {
  const { folder, files, to } = await withFiles(contents);
  let told = 0;
  await pack(to, files, { onBytes: (count) => void (told += count) });
  expect(told).toBe(2_500_000 + 5 + 4 + 1);
  expect((await listArchive(to)).map(({ path }) => path)).toEqual(Object.keys(contents).sort());
  await unpackAt(to, join(folder, 'out'), { format: 'tar' });
  expect(await treeOf(join(folder, 'out'))).toEqual(
    Object.fromEntries(Object.entries(contents).map(([name, bytes]) => [name, bytes.toString('utf8')])),
  );
  expect(readdirSync(join(folder, 'new'))).toEqual(['bundle.tar']);
});

test('the same files give the same bytes, in whatever order, whenever, with whatever rights', async () => {
  const { folder, files, to } = await withFiles(contents);
  await pack(to, files);
  for (const { path } of files) {
    await utimes(path, 1, 1);
    await chmod(path, 0o600);
  }
  await pack(join(folder, 'again.tar'), files.toReversed());
  expect((await readFile(to)).equals(await readFile(join(folder, 'again.tar')))).toBe(true);
});

testIfLinks('links are followed, and files that are one on disk are packed each', async () => {
  const { folder, files, to } = await withFiles({ a: 'text' });
  await symlink(files[0]!.path, join(folder, 'soft'));
  await link(files[0]!.path, join(folder, 'hard'));
  await pack(to, [...files, { name: 'b', path: join(folder, 'soft') }, { name: 'c', path: join(folder, 'hard') }]);
  await unpackAt(to, join(folder, 'out'));
  expect(await treeOf(join(folder, 'out'))).toEqual({ a: 'text', b: 'text', c: 'text' });
});

test('a file beyond what the field of a plain header holds', async () => {
  const { folder, files, to } = await withFiles({ large: '' });
  // Nothing is written: the first bytes told end it, with the headers on disk.
  await using handle = await open(files[0]!.path, 'r+');
  await handle.truncate(9 * 2 ** 30);
  let head: Buffer | undefined;
  const onBytes = () => {
    const [name] = readdirSync(join(folder, 'new'));
    head = execFileSync(process.execPath, [
      '-e',
      `const { openSync, readSync } = require('node:fs'); const b = Buffer.alloc(1536); readSync(openSync(process.argv[1]), b); process.stdout.write(b)`,
      join(folder, 'new', name!),
    ]);
    throw new Error('enough');
  };
  await expect(pack(to, files, { onBytes })).rejects.toThrow('enough');
  expect(head!.toString('latin1')).toContain(' size=9663676416\n');
  expect(readdirSync(join(folder, 'new'))).toEqual([]);
});

testIfPython('Python reads it', async () => {
  const { files, to } = await withFiles(contents);
  await pack(to, files);
  const script = `import tarfile, sys, json
t = tarfile.open(sys.argv[1])
print(json.dumps([[m.name, m.size, m.mode, m.mtime, m.uid, m.isreg()] for m in t]))`;
  const read = spawnSync('python3', ['-c', script, to], { encoding: 'utf8' });
  expect(read.stderr).toBe('');
  expect(JSON.parse(read.stdout)).toEqual(
    Object.entries(contents)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => [name, bytes.length, 0o644, 0, 0, true]),
  );
});

test.each([
  ['../x', 'archive-unsafe', /segment '\.\.'/],
  ['/x', 'archive-unsafe', /absolute/],
  ['B.txt', 'archive-unsafe', /but for case/],
  ['b.txt', 'archive-unsafe', /is there twice/],
  ['b.txt/x', 'archive-unsafe', /a file 'b\.txt' and a folder/],
])('a name that could not be unpacked: %s', async (name, code, message) => {
  const { folder, files, to } = await withFiles({ 'b.txt': 'x' });
  const error = { code, message: expect.stringMatching(message) };
  await expect(pack(to, [...files, { name, path: files[0]!.path }])).rejects.toMatchObject(error);
  expect(readdirSync(folder)).toEqual(['in']);
});

test('nothing to pack', async () => {
  const { to } = await withFiles({});
  await expect(pack(to, [])).rejects.toMatchObject({ code: 'archive-unreadable' });
});

const failures: [string, (path: string) => Partial<PackOptions>, object][] = [
  [
    'a file that grows',
    (path) => ({ onBytes: () => appendFileSync(path, Buffer.alloc(3 << 20)) }),
    { code: 'file-unreadable', message: expect.stringMatching(/changed while it was read/) },
  ],
  [
    'a file that shrinks',
    (path) => ({ onBytes: () => truncateSync(path, 10) }),
    { code: 'file-unreadable', message: expect.stringMatching(/changed while it was read/) },
  ],
  ['a signal', () => ({ signal: AbortSignal.abort('SIGINT') }), { code: 'interrupted' }],
];
test.each(failures)('%s leaves what was there', async (_, options, error) => {
  const { folder, files, to } = await withFiles({ large: randomBytes(3 << 20) });
  await mkdir(join(folder, 'new'));
  await writeFile(to, 'old');
  await expect(pack(to, files, options(files[0]!.path))).rejects.toMatchObject(error);
  expect(readdirSync(join(folder, 'new'))).toEqual(['bundle.tar']);
  expect(await readFile(to, 'utf8')).toBe('old');
});

test('a file that is not there, a folder, and a target that cannot be written', async () => {
  const { folder, files, to } = await withFiles({ a: 'x' });
  await expect(pack(to, [{ name: 'x', path: join(folder, 'none') }])).rejects.toMatchObject({
    code: 'file-unreadable',
    message: `cannot read ${join(folder, 'none')}: ENOENT`,
  });
  await expect(pack(to, [{ name: 'x', path: folder }])).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(pack(join(files[0]!.path, 'x.tar'), files)).rejects.toMatchObject({ code: 'write-failed' });
});
