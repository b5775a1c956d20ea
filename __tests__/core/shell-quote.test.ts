import { describe, expect, test } from '@jest/globals';
import { SetupError } from '../../src/core/errors.js';
import { type Shell, renderEnvironment, shells } from '../../src/core/shell-quote.js';

describe('renderEnvironment', () => {
  test.each<[Shell, string, string]>([
    ['sh', `it's $HOME`, String.raw`export HF_HOME='it'\''s $HOME'`],
    ['fish', String.raw`it's C:\x`, String.raw`set -gx HF_HOME 'it\'s C:\\x'`],
    ['powershell', `it's ‘so’`, `$env:HF_HOME = 'it''s ‘‘so’’'`],
    ['dotenv', 'a b # c', `HF_HOME='a b # c'`],
    ['dotenv', `it's`, `HF_HOME="it's"`],
    ['dotenv', String.raw`\\server\it's`, String.raw`HF_HOME=\\server\it's`],
    ['dotenv', '', `HF_HOME=''`],
    ['json', 'a "b"', '{\n  "HF_HOME": "a \\"b\\""\n}'],
  ])('%s: %s', (shell, value, expected) => {
    expect(renderEnvironment({ HF_HOME: value }, shell)).toBe(`${expected}\n`);
  });

  test('writes a line a variable, in their order', () => {
    expect(renderEnvironment({ B: '1', A: '2' }, 'sh')).toBe("export B='1'\nexport A='2'\n");
    expect(renderEnvironment({}, 'sh')).toBe('');
  });

  test.each(['a\rb', '${HOME}', `'a' # "b"`, 'ends with \\ and it\'s "\n'])('refuses %j for dotenv', (value) => {
    expect(() => renderEnvironment({ HF_HOME: value }, 'dotenv')).toThrow(SetupError);
    expect(() => renderEnvironment({ HF_HOME: value }, 'dotenv')).toThrow('"HF_HOME"');
  });

  test.each(shells.flatMap((shell) => ['A B', '', 'A;id', '1A', 'A\nB'].map((name) => [shell, name] as const)))(
    '%s: refuses the name %j',
    (shell, name) => {
      expect(() => renderEnvironment({ [name]: 'x' }, shell)).toThrow(SetupError);
    },
  );

  test.each(shells)('%s: refuses a zero byte', (shell) => {
    expect(() => renderEnvironment({ A: 'x\0y' }, shell)).toThrow('zero byte');
  });
});
