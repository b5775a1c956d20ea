import { describe, expect, test } from '@jest/globals';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import { type Inspection, type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { type PickleValue, orderedDict, writePickle } from '../../src/demo/pickle-writer.js';
import { MemorySource } from '../helpers/memory-source.js';
import { buildSafetensors, buildTorchZip, numbers, safeTensor, tensorValue } from '../helpers/zip-builder.js';

/** Each role's tensors in its own shapes, all views of one storage of a single number. */
const tables = new Map(
  (await knownTables())
    .filter(({ title }) => !title.endsWith('1x') && !title.endsWith('3x') && !title.endsWith('learned'))
    .map(({ title, shapes }) => [
      title,
      [...shapes].map(([key, shape]): [string, PickleValue] => [
        key,
        tensorValue({ shape: [...shape], stride: shape.map(() => 0), elements: 1 }),
      ]),
    ]),
);

const file = (value: PickleValue): Buffer => buildTorchZip({ pickle: writePickle(value), storages: { 0: numbers(1) } });

const look = (value: PickleValue, options: InspectOptions): Promise<Inspection> =>
  inspect(new MemorySource(file(value)), options);

type Pairs = [string, PickleValue][];
type Make = (pairs: Pairs) => PickleValue;

const renamed = (pairs: Pairs, change: (key: string) => string): Pairs =>
  pairs.map(([key, value]) => [change(key), value]);

/** Ways in which a file may hold the same tensors. */
const ways = {
  flat: (pairs) => orderedDict(pairs),
  'a plain dict': (pairs) => Object.fromEntries(pairs),
  'within state_dict': (pairs) => ({ state_dict: orderedDict(pairs) }),
  'within state_dict, and more beside it': (pairs) => ({ epoch: 3n, state_dict: orderedDict(pairs), lr: [0.5] }),
  'keys that begin with state_dict.': (pairs) => orderedDict(renamed(pairs, (key) => `state_dict.${key}`)),
  'within another dict': (pairs) => ({ model: orderedDict(pairs) }),
  'with module.policy.': (pairs) => orderedDict(renamed(pairs, (key) => `module.policy.${key}`)),
  'with module.policy. in the middle': (pairs) =>
    orderedDict(renamed(pairs, (key) => key.replace('.', '.module.policy.'))),
  'with module.': (pairs) => orderedDict(renamed(pairs, (key) => `module.${key}`)),
  'with policy.': (pairs) => orderedDict(renamed(pairs, (key) => `policy.${key}`)),
  'in dicts within dicts': (pairs) => {
    const outer: Record<string, Record<string, PickleValue>> = {};
    for (const [key, value] of pairs) (outer[key.split('.')[0]!] ??= {})[key.slice(key.indexOf('.') + 1)] = value;
    return outer;
  },
  'in a list': (pairs) => [orderedDict(pairs)],
  'a number among them': (pairs) => orderedDict([...pairs, ['epoch', 3n]]),
  'an empty dict among them': (pairs) => orderedDict([...pairs, ['extra', {}]]),
} satisfies Record<string, Make>;

type Way = keyof typeof ways;

const policy: Way[] = ['flat', 'a plain dict', 'with module.policy.', 'with module.policy. in the middle', 'a number among them', 'an empty dict among them']; // prettier-ignore

/** What each role's own loader takes; it fails at every other way, or loads nothing and says nothing. */
const taken: [InspectOptions['role'], string, Way[]][] = [
  ['steve1-policy', 'STEVE-1 policy 2x', policy],
  ['vpt-policy', 'VPT policy 2x', policy],
  ['steve1-prior', 'STEVE-1 prior', ['flat', 'a plain dict']],
  ['mineclip', 'MineCLIP attn', ['within state_dict', 'within state_dict, and more beside it']],
];

describe.each(taken)('%s', (role, title, good) => {
  const pairs = tables.get(title)!;
  test.each(Object.keys(ways) as Way[])('%s', async (way) => {
    const value = (ways[way] as Make)(pairs);
    const { verdict, reasons, wrongRole } = await look(value, { role });
    const isGood = good.includes(way);
    expect([way, verdict, wrongRole, reasons.length]).toEqual([
      way,
      isGood ? 'ok' : 'refused',
      !isGood,
      isGood ? 0 : 1,
    ]);
    // Without a role, it is named by the same rule.
    const bare = await look(value, {});
    expect([way, bare.verdict, bare.role]).toEqual([way, 'ok', isGood ? role : undefined]);
  });
});

test.each<[Way, InspectOptions['role'], string, RegExp]>([
  [
    'within state_dict',
    'steve1-prior',
    'STEVE-1 prior',
    /none of its tensors is where upstream looks for them, in the dict itself/,
  ],
  ['in dicts within dicts', 'steve1-policy', 'STEVE-1 policy 2x', /none of its tensors is where upstream looks/],
  [
    'flat',
    'mineclip',
    'MineCLIP attn',
    /none of its tensors is where upstream looks for them, in the dict under `state_dict`/,
  ],
  ['with module.', 'steve1-prior', 'STEVE-1 prior', /every key begins with `module\.`/],
  ['with policy.', 'steve1-policy', 'STEVE-1 policy 2x', /every key begins with `policy\.`/],
  [
    'a number among them',
    'steve1-prior',
    'STEVE-1 prior',
    /epoch, no tensor: upstream loads with strict=True, and ends there/,
  ],
])('%s for %s is explained', async (way, role, title, words) => {
  const { reasons } = await look((ways[way] as Make)(tables.get(title)!), { role });
  expect(reasons).toEqual([expect.stringMatching(words)]);
});

test('a table of one’s own is of the file as it is', async () => {
  const { tensors } = await look(ways['within state_dict'](tables.get('MineCLIP attn')!.slice(0, 1)), {
    role: 'mineclip',
  });
  expect(tensors.map(({ key }) => key)).toEqual(['state_dict.model.image_encoder.cls_token']);
});

test('another checkpoint is named, however it is wrapped', async () => {
  const { reasons } = await look(ways['within state_dict'](tables.get('STEVE-1 policy 2x')!), { role: 'steve1-prior' });
  expect(reasons).toEqual([expect.stringMatching(/^this is the STEVE-1 policy 2x .* not the STEVE-1 prior/)]);
});

test('without a role, what no loader would find is a note', async () => {
  const note = async (way: Way, title: string) =>
    (await look((ways[way] as Make)(tables.get(title)!), {})).notes.join();
  expect(await note('within state_dict', 'STEVE-1 prior')).toMatch(
    /^nearest to the STEVE-1 prior: none of its tensors/,
  );
  expect(await note('with policy.', 'STEVE-1 policy 2x')).toMatch(
    /^nearest to the STEVE-1 policy 2x: every key begins/,
  );
  expect(await note('flat', 'MineCLIP attn')).toMatch(/^nearest to the MineCLIP attn: none of its tensors/);
});

test('a table of the user’s own is compared with the file as it is', async () => {
  const table = { title: 'mine', shapes: new Map([['state_dict.w', [1]]]) };
  const value = (key: string) => ({ [key]: { w: tensorValue({ shape: [1], elements: 1 }) } });
  for (const role of ['weights', 'mineclip', 'steve1-prior'] as const) {
    expect((await look(value('state_dict'), { role, table })).verdict).toBe('ok');
    expect((await look(value('other'), { role, table })).verdict).toBe('refused');
  }
});

test('upstream does not load safetensors; others may', async () => {
  const table = { title: 'mine', shapes: new Map([['w', [2, 3]]]) };
  const { verdict, reasons } = await inspect(new MemorySource(await safePrior()), { role: 'steve1-prior' });
  expect([verdict, reasons]).toEqual(['refused', [expect.stringMatching(/^it is a safetensors file/)]]);
  expect((await inspect(new MemorySource(await safePrior()))).verdict).toBe('ok');
  expect((await inspect(new MemorySource(buildSafetensors()), { role: 'weights', table })).verdict).toBe('ok');
});

async function safePrior(): Promise<Buffer> {
  const { shapes } = (await knownTables()).find(({ title }) => title === 'STEVE-1 prior')!;
  let at = 0;
  const header: Record<string, unknown> = {};
  for (const [key, shape] of shapes) {
    const bytes = 4 * shape.reduce((product, size) => product * size, 1);
    header[key] = safeTensor(at, (at += bytes), [...shape]);
  }
  return buildSafetensors({ header, data: Buffer.alloc(at) });
}
