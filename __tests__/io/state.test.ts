import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Receipt, State } from '../../src/app/ports.js';
import { ownerOfThis } from '../../src/io/lock-owner.js';
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
    signal: AbortSignal.timeout(30_000),
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

/** A promise that must come true in a time that no waiting for ever would keep. */
const soon = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    sleep(15_000, undefined, { ref: false }).then(() => {
      throw new Error('they wait for each other');
    }),
  ]);

describe('two locks', () => {
  const homes: [string, (folder: string) => string[]][] = [
    ['side by side', (folder) => ['a', 'b'].map((name) => join(folder, name))],
    ['one in the other', (folder) => [folder, join(folder, 'huggingface_cache')]],
    ['three in a ring', (folder) => ['a', 'b', 'c'].map((name) => join(folder, name))],
  ];

  test.each(homes)(
    'folders that lie %s, each the Hub home of a run in another: all come to their end',
    async (_, of) => {
      const folders = of(await temp());
      // Each has its data directory before any asks for its Hub cache.
      const states = [];
      for (const folder of folders) states.push(await open(folder));
      const waited = await soon(
        Promise.all(
          states.map(async (state, index) => {
            const had = await state.lockHub(folders[(index + 1) % folders.length]!);
            await state.release();
            return had;
          }),
        ),
      );
      expect(waited).toContain(true);
      for (const folder of folders) expect(await readdir(stateFolder(folder))).not.toContain('lock');
    },
  );

  test('what another run wrote while the data directory was let go is read', async () => {
    const folder = await temp();
    const paths = ['a', 'b'].map((name) => join(folder, name));
    const inodes = [];
    for (const path of paths) {
      await mkdir(stateFolder(path), { recursive: true });
      inodes.push((await stat(stateFolder(path))).ino);
    }
    const [low, high] = inodes[0]! < inodes[1]! ? paths : paths.toReversed();
    const holder = await open(low!);
    const state = await open(high!);
    state.receipts.set('mine', receipt);
    const locking = state.lockHub(low!);
    // It can only be opened because the other has let it go.
    const guest = await soon(open(high!));
    expect([...guest.receipts.keys()]).toEqual(['mine']);
    guest.receipts.set('theirs', receipt);
    await guest.saveRecords();
    await guest.release();
    await holder.release();
    expect(await soon(locking)).toBe(true);
    expect([...state.receipts.keys()]).toEqual(['mine', 'theirs']);
    await state.release();
  });

  test('a free one is taken against the order, and nothing is let go', async () => {
    const folder = await temp();
    for (const [data, home] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const state = await open(join(folder, data));
      expect(await state.lockHub(join(folder, home))).toBe(false);
      expect(await state.lockHub(join(folder, home))).toBe(false);
      for (const name of [data, home]) expect(await readdir(stateFolder(join(folder, name)))).toContain('lock');
      await state.release();
      for (const name of [data, home]) expect(await readdir(stateFolder(join(folder, name)))).not.toContain('lock');
    }
  });

  test('one folder under two names is locked once', async () => {
    const folder = await temp();
    await mkdir(join(folder, 'data'));
    await symlink(join(folder, 'data'), join(folder, 'hf'));
    const state = await open(join(folder, 'data'));
    expect(await soon(state.lockHub(join(folder, 'hf')))).toBe(false);
  });
});

describe('what killed runs have left', () => {
  test('goes when the state is opened, but for what the next run goes on with', async () => {
    const dataDir = await temp();
    const directory = stateFolder(dataDir);
    const stays = ['.gitignore', 'kept', 'parts', 'parts/abc.part', 'parts/abc.part.json', 'receipts.json'];
    await mkdir(join(directory, 'parts', 'abc.part.unpacked', 'deep'), { recursive: true });
    await mkdir(join(directory, 'parts', 'steve1-cache-Xyz123', 'files'), { recursive: true });
    await mkdir(join(directory, 'lock-broken-1'));
    await mkdir(join(directory, 'kept'));
    for (const name of [
      'parts/abc.part',
      'parts/abc.part.json',
      'parts/abc.part.json.new',
      'receipts.json',
      'receipts.json.01234567.steve1-setup.incomplete',
      'lock-claim-0123456789abcdef-0',
    ])
      await writeFile(join(directory, name), '{}');
    const state = await open(dataDir);
    await state.release();
    expect((await readdir(directory, { recursive: true })).sort()).toEqual(stays);
  });

  test('a lock of a Hub cache that need not be locked goes too when its process has ended, and no other', async () => {
    const folder = await temp();
    const hub = join(folder, 'hf');
    const leave = async (owner: object) => {
      await mkdir(join(stateFolder(hub), 'lock'), { recursive: true });
      await writeFile(join(stateFolder(hub), 'lock', 'owner.json'), JSON.stringify(owner));
    };
    const me = await ownerOfThis('another');
    await leave(me);
    const state = await open(join(folder, 'data'));
    await state.clearHub(hub);
    expect(await readdir(stateFolder(hub))).toEqual(['lock']);
    await leave({ ...me, life: { ...me.life, started: '1' } });
    await state.clearHub(hub);
    expect(await readdir(stateFolder(hub))).toEqual(process.platform === 'linux' ? [] : ['lock']);
    await state.clearHub(join(folder, 'not there'));
    expect(existsSync(join(folder, 'not there'))).toBe(false);
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
