import { describe, expect, test } from '@jest/globals';
import { allowlists } from '../../src/core/checkpoint/allowlist.js';
import { type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { opcodes } from '../../src/core/pickle/opcodes.js';
import { Float, Global, Instance, orderedDict, tuple, writePickle } from '../../src/demo/pickle-writer.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { MemorySource } from '../helpers/memory-source.js';
import {
  buildLegacy,
  buildSafetensors,
  buildTorchZip,
  numbers,
  safeTensor,
  stateDictPickle,
  tensorValue,
} from '../helpers/zip-builder.js';
import { processorTime } from '../helpers/processor-time.js';

/** Another seed is another run: STEVE1_FUZZ_SEED; STEVE1_FUZZ_COUNT makes it longer. */
const seed = Number(process.env['STEVE1_FUZZ_SEED'] ?? 1);
const count = Number(process.env['STEVE1_FUZZ_COUNT'] ?? 20_000) / 4;

/** Numbers that follow from a seed (mulberry32). */
class Chance {
  constructor(private state: number) {}

  /** Below `limit`. */
  number(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  one<T>(items: readonly T[]): T {
    return items[this.number(items.length)]!;
  }
}

const extremes = [
  0n,
  1n,
  0x7fn,
  0x80n,
  0xffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
];

type Mutation = (bytes: Buffer, chance: Chance, others: readonly Buffer[]) => Buffer;

const mutations: Mutation[] = [
  function flipBits(bytes, chance) {
    const copy = Buffer.from(bytes);
    for (let i = chance.number(8); i >= 0; i--) copy[chance.number(copy.length)]! ^= 1 << chance.number(8);
    return copy;
  },
  function setBytes(bytes, chance) {
    const copy = Buffer.from(bytes);
    for (let i = chance.number(4); i >= 0; i--) copy[chance.number(copy.length)] = chance.number(256);
    return copy;
  },
  function setOpcode(bytes, chance) {
    const copy = Buffer.from(bytes);
    const known = opcodes.flatMap((execute, code) => (execute ? [code] : []));
    for (let i = chance.number(3); i >= 0; i--) copy[chance.number(copy.length)] = chance.one(known);
    return copy;
  },
  function truncate(bytes, chance) {
    return bytes.subarray(0, chance.number(bytes.length));
  },
  function setLength(bytes, chance) {
    const copy = Buffer.from(bytes);
    const width = chance.one([1, 2, 4, 8]);
    const value = Buffer.alloc(8);
    value.writeBigUInt64LE(chance.one(extremes));
    value.copy(copy, chance.number(Math.max(1, copy.length - width)), 0, width);
    return copy;
  },
  function splice(bytes, chance, others) {
    const other = chance.one(others);
    const from = chance.number(other.length);
    const piece = other.subarray(from, from + chance.number(200));
    const at = chance.number(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + chance.one([0, piece.length]))]);
  },
  function cutOut(bytes, chance) {
    const at = chance.number(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + chance.number(64))]);
  },
  function double(bytes, chance) {
    const at = chance.number(bytes.length);
    const piece = bytes.subarray(at, at + chance.number(64));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: chance.number(20) }, () => piece),
      bytes.subarray(at),
    ]);
  },
  function append(bytes, chance, others) {
    return Buffer.concat([bytes, chance.one(others).subarray(0, chance.number(2000))]);
  },
];

const dict = { a: {}, b: { shape: [3], offset: 3 }, c: { storage: '1', elements: 1, shape: [] } };
const storages = { 0: numbers(6), 1: numbers(1) };
const everything = writePickle([
  orderedDict([['w', tensorValue()]]),
  new Instance(new Global('torch', 'Size'), { args: [tuple(2, 3)] }),
  new Instance(new Global('os', 'system'), {
    args: ['ls'],
    via: 'newobj',
    state: { a: null, b: [true, new Float(1.5), 10n ** 30n] },
  }),
  tuple(1, 'two', 300, 70000, -5),
]);
const frames = Buffer.from(
  '\x80\x05\x95\x2e\0\0\0\0\0\0\0]\x94(\x8c\x01a\x94C\x02bc\x94\x96\x03\0\0\0\0\0\0\0def\x94\x8f\x94(K\x01K\x02\x90(K\x03\x91\x94\x97\x98\x8a\x01\xffh\x01e.',
  'latin1',
);
const old = Buffer.from(
  "\x80\x02(lp0\nI1\naF1.5\naS'x\\n'\naVy\\u00e4\naL12L\naP7\na(ctorch\nSize\noa(itorch\nSize\na(dp1\nI01\ng0\nsa.",
  'latin1',
);
const header = { __metadata__: { a: 'b' }, a: safeTensor(0, 16, [2, 2]), b: safeTensor(16, 24, [1], 'I64') };

const corpora: Record<string, Buffer[]> = {
  pickle: [writeVptModel(), everything, frames, old, stateDictPickle(dict)],
  zip: [
    buildTorchZip({ pickle: stateDictPickle(dict), storages }),
    buildTorchZip({ pickle: everything }, { zip64: false }),
    buildTorchZip({ more: [{ name: 'code/x.py', data: Buffer.from('x') }] }),
  ],
  legacy: [buildLegacy({ pickle: stateDictPickle(dict, true), storages }), buildLegacy({ pickle: everything })],
  safetensors: [buildSafetensors({ header }), buildSafetensors()],
};
const all = Object.values(corpora).flat();

const known = new Set([...allowlists.weights, ...allowlists.gym3, ...allowlists.numpy]);
const roles = [undefined, undefined, 'weights', 'steve1-prior', 'vpt-architecture', 'visual-prompts', 'other'] as const;

async function check(bytes: Buffer, options: InspectOptions): Promise<string> {
  const source = new MemorySource(bytes);
  const milliseconds = processorTime();
  const result = await inspect(source, options);
  const took = milliseconds();
  const faults = [
    ...(took < 1000 ? [] : [`it took ${took} ms`]),
    ...(source.bytesRead <= 65_536 + 20 * bytes.length ? [] : [`it read ${source.bytesRead} of ${bytes.length} bytes`]),
    ...(source.largestRead <= Math.max(bytes.length, 65_536) ? [] : [`it wanted ${source.largestRead} bytes at once`]),
    ...((result.verdict === 'ok') === (result.reasons.length === 0) ? [] : ['its verdict and its reasons disagree']),
    ...(result.verdict !== 'ok' || result.globals.every((name) => known.has(name))
      ? []
      : ['it passed a foreign global']),
    ...(result.summary !== '' ? [] : ['it has no summary']),
    ...(result.reasons.every((reason) => reason.length < 5000) ? [] : ['a reason is endless']),
  ];
  if (faults.length > 0) throw new Error(faults.join(', '));
  return result.verdict;
}

describe('every mutation of a checkpoint ends in a verdict, soon', () => {
  test.each(Object.entries(corpora))('%s', async (kind, corpus) => {
    const chance = new Chance(seed * 1000 + Object.keys(corpora).indexOf(kind));
    const verdicts: Record<string, number> = { ok: 0, refused: 0, unreadable: 0 };
    for (let round = 0; round < count; round++) {
      let bytes = chance.one(corpus);
      const applied: string[] = [];
      for (let i = chance.number(3); i >= 0 && bytes.length > 0; i--) {
        const mutation = chance.one(mutations);
        applied.push(mutation.name);
        bytes = mutation(bytes, chance, all);
      }
      const options = { role: chance.one(roles), deep: chance.number(2) === 1 };
      try {
        verdicts[await check(bytes, options)]!++;
      } catch (error) {
        const what = `seed ${seed}, ${kind} ${round}, ${applied.join(' ')}, ${JSON.stringify(options)}`;
        throw new Error(`${what}: ${bytes.toString('base64')}`, { cause: error });
      }
    }
    // A fuzzer that no longer reaches the inner parts would pass as well.
    for (const times of Object.values(verdicts)) expect(times).toBeGreaterThan(count / 500);
  });

  test('sound ones are what they are', async () => {
    const verdicts = [];
    for (const bytes of all) verdicts.push(await check(bytes, {}));
    expect(verdicts.join(' ')).toBe('ok refused ok refused refused ok refused refused ok refused ok ok');
  });

  test('random opcodes', async () => {
    const chance = new Chance(seed);
    const known = opcodes.flatMap((execute, code) => (execute && code !== 0x2e ? [code] : []));
    // Those that take nothing from the stack come more often, so that the others find something there.
    const givers = [...'N])}'].map((one) => one.charCodeAt(0)).concat(0x88, 0x8f);
    for (let round = 0; round < 2000; round++) {
      const codes = Array.from({ length: chance.number(200) }, () => chance.one(chance.number(3) > 0 ? givers : known));
      const bytes = Buffer.from([0x80, 2, ...codes, 0x2e]);
      await check(bytes, {}).catch((error: unknown) => {
        throw new Error(bytes.toString('base64'), { cause: error });
      });
    }
  });
});
