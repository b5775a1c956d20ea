import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Receipt, State } from '../../src/app/ports.js';
import { openState, readRecords, stateFolder } from '../../src/io/state.js';
import { withTemp } from '../helpers/temp.js';

const opened: State[] = [];
afterEach(async () => {
  for (const state of opened.splice(0)) await state.release().catch(() => undefined);
});
const temp = withTemp('state');

async function open(dataDir: string): Promise<State> {
  const said: string[] = [];
  const options = {
    signal: AbortSignal.timeout(3000),
    say: (line: string) => void said.push(line),
    onLost: (error: Error) => {
      throw error;
    },
  };
  const state = await openState(dataDir, options);
  opened.push(state);
  return state;
}

const receipt: Receipt = {
  sha256: 'a'.repeat(64),
  size: 12,
  dev: '65026',
  ino: '18446744073709551615',
  mtimeNs: '1760000000123456789',
  ctimeNs: '1760000000123456790',
};

async function leaveReceipts(dataDir: string, text: string): Promise<string> {
  await mkdir(stateFolder(dataDir), { recursive: true });
  const path = join(stateFolder(dataDir), 'receipts.json');
  await writeFile(path, text);
  return path;
}

describe('openState', () => {
  test('makes its folder, with a .gitignore of everything in it', async () => {
    const dataDir = join(await temp(), 'not', 'there', 'yet');
    const state = await open(dataDir);
    expect(state.directory).toBe(join(dataDir, '.steve1-setup'));
    expect((await readdir(state.directory)).sort()).toEqual(['.gitignore', 'lock', 'parts']);
    expect(await readFile(join(state.directory, '.gitignore'), 'utf8')).toBe('*\n');
    expect(state.part('abc')).toBe(join(state.directory, 'parts', 'abc.part'));
    expect(state.receipts.size).toBe(0);
    await state.release();
    expect((await readdir(state.directory)).sort()).toEqual(['.gitignore', 'parts']);
  });

  test('keeps the parts of an earlier run', async () => {
    const dataDir = await temp();
    const first = await open(dataDir);
    await writeFile(first.part('abc'), 'begun');
    await first.release();
    expect(await readFile((await open(dataDir)).part('abc'), 'utf8')).toBe('begun');
  });

  test.each([
    ['the data directory is a file', (folder: string) => join(folder, 'file')],
    ['the data directory lies below a file', (folder: string) => join(folder, 'file', 'data')],
  ])('%s: data-dir-unwritable, naming it', async (_, place) => {
    const folder = await temp();
    await writeFile(join(folder, 'file'), 'mine');
    const dataDir = place(folder);
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data-dir-unwritable',
      message: expect.stringMatching(/^cannot write in .*(ENOTDIR|EEXIST)$/),
    });
    await expect(open(dataDir)).rejects.toThrow(dataDir);
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine');
  });

  test('its folder is a file', async () => {
    const dataDir = await temp();
    await writeFile(stateFolder(dataDir), '');
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data-dir-unwritable' });
  });

  test('does not keep the lock when the folder of unfinished files cannot be made', async () => {
    const dataDir = await temp();
    await mkdir(stateFolder(dataDir));
    await writeFile(join(stateFolder(dataDir), 'parts'), 'mine');
    const message = `cannot write in ${stateFolder(dataDir)}: EEXIST`;
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data-dir-unwritable', message });
    expect(await readdir(stateFolder(dataDir))).not.toContain('lock');
  });

  test('does not keep the lock when the receipts cannot be read', async () => {
    const dataDir = await temp();
    await mkdir(join(stateFolder(dataDir), 'receipts.json'), { recursive: true });
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(await readdir(stateFolder(dataDir))).not.toContain('lock');
  });
});

describe('receipts', () => {
  test('come back as they were saved', async () => {
    const dataDir = await temp();
    const state = await open(dataDir);
    const hardLinked: Receipt = { ...receipt, md5: 'b'.repeat(32) };
    delete hardLinked.ctimeNs;
    state.receipts.set('weights/größe', receipt).set('__proto__', receipt).set('/elsewhere/b', hardLinked);
    await state.saveRecords();
    await state.release();
    const expected = new Map([
      ['weights/größe', receipt],
      ['/elsewhere/b', hardLinked],
    ]);
    const read = (await readRecords(dataDir)).receipts;
    read.delete('__proto__');
    expect(read).toEqual(expected);
    const again = (await open(dataDir)).receipts;
    again.delete('__proto__');
    expect(again).toEqual(expected);
  });

  test('removing one is saved too', async () => {
    const dataDir = await temp();
    const state = await open(dataDir);
    state.receipts.set('a', receipt).set('b', receipt);
    await state.saveRecords();
    state.receipts.delete('a');
    await state.saveRecords();
    expect([...(await readRecords(dataDir)).receipts.keys()]).toEqual(['b']);
  });

  test('are not written again when nothing has changed, so that a warm run changes no file', async () => {
    const dataDir = await temp();
    const first = await open(dataDir);
    first.receipts.set('a', receipt);
    await first.saveRecords();
    await first.release();
    const path = join(stateFolder(dataDir), 'receipts.json');
    const before = await stat(path, { bigint: true });
    const second = await open(dataDir);
    await second.saveRecords();
    second.receipts.set('a', { ...receipt });
    await second.saveRecords();
    const after = await stat(path, { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  test('none are written where there is nothing to say', async () => {
    const dataDir = await temp();
    const state = await open(dataDir);
    await state.saveRecords();
    expect(await readdir(state.directory)).not.toContain('receipts.json');
  });

  test.each([
    ['no data directory', undefined],
    ['cut off', '{"schema":"steve1-receipts/1","files":{"a":{"sha256":"ab'],
    ['empty', ''],
    ['zeros', '\0'.repeat(64)],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"steve1-receipts/1"'],
    ['another version', JSON.stringify({ schema: 'steve1-receipts/2', files: { a: receipt } })],
    ['no files', '{"schema":"steve1-receipts/1"}'],
    ['null for files', '{"schema":"steve1-receipts/1","files":null}'],
    ['a text for files', '{"schema":"steve1-receipts/1","files":"abc"}'],
    ['null for a receipt', '{"schema":"steve1-receipts/1","files":{"a":null}}'],
    ['a text for a receipt', '{"schema":"steve1-receipts/1","files":{"a":"b"}}'],
  ])('%s: as good as absent', async (_, text) => {
    const dataDir = await temp();
    if (text !== undefined) await leaveReceipts(dataDir, text);
    expect((await readRecords(dataDir)).receipts).toEqual(new Map());
    expect((await open(dataDir)).receipts).toEqual(new Map());
  });

  test('a damaged file is replaced by the next save', async () => {
    const dataDir = await temp();
    await leaveReceipts(dataDir, '{"schema":');
    const state = await open(dataDir);
    state.receipts.set('a', receipt);
    await state.saveRecords();
    expect((await readRecords(dataDir)).receipts).toEqual(new Map([['a', receipt]]));
  });

  test('reading them writes nothing', async () => {
    const dataDir = await temp();
    await readRecords(dataDir);
    expect(await readdir(dataDir)).toEqual([]);
  });
});
