import type { Role } from '../roles.js';
import type { KnownTable, TensorTable } from './expectations.js';
import { type Entries, type Loaded, asLoaded, loaderOf } from './loaders.js';

/** How a checkpoint differs from a table: counts, and the first few of each in words. */
export interface Difference {
  missing: string[];
  unexpected: string[];
  shapes: string[];
  /** Element types other than float32, with how many tensors have them. */
  halves: string[];
  otherTypes: string[];
}

const text = (shape: readonly number[]): string => `(${shape.join(', ')})`;

export function compareTables({ tensors, others }: Loaded, table: TensorTable): Difference {
  const difference: Difference = { missing: [], unexpected: [], shapes: [], halves: [], otherTypes: [] };
  const there = new Map(tensors.filter(({ reached }) => reached).map((tensor) => [tensor.key, tensor]));
  for (const key of table.shapes.keys()) if (!there.has(key)) difference.missing.push(key);
  const seen = new Set<string>();
  for (const { key, shape, dtype, reached } of tensors) {
    const wanted = table.shapes.get(key);
    if (!reached) difference.unexpected.push(`${key} out of reach`);
    else if (seen.has(key)) difference.unexpected.push(`${key} once more`);
    else if (wanted === undefined) difference.unexpected.push(key);
    else if (text(wanted) !== text(shape)) difference.shapes.push(`${key} is ${text(shape)}, not ${text(wanted)}`);
    else if (dtype === 'float16' || dtype === 'bfloat16') difference.halves.push(`${key} is ${dtype}`);
    else if (dtype !== 'float32') difference.otherTypes.push(`${key} is ${dtype}`);
    if (reached) seen.add(key);
  }
  for (const key of others) difference.unexpected.push(`${key}, no tensor`);
  return difference;
}

export const fits = ({ missing, unexpected, shapes, otherTypes }: Difference): boolean =>
  missing.length + unexpected.length + shapes.length + otherTypes.length === 0;

const some = (items: readonly string[], words: string): string[] =>
  items.length === 0
    ? []
    : [`${items.length} ${words} (${items.slice(0, 3).join(', ')}${items.length > 3 ? ', …' : ''})`];

export const differenceText = ({ missing, unexpected, shapes, otherTypes }: Difference): string =>
  [
    ...some(missing, 'missing'),
    ...some(unexpected, 'unexpected'),
    ...some(shapes, 'of another shape'),
    ...some(otherTypes, 'of another type'),
  ].join('; ');

const distance = ({ missing, unexpected, shapes }: Difference): number =>
  missing.length + unexpected.length + shapes.length;

/** The table that a checkpoint has, or the one that it is nearest to; undefined when it has nothing of any. Each is loaded by its own role, or all `as` one. */
export function classify(
  entries: Entries,
  tables: readonly KnownTable[],
  as?: Role,
): { table: KnownTable; difference: Difference } | undefined {
  const ranked = tables
    .map((table) => ({
      table,
      difference: compareTables(asLoaded(entries, as ?? table.loadedAs ?? table.role), table),
    }))
    .filter(({ table, difference }) => difference.missing.length < table.shapes.size)
    .sort((a, b) => distance(a.difference) - distance(b.difference));
  return ranked[0];
}

/** Near misses that have a cause with a name. Undefined when the difference speaks for itself. */
export function explain(entries: Entries, wanted: Role, difference: Difference): string | undefined {
  const { tensors } = asLoaded(entries, wanted);
  const keys = tensors.map(({ key }) => key);
  const all = (prefix: string) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));
  if (all('policy.'))
    return 'every key begins with `policy.`: upstream loads it without a word, and plays with random weights; save the state dict of the policy itself';
  if (all('module.')) return 'every key begins with `module.`: it was saved from a DataParallel wrapper';
  if (tensors.every(({ reached }) => !reached))
    return `none of its tensors is where upstream looks for them, in ${loaderOf(wanted)?.looks ?? 'the file'}`;
  if (keys.some((key) => /^(optimizer|optim)(_state_dict)?\./.test(key)))
    return 'it holds the state of an optimizer too: a training checkpoint, not the weights alone';
  if (
    wanted === 'steve1-policy' &&
    difference.missing.length === 2 &&
    difference.missing.every((key) => key.startsWith('net.mineclip_embed_linear.')) &&
    difference.unexpected.length === 0
  ) {
    return 'it is a plain VPT policy: without net.mineclip_embed_linear upstream starts that layer with random weights';
  }
  if (
    wanted === 'mineclip' &&
    difference.missing.some((key) => key.includes('temporal_encoder')) &&
    difference.unexpected.length === 0
  )
    return 'it is avg.pth, and attn.pth is wanted';
  if (wanted === 'steve1-prior' && difference.shapes.length > 0 && difference.missing.length === 0)
    return 'it is a prior of another latent size (the default of vae.py is 256; STEVE-1 uses 512)';
  if (loaderOf(wanted)?.strict && difference.missing.length === 0 && entries.others.length > 0)
    return `${difference.unexpected.slice(0, 3).join('; ')}: upstream loads with strict=True, and ends there`;
  return undefined;
}
