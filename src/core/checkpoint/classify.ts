import type { Role } from '../roles.js';
import { coveredBytes, expanded } from './coverage.js';
import type { KnownTable, TensorTable } from './expectations.js';
import { type Entries, type Loaded, asLoaded, loaderOf } from './loaders.js';
import { wrapperWords } from './wrappers.js';

/** How a checkpoint differs from a table: counts, and the first few of each in words. */
export interface Difference {
  missing: string[];
  unexpected: string[];
  shapes: string[];
  /** Element types other than float32, with how many tensors have them. */
  halves: string[];
  otherTypes: string[];
  /** Of fewer numbers than their shapes have, where the table is of a known checkpoint. */
  repeated: string[];
}

const text = (shape: readonly number[]): string => `(${shape.join(', ')})`;

export function compareTables({ tensors, others, strict }: Loaded, table: ComparedTable): Difference {
  const difference: Difference = { missing: [], unexpected: [], shapes: [], halves: [], otherTypes: [], repeated: [] };
  const there = new Set<string>();
  for (const { key, reached } of tensors) if (reached && table.shapes.has(key)) there.add(key);
  for (const key of table.shapes.keys()) if (!there.has(key)) difference.missing.push(key);
  const seen = new Set<string>();
  for (const { key, tensor, reached } of tensors) {
    const { shape, dtype, isText } = tensor;
    const wanted = table.shapes.get(key);
    if (!reached) difference.unexpected.push(`${key} out of reach`);
    else if (isText === false) difference.unexpected.push(`${key}, whose key is no text`);
    else if (seen.has(key)) difference.unexpected.push(`${key} once more`);
    else if (wanted === undefined) difference.unexpected.push(key);
    else if (text(wanted) !== text(shape)) difference.shapes.push(`${key} is ${text(shape)}, not ${text(wanted)}`);
    else if (dtype === 'float16' || dtype === 'bfloat16') difference.halves.push(`${key} is ${dtype}`);
    else if (dtype !== 'float32') difference.otherTypes.push(`${key} is ${dtype}`);
    if (reached) seen.add(key);
  }
  // A loader that is not strict goes past what it does not ask for; it asks every key for how it begins.
  for (const { key, isText } of others) {
    if (!isText) difference.unexpected.push(`${key}, whose key is no text`);
    else if (strict || table.shapes.has(key)) difference.unexpected.push(`${key}, no tensor`);
  }
  if (fits(difference) && table.role !== undefined && table.loadedAs !== 'weights')
    difference.repeated.push(...repeatedIn(tensors, table));
  return difference;
}

/** A table of one's own says nothing of how the numbers lie. */
type ComparedTable = TensorTable & Partial<Pick<KnownTable, 'role' | 'loadedAs'>>;

/** Shapes are cheap to claim: the numbers must be there too. */
function repeatedIn(tensors: Loaded['tensors'], { shapes, bytes }: ComparedTable): string[] {
  const own = tensors.filter(({ key, reached }) => reached && shapes.has(key)).map(({ tensor }) => tensor);
  const found = expanded(own).map(({ key }) => key);
  const wide = own.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 4), 0);
  const told = own.reduce((sum, one) => sum + one.bytes, 0);
  const least = (bytes ?? wide) * (told / Math.max(1, wide));
  return found.length > 0 || own.length < shapes.size || coveredBytes(own) >= least
    ? found
    : ['all of them look at the same few numbers'];
}

export const fits = ({ missing, unexpected, shapes, otherTypes, repeated }: Difference): boolean =>
  missing.length + unexpected.length + shapes.length + otherTypes.length + repeated.length === 0;

const some = (items: readonly string[], words: string): string[] =>
  items.length === 0
    ? []
    : [`${items.length} ${words} (${items.slice(0, 3).join(', ')}${items.length > 3 ? ', …' : ''})`];

export const differenceText = ({ missing, unexpected, shapes, otherTypes, repeated }: Difference): string =>
  [
    ...some(missing, 'missing'),
    ...some(unexpected, 'unexpected'),
    ...some(shapes, 'of another shape'),
    ...some(otherTypes, 'of another type'),
    ...some(repeated, 'of fewer numbers than the shape has'),
  ].join('; ');

const distance = ({ missing, unexpected, shapes }: Difference): number =>
  missing.length + unexpected.length + shapes.length;

/** The table that a checkpoint has, or the one that it is nearest to; undefined when it has nothing of any. Each is loaded by its own role, or all `as` one. */
export function classify(
  entries: Entries,
  tables: readonly KnownTable[],
  as?: Role,
): { table: KnownTable; difference: Difference } | undefined {
  let nearest: { table: KnownTable; difference: Difference } | undefined;
  for (const table of tables) {
    const difference = compareTables(asLoaded(entries, as ?? table.loadedAs ?? table.role), table);
    if (difference.missing.length === table.shapes.size) continue;
    if (nearest === undefined || distance(difference) < distance(nearest.difference)) nearest = { table, difference };
  }
  return nearest;
}

/** Near misses that have a cause with a name. Undefined when the difference speaks for itself. */
export function explain(entries: Entries, wanted: Role, difference: Difference): string | undefined {
  if (difference.repeated.length > 0) return undefined;
  const wrapped = wrapperWords(entries);
  if (wrapped !== undefined) return wrapped;
  const { tensors } = asLoaded(entries, wanted);
  const keys = tensors.map(({ key }) => key);
  const all = (prefix: string) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));
  if (all('policy.'))
    return 'every key begins with `policy.`: upstream loads it without a word, and plays with random weights; save the state dict of the policy itself';
  if (tensors.every(({ reached }) => !reached))
    return `none of its tensors is where upstream looks for them, in ${loaderOf(wanted)?.looks ?? 'the file'}`;
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
