import { SetupError } from './errors.js';
import { type Command, type InputName, type InputSpec, type InputType, inputs, inputsOf } from './inputs.js';
import { didYouMean } from './nearest.js';

type ValueOf<T extends InputType> = T extends { kind: 'boolean' }
  ? boolean
  : T extends { kind: 'integer' }
    ? number
    : T extends { kind: 'list' }
      ? string[]
      : T extends { kind: 'choice'; values: readonly (infer V)[] }
        ? V
        : string;

/** The inputs of a run, checked and typed. Those that a command does not take have their defaults. */
export type InputValues = {
  [N in InputName]: (typeof inputs)[N] extends { default: string }
    ? ValueOf<(typeof inputs)[N]['type']>
    : ValueOf<(typeof inputs)[N]['type']> | undefined;
};

/** How a shell names an input to its user: `input 'cache'` or `--cache`. */
export type NameInput = (name: string) => string;

// The core schema of YAML 1.2, which is what GitHub's own toolkit accepts.
const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** What an input of a type may be, as it is told to whoever gave something else, or nothing. */
export function wordsOfType(type: InputType): string {
  switch (type.kind) {
    case 'text':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'choice':
      return `one of ${type.values.join(', ')}`;
    case 'integer':
      return `a whole number from ${type.min} to ${type.max}`;
    case 'list':
      return 'a list with something in it';
  }
}

function parse(type: InputType, text: string, refuse: (expected: string) => never): unknown {
  const fail = () => refuse(wordsOfType(type));
  switch (type.kind) {
    case 'text':
      return text;
    case 'boolean':
      return truths.get(text) ?? fail();
    case 'choice':
      return type.values.includes(text) ? text : fail();
    case 'integer': {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      return value >= type.min && value <= type.max ? value : fail();
    }
    case 'list': {
      const items = text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
      return items.length > 0 ? items : fail();
    }
  }
}

/**
 * Checks and types the raw texts of the inputs of a command. An empty text means not given.
 *
 * Throws `input-unknown` for a name that the command does not take, naming the nearest, and `input-invalid`.
 */
export function parseInputs(
  command: Command,
  raw: Readonly<Record<string, string | undefined>>,
  nameInput: NameInput,
): InputValues {
  const known = inputsOf(command);
  for (const name of Object.keys(raw)) {
    if (known.includes(name as InputName)) continue;
    throw new SetupError('input-unknown', `${nameInput(name)} is not known to ${command}.${didYouMean(name, known)}`);
  }
  const values = Object.entries<InputSpec>(inputs).map(([name, spec]) => {
    const given = raw[name]?.trim();
    const text = given === undefined || given === '' ? spec.default : given;
    const fail = (expected: string): never => {
      throw new SetupError('input-invalid', `${nameInput(name)} is '${text}', and must be ${expected}`);
    };
    return [name, text === undefined ? undefined : parse(spec.type, text, fail)];
  });
  return Object.fromEntries(values) as InputValues;
}
