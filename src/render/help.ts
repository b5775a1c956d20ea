import { type Command, type InputSpec, type InputType, flagsOf, inputs } from '../core/inputs.js';
import { shells } from '../core/shell-quote.js';

const width = 100;
/** A space at which no line ends. */
const noBreak = '\u00a0';

interface Flag {
  usage: string;
  text: string;
}

const commands: Record<Command, { usage: string; text: string; bare: Flag[] }> = {
  provision: {
    usage: 'provision',
    text: 'Fetch, verify and place what the agent needs',
    bare: [
      {
        usage: '--hf-token-file FILE',
        text: 'File with the token for gated repositories on its first line; default the variable HF_TOKEN',
      },
      { usage: '--report FILE', text: 'Write the report to FILE as JSON' },
    ],
  },
  verify: {
    usage: 'verify',
    text: 'Check what is on disk: offline, and without changing anything',
    bare: [{ usage: '--report FILE', text: 'Write the report to FILE as JSON' }],
  },
  env: {
    usage: 'env',
    text: 'Print the environment of what is on disk',
    bare: [{ usage: `--shell ${shells.join('|')}`, text: 'For whom (default sh)' }],
  },
  inspect: {
    usage: 'inspect FILE…',
    text: 'Tell what checkpoints are, without running them',
    bare: [
      { usage: '--role ROLE', text: 'Measure against what a role must have, e.g. steve1-prior' },
      { usage: '--deep', text: 'Open every record, and look for NaN and zeros in the numbers' },
      { usage: '--tensors', text: 'List the tensors' },
      { usage: '--write-table FILE', text: 'Write the tensors of the one file as a table for a manifest' },
    ],
  },
  bundle: { usage: 'bundle ls', text: 'List the built-in bundles and their assets', bare: [] },
};

const always: Flag[] = [
  { usage: '--json', text: 'One JSON document on standard output, everything else on standard error' },
  { usage: '--help', text: 'Print help; with a command, its flags' },
  { usage: '--version', text: 'The version' },
];

const exitCodes: Flag[] = [
  { usage: '0', text: 'fine' },
  { usage: '1', text: 'the answer is no: something is missing, wrong or refused' },
  { usage: '2', text: 'the question was wrong: a flag, a value, the manifest' },
  { usage: '3', text: 'it could not be answered: network, disk, permissions' },
  { usage: '70', text: 'a fault in steve1-setup itself' },
  { usage: '130, 143', text: 'interrupted; run again to go on' },
];

/** The text of `--help`: of one command, or of all. At most 100 columns. */
export function renderHelp(command?: string): string {
  const known = command !== undefined && Object.hasOwn(commands, command) ? (command as Command) : undefined;
  return known === undefined ? generalHelp() : commandHelp(known);
}

function generalHelp(): string {
  return sections(
    ['Usage: steve1-setup COMMAND [FLAGS]'],
    ['Commands:', ...columns(Object.values(commands))],
    ['Flags of every command:', ...columns(always)],
    ['Exit codes:', ...columns(exitCodes)],
    ['`steve1-setup COMMAND --help` lists the flags of a command.'],
  );
}

function commandHelp(command: Command): string {
  const { usage, text, bare } = commands[command];
  const flags = [...flagsOf(command).map((name) => flagOf(name, inputs[name])), ...bare, ...always];
  return sections(
    [`Usage: steve1-setup ${usage} [FLAGS]`],
    [`${text}.`],
    ['Flags:', ...columns(flags)],
    ['Exit codes:', ...columns(exitCodes)],
  );
}

function flagOf(name: string, spec: InputSpec): Flag {
  const given = spec.default === undefined ? '' : ` (default${noBreak}${spec.default})`;
  return { usage: `--${name} ${placeholder(spec.type)}`, text: `${spec.description}${given}` };
}

function placeholder(type: InputType): string {
  switch (type.kind) {
    case 'text':
      return 'VALUE';
    case 'list':
      return 'LIST';
    case 'boolean':
      return 'true|false';
    case 'choice':
      return type.values.join('|');
    case 'integer':
      return `${type.min}-${type.max}`;
  }
}

const sections = (...parts: string[][]): string => `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;

/** What is said of each thing beside it, wrapped; under it where its own name takes too much room. */
function columns(entries: readonly Flag[]): string[] {
  const most = 30;
  const left = Math.max(...entries.map(({ usage }) => usage.length).filter((length) => length <= most));
  const indent = ' '.repeat(left + 4);
  return entries.flatMap(({ usage, text }) => {
    const [first, ...more] = wrap(text, width - indent.length);
    const rest = more.map((line) => indent + line);
    if (usage.length > left) return [`  ${usage}`, indent + first!, ...rest];
    return [`  ${usage.padEnd(left)}  ${first!}`, ...rest];
  });
}

/** Words in lines of at most `room` characters. */
function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => line.replaceAll(noBreak, ' '));
}
