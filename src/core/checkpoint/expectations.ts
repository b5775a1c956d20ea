import type { Role } from '../roles.js';
import type { AllowlistName } from './allowlist.js';

/** The tensors that a checkpoint must have: shapes by key; an element type of 32 bits is meant, half precision is noted. */
export interface TensorTable {
  /** What it is, for people: `the STEVE-1 policy (2x)`. */
  title: string;
  shapes: ReadonlyMap<string, readonly number[]>;
  /** Of the distinct storages, for people. */
  bytes?: number;
}

/**
 * `key 3,4` a line; a key alone is a scalar, one with spaces stands in quotes as in JSON. Throws for other lines, and
 * tells each with its number.
 */
export function parseTable(title: string, text: string): TensorTable {
  const shapes = new Map<string, number[]>();
  const faults: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const match = /^("(?:[^"\\]|\\.)*"|[^"\s]\S*)(?: (\d+(?:,\d+)*))?$/.exec(line);
    const key = match && keyOf(match[1]!);
    const told = (what: string) =>
      void faults.push(`line ${index + 1} of the tensor table, '${line.slice(0, 80)}', ${what}`);
    if (!match || typeof key !== 'string') told('is not a key with its shape, such as `net.weight 2048,512`');
    else if (shapes.has(key)) told('has a key that an earlier line has');
    else shapes.set(key, match[2]?.split(',').map(Number) ?? []);
  }
  if (faults.length > 0) throw new Error(listed(faults));
  return { title, shapes };
}

/** A file of another kind has as many faults as lines. */
const mostFaults = 20;

function listed(faults: readonly string[]): string {
  const rest = faults.length - mostFaults;
  return [...faults.slice(0, mostFaults), ...(rest > 0 ? [`and ${rest} more lines`] : [])].join('\n');
}

function keyOf(text: string): string | undefined {
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

const keyText = (key: string): string => (/^[^"\s]\S*$/.test(key) ? key : JSON.stringify(key));

export const tableText = (table: TensorTable): string =>
  [...table.shapes].map(([key, shape]) => `${keyText(key)} ${shape.join(',')}`.trimEnd() + '\n').join('');

/** Loads the tables only when one is compared with: together they are 200 KB of text. */
const load: Record<string, () => Promise<TensorTable>> = {
  'vpt-1x': async () => parseTable('VPT policy 1x', (await import('./tables/vpt-1x.js')).default),
  'vpt-2x': async () => parseTable('VPT policy 2x', (await import('./tables/vpt-2x.js')).default),
  'vpt-3x': async () => parseTable('VPT policy 3x', (await import('./tables/vpt-3x.js')).default),
  'steve1-policy': async () => {
    // The only difference of STEVE-1's policy: a layer that takes the MineCLIP embedding (upstream embed_conditioned_policy.py).
    const { shapes } = await load['vpt-2x']!();
    const more: [string, number[]][] = [
      ['net.mineclip_embed_linear.weight', [2048, 512]],
      ['net.mineclip_embed_linear.bias', [2048]],
    ];
    return { title: 'STEVE-1 policy 2x', shapes: new Map([...shapes, ...more]) };
  },
  'steve1-prior': async () => parseTable('STEVE-1 prior', (await import('./tables/steve1-prior.js')).default),
  'mineclip-attn': async () => parseTable('MineCLIP attn', (await import('./tables/mineclip-attn.js')).default),
  'mineclip-avg': async () => parseTable('MineCLIP avg', (await import('./tables/mineclip-avg.js')).default),
};

/** VPT's RL checkpoints carry a second value head beside the first. */
function withSecondValueHead({ title, shapes }: TensorTable): TensorTable {
  const head = [...shapes]
    .filter(([key]) => key.startsWith('value_head.'))
    .map(([key, shape]): [string, readonly number[]] => [`aux_${key}`, shape]);
  return { title: `${title}, reinforcement-learned`, shapes: new Map([...shapes, ...head]) };
}

export interface KnownTable extends TensorTable {
  role: Role;
  /** Files of these names have this table and no other of the role. */
  names?: RegExp;
  /** The role by whose loader it is loaded, where that is another one. */
  loadedAs?: Role;
}

type Known = Omit<KnownTable, 'title' | 'shapes'> & { load: () => Promise<TensorTable> };

const known: readonly Known[] = [
  { role: 'steve1-policy', bytes: 998_183_672, load: load['steve1-policy']! },
  { role: 'steve1-prior', bytes: 9_467_904, load: load['steve1-prior']! },
  { role: 'mineclip', bytes: 634_150_920, load: load['mineclip-attn']! },
  ...['2x', '1x', '3x'].flatMap((width): Known[] => [
    {
      role: 'vpt-policy',
      names: new RegExp(`^(foundation-model|bc-house|bc-early-game)-${width}\\.weights$`),
      load: load[`vpt-${width}`]!,
    },
    {
      role: 'vpt-policy',
      names: new RegExp(`^rl-from-[\\w-]+-${width}\\.weights$`),
      load: async () => withSecondValueHead(await load[`vpt-${width}`]!()),
    },
  ]),
  { role: 'weights', loadedAs: 'mineclip', load: load['mineclip-avg']! },
];

/** Every table the kit knows, or those of one role alone, the likeliest first. */
export const knownTables = (role?: Role): Promise<KnownTable[]> =>
  Promise.all(
    known
      .filter((one) => role === undefined || one.role === role)
      .map(async ({ load: read, ...rest }) => ({ ...(await read()), ...rest })),
  );

/** The tables that a file of a role may have: those that its name asks for, else every one of the role. */
export function tablesFor(tables: readonly KnownTable[], role: Role | undefined, fileName = ''): KnownTable[] {
  const ofRole = tables.filter((table) => table.role === role && role !== 'weights');
  const named = ofRole.filter(({ names }) => names?.test(fileName));
  return named.length > 0 ? named : ofRole;
}

/** Which list of globals a role may use. */
export const allowlistOf: Partial<Record<Role, AllowlistName>> = {
  'vpt-architecture': 'gym3',
  'visual-prompts': 'numpy',
  // Upstream's training opens its dataset with pickle.load: lists of numpy arrays.
  dataset: 'numpy',
};
