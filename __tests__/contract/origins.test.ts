import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/core/schema/report.js';
import { noise } from '../helpers/noise.js';
import { readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { type Fault, startFaultyOrigin } from '../helpers/faulty-origin.js';
import { cli } from '../helpers/spawn.js';

const body = noise(200_000);
const wrong = noise(200_000);
const half = 100_000;

const status = (code: number, headers = {}): Fault => ({ kind: 'status', status: code, headers });
const instead = (other: Buffer | string): Fault => ({ kind: 'body', body: Buffer.from(other) });
const resetHalfway: Fault = { kind: 'reset', after: half };

/** An origin of the one file, at every path, whose next answers are these; then it is healthy. */
async function startOrigin(...script: Fault[]) {
  const origin = await startFaultyOrigin(body);
  origin.scriptAll(...script);
  undoAfterTest(() => origin.close());
  return origin;
}

const pinned = { size: body.length, sha256: createHash('sha256').update(body).digest('hex') };

interface Options {
  pins?: Partial<typeof pinned>;
  args?: string[];
  env?: Record<string, string>;
  sources?: (url: string) => object[];
}

/** Provisions one file from an origin that answers by a script; `again` does it once more, by what is left of it. */
async function provisionFrom(script: Fault[], { pins = pinned, args = [], env = {}, sources }: Options = {}) {
  const origin = await startOrigin(...script);
  const work = tempFolder();
  const asset = {
    id: 'file',
    kind: 'file',
    role: 'other',
    path: 'file.bin',
    ...pins,
    sources: sources?.(origin.url) ?? [{ type: 'https', url: `${origin.url}/file` }],
  };
  writeFileSync(
    join(work, 'bundle.json'),
    JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets: [asset] }),
  );
  const all = [
    'provision',
    '--bundle',
    'bundle.json',
    '--json',
    '--stall-timeout',
    // Short only where silence is waited for: a busy machine may be silent for a second of its own accord.
    script.some(({ kind }) => kind === 'stall' || kind === 'hang') ? '1' : '15',
    ...(args.length > 0 ? args : ['--retries', '0']),
  ];
  const partFolder = join(work, 'data', '.steve1-setup', 'parts');
  const bytesOf = (name: string) => statSync(join(partFolder, name), { throwIfNoEntry: false })?.size ?? 0;
  const isPart = (name: string) => !name.endsWith('.json');
  origin.taken = () =>
    existsSync(partFolder) ? Math.max(0, ...readdirSync(partFolder).filter(isPart).map(bytesOf)) : 0;
  const end = await cli(all, { cwd: work, env });
  const report = readReport(end.stdout);
  const file = join(work, 'data', 'file.bin');
  const placed = existsSync(file);
  const parts = readdirSync(partFolder);
  return { end, report, origin, placed, file, parts, again: () => cli(all, { cwd: work, env }) };
}

const told = ({ error, findings }: Report) => [error?.code, error?.message, findings.length];

describe('a fault of an origin: one clear error, nothing placed, and a later run that succeeds', () => {
  test.each<[string, Fault, number, string, RegExp, Options['pins']?]>([
    ['401', status(401), 3, 'origin-denied', /answers 401$/],
    ['403', status(403), 3, 'origin-denied', /answers 403$/],
    ['404', status(404), 3, 'origin-not-found', /answers 404$/],
    ['416', status(416), 3, 'origin-failed', /answers 416$/],
    ['429', status(429, { 'retry-after': '7' }), 3, 'origin-rate-limited', /answers 429; it asks to wait 7 s$/],
    ['500', status(500), 3, 'origin-failed', /answers 500$/],
    ['a reset', resetHalfway, 3, 'origin-reset', /the connection to http.* broke/],
    ['a stall', { kind: 'stall', after: half }, 3, 'origin-stalled', /sent nothing for the time of stall-timeout$/],
    [
      'a wrong length',
      instead(body.subarray(0, half)),
      1,
      'asset-size-mismatch',
      /sends 100000 bytes, not 200000 bytes$/,
    ],
    [
      'wrong bytes',
      instead(wrong),
      1,
      'asset-digest-mismatch',
      /sends a file with sha256 [0-9a-f]{64}, not [0-9a-f]{64}$/,
    ],
    [
      'a redirect to nowhere',
      { kind: 'redirect', to: 'file:///etc/passwd' },
      3,
      'origin-redirect',
      /redirects to 'file:/,
    ],
    [
      'an encoding that nobody knows',
      { kind: 'gzip', headers: { 'content-encoding': 'compress' } },
      3,
      'origin-failed',
      /encoded as compress/,
    ],
  ])('%s', async (_name, answer, code, slug, message) => {
    const { end, report, placed, again } = await provisionFrom([answer]);
    expect([end.code, ...told(report)]).toEqual([code, slug, expect.stringMatching(message), 1]);
    expect(report.assets[0]!.attempts).toEqual([
      { type: 'https', url: expect.stringMatching(/\/file$/), outcome: 'failed', code: slug },
    ]);
    expect([placed, report.environment]).toEqual([false, {}]);
    const second = await again();
    expect([second.code, readReport(second.stdout).assets[0]!.status]).toEqual([0, 'ok']);
  });

  test('gzip that was not asked for is taken off where a digest decides, and refused where none does', async () => {
    const { end, report, placed } = await provisionFrom([{ kind: 'gzip' }]);
    expect([end.code, report.assets[0]!.status, report.findings, placed]).toEqual([0, 'ok', [], true]);
    const unpinned = await provisionFrom([{ kind: 'gzip' }], { pins: {} });
    const message = expect.stringMatching(/encoded as gzip, which was not asked for, and no digest/);
    expect([unpinned.end.code, ...told(unpinned.report)]).toEqual([3, 'origin-failed', message, 1]);
    expect(unpinned.placed).toBe(false);
  });

  test.each<[string, string, RegExp]>([
    ['an HTML page', '<!DOCTYPE html><html><body>Google Drive - Quota exceeded</body></html>', /an HTML page/],
    ['an XML error', '<?xml version="1.0"?><Error><Code>BlobNotFound</Code></Error>', /an XML error document/],
    [
      'a Git LFS pointer',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`,
      /a Git LFS pointer/,
    ],
    ['nothing', '', /nothing: the file is empty/],
    ['zeros', '\0'.repeat(5000), /only zero bytes/],
  ])('%s in place of the file, with status 200 and nothing pinned', async (_name, text, message) => {
    const { end, report, placed, parts, again } = await provisionFrom([instead(text)], { pins: {} });
    expect([end.code, ...told(report)]).toEqual([1, 'asset-content-wrong', expect.stringMatching(message), 1]);
    expect([placed, parts]).toEqual([false, []]);
    expect((await again()).code).toBe(0);
  });
});

describe('what is tried before giving up', () => {
  test('the same source again, from where it broke', async () => {
    const { end, report, origin, file } = await provisionFrom([resetHalfway, status(503, { 'retry-after': '0' })], {
      args: ['--retries', '3'],
    });
    expect(end.code).toBe(0);
    expect(origin.requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=100000-', 'bytes=100000-']);
    expect(report.counters).toMatchObject({ requests: 3, bytesDownloaded: body.length });
    expect(readFileSync(file).equals(body)).toBe(true);
    expect(end.stderr).toMatch(/trying again in \d+ s \(1 of 3\)/);
    expect(report.assets[0]!.attempts).toEqual([{ type: 'https', url: `${origin.url}/file`, outcome: 'ok', tries: 3 }]);
  });

  test('not more often than `retries` says', async () => {
    const { end, origin, report } = await provisionFrom(Array<Fault>(9).fill(status(503, { 'retry-after': '0' })), {
      args: ['--retries', '2'],
    });
    expect([end.code, origin.requests.length, report.assets[0]!.attempts[0]!.tries]).toEqual([3, 3, 3]);
  });

  test('the next source; every attempt is in the report', async () => {
    const { end, report, origin } = await provisionFrom([status(404), instead(wrong)], {
      sources: (url) => [
        { type: 'file', path: 'not-there.bin' },
        { type: 'https', url: `${url}/a?signature=secret` },
        { type: 'https', url: `${url}/b` },
        { type: 'https', url: `${url}/c` },
      ],
    });
    expect([end.code, report.verdict]).toEqual([0, 'pass']);
    expect(report.assets[0]!.attempts.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['failed', 'origin-file-missing'],
      ['failed', 'origin-not-found'],
      ['failed', 'asset-digest-mismatch'],
      ['ok', undefined],
    ]);
    expect(origin.requests[0]!.url).toBe('/a?signature=secret');
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  test('wrong bytes from any source are what the run ends with, not the silence of another', async () => {
    const { end, report } = await provisionFrom([instead(wrong), status(404)], {
      sources: (url) => [
        { type: 'https', url: `${url}/a` },
        { type: 'https', url: `${url}/b` },
      ],
    });
    expect([end.code, report.error?.code, report.verdict]).toEqual([1, 'asset-digest-mismatch', 'fail']);
    expect(report.error?.message).toMatch(/2 sources tried, none delivered it/);
  });
});

describe('tokens and redirects', () => {
  const hub = (url: string, endpoint?: string) => [
    {
      type: 'hub',
      repo: 'a/b',
      revision: 'main',
      path: 'file',
      ...(endpoint !== undefined && { endpoint }),
      ...(url && {}),
    },
  ];

  test('a redirect to another host does not get the token', async () => {
    const cdn = await startOrigin();

    const second = await startOrigin({ kind: 'redirect', to: `${cdn.url}/blob` });
    const run = await provisionFrom([], {
      sources: (url) => hub(url),
      env: { HF_TOKEN: 'hf_secret', HF_ENDPOINT: second.url },
    });
    expect(run.end.code).toBe(0);
    expect(second.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer hf_secret']);
    expect(cdn.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(run.end.stdout + run.end.stderr).not.toContain('hf_secret');
  });

  test('an endpoint that a manifest names does not get the token', async () => {
    const run = await provisionFrom([], { sources: (url) => hub(url, url), env: { HF_TOKEN: 'hf_secret' } });
    expect([run.end.code, run.origin.requests.map(({ headers }) => headers.authorization)]).toEqual([0, [undefined]]);
  });

  test('plain http to another machine is refused unless a sha256 is pinned', async () => {
    const { end, report } = await provisionFrom([], {
      pins: {},
      sources: () => [{ type: 'https', url: 'http://files.example.invalid/file' }],
    });
    expect([end.code, report.error?.code]).toEqual([2, 'origin-insecure']);
  });
});
