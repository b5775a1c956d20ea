import { describe, expect, test } from '@jest/globals';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import { type Inspection, type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { type PickleValue, orderedDict, writePickle } from '../../src/demo/pickle-writer.js';
import { MemorySource } from '../helpers/memory-source.js';
import { HollowSource } from '../helpers/hollow-source.js';
import { buildSafetensors, safeTensor, tensorValue, torchRecords, zipParts } from '../helpers/zip-builder.js';

/** Room for the largest of them. */
const storageElements = 400_000_000;

/** Each role's tensors in its own shapes, one behind the other in one storage that is as large as all of them. */
const elementsOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
const tables = new Map(
  (await knownTables())
    .filter(({ title }) => !title.endsWith('1x') && !title.endsWith('3x') && !title.endsWith('learned'))
    .map(({ title, shapes }) => {
      let at = 0;
      const places = [...shapes].map(([key, shape]) => ({
        key,
        shape,
        offset: (at += elementsOf(shape)) - elementsOf(shape),
      }));
      return [
        title,
        places.map(({ key, shape, offset }): [string, PickleValue] => [
          key,
          tensorValue({ shape: [...shape], offset, elements: storageElements }),
        ]),
      ];
    }),
);

const file = (value: PickleValue): HollowSource =>
  new HollowSource(
    zipParts(torchRecords({ pickle: writePickle(value), storages: { 0: { length: 4 * storageElements } } })),
  );

const look = (value: PickleValue, options: InspectOptions): Promise<Inspection> => inspect(file(value), options);

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
  'a tensor beside state_dict': (pairs) => ({ logit: pairs[0]![1], state_dict: orderedDict(pairs) }),
  'one dict twice': (pairs) => ((dict) => ({ ema: dict, state_dict: dict }))(orderedDict(pairs)),
  'a tensor without the prefix within state_dict': (pairs) => ({
    state_dict: orderedDict([...pairs, ['logit', pairs[0]![1]]]),
  }),
  'a key that is a number': (pairs) => orderedDict([...pairs, [5n, 3n]]),
  'a number in the place of a tensor': (pairs) => orderedDict([...pairs, [`module.policy.${pairs[0]![0]}`, 3n]]),
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
  [
    'mineclip',
    'MineCLIP attn',
    [
      'within state_dict',
      'within state_dict, and more beside it',
      'a tensor beside state_dict',
      'a tensor without the prefix within state_dict',
      'one dict twice',
    ],
  ],
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
  const value = (key: string) => ({ [key]: { w: tensorValue({ shape: [1], elements: storageElements }) } });
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
