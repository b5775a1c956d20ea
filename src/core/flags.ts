import { type Command, flagsOf } from './inputs.js';
import { shells } from './shell-quote.js';

/** Flags of the command line alone, which no workflow says. The command line and `--help` read this list. */

export interface FlagSpec {
  /** What stands for its value in `--help`; absent: it takes none. */
  value?: string;
  short?: string;
  description: string;
  /** Absent: every command. */
  commands?: readonly Command[];
}

export const bareFlags = {
  'hf-token-file': {
    value: 'FILE',
    description: 'File with the token for gated repositories on its first line; default the variable HF_TOKEN',
    commands: ['provision', 'repair', 'lock'],
  },
  report: {
    value: 'FILE',
    description: 'Write the report to FILE as JSON',
    commands: ['provision', 'verify', 'repair', 'lock', 'pack'],
  },
  'hub-cache': {
    value: 'DIR',
    description: 'Look at a Hub cache by itself, without a data directory: HF_HUB_CACHE, or an HF_HOME',
    commands: ['verify', 'repair'],
  },
  from: {
    value: 'DIR',
    description: 'Another folder in which bytes may be found; it is only read',
    commands: ['repair'],
  },
  'dry-run': { description: 'Print what would be done, and why; change nothing', commands: ['repair'] },
  shell: { value: shells.join('|'), description: 'For whom (default sh)', commands: ['env'] },
  output: { value: 'FILE', description: 'Where the pack is written (default `<bundle>.tar`)', commands: ['pack'] },
  check: { description: 'Write nothing; tell in what the lock file differs', commands: ['lock'] },
  role: {
    value: 'ROLE',
    description: 'Measure against what a role must have, e.g. steve1-prior',
    commands: ['inspect'],
  },
  deep: { description: 'Open every record, and look for NaN and zeros in the numbers', commands: ['inspect'] },
  tensors: { description: 'List the tensors', commands: ['inspect'] },
  'write-table': {
    value: 'FILE',
    description: 'Write the tensors of the one file as a table for a manifest',
    commands: ['inspect'],
  },
  json: { description: 'One JSON document on standard output, everything else on standard error' },
  help: { short: 'h', description: 'Print help; with a command, its flags' },
  version: { description: 'The version' },
} satisfies Record<string, FlagSpec>;

export type BareFlag = keyof typeof bareFlags;

/** The bare flags of a command, in the order of the list; without one, those of every command. */
export function bareFlagsOf(command: Command | undefined): BareFlag[] {
  return (Object.keys(bareFlags) as BareFlag[]).filter((name) => {
    const { commands }: FlagSpec = bareFlags[name];
    return commands === undefined || (command !== undefined && commands.includes(command));
  });
}

/** Every flag that a command knows. */
export const namesOfFlags = (command: Command | undefined): string[] => [
  ...(command === undefined ? [] : flagsOf(command)),
  ...bareFlagsOf(command),
];
