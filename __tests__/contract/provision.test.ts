import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoSetup, readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { action, cli, dist, start } from '../helpers/spawn.js';

const validate = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync('schemas/steve1-report-1.json', 'utf8')) as object,
);
const valid = (document: unknown): unknown => (validate(document) ? document : validate.errors);

/** Every path below a folder with what tells one file from another. */
function inodes(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('.steve1-setup'),
  );
  return Object.fromEntries(
    paths.sort().map((path) => {
      const { ino, mtimeNs, ctimeNs } = lstatSync(join(folder, path), { bigint: true });
      return [path, `${ino} ${mtimeNs} ${ctimeNs}`];
    }),
  );
}

describe('provision', () => {
  test('brings everything, lays it out, and tells it', async () => {
    const { work, data, args, bundle } = await demoSetup();
    const { code, stdout, stderr } = await cli(['provision', ...args, '--json'], { cwd: work });
    expect([code, stderr.split('\n')[0]]).toEqual([0, expect.stringMatching(/provision/i)]);

    const report = readReport(stdout);
    expect(valid(report)).toBe(report);
    expect(report.verdict).toBe('pass');
    expect(report.findings).toEqual([]);
    expect(report.assets.map(({ id, status, source, trust }) => [id, status, source, trust])).toEqual(
      bundle.assets.map(({ id }) => [id, 'ok', 'download', 'manifest']),
    );
    expect(report.counters.bytesDownloaded).toBe(report.assets.reduce((sum, asset) => sum + asset.bytes, 0));
    expect(report.counters.requests).toBe(4 + 7);

    const repo = join(data, 'huggingface_cache', 'hub', 'models--demo--clip-tokenizer');
    expect(readFileSync(join(repo, 'refs', 'main'), 'utf8')).toBe(demoRepo.commit);
    const link = join(repo, 'snapshots', demoRepo.commit, 'vocab.json');
    expect(readlinkSync(link)).toMatch(/^\.\.\/\.\.\/blobs\/[0-9a-f]{40}$/);
    expect(readFileSync(join(data, 'huggingface_cache', 'hub', 'version.txt'), 'utf8')).toBe('1');
    expect(readdirSync(join(data, 'generated_videos'))).toEqual([]);
    expect(readdirSync(join(data, '.steve1-setup')).sort()).toEqual(['.gitignore', 'parts', 'receipts.json']);
    expect(readdirSync(join(data, '.steve1-setup', 'parts'))).toEqual([]);
    expect(report.environment['STEVE1_WEIGHTS']).toBe(join(data, 'weights', 'steve1', 'steve1.weights'));
    expect(report.environment['HF_HOME']).toBe(join(data, 'huggingface_cache'));
  });

  test('a second run asks nothing, hashes nothing and changes no inode; verify: full hashes all', async () => {
    const { work, data, args, origin } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const before = inodes(data);
    origin.requests.length = 0;

    const warm = readReport((await cli(['provision', ...args, '--json'], { cwd: work })).stdout);
    expect(warm.counters).toEqual({ requests: 0, bytesDownloaded: 0, bytesHashed: 0 });
    expect(warm.assets.every(({ source }) => source === 'local')).toBe(true);
    expect(origin.requests).toEqual([]);
    expect(inodes(data)).toEqual(before);

    const full = readReport((await cli(['provision', ...args, '--json', '--verify', 'full'], { cwd: work })).stdout);
    expect(full.counters).toEqual({
      requests: 0,
      bytesDownloaded: 0,
      bytesHashed: full.assets.reduce((sum, asset) => sum + asset.bytes, 0),
    });
    expect(inodes(data)).toEqual(before);
  });

  test('a warm run writes nothing into a Hub cache of another folder, so that one on a read-only mount serves', async () => {
    const { work, data, args } = await demoSetup();
    const home = join(tempFolder(), 'hf');
    const all = [...args, '--hf-home', home, '--json'];
    expect((await cli(['provision', ...all], { cwd: work })).code).toBe(0);
    rmSync(join(home, '.steve1-setup'), { recursive: true });
    const seen = () => ({ ...inodes(home), '.': String(lstatSync(home, { bigint: true }).mtimeNs) });
    // Root writes in spite of the mode: to it the listing tells.
    const folders = () => [home, ...readdirSync(home, { recursive: true, encoding: 'utf8' }).map((p) => join(home, p))];
    const mode = (bits: number) => {
      for (const path of folders()) if (lstatSync(path).isDirectory()) chmodSync(path, bits);
    };
    mode(0o555);
    undoAfterTest(() => mode(0o755));
    const before = seen();
    for (const more of [[], ['--verify', 'full']]) {
      const warm = await cli(['provision', ...all, ...more], { cwd: work });
      expect([warm.code, readReport(warm.stdout).assets.every(({ source }) => source === 'local')]).toEqual([0, true]);
    }
    expect(existsSync(join(home, '.steve1-setup'))).toBe(false);
    expect(seen()).toEqual(before);
    expect(existsSync(join(data, 'huggingface_cache'))).toBe(false);
  });

  test('a file that went bad is named by verify and mended by provision', async () => {
    const { work, data, args } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const prior = join(data, 'weights', 'steve1', 'steve1_prior.pt');
    const good = readFileSync(prior);
    writeFileSync(prior, good.subarray(0, 1000));

    const bad = await cli(['verify', '--bundle', 'bundle.json', '--json'], { cwd: work });
    const report = readReport(bad.stdout);
    expect(valid(report)).toBe(report);
    expect([bad.code, report.verdict, report.error?.code]).toEqual([1, 'fail', 'checkpoint-truncated']);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]!.message).toContain(`${good.length - 1000} more are missing`);
    expect(report.environment).toEqual({});
    expect(report.counters.requests).toBe(0);

    const mended = await cli(['provision', ...args, '--json'], { cwd: work });
    expect([mended.code, readReport(mended.stdout).assets.map(({ source }) => source)]).toEqual([
      0,
      ['local', 'local', 'local', 'download', 'local'],
    ]);
    expect(readFileSync(prior).equals(good)).toBe(true);
  });

  test('a broken Hub cache is told and left untouched by verify, and made whole by provision', async () => {
    const { work, data, args } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const repo = join(data, 'huggingface_cache', 'hub', 'models--demo--clip-tokenizer');
    const vocab = join(repo, 'snapshots', demoRepo.commit, 'vocab.json');
    const blob = join(repo, 'snapshots', demoRepo.commit, readlinkSync(vocab));
    appendFileSync(join(repo, 'refs', 'main'), '\n');
    rmSync(blob);
    writeFileSync(join(repo, 'snapshots', demoRepo.commit, 'merges.txt.tmp'), '');
    const before = inodes(data);

    const bad = readReport((await cli(['verify', '--bundle', 'bundle.json', '--json'], { cwd: work })).stdout);
    expect(
      bad.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['hub-link-dangling', 'hub-ref-invalid']);
    expect(inodes(data)).toEqual(before);

    expect((await cli(['provision', ...args], { cwd: work })).code).toBe(0);
    expect(readFileSync(join(repo, 'refs', 'main'), 'utf8')).toBe(demoRepo.commit);
    expect(existsSync(vocab)).toBe(true);
  });

  test('a tokenizer that gives wrong ids is told, though every digest of its manifest is right', async () => {
    const { work, args } = await demoSetup((bundle) => {
      for (const asset of bundle.assets) if (asset.kind === 'hub-snapshot') asset.golden = { 'get dirt': [1, 2, 3] };
    });
    const { code, stdout } = await cli(['provision', ...args, '--json'], { cwd: work });
    expect([code, readReport(stdout).error?.code]).toEqual([1, 'hub-tokenizer-broken']);
  });

  test('files put there by hand are checked and used; one that nothing pins is told', async () => {
    const { work, data, args, served, origin } = await demoSetup((bundle) => {
      for (const asset of bundle.assets) {
        if (asset.id !== 'steve1-prior' || asset.kind !== 'file') continue;
        delete asset.sha256;
        asset.sizeAbout = 66000;
        delete asset.size;
        asset.sources = [{ type: 'gdrive', id: '1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES' }];
      }
    });
    // Google Drive is not to be had: a proxy at which nobody listens stands between.
    const here = { cwd: work, env: { HTTPS_PROXY: 'http://127.0.0.1:9' } };
    const first = await cli(['provision', ...args, '--json', '--retries', '0'], here);
    const report = readReport(first.stdout);
    expect([first.code, report.verdict, report.error?.code]).toEqual([3, 'error', 'origin-unreachable']);
    expect(report.error?.remedy).toContain(
      'download https://drive.google.com/file/d/1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES/view in a browser, put it at ' +
        join(data, 'weights', 'steve1', 'steve1_prior.pt'),
    );
    expect(report.assets.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'failed', 'ok']);
    expect(report.environment).toEqual({});

    mkdirSync(join(data, 'weights', 'steve1'), { recursive: true });
    writeFileSync(
      join(data, 'weights', 'steve1', 'steve1_prior.pt'),
      readFileSync(served['/weights/steve1_prior.pt']!.path),
    );
    origin.requests.length = 0;
    const second = await cli(['provision', ...args, '--json'], here);
    const again = readReport(second.stdout);
    expect([second.code, again.assets[3]!.trust, again.findings.map(({ code, severity }) => [code, severity])]).toEqual(
      [0, 'structure', [['asset-unverified', 'warning']]],
    );
    expect(origin.requests).toEqual([]);

    const refused = await cli(['provision', ...args, '--json', '--allow-unlocked', 'false'], here);
    expect([refused.code, readReport(refused.stdout).error?.code]).toEqual([1, 'asset-unverified']);
    expect(statSync(join(data, 'weights', 'steve1', 'steve1_prior.pt')).size).toBeGreaterThan(60000);

    const checked = readReport((await cli(['verify', '--bundle', 'bundle.json', '--json'], { cwd: work })).stdout);
    expect(checked.findings.map(({ code, severity }) => [code, severity])).toEqual([['asset-unlocked', 'note']]);
  });

  test('a wrong file that somebody put there gives way, and is kept', async () => {
    const { work, data, args } = await demoSetup();
    mkdirSync(join(data, 'weights', 'vpt'), { recursive: true });
    writeFileSync(join(data, 'weights', 'vpt', '2x.model'), 'my own notes');
    const { code, stdout } = await cli(['provision', ...args, '--json'], { cwd: work });
    const report = readReport(stdout);
    expect([code, report.findings.map(({ code: one }) => one)]).toEqual([0, ['asset-kept']]);
    const kept = readdirSync(join(data, '.steve1-setup', 'kept'), { recursive: true, encoding: 'utf8' }).find((path) =>
      path.endsWith('2x.model'),
    );
    expect(readFileSync(join(data, '.steve1-setup', 'kept', kept!), 'utf8')).toBe('my own notes');
  });
});

test('two files that are the same bytes, as assets and in a snapshot, do not get in each other’s way', async () => {
  const { work, args, data } = await demoSetup((bundle) => {
    const [first] = bundle.assets;
    if (first?.kind === 'file')
      bundle.assets.push({ ...first, id: 'again', path: 'weights/again.model', env: 'STEVE1_DEMO_AGAIN' });
    for (const asset of bundle.assets) {
      if (asset.kind === 'hub-snapshot')
        asset.files = { ...asset.files, 'copy/vocab.json': asset.files!['vocab.json']! };
    }
  });
  const { code, stdout } = await cli(['provision', ...args, '--json'], { cwd: work });
  expect([code, readReport(stdout).findings]).toEqual([0, []]);
  expect(existsSync(join(data, 'weights', 'again.model'))).toBe(true);
  const copy = join(
    data,
    'huggingface_cache',
    'hub',
    'models--demo--clip-tokenizer',
    'snapshots',
    demoRepo.commit,
    'copy',
    'vocab.json',
  );
  expect(readlinkSync(copy)).toMatch(/^\.\.\/\.\.\/\.\.\/blobs\//);
});

describe('the action', () => {
  test('writes outputs, environment, summary and report', async () => {
    const { work, data, origin } = await demoSetup();
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url };
    const cold = await action('provision', inputs, { workspace: work }).ended;
    expect([cold.code, cold.stderr]).toEqual([0, '']);
    expect(cold.outputs).toMatchObject({
      'cache-hit': 'false',
      source: 'download',
      'data-dir': data,
      'hf-home': join(data, 'huggingface_cache'),
    });
    expect(cold.outputs['bundle-digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(valid(cold.report)).toBe(cold.report);
    expect(cold.exported).toEqual((cold.report as { environment: object }).environment);
    expect(cold.exported).toMatchObject({
      HF_HUB_OFFLINE: '1',
      TRANSFORMERS_OFFLINE: '1',
      HF_HUB_CACHE: join(data, 'huggingface_cache', 'hub'),
    });
    expect(cold.summary).toContain('steve1-policy');

    const warm = await action('provision', inputs, { workspace: work }).ended;
    expect(warm.outputs).toMatchObject({ 'cache-hit': 'true', source: 'local' });
  });

  test('RUNNER_DEBUG turns details on: places, phases, counters, each attempt; for the runner to hide or show', async () => {
    const { work, data, origin } = await demoSetup((bundle) => {
      const [first] = bundle.assets;
      if (first?.kind === 'file') first.sources.unshift({ type: 'file', path: 'not-there' });
    });
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url };
    const end = await action('provision', inputs, { workspace: work, env: { RUNNER_DEBUG: '1' } }).ended;
    expect(end.code).toBe(0);
    const lines = end.stdout.split('\n').filter((line) => line.startsWith('::debug::'));
    const has = (pattern: RegExp) => expect(lines).toContainEqual(expect.stringMatching(pattern));
    expect(lines).toContain(`::debug::dataDir: ${data}`);
    has(/^::debug::phase fetch: [\d.]+ s$/);
    has(/^::debug::requests: 11$/);
    has(/^::debug::asset vpt-model: ok · [\d,]+ bytes · download · manifest · /);
    has(/^::debug:: {2}file .*not-there: failed origin-file-missing$/);
    has(/^::debug:: {2}https http:\/\/127\.0\.0\.1:\d+\/\S+: ok$/);

    const quiet = await action('provision', inputs, { workspace: work }).ended;
    expect(quiet.stdout).not.toContain('::debug::');
    const failed = await action('verify', { bundle: 'none.json' }, { workspace: work, env: { RUNNER_DEBUG: '1' } })
      .ended;
    expect([failed.code, failed.stdout]).toEqual([2, expect.stringContaining(`::debug::dataDir: ${data}`)]);
  });

  test('a failing run exports nothing, and writes everything else', async () => {
    const { work, data, origin } = await demoSetup();
    rmSync(data, { recursive: true, force: true });
    const failed = await action('verify', { bundle: 'bundle.json' }, { workspace: work }).ended;
    expect([failed.code, failed.exported, failed.outputs['verdict']]).toEqual([1, {}, 'fail']);
    expect(failed.stdout).toMatch(/^::error .*asset-missing/m);
    expect(failed.stdout.match(/^::error /gm)).toHaveLength(2); // one a code, not one a file
    expect(failed.summary).toContain('asset-missing');
    expect(existsSync(data)).toBe(false);
    expect(origin.requests).toEqual([]);
  });

  test('a token is masked, sent to the Hub endpoint alone, and in no report', async () => {
    const { work, origin } = await demoSetup();
    const token = 'hf_secretsecretsecret';
    const end = await action(
      'provision',
      { bundle: 'bundle.json', 'hf-endpoint': origin.url, 'hf-token': token },
      { workspace: work },
    ).ended;
    expect(end.code).toBe(0);
    expect(end.stdout.match(new RegExp(token, 'g'))).toHaveLength(1);
    expect(end.stdout).toContain(`::add-mask::${token}`);
    expect(JSON.stringify([end.report, end.outputs, end.exported, end.summary])).not.toContain(token);
    const sent = origin.requests.map(({ url, headers }) => [url.startsWith('/weights/'), headers['authorization']]);
    for (const [isWeights, authorization] of sent)
      expect(authorization).toBe(isWeights ? undefined : `Bearer ${token}`);
  });

  test('a runner that cannot be told anything is an error, in words', async () => {
    const { work, origin } = await demoSetup();
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url };
    const end = await start(join(dist, 'provision', 'index.js'), [], {
      cwd: work,
      env: {
        GITHUB_WORKSPACE: work,
        RUNNER_TEMP: join(work, 'bundle.json'),
        INPUT_BUNDLE: inputs.bundle,
        'INPUT_HF-ENDPOINT': inputs['hf-endpoint'],
      },
    }).ended;
    expect([end.code, end.stderr]).toEqual([3, '']);
    expect(end.stdout).toMatch(/^::error title=write-failed::cannot write what the runner is to read: /m);
  });
});

describe('a run that was killed', () => {
  test.each([20, 60, 100, 140, 180, 220, 260])(
    'after %d ms: the next one succeeds, and nothing unfinished is left',
    async (milliseconds) => {
      const { work, args, data } = await demoSetup();
      const run = start(join(dist, 'cli', 'index.js'), ['provision', ...args], { cwd: work });
      setTimeout(() => run.child.kill('SIGKILL'), milliseconds);
      await run.ended;
      // A killed holder is believed dead after 30 s; here it is known to be.
      for (const folder of [data, join(data, 'huggingface_cache')])
        rmSync(join(folder, '.steve1-setup', 'lock'), { recursive: true, force: true });
      expect((await cli(['provision', ...args], { cwd: work })).code).toBe(0);
      const left = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /incomplete|\.part/.test(path),
      );
      expect(left).toEqual([]);
    },
  );

  test('between writing a file of the Hub cache and renaming it: what it left is removed', async () => {
    const { work, args, data } = await demoSetup();
    await cli(['provision', ...args], { cwd: work });
    const repo = join(data, 'huggingface_cache', 'hub', 'models--demo--clip-tokenizer');
    const left = ['refs/main', `snapshots/${demoRepo.commit}/vocab.json`].map((path) =>
      join(repo, `${path}.0a1b2c3d.steve1-setup.incomplete`),
    );
    writeFileSync(left[0]!, demoRepo.commit);
    symlinkSync('../../blobs/none', left[1]!);
    const { code, stdout } = await cli(['provision', ...args, '--json'], { cwd: work });
    expect([
      code,
      readReport(stdout).findings,
      left.some((path) => lstatSync(path, { throwIfNoEntry: false })),
    ]).toEqual([0, [], false]);
  });
});
