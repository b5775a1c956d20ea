import { describe, expect, test } from '@jest/globals';
import { type Wanted, bring } from '../../src/app/bring.js';
import type { FetchRequest, Fetched } from '../../src/app/ports.js';
import type { Address } from '../../src/app/sources.js';
import type { Code } from '../../src/core/codes.js';
import { SetupError } from '../../src/core/errors.js';
import type { Attempt } from '../../src/core/schema/report.js';

const good: Fetched = { bytes: 3, sha256: 'a'.repeat(64), content: 'text', received: 3 };
const web = (name: string, more: Partial<Address> = {}): Address => ({
  type: 'https',
  url: `https://${name}.example/x`,
  ...more,
});
const drive: Address = { type: 'gdrive', url: 'https://drive.google.com/file/d/abc/view' };
const fails =
  (code: Code, message = `${code}!`, remedy?: string) =>
  () =>
    Promise.reject(new SetupError(code, message, remedy === undefined ? {} : { remedy }));
const works = () => Promise.resolve(good);

/** Asks the addresses in turn, each of which answers in its own way. */
async function run(
  sources: readonly [Address, (() => Promise<Fetched>)?][],
  accept: (fetched: Fetched) => void = () => undefined,
) {
  const asked: FetchRequest[] = [];
  const attempts: Attempt[] = [];
  const wanted: Wanted = {
    id: 'policy',
    path: '/w/data/weights/policy',
    part: '/w/data/.steve1-setup/parts/x.part',
    expected: { size: 3 },
    refuse: () => undefined,
    onProgress: () => undefined,
    accept,
  };
  const fetch = (request: FetchRequest) => {
    const [, answer] = sources[sources.findIndex(([address]) => address.url === request.url)]!;
    asked.push(request);
    return (answer ?? works)();
  };
  const outcome = await bring(
    sources.map(([address]) => address),
    wanted,
    fetch,
    attempts,
  ).catch((error: unknown) => error);
  const told = attempts.map(({ outcome: how, code }) => (code === undefined ? how : `${how} ${code}`));
  return { outcome, asked, attempts, told, wanted };
}

describe('in order', () => {
  test('the first that delivers is the last asked', async () => {
    const { outcome, asked, told } = await run([[web('a')], [web('b')]]);
    expect(outcome).toBe(good);
    expect(asked.map((request) => request.url)).toEqual(['https://a.example/x']);
    expect(told).toEqual(['ok']);
  });

  test('the next after each failure; all attempts are told', async () => {
    const { outcome, told, attempts } = await run([
      [web('a'), fails('origin-not-found')],
      [drive, fails('drive-quota-exceeded')],
      [web('b'), fails('asset-digest-mismatch')],
      [{ type: 'file', url: '/mnt/x' }, fails('origin-file-missing')],
      [web('c')],
      [web('d')],
    ]);
    expect(outcome).toBe(good);
    expect(told).toEqual([
      'failed origin-not-found',
      'failed drive-quota-exceeded',
      'failed asset-digest-mismatch',
      'failed origin-file-missing',
      'ok',
    ]);
    expect(attempts.map(({ type }) => type)).toEqual(['https', 'gdrive', 'https', 'file', 'https']);
  });

  test('what is not accepted on arrival is a failure like any other', async () => {
    let arrivals = 0;
    const { outcome, told } = await run([[web('a')], [web('b')]], () => {
      if (++arrivals === 1) throw new SetupError('asset-size-mismatch', 'too short');
    });
    expect(outcome).toBe(good);
    expect(told).toEqual(['failed asset-size-mismatch', 'ok']);
  });

  test('the request carries what is wanted, and the token of its own address alone', async () => {
    const { asked, wanted } = await run([
      [{ type: 'hub', url: 'https://hub.example/x', token: 'secret' }, fails('origin-denied')],
      [web('b')],
    ]);
    expect(asked[0]).toMatchObject({ type: 'hub', token: 'secret', part: wanted.part, expected: { size: 3 } });
    expect(asked[1]).not.toHaveProperty('token');
    expect(asked[1]!.refuse).toBe(wanted.refuse);
  });
});

describe('Google Drive: what it denies to programs, a person may get', () => {
  const byHand = 'put it at /w/data/weights/policy, and run again: it is then checked and used.';

  test.each<[Code, string]>([
    ['drive-quota-exceeded', 'download https://drive.google.com/file/d/abc/view in a browser'],
    ['drive-not-shared', 'download https://drive.google.com/file/d/abc/view in a browser'],
    ['origin-unreachable', 'download https://drive.google.com/file/d/abc/view in a browser'],
    ['asset-content-wrong', 'download https://drive.google.com/file/d/abc/view in a browser'],
    ['drive-file-gone', 'get the file'],
  ])('%s', async (code, way) => {
    const { outcome } = await run([[drive, fails(code, 'why', 'Do this.')]]);
    expect(outcome).toMatchObject({ code, message: 'why', remedy: `Do this. Or ${way}, ${byHand}` });
  });

  test('wrong bytes are wrong in a browser too', async () => {
    const { outcome } = await run([[drive, fails('asset-digest-mismatch', 'why', 'Do this.')]]);
    expect(outcome).toMatchObject({ remedy: 'Do this.' });
  });
});

describe('fatal: the trouble is on this side', () => {
  test.each<Code>(['write-failed', 'interrupted', 'disk-too-small', 'lock-lost', 'file-unreadable', 'input-invalid'])(
    '%s ends it at once, as it is',
    async (code) => {
      const { outcome, asked } = await run([[web('a'), fails(code, 'why', 'Do this.')], [web('b')]]);
      expect(outcome).toMatchObject({ code, message: 'why', remedy: 'Do this.' });
      expect(asked).toHaveLength(1);
    },
  );

  test('so does a fault of ours', async () => {
    const fault = new TypeError('x is undefined');
    const { outcome, asked } = await run([[web('a'), () => Promise.reject(fault)], [web('b')]]);
    expect(outcome).toBe(fault);
    expect(asked).toHaveLength(1);
  });
});

describe('all fail: the error that decides', () => {
  test.each<[string, Code[], Code]>([
    ['the only one', ['origin-stalled'], 'origin-stalled'],
    ['the last of the network', ['origin-not-found', 'origin-reset'], 'origin-reset'],
    ['wrong bytes before the network', ['asset-digest-mismatch', 'origin-reset'], 'asset-digest-mismatch'],
    ['wrong bytes after the network', ['origin-reset', 'asset-size-mismatch'], 'asset-size-mismatch'],
    ['wrong content', ['origin-denied', 'asset-content-wrong', 'origin-reset'], 'asset-content-wrong'],
    ['the network rather than a source that could not be asked', ['origin-reset', 'origin-insecure'], 'origin-reset'],
    ['the same the other way round', ['origin-insecure', 'origin-reset'], 'origin-reset'],
    ['only sources that could not be asked', ['origin-insecure', 'origin-insecure'], 'origin-insecure'],
  ])('%s', async (_, codes, decisive) => {
    const { outcome, told } = await run(
      codes.map((code, index): [Address, () => Promise<Fetched>] => [web(`s${index}`), fails(code)]),
    );
    expect(outcome).toMatchObject({ code: decisive });
    expect(told).toHaveLength(codes.length);
    const { message } = outcome as SetupError;
    if (codes.length === 1) expect(message).toBe(`${decisive}!`);
    else expect(message.endsWith(` (${codes.length} sources tried, none delivered it)`)).toBe(true);
  });

  test('every source that failed is told, the one that decides first', async () => {
    const codes: Code[] = ['origin-not-found', 'asset-size-mismatch', 'origin-reset'];
    const { outcome } = await run(
      codes.map((code, index): [Address, () => Promise<Fetched>] => [web(`s${index}`), fails(code)]),
    );
    expect((outcome as SetupError).message).toBe(
      'asset-size-mismatch!; another source: origin-not-found!; another source: origin-reset! (3 sources tried, none delivered it)',
    );
  });

  test.each<[Code, RegExp]>([
    ['asset-size-mismatch', /^The source holds another file .*Name another source/],
    ['asset-digest-mismatch', /^The source holds another file .*Name another source/],
    ['asset-content-wrong', /^The source sends something else/],
    ['checkpoint-truncated', /^The source holds only a part/],
    ['checkpoint-wrong-role', /^The source holds another file/],
    ['prior-is-steve1-policy', /^The source holds another file/],
    ['checkpoint-unreadable', /^The source holds a file that is no checkpoint/],
  ])('%s of a source has the remedy of a source', async (code, remedy) => {
    const refused = () => Promise.reject(new SetupError(code, 'no'));
    const { outcome } = await run([[web('a'), refused]]);
    expect((outcome as SetupError).remedy).toMatch(remedy);
    expect((outcome as SetupError).remedy).not.toMatch(/delete/i);
  });

  test('keeps the remedy and the cause of the one that decides', async () => {
    const { outcome } = await run([[web('a'), fails('origin-denied', 'no', 'Give a token.')]]);
    expect(outcome).toMatchObject({ code: 'origin-denied', remedy: 'Give a token.', cause: { message: 'no' } });
  });

  test('no source at all is a fault of ours', async () => {
    expect((await run([])).outcome).toMatchObject({ message: 'policy has no sources' });
  });
});

describe('addresses in the report', () => {
  test.each([
    ['https://user:secret@h.example/a/b?token=secret#secret', 'https://h.example/a/b'],
    ['https://h.example:8443/a%20b', 'https://h.example:8443/a%20b'],
    ['http://[::1]:80/x?y', 'http://[::1]/x'],
    ['/mnt/models/a?b', '/mnt/models/a?b'],
    ['C:\\models\\a', 'C:\\models\\a'],
    ['file:///mnt/models/a', 'file:///mnt/models/a'],
  ])('%s', async (url, told) => {
    for (const answer of [works, fails('origin-reset')]) {
      expect((await run([[{ type: 'https', url }, answer]])).attempts[0]!.url).toBe(told);
    }
    const { remedy } = (await run([[{ ...drive, url }, fails('origin-reset')]])).outcome as SetupError;
    expect(remedy).toContain(`download ${told} in a browser`);
    expect(remedy).not.toContain('secret');
  });
});
