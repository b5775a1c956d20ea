import { describe, expect, test } from '@jest/globals';
import { SetupError } from '../../src/core/errors.js';
import { type Command, type InputSpec, inputs, inputsOf } from '../../src/core/inputs.js';
import { type InputValues, parseInputs } from '../../src/core/parse-inputs.js';

const parse = (raw: Record<string, string | undefined>, command: Command = 'provision') =>
  parseInputs(command, raw, (name) => `--${name}`);

function refusal(raw: Record<string, string | undefined>, command: Command = 'provision'): SetupError {
  try {
    parse(raw, command);
  } catch (error) {
    if (error instanceof SetupError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(raw)} was accepted`);
}

const defaults: InputValues = {
  bundle: 'steve1',
  assets: ['required'],
  'working-directory': '.',
  'data-dir': 'data',
  'hf-home': undefined,
  'lock-file': 'steve1.lock.json',
  cache: 'auto',
  'cache-prefix': 'steve1-setup',
  verify: 'auto',
  repair: true,
  symlinks: 'auto',
  'allow-unlocked': true,
  'allow-globals': undefined,
  offline: true,
  'hf-endpoint': undefined,
  'hf-token': undefined,
  'stall-timeout': 30,
  retries: 4,
  connections: 8,
  device: 'auto',
  'require-gpu': false,
  'min-gpu-memory': undefined,
  python: 'auto',
  'probe-timeout': 60,
  summary: true,
};

describe('defaults', () => {
  test('nothing given', () => expect(parse({})).toMatchObject(defaults));

  test.each(['', ' ', '\n', '\t \n'])('the empty value %j means not given', (empty) => {
    const raw = Object.fromEntries(inputsOf('provision').map((name) => [name, empty]));
    expect(parse(raw)).toMatchObject(defaults);
  });

  test('an undefined value means not given', () => expect(parse({ retries: undefined }).retries).toBe(4));

  test('what a command does not take has its default', () => {
    expect(parse({ bundle: 'x' }, 'env')).toMatchObject({ ...defaults, bundle: 'x' });
  });

  test('every default can itself be given', () => {
    for (const name of inputsOf('provision')) {
      const spec: InputSpec = inputs[name];
      if (spec.default === undefined) continue;
      expect({ [name]: parse({ [name]: spec.default })[name] }).toEqual({ [name]: parse({})[name] });
    }
  });
});

describe('types', () => {
  test('text is trimmed and otherwise unchanged', () => {
    expect(parse({ 'data-dir': '  My Data,\\x ' })['data-dir']).toBe('My Data,\\x');
  });

  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    [' true\n', true],
  ])('boolean %j', (text, value) => expect(parse({ offline: text }).offline).toBe(value));

  test.each(['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'y', 'truefalse', 'constructor', 'toString', '__proto__'])(
    'boolean %j is refused',
    (text) => {
      const error = refusal({ offline: text });
      expect([error.code, error.message]).toEqual([
        'input-invalid',
        `--offline is '${text}', and must be true or false`,
      ]);
    },
  );

  test.each([
    ['retries', '0', 0],
    ['retries', '20', 20],
    ['stall-timeout', '1', 1],
    ['stall-timeout', '3600', 3600],
    ['connections', '1', 1],
    ['connections', ' 64 ', 64],
  ] as const)('%s takes %j', (name, text, value) => expect(parse({ [name]: text })[name]).toBe(value));

  test.each([
    ['retries', '21', 0, 20],
    ['retries', '-1', 0, 20],
    ['stall-timeout', '0', 1, 3600],
    ['stall-timeout', '3601', 1, 3600],
    ['connections', '0', 1, 64],
    ['connections', '65', 1, 64],
    ['connections', '1.5', 1, 64],
    ['connections', '1e1', 1, 64],
    ['connections', '0x10', 1, 64],
    ['connections', '+5', 1, 64],
    ['connections', '8 8', 1, 64],
    ['connections', 'NaN', 1, 64],
    ['connections', 'many', 1, 64],
    ['connections', '٣', 1, 64],
    ['connections', '99999999999999999999', 1, 64],
  ])('%s refuses %j', (name, text, min, max) => {
    const error = refusal({ [name]: text });
    expect(error.code).toBe('input-invalid');
    expect(error.message).toBe(`--${name} is '${text}', and must be a whole number from ${min} to ${max}`);
  });

  test.each(['auto', 'full'])('choice %j', (text) => expect(parse({ verify: text }).verify).toBe(text));

  test.each(['Auto', 'fulll', 'true', 'auto,full', 'toString'])('choice %j is refused', (text) => {
    const error = refusal({ verify: text });
    expect([error.code, error.message]).toEqual([
      'input-invalid',
      `--verify is '${text}', and must be one of auto, full`,
    ]);
  });

  test.each([
    ['all', ['all']],
    ['vpt-model,mineclip', ['vpt-model', 'mineclip']],
    ['vpt-model\nmineclip', ['vpt-model', 'mineclip']],
    ['vpt-model\r\nmineclip\r\n', ['vpt-model', 'mineclip']],
    [' vpt-model , mineclip,\n\n  clip-tokenizer,,', ['vpt-model', 'mineclip', 'clip-tokenizer']],
    ['two words', ['two words']],
  ])('list %j', (text, items) => expect(parse({ assets: text }).assets).toEqual(items));

  test.each([',', ',\n,', ' , '])('a list of separators alone, %j, is never "nothing at all"', (text) => {
    expect(refusal({ assets: text }).code).toBe('input-invalid');
  });
});

describe('unknown names', () => {
  test.each([
    ['ofline', 'offline'],
    ['off-line', 'offline'],
    ['datadir', 'data-dir'],
    ['data_dir', 'data-dir'],
    ['HF_HOME', 'hf-home'],
    ['Bundle', 'bundle'],
    ['asset', 'assets'],
    ['connection', 'connections'],
    ['hf-tokne', 'hf-token'],
  ])('%s: did you mean %s?', (name, near) => {
    const error = refusal({ [name]: 'x' });
    expect([error.code, error.message]).toEqual([
      'input-unknown',
      `--${name} is not known to provision. Did you mean '${near}'?`,
    ]);
  });

  test.each(['something-else', 'x', '__proto__', 'constructor'])('%s is like none', (name) => {
    const raw = Object.fromEntries([[name, 'x']]) as Record<string, string>;
    expect(refusal(raw).message).toBe(`--${name} is not known to provision.`);
  });

  test('an unknown name is an error even when its value is empty', () => {
    expect(refusal({ ofline: '' }).code).toBe('input-unknown');
  });

  test('an input of another command is unknown here', () => {
    expect(refusal({ retries: '1' }, 'verify').message).toMatch(/^--retries is not known to verify\./);
    expect(refusal({ 'hf-token': 'x' }, 'env').code).toBe('input-unknown');
  });

  test('the shell names the input', () => {
    expect(() => parseInputs('provision', { offline: 'yes' }, (name) => `input '${name}'`)).toThrow(
      "input 'offline' is 'yes', and must be true or false",
    );
  });
});
