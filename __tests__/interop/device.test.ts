import { describe, expect } from '@jest/globals';
import { judgeDevice } from '../../src/core/device/judge.js';
import { gatherEvidence } from '../../src/io/probes/gather.js';
import { tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { environment } from './environments.js';

/** The child against real torches. What they say of a GPU depends on the machine; that they answer does not. */

const builds: Record<string, { version: RegExp; cuda: RegExp; archs: string[]; lacks: string }> = {
  'torch-2.0': { version: /^2\.0\./, cuda: /^11\.7$/, archs: ['sm_37', 'sm_86'], lacks: 'sm_90' },
  'torch-newest': { version: /^2\.\d+\./, cuda: /^1\d\.\d+$/, archs: ['sm_90', 'sm_120'], lacks: 'sm_60' },
};

describe.each(Object.keys(builds))('%s', (name) => {
  const { python, skipped } = environment(name);
  const expected = builds[name]!;

  testIf(python !== undefined, skipped ?? '')('says what it is, and what is beside it', async () => {
    const evidence = await gatherEvidence(
      { python: python!, timeoutSeconds: 300 },
      { env: { ...cleanEnv() }, cwd: tempFolder(), signal: new AbortController().signal },
    );
    const { report } = evidence.torch;
    expect(evidence.torch).toMatchObject({ ran: { outcome: 'exited', code: 0 }, report: { built: true } });
    expect(report?.version).toMatch(expected.version);
    expect(report?.cuda).toMatch(expected.cuda);
    expect(report?.archs).toEqual(expect.arrayContaining(expected.archs));
    expect(report?.archs).not.toContain(expected.lacks);
    expect(evidence.python.version).toMatch(/^3\.\d+\.\d+$/);
    expect(evidence.prerequisites['minerl']).toEqual({ found: false });
    const verdict = judgeDevice(evidence, { device: 'auto' });
    expect(verdict.torch?.build).toBe(`cuda ${report!.cuda}`);
    if (report!.available) return;
    // Whatever the reason, torch has told it.
    expect(report!.warnings.join(' ')).toMatch(/driver|CUDA/);
    expect(verdict.device).toBe('cpu');
  });
});
