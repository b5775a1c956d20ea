import { describe, expect, test } from '@jest/globals';
import { judgeDevice } from '../../../src/core/device/judge.js';
import { visibleGpus } from '../../../src/core/device/visible.js';
import type { Evidence, SmiGpu } from '../../../src/core/schema/device-evidence.js';
import { bare, down, ended, gpu, machine, seen, withTorch, without } from '../../helpers/device-evidence.js';

const three = [
  gpu({ index: 0, uuid: 'GPU-aa11', name: 'A', totalBytes: 8 * 2 ** 30 }),
  gpu({ index: 1, uuid: 'GPU-ab22', name: 'B', totalBytes: 24 * 2 ** 30 }),
  gpu({ index: 2, uuid: 'GPU-cc33', name: 'C', totalBytes: 80 * 2 ** 30 }),
];
const instances = [
  { gpu: 1, profile: '3g.20gb', uuid: 'MIG-1111' },
  { gpu: 1, profile: '1g.5gb', uuid: 'MIG-2222' },
];
const names = (gpus: SmiGpu[]) => gpus.map(({ name }) => name).join('');

describe('CUDA_VISIBLE_DEVICES', () => {
  test.each([
    [undefined, 'ABC'],
    ['0,1,2', 'ABC'],
    ['2,0', 'CA'],
    [' 1 , 2 ', 'BC'],
    ['1,9,0', 'B'], // stops at the first that is none
    ['1,-1,0', 'B'],
    ['9', ''],
    ['-1', ''],
    ['', ''],
    ['none', ''],
    ['0,0', ''], // twice
    ['0,GPU-aa11', ''], // twice, in other words
    ['GPU-cc33', 'C'],
    ['GPU-C', 'C'],
    ['gpu-ab', 'B'],
    ['GPU-a', ''], // two begin so
    ['GPU-ff', ''],
    ['GPU-cc33,1', 'CB'],
  ])('%j shows %s', (value, expected) => {
    const shown = visibleGpus({ gpus: three, instances: [] }, value);
    expect(names(shown)).toBe(expected);
    expect(shown.map(({ index }) => index)).toEqual(shown.map((_, at) => at));
  });

  test.each([
    [undefined, ['MIG-1111', 20]], // the first instance, and no whole GPU beside it
    ['0', ['GPU-aa11', 8]],
    ['1', ['MIG-1111', 20]],
    ['0,1', ['MIG-1111', 20]],
    ['MIG-2222', ['MIG-2222', 5]],
    ['MIG-22', ['MIG-2222', 5]],
    ['MIG-2222,MIG-1111', ['MIG-2222', 5]],
    ['MIG-9', undefined],
  ] as const)('with MIG, %j shows one process %j', (value, expected) => {
    const shown = visibleGpus({ gpus: three, instances }, value);
    expect(shown.map(({ uuid, totalBytes }) => [uuid, totalBytes! / 2 ** 30])).toEqual(expected ? [expected] : []);
  });

  test.each([
    ['GPU-aa11', [gpu({ uuid: undefined })], []],
    ['MIG-1', three, []],
    ['MIG-1', three, [{ gpu: 1, profile: '3g.20gb' }]],
    ['MIG-GPU-ab22/1/0', three, instances],
    ['GPU-aa11', [], []],
  ])('%s hides nothing where it cannot be looked up', (value, gpus, parts) =>
    expect(visibleGpus({ gpus, instances: parts }, value)).toEqual(visibleGpus({ gpus, instances: parts }, undefined)),
  );
});

describe('the verdict follows what is visible', () => {
  const several = (value: string | undefined, more: Partial<Evidence['smi']> = {}): Evidence => ({
    ...machine(),
    environment: value === undefined ? {} : { CUDA_VISIBLE_DEVICES: value },
    smi: { ...machine().smi, gpus: three, ...more },
  });
  const judge = (evidence: Evidence, minMemoryBytes?: number) =>
    judgeDevice(evidence, { device: 'auto', minMemoryBytes });

  test('the first that is large enough, counted as CUDA counts', () => {
    const { state, device, gpus } = judge(several('0,2'), 40 * 2 ** 30);
    expect([state, device, gpus.map(({ index, name }) => [index, name])]).toEqual([
      'driver-ok',
      'cuda:1',
      [
        [0, 'A'],
        [1, 'C'],
      ],
    ]);
    expect(judge(several('0,1'), 40 * 2 ** 30).state).toBe('out-of-memory');
  });

  test.each([
    ['without torch', several('7')],
    ['with torch', withTorch(several('7'), down({ warnings: ['No CUDA GPUs are available'] }))],
    ['twice the same', several('0,0')],
    ['nvidia-smi is absent', { ...several('7'), smi: { ...bare.smi, query: without('absent') } }],
  ])('nothing is left: %s', (_, evidence) => {
    const { state, reason } = judge(evidence);
    const value = evidence.environment['CUDA_VISIBLE_DEVICES'];
    expect([state, reason]).toEqual([
      'disabled-by-env',
      `CUDA_VISIBLE_DEVICES is '${value}', which hides every GPU: it names none that is there, or one twice`,
    ]);
  });

  test('what torch has seen is believed', () =>
    expect(judge(withTorch(several('7'), { devices: [seen()] })).state).toBe('ok'));

  test('no GPU at all is not said to be hidden', () =>
    expect(judge({ ...bare, environment: { CUDA_VISIBLE_DEVICES: '0' } }).state).toBe('no-gpu'));

  describe('GPUs in trouble', () => {
    const reset = (...indices: number[]): Partial<Evidence['smi']> => ({
      gpus: three.map((one) => (indices.includes(one.index) ? { ...one, recovery: 'Reset' } : one)),
      recoveryActions: indices.map(() => 'Reset'),
    });

    test.each([
      [undefined, [0], 'driver-ok', 'cuda:1'],
      ['1,2', [0], 'driver-ok', 'cuda'],
      ['0', [0], 'needs-reset', 'cpu'],
      [undefined, [0, 1, 2], 'needs-reset', 'cpu'],
    ] as const)('%j, %j of which ask for a reset: %s', (value, indices, state, device) => {
      expect(judge(several(value, reset(...indices)))).toMatchObject({ state, device });
    });

    test('nvidia-smi lists none, and asks all the same', () =>
      expect(judge(several(undefined, { gpus: [], query: ended(255, 'x'), recoveryActions: ['Reset'] })).state).toBe(
        'needs-reset',
      ));

    test.each([
      ['GPU is lost', 'gpu-lost'],
      ['GPU requires reset', 'needs-reset'],
    ])('a cell says [%s]', (fault, state) => {
      const gpus = [{ ...three[0]!, fault }, three[1]!];
      expect(judge(several('0', { gpus }))).toMatchObject({ state, reason: `nvidia-smi says: ${fault}` });
      expect(judge(several(undefined, { gpus }))).toMatchObject({ state: 'driver-ok', device: 'cuda:1' });
    });

    test('one is lost (15), and the job used another', () => {
      const evidence = withTorch(several(undefined, { gpus: [], query: ended(15, 'GPU is lost') }), {
        devices: [seen(), seen({ index: 1 })],
      });
      expect(judge(evidence).state).toBe('ok');
      evidence.torch.report!.devices = [seen()];
      expect(judge(evidence).state).toBe('gpu-lost');
      evidence.nodes['nvidia1'] = 'there'; // one of which the job sees nothing
      expect(judge(evidence).state).toBe('ok');
    });
  });
});

describe('memory of the same card', () => {
  const by = (smi: number, torch: number, more: Partial<SmiGpu> = {}, uuid?: string) =>
    withTorch(machine('550.54.14', { totalBytes: smi, ...more }), { devices: [seen({ totalBytes: torch, uuid })] });
  const wishes = { device: 'auto', minMemoryBytes: 40 * 2 ** 30 } as const;
  const [card, told] = [40960 * 2 ** 20, 39.4 * 2 ** 30];

  test('is the larger number, whoever was asked', () => {
    expect(judgeDevice(by(card, told), wishes)).toMatchObject({ state: 'ok', gpus: [{ totalBytes: card }] });
    expect(judgeDevice(machine('550.54.14', { totalBytes: card }), wishes).state).toBe('driver-ok');
  });

  test('by UUID, which torch gives without its prefix', () => {
    const evidence = by(told, told, {}, '1');
    evidence.smi.gpus = [gpu({ uuid: 'GPU-0', totalBytes: told }), gpu({ index: 1, uuid: 'GPU-1', totalBytes: card })];
    expect(judgeDevice(evidence, wishes).state).toBe('ok');
  });

  test('another card tells nothing', () =>
    expect(judgeDevice(by(card, told, { name: 'Tesla T4' }), wishes).state).toBe('out-of-memory'));

  test('an instance of MIG has the size of its profile', () => {
    const evidence = by(card, 4.7 * 2 ** 30, { mig: 'Enabled' });
    evidence.smi.instances = [{ gpu: 0, profile: '1g.5gb' }];
    expect(judgeDevice(evidence, wishes).state).toBe('out-of-memory');
    expect(judgeDevice(evidence, { device: 'auto', minMemoryBytes: 5 * 2 ** 30 }).state).toBe('ok');
  });
});

describe('code for several GPUs', () => {
  const noImage = 'CUDA error: no kernel image is available for execution on the device';
  const busy = 'CUDA error: all CUDA-capable devices are busy or unavailable';
  const pair = (second: string, capabilities = ['6.1', '8.6']): Evidence => ({
    ...withTorch(machine('580.65.06'), {
      cuda: '13.0',
      archs: ['sm_75', 'sm_86'],
      devices: capabilities.map((capability, index) =>
        seen({ index, capability, kernel: { ok: false, error: index === 0 ? noImage : second } }),
      ),
    }),
  });

  test('one that is supported keeps the others from speaking', () => {
    const { state, reason } = judgeDevice(pair(busy), { device: 'auto' });
    expect([state, reason]).toEqual(['gpu-busy', expect.stringContaining('index 1: CUDA error: all CUDA-capable')]);
  });

  test('all of them lack code: all are named, and a wheel for the newest if none is for all', () => {
    const { state, reason, remedy } = judgeDevice(pair(noImage, ['6.1', '12.0']), { device: 'auto' });
    expect([state, reason, remedy]).toEqual([
      'arch-not-supported',
      expect.stringMatching(/not for sm 6\.1 Pascal, sm 12\.0 Blackwell$/),
      expect.stringMatching(/whl\/cu132/),
    ]);
  });
});
