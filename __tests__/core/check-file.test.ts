import { describe, expect, test } from '@jest/globals';
import {
  type ExpectedAsset,
  checkFile,
  contentRefusal,
  findIdentical,
  headRefusal,
  sizeFits,
} from '../../src/core/check-file.js';
import type { ContentKind } from '../../src/core/content.js';
import type { FileDigest } from '../../src/core/hub/layout.js';
import { type Role, roles } from '../../src/core/roles.js';

const sha256 = 'a'.repeat(64);
const otherSha256 = 'b'.repeat(64);
const md5 = 'c'.repeat(32);
const otherMd5 = 'd'.repeat(32);

const policy: ExpectedAsset = {
  id: 'steve1-policy',
  role: 'steve1-policy',
  path: 'weights/steve1/steve1.weights',
  sizeAbout: 998_183_672,
};
const prior: ExpectedAsset = {
  id: 'steve1-prior',
  role: 'steve1-prior',
  path: 'weights/steve1/steve1_prior.pt',
  sizeAbout: 9_467_904,
};
const digest = (more: Partial<FileDigest> = {}): FileDigest => ({ bytes: 1000, sha256, content: 'zip', ...more });
const pinned = (more: Partial<ExpectedAsset> = {}): ExpectedAsset => ({
  id: 'x',
  role: 'weights',
  path: 'w/x',
  size: 1000,
  sha256,
  ...more,
});
const codesOf = (result: ReturnType<typeof checkFile>) => result.findings.map((one) => one.code);

describe('sizeFits', () => {
  const mib = 2 ** 20;
  test.each<[string, Partial<ExpectedAsset>, number, boolean]>([
    ['exact', { size: 1000 }, 1000, true],
    ['one less', { size: 1000 }, 999, false],
    ['one more', { size: 1000 }, 1001, false],
    ['an exact size outranks the rough one', { size: 1000, sizeAbout: 2000 }, 2000, false],
    ['no size at all', {}, 12, true],
    ['zero is a size', { size: 0 }, 1, false],
    ['rough: what a container adds', { sizeAbout: 998_183_672 }, 998_183_672 + mib, true],
    ['rough: less, by a MiB', { sizeAbout: 998_183_672 }, 998_183_672 - mib, true],
    ['rough: 2 % more', { sizeAbout: 998_183_672 }, 1_018_147_345, false],
    ['rough: half', { sizeAbout: 998_183_672 }, 499_091_836, false],
    ['rough, of a small file', { sizeAbout: 4096 }, 3 * mib, false],
  ])('%s', (_, expected, bytes, fits) => {
    expect(sizeFits({ id: 'x', role: 'weights', path: 'x', ...expected }, bytes)).toBe(fits);
  });
});

describe('checkFile', () => {
  test.each<[string, Partial<ExpectedAsset>, Partial<FileDigest>, ReturnType<typeof checkFile>['trust']]>([
    ['sha256', {}, {}, 'manifest'],
    ['md5', { sha256: undefined, md5 }, { md5 }, 'manifest'],
    ['both', { md5 }, { md5 }, 'manifest'],
    ['nothing but the size', { sha256: undefined }, { content: 'binary' }, 'structure'],
    ['nothing at all', { sha256: undefined, size: undefined }, { content: 'json' }, 'structure'],
    ['a pinned file may be anything, even empty', { size: 0 }, { bytes: 0, content: 'empty' }, 'manifest'],
    ['a pinned file may be a page', { role: 'steve1-policy' }, { content: 'html' }, 'manifest'],
  ])('right by %s', (_, expected, actual, trust) => {
    expect(checkFile(pinned(expected), digest(actual))).toEqual({ findings: [], trust });
  });

  test.each<[string, Partial<ExpectedAsset>, Partial<FileDigest>, string, RegExp]>([
    ['longer', {}, { bytes: 1001 }, 'asset-size-mismatch', /w\/x has 1001 bytes, not 1000$/],
    ['shorter', {}, { bytes: 400 }, 'asset-size-mismatch', /400 bytes, not 1000 \(600 bytes are missing\)$/],
    ['sha256', {}, { sha256: otherSha256 }, 'asset-digest-mismatch', /has sha256 b{64}, not a{64}/],
    ['md5', { sha256: undefined, md5 }, { md5: otherMd5 }, 'asset-digest-mismatch', /has md5 d{32}, not c{32}/],
    ['right sha256, wrong md5', { md5 }, { md5: otherMd5 }, 'asset-digest-mismatch', /md5/],
    ['right md5, wrong sha256', { md5 }, { md5, sha256: otherSha256 }, 'asset-digest-mismatch', /sha256/],
    ['a pinned md5 that was not computed', { sha256: undefined, md5 }, {}, 'asset-digest-mismatch', /md5/],
    ['empty', {}, { bytes: 0, content: 'empty', sha256: otherSha256 }, 'asset-content-wrong', /empty/],
    ['a page of the right size', {}, { content: 'html', sha256: otherSha256 }, 'asset-content-wrong', /HTML/],
    ['zeros', { sha256: undefined }, { content: 'zeros' }, 'asset-content-wrong', /only zero bytes/],
    ['zeros of a pinned md5', { sha256: undefined, md5 }, { content: 'zeros' }, 'asset-content-wrong', /zero bytes/],
    ['a pointer', { sha256: undefined, size: undefined }, { content: 'lfs-pointer' }, 'asset-content-wrong', /LFS/],
    ['an error document', { sha256: undefined }, { content: 'xml' }, 'asset-content-wrong', /XML/],
    [
      'json where weights belong',
      { sha256: undefined, role: 'steve1-prior' },
      { content: 'json' },
      'asset-content-wrong',
      /kind 'json', where a steve1-prior is a torch zip or pickle/,
    ],
    [
      'a zip where the architecture belongs',
      { sha256: undefined, role: 'vpt-architecture' },
      { content: 'zip' },
      'asset-content-wrong',
      /kind 'zip', where a vpt-architecture is a pickle/,
    ],
  ])('wrong: %s', (_, expected, actual, code, message) => {
    const result = checkFile(pinned(expected), digest(actual));
    expect(result.trust).toBeUndefined();
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]).toMatchObject({ code, severity: 'error', subject: 'x' });
    expect(result.findings[0]!.message).toMatch(message);
    expect(result.findings[0]!.remedy).not.toBe('');
    expect(result.findings[0]!.expected).not.toBe(result.findings[0]!.actual);
  });

  test("a 'prior' of 952 MiB is the policy, and is said to be", () => {
    const copied = digest({ bytes: 998_200_000, content: 'zip' });
    const result = checkFile(prior, copied, [policy]);
    expect(codesOf(result)).toEqual(['asset-size-mismatch']);
    expect(result.findings[0]!.message).toContain("that is the size of 'steve1-policy': was it copied over?");
    expect(result.findings[0]).toMatchObject({ expected: 'about 9467904 bytes', actual: '998200000 bytes' });
  });

  test.each<[string, ExpectedAsset[]]>([
    ['no other has that size', [{ ...policy, sizeAbout: 500_000_000 }]],
    ['others of no known size say nothing', [{ ...policy, sizeAbout: undefined }]],
    ['the asset itself is no other', [prior]],
  ])('no hint: %s', (_, siblings) => {
    const { findings } = checkFile(prior, digest({ bytes: 998_200_000 }), siblings);
    expect(findings[0]!.message).not.toContain('copied');
  });
});

describe('what a role may begin as', () => {
  const allowed: Partial<Record<Role, ContentKind[]>> = {
    'vpt-architecture': ['pickle'],
    'vpt-policy': ['zip', 'pickle'],
    mineclip: ['zip', 'pickle'],
    'steve1-policy': ['zip', 'pickle'],
    'steve1-prior': ['zip', 'pickle'],
  };
  const kinds: ContentKind[] = ['zip', 'pickle', 'safetensors', 'gzip', 'json', 'text', 'binary', 'png', 'tar', 'npy'];

  test.each([...roles])('%s', (role) => {
    const accepted = kinds.filter((kind) => contentRefusal(role, kind) === undefined);
    expect(accepted).toEqual(allowed[role] ?? kinds);
    for (const never of ['empty', 'zeros', 'html', 'xml', 'lfs-pointer'] as const)
      expect(contentRefusal(role, never)).toBeDefined();
  });

  test.each<[Role, ContentKind, string, boolean]>([
    ['weights', 'json', 'a.pth', false],
    ['weights', 'safetensors', 'a.safetensors', true],
    ['other', 'json', 'a.safetensors', false],
    ['dataset', 'text', 'a/b.NPZ', false],
    ['visual-prompts', 'json', 'a.pkl', false],
    ['other', 'json', 'config', true],
    ['other', 'text', 'a.bin', true],
    ['dataset', 'json', 'a.jsonl', true],
  ])('%s of %s at %s: %s', (role, kind, path, isFine) => {
    const refusal = contentRefusal(role, kind, path);
    if (isFine) expect(refusal).toBeUndefined();
    else expect(refusal).toMatch(/such as a server sends in place of a file/);
  });

  test.each<[string, string, boolean]>([
    ['{"error": "not found"}', 'weights/a', false],
    ['Not Found', 'weights/a.bin', false],
    ['Nicht gefunden: größer', 'weights/a.bin', false],
    ['{"error": "not found"}', 'weights/a.json', true],
    ['the 0.1 0.2', 'weights/glove.txt', true],
    ['\x01\x02\x03', 'weights/a', true],
  ])('what a server sends in place of weights: %j at %s', (text, path, isFine) => {
    const refusal = headRefusal('weights', Buffer.from(text), path);
    if (isFine) expect(refusal).toBeUndefined();
    else expect(refusal).toMatch(/such as a server sends in place of a file/);
  });

  test('the name in the manifest counts, whatever the file is called while it comes', () => {
    const arrived = { id: 'x', role: 'other' as const, path: 'what arrived', name: 'w/x.pt' };
    expect(codesOf(checkFile(arrived, digest({ content: 'json' })))).toEqual(['asset-content-wrong']);
    expect(codesOf(checkFile({ ...arrived, name: 'w/x.json' }, digest({ content: 'json' })))).toEqual([]);
    expect(codesOf(checkFile({ ...arrived, sha256 }, digest({ content: 'json' })))).toEqual([]); // a digest decides
  });

  test('told from the first bytes', () => {
    expect(headRefusal('mineclip', Buffer.from('PK\x03\x04rest'))).toBeUndefined();
    expect(headRefusal('mineclip', Buffer.from('{"a":1}'))).toMatch(/'json'/);
    expect(headRefusal('other', Buffer.from('<!DOCTYPE html>'))).toMatch(/HTML/);
  });
});

describe('findIdentical', () => {
  const file = (id: string, role: string, digest_: string) => ({ id, role, path: `w/${id}`, sha256: digest_ });

  test('equal bytes in different roles: one finding, naming both', () => {
    const found = findIdentical([
      file('policy', 'steve1-policy', sha256),
      file('clip', 'mineclip', otherSha256),
      file('prior', 'steve1-prior', sha256),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'assets-identical', severity: 'error', subject: 'prior', actual: sha256 });
    expect(found[0]!.message).toBe('w/prior (steve1-prior) is the same file as w/policy (steve1-policy)');
  });

  test('each further copy is told', () => {
    const copies = ['a', 'b', 'c'].map((id) => file(id, `role-${id}`, sha256));
    expect(findIdentical(copies).map((one) => one.subject)).toEqual(['b', 'c']);
  });

  test.each([
    ['nothing', []],
    ['different bytes', [file('a', 'r', sha256), file('b', 's', otherSha256)]],
    ['the same role', [file('a', 'r', sha256), file('b', 'r', sha256)]],
  ])('no finding: %s', (_, files) => expect(findIdentical(files)).toEqual([]));
});
