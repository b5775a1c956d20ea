import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../src/app/draft.js';
import type { Code } from '../../src/core/codes.js';
import { SetupError, finding } from '../../src/core/errors.js';
import { reportSchema } from '../../src/core/schema/report.js';

function draftAt(times: number[] = []) {
  return new Draft('provision', () => times.shift() ?? 0);
}

describe('timing', () => {
  test('seconds a phase; one entered twice adds up; the last ends with the report', () => {
    const draft = draftAt([1000, 1500, 1500, 4000, 4000, 4250, 4250, 5251]);
    draft.phase('plan');
    draft.phase('fetch');
    draft.phase('plan');
    draft.phase('verify');
    expect(draft.finish().timing).toEqual({ plan: 0.75, fetch: 2.5, verify: 1.001 });
  });

  test('finishing twice adds nothing', () => {
    const draft = draftAt([0, 1000, 9000]);
    draft.phase('plan');
    draft.finish();
    expect(draft.finish().timing).toEqual({ plan: 1 });
  });
});

describe('verdict', () => {
  test.each<[string, [Code, 'error' | 'warning' | 'note'][], SetupError | undefined, string, string | undefined]>([
    ['nothing found', [], undefined, 'pass', undefined],
    [
      'warnings and notes',
      [
        ['asset-unverified', 'warning'],
        ['asset-kept', 'note'],
      ],
      undefined,
      'pass',
      undefined,
    ],
    ['wrong bytes', [['asset-missing', 'error']], undefined, 'fail', 'asset-missing'],
    ['a folder that cannot be written', [['data-dir-unwritable', 'error']], undefined, 'error', 'data-dir-unwritable'],
    [
      'both',
      [
        ['data-dir-unwritable', 'error'],
        ['asset-missing', 'error'],
      ],
      undefined,
      'fail',
      'asset-missing',
    ],
    [
      'a grave warning',
      [
        ['asset-missing', 'warning'],
        ['origin-reset', 'error'],
      ],
      undefined,
      'error',
      'origin-reset',
    ],
    ['thrown: the question was wrong', [], new SetupError('input-invalid', 'm'), 'error', 'input-invalid'],
    ['thrown: wrong bytes', [], new SetupError('asset-digest-mismatch', 'm'), 'fail', 'asset-digest-mismatch'],
    ['thrown: a fault of ours', [], new SetupError('internal-error', 'm'), 'error', 'internal-error'],
    ['thrown outranks found', [['asset-missing', 'error']], new SetupError('interrupted', 'm'), 'error', 'interrupted'],
  ])('%s', (_, findings, thrown, verdict, code) => {
    const draft = draftAt();
    for (const [each, severity] of findings) draft.findings.push(finding(each, severity, 'x', `${each}!`));
    const report = draft.finish(thrown);
    expect([report.verdict, report.error?.code]).toEqual([verdict, code]);
    expect(report.findings).toHaveLength(findings.length);
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined();
  });

  test('the error has the words of what decided', () => {
    const draft = draftAt();
    draft.findings.push(finding('asset-missing', 'error', 'x', 'x is not there', { remedy: 'Do this.' }));
    const docs = expect.stringMatching(/errors\.md#asset-missing$/);
    expect(draft.finish().error).toEqual({
      code: 'asset-missing',
      kind: 'integrity',
      message: 'x is not there',
      remedy: 'Do this.',
      docs,
    });
    const thrown = new SetupError('disk-too-small', 'too small', { remedy: 'Free some.' });
    expect(draft.finish(thrown).error).toEqual({
      code: 'disk-too-small',
      kind: 'environment',
      message: 'too small',
      remedy: 'Free some.',
      docs: thrown.docs,
    });
  });
});

test('what was found and done until then is told, whatever ended the run', () => {
  const draft = draftAt();
  draft.bundle = { name: 'mine', digest: 'd' };
  draft.environment = { HF_HOME: '/x' };
  draft.counters.requests = 7;
  const one = {
    id: 'a',
    role: 'weights',
    path: '/a',
    status: 'ok',
    bytes: 1,
    files: [],
    seconds: 0,
    attempts: [],
  } as const;
  draft.assets.push({ ...one, files: [], attempts: [] });
  const report = draft.finish(new SetupError('interrupted', 'stopped'));
  draft.counters.requests = 8;
  expect(report).toMatchObject({
    schema: 'steve1-report/1',
    command: 'provision',
    bundle: { name: 'mine', digest: 'd' },
    environment: { HF_HOME: '/x' },
    counters: { requests: 7, bytesDownloaded: 0, bytesHashed: 0 },
    assets: [one],
  });
  expect(reportSchema.safeParse(report).error).toBeUndefined();
});

test('without a bundle there is no such field', () => {
  const report = draftAt().finish();
  expect('bundle' in report || 'error' in report).toBe(false);
  expect(reportSchema.safeParse(report).error).toBeUndefined();
});
