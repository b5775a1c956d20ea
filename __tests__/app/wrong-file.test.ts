import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import steve1 from '../../bundles/steve1.json' with { type: 'json' };
import { tellWrongFile } from '../../src/app/wrong-file.js';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import { finding } from '../../src/core/errors.js';
import type { Bundle, FileAsset } from '../../src/core/schema/bundle.js';
import { Global, Instance, tuple, writePickle } from '../../src/demo/pickle-writer.js';
import type { Tensor } from '../../src/demo/tensor-tables.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { inspectFile } from '../../src/io/file-source.js';

const bundle = steve1 as Bundle;
const assetOf = (id: string): FileAsset => bundle.assets.find((one): one is FileAsset => one.id === id)!;
const gate = { inspectFile, allowGlobals: [], tables: new Map<never, never>() };

const tables = new Map(
  (await knownTables()).map(({ title, shapes }) => [
    title,
    [...shapes].map(([key, shape]): Tensor => ({ key, shape: [...shape] })),
  ]),
);
const rl = 'VPT policy 2x, reinforcement-learned';
const clip: Tensor[] = [
  { key: 'text_model.embeddings.token_embedding.weight', shape: [49408, 512] },
  { key: 'vision_model.embeddings.class_embedding', shape: [768] },
];
/** A NumPy scalar as numpy pickles it; the writer knows no bytes, so a text is turned into them. */
function visualPrompt(): Buffer {
  const made = (module: string, name: string, parts: Instance['parts']) =>
    new Instance(new Global(module, name), { via: 'reduce', ...parts });
  const type = made('numpy', 'dtype', { args: ['f8', false, true], state: tuple(3, '<', null, null, null, -1, -1, 0) });
  const pickle = writePickle({ a: made('numpy.core.multiarray', 'scalar', { args: [type, 'EIGHT BYTES'] }) });
  const asText = 'X\x0b\0\0\0EIGHT BYTES';
  return Buffer.from(pickle.toString('latin1').replace(asText, `C\x08${'\0'.repeat(8)}`), 'latin1');
}

/** What may lie in a place where it does not belong, and how it is named. */
const files: Record<string, { write(path: string): void; named: string }> = {
  policy: { write: (path) => writeTorchZip(path, tables.get('STEVE-1 policy 2x')!), named: 'the STEVE-1 policy 2x (136 tensors, 952 MiB)' },
  prior: { write: (path) => writeTorchZip(path, tables.get('STEVE-1 prior')!), named: 'the STEVE-1 prior (20 tensors, 9 MiB)' },
  attn: { write: (path) => writeTorchZip(path, tables.get('MineCLIP attn')!, { wrapper: 'state_dict' }), named: 'the MineCLIP attn (788 tensors, ' },
  avg: { write: (path) => writeTorchZip(path, tables.get('MineCLIP avg')!, { wrapper: 'state_dict' }), named: 'the MineCLIP avg (761 tensors, ' },
  foundation: { write: (path) => writeTorchZip(path, tables.get('VPT policy 2x')!), named: 'the VPT policy 2x (134 tensors, 948 MiB)' },
  rl: { write: (path) => writeTorchZip(path, tables.get(rl)!), named: `the ${rl} (139 tensors, 948 MiB)` },
  model: { write: (path) => writeFileSync(path, writeVptModel()), named: 'the architecture of a VPT model' },
  clip: { write: (path) => writeTorchZip(path, clip), named: 'a CLIP model of Hugging Face (2 tensors, 97 MiB)' },
  prompt: { write: (path) => writeFileSync(path, visualPrompt()), named: 'a visual prompt (a pickled NumPy array)' },
}; // prettier-ignore

const places: Record<string, { id: string; right: string; meant: string }> = {
  policy: { id: 'steve1-policy', right: 'policy', meant: 'the STEVE-1 policy 2x (136 tensors, 952 MiB)' },
  prior: { id: 'steve1-prior', right: 'prior', meant: 'the STEVE-1 prior (20 tensors, 9 MiB)' },
  mineclip: { id: 'mineclip', right: 'attn', meant: 'the MineCLIP attn (788 tensors, 605 MiB)' },
  foundation: { id: 'vpt-foundation', right: 'foundation', meant: 'the VPT policy 2x (134 tensors, 948 MiB)' },
  rl: { id: 'vpt-rl', right: 'rl', meant: `the ${rl} (139 tensors, 948 MiB)` },
  model: { id: 'vpt-model', right: 'model', meant: 'the architecture of a VPT model' },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steve1-wrong-'));
  for (const [name, { write }] of Object.entries(files)) write(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fault = (id: string) => finding('asset-size-mismatch', 'error', id, 'x.pt has 1 bytes, not 2');
const tell = (id: string, file: string | Uint8Array) =>
  tellWrongFile(assetOf(id), fault(id), { called: 'x.pt', file }, gate, bundle.assets);

describe('every file in every place where it does not belong', () => {
  const swaps = Object.entries(places).flatMap(([place, { id, right, meant }]) =>
    Object.keys(files)
      .filter((name) => name !== right)
      .map((name): [string, string, string, string] => [name, place, id, meant]),
  );
  test.each(swaps)('%s for %s', async (name, place, id, meant) => {
    const told = await tell(id, join(folder, name));
    expect(told.message.startsWith(`x.pt is ${files[name]!.named}`)).toBe(true);
    expect(told.message.endsWith(`, not ${meant}`)).toBe(true);
    expect(told.code).toBe(place === 'prior' && name === 'policy' ? 'prior-is-steve1-policy' : 'checkpoint-wrong-role');
    expect(told).toMatchObject({ severity: 'error', subject: id, expected: meant });
  });

  test.each(Object.values(places))(
    '$right in the place of $id: of the right kind, and other bytes',
    async ({ id, right }) => {
      const told = await tell(id, join(folder, right));
      expect([told.code, told.message]).toEqual([
        'asset-size-mismatch',
        expect.stringMatching(/^x\.pt has 1 bytes, not 2; it is of the right kind \(the .*\), but not the same file$/),
      ]);
    },
  );
});

describe('of the first bytes alone', () => {
  const head = (name: string) => readFileSync(join(folder, name)).subarray(0, 1 << 19);
  test('another file is named', async () => {
    writeTorchZip(join(folder, 'small'), tables.get('STEVE-1 prior')!);
    expect(await tell('steve1-policy', head('small'))).toMatchObject({
      code: 'checkpoint-wrong-role',
      message: 'x.pt is the STEVE-1 prior (20 tensors, 9 MiB), not the STEVE-1 policy 2x (136 tensors, 952 MiB)',
    });
  });

  test('the right one is, and that it is cut off says nothing', async () => {
    expect(await tell('steve1-prior', head('prior'))).toMatchObject({
      code: 'asset-size-mismatch',
      message: 'x.pt has 1 bytes, not 2; its beginning is that of the STEVE-1 prior (20 tensors, 9 MiB)',
    });
  });

  test('how much of it is missing, where its origin says how long it is', async () => {
    const told = (id: string, name: string, sentBytes: number) =>
      tellWrongFile(assetOf(id), fault(id), { called: 'x.pt', file: head(name), sentBytes }, gate, bundle.assets);
    expect((await told('steve1-prior', 'prior', 4_000_000)).message).toBe(
      'x.pt has 1 bytes, not 2; its beginning is that of the STEVE-1 prior (20 tensors, 9 MiB): it is cut off, and about 5467904 bytes are missing',
    );
    expect((await told('vpt-foundation', 'foundation', 4_000_000)).message).toMatch(
      /: it is cut off, and 990032309 bytes are missing$/,
    );
    expect((await told('steve1-prior', 'prior', 90_000_000)).message).toMatch(/that of the STEVE-1 prior \(.*\)$/);
  });

  test('what cannot be read leaves the fault as it is', async () => {
    expect(await tell('steve1-prior', Buffer.from('PK\x03\x04 and what follows'))).toEqual(fault('steve1-prior'));
  });
});

describe('cut off', () => {
  const cut = (name: string, bytes: number): string => {
    const path = join(folder, `cut-${name}-${bytes}`);
    files[name]!.write(path);
    truncateSync(path, bytes);
    return path;
  };

  test('how much is missing, to the byte where the size is known', async () => {
    expect(await tell('vpt-foundation', cut('foundation', 4_000_000))).toMatchObject({
      code: 'checkpoint-truncated',
      message:
        'x.pt ends too early: it has 4000000 bytes, and 990032309 more are missing; its beginning is that of the VPT policy 2x (134 tensors, 948 MiB)',
    });
  });

  test('at least how much, where it is not', async () => {
    expect((await tell('steve1-prior', cut('prior', 1_000_000))).message).toMatch(
      /^x\.pt ends too early: it has 1000000 bytes, and at least 84\d{5} more are missing; its beginning is that of the STEVE-1 prior/,
    );
  });

  test('within its list of tensors', async () => {
    expect(await tell('steve1-policy', cut('policy', 2000))).toMatchObject({
      code: 'checkpoint-truncated',
      message: 'x.pt ends too early: it has 2000 bytes, and about 998181672 more are missing',
    });
  });

  test('another file that is cut off is told as another file', async () => {
    expect(await tell('steve1-prior', cut('policy', 4_000_000))).toMatchObject({
      code: 'prior-is-steve1-policy',
      message: expect.stringMatching(
        /^x\.pt is the STEVE-1 policy 2x .*, not the STEVE-1 prior .*; it also ends too early: at least \d+ bytes are missing$/,
      ),
    });
  });
});

test.each([
  ['a page', '<!DOCTYPE html><html></html>'],
  ['zeros', '\0'.repeat(600)],
  ['a pointer', 'version https://git-lfs.github.com/spec/v1\n'],
])('%s stays what it was said to be', async (_, text) => {
  writeFileSync(join(folder, 'page'), text);
  expect(await tell('steve1-prior', join(folder, 'page'))).toEqual(fault('steve1-prior'));
});

test('what names something foreign is told as that too', async () => {
  const path = join(folder, 'foreign');
  writeFileSync(path, writePickle(new Instance(new Global('os', 'system'), { via: 'reduce', args: ['true'] })));
  expect((await tell('steve1-prior', path)).message).toMatch(/must not be loaded: .*os\.system/);
});

test('a file that another asset pins is named by its digest', async () => {
  writeFileSync(join(folder, 'vocab'), '{}');
  const suspect = {
    called: 'x.pt',
    file: join(folder, 'vocab'),
    digest: { sha256: '3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69' },
  };
  const told = await tellWrongFile(assetOf('steve1-prior'), fault('steve1-prior'), suspect, gate, bundle.assets);
  expect(told.message).toMatch(/; it has the digest of vocab\.json of 'clip-tokenizer'$/);
});
