import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { readPickle } from '../../src/core/pickle/machine.js';
import { canonical } from '../helpers/canonical-pickle.js';
import { isFull } from '../helpers/full.js';
import { testIf } from '../helpers/skip.js';

const count = isFull ? 6000 : 1500;
const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

/** Sets have no order, and hold equal items once. */
function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [type, items] = value as [string, unknown[]];
  if ((type === 'e' || type === 'z') && Array.isArray(items))
    return [type, [...new Set(items.map((item) => JSON.stringify(sorted(item))))].sort()];
  return value.map(sorted);
}

testIf(python !== undefined, 'no Python here')(
  'values and end positions are those of CPython, on thousands of random pickles',
  () => {
    const made = spawnSync(python!, [join('__tests__', 'interop', 'random_pickles.py'), '20261123', `${count}`], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      timeout: 120_000,
    });
    expect([made.status, made.stderr]).toEqual([0, '']);
    const lines = made.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(count);
    const wrong = lines.filter((line) => {
      const { pickle, value, end } = JSON.parse(line) as { pickle: string; value: unknown; end: number };
      const bytes = Buffer.from(pickle, 'hex');
      const read = readPickle({ read: (offset, length) => bytes.subarray(offset, offset + length) }, 0, bytes.length);
      return read.end !== end || JSON.stringify(sorted(canonical(read.value))) !== JSON.stringify(sorted(value));
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  },
);
