import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../src/core/schema/bundle.js';
import { demoSetup, readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { startProxy, startRefusingProxy, startSilentProxy } from '../helpers/proxy.js';
import { testIf } from '../helpers/skip.js';
import { cli, dist, start } from '../helpers/spawn.js';

describe('a proxy named by the environment', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('%s is used', async (name) => {
    const { work, args, origin } = await demoSetup();
    const proxy = await startProxy();
    const end = await cli(['provision', ...args], { cwd: work, env: { [name]: proxy.url } });
    expect([end.code, origin.requests.length]).toEqual([0, 11]);
    expect(proxy.passed.length).toBeGreaterThan(0);
    expect(proxy.passed.every((one) => one.includes(new URL(origin.url).host))).toBe(true);
  });

  test('NO_PROXY goes around it', async () => {
    const { work, args } = await demoSetup();
    const proxy = await startProxy();
    const end = await cli(['provision', ...args], {
      cwd: work,
      env: { HTTP_PROXY: proxy.url, NO_PROXY: 'localhost,127.0.0.1' },
    });
    expect([end.code, proxy.passed]).toEqual([0, []]);
  });

  test('one that does not answer is said', async () => {
    const { work, args } = await demoSetup();
    const end = await cli(['provision', ...args, '--json', '--retries', '0'], {
      cwd: work,
      env: { HTTP_PROXY: 'http://127.0.0.1:9' },
    });
    expect([end.code, readReport(end.stdout).error?.kind]).toEqual([3, 'network']);
  });

  const toHttps = (bundle: Bundle) => {
    for (const asset of bundle.assets) asset.sources = [{ type: 'https', url: 'https://origin.invalid/file' }];
  };
  const args = ['provision', '--bundle', 'bundle.json', '--json', '--retries', '0'];

  test.each<[string, string, (bundle: Bundle) => void]>([
    ['plain http', 'HTTP_PROXY', () => undefined],
    ['a tunnel', 'HTTPS_PROXY', toHttps],
  ])('one that takes the connection and says nothing is given up after stall-timeout: %s', async (_, name, change) => {
    const { work } = await demoSetup(change);
    const proxy = await startSilentProxy();
    const end = await cli([...args, '--assets', 'vpt-model', '--stall-timeout', '1'], {
      cwd: work,
      env: { [name]: proxy.url },
    });
    const { error } = readReport(end.stdout);
    expect([end.code, error?.code]).toEqual([3, 'origin-stalled']);
    expect(error?.message).toContain(`(${name} is ${proxy.url})`);
    expect(proxy.asked).toHaveLength(1);
  });

  test('a signal ends the wait for one that says nothing', async () => {
    const { work } = await demoSetup(toHttps);
    const proxy = await startSilentProxy();
    const run = start(join(dist, 'cli', 'index.js'), args, {
      cwd: work,
      env: { HTTPS_PROXY: proxy.url },
    });
    for (let waited = 0; proxy.asked.length === 0 && waited < 10_000; waited += 20) await sleep(20);
    run.child.kill('SIGINT');
    const end = await run.ended;
    expect([end.code, readReport(end.stdout).error?.code]).toEqual([130, 'interrupted']);
  });

  test('host:port without a scheme is plain http', async () => {
    const { work, args: all } = await demoSetup();
    const proxy = await startProxy();
    const env = { HTTP_PROXY: new URL(proxy.url).host, HTTPS_PROXY: 'localhost:3128' };
    const end = await cli(['provision', ...all], { cwd: work, env });
    expect([end.code, proxy.passed.length]).toEqual([0, 11]);
  });

  test.each(['http://', 'ftp://proxy:21', 'http://user:secret@pro xy', '::'])('%s is no proxy', async (value) => {
    const { work, args: all } = await demoSetup();
    const end = await cli(['provision', ...all, '--json'], { cwd: work, env: { https_proxy: value } });
    const { error } = readReport(end.stdout);
    expect([end.code, error?.code]).toEqual([2, 'input-invalid']);
    expect(error?.message).toBe('the variable https_proxy does not hold the address of a proxy');
    expect(end.stdout + end.stderr).not.toContain('secret');
  });
});

describe('a proxy that refuses is told from an origin that does, and not asked again', () => {
  const of = (url: string) => ({
    schema: 'steve1-bundle/1',
    name: 'one',
    description: 'one file',
    assets: [
      { id: 'file', kind: 'file', role: 'other', path: 'f', sha256: 'a'.repeat(64), sources: [{ type: 'https', url }] },
    ],
  });
  const provision = async (url: string, env: Record<string, string>) => {
    const cwd = tempFolder();
    writeFileSync(join(cwd, 'bundle.json'), JSON.stringify(of(url)));
    const args = ['provision', '--bundle', 'bundle.json', '--json', '--retries', '2'];
    const end = await cli(args, { cwd, env });
    return { code: end.code, told: end.stdout + end.stderr, error: readReport(end.stdout).error! };
  };

  test.each<[number, string, string, RegExp]>([
    [407, 'http', 'proxy-login-required', /\(HTTP_PROXY\) asks for a user and password \(407\) .*and none are given$/],
    [407, 'https', 'proxy-login-required', /asks for a user and password \(407\)/],
    [403, 'http', 'proxy-refused', /\(HTTP_PROXY\) refuses http:\/\/origin\.invalid\/file \(403\)$/],
    [403, 'https', 'proxy-refused', /refuses https:\/\/origin\.invalid\/file \(403\)$/],
    [404, 'https', 'proxy-refused', /\(404\)$/],
  ])('%i to %s', async (status, scheme, code, message) => {
    const proxy = await startRefusingProxy(status);
    const { code: exit, error } = await provision(`${scheme}://origin.invalid/file`, { HTTP_PROXY: proxy.url });
    expect([exit, error.kind, error.code, error.message]).toEqual([3, 'network', code, expect.stringMatching(message)]);
    expect(proxy.asked).toHaveLength(1);
  });

  test('a wrong password is told, and not shown', async () => {
    const proxy = await startRefusingProxy(407);
    const { error, told } = await provision('https://origin.invalid/f', {
      ALL_PROXY: proxy.url.replace('//', '//ana:open-sesame@'),
    });
    expect([error.code, error.message]).toEqual([
      'proxy-login-required',
      expect.stringMatching(/\(ALL_PROXY\) .* does not take the given ones$/),
    ]);
    expect(proxy.asked[0]!.headers['proxy-authorization']).toMatch(/^Basic /);
    expect(told).not.toContain('open-sesame');
  });

  test('403 with the words of the Hub is the origin’s, and an overloaded proxy is asked again', async () => {
    const passing = await startRefusingProxy(403, { 'x-error-code': 'GatedRepo' });
    expect((await provision('http://origin.invalid/f', { HTTP_PROXY: passing.url })).error.code).toBe('origin-denied');
    const overloaded = await startRefusingProxy(503);
    const { error } = await provision('https://origin.invalid/f', { HTTPS_PROXY: overloaded.url });
    expect([error.code, error.message]).toEqual(['origin-unreachable', expect.stringContaining('it answers 503')]);
    expect(overloaded.asked).toHaveLength(3);
  });
});

test('a server that speaks no TLS is said, and asked once', async () => {
  let connections = 0;
  const { work, origin } = await demoSetup();
  const url = origin.url.replace('http:', 'https:');
  const server = createTcpServer((socket) => {
    connections++;
    socket.once('error', () => socket.destroy());
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  undoAfterTest(() => void server.close());
  const at = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const endpoint of [url, at]) {
    const asset = {
      id: 'f',
      kind: 'file',
      role: 'other',
      path: 'f',
      sources: [{ type: 'https', url: `${endpoint}/f` }],
    };
    writeFileSync(
      join(work, 'tls.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets: [asset] }),
    );
    const end = await cli(['provision', '--bundle', 'tls.json', '--json', '--retries', '2'], { cwd: work });
    const { error } = readReport(end.stdout);
    expect([end.code, error?.code]).toEqual([3, 'origin-tls-failed']);
    expect(error?.message).toMatch(/agrees on no encrypted connection: [a-z]/);
  }
  expect(connections).toBe(1);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

testIf(hasOpenssl, 'openssl is not here to make a certificate')(
  'https: a trusted certificate is enough, an unknown one is said',
  async () => {
    const folder = tempFolder();
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const about = ['-subj', '/CN=loopback', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...about],
      { stdio: 'ignore' },
    );
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) =>
      response.end('the file, as it should be'),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    undoAfterTest(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
    const asset = { id: 'file', kind: 'file', role: 'other', path: 'file.bin', sources: [{ type: 'https', url }] };
    writeFileSync(
      join(folder, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets: [asset] }),
    );
    const args = ['provision', '--bundle', 'bundle.json', '--json', '--retries', '0'];

    const unknown = await cli(args, { cwd: folder });
    const { error } = readReport(unknown.stdout);
    expect([unknown.code, error?.code, error?.message]).toEqual([
      3,
      'origin-unreachable',
      expect.stringContaining('has no trusted certificate'),
    ]);
    expect(error?.remedy).toContain('NODE_EXTRA_CA_CERTS');

    expect(readReport((await cli([...args.slice(0, -1), '3'], { cwd: folder })).stdout).assets[0]!.attempts).toEqual([
      { type: 'https', url, outcome: 'failed', code: 'origin-unreachable' }, // no `tries`: it was asked once
    ]);

    const trusted = await cli(args, { cwd: folder, env: { NODE_EXTRA_CA_CERTS: certificate } });
    expect([trusted.code, readFileSync(join(folder, 'data', 'file.bin'), 'utf8')]).toEqual([
      0,
      'the file, as it should be',
    ]);
  },
);

testIf(hasOpenssl, 'openssl is not here to make a certificate')(
  'a certificate for another name is said, and not asked for again',
  async () => {
    const folder = tempFolder();
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const about = ['-subj', '/CN=loopback', '-addext', 'subjectAltName=DNS:elsewhere.example', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...about],
      { stdio: 'ignore' },
    );
    let connections = 0;
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) =>
      response.end('x'),
    );
    server.on('connection', () => void connections++);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    undoAfterTest(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
    const asset = { id: 'file', kind: 'file', role: 'other', path: 'file', sources: [{ type: 'https', url }] };
    writeFileSync(
      join(folder, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'one file', assets: [asset] }),
    );
    const end = await cli(['provision', '--bundle', 'bundle.json', '--json', '--retries', '2'], {
      cwd: folder,
      env: { NODE_EXTRA_CA_CERTS: certificate },
    });
    const { error } = readReport(end.stdout);
    expect([end.code, error?.code, error?.message]).toEqual([
      3,
      'origin-certificate-invalid',
      expect.stringMatching(/not in the cert|altnames/i),
    ]);
    expect(connections).toBe(1);
  },
);
