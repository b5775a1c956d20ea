import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import type { InspectDocument } from '../../src/core/schema/inspect.js';
import { Global, Instance, writePickle } from '../../src/demo/pickle-writer.js';
import type { Tensor } from '../../src/demo/tensor-tables.js';
import { type TorchZipOptions, writeTorchZip } from '../../src/demo/torch-zip.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { readReport, tempFolder } from '../helpers/demo-setup.js';
import { testFull } from '../helpers/full.js';
import { cli } from '../helpers/spawn.js';

const tables = new Map(
  (await knownTables()).map((table) => [
    table.title,
    [...table.shapes].map(([key, shape]): Tensor => ({ key, shape: [...shape] })),
  ]),
);
const policy = tables.get('STEVE-1 policy 2x')!;
const vpt = tables.get('VPT policy 2x')!;
const vpt3 = tables.get('VPT policy 3x')!;
const prior = tables.get('STEVE-1 prior')!;
const attn = tables.get('MineCLIP attn')!;
const avg = tables.get('MineCLIP avg')!;

const validate = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync('schemas/steve1-inspect-1.json', 'utf8')) as object,
);

function checkpoint(tensors: readonly Tensor[], options: TorchZipOptions = {}): string {
  const path = join(tempFolder(), 'file.pt');
  writeTorchZip(path, tensors, options);
  return path;
}

async function inspect(path: string, ...flags: string[]) {
  const { code, stdout } = await cli(['inspect', path, '--json', ...flags], { cwd: tempFolder() });
  const document = JSON.parse(stdout) as InspectDocument;
  expect(validate(document) ? [] : validate.errors).toEqual([]);
  return {
    code,
    file: document.files[0]!,
    errors:
      document.files[0]?.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message) ?? [],
  };
}

describe('inspect names what a file is', () => {
  test.each<[string, readonly Tensor[], TorchZipOptions, string]>([
    ['policy', policy, {}, 'the STEVE-1 policy 2x (136 tensors, 951.9 MiB)'],
    [
      'policy as saved by upstream’s trainer',
      policy.map((one) => ({ ...one, key: `module.policy.${one.key}` })),
      {},
      'the STEVE-1 policy 2x (136 tensors, 951.9 MiB)',
    ],
    ['VPT 2x', vpt, {}, 'the VPT policy 2x (134 tensors, 947.9 MiB)'],
    ['prior', prior, {}, 'the STEVE-1 prior (20 tensors, 9.0 MiB)'],
    [
      'attn.pth',
      attn,
      { wrapper: 'state_dict' },
      expect.stringMatching(/^the MineCLIP attn \(788 tensors/) as unknown as string,
    ],
  ])('%s', async (_name, tensors, options, summary) => {
    const { code, file } = await inspect(checkpoint(tensors, options));
    expect([code, file.verdict, file.summary]).toEqual([0, 'ok', summary]);
  });

  test('a truncated file: what it is, and how much is missing', async () => {
    const path = checkpoint(policy);
    const { size } = statSync(path);
    truncateSync(path, 5_000_000);
    const { code, file, errors } = await inspect(path);
    expect([code, file.verdict, file.summary]).toEqual([
      1,
      'unreadable',
      'the STEVE-1 policy 2x (136 tensors, 951.9 MiB)',
    ]);
    const missing = Number(/at least (\d+) bytes are missing/.exec(errors[0]!)![1]);
    expect(missing).toBeGreaterThan(0.99 * (size - 5_000_000));
    expect(missing).toBeLessThanOrEqual(size - 5_000_000);
  });

  test('a folder: what is no checkpoint is listed and changes nothing; a file that is named must be one', async () => {
    const folder = tempFolder();
    writeTorchZip(join(folder, 'prior.pt'), prior);
    writeFileSync(join(folder, 'notes.txt'), 'hello');
    const both = await cli(['inspect', folder, '--json'], { cwd: folder });
    expect([both.code, (JSON.parse(both.stdout) as InspectDocument).files.map(({ verdict }) => verdict)]).toEqual([
      0,
      ['other', 'ok'],
    ]);
    expect((await inspect(join(folder, 'notes.txt'))).file.verdict).toBe('unreadable');
  });

  test('--tensors lists them, --write-table writes them, people get one line a file', async () => {
    const path = checkpoint(prior);
    const table = join(dirname(path), 'prior.table');
    const { file } = await inspect(path, '--tensors', '--write-table', table);
    expect(file.tensors.list![0]).toEqual({
      key: 'encoder.0.weight',
      shape: [512, 1024],
      dtype: 'float32',
      bytes: 2097152,
    });
    expect(readFileSync(table, 'utf8').split('\n')[0]).toBe('encoder.0.weight 512,1024');
    const text = await cli(['inspect', path], { cwd: dirname(path) });
    expect(text.stdout).toMatch(
      /^inspect · 1 file · 1 safe to load\n.*file\.pt: safe to load; role: steve1-prior · the STEVE-1 prior \(20 tensors, 9\.0 MiB\)\n/,
    );
  });

  test.each([
    [['inspect'], 2, 'command-unknown'],
    [['inspect', 'nowhere'], 2, 'path-unknown'],
    [['inspect', '.', '--role', 'priar'], 2, 'input-invalid'],
  ])('%j', async (args, exit, code) => {
    const end = await cli([...args, '--json'], { cwd: tempFolder() });
    const document = JSON.parse(end.stdout) as InspectDocument;
    expect([end.code, document.error?.code, validate(document)]).toEqual([exit, code, true]);
  });
});

describe('near misses are explained', () => {
  const renamed = (tensors: readonly Tensor[], prefix: string) =>
    tensors.map((one) => ({ ...one, key: prefix + one.key }));
  const halved = (tensors: readonly Tensor[]) => tensors.map((one): Tensor => ({ ...one, dtype: 'float16' }));
  test.each<[string, string, readonly Tensor[], RegExp]>([
    [
      'the policy for a prior',
      'steve1-prior',
      policy,
      /^this is the STEVE-1 policy 2x \(136 tensors, 951\.9 MiB\), not the STEVE-1 prior \(20 tensors, 9\.0 MiB\)$/,
    ],
    ['a prior for the policy', 'steve1-policy', prior, /^this is the STEVE-1 prior .* not the STEVE-1 policy 2x/],
    ['plain VPT for the policy', 'steve1-policy', vpt, /^this is the VPT policy 2x/],
    ['the prefix policy.', 'steve1-policy', renamed(policy, 'policy.'), /every key begins with `policy\.`/],
    [
      'an optimizer',
      'steve1-prior',
      [...prior, { key: 'optimizer_state_dict.state.0.exp_avg', shape: [2] }],
      /the state of an optimizer/,
    ],
    ['avg for attn', 'mineclip', avg, /^this is the MineCLIP avg/],
    [
      'latent 256',
      'steve1-prior',
      prior.map(({ key, shape }) => ({ key, shape: shape.map((size) => (size === 512 ? 256 : size)) })),
      /another latent size/,
    ],
    [
      'something else',
      'mineclip',
      [{ key: 'fc.weight', shape: [2, 2] }],
      /these are not the tensors of the MineCLIP attn/,
    ],
  ])('%s', async (_name, role, tensors, message) => {
    const { code, file, errors } = await inspect(checkpoint(tensors), '--role', role);
    expect([code, file.verdict]).toEqual([1, 'refused']);
    expect(errors).toEqual([expect.stringMatching(message)]);
  });

  test('half precision is a note', async () => {
    const { code, file } = await inspect(checkpoint(halved(prior)), '--role', 'steve1-prior');
    expect([code, file.findings]).toEqual([
      0,
      [{ severity: 'note', message: '20 tensors are of half precision; upstream computes in float32' }],
    ]);
  });

  test('--deep: zeros and NaN', async () => {
    const zeros = checkpoint(prior);
    expect((await inspect(zeros, '--deep')).errors).toEqual(['every tensor is zero throughout']);
    const values = checkpoint(prior, { seed: 1 });
    expect((await inspect(values, '--deep')).errors).toEqual([]);
    const bytes = readFileSync(values);
    bytes.fill(0xff, 1_000_000, 1_000_004);
    writeFileSync(values, bytes);
    expect((await inspect(values, '--deep')).errors).toEqual([expect.stringMatching(/^NaN in encoder\./)]);
  });
});

/** A work folder with files as they are put there by hand, and a bundle that pins nothing. */
async function byHand(
  files: Record<string, { role: string; write(path: string): void; tensors?: string }>,
  ...args: string[]
) {
  const work = tempFolder();
  mkdirSync(join(work, 'data'));
  const assets = Object.entries(files).map(([id, { role, write, tensors }]) => {
    write(join(work, 'data', `${id}.pt`));
    return {
      id,
      kind: 'file',
      role,
      path: `${id}.pt`,
      ...(tensors && { tensors }),
      sources: [{ type: 'file', path: 'nowhere' }],
    };
  });
  writeFileSync(
    join(work, 'bundle.json'),
    JSON.stringify({ schema: 'steve1-bundle/1', name: 'mine', description: 'mine', assets }),
  );
  const run = async (command: string) => {
    const end = await cli([command, '--bundle', 'bundle.json', '--json', ...args], { cwd: work });
    const report = readReport(end.stdout);
    return {
      code: end.code,
      report,
      errors: report.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    };
  };
  return { work, verify: () => run('verify'), provision: () => run('provision') };
}

const zip =
  (tensors: readonly Tensor[], options: TorchZipOptions = {}) =>
  (path: string) =>
    void writeTorchZip(path, tensors, options);
const foreign = (path: string) =>
  writeFileSync(path, writePickle(new Instance(new Global('os', 'system'), { via: 'reduce', args: ['true'] })));

describe('the gate', () => {
  test.each<[string, string, (path: string) => void, string]>([
    ['the prior that is the policy', 'steve1-prior', zip(policy), 'prior-is-steve1-policy'],
    ['avg for attn', 'mineclip', zip(avg, { wrapper: 'state_dict' }), 'checkpoint-wrong-role'],
    ['a pickle that calls something', 'weights', foreign, 'checkpoint-refused'],
    ['an architecture that names something else', 'vpt-architecture', foreign, 'checkpoint-refused'],
    [
      'a truncated file',
      'steve1-prior',
      (path) => (zip(prior)(path), truncateSync(path, 1_000_000)),
      'checkpoint-truncated',
    ],
  ])('%s does not pass verify, nor provision when it was put there by hand', async (_name, role, write, code) => {
    const { verify, provision } = await byHand({ one: { role, write } });
    expect(await verify()).toMatchObject({ code: 1, errors: [code] });
    const end = await provision();
    expect([end.code === 0, end.report.environment]).toEqual([false, {}]);
  });

  test('what arrives is refused before it is placed', async () => {
    const work = tempFolder();
    foreign(join(work, 'bad.pt'));
    const asset = {
      id: 'one',
      kind: 'file',
      role: 'weights',
      path: 'one.pt',
      sources: [{ type: 'file', path: 'bad.pt' }],
    };
    writeFileSync(
      join(work, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'mine', description: 'mine', assets: [asset] }),
    );
    const end = await cli(['provision', '--bundle', 'bundle.json', '--json'], { cwd: work });
    expect([end.code, readReport(end.stdout).error]).toMatchObject([
      1,
      { code: 'checkpoint-refused', message: expect.stringContaining('os.system') },
    ]);
    expect(existsSync(join(work, 'data', 'one.pt'))).toBe(false);

    const allowed = await cli(['provision', '--bundle', 'bundle.json', '--json', '--allow-globals', 'os.system'], {
      cwd: work,
    });
    expect([
      allowed.code,
      readReport(allowed.stdout).findings.map(({ code, message }) => [code, message]),
    ]).toMatchObject([0, expect.arrayContaining([['checkpoint-note', 'allowed by allow-globals: os.system']])]);
    // A warm run says so again, and a permission that was withdrawn is none, though the receipt still matches.
    const warm = await cli(['provision', '--bundle', 'bundle.json', '--json', '--allow-globals', 'os.system'], {
      cwd: work,
    });
    const told = readReport(warm.stdout);
    expect([warm.code, told.counters.bytesHashed, told.findings.map(({ code }) => code).sort()]).toEqual([
      0,
      0,
      ['asset-unverified', 'checkpoint-note'],
    ]);
    for (const command of ['env', 'verify', 'provision']) {
      const withdrawn = await cli([command, '--bundle', 'bundle.json', '--json'], { cwd: work });
      const { error, environment } = readReport(withdrawn.stdout);
      expect([command, withdrawn.code, error?.code, environment]).toEqual([command, 1, 'checkpoint-refused', {}]);
    }
    const pattern = await cli(['provision', '--bundle', 'bundle.json', '--json', '--allow-globals', 'os.*'], {
      cwd: work,
    });
    expect([pattern.code, readReport(pattern.stdout).error?.code]).toEqual([2, 'input-invalid']);
  });

  testFull('an architecture that does not fit the weights beside it', async () => {
    const model = (path: string) => writeFileSync(path, writeVptModel());
    const fitting = await byHand({
      model: { role: 'vpt-architecture', write: model },
      weights: { role: 'vpt-policy', write: zip(vpt) },
    });
    expect(await fitting.verify()).toMatchObject({ code: 0, errors: [] });
    const other = await byHand({
      model: { role: 'vpt-architecture', write: model },
      weights: { role: 'vpt-policy', write: zip(vpt3) },
    });
    expect(await other.verify()).toMatchObject({ code: 1, errors: ['architecture-does-not-fit'] });
  });

  test('two files of different roles that are one', async () => {
    const twice = await byHand({
      one: { role: 'weights', write: zip(prior, { root: 'archive' }) },
      two: { role: 'steve1-prior', write: zip(prior, { root: 'archive' }) },
    });
    expect(await twice.verify()).toMatchObject({ code: 1, errors: ['assets-identical'] });
  });

  const trainer = policy.map((one) => ({ ...one, key: `module.policy.${one.key}` }));
  const below = { wrapper: 'state_dict' } as const;
  const seen = async (role: string, write: (path: string) => void, refusal: RegExp | undefined) => {
    const { report, code } = await (await byHand({ one: { role, write } })).verify();
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    expect([code, errors.length]).toEqual(refusal ? [1, 1] : [0, 0]);
    if (refusal)
      expect(errors[0]).toMatchObject({ code: 'checkpoint-wrong-role', message: expect.stringMatching(refusal) });
  };

  test('a prior below state_dict: what its loader sees counts', () =>
    seen(
      'steve1-prior',
      zip(prior, below),
      /^.*this is the STEVE-1 prior .*, and its loader does not find it: none of its tensors is where/,
    ));

  // Weights in full shape, which take their time to hash.
  testFull.each<[string, string, (path: string) => void, RegExp | undefined]>([
    ['the policy as upstream’s trainer saves it', 'steve1-policy', zip(trainer), undefined],
    [
      'VPT’s weights named in that way',
      'vpt-policy',
      zip(vpt.map((one) => ({ ...one, key: `module.policy.${one.key}` }))),
      undefined,
    ],
    ['MineCLIP below state_dict', 'mineclip', zip(attn, below), undefined],
    ['a policy below state_dict', 'steve1-policy', zip(policy, below), /its loader does not find it/],
  ])('%s: what its loader sees counts', (_name, role, write, refusal) => seen(role, write, refusal));

  testFull(
    'two assets that lie in each other’s place are told as that; one that is wrong beside them is not',
    async () => {
      const swapped = await byHand({
        mine: { role: 'mineclip', write: zip(avg, { wrapper: 'state_dict' }) },
        policy: { role: 'steve1-policy', write: zip(prior) },
        prior: { role: 'steve1-prior', write: zip(policy) },
      });
      const { code, report } = await swapped.verify();
      expect(code).toBe(1);
      expect(report.findings.filter((one) => one.code === 'assets-swapped')).toMatchObject([
        {
          subject: 'policy',
          message: expect.stringMatching(
            /policy\.pt and .*prior\.pt are swapped: the first is a steve1-prior, the second/,
          ),
        },
      ]);
    },
  );

  test('a table of the user’s own: written by inspect, named in the manifest', async () => {
    const mine: Tensor[] = [{ key: 'fc.weight', shape: [4, 2] }];
    const { work, verify } = await byHand({
      one: { role: 'weights', write: zip(mine, { seed: 1 }), tensors: 'mine.table' },
    });
    writeTorchZip(join(work, 'data', 'one.pt'), mine, { seed: 1, wrapper: 'state_dict' });
    await cli(['inspect', join(work, 'data', 'one.pt'), '--write-table', 'mine.table'], { cwd: work });
    expect(readFileSync(join(work, 'mine.table'), 'utf8')).toContain('state_dict.fc.weight');
    expect(await verify()).toMatchObject({ code: 0, errors: [] });
    writeTorchZip(join(work, 'data', 'one.pt'), [{ key: 'fc.weight', shape: [4, 3] }], { seed: 1 });
    expect(await verify()).toMatchObject({ code: 1, errors: ['checkpoint-wrong-role'] });
    writeFileSync(join(work, 'mine.table'), 'what is this');
    expect(await verify()).toMatchObject({ code: 2, report: { error: { code: 'manifest-invalid' } } });
  });
});
