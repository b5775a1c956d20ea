import { describe, expect, test } from '@jest/globals';
import { type Code, type Kind, codes } from '../../src/core/codes.js';
import { SetupError, type Severity, asSetupError, decisive, exitCodeOf, finding } from '../../src/core/errors.js';

test.each<[Kind, number]>([
  ['integrity', 1],
  ['smoke', 1],
  ['configuration', 2],
  ['environment', 3],
  ['network', 3],
  ['internal', 70],
])('a fault of kind %s ends with %d', (kind, code) => expect(exitCodeOf(kind)).toBe(code));

test('every code has a kind that has an exit code', () => {
  for (const [code, { kind }] of Object.entries(codes))
    expect([code, exitCodeOf(kind)]).toEqual([code, expect.any(Number)]);
});

describe('finding', () => {
  test('takes the remedy of the registry', () => {
    expect(finding('asset-missing', 'error', 'x', 'x is not there')).toEqual({
      code: 'asset-missing',
      severity: 'error',
      subject: 'x',
      message: 'x is not there',
      remedy: codes['asset-missing'].remedy,
    });
  });

  test('or a more exact one', () => {
    const exact = finding('asset-missing', 'note', 'x', 'm', { expected: 'a', actual: 'b', remedy: 'Do this.' });
    expect(exact).toMatchObject({ expected: 'a', actual: 'b', remedy: 'Do this.' });
  });
});

describe('decisive', () => {
  const of = (...codes_: [Code, Severity?][]) =>
    codes_.map(([code, severity], index) => finding(code, severity ?? 'error', `${index}`, ''));

  test.each<[string, [Code, Severity?][], string | undefined]>([
    ['nothing', [], undefined],
    [
      'warnings and notes alone',
      [
        ['asset-missing', 'warning'],
        ['asset-kept', 'note'],
      ],
      undefined,
    ],
    ['the only error', [['asset-missing', 'warning'], ['data-dir-unwritable']], '1'],
    ['wrong bytes outrank the network', [['origin-reset'], ['asset-digest-mismatch']], '1'],
    ['wrong bytes outrank the environment', [['data-dir-unwritable'], ['asset-missing']], '1'],
    ['configuration outranks the environment', [['disk-too-small'], ['path-unsafe']], '1'],
    ['the environment outranks the network', [['origin-reset'], ['data-dir-unwritable']], '1'],
    ['a fault of ours outranks all', [['asset-missing'], ['internal-error']], '1'],
    ['the first of equals', [['asset-size-mismatch'], ['asset-digest-mismatch']], '0'],
    ['a grave warning is none', [['internal-error', 'warning'], ['origin-reset']], '1'],
  ])('%s', (_, given, subject) => expect(decisive(of(...given))?.subject).toBe(subject));

  test('leaves the findings in their order', () => {
    const findings = of(['origin-reset'], ['asset-missing']);
    decisive(findings);
    expect(findings.map((one) => one.code)).toEqual(['origin-reset', 'asset-missing']);
  });
});

describe('SetupError', () => {
  test('kind, remedy and link follow from the code', () => {
    const error = new SetupError('disk-too-small', 'too small');
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.kind, error.remedy, error.details]).toEqual([
      'SetupError',
      'too small',
      'environment',
      codes['disk-too-small'].remedy,
      {},
    ]);
    expect(error.docs).toMatch(/\/docs\/errors\.md#disk-too-small$/);
    expect('cause' in error).toBe(false);
  });

  test('carries what it is given', () => {
    const cause = new Error('why');
    const error = new SetupError('write-failed', 'm', { remedy: 'Do this.', details: { a: 1 }, cause });
    expect([error.remedy, error.details, error.cause]).toEqual(['Do this.', { a: 1 }, cause]);
  });

  test('what was thrown on purpose stays; all else is a fault of ours, with its cause', () => {
    const own = new SetupError('input-invalid', 'm');
    expect(asSetupError(own)).toBe(own);
    const foreign = new TypeError('x is undefined');
    expect(asSetupError(foreign)).toMatchObject({ code: 'internal-error', message: 'x is undefined', cause: foreign });
    expect(asSetupError('text')).toMatchObject({ code: 'internal-error', message: 'text', cause: 'text' });
    expect(asSetupError(undefined)).toMatchObject({ code: 'internal-error', message: 'undefined' });
  });
});
