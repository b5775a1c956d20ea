import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../src/core/schema/bundle.js';
import type { Report } from '../../src/core/schema/report.js';
import { isFull } from '../helpers/full.js';
import { CacheBackend, type Service } from '../helpers/cache-backend.js';
import { demoSetup, tempFolder } from '../helpers/demo-setup.js';
import { action, cli } from '../helpers/spawn.js';

/** The older protocol has its turn where everything runs. */
const services: Service[] = isFull ? ['v2', 'v1'] : ['v2'];

/** The demo's bundle, its origin, and a CI cache; every run is a fresh machine unless it is given a workspace. */
async function setup(service: Service, change: (bundle: Bundle) => void = () => undefined) {
  const made = await demoSetup(change);
  const backend = await CacheBackend.start();
  const events = tempFolder();
  const run = async (inputs: Record<string, string> = {}, env: Record<string, string> = {}, workspace?: string) => {
    const place = workspace ?? tempFolder();
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'bundle.json'), JSON.stringify(made.bundle));
    writeFileSync(join(events, 'event.json'), JSON.stringify({ repository: { default_branch: 'main' } }));
    const end = await action(
      'provision',
      { bundle: 'bundle.json', 'hf-endpoint': made.origin.url, retries: '0', 'stall-timeout': '2', ...inputs },
      {
        workspace: place,
        limitMs: 60_000,
        env: {
          ...backend.env(service),
          no_proxy: '127.0.0.1',
          GITHUB_EVENT_NAME: 'push',
          GITHUB_REF: 'refs/heads/main',
          GITHUB_EVENT_PATH: join(events, 'event.json'),
          ...env,
        },
      },
    ).ended;
    return { ...end, report: end.report as Report, data: join(place, 'data') };
  };
  return { ...made, backend, run };
}

const outcomes = ({ cache }: Report) =>
  Object.fromEntries(cache!.entries.map((entry) => [entry.key, [entry.outcome, entry.saved]]));
const partsOf = (data: string) => readdirSync(join(data, '.steve1-setup', 'parts'));

test('a service that answers every question with 500 is asked for what is under way, and no more', async () => {
  // The older toolkit gives up at once; that of today asks five times within half a minute.
  const { run, backend } = await setup('v1');
  backend.fault('get', { status: 500 });
  const end = await run({ cache: 'write' });
  expect([end.code, end.outputs['source']]).toEqual([0, 'download']);
  expect(end.report.findings.map(({ code }) => code)).toEqual(Array(2).fill('cache-failed'));
  // Two are asked at once, each once more.
  expect([backend.count('get'), backend.count('create')]).toEqual([4, 0]);
});

describe.each(services)('the CI cache (%s)', (service) => {
  test('a run on the default branch saves what it verified; on another machine all comes from there, with no origin', async () => {
    const { run, backend, origin } = await setup(service);
    const first = await run();
    expect([first.code, first.outputs['cache-hit'], first.outputs['source']]).toEqual([0, 'false', 'download']);
    expect(first.report.cache).toMatchObject({
      mode: 'write',
      why: 'push on the default branch',
      prefix: 'steve1-setup',
    });
    const { entries } = first.report.cache!;
    expect(new Set(entries.map(({ outcome, saved }) => `${outcome} ${saved}`))).toEqual(new Set(['miss saved']));
    expect(backend.entries.map(({ key }) => key).sort()).toEqual(entries.map(({ key }) => key).sort());
    expect(entries.every(({ key }) => /^steve1-setup-v1-(pack-)?[0-9a-f]{64}-g1$/.test(key))).toBe(true);
    expect(partsOf(first.data)).toEqual([]);

    await origin.close();
    const second = await run();
    expect([second.code, second.outputs['cache-hit'], second.outputs['source'], second.report.findings]).toEqual([
      0,
      'true',
      'cache',
      [],
    ]);
    expect(second.report.assets.map(({ trust, source }) => `${trust} ${source}`)).toEqual(
      first.report.assets.map(() => 'manifest cache'),
    );
    expect(new Set(second.report.cache!.entries.map(({ outcome, saved }) => `${outcome} ${saved}`))).toEqual(
      new Set(['hit undefined']),
    );
    expect(second.report.counters.bytesDownloaded).toBe(0);
    expect(partsOf(second.data)).toEqual([]);
    for (const { key } of entries) expect(second.summary).toContain(key);
    expect(backend.entries).toHaveLength(entries.length);
  });

  test('what nothing pins is remembered, compared with, and never more than a note', async () => {
    const { run, origin } = await setup(service, (bundle) => {
      for (const asset of bundle.assets)
        if (asset.kind === 'file') for (const name of ['sha256', 'md5'] as const) delete asset[name];
    });
    const first = await run();
    expect(first.report.findings.map(({ code }) => code)).toContain('asset-unverified');
    await origin.close();
    const second = await run({ 'allow-unlocked': 'false' });
    expect(second.code).toBe(0);
    expect(new Set(second.report.findings.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(['note asset-unlocked']),
    );
    expect(new Set(second.report.assets.map(({ trust }) => trust))).toEqual(new Set(['cache', 'manifest']));
    expect(second.report.lock?.text).toBe(first.report.lock?.text);
  });

  test('a bad entry is no evidence: the origins are asked, and the next generation takes its place', async () => {
    const { run, backend, bundle } = await setup(service);
    await run();
    const [asset] = bundle.assets;
    if (asset?.kind !== 'file') throw new Error('the demo begins with a file');
    const name = `steve1-setup-v1-${asset.sha256}`;
    const [bad] = backend.entries.filter(({ key }) => key === `${name}-g1`);
    const [other] = backend.entries.filter(
      ({ key }) => key.endsWith('-g1') && key !== `${name}-g1` && !key.includes('pack'),
    );
    bad!.bytes = other!.bytes; // a sound archive of other bytes
    const second = await run();
    expect([second.code, second.outputs['source'], second.outputs['cache-hit']]).toEqual([0, 'mixed', 'false']);
    expect(second.report.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning cache-entry-invalid',
    ]);
    expect(outcomes(second.report)[`${name}-g2`]).toEqual(['bad', 'saved']);
    const third = await run();
    expect([third.code, third.outputs['source'], outcomes(third.report)[`${name}-g2`]]).toEqual([
      0,
      'cache',
      ['hit', undefined],
    ]);
  });

  test('a pull request only restores; what it lacks comes from the origins', async () => {
    const { run, backend } = await setup(service);
    const end = await run({}, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/1/merge' });
    expect([end.code, end.report.cache]).toMatchObject([0, { mode: 'read', why: 'runs of pull_request only restore' }]);
    expect([backend.entries.length, backend.count('create')]).toEqual([0, 0]);
  });

  test('a service that hangs costs two limits on silence in all, and the run goes on', async () => {
    const { run, backend } = await setup(service);
    backend.fault('get', 'hang');
    const end = await run({ cache: 'read', 'stall-timeout': '1' });
    expect([end.code, end.outputs['source']]).toEqual([0, 'download']);
    // Two are asked at once; nobody else is asked any more.
    expect(end.report.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      Array(2).fill('warning cache-stalled'),
    );
    expect(end.report.cache!.entries.filter(({ outcome }) => outcome === 'not asked').length).toBeGreaterThan(0);
    expect(end.report.timing['fetch']).toBeLessThan(10);
  });

  test.each([
    ['hangs', 'hang'],
    ['is answered with 503 each time', { status: 503 }],
  ] as const)('a save that %s is the last one of the run', async (_, fault) => {
    const { run, backend } = await setup(service);
    // Refused or silent at once; what the toolkit does with a 503 of its own service takes half a minute.
    backend.fault('create', fault);
    const end = await run({ 'stall-timeout': '1' });
    expect([end.code, end.outputs['source']]).toEqual([0, 'download']);
    expect(end.report.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning cache-failed']);
    const { entries } = end.report.cache!;
    expect(entries.filter(({ saved }) => saved !== undefined).map(({ saved }) => saved)).toEqual(['failed']);
    expect([entries.length > 3, backend.count('create')]).toEqual([true, 1]);
  });

  // The others are told apart from a miss in the tests of restores.
  test.each(isFull ? [403, 404, 409] : [404])(
    'an entry whose bytes the store answers with %i: the next generation takes its place',
    async (refused) => {
      const { run, backend } = await setup(service);
      await run();
      const [entry] = backend.entries.filter(({ key }) => !key.includes('pack'));
      entry!.refused = refused;
      const next = entry!.key.replace(/-g1$/, '-g2');
      const second = await run();
      expect([second.code, second.outputs['source'], second.report.findings]).toMatchObject([
        0,
        'mixed',
        [{ code: 'cache-failed', severity: 'warning', message: expect.stringContaining(`answers ${refused} where`) }],
      ]);
      expect(outcomes(second.report)[next]).toEqual(['bad', 'saved']);
      const third = await run();
      expect([third.code, third.outputs['source'], third.report.findings]).toEqual([0, 'cache', []]);
      expect(outcomes(third.report)[next]).toEqual(['hit', undefined]);
    },
  );

  test('a save that is refused is a warning', async () => {
    const { run, backend } = await setup(service);
    backend.denied = 'write';
    const end = await run({ cache: 'write', assets: 'clip-tokenizer' });
    expect([end.code, end.report.findings.map(({ code }) => code)]).toEqual([0, ['cache-denied']]);
    expect(end.report.cache!.entries.map(({ saved }) => saved)).toEqual(['denied']);
  });
});

describe('where there is no CI cache', () => {
  test('a run of the action says so only when it was asked for', async () => {
    const { run } = await setup('v2');
    const none = { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '', ACTIONS_RUNTIME_TOKEN: '' };
    const auto = await run({}, none);
    expect([auto.code, auto.report.findings, auto.report.cache?.mode]).toEqual([0, [], 'off']);
    const asked = await run({ cache: 'write' }, none);
    expect([asked.code, asked.report.findings.map(({ code }) => code)]).toEqual([0, ['cache-unavailable']]);
    const off = await run({ cache: 'off' });
    expect(off.report.cache).toMatchObject({ mode: 'off', why: 'switched off' });
  });

  test('the command line goes without', async () => {
    const { work, args } = await demoSetup();
    const end = await cli(['provision', ...args, '--json'], { cwd: work });
    expect([end.code, (JSON.parse(end.stdout) as Report).cache?.mode]).toEqual([0, 'off']);
  });

  test.each(['a b', 'a,b', 'x'.repeat(500)])('cache-prefix %j is an error before anything is done', async (prefix) => {
    const { work, args } = await demoSetup();
    const end = await cli(['provision', ...args, '--cache-prefix', prefix, '--json'], {
      cwd: work,
    });
    expect([end.code, (JSON.parse(end.stdout) as Report).error?.code]).toEqual([2, 'input-invalid']);
  });
});
