import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { judgeDevice } from '../../src/core/device/judge.js';
import { gatherEvidence } from '../../src/io/probes/gather.js';
import { tempFolder } from '../helpers/demo-setup.js';
import { marked } from '../helpers/marked.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { environment, required } from './environments.js';

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

describe('a Python without a torch that works', () => {
  // The environments of the Hub clients have none.
  const { python, skipped } = environment('hub-2');
  const testReal = testIf(python !== undefined, skipped ?? '');
  const hanging =
    'import subprocess, time\nsubprocess.Popen(["sleep", "600"], start_new_session=True)\ntime.sleep(600)\n';

  async function ask(modules: Record<string, string>, timeoutSeconds: number) {
    const folder = tempFolder();
    const site = join(folder, 'site');
    mkdirSync(site);
    for (const [name, text] of Object.entries(modules)) writeFileSync(join(site, `${name}.py`), text);
    const mark = randomUUID();
    const since = performance.now();
    const evidence = await gatherEvidence(
      { python: python!, timeoutSeconds },
      {
        env: { ...cleanEnv(), PYTHONPATH: site, STEVE1_MARK: mark },
        cwd: folder,
        signal: new AbortController().signal,
      },
    );
    const seconds = (performance.now() - since) / 1000;
    for (let tries = 0; marked(mark).length > 0 && tries < 20; tries++) await sleep(50);
    expect(marked(mark)).toEqual([]);
    return { evidence, seconds, verdict: judgeDevice(evidence, { device: 'auto' }) };
  }

  testReal('torch is absent: it says so, and what else is there', async () => {
    const { evidence, verdict } = await ask({}, 60);
    expect(evidence.torch).toMatchObject({ ran: { code: 0 }, error: { type: 'ModuleNotFoundError' } });
    expect(evidence.prerequisites['huggingface_hub']).toEqual({
      found: true,
      version: required('hub-2')['huggingface_hub'],
    });
    expect(verdict).toMatchObject({ state: 'torch-missing', device: 'cpu' });
  });

  testReal('torch hangs at its import: it is given up in time, with what it has started', async () => {
    const { evidence, verdict, seconds } = await ask({ torch: hanging }, 5);
    expect(seconds).toBeLessThan(12);
    expect(verdict).toMatchObject({ state: 'torch-hang', device: 'cpu' });
    expect(evidence.prerequisites['huggingface_hub']?.found).toBe(true);
  });

  testReal('Python itself hangs before it does anything', async () => {
    const { evidence, verdict, seconds } = await ask({ sitecustomize: hanging }, 5);
    expect(seconds).toBeLessThan(12);
    expect([verdict.state, evidence.python.version, evidence.prerequisites]).toEqual(['torch-hang', undefined, {}]);
  });
});
