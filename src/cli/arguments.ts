import { parseArgs } from 'node:util';
import { SetupError } from '../core/errors.js';
import { type Command, type InputName, type InputSpec, flagsOf, inputs } from '../core/inputs.js';
import { didYouMean } from '../core/nearest.js';

/** Flags of the command line alone: what no workflow says. */
export interface Bare {
  json: boolean;
  help: boolean;
  version: boolean;
  report?: string;
  shell: string;
  tokenFile?: string;
  role?: string;
  deep: boolean;
  tensors: boolean;
  writeTable?: string;
}

export interface Arguments {
  command: Command | undefined;
  /** Raw texts of the inputs that were given. */
  raw: Record<string, string>;
  /** The files of `inspect`. */
  paths: string[];
  bare: Bare;
}

const commands: readonly Command[] = ['provision', 'verify', 'env', 'inspect', 'bundle'];
export const shells = ['sh', 'fish', 'powershell', 'dotenv', 'json'] as const;

const bareFlags = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  report: { type: 'string' },
  shell: { type: 'string' },
  'hf-token-file': { type: 'string' },
  role: { type: 'string' },
  deep: { type: 'boolean' },
  tensors: { type: 'boolean' },
  'write-table': { type: 'string' },
} as const;

/** Bare flags that take part in some commands only. */
const bareOf: Record<string, readonly Command[]> = {
  report: ['provision', 'verify'],
  shell: ['env'],
  'hf-token-file': ['provision'],
  role: ['inspect'],
  deep: ['inspect'],
  tensors: ['inspect'],
  'write-table': ['inspect'],
};

/** The command that a line seems to name, whatever else is wrong with it. */
export const commandIn = (argv: readonly string[]): Command | undefined =>
  commands.find((name) => name === argv.find((word) => !word.startsWith('-')));

function knownTo(command: Command | undefined): string[] {
  const own = command === undefined ? [] : flagsOf(command);
  const bare = Object.keys(bareFlags).filter(
    (name) => bareOf[name] === undefined || (command !== undefined && bareOf[name].includes(command)),
  );
  return [...own, ...bare];
}

/**
 * Reads a command line: one command, and flags `--name value` or `--name=value`.
 *
 * Throws `command-unknown`, `input-unknown` naming the nearest flag, and `input-invalid` for a flag without its value,
 * given twice, or a value where none belongs.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const valued = Object.fromEntries(Object.keys(inputs).map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...valued, ...bareFlags },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const words = tokens.filter((token) => token.kind === 'positional').map((token) => token.value);
  const command = readCommand(words[0]);
  const known = knownTo(command);
  const bare: Bare = { json: false, help: false, version: false, shell: 'sh', deep: false, tensors: false };
  const raw: Record<string, string> = {};
  const seen = new Set<string>();

  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value, rawName } = token;
    const { noFlag } = Object.hasOwn(inputs, name) ? (inputs[name as InputName] as InputSpec) : {};
    if (noFlag) {
      const { because, remedy } = noFlag;
      throw new SetupError('input-unknown', `${rawName} does not exist: ${because}`, { remedy });
    }
    if (!known.includes(name))
      throw new SetupError(
        'input-unknown',
        `${rawName} is not known${command ? ` to ${command}` : ''}.${didYouMean(name, known)}`,
      );
    if (seen.has(name)) throw new SetupError('input-invalid', `${rawName} is given twice`);
    seen.add(name);
    if (name === 'json' || name === 'help' || name === 'version' || name === 'deep' || name === 'tensors') {
      if (value !== undefined)
        throw new SetupError('input-invalid', `${rawName} takes no value, and was given '${value}'`);
      bare[name] = true;
      continue;
    }
    // `--offline --json`: what follows is the next flag.
    if (value === undefined || (!token.inlineValue && value.startsWith('--')))
      throw new SetupError('input-invalid', `${rawName} needs a value`);
    if (name === 'report') bare.report = value;
    else if (name === 'shell') bare.shell = value;
    else if (name === 'hf-token-file') bare.tokenFile = value;
    else if (name === 'role') bare.role = value;
    else if (name === 'write-table') bare.writeTable = value;
    else raw[name] = value;
  }
  // After the flags: the value of a misspelt one is an extra word, and the flag is what the user got wrong.
  const rest = words.slice(1);
  if (command !== 'inspect') refuseExtraWords(command, rest);
  if (!(shells as readonly string[]).includes(bare.shell)) {
    throw new SetupError('input-invalid', `--shell is '${bare.shell}', and must be one of ${shells.join(', ')}`);
  }
  return { command, raw, bare, paths: rest };
}

function readCommand(word: string | undefined): Command | undefined {
  if (word === undefined) return undefined;
  const command = commands.find((name) => name === word);
  if (command === undefined)
    throw new SetupError('command-unknown', `there is no command '${word}'.${didYouMean(word, commands)}`);
  return command;
}

function refuseExtraWords(command: Command | undefined, words: readonly string[]): void {
  const extra = command === 'bundle' && words[0] === 'ls' ? words[1] : words[0];
  if (extra !== undefined) throw new SetupError('command-unknown', `'${extra}' is one word too many after ${command}`);
  if (command === 'bundle' && words.length === 0)
    throw new SetupError('command-unknown', "bundle needs a verb: 'bundle ls'");
}
