import { parseArgs } from 'node:util';
import { SetupError } from '../core/errors.js';
import { type BareFlag, type FlagSpec, bareFlags, namesOfFlags } from '../core/flags.js';
import { type Command, type InputName, type InputSpec, commands, inputs } from '../core/inputs.js';
import { didYouMean } from '../core/nearest.js';
import { wordsOfType } from '../core/parse-inputs.js';
import { roles } from '../core/roles.js';
import { shells } from '../core/shell-quote.js';

/** What was given of the flags of the command line alone. */
export type Bare = { [N in BareFlag]?: (typeof bareFlags)[N] extends { value: string } ? string : boolean };

export interface Arguments {
  command: Command | undefined;
  /** Raw texts of the inputs that were given. */
  raw: Record<string, string>;
  /** The files of `inspect`. */
  paths: string[];
  bare: Bare;
}

/** The command that a line seems to name, whatever else is wrong with it. */
export const commandIn = (argv: readonly string[]): Command | undefined =>
  commands.find((name) => name === argv.find((word) => !word.startsWith('-')));

const takesValue = (name: string): boolean => !isBare(name) || (bareFlags[name] as FlagSpec).value !== undefined;
const isBare = (name: string): name is BareFlag => Object.hasOwn(bareFlags, name);

/** What may follow a flag, in words. */
function valuesOf(name: string): string {
  if (name === 'role') return `one of ${roles.join(', ')}`;
  if (name === 'shell') return `one of ${shells.join(', ')}`;
  if (isBare(name)) return `${(bareFlags[name] as FlagSpec).value}, ${bareFlags[name].description}`;
  const { type, description } = inputs[name as InputName] as InputSpec;
  return type.kind === 'text' || type.kind === 'list' ? description : wordsOfType(type);
}

/** What Node's reader must know of each flag: whether a value follows. */
const options = Object.fromEntries(
  Object.entries<FlagSpec | InputSpec>({ ...inputs, ...bareFlags }).map(([name, spec]) => [
    name,
    { type: takesValue(name) ? 'string' : 'boolean', ...('short' in spec && { short: spec.short }) } as const,
  ]),
);

/**
 * Reads a command line: one command, and flags `--name value` or `--name=value`.
 *
 * Throws `command-unknown`, `input-unknown` naming the nearest flag, and `input-invalid` for a flag without its value,
 * given twice, or a value where none belongs.
 */
export function readArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const words = tokens.filter((token) => token.kind === 'positional').map((token) => token.value);
  const command = readCommand(words[0]);
  const known = namesOfFlags(command);
  const given: Record<string, string | true> = {};
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
    if (!takesValue(name)) {
      if (value !== undefined)
        throw new SetupError('input-invalid', `${rawName} takes no value, and was given '${value}'`, {
          remedy: `Write ${rawName} alone.`,
        });
      given[name] = true;
      continue;
    }
    // `--offline --json`: what follows is the next flag.
    if (value === undefined || (!token.inlineValue && value.startsWith('--')))
      throw new SetupError('input-invalid', `${rawName} needs a value: ${valuesOf(name)}`);
    if (!isBare(name)) raw[name] = value;
    else if (value !== '') given[name] = value; // as of an input: an empty value means not given
  }
  const bare: Bare = given;
  // After the flags: the value of a misspelt one is an extra word, and the flag is what the user got wrong.
  const rest = words.slice(1);
  if (command !== 'inspect') refuseExtraWords(command, rest, bare);
  if (bare.shell !== undefined && !(shells as readonly string[]).includes(bare.shell)) {
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

function refuseExtraWords(command: Command | undefined, words: readonly string[], { help }: Bare): void {
  const extra = command === 'bundle' && words[0] === 'ls' ? words[1] : words[0];
  if (extra !== undefined) throw new SetupError('command-unknown', `'${extra}' is one word too many after ${command}`);
  if (command === 'bundle' && words.length === 0 && help !== true)
    throw new SetupError('command-unknown', "bundle needs a verb: 'bundle ls'");
}
