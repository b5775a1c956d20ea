import { linkSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import type { InspectDocument } from '../../src/core/schema/inspect.js';
import { demoHubRepo } from '../../src/demo/fixtures.js';
import { startOrigin } from '../../src/demo/origin.js';
import type { Tensor } from '../../src/demo/tensor-tables.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { cli } from '../helpers/spawn.js';

/** Files at full size (sparse) that lie where others belong: what the commands say of them, and what they do. */

const tables = new Map(
  (await knownTables()).map(({ title, shapes }) => [
    title,
    [...shapes].map(([key, shape]): Tensor => ({ key, shape: [...shape] })),
  ]),
);
const policy = tables.get('STEVE-1 policy 2x')!;
const prior = tables.get('STEVE-1 prior')!;

const paths = {
  'vpt-model': 'weights/vpt/2x.model',
  'steve1-policy': 'weights/steve1/steve1.weights',
  'steve1-prior': 'weights/steve1/steve1_prior.pt',
};
const whole = 'is the STEVE-1 policy 2x (136 tensors, 952 MiB), not the STEVE-1 prior (20 tensors, 9 MiB)';

/** A work folder, an origin that serves what `served` writes, and a bundle of both. */
async function setUp(served: { id: keyof typeof paths; role: string; write(path: string): void; pins?: object }[]) {
  const work = tempFolder();
  const repo = demoHubRepo();
  const files: Record<string, { path: string }> = {};
  const assets: object[] = served.map(({ id, role, write, pins }) => {
    files[`/${id}`] = { path: join(work, `served-${id}`) };
    write(files[`/${id}`]!.path);
    return { id, role, kind: 'file', path: paths[id], ...pins };
  });
  const origin = await startOrigin({ files, repos: [repo] });
  undoAfterTest(() => origin.close());
  for (const asset of assets as { id: string; sources: object[] }[])
    asset.sources = [{ type: 'https', url: `${origin.url}/${asset.id}` }];
  const withTokenizer = () => {
    const pinned = Object.entries(repo.files).map(([name, { expected }]) => [name, expected]);
    assets.push({
      id: 'clip-tokenizer',
      kind: 'hub-snapshot',
      role: 'clip-tokenizer',
      repo: repo.repo,
      revision: repo.commit,
      files: Object.fromEntries(pinned) as object,
      sources: [{ type: 'hub' }],
    });
    // As the broken cache that this project began with: a folder named main, and no refs.
    const folder = join(work, 'data/huggingface_cache/hub/models--demo--clip-tokenizer/snapshots/main');
    mkdirSync(folder, { recursive: true });
    for (const [name, { data }] of Object.entries(repo.files)) writeFileSync(join(folder, name), data as Buffer);
  };
  const place = (id: keyof typeof paths) => {
    const path = join(work, 'data', paths[id]);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  const run = async (command: string, ...flags: string[]) => {
    writeFileSync(
      join(work, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'mine', description: 'mine', assets }),
    );
    const args = [command, '--bundle', 'bundle.json', '--hf-endpoint', origin.url, ...flags];
    return cli(command === 'verify' ? args.toSpliced(3, 2) : args, { cwd: work });
  };
  return { work, place, run, origin, withTokenizer };
}

const model = {
  id: 'vpt-model',
  role: 'vpt-architecture',
  write: (path: string) => writeFileSync(path, writeVptModel()),
  pins: { sizeAbout: 4096 },
} as const;
const rightPrior = {
  id: 'steve1-prior',
  role: 'steve1-prior',
  write: (path: string) => void writeTorchZip(path, prior),
  pins: { sizeAbout: 9_467_904 },
} as const;
const rightPolicy = {
  id: 'steve1-policy',
  role: 'steve1-policy',
  write: (path: string) => void writeTorchZip(path, policy),
  pins: { sizeAbout: 998_183_672 },
} as const;

test('a folder whose prior is the policy, beside a cache named main: the first command says all of it, the second mends it', async () => {
  const { work, place, run, origin, withTokenizer } = await setUp([model, rightPolicy, rightPrior]);
  withTokenizer();
  writeFileSync(place('vpt-model'), writeVptModel());
  writeTorchZip(place('steve1-policy'), policy);
  linkSync(place('steve1-policy'), place('steve1-prior'));

  const verified = await run('verify');
  expect(verified.code).toBe(1);
  const [wrongPrior, prose] = [place('steve1-prior'), verified.stdout];
  expect(prose).toContain(
    `error: steve1-prior: ${wrongPrior} ${whole}; it has the same bytes as ${place('steve1-policy')}\n` +
      'Fix: Run `steve1-setup provision`',
  );
  expect(prose).toMatch(/^See: .*#prior-is-steve1-policy$/m);
  for (const what of [
    /There is no snapshot of demo\/clip-tokenizer/,
    /refs\/main/,
    /snapshots\/main is not named by a commit/,
  ])
    expect(prose.split('\n').find((line) => what.test(line))).toMatch(/^error: clip-tokenizer: /);
  expect(prose).not.toMatch(/delete (it|the file)/i);

  const mended = await run('provision', '--json');
  const report = readReport(mended.stdout);
  expect([mended.code, report.assets.map(({ id, status, source }) => [id, status, source])]).toEqual([
    0,
    [
      ['vpt-model', 'ok', 'local'],
      ['steve1-policy', 'ok', 'local'],
      ['steve1-prior', 'ok', 'download'],
      ['clip-tokenizer', 'ok', 'local'],
    ],
  ]);
  expect(origin.requests.map(({ url }) => url)).toEqual(['/steve1-prior']);
  expect(readdirSync(join(work, 'data/.steve1-setup/kept'))).toHaveLength(1);
  expect(report.findings.find(({ code }) => code === 'asset-kept')?.message).toContain(wrongPrior);
});

test('inspect measures a file at the path of an asset against what belongs there', async () => {
  const { work, place, run } = await setUp([model, rightPrior]);
  writeTorchZip(place('steve1-prior'), policy);
  writeFileSync(place('vpt-model'), writeVptModel());
  const look = async (cwd: string, ...args: string[]) => {
    const end = await cli(['inspect', '--json', ...args], { cwd });
    const { files } = JSON.parse(end.stdout) as InspectDocument;
    return { code: end.code, files };
  };
  const wrong = { verdict: 'refused', role: 'steve1-prior' };
  const error = {
    severity: 'error',
    message: expect.stringMatching(/^this is the STEVE-1 policy 2x .*, not the STEVE-1 prior/),
  };
  // The built-in bundle, a folder, the file by itself, and seen from beside it.
  for (const { code, files } of [
    await look(work, 'data/weights'),
    await look(work, place('steve1-prior')),
    await look(dirname(place('steve1-prior')), 'steve1_prior.pt'),
  ]) {
    expect(code).toBe(1);
    const found = files.find(({ path }) => path.endsWith('steve1_prior.pt'));
    expect(found).toMatchObject(wrong);
    expect(found!.findings[0]).toMatchObject(error);
  }
  const asPolicy = await look(work, place('steve1-prior'), '--role', 'steve1-policy');
  expect([asPolicy.code, asPolicy.files[0]!.verdict]).toEqual([0, 'ok']);

  const text = await cli(['inspect', 'data/weights'], { cwd: work });
  expect(text.stdout).toMatch(/^inspect · 2 files · 1 safe to load, 1 refused\n/);
  expect(text.stdout).toMatch(/2x\.model: safe to load; role: vpt-architecture · /);
  expect(text.stdout).toMatch(/at the path of 'steve1-prior' of the bundle steve1/);

  // A bundle of one's own has other places.
  await run('verify');
  mkdirSync(join(work, 'mine'));
  const bundle = JSON.parse(readFileSync(join(work, 'bundle.json'), 'utf8')) as { assets: { path: string }[] };
  bundle.assets[0]!.path = 'mine/a.model';
  writeFileSync(join(work, 'bundle.json'), JSON.stringify(bundle));
  writeTorchZip(join(work, 'mine/a.model'), prior);
  expect(await look(work, 'mine/a.model')).toMatchObject({ code: 0 });
  const own = await look(work, 'mine/a.model', '--bundle', 'bundle.json');
  expect([own.code, own.files[0]!.findings[0]!.message]).toEqual([
    1,
    expect.stringMatching(/this is the STEVE-1 prior .*, not the architecture of a VPT model|gym3/),
  ]);
});

test.each([
  ['refused early by its size', { ...rightPrior, write: rightPolicy.write }, 'prior-is-steve1-policy', whole],
  [
    'the right one, by another digest',
    { ...rightPrior, pins: { sha256: 'a'.repeat(64) } },
    'asset-digest-mismatch',
    'it is of the right kind (the STEVE-1 prior (20 tensors, 9 MiB)), but not the same file',
  ],
  [
    'a part of it',
    { ...rightPrior, write: (path: string) => (rightPrior.write(path), truncateSync(path, 4_000_000)) },
    'asset-size-mismatch',
    'its beginning is that of the STEVE-1 prior (20 tensors, 9 MiB)',
  ],
  [
    'an architecture that is a prior',
    { ...model, write: rightPrior.write },
    'checkpoint-wrong-role',
    'is the STEVE-1 prior (20 tensors, 9 MiB), not the architecture of a VPT model',
  ],
])('what arrives: %s', async (_, asset, code, message) => {
  const { run, place, work } = await setUp([asset]);
  const end = await run('provision', '--json');
  const { error } = readReport(end.stdout);
  expect([end.code, error?.code]).toEqual([1, code]);
  expect(error?.message).toContain(message);
  expect(error?.remedy).toMatch(/^The source holds another file.*Name another source in the manifest/);
  expect(error?.remedy).not.toMatch(/delete/i);
  expect(readdirSync(join(work, 'data/.steve1-setup/parts'))).toEqual([]);
  expect(readdirSync(dirname(place(asset.id)))).toEqual([]);
});
