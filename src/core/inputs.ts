/**
 * The one list of inputs. An input of an action is the flag of the same name on the command line, unless it says why
 * not; both shells, the parity tests, `--help` and the tables of the documentation read this list.
 */

/** In the order in which `--help` lists them. */
// prettier-ignore
export const commands = ['provision', 'verify', 'repair', 'env', 'lock', 'pack', 'inspect', 'bundle', 'probe'] as const;

export type Command = (typeof commands)[number];

export type InputType =
  | { kind: 'text' }
  | { kind: 'boolean' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'list' };

export interface InputSpec {
  type: InputType;
  /** As written in action.yml; undefined where not given means something of its own. */
  default?: string;
  description: string;
  commands: readonly Command[];
  /** Why it is an input of the actions alone and no flag, and what to do instead. */
  noFlag?: { because: string; remedy: string };
}

const text = { kind: 'text' } as const;
const boolean = { kind: 'boolean' } as const;
const choice = <const V extends readonly string[]>(...values: V) => ({ kind: 'choice', values }) as const;
const integer = (min: number, max: number) => ({ kind: 'integer', min, max }) as const;

const onDisk: readonly Command[] = ['provision', 'verify', 'repair', 'env', 'lock', 'pack'];
/** What asks where the agent will run. */
const device: readonly Command[] = ['provision', 'probe'];
const main: readonly Command[] = ['provision'];
/** What asks the Hub. */
const online: readonly Command[] = ['provision', 'repair', 'lock'];
/** What lays out Hub caches. */
const placing: readonly Command[] = ['provision', 'repair'];

export const inputs = {
  bundle: {
    type: text,
    default: 'steve1',
    description: 'Built-in bundle, or the path of a manifest',
    commands: [...onDisk, 'inspect'],
  },
  assets: {
    type: { kind: 'list' },
    default: 'required',
    description: '`required`, `all`, or asset ids, separated by commas or newlines',
    commands: onDisk,
  },
  'working-directory': {
    type: text,
    default: '.',
    description: 'Where the agent will be started; it reads `data/…` relative to it',
    commands: [...onDisk, 'probe'],
  },
  'data-dir': {
    type: text,
    default: 'data',
    description: 'The data directory, relative to working-directory',
    commands: onDisk,
  },
  'hf-home': {
    type: text,
    description: 'HF_HOME, relative to working-directory; default `<data-dir>/huggingface_cache`',
    commands: onDisk,
  },
  'lock-file': {
    type: text,
    default: 'steve1.lock.json',
    description: 'The lock file, relative to working-directory; used where it exists',
    commands: onDisk,
  },
  cache: {
    type: choice('auto', 'read', 'write', 'off'),
    default: 'auto',
    description: 'The CI cache: `auto` saves on the default branch and only restores elsewhere',
    commands: main,
  },
  'cache-prefix': {
    type: text,
    default: 'steve1-setup',
    description: 'First part of every key in the CI cache',
    commands: main,
  },
  verify: {
    type: choice('auto', 'full'),
    default: 'auto',
    description: '`auto` trusts a receipt that still matches the file, `full` hashes everything',
    commands: main,
  },
  repair: {
    type: boolean,
    default: 'true',
    description: 'Repair a broken Hub cache from the files that it holds, before anything is downloaded',
    commands: main,
  },
  symlinks: {
    type: choice('auto', 'off'),
    default: 'auto',
    description: 'Links in the Hub cache: `auto` where the file system has them, `off` for files alone',
    commands: placing,
  },
  'allow-unlocked': {
    type: boolean,
    default: 'true',
    description: '`false` refuses files that nothing pins (trust on first use)',
    commands: ['provision', 'verify'],
  },
  'allow-globals': {
    type: { kind: 'list' },
    description:
      'Names `module.name` that checkpoints may import besides those of their role; docs/checkpoints.md says what that risks',
    commands: onDisk,
  },
  offline: {
    type: boolean,
    default: 'true',
    description: 'Export the offline settings of the Hub clients',
    commands: ['provision', 'env'],
  },
  'hf-endpoint': {
    type: text,
    description: 'A mirror of the Hugging Face Hub; default HF_ENDPOINT, else the Hub itself',
    commands: online,
  },
  'hf-token': {
    type: text,
    description: 'Token for gated repositories; sent to the Hub endpoint alone',
    commands: online,
    noFlag: {
      because: 'every user of the machine sees the flags of a process',
      remedy: 'Set HF_TOKEN, or give --hf-token-file FILE.',
    },
  },
  'stall-timeout': {
    type: integer(1, 3600),
    default: '30',
    description: 'Seconds without a byte after which a connection is given up',
    commands: online,
  },
  retries: {
    type: integer(0, 20),
    default: '4',
    description: 'How many times a source is tried again',
    commands: online,
  },
  connections: {
    type: integer(1, 64),
    default: '8',
    description: 'Connections at once',
    commands: placing,
  },
  device: {
    type: choice('auto', 'cuda', 'cpu', 'mps'),
    default: 'auto',
    description: 'Where the agent is to run; `auto` takes a GPU that has run a kernel, else the CPU',
    commands: device,
  },
  'require-gpu': {
    type: boolean,
    default: 'false',
    description: '`true` fails the run where no GPU can be used; docs/device.md says how each reason is mended',
    commands: device,
  },
  'min-gpu-memory': {
    type: text,
    description: 'The least total memory of a GPU that is used, such as `8GiB`',
    commands: device,
  },
  python: {
    type: text,
    default: 'auto',
    description: 'The Python of the agent, whose torch is asked: `auto`, a path, `conda:<env>`, or `uv`',
    commands: device,
  },
  'probe-timeout': {
    type: integer(1, 3600),
    default: '60',
    description: 'Seconds that torch may take to start',
    commands: device,
  },
  summary: {
    type: boolean,
    default: 'true',
    description: 'Write the job summary',
    commands: ['provision', 'verify'],
    noFlag: {
      because: 'only a workflow has a job summary',
      remedy: 'Leave it out; --report FILE writes the report to a file.',
    },
  },
} satisfies Record<string, InputSpec>;

export type InputName = keyof typeof inputs;

/** The inputs of a command, in the order of the list. */
export function inputsOf(command: Command): InputName[] {
  return (Object.keys(inputs) as InputName[]).filter((name) =>
    (inputs[name].commands as readonly Command[]).includes(command),
  );
}

/** Those of them that are flags of the command line. */
export const flagsOf = (command: Command): InputName[] =>
  inputsOf(command).filter((name) => (inputs[name] as InputSpec).noFlag === undefined);
