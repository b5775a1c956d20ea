import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SetupError } from '../../src/core/errors.js';
import { type Shell, renderEnvironment } from '../../src/core/shell-quote.js';

/** What is written for a shell must come back from that shell unchanged. Those that are not installed are skipped. */

const values = {
  SIMPLE: '/home/user/data',
  SPACES: ' a  b ',
  SINGLE: `it's 'quoted'`,
  DOUBLE: 'say "hi"',
  BOTH: `'single' and "double"`,
  DOLLAR: '$HOME $(id) $1 $$',
  BRACES: '${HOME} ${x:-y}',
  BACKTICK: '`id`',
  BACKSLASH: 'C:\\new\\table\\',
  UNC: '\\\\server\\share',
  ESCAPES: `\\n \\t \\' \\" \\\\`,
  NEWLINES: 'one\ntwo\n\nthree\n',
  RETURNS: 'one\r\ntwo\rthree',
  TAB: '\ta\tb\t',
  UNICODE: 'größe 東京 😀 ‘typographic’ ‚low‛ “double”',
  PERCENT: '%PATH% 100%s',
  BANG: 'wow! !! !$',
  HASH: 'a # b #c',
  GLOB: '* ? [a] {a,b} ~ ~root',
  OPERATORS: 'a; b & c | d > e < f (g)',
  EQUALS: '--x=y=z',
  AT: "@'\nhere\n'@",
  LONG: 'x'.repeat(10_000),
};

let folder: string;
/** A program that prints the environment it is given. */
let probe: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-quote-'));
  probe = script('probe.cjs', 'process.stdout.write(JSON.stringify(process.env))');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env: cleanEnvironment() });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !(name in values)));
}

const isThere = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Case {
  command: string;
  check: string[];
  form: Shell;
  /** File name ending and the line that calls the probe. */
  ending: string;
  call(): string;
}

const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`;
const cases: Case[] = [
  ...['sh', 'dash', 'bash', 'zsh', 'busybox'].map((command): Case => ({
    command,
    check: command === 'busybox' ? ['sh', '-c', ':'] : ['-c', ':'],
    form: 'sh',
    ending: '.sh',
    call: () => `"${process.execPath}" "${probe}"`,
  })),
  {
    command: 'fish',
    check: ['-c', 'true'],
    form: 'fish',
    ending: '.fish',
    call: () => `"${process.execPath}" "${probe}"`,
  },
  ...['pwsh', 'powershell'].map((command): Case => ({
    command,
    check: ['-NoProfile', '-Command', 'exit 0'],
    form: 'powershell',
    ending: '.ps1',
    call: () => `& ${quoted(process.execPath)} ${quoted(probe)}`,
  })),
];

describe.each(cases)('$command', ({ command, check, form, ending, call }) => {
  const there = isThere(command, ...check);
  (there ? test : test.skip)(`brings every value back${there ? '' : ` (skipped: no ${command} here)`}`, () => {
    // Windows PowerShell 5 reads a file without a byte order mark as ANSI.
    const mark = command === 'powershell' ? '\ufeff' : '';
    const path = script(`vars${ending}`, `${mark}${renderEnvironment(values, form)}${call()}\n`);
    const args = form === 'powershell' ? ['-NoProfile', '-NonInteractive', '-File', path] : [path];
    const environment = JSON.parse(run(command, command === 'busybox' ? ['sh', ...args] : args)) as object;
    expect(environment).toMatchObject(values);
  });
});

describe('dotenv', () => {
  const carried: Record<string, string> = { EMPTY: '', APOSTROPHE_AND_BACKSLASH: `C:\\it's` };
  const refused: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    try {
      renderEnvironment({ [name]: value }, 'dotenv');
      carried[name] = value;
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      refused.push(name);
    }
  }

  test('refuses only what its readers understand differently', () => {
    expect(refused).toEqual(['BOTH', 'BRACES', 'RETURNS']);
  });

  test('node --env-file brings every value back', () => {
    const path = script('node.env', renderEnvironment(carried, 'dotenv'));
    expect(JSON.parse(run(process.execPath, [`--env-file=${path}`, probe]))).toMatchObject(carried);
  });

  const python = ['python3', 'python'].find((command) => isThere(command, '-c', 'import dotenv'));
  (python ? test : test.skip)(`python-dotenv does too${python ? '' : ' (skipped: it cannot be imported)'}`, () => {
    const path = script('python.env', renderEnvironment(carried, 'dotenv'));
    const read = 'import dotenv, json, sys; print(json.dumps(dotenv.dotenv_values(sys.argv[1])))';
    expect(JSON.parse(run(python!, ['-c', read, path]))).toEqual(carried);
  });
});
