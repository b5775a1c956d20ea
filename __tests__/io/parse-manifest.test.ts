import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { SetupError } from '../../src/core/errors.js';
import { roles } from '../../src/core/roles.js';
import { parseManifest } from '../../src/io/parse-manifest.js';

interface Json {
  [field: string]: unknown;
}

const sha256 = 'a'.repeat(64);
const source = { type: 'https', url: 'https://models.example.org/a' };
const asset = (more: Json = {}): Json => ({
  id: 'one',
  kind: 'file',
  role: 'weights',
  path: 'weights/one',
  sha256,
  sources: [source],
  ...more,
});
const snapshot = (more: Json = {}): Json => ({
  id: 'tokens',
  kind: 'hub-snapshot',
  role: 'clip-tokenizer',
  repo: 'openai/clip',
  revision: 'b'.repeat(40),
  sources: [{ type: 'hub' }],
  ...more,
});
const manifest = (assets: Json[], more: Json = {}): Json => ({
  schema: 'steve1-bundle/1',
  name: 'mine',
  description: 'A bundle',
  assets,
  ...more,
});
const parse = (value: Json) => parseManifest(JSON.stringify(value, undefined, 2), '/w/mine.json');

async function refusal(text: string): Promise<SetupError> {
  try {
    await parseManifest(text, '/w/mine.json');
  } catch (error) {
    if (error instanceof SetupError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

/** The message without its place, and the text of the line that the place names. */
async function complaint(value: Json): Promise<{ message: string; line: string }> {
  const text = JSON.stringify(value, undefined, 2);
  const error = await refusal(text);
  expect(error.code).toBe('manifest-invalid');
  const match = /^\/w\/mine\.json:(\d+):(\d+): (.*)$/s.exec(error.message);
  if (!match) throw new Error(`no place in: ${error.message}`);
  expect(error.details).toEqual({ path: '/w/mine.json', line: Number(match[1]) });
  const line = text.split('\n')[Number(match[1]) - 1]!;
  expect(Number(match[2])).toBeLessThanOrEqual(line.length + 1);
  return { message: match[3]!, line: line.trim().replace(/,$/, '') };
}

describe('shipped manifests', () => {
  const files = globSync('bundles/*.json');
  test('there are some', () => expect(files.length).toBeGreaterThan(1));

  test.each(files)('%s is valid and returned as it is', async (path) => {
    // The template of the demo has placeholders for the port of its origin.
    const text = readFileSync(path, 'utf8').replaceAll('{port}', '8080');
    expect(await parseManifest(text, path)).toEqual(JSON.parse(text));
  });
});

describe('accepted', () => {
  test.each<[string, Json]>([
    ['the least there can be', manifest([asset()])],
    [
      'plain http, which is judged when it is asked',
      manifest([asset({ sources: [{ ...source, url: 'http://h/a' }] })]),
    ],
    ['a snapshot beside files', manifest([asset(), snapshot({ files: { 'a/b.json': { size: 1, sha256 } } })])],
    ['an archive', manifest([asset({ kind: 'archive', format: 'tar.gz', strip: 1 })])],
    ['two files of the same role', manifest([asset(), asset({ id: 'two', path: 'weights/two' })])],
    ['a name that begins like another', manifest([asset({ path: 'a' }), asset({ id: 'two', path: 'ab/c' })])],
    [
      'every kind of source',
      manifest([asset({ sources: [source, { type: 'gdrive', id: '1uaZM1ZLBz2d' }, { type: 'file', path: '../x' }] })]),
    ],
    ['$schema', manifest([asset()], { $schema: 'x' })],
  ])('%s', async (_, value) => expect(await parse(value)).toEqual(value));
});

describe('a byte order mark, as editors on Windows write it', () => {
  test('is no part of the manifest', async () => {
    const value = manifest([asset()]);
    expect(await parseManifest(`\ufeff${JSON.stringify(value)}`, '/w/mine.json')).toEqual(value);
  });

  test.each([
    ['not JSON', '{\n"name": oops}', /mine\.json:2:\d+: not valid JSON/],
    ['a field twice', '{"name": "a", "name": "b"}', /mine\.json:1:15: the same field twice/],
    ['a wrong field', '{"schema": "x"}', /mine\.json:1:12: schema: /],
    ['twice', '\ufeff{}', /mine\.json:1:1: not valid JSON/],
  ])('moves no place: %s', async (_, text, message) => {
    expect((await refusal(`\ufeff${text}`)).message).toMatch(message);
  });
});

describe('not JSON: the line is named', () => {
  const lines = [
    '{',
    '  "schema": "steve1-bundle/1",',
    '  "name": "mine",',
    '  "description": "A bundle",',
    '  "assets": []',
    '}',
  ];
  const withLine = (index: number, line: string) => lines.map((old, at) => (at === index ? line : old)).join('\n');

  test.each<[string, string, number[]]>([
    ['a missing comma', withLine(2, '  "name": "mine"'), [3, 4]],
    ['a trailing comma', withLine(4, '  "assets": [],'), [5, 6]],
    ['a comment', withLine(2, '  // a name'), [3]],
    ['single quotes', withLine(2, "  'name': 'mine',"), [3]],
    ['a name without quotes', withLine(2, '  name: "mine",'), [3]],
    ['cut off', lines.slice(0, 3).join('\n'), [3]],
    ['an open string', withLine(2, '  "name": "mine,'), [3]],
    ['two documents', `${lines.join('\n')}\n${lines.join('\n')}`, [7]],
    ['NaN', withLine(2, '  "name": NaN,'), [3]],
    ['empty', '', [1]],
    ['YAML', 'schema: steve1-bundle/1\nname: mine\n', [1]],
    ['a page', '<!DOCTYPE html>\n<html></html>\n', [1]],
  ])('%s', async (_, text, expected) => {
    const error = await refusal(text);
    expect(error.code).toBe('manifest-invalid');
    const match = /^\/w\/mine\.json:(\d+):\d+: not valid JSON: ./.exec(error.message);
    expect(expected).toContain(Number(match?.[1]));
  });
});

describe('not what a manifest holds: line and field are named', () => {
  const oneAsset = (more: Json) => manifest([asset(more)]);
  const oneSource = (more: Json) => oneAsset({ sources: [{ ...source, ...more }] });

  test.each<[string, Json, RegExp, string | RegExp]>([
    ['another schema', manifest([asset()], { schema: 'steve1-bundle/2' }), /^schema: /, '"schema": "steve1-bundle/2"'],
    ['no schema', { ...manifest([asset()]), schema: undefined }, /^schema: /, '{'],
    ['an unknown field', manifest([asset()], { asset: [] }), /"asset"/, '{'],
    ['an unknown field of an asset', oneAsset({ sha265: sha256 }), /^assets\[0\]: .*"sha265"/, '{'],
    ['an unknown field of a source', oneSource({ uri: 'x' }), /^assets\[0\]\.sources\[0\]: .*"uri"/, '{'],
    ['a name in capitals', manifest([asset()], { name: 'Mine' }), /^name: must be kebab-case/, '"name": "Mine"'],
    ['no assets', manifest([]), /^assets: /, '"assets": []'],
    ['assets that are no list', { ...manifest([]), assets: {} }, /^assets: /, '"assets": {}'],
    ['an unknown kind', oneAsset({ kind: 'folder' }), /^assets\[0\]\.kind: /, '"kind": "folder"'],
    ['an unknown role', oneAsset({ role: 'policy' }), /^assets\[0\]\.role: /, '"role": "policy"'],
    ['an id in capitals', oneAsset({ id: 'One' }), /^assets\[0\]\.id: must be kebab-case/, '"id": "One"'],
    [
      'an env of the system',
      oneAsset({ env: 'PATH' }),
      /^assets\[0\]\.env: is a variable that the system/,
      '"env": "PATH"',
    ],
    ['an env of Python', oneAsset({ env: 'PYTHONPATH' }), /^assets\[0\]\.env: is a variable/, '"env": "PYTHONPATH"'],
    ['an env of the Hub', oneAsset({ env: 'HF_HOME' }), /^assets\[0\]\.env: is a variable/, '"env": "HF_HOME"'],
    [
      'a directory where a file goes',
      manifest([asset({ path: 'w/a' })], { directories: ['W/a'] }),
      /^directories\[0\]: 'W\/a' is the place/,
      '"W/a"',
    ],
    [
      'an env that a shell runs',
      oneAsset({ env: 'BASH_ENV' }),
      /^assets\[0\]\.env: 'BASH_ENV' is no name that a bundle may set: use STEVE1_MINE_ /,
      '"env": "BASH_ENV"',
    ],
    [
      'an env of the kit',
      oneAsset({ env: 'STEVE1_DEVICE' }),
      /^assets\[0\]\.env: .* belongs to steve1-setup/,
      /^"env"/,
    ],
    [
      'a file in the Hub cache',
      oneAsset({ path: 'HuggingFace_cache/hub/models--a--b/refs/main' }),
      /^assets\[0\]\.path: .* lies in the folder of the Hub cache/,
      /^"path"/,
    ],
    [
      'an archive in place of the Hub cache',
      oneAsset({ kind: 'archive', format: 'tar', path: 'huggingface_cache' }),
      /^assets\[0\]\.path: .* lies in the folder of the Hub cache/,
      /^"path"/,
    ],
    [
      'a folder in the folder of the kit',
      manifest([asset()], { directories: ['.Steve1-setup/parts'] }),
      /^directories\[0\]: .* lies in the folder of the kit itself/,
      /Steve1-setup/,
    ],
    ['an env in lower case', oneAsset({ env: 'path' }), /^assets\[0\]\.env: /, '"env": "path"'],
    ['a sha256 in capitals', oneAsset({ sha256: 'A'.repeat(64) }), /^assets\[0\]\.sha256: must be 64/, /^"sha256"/],
    ['a short sha256', oneAsset({ sha256: 'a'.repeat(63) }), /^assets\[0\]\.sha256: must be 64/, /^"sha256"/],
    ['an md5 for a sha256', oneAsset({ sha256: 'a'.repeat(32) }), /^assets\[0\]\.sha256: must be 64/, /^"sha256"/],
    ['a negative size', oneAsset({ size: -1 }), /^assets\[0\]\.size: /, '"size": -1'],
    ['half a byte', oneAsset({ size: 1.5 }), /^assets\[0\]\.size: /, '"size": 1.5'],
    ['a size with quotes', oneAsset({ size: '12' }), /^assets\[0\]\.size: /, '"size": "12"'],
    ['no sources', oneAsset({ sources: [] }), /^assets\[0\]\.sources: /, '"sources": []'],
    ['an unknown source', oneSource({ type: 'ftp' }), /^assets\[0\]\.sources\[0\]\.type: /, '"type": "ftp"'],
    ['an ftp address', oneSource({ url: 'ftp://h/a' }), /sources\[0\]\.url: 'ftp:\/\/h\/a' is not an http/, /^"url"/],
    ['no address', oneSource({ url: 'models.example.org' }), /url: .* is not an http/, /^"url"/],
    ['a user and password', oneSource({ url: 'https://u:secret@h/a' }), /url: an address must not hold/, /^"url"/],
    ['a user', oneSource({ url: 'https://token@h/a' }), /url: an address must not hold/, /^"url"/],
    ['a password alone', oneSource({ url: 'https://:secret@h/a' }), /url: an address must not hold/, /^"url"/],
    [
      'a Drive address',
      oneAsset({ sources: [{ type: 'gdrive', id: 'https://drive' }] }),
      /\.id: must be a Google/,
      /^"id"/,
    ],
    ['a repo with dots', manifest([snapshot({ repo: '../evil' })]), /^assets\[0\]\.repo: must be a Hub/, /^"repo"/],
    ['a repo of three parts', manifest([snapshot({ repo: 'a/b/c' })]), /^assets\[0\]\.repo: /, /^"repo"/],
    ['a snapshot with a path', manifest([snapshot({ path: 'x' })]), /^assets\[0\]: .*"path"/, '{'],
    [
      'a digest of a snapshot file',
      manifest([snapshot({ files: { a: { size: 1 } } })]),
      /files\.a: needs a sha256 or a gitSha1/,
      /"a"|\{/,
    ],
    ['golden ids as text', manifest([snapshot({ golden: { cow: ['1'] } })]), /golden\.cow\[0\]: /, '"1"'],
    ['a format of archives', oneAsset({ kind: 'archive', format: 'rar' }), /^assets\[0\]\.format: /, '"format": "rar"'],
    ['a folder outside', manifest([asset()], { directories: ['../x'] }), /^directories\[0\]: path '\.\.\/x'/, '"../x"'],
  ])('%s', async (_, value, message, line) => {
    const found = await complaint(value);
    expect(found.message).toMatch(message);
    if (typeof line === 'string') expect(found.line.endsWith(line)).toBe(true);
    else expect(found.line).toMatch(line);
  });

  test.each(['null', '[]', '"text"', '12'])('%s', async (text) => {
    expect((await refusal(text)).message).toMatch(/^\/w\/mine\.json:1:1: the document: /);
  });

  test('a password is never repeated', async () => {
    const { message } = await complaint(oneSource({ url: 'https://u:secret@h/a' }));
    expect(message).not.toContain('secret');
  });

  test('all faults at once: each with its line, what was given, what is taken, and the nearest name', async () => {
    const value = manifest(
      [
        asset({ id: 'One', role: 'steve1-polcy', size: '12', sha265: sha256 }),
        asset({ kind: 'flie' }),
        snapshot({ sources: [{ type: 'htps' }, {}] }),
        asset({ id: 'tokens', path: 'weights/two', sources: [] }),
        { id: 'two' },
      ],
      { descripton: 'x', description: 1 },
    );
    const text = JSON.stringify(value, undefined, 2);
    const lines = (await refusal(text)).message.split('\n').map((line) => {
      const [, at, words] = /^\/w\/mine\.json:(\d+):\d+: (.*)$/.exec(line)!;
      return `${text.split('\n')[Number(at) - 1]!.trim().replace(/,$/, '')} | ${words}`;
    });
    const roles_ = roles.join(', ');
    const fields =
      'id, role, env, required, licence, homepage, note, kind, path, size, sizeAbout, sha256, md5, tensors, sources';
    expect(lines).toEqual([
      `{ | the document: Unrecognized key: "descripton". Did you mean 'description'? Taken are $schema, schema, name, description, directories, assets.`,
      '"description": 1 | description: must be a text in quotes, and is 1.',
      `{ | assets[0]: Unrecognized key: "sha265". Did you mean 'sha256'? Taken are ${fields}.`,
      '"id": "One" | assets[0].id: must be kebab-case, and is "One"',
      `"role": "steve1-polcy" | assets[0].role: must be one of ${roles_}, and is "steve1-polcy". Did you mean 'steve1-policy'?`,
      '"size": "12" | assets[0].size: must be a number without quotes, and is "12".',
      `"kind": "flie" | assets[1].kind: must be one of file, hub-snapshot, archive, and is "flie". Did you mean 'file'?`,
      `"path": "weights/one" | assets[1].path: 'weights/one' is already the path of asset 'One'`,
      `"type": "htps" | assets[2].sources[0].type: must be one of hub, https, file, and is "htps". Did you mean 'https'?`,
      '{} | assets[2].sources[1].type: is missing; it must be one of hub, https, file',
      `"id": "tokens" | assets[3].id: 'tokens' is already the id of asset 'tokens'`,
      '"sources": [] | assets[3].sources: must be a list with something in it, and is empty.',
      '{ | assets[4].kind: is missing; it must be one of file, hub-snapshot, archive',
    ]);
  });

  test('of thousands, the first fifty, and how many more there are', async () => {
    const { message } = await refusal(JSON.stringify(manifest(Array.from({ length: 3000 }, () => ({})))));
    const lines = message.split('\n');
    expect(lines).toHaveLength(51);
    expect(lines[50]).toBe('/w/mine.json: and 2950 more');
  });
});

describe('paths that leave the data directory, or cannot be made everywhere', () => {
  const bad: [string, RegExp][] = [
    ['', /is empty/],
    ['/etc/passwd', /is absolute/],
    ['../x', /has the segment '\.\.'/],
    ['a/../../x', /has the segment '\.\.'/],
    ['./x', /has the segment '\.'/],
    ['a//x', /has an empty segment/],
    ['C:/x', /has a colon/],
    ['a\\x', /has a backslash/],
    ['a/nul.txt', /reserved on Windows/],
    ['a./x', /ends in a dot or space/],
    ['a/x ', /ends in a dot or space/],
    ['a/x?', /a character that not every file system takes/],
    ['a/\tx', /a character that not every file system takes/],
    ['x'.repeat(256), /segment longer than 255/],
    ['.steve1-setup/receipts.json', /folder of the kit itself/],
    ['.STEVE1-setup', /folder of the kit itself/],
  ];

  test.each(bad)('%j', async (path, reason) => {
    const found = await complaint(manifest([asset(), asset({ id: 'two', path })]));
    expect(found.message).toMatch(/^assets\[1\]\.path: path '/);
    expect(found.message).toMatch(reason);
    expect(found.line).toBe(`"path": ${JSON.stringify(path)}`);
  });

  test.each(bad)('%j as a file of a snapshot', async (path, reason) => {
    const found = await complaint(manifest([snapshot({ files: { [path]: { size: 1, sha256 } } })]));
    expect(found.message).toMatch(/^assets\[0\]\.files/);
    expect(found.message.includes('path ') ? found.message : 'path').toMatch(
      found.message.includes('path ') ? reason : /path/,
    );
  });

  test('as the path in a Hub repo', async () => {
    const hub = { type: 'hub', repo: 'a/b', revision: 'main', path: '../x' };
    expect((await complaint(manifest([asset({ sources: [hub] })]))).message).toMatch(
      /^assets\[0\]\.sources\[0\]\.path: /,
    );
  });
});

describe('said twice', () => {
  const two = (first: Json, second: Json) =>
    manifest([asset(first), asset({ id: 'two', path: 'weights/two', ...second })]);

  test.each<[string, Json, RegExp, string]>([
    ['an id', two({}, { id: 'one' }), /^assets\[1\]\.id: 'one' is already the id of asset 'one'/, '"id": "one"'],
    [
      'a path',
      two({}, { path: 'weights/one' }),
      /^assets\[1\]\.path: 'weights\/one' is already the path of asset 'one'/,
      '"path": "weights/one"',
    ],
    [
      'a path in other case: one file on macOS and Windows',
      two({}, { path: 'Weights/ONE' }),
      /^assets\[1\]\.path: 'weights\/one' is already the path of asset 'one'/,
      '"path": "Weights/ONE"',
    ],
    [
      'a variable',
      two({ env: 'STEVE1_MINE_X' }, { env: 'STEVE1_MINE_X' }),
      /^assets\[1\]\.env: 'STEVE1_MINE_X' is already the env of asset 'one'/,
      '"env": "STEVE1_MINE_X"',
    ],
    [
      'an id of another kind',
      manifest([asset(), snapshot({ id: 'one' })]),
      /^assets\[1\]\.id: 'one' is already the id/,
      '"id": "one"',
    ],
    [
      'a path that is the folder of another',
      two({ path: 'a' }, { path: 'a/b' }),
      /^assets\[0\]\.path: 'a' would have to be a file and the folder of 'a\/b'/,
      '"path": "a"',
    ],
    [
      'the same in other case, the other way round',
      two({ path: 'A/b/c' }, { path: 'a/B' }),
      /^assets\[1\]\.path: 'a\/b' would have to be a file and the folder of 'a\/b\/c'/,
      '"path": "a/B"',
    ],
  ])('%s', async (_, value, message, line) => {
    const found = await complaint(value);
    expect(found.message).toMatch(message);
    expect(found.line).toBe(line);
  });

  test.each([
    ['at the top', '{\n"name": "a",\n"name": "b"\n}', 3],
    [
      'in an asset',
      JSON.stringify(manifest([asset()]), undefined, 1).replace('"id": "one",', '"id": "one",\n"id": "two",'),
      8,
    ],
  ])('a field %s', async (_, text, line) => {
    const error = await refusal(text);
    expect(error.code).toBe('manifest-invalid');
    expect(error.message).toMatch(/: the same field twice/);
    expect(error.details['line']).toBe(line);
  });
});

describe('a manifest of very many things', () => {
  const many = <T>(make: (index: number) => T) => Array.from({ length: 50_000 }, (_, index) => make(index));

  test.each<[string, Json]>([
    ['assets', manifest(many((i) => asset({ id: `a-${i}`, path: `d${i % 100}/f-${i}`, env: undefined })))],
    ['directories', manifest([asset()], { directories: many((i) => `d/${i}`) })],
    [
      'files of a snapshot',
      manifest([snapshot({ files: Object.fromEntries(many((i) => [`f/${i}`, { size: 1, sha256 }])) })]),
    ],
  ])('%s: is read in seconds', async (_, value) => {
    const text = JSON.stringify(value);
    expect(await parseManifest(text, '/w/mine.json')).toEqual(JSON.parse(text));
  });

  test('of which one is wrong is told as quickly', async () => {
    const files = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`f-${i}`, { size: 1, sha256 }]));
    const before = process.cpuUsage().user;
    const { message } = await complaint(manifest([snapshot({ files: { ...files, '../x': { size: 1, sha256 } } })]));
    expect(message).toMatch(/files\.\.\.\/x: /);
    // Where each field is compared with every other one, it takes more than 15 s.
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(6);
  });

  test.each<[string, Json]>([
    ['that are all wrong', manifest([asset({ sources: Array(150_000).fill({ type: 'https', url: 'ftp://x' }) })])],
    ['a very long id', manifest([asset({ id: 'a-'.repeat(5_000_000) })])],
  ])('%s: a fault of the manifest, told shortly', async (_, value) => {
    const error = await parse(value).catch((thrown: unknown) => thrown as SetupError);
    expect(error).toMatchObject({ code: 'manifest-invalid', message: expect.stringMatching(/^.{1,200}$/) });
  });

  test('a very long string is one', async () => {
    const value = manifest([asset({ note: 'colons: "quotes" \\ '.repeat(500_000) })]);
    expect(await parseManifest(JSON.stringify(value), '/w/mine.json')).toEqual(value);
  });
});

describe('files that cannot lie side by side, and patterns that nobody needs', () => {
  const file = { size: 1, sha256 };
  test.each<[string, Json, RegExp]>([
    ['in a snapshot', manifest([snapshot({ files: { a: file, 'A/b': file } })]), /'a' would have to be a file and/],
    [
      'in an archive',
      manifest([asset({ kind: 'archive', format: 'tar', files: { a: file, 'a/b': file } })]),
      /'a' would/,
    ],
    [
      'in an archive, by case',
      manifest([asset({ kind: 'archive', format: 'tar', files: { a: file, A: file } })]),
      /'A' is there/,
    ],
    ['very many patterns', manifest([snapshot({ include: Array(101).fill('*a') })]), /include: must have at most 100/],
    ['a very long pattern', manifest([snapshot({ exclude: ['*'.repeat(1025)] })]), /exclude\[0\]: Too big/],
  ])('%s', async (_, value, message) => expect((await complaint(value)).message).toMatch(message));

  test('plain names may be many', async () => {
    const value = manifest([snapshot({ include: Array.from({ length: 5000 }, (_, i) => `f-${i}`) })]);
    expect(await parse(value)).toEqual(value);
  });
});
