import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { DeviceDocument } from '../../src/core/schema/device.js';
import type { Report } from '../../src/core/schema/report.js';
import { isFull, testFull } from '../helpers/full.js';
import { demoSetup, tempFolder } from '../helpers/demo-setup.js';
import { fakePrograms, smiScript } from '../helpers/fake-programs.js';
import { schemaFaults } from '../helpers/json-schema.js';
import { marked } from '../helpers/marked.js';
import { testIf } from '../helpers/skip.js';
import { action, cli, dist, start } from '../helpers/spawn.js';

/** The built probe, on a machine whose programs are scripts. Its files are those of this machine. */

const hasGpu = existsSync('/dev/nvidia0') || existsSync('/proc/driver/nvidia/version') || existsSync('/dev/kfd');
const testWithout = testIf(!hasGpu && process.platform === 'linux', 'this machine has a GPU, or is no Linux');
const noPython = { python: 'exit 127', python3: 'exit 127' };

const clean = (PATH: string) => ({ PATH, CUDA_VISIBLE_DEVICES: undefined, NVIDIA_VISIBLE_DEVICES: undefined });

async function probe(programs: Record<string, string>, ...args: string[]) {
  const cwd = tempFolder();
  const mark = randomUUID();
  const env = { ...clean(fakePrograms(cwd, { ...noPython, ...programs })), STEVE1_MARK: mark };
  const since = performance.now();
  const { code, stdout, stderr } = await cli(['probe', '--json', ...args], { cwd, env });
  const ms = performance.now() - since;
  for (let tries = 0; marked(`STEVE1_MARK=${mark}`).length > 0 && tries < 400; tries++) await sleep(50);
  expect(marked(`STEVE1_MARK=${mark}`)).toEqual([]);
  const document = JSON.parse(stdout) as DeviceDocument;
  expect(schemaFaults('steve1-device-1', document)).toEqual([]);
  return { code, document, stderr, ms, cwd };
}

describe('probe', () => {
  testWithout('no GPU: cpu, and exit code 0; 1 with require-gpu', async () => {
    const { code, document, stderr } = await probe({});
    expect([code, document.device, document.state]).toEqual([0, 'cpu', 'no-gpu']);
    expect(stderr).toMatch(/^probe · cpu \(no-gpu\)\n/);
    const required = await probe({}, '--require-gpu', 'true');
    expect([required.code, required.document.error]).toMatchObject([1, { code: 'gpu-no-gpu', kind: 'device' }]);
    expect(required.stderr).toMatch(/error: require-gpu does not hold \(no-gpu\)[^]*Fix: [^]*errors\.md#gpu-no-gpu/);
  });

  testWithout('a GPU and no torch: cuda with require-gpu, but not of a Python that was named', async () => {
    const programs = { 'nvidia-smi': smiScript() };
    const found = await probe(programs, '--require-gpu', 'true');
    expect([found.code, found.document.device, found.document.state]).toEqual([0, 'cuda', 'driver-ok']);
    const named = await probe(programs, '--require-gpu', 'true', '--python', '/usr/bin/false');
    expect([named.code, named.document.state]).toEqual([1, 'torch-crash']);
    const missing = await probe(programs, '--require-gpu', 'true', '--python', 'conda:none');
    expect([missing.code, missing.document.error?.code]).toEqual([1, 'gpu-python-missing']);
  });

  testWithout('min-gpu-memory, and device', async () => {
    const programs = { 'nvidia-smi': smiScript() };
    const small = await probe(programs, '--min-gpu-memory', '80GiB', '--require-gpu', 'true');
    expect([small.code, small.document.state]).toEqual([1, 'out-of-memory']);
    const cpu = await probe(programs, '--device', 'cpu');
    expect([cpu.code, cpu.document.device, cpu.document.state]).toEqual([0, 'cpu', 'driver-ok']);
    const mps = await probe(programs, '--device', 'mps', '--require-gpu', 'true');
    expect([mps.code, mps.document.state]).toEqual([1, 'no-gpu']);
  });

  testWithout('a working directory that is a file is no fault of the GPU', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    const { code, document } = await probe({ 'nvidia-smi': smiScript() }, '--working-directory', file);
    expect([code, document.state, document.evidence?.smi.query.code]).toEqual([0, 'driver-ok', 0]);
  });

  testWithout('a list of conda that is a pipe keeps it from nothing, nor does it hinder its exit', async () => {
    const home = tempFolder();
    mkdirSync(join(home, '.conda'));
    execFileSync('mkfifo', [join(home, '.conda', 'environments.txt')]);
    const env = { ...clean(fakePrograms(home, noPython)), HOME: home };
    const { code, stdout } = await cli(['probe', '--json', '--python', 'conda:none'], { cwd: home, env });
    expect([code, (JSON.parse(stdout) as DeviceDocument).state]).toEqual([0, 'python-missing']);
  });

  test.each([
    [['--min-gpu-memory', '8'], /min-gpu-memory is '8', and must be a size such as 8GiB/],
    [['--device', 'gpu'], /--device is 'gpu', and must be one of auto, cuda, cpu, mps/],
    [['--device', 'cpu', '--require-gpu', 'true'], /contradict each other/],
    [['--probe-timeout', '0'], /whole number/],
    [['--pythn', 'x'], /Did you mean 'python'/],
  ])('%j is a wrong question', async (args, message) => {
    const { code, document } = await probe({}, ...args);
    expect([code, document.schema, document.error?.message]).toEqual([
      2,
      'steve1-device/1',
      expect.stringMatching(message),
    ]);
  });

  (isFull ? testWithout : testFull)(
    'nvidia-smi hangs, and torch too: the time of each, and then an answer',
    async () => {
      const hanging = 'sleep 600 &\nsleep 600';
      const { document, ms } = await probe(
        { 'nvidia-smi': hanging, python3: hanging, python: hanging },
        '--probe-timeout',
        '3',
      );
      expect([document.state, document.evidence?.torch.ran?.outcome]).toEqual(['smi-hang', 'hung']);
      expect(ms).toBeLessThan(60_000);
    },
  );

  testWithout('a signal ends it and its children', async () => {
    const cwd = tempFolder();
    const mark = randomUUID();
    const env = {
      ...clean(fakePrograms(cwd, { ...noPython, 'nvidia-smi': 'sleep 600 &\nsleep 600' })),
      STEVE1_MARK: mark,
    };
    const { child, ended } = start(join(dist, 'cli', 'index.js'), ['probe', '--json'], { cwd, env });
    for (let tries = 0; !marked(mark).some((one) => one.includes('sleep')) && tries < 100; tries++) await sleep(50);
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    expect([code, (JSON.parse(stdout) as DeviceDocument).error?.code]).toEqual([143, 'interrupted']);
    for (let tries = 0; marked(mark).length > 0 && tries < 400; tries++) await sleep(50);
    expect(marked(mark)).toEqual([]);
  });
});

describe('provision', () => {
  testWithout('tells the device in outputs, report and summary, and exports it', async () => {
    const { work, origin } = await demoSetup();
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url };
    const env = clean(fakePrograms(work, noPython));
    const { code, outputs, exported, summary, report } = await action('provision', inputs, { workspace: work, env })
      .ended;
    expect([code, outputs['device'], outputs['gpu-state'], exported['STEVE1_DEVICE']]).toEqual([
      0,
      'cpu',
      'no-gpu',
      'cpu',
    ]);
    expect(outputs['gpu-reason']).toMatch(/no NVIDIA GPU/);
    expect(schemaFaults('steve1-device-1', JSON.parse(outputs['gpu-report']!))).toEqual([]);
    expect(schemaFaults('steve1-report-1', report)).toEqual([]);
    expect((report as Report).environment['STEVE1_DEVICE']).toBe('cpu');
    expect((report as Report).findings).toEqual([]);
    expect(summary).toMatch(/Device: <code>cpu<\/code> \(no-gpu\): no NVIDIA GPU/);
  });

  testWithout('a GPU without torch is a warning, and not exported', async () => {
    const { work, origin } = await demoSetup();
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url, 'require-gpu': 'true' };
    const env = clean(fakePrograms(work, { ...noPython, 'nvidia-smi': smiScript() }));
    const { code, outputs, exported, report } = await action('provision', inputs, { workspace: work, env }).ended;
    expect([code, outputs['device'], outputs['gpu-state'], exported['STEVE1_DEVICE']]).toEqual([
      0,
      'cuda',
      'driver-ok',
      undefined,
    ]);
    expect((report as Report).findings).toMatchObject([{ code: 'gpu-driver-ok', severity: 'warning' }]);
    expect(exported['STEVE1_WEIGHTS']).toMatch(/steve1\.weights$/);
  });

  testWithout('require-gpu that does not hold fails the run: all is placed, nothing is exported', async () => {
    const { work, origin, data } = await demoSetup();
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url, 'require-gpu': 'true' };
    const env = clean(fakePrograms(work, noPython));
    const { code, outputs, exported, report } = await action('provision', inputs, { workspace: work, env }).ended;
    expect([code, outputs['gpu-state'], exported]).toEqual([1, 'no-gpu', {}]);
    expect(report).toMatchObject({ verdict: 'fail', error: { code: 'gpu-no-gpu' }, environment: {} });
    expect(existsSync(join(data, 'weights', 'steve1', 'steve1.weights'))).toBe(true);
  });

  testWithout('an asset that cannot be had does not hide the device', async () => {
    const { work, origin } = await demoSetup(({ assets }) => {
      const [first] = assets;
      if (first?.kind === 'file') first.sources = [{ type: 'https', url: 'http://127.0.0.1:1/none' }];
    });
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url, retries: '0' };
    const env = clean(fakePrograms(work, noPython));
    const { code, outputs, exported } = await action('provision', inputs, { workspace: work, env }).ended;
    expect([code, outputs['device'], exported]).toEqual([3, 'cpu', {}]);
  });

  testWithout.each([
    ['a manifest that is none', { bundle: 'none.json' }],
    ['a prefix of which no key can be made', { bundle: 'bundle.json', 'cache-prefix': 'a,b' }],
  ])('%s: no probe is waited for', async (_, inputs) => {
    const { work } = await demoSetup();
    const mark = randomUUID();
    const hanging = 'sleep 600 &\nsleep 600';
    const env = { ...clean(fakePrograms(work, { python: hanging, python3: hanging })), STEVE1_MARK: mark };
    const { code } = await action('provision', inputs, { workspace: work, env }).ended;
    expect(code).toBe(2);
    for (let tries = 0; marked(mark).length > 0 && tries < 400; tries++) await sleep(50);
    expect(marked(mark)).toEqual([]);
  });

  testWithout('the Python of a project, relative to the working directory, writes nothing there', async () => {
    const { work, args } = await demoSetup();
    const env = clean(fakePrograms(work, noPython));
    mkdirSync(join(work, 'bin'), { recursive: true });
    writeFileSync(join(work, 'bin', 'py'), '#!/bin/sh\nexec /usr/bin/python3 "$@"\n', { mode: 0o755 });
    writeFileSync(join(work, 'torch.py'), 'open("imported", "w")\n');
    const { stdout } = await cli(['provision', ...args, '--json', '--python', 'bin/py'], { cwd: work, env });
    const report = JSON.parse(stdout) as Report;
    expect(report.device?.state).toBe('torch-missing');
    expect(existsSync(join(work, 'imported'))).toBe(false);
    expect(existsSync(join(work, '__pycache__'))).toBe(false);
    expect(readFileSync(join(work, 'torch.py'), 'utf8')).toMatch(/imported/);
  });
});
