import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect } from '@jest/globals';
import { tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { buildTar } from '../helpers/tar-builder.js';

/** The launcher on an old Node: a copy of it in a folder of its own, with programs that stand for npm and for Node 24. */

const test = testIf(process.platform !== 'win32', 'the stand-ins are shell scripts');

const platformPackage = `node-${process.platform}-${process.arch}`;
const scripts = ['with-node-24.mjs', 'find-node.mjs', 'npm-watch.mjs'];

/** A Node that says that it is of this version, and is the one of this process. */
const node = (version = 'v24.99.0', log = '/dev/null') =>
  `#!/bin/sh\necho "$@" >>'${log}'\nif [ "$1" = --version ]; then echo ${version}; else exec '${process.execPath}' "$@"; fi\n`;

function setup() {
  const folder = realpathSync(tempFolder());
  const at = (...names: string[]) => {
    const path = join(folder, ...names);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  const root = join(folder, 'project', 'node_modules', 'steve1-setup');
  const own = (...names: string[]) => at('project', 'node_modules', 'steve1-setup', ...names);
  copyFileSync(join('bin', 'steve1-setup.mjs'), own('bin', 'steve1-setup.mjs'));
  for (const name of scripts) copyFileSync(join('scripts', name), own('scripts', name));
  writeFileSync(own('dist', 'cli', 'index.js'), `console.log('ran', ...process.argv.slice(2));\n`);
  writeFileSync(
    own('package.json'),
    JSON.stringify({ type: 'module', optionalDependencies: { [platformPackage]: '24.99.0' } }),
  );
  const old = at('old.mjs');
  writeFileSync(
    old,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });`,
  );
  const program = (path: string, script: string) => {
    writeFileSync(path, script, { mode: 0o755 });
    return path;
  };
  const npmLog = at('npm.log');
  writeFileSync(npmLog, '');
  const nodeLog = at('node.log');
  writeFileSync(nodeLog, '');
  /** A program in npm's place that answers, or does something else. */
  const npm = (code: string) => {
    const path = at('npm', 'npm-cli.js');
    writeFileSync(
      path,
      `const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(npmLog)}, process.argv.slice(2).join(' ') + '\\n');\n${code}`,
    );
    return path;
  };
  const fetched = program(at('npm-cache', 'node_modules', platformPackage, 'bin', 'node'), node('v24.99.0', nodeLog));
  const env: Record<string, string> = {
    XDG_CACHE_HOME: at('cache'),
    HOME: join(folder, 'home'),
    npm_execpath: npm(`console.log(${JSON.stringify(fetched)})`),
  };
  const run = async (more: Record<string, string> = {}, nodeArgs = ['--import', old]) => {
    const since = performance.now();
    const child = spawn(process.execPath, [...nodeArgs, join(root, 'bin', 'steve1-setup.mjs'), 'verify', '--json'], {
      cwd: folder,
      env: cleanEnv({ ...env, ...more }),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 30_000,
    });
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: code as number | null, stdout, stderr, ms: performance.now() - since };
  };
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return {
    ...{ folder, at, own, env, run, npm, program, fetched, node, nodeLog },
    asked: () => lines(npmLog),
    started: () => lines(nodeLog),
    memory: join(folder, 'cache', 'steve1-setup', 'node.json'),
  };
}

const ran = { code: 0, stdout: 'ran verify --json\n', stderr: '' };

describe('on a Node that is new enough', () => {
  test('nothing is looked for, asked, started or remembered', async () => {
    const { run, asked, memory } = setup();
    expect(await run({}, [])).toMatchObject(ran);
    expect([asked(), existsSync(memory)]).toEqual([[], false]);
  });
});

describe('on an older Node', () => {
  test('npm is asked once: what it has is remembered', async () => {
    const { run, asked, memory, fetched } = setup();
    expect(await run()).toMatchObject(ran);
    expect(asked()).toEqual([expect.stringContaining(`--prefer-offline --package=${platformPackage}@24.99.0 --`)]);
    expect(JSON.parse(readFileSync(memory, 'utf8'))).toEqual({ node: fetched });
    expect([statSync(memory).mode & 0o777, statSync(dirname(memory)).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readdirSync(dirname(memory))).toEqual(['node.json']);
    for (let times = 0; times < 2; times++) expect(await run()).toMatchObject(ran);
    expect(asked()).toHaveLength(1);
  });

  test.each(['project/node_modules', 'project/node_modules/steve1-setup/node_modules'])(
    'the Node that an install has put into %s is used, and npm is not asked',
    async (place) => {
      const { run, asked, started, at, program, nodeLog } = setup();
      writeFileSync(at(place, platformPackage, 'package.json'), '{}');
      program(at(place, platformPackage, 'bin', 'node'), node('v24.1.0', nodeLog));
      expect(await run()).toMatchObject(ran);
      expect([asked(), started()]).toEqual([[], ['--version', expect.stringMatching(/verify --json$/)]]);
    },
  );

  test('a home that cannot be written is no obstacle', async () => {
    const { run, asked, at } = setup();
    writeFileSync(at('file'), '');
    const env = { XDG_CACHE_HOME: at('file', '..', 'file') };
    for (let times = 0; times < 2; times++) expect(await run(env)).toMatchObject(ran);
    expect(asked()).toHaveLength(2);
  });

  test('what the command says, and how it ends, is passed on', async () => {
    const { run, own } = setup();
    writeFileSync(own('dist', 'cli', 'index.js'), `console.error('no'); process.exitCode = 3;`);
    expect(await run()).toMatchObject({ code: 3, stdout: '', stderr: 'no\n' });
    writeFileSync(own('dist', 'cli', 'index.js'), `process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9e6);`);
    expect(await run()).toMatchObject({ code: null });
  });
});

describe('what is remembered is checked, and npm asked where it is not right', () => {
  type Setup = ReturnType<typeof setup>;
  const spoilt: [string, (setup: Setup, evil: string) => void][] = [
    ['is gone', ({ memory }) => writeFileSync(memory, '{"node":"/nowhere/node"}')],
    ['is too old', ({ program, fetched }) => void program(fetched, node('v22.1.0'))],
    ['says nothing', ({ program, fetched }) => void program(fetched, '#!/bin/sh\nexit 0\n')],
    ['does not start', ({ fetched }) => chmodSync(fetched, 0o644)],
    ['is a folder', ({ memory, folder }) => writeFileSync(memory, JSON.stringify({ node: folder }))],
    ['is a relative path', ({ memory }) => writeFileSync(memory, '{"node":"evil"}')],
    ['is no path', ({ memory }) => writeFileSync(memory, '{"node":7}')],
    ['is not JSON', ({ memory }) => writeFileSync(memory, 'evil')],
    ['is empty', ({ memory }) => writeFileSync(memory, '')],
    [
      'can be written by others',
      ({ memory }, evil) => {
        writeFileSync(memory, JSON.stringify({ node: evil }));
        chmodSync(memory, 0o666);
      },
    ],
  ];
  test.each(spoilt)('it %s', async (_name, spoil) => {
    const one = setup();
    const evil = one.program(one.at('evil'), `#!/bin/sh\ntouch '${join(one.folder, 'evil-ran')}'\necho v24.0.0\n`);
    expect(await one.run()).toMatchObject(ran);
    spoil(one, evil);
    const good = one.program(one.at('again', 'node_modules', 'x', 'bin', 'node'), node());
    one.npm(`console.log(${JSON.stringify(good)})`);
    expect(await one.run()).toMatchObject(ran);
    expect(one.asked()).toHaveLength(2);
    expect(existsSync(join(one.folder, 'evil-ran'))).toBe(false);
    expect(JSON.parse(readFileSync(one.memory, 'utf8'))).toEqual({ node: good });
  });

  test.each([
    ['the file', (evil: string) => chmodSync(evil, 0o777)],
    ['its folder', (evil: string) => chmodSync(dirname(evil), 0o777)],
    ['a folder above', (evil: string) => chmodSync(dirname(dirname(dirname(dirname(evil)))), 0o777)],
    [
      'what a link leads to',
      (evil: string) => {
        const real = `${dirname(evil)}/real`;
        copyFileSync(evil, real);
        chmodSync(real, 0o777);
        writeFileSync(evil, '');
      },
    ],
  ])('everybody may write %s: it is not even started', async (_name, open) => {
    const one = setup();
    expect(await one.run()).toMatchObject(ran);
    const mark = join(one.folder, 'evil-ran');
    const evil = one.program(one.at('a', 'b', 'c', 'd', 'evil'), `#!/bin/sh\ntouch '${mark}'\necho v24.0.0\n`);
    open(evil);
    const link = join(one.folder, 'link');
    symlinkSync(existsSync(`${dirname(evil)}/real`) ? `${dirname(evil)}/real` : evil, link);
    writeFileSync(one.memory, JSON.stringify({ node: link }));
    expect(await one.run()).toMatchObject(ran);
    expect([one.asked().length, existsSync(mark)]).toEqual([2, false]);
  });

  test('an installed Node that everybody may write is not started either, and it is said where nothing else helps', async () => {
    const one = setup();
    writeFileSync(one.at('project', 'node_modules', platformPackage, 'package.json'), '{}');
    const evil = one.program(one.at('project', 'node_modules', platformPackage, 'bin', 'node'), node());
    chmodSync(evil, 0o777);
    one.npm('process.exit(1)');
    const { code, stderr } = await one.run();
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${evil} can be changed by other users`)]);
  });
});

describe('without a network it ends in time, and says what to do', () => {
  const expectRefusal = (
    { code, stdout, stderr }: { code: number | null; stdout: string; stderr: string },
    why: string,
  ) => {
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(
      /^error: this is Node 20\.20\.2, and Node 24 or newer is needed; npm cannot download it: .*\nFix: connect .* or install Node 24 .*\nSee: .*#node-too-old\n$/,
    );
    expect(stderr).toContain(why);
  };
  /** A server that takes connections and says nothing. */
  const silent = async () => {
    const server = createServer(() => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    undoAfterTest(() => void server.close());
    return (server.address() as AddressInfo).port;
  };

  test('npm says that there is none', async () => {
    const one = setup();
    one.npm(`console.error('npm error code EAI_AGAIN\\nnpm error syscall getaddrinfo'); process.exit(1);`);
    expectRefusal(await one.run(), 'EAI_AGAIN');
    expect(one.asked()).toEqual([expect.stringContaining('--fetch-retries=0')]);
  });

  test('a registry that says nothing', async () => {
    const one = setup();
    const port = await silent();
    one.npm(`require('node:net').connect(${port}, '127.0.0.1');`);
    const end = await one.run();
    expectRefusal(end, 'its registry ');
  });

  test('an address that nobody answers for', async () => {
    const one = setup();
    one.npm(
      `require('node:net').connect({ host: 'registry.invalid', port: 1, lookup: () => setInterval(() => {}, 1e6) });`,
    );
    const end = await one.run();
    expectRefusal(end, 'there is no way to its registry');
  });

  test('no npm at all', async () => {
    const { run } = setup();
    const { code, stderr } = await run({ npm_execpath: '/nowhere/npm-cli.js' });
    // The Node of this process may have an npm beside it.
    if (code === 3 && stderr.includes('npm cannot')) return;
    expect([code, stderr]).toEqual([3, expect.stringContaining('npm, which could download it, was not found')]);
  });

  test('a platform that npm has no Node for', async () => {
    const { run, own } = setup();
    writeFileSync(own('package.json'), JSON.stringify({ type: 'module' }));
    expect(await run()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`npm has none for ${process.platform}`),
    });
  });
});

test.each([
  ['a new', []],
  ['an old', undefined],
])('built code that cannot be loaded is a fault of ours, on %s Node', async (_name, nodeArgs) => {
  const { run, own } = setup();
  writeFileSync(own('dist', 'cli', 'index.js'), `import './gone.js';`);
  const { code, stderr } = await run({}, nodeArgs);
  expect([code, stderr]).toEqual([
    70,
    expect.stringMatching(/^error: steve1-setup cannot be loaded: .*gone\.js.*\nFix: /),
  ]);
});

test('a list that npm kept and that is too old is asked for anew', async () => {
  const one = setup();
  one.npm(`if (process.argv.includes('--prefer-offline')) { console.error('npm error code ETARGET'); process.exit(1); }
    console.log(${JSON.stringify(one.fetched)})`);
  expect(await one.run()).toMatchObject(ran);
  expect(one.asked()).toHaveLength(2);
});

const npm = [
  process.env['npm_execpath'],
  ...(process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'npm')),
].find((path) => path !== undefined && existsSync(path) && /npm-cli\.js$/.test(realpathSync(path)));

testIf(process.platform !== 'win32' && npm !== undefined, 'no npm')(
  'the real npm: a download is said once, the next command asks nobody, and what npm has is found without a network',
  async () => {
    const one = setup();
    // Larger than what a registry says of a package.
    const bytes = Buffer.from(node());
    const filler = randomBytes(2 << 20);
    const tarball = gzipSync(
      buildTar(
        {
          name: 'package/package.json',
          data: Buffer.from(JSON.stringify({ name: platformPackage, version: '24.99.0', bin: { node: 'bin/node' } })),
        },
        { name: 'package/bin/node', data: bytes, mode: 0o755 },
        { name: 'package/filler', data: filler },
      ),
    );
    const requests: string[] = [];
    const server = createHttp((request, response) => {
      requests.push(request.url!);
      if (request.url!.endsWith('.tgz')) return void response.end(tarball);
      const dist = { tarball: `${url}/package.tgz` };
      const versions = { '24.99.0': { name: platformPackage, version: '24.99.0', bin: { node: 'bin/node' }, dist } };
      response.end(JSON.stringify({ name: platformPackage, 'dist-tags': { latest: '24.99.0' }, versions }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    undoAfterTest(() => void (server.listening && server.close()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = { npm_execpath: realpathSync(npm!), npm_config_cache: one.at('npm-own'), npm_config_registry: url };

    const first = await one.run(env);
    expect(first).toMatchObject({ code: 0, stdout: ran.stdout });
    expect(first.stderr.match(/^Node 20\.20\.2 is too old: npm downloads .* \(about 50 MB, once\)\.$/gm)).toHaveLength(
      1,
    );
    const asked = requests.length;
    expect(await one.run(env)).toMatchObject(ran);
    expect(requests).toHaveLength(asked);

    // Remembered no more, and no network: npm has it in its cache.
    writeFileSync(one.memory, '');
    server.close();
    server.closeAllConnections();
    expect(await one.run(env)).toMatchObject(ran);
  },
);
