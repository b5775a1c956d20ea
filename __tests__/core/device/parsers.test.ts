import { describe, expect, test } from '@jest/globals';
import {
  bytesOfProfile,
  minimalSmiFields,
  parseLibraryVersion,
  parseMigInstances,
  parseRecoveryActions,
  parseSmiGpus,
  smiFields,
} from '../../../src/core/device/parse-smi.js';
import { containerSign, libraryVersion, parseModuleVersion } from '../../../src/core/device/parse-system.js';
import { parseTorchAnswer } from '../../../src/core/device/parse-torch.js';

describe('nvidia-smi', () => {
  const line =
    '0, GPU-5f2d, NVIDIA A100-SXM4-40GB, 00000000:07:00.0, 550.54.14, 40960, 40442, 4, 0, 8.0, Default, Enabled, Disabled, P0, 31, 0';

  test('all fields', () => {
    expect(parseSmiGpus(`${line}\r\n`, smiFields)).toEqual([
      {
        ...{ index: 0, uuid: 'GPU-5f2d', name: 'NVIDIA A100-SXM4-40GB', bus: '00000000:07:00.0', driver: '550.54.14' },
        ...{ totalBytes: 40960 * 2 ** 20, freeBytes: 40442 * 2 ** 20, usedBytes: 4 * 2 ** 20, utilization: 0 },
        ...{ capability: '8.0', computeMode: 'Default', persistence: 'Enabled', mig: 'Disabled', pstate: 'P0' },
        ...{ temperature: 31, eccErrors: 0 },
      },
    ]);
  });

  test.each(['[N/A]', '[Not Supported]', '[Unknown Error]', 'N/A', ''])('%j is no value', (odd) => {
    const values = ['1', 'GPU-1', 'Orin', ...smiFields.slice(3).map(() => odd)];
    expect(parseSmiGpus(values.join(', '), smiFields)).toEqual([{ index: 1, uuid: 'GPU-1', name: 'Orin' }]);
  });

  test.each(['GPU requires reset', 'GPU is lost', 'Reset Required'])('[%s] is no value, and a fault', (fault) => {
    const values = ['1', 'GPU-1', 'T4', ...smiFields.slice(3).map(() => `[${fault}]`)];
    const lost = smiFields.map(() => `[${fault}]`);
    expect(parseSmiGpus(`${values.join(', ')}\n${lost.join(', ')}`, smiFields)).toEqual([
      { index: 1, uuid: 'GPU-1', name: 'T4', fault },
      { index: 1, fault },
    ]);
  });

  test('the minimal set, with units in spite of nounits', () => {
    expect(parseSmiGpus('0, GPU-1, Tesla K80, 418.87, 11441 MiB, 11000 MiB', minimalSmiFields)).toEqual([
      ...[
        {
          index: 0,
          uuid: 'GPU-1',
          name: 'Tesla K80',
          driver: '418.87',
          totalBytes: 11441 * 2 ** 20,
          freeBytes: 11000 * 2 ** 20,
        },
      ],
    ]);
  });

  test('what is no line of a GPU is passed over', () => {
    expect(parseSmiGpus(`No devices were found\n[N/A], a, b, c, d, e\n\n`, minimalSmiFields)).toEqual([]);
  });

  test('instances of MIG', () => {
    const list = [
      'GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-5f2d)',
      '  MIG 3g.20gb     Device  0: (UUID: MIG-1)',
      '  MIG 1g.5gb+me   Device  1: (UUID: MIG-2)',
      'GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-5f2e)',
    ].join('\n');
    expect(parseMigInstances(list)).toEqual([
      { gpu: 0, profile: '3g.20gb', uuid: 'MIG-1' },
      { gpu: 0, profile: '1g.5gb+me', uuid: 'MIG-2' },
    ]);
    expect(bytesOfProfile('1g.5gb+me')).toBe(5 * 2 ** 30);
  });

  test('recovery actions', () =>
    expect(parseRecoveryActions('0, None\nWARNING: infoROM is corrupted\n1, Reset\n2, [N/A]\n3, Drain P2P\n')).toEqual([
      { index: 1, action: 'Reset' },
      { index: 3, action: 'Drain P2P' },
    ]));

  test('the version of the library', () =>
    expect(parseLibraryVersion('Driver/library version mismatch\nNVML library version: 550.120')).toBe('550.120'));
});

describe('the system', () => {
  test.each([
    [
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\nGCC version: 12',
      '535.183.01',
      false,
    ],
    [
      'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.14  Release Build  (root@x)  Thu Feb 22',
      '550.54.14',
      true,
    ],
    ['NVRM version: NVIDIA UNIX Open Kernel Module for aarch64  570.26  Release Build', '570.26', true],
  ])('%s', (text, version, open) =>
    expect(parseModuleVersion(text)).toMatchObject({ version, open, line: text.split('\n')[0] }),
  );

  test('no version', () =>
    expect([parseModuleVersion(''), parseModuleVersion('Kernel Module x')?.version]).toEqual([undefined, undefined]));

  test.each([
    [{ files: ['/.dockerenv'], cgroup: '', environment: {} }, '/.dockerenv'],
    [{ files: [], cgroup: '', environment: { KUBERNETES_SERVICE_HOST: '10.0.0.1' } }, 'KUBERNETES_SERVICE_HOST'],
    [{ files: [], cgroup: '12:devices:/kubepods/besteffort/pod1', environment: {} }, 'cgroup kubepods'],
    [{ files: [], cgroup: '0::/user.slice/user-1000.slice', environment: {} }, undefined],
  ])('container: %j', (signs, expected) => expect(containerSign(signs)).toBe(expected));

  test.each([
    ['libcuda.so.550.54.14', '550.54.14'],
    ['libcuda.so.570.26', '570.26'],
    ['libcuda.so.1', undefined],
    ['libcudadebugger.so.550.54.14', undefined],
  ])('%s', (file, version) => expect(libraryVersion(file)).toBe(version));
});

describe('the answer of the torch child', () => {
  const started = 'n1:started 3.10.1\n';
  const report = (value: unknown): string => `noise\n\nn1:report ${JSON.stringify(value)}\nmore noise\n`;
  const parse = (text: string, endedWell = true) => parseTorchAnswer(started + text, 'n1:', endedWell);

  test('is what stands in the lines with its nonce; the later line adds to the earlier', () => {
    const early = report({ executable: '/py', prerequisites: { java: { found: true } } });
    const late = report({ error: { type: 'E', message: 'm' }, prerequisites: { java: { found: false } } });
    expect(parse(early + late)).toEqual({
      started: '3.10.1',
      executable: '/py',
      error: { type: 'E', message: 'm' },
      prerequisites: { java: { found: false } },
    });
  });

  test.each(['', 'noise', 'n2:started 3.10.1', 'n1:started', ' n1:started 3.10.1'])('%j has not started', (text) =>
    expect(parseTorchAnswer(text, 'n1:', true)).toBeUndefined(),
  );

  test('a line of another, or one that is cut off, is passed over', () => {
    const forged = report({ torch: { version: '9' } }).replaceAll('n1', 'n2');
    expect(parse(`${forged}n1:report {"torch": {"version": "2"`)).toEqual({ started: '3.10.1', prerequisites: {} });
  });

  test('of a child that did not end well, only the prerequisites are believed', () => {
    const text = report({ torch: { version: '2.5.1' }, error: { type: 'E' }, prerequisites: { gym: { found: true } } });
    expect(parse(text, false)).toEqual({ started: '3.10.1', prerequisites: { gym: { found: true } } });
  });

  test('types are not believed', () => {
    const torch = {
      version: '2',
      cuda: 7,
      archs: 'sm_80',
      devices: [3, { totalBytes: -1, kernel: 'yes' }],
      warnings: [1, 'w'],
      mps: null,
    };
    expect(parse(report({ torch, prerequisites: { numpy: { found: 1, version: 2 } } }))).toEqual({
      started: '3.10.1',
      report: {
        ...{ version: '2', built: false, available: false, warnings: ['w'], archs: [] },
        devices: [
          { index: 0, kernel: { ok: false } },
          { index: 1, kernel: { ok: false } },
        ],
        mps: { built: false, available: false },
      },
      prerequisites: { numpy: { found: false } },
    });
    expect(parse(report([]))).toEqual({ started: '3.10.1', prerequisites: {} });
  });
});
