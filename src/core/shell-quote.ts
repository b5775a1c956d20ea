import { SetupError } from './errors.js';

export const shells = ['sh', 'fish', 'powershell', 'dotenv', 'json'] as const;
export type Shell = (typeof shells)[number];

/**
 * Variables as text that a shell evaluates (`sh` also stands for bash, dash and zsh), that a `.env` file holds, or as
 * one JSON object. Ends in a line end.
 *
 * An empty value removes the variable in PowerShell before 7.5, which knows no empty ones.
 *
 * @throws SetupError `input-invalid` for a name or value that the form cannot carry unchanged
 */
export function renderEnvironment(vars: Readonly<Record<string, string>>, shell: Shell): string {
  const entries = Object.entries(vars);
  for (const [name, value] of entries) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw unspeakable(name, 'that is no name of a variable');
    if (value.includes('\0')) throw unspeakable(name, 'no variable can hold a zero byte');
  }
  if (shell === 'json') return `${JSON.stringify(vars, undefined, 2)}\n`;
  return entries.map(([name, value]) => `${lines[shell](name, value)}\n`).join('');
}

/** A word as sh takes it, quoted only where it must be. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

const lines: Record<Exclude<Shell, 'json'>, (name: string, value: string) => string> = {
  // Nothing is special within single quotes, so that a quote has to be said outside of them.
  sh: (name, value) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`,
  fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, String.raw`\$&`)}'`,
  // PowerShell takes typographic quotes for straight ones (`IsSingleQuote` in its tokenizer), so they are doubled too.
  powershell: (name, value) => `$env:${name} = '${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
  dotenv: dotenvLine,
};

/**
 * The first form that python-dotenv and Node's `--env-file` read alike. Node takes a quoted value as it stands, except
 * for `\n` in double quotes; python-dotenv unescapes `\\` and `\'` in single quotes, more in double ones, and nothing in
 * a bare value, but expands `${…}` in all three. Node drops every carriage return. Source: `src/node_dotenv.cc` and
 * `dotenv/parser.py`, `variables.py`; the tests run both.
 */
function dotenvLine(name: string, value: string): string {
  if (!value.includes('\r') && !value.includes('${')) {
    if (!value.includes("'") && !/\\\\|\\$/.test(value)) return `${name}='${value}'`;
    if (!/["\\]/.test(value)) return `${name}="${value}"`;
    if (value === value.trim() && !/^["'`]|[#\n]/.test(value)) return `${name}=${value}`;
  }
  throw unspeakable(name, 'the readers of .env files would understand its value differently');
}

function unspeakable(name: string, why: string): SetupError {
  return new SetupError('input-invalid', `The variable ${JSON.stringify(name)} cannot be written: ${why}.`, {
    remedy: 'Use another form (`--shell json` takes every value), or a path without such characters.',
  });
}
