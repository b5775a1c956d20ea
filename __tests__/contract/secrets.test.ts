import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { demoSetup, readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { fakePrograms } from '../helpers/fake-programs.js';
import { startProxy, startRefusingProxy } from '../helpers/proxy.js';
import { testIf } from '../helpers/skip.js';
import { action, cli } from '../helpers/spawn.js';

const token = 'hf_very_secret_token';
const isPosix = process.platform !== 'win32';

/** A server that answers as it is told; with which `authorization` it was asked. */
async function serve(answer: Parameters<typeof createServer>[1] & object) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** A folder with the manifest of one file on the Hub. */
function withHubFile(more: object = {}): string {
  const cwd = tempFolder();
  const sources = [{ type: 'hub', repo: 'a/b', revision: 'main', path: 'f' }];
  const assets = [{ id: 'file', kind: 'file', role: 'other', path: 'f', sources, ...more }];
  writeFileSync(
    join(cwd, 'bundle.json'),
    JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets }),
  );
  return cwd;
}
const args = ['provision', '--bundle', 'bundle.json', '--json', '--retries', '1'];

describe('a token that cannot be one is refused before anything is asked, and not shown', () => {
  test.each([
    ['a line end', 'hf_abc\nhf_def', 'a line end as character 7'],
    ['a letter outside of ASCII', 'hf_äbc', 'a character outside of ASCII as character 4'],
    ['a blank', 'hf_abc def', 'a blank as character 7'],
  ])('%s', async (_, value, words) => {
    const origin = await serve((_request, response) => response.end('x'));
    const env = { HF_TOKEN: value, HF_ENDPOINT: origin.url };
    const end = await cli(args, { cwd: withHubFile(), env });
    const { error } = readReport(end.stdout);
    expect([end.code, error?.code, error?.message]).toEqual([
      2,
      'token-invalid',
      `the Hub token (hf-token or HF_TOKEN) has ${words}`,
    ]);
    expect(end.stdout + end.stderr).not.toMatch(/hf_a|hf_d|hf_ä/);
    const run = await action('provision', { 'hf-token': value, bundle: 'bundle.json' }, { workspace: withHubFile() })
      .ended;
    expect([run.code, (run.report as { error: { code: string } }).error.code]).toEqual([2, 'token-invalid']);
    expect(origin.seen).toEqual([]);
  });
});

describe('a token goes to the Hub alone, and not where others read it', () => {
  test('plain http to another machine gets none, pinned or not', async () => {
    const proxy = await startRefusingProxy(404);
    const env = { HF_TOKEN: token, HF_ENDPOINT: 'http://hub.invalid', HTTP_PROXY: proxy.url };
    const pinned = await cli(args, { cwd: withHubFile({ sha256: 'a'.repeat(64) }), env });
    expect([pinned.code, readReport(pinned.stdout).error?.code]).toEqual([3, 'origin-not-found']);
    expect(pinned.stderr).toContain('the Hub token is not sent to http://hub.invalid');
    expect(proxy.asked.map(({ what, headers }) => [what, headers['authorization']])).toEqual([
      ['GET http://hub.invalid/a/b/resolve/main/f', undefined],
    ]);
    const unpinned = await cli(args, { cwd: withHubFile(), env });
    expect([unpinned.code, readReport(unpinned.stdout).error?.code]).toEqual([2, 'origin-insecure']);
    expect(proxy.asked).toHaveLength(1);
  });

  test('on loopback it goes, by a proxy too', async () => {
    const [origin, proxy] = [await serve((_request, response) => response.end('x')), await startProxy()];
    const env = { HF_TOKEN: token, HF_ENDPOINT: origin.url, HTTP_PROXY: proxy.url };
    expect((await cli(args, { cwd: withHubFile(), env })).code).toBe(0);
    expect(origin.seen).toEqual([`Bearer ${token}`]);
  });

  test.each(['https://ana:sesame@hub.example', 'ftp://ana:sesame@hub.example'])('hf-endpoint %s', async (endpoint) => {
    for (const [more, env] of [
      [['--hf-endpoint', endpoint], {}],
      [[], { HF_ENDPOINT: endpoint }],
    ] as const) {
      const end = await cli([...args, ...more], { cwd: withHubFile(), env });
      expect([end.code, readReport(end.stdout).error?.code]).toEqual([2, 'input-invalid']);
      expect(end.stdout + end.stderr).not.toContain('sesame');
    }
  });
});

describe('what servers say is told without secrets', () => {
  test('a token that is echoed, and a query in its words', async () => {
    const words = `no access for ${token}, see https://hub.example/x?sig=signature`;
    const origin = await serve((_request, response) => response.writeHead(403, { 'x-error-message': words }).end());
    const env = { HF_TOKEN: token, HF_ENDPOINT: origin.url };
    for (const one of [args, args.filter((word) => word !== '--json')]) {
      const end = await cli(one, { cwd: withHubFile(), env });
      expect(end.stdout).toContain('no access for ***, see https://hub.example/x');
      expect(end.stdout + end.stderr).not.toMatch(/hf_very|signature/);
    }
    const run = await action(
      'provision',
      { 'hf-token': token, bundle: 'bundle.json', 'hf-endpoint': origin.url },
      {
        workspace: withHubFile(),
      },
    ).ended;
    expect(JSON.stringify(run.report)).toContain('no access for ***');
    // The one line that the runner is told what to mask by.
    expect(run.stdout.replace(`::add-mask::${token}`, '')).not.toMatch(/hf_very|signature/);
  });

  test('a retry that is told in the log', async () => {
    const origin = await serve((_request, response) =>
      response.writeHead(503, { 'x-error-message': `busy with ${token}`, 'retry-after': '0' }).end(),
    );
    const end = await cli(args, { cwd: withHubFile(), env: { HF_TOKEN: token, HF_ENDPOINT: origin.url } });
    expect(end.stderr).toContain('busy with ***');
    expect(end.stdout + end.stderr).not.toContain(token);
  });

  test.each([
    'ftp://ana:sesame@files.example/x?sig=signature',
    'javascript:sesame?signature=1',
    'http://[sesame?sig=signature',
  ])('a redirect to %s', async (location) => {
    const origin = await serve((_request, response) => response.writeHead(302, { location }).end());
    const end = await cli(args, { cwd: withHubFile(), env: { HF_ENDPOINT: origin.url } });
    expect([end.code, readReport(end.stdout).error?.code]).toEqual([3, 'origin-redirect']);
    expect(end.stdout + end.stderr).not.toMatch(/signature/);
    expect(end.stdout + end.stderr).not.toContain('ana:');
  });
});

test('a listing of the Hub with an unsafe name is no fault of the question', async () => {
  const listing = [{ type: 'file', path: '../../refs/main', size: 1, oid: 'a'.repeat(40) }];
  const origin = await serve((_request, response) => response.end(JSON.stringify(listing)));
  const cwd = withHubFile({
    kind: 'hub-snapshot',
    path: undefined,
    repo: 'a/b',
    revision: 'c'.repeat(40),
    sources: [{ type: 'hub' }],
  });
  const end = await cli([...args, '--hf-endpoint', origin.url], { cwd });
  const { error } = readReport(end.stdout);
  expect([end.code, error?.code, error?.kind]).toEqual([1, 'hub-listing-unsafe', 'integrity']);
  expect(error?.message).toContain("lists the file '../../refs/main', which has the segment '..'");
  expect(origin.seen).toHaveLength(1);
});

testIf(isPosix, 'the programs are shell scripts')('programs that are started see no token', async () => {
  const { work, args: demo } = await demoSetup();
  execFileSync('git', ['init', '--quiet'], { cwd: work });
  const note = (name: string) => `env > ${join(work, name)}.env; `;
  const PATH = fakePrograms(work, {
    git: `${note('git')}exit 1`,
    python: `${note('python')}exit 1`,
    python3: `${note('python3')}exit 1`,
    'nvidia-smi': `${note('smi')}exit 9`,
  });
  const secrets = Object.fromEntries(
    [
      'HF_TOKEN',
      'HUGGING_FACE_HUB_TOKEN',
      'GITHUB_TOKEN',
      'ACTIONS_RUNTIME_TOKEN',
      'INPUT_HF-TOKEN',
      'AWS_SECRET_ACCESS_KEY',
    ].map((name) => [name, token]),
  );
  const env = { ...secrets, PATH, TOKENIZERS_PARALLELISM: 'false', CUDA_VISIBLE_DEVICES: '0' };
  expect((await cli(['provision', ...demo], { cwd: work, env })).code).toBe(0);
  for (const name of ['git', 'python', 'python3', 'smi']) {
    const seen = readFileSync(join(work, `${name}.env`), 'utf8');
    expect(seen).not.toContain(token);
    expect(seen).toMatch(/^TOKENIZERS_PARALLELISM=false$/m);
  }
});
