import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { runBounded } from '../../../src/io/probes/bounded.js';
import { filesWithin, unlessAborted } from '../../../src/io/probes/files.js';
import { testFull } from '../../helpers/full.js';
import { fakePrograms, fakeRoot, smiScript } from '../../helpers/fake-programs.js';
import { marked } from '../../helpers/marked.js';
import { gather, gpuFiles, real, temp } from '../../helpers/probing.js';

describe('a machine of files', () => {
  test('nothing', async () => {
    const { evidence, state, seconds } = await gather();
    expect(state).toBe('no-gpu');
    expect(evidence.smi.query).toMatchObject({ outcome: 'absent', stderr: 'ENOENT' });
    expect(seconds).toBeLessThan(30);
  });

  test('a GPU, and all that tells of it', async () => {
    const { evidence, state } = await gather({
      programs: { 'nvidia-smi': smiScript() },
      files: { ...gpuFiles, 'usr/lib/x86_64-linux-gnu/libcuda.so.550.54.14': '' },
      env: { CUDA_VISIBLE_DEVICES: '0', HF_TOKEN: 'hf_secret', NVIDIA_VISIBLE_DEVICES: 'all' },
    });
    expect(state).toBe('driver-ok');
    expect(evidence).toMatchObject({
      environment: { CUDA_VISIBLE_DEVICES: '0', NVIDIA_VISIBLE_DEVICES: 'all' },
      driver: { version: '550.54.14', open: false, libraries: ['550.54.14'] },
      pci: [{ address: '0000:07:00.0', vendor: '0x10de', class: '0x030200', device: '0x20b0' }],
      smi: { query: { code: 0, stdout: expect.stringContaining('A100') }, gpus: [{ totalBytes: 40960 * 2 ** 20 }] },
    });
    expect(evidence.nodes).toMatchObject({ nvidia0: 'there', 'nvidia-uvm': 'there', dxg: 'absent' });
    expect(JSON.stringify(evidence)).not.toContain('hf_secret');
  });

  test.each([
    [
      'a container',
      { '.dockerenv': '', 'proc/driver/nvidia/version': gpuFiles['proc/driver/nvidia/version'] },
      'container-without-device',
      ['container'],
    ],
    ['WSL', { 'proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n', 'dev/dxg': '' }, 'no-gpu', ['wsl']],
    ['a Jetson', { 'etc/nv_tegra_release': '# R36 (release), REVISION: 4.0\n' }, 'driver-ok', ['jetson']],
    [
      'a Jetson by its device tree',
      { 'proc/device-tree/compatible': 'nvidia,p3737\0nvidia,tegra234\0' },
      'driver-ok',
      ['jetson'],
    ],
    [
      'another version of the library',
      { ...gpuFiles, 'usr/lib64/libcuda.so.535.183.01': '' },
      'driver-library-mismatch',
      [],
    ],
    ['a cgroup of Kubernetes', { 'proc/1/cgroup': '0::/kubepods/pod1\n' }, 'no-gpu', ['container']],
  ] as const)('%s', async (_, files, state, modifiers) => {
    const { verdict } = await gather({ files });
    expect([verdict.state, verdict.modifiers]).toEqual([state, modifiers]);
  });
});

describe('what does not answer', () => {
  const pipe = (path: string) => {
    mkdirSync(dirname(path), { recursive: true });
    execFileSync('mkfifo', [path]);
  };

  test('a pipe in place of a file is not opened, and the rest is seen', async () => {
    const { evidence, seconds, state } = await gather({
      python: 'conda:steve',
      files: gpuFiles,
      prepare: (work) => {
        pipe(join(work, '..', 'root', 'proc', 'sys', 'kernel', 'osrelease'));
        pipe(join(work, '..', '.conda', 'environments.txt'));
      },
    });
    expect([state, evidence.driver.version, evidence.system.wsl]).toEqual(['python-missing', '550.54.14', false]);
    expect(seconds).toBeLessThan(30);
  });

  test('work without an end is given up with its time, and with the signal; work that fails tells nothing', async () => {
    const never = new Promise<string>(() => undefined);
    const since = performance.now();
    expect(await unlessAborted(never, 'nothing', AbortSignal.timeout(100))).toBe('nothing');
    expect(await unlessAborted(never, 'nothing', AbortSignal.abort())).toBe('nothing');
    expect(performance.now() - since).toBeLessThan(30_000);
    const { signal } = new AbortController();
    expect(await unlessAborted(Promise.reject(new Error('EIO')), 'nothing', signal)).toBe('nothing');
    expect(await unlessAborted(Promise.reject(new Error('EIO')), 'nothing', AbortSignal.abort())).toBe('nothing');
    expect(await unlessAborted(Promise.resolve('text'), 'nothing', signal)).toBe('text');
  });

  // `lib/` is what the build makes of the sources: a process of its own runs no `.ts`.
  test.each([0, 3])('a thread that is held for ever does not keep the process from its exit with %d', async (code) => {
    const fifo = join(await temp(), 'pipe');
    pipe(fifo);
    const program = `import { readFile } from 'node:fs/promises';
      const { mayStick } = await import(process.argv[1]);
      void mayStick(readFile(process.argv[2]));
      setTimeout(() => { console.log('told'); process.exit(${code}); }, 100);`;
    const stuck = pathToFileURL(resolve('lib', 'src', 'io', 'probes', 'stuck.js')).href;
    const args = ['--input-type=module', '-e', program, stuck, fifo];
    const { status, stdout } = spawnSync(process.execPath, args, { timeout: 30_000, encoding: 'utf8' });
    expect([status, stdout]).toEqual([code, 'told\n']);
  });

  test('files are asked no longer than for their time', async () => {
    const file = join(await temp(), 'file');
    writeFileSync(file, 'text');
    const { signal } = new AbortController();
    expect(await filesWithin(10_000, signal).text(file)).toBe('text');
    expect(await filesWithin(10_000, AbortSignal.abort()).text(file)).toBe('');
    expect(await filesWithin(10_000, AbortSignal.abort()).access(file)).toBeUndefined();
  });
});

describe('a working directory', () => {
  test.each(['a file', 'a folder that may not be entered'])('%s is no fault of the GPU', async (kind) => {
    const cwd = join(await temp(), 'place');
    if (kind === 'a file') writeFileSync(cwd, '');
    else mkdirSync(cwd, { mode: 0o600 });
    const { evidence, state } = await gather({
      programs: { 'nvidia-smi': smiScript() },
      files: gpuFiles,
      python: real,
      more: { cwd },
    });
    expect([state, evidence.smi.query.code, evidence.torch.ran?.code]).toEqual(['torch-missing', 0, 0]);
  });

  test('nvidia-smi is started outside of it', async () => {
    const { evidence } = await gather({ programs: { 'nvidia-smi': 'pwd; exit 9' } });
    expect(evidence.smi.query.stdout).toBe('/');
  });

  test('what cannot be started at all is absent', async () => {
    const bounds = { ms: 1000, env: {}, signal: new AbortController().signal };
    expect((await runBounded('a\0b', [], bounds)).ran.outcome).toBe('absent');
    const cwd = join(await temp(), 'file');
    writeFileSync(cwd, '');
    expect((await runBounded('/bin/sh', ['-c', 'true'], { ...bounds, cwd })).ran).toMatchObject({
      outcome: 'absent',
      stderr: 'ENOTDIR',
    });
  });
});

describe('nvidia-smi', () => {
  test.each([
    [2, 'Field "mig.mode.current" is not a valid field to query.', 'unknown'],
    [4, 'Insufficient Permissions', 'permission'],
    [6, 'No devices were found', 'driver-missing'],
    [9, "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", 'driver-missing'],
    [12, "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.", 'driver-ok'],
    [14, 'WARNING: infoROM is corrupted at gpu 0000:07:00.0', 'unknown'],
    [15, 'Unable to determine the device handle for GPU: GPU is lost.', 'gpu-lost'],
    [17, 'blocked by the operating system', 'permission'],
    [18, 'Failed to initialize NVML: Driver/library version mismatch', 'driver-library-mismatch'],
    [19, 'In use by another client', 'gpu-busy'],
    [23, 'Insufficient Resources', 'gpu-busy'],
    [127, 'not found', 'driver-ok'],
    [255, 'Timeout', 'smi-hang'],
    [255, 'GPU requires reset', 'needs-reset'],
  ] as const)('that ends with %d and says %j', async (code, said, state) => {
    const { evidence, verdict } = await gather({
      programs: { 'nvidia-smi': `echo ${JSON.stringify(said)}; exit ${code}` },
      files: gpuFiles,
    });
    expect([verdict.state, evidence.smi.query.code, evidence.smi.query.stdout]).toEqual([state, code, said]);
  });

  test('that says Unknown Error in a container', async () => {
    const script = 'echo "Failed to initialize NVML: Unknown Error"; exit 255';
    const { state } = await gather({ programs: { 'nvidia-smi': script }, files: { ...gpuFiles, '.dockerenv': '' } });
    expect(state).toBe('nvml-unknown');
  });

  test('that knows only few fields is asked again', async () => {
    const script = `case "$1" in *compute_cap*) echo 'Field "compute_cap" is not a valid field'; exit 2;; --query-gpu=index,*) echo "0, GPU-1, Tesla K80, 418.87, 11441, 11000";; *) exit 2;; esac`;
    const { evidence, state } = await gather({ programs: { 'nvidia-smi': script }, files: gpuFiles });
    expect([state, evidence.smi.query.code, evidence.smi.minimal?.code, evidence.smi.gpus[0]?.name]).toEqual([
      'driver-ok',
      2,
      0,
      'Tesla K80',
    ]);
  });

  test('that asks for a reset', async () => {
    const script = `case "$1" in *recovery*) echo "0, Reset";; -L) exit 0;; *) echo "${smiScript().split('\n')[4]}";; esac`;
    const { state, evidence } = await gather({ programs: { 'nvidia-smi': script }, files: gpuFiles });
    expect([state, evidence.smi.gpus[0]?.recovery, evidence.smi.recoveryActions]).toEqual([
      'needs-reset',
      'Reset',
      ['Reset'],
    ]);
  });

  test('odd values', async () => {
    const line = [
      '0',
      'GPU-1',
      'Orin',
      '[N/A]',
      '550.54.14',
      '[N/A]',
      '[Not Supported]',
      '[Unknown Error]',
      ...Array<string>(8).fill('[N/A]'),
    ];
    const { evidence, state } = await gather({
      programs: { 'nvidia-smi': smiScript(line.join(', ')) },
      files: gpuFiles,
    });
    expect([state, evidence.smi.gpus]).toEqual([
      'driver-ok',
      [{ index: 0, uuid: 'GPU-1', name: 'Orin', driver: '550.54.14' }],
    ]);
  });

  test('that may not be run is absent, as for a shell', async () => {
    const { evidence } = await gather({ programs: { 'nvidia-smi': '#!/nowhere/interpreter\n' } });
    expect(evidence.smi.query.outcome).toBe('absent');
  });

  testFull('that hangs, with a child that hangs too: the verdict is there soon after its 10 s', async () => {
    const { evidence, state, seconds } = await gather({
      programs: { 'nvidia-smi': 'trap "" TERM HUP\nsleep 600 &\nsleep 600' },
      files: gpuFiles,
    });
    expect([state, evidence.smi.query.outcome]).toEqual(['smi-hang', 'hung']);
    expect(seconds).toBeGreaterThan(9.5);
    expect(seconds).toBeLessThan(30);
  });

  test('that prints a gigabyte', async () => {
    const before = process.memoryUsage().rss;
    const { evidence, seconds } = await gather({
      programs: { 'nvidia-smi': 'head -c 1073741824 /dev/zero | tr "\\0" x' },
    });
    expect(evidence.smi.query.outcome).toBe('flooded');
    expect(evidence.smi.query.stdout.length).toBeLessThanOrEqual(500);
    expect(seconds).toBeLessThan(30);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  });

  test('that leaves a grandchild behind, which holds its output open', async () => {
    const { state, seconds } = await gather({
      programs: { 'nvidia-smi': `sleep 600 &\n${smiScript()}` },
      files: gpuFiles,
    });
    expect(state).toBe('driver-ok');
    expect(seconds).toBeLessThan(30);
  });

  test.each([
    ['at its end', smiScript(), 'driver-ok'],
    ['when it hangs', 'sleep 600', 'smi-hang'],
    ['when it prints without end', 'yes', 'unknown'],
  ])('that leaves a grandchild outside of its group: it is ended %s', async (_, script, expected) => {
    const { state, seconds } = await gather({
      programs: { 'nvidia-smi': `setsid sleep 600 &\nsetsid sh -c 'sleep 600 & sleep 600' &\n${script}` },
      files: gpuFiles,
      more: { smiMs: 1000 },
    });
    expect(state).toBe(expected);
    expect(seconds).toBeLessThan(30);
  });

  test('beside the libraries of Windows, off PATH', async () => {
    const folder = await temp();
    const root = fakeRoot(folder, { 'proc/sys/kernel/osrelease': 'microsoft', 'usr/lib/wsl/lib/x': '' });
    fakePrograms(join(root, 'usr/lib/wsl'), {});
    writeFileSync(join(root, 'usr/lib/wsl/lib/nvidia-smi'), `#!/bin/sh\n${smiScript()}\n`, { mode: 0o755 });
    expect((await gather({ more: { root } })).verdict).toMatchObject({ state: 'driver-ok', modifiers: ['wsl'] });
  });
});

test('a signal ends the children at once', async () => {
  const controller = new AbortController();
  const mark = randomUUID();
  const since = performance.now();
  setTimeout(() => controller.abort('SIGTERM'), 300);
  const stopped = gather({
    programs: { 'nvidia-smi': 'setsid sleep 600 &\nsleep 600' },
    env: { STEVE1_MARK: mark },
    more: { signal: controller.signal },
  });
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted', message: 'stopped by SIGTERM' });
  expect(performance.now() - since).toBeLessThan(30_000);
  for (let tries = 0; marked(mark).length > 0 && tries < 400; tries++) await sleep(50);
  expect(marked(mark)).toEqual([]);
});
