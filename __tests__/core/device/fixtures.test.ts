import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Wishes } from '../../../src/core/device/facts.js';
import { judgeDevice } from '../../../src/core/device/judge.js';
import { deviceSchema } from '../../../src/core/schema/device.js';
import type { Evidence } from '../../../src/core/schema/device-evidence.js';
import { renderDevice } from '../../../src/render/device.js';
import { expectGolden } from '../../helpers/golden.js';
import { schemaFaults } from '../../helpers/json-schema.js';

interface Fixture {
  about: string;
  origin: 'built' | 'recorded';
  wishes: Wishes;
  expected: { state: string; device: string };
  evidence: Evidence;
}

const fixtures = globSync('__tests__/fixtures/devices/*.json')
  .sort()
  .map((path) => [basename(path, '.json'), JSON.parse(readFileSync(path, 'utf8')) as Fixture] as const);

describe('machines, replayed', () => {
  test('are many', () => expect(fixtures.length).toBeGreaterThan(15));

  test.each(fixtures)('%s', (name, { about, origin, wishes, expected, evidence }) => {
    expect([about, origin]).toEqual([
      expect.stringMatching(/\w{3}/),
      name.startsWith('recorded-') ? 'recorded' : 'built',
    ]);
    const verdict = judgeDevice(evidence, wishes);
    expect({ state: verdict.state, device: verdict.device }).toEqual(expected);
    expect(deviceSchema.safeParse(verdict).error).toBeUndefined();
    expect(schemaFaults('steve1-device-1', verdict)).toEqual([]);
    expectGolden(`device/${name}.txt`, renderDevice(verdict));
  });
});
