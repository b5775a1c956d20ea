import type { Role } from '../schema/bundle.js';
import { type KnownTable, type TensorTable } from './expectations.js';
import type { TensorInfo } from './tensors.js';

/** How a checkpoint differs from a table: counts, and the first few of each in words. */
export interface Difference {
  missing: string[];
  unexpected: string[];
  shapes: string[];
  /** Element types other than float32, with how many tensors have them. */
  halves: string[];
  otherTypes: string[];
}

/** What the loader of a role takes off the keys; a role that is not here is loaded as it is. */
const prefixOf: Partial<Record<Role, RegExp>> = {
  mineclip: /^state_dict\./,
  'steve1-policy': /^module\.policy\./,
};

/** Keys as the loader of a role sees them, or without a role as the loader of any does. */
export function asLoaded(tensors: readonly TensorInfo[], role: Role | undefined): TensorInfo[] {
  const prefixes = role === undefined ? Object.values(prefixOf) : [prefixOf[role] ?? /(?!)/];
  const rename = (key: string) => prefixes.reduce((name, prefix) => name.replace(prefix, ''), key);
  return tensors.map((tensor) => ({ ...tensor, key: rename(tensor.key) }));
}

const text = (shape: readonly number[]): string => `(${shape.join(', ')})`;

export function compareTables(tensors: readonly TensorInfo[], table: TensorTable): Difference {
  const difference: Difference = { missing: [], unexpected: [], shapes: [], halves: [], otherTypes: [] };
  const there = new Map(tensors.map((tensor) => [tensor.key, tensor]));
  for (const key of table.shapes.keys()) if (!there.has(key)) difference.missing.push(key);
  const seen = new Set<string>();
  for (const { key, shape, dtype } of tensors) {
    const wanted = table.shapes.get(key);
    if (seen.has(key)) difference.unexpected.push(`${key} once more`);
    else if (wanted === undefined) difference.unexpected.push(key);
    else if (text(wanted) !== text(shape)) difference.shapes.push(`${key} is ${text(shape)}, not ${text(wanted)}`);
    else if (dtype === 'float16' || dtype === 'bfloat16') difference.halves.push(`${key} is ${dtype}`);
    else if (dtype !== 'float32') difference.otherTypes.push(`${key} is ${dtype}`);
    seen.add(key);
  }
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

/** The table that a checkpoint has, or the one that it is nearest to; undefined when it has nothing of any. */
export function classify(
  tensors: readonly TensorInfo[],
  tables: readonly KnownTable[],
): { table: KnownTable; difference: Difference } | undefined {
  const ranked = tables
    .map((table) => ({ table, difference: compareTables(tensors, table) }))
    .filter(({ table, difference }) => difference.missing.length < table.shapes.size)
    .sort((a, b) => distance(a.difference) - distance(b.difference));
  return ranked[0];
}

/** Near misses that have a cause with a name. Undefined when the difference speaks for itself. */
export function explain(tensors: readonly TensorInfo[], wanted: Role, difference: Difference): string | undefined {
  const keys = tensors.map(({ key }) => key);
  const all = (prefix: string) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));
  if (all('policy.'))
    return 'every key begins with `policy.`: upstream loads it without a word, and plays with random weights; save the state dict of the policy itself';
  if (all('module.')) return 'every key begins with `module.`: it was saved from a DataParallel wrapper';
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
  return undefined;
}
