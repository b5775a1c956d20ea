import type { Role } from '../roles.js';
import { type Difference, classify, compareTables, differenceText, explain, fits } from './classify.js';
import { type Entries, asLoaded, loaderOf } from './loaders.js';
import { allowlists } from './allowlist.js';
import { type KnownTable, type TensorTable, knownTables, tablesFor } from './expectations.js';
import type { Inspection, InspectOptions } from './inspect.js';
import type { What } from './what.js';

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

const architecture: What = { title: 'the architecture of a VPT model', role: 'vpt-architecture' };
const prompt: What = { title: 'a visual prompt (a pickled NumPy array)', role: 'visual-prompts' };
const whatOf = ({ title, role, shapes, bytes = bytesOf(shapes) }: KnownTable): What => ({
  title: `the ${title}`,
  role,
  tensors: shapes.size,
  bytes,
});

/** Of tensors of 32 bits that share no storage. */
const bytesOf = (shapes: TensorTable['shapes']): number =>
  [...shapes.values()].reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 4), 0);

/** Says what a checkpoint is, and where a role or a table is asked for, whether it is that. */
export async function nameIt(
  result: Inspection,
  asked: Role | undefined,
  hiddenSize: number | undefined,
  { table: own, fileName }: Pick<InspectOptions, 'table' | 'fileName'>,
): Promise<void> {
  const { tensors } = result;
  const size = `${tensors.length} tensors, ${mebibytes(result.tensorBytes)}`;
  if (hiddenSize !== undefined) {
    result.summary = `the architecture of a VPT model, hidden size ${hiddenSize}`;
    result.is = architecture;
  } else
    result.summary =
      tensors.length === 0 ? `a ${result.container} without tensors` : `a ${result.container} checkpoint (${size})`;
  if (asked === 'vpt-architecture' || (asked === undefined && hiddenSize !== undefined)) {
    result.role = 'vpt-architecture';
    result.meant = architecture;
    if (hiddenSize === undefined) {
      await nameByTables(result, size);
      isNot(
        result,
        result.is === undefined
          ? 'it does not say what a VPT model looks like (model.args.net.args.hidsize)'
          : `this is ${result.summary}, not ${architecture.title}`,
      );
    } else if (result.container !== 'pickle')
      isNot(result, `it is a ${result.container}, and upstream opens an architecture with pickle.load`);
    return;
  }
  if (asked !== undefined && asked !== 'weights' && own === undefined) {
    // What it should be is all that need be read while it is that.
    const right = classify(result, tablesFor(await knownTables(asked), asked, fileName));
    if (right && fits(right.difference)) {
      setName(result, right.table, size);
      return judge(result, asked, [right.table], right.table);
    }
  }
  const { tables, exact, near, named } = await nameByTables(result, size, asked);

  const wanted = own
    ? [{ ...own, role: asked ?? 'weights', loadedAs: 'weights' as const }]
    : tablesFor(tables, asked, fileName);
  if (wanted.length > 0) return judge(result, asked ?? 'weights', wanted, named);
  if (asked === 'visual-prompts' && result.is !== undefined && result.is.role !== asked) {
    result.meant = prompt;
    return isNot(result, `this is ${result.summary}, not ${prompt.title}`);
  }
  if (exact && asked === undefined) {
    result.role = exact.role;
    noteOthers(result, exact.role);
  }
  if (exact || asked !== undefined || near === undefined) return;
  const { table, difference } = near;
  if (difference.missing.length < table.shapes.size / 2)
    result.notes.push(
      `nearest to the ${table.title}: ${explain(result, table.loadedAs ?? table.role, difference) ?? differenceText(difference)}`,
    );
}

function setName(result: Inspection, table: KnownTable, size: string): void {
  result.summary = `the ${table.title} (${size})`;
  result.is = { ...whatOf(table), tensors: result.tensors.length, bytes: result.tensorBytes };
}

/** Says what a file is by the tables of all roles, or by what is typical of other files that a person may have at hand. */
async function nameByTables(result: Inspection, size: string, asked?: Role) {
  const { tensors, globals } = result;
  const tables = tensors.length > 0 || asked !== undefined ? await knownTables() : [];
  const nearest = classify(result, tables);
  const exact = nearest && fits(nearest.difference) ? nearest.table : undefined;
  const near = nearest ?? classify(withoutWrappers(result), tables, 'weights');
  const named = near && fits(near.difference) ? near.table : undefined;
  const hasKeys = (prefix: string) => tensors.some(({ key }) => key.startsWith(prefix));
  if (named) setName(result, named, size);
  else if (hasKeys('text_model.') && hasKeys('vision_model.')) {
    result.is = { title: 'a CLIP model of Hugging Face', tensors: tensors.length, bytes: result.tensorBytes };
    result.summary = `${result.is.title} (${size})`;
  } else if (tensors.length === 0 && globals.length > 0 && globals.every((global) => allowlists.numpy.has(global)))
    result.is = prompt;
  return { tables, exact, near, named };
}

/** So that a checkpoint is named by its tensors even where no loader would find them. */
function withoutWrappers({ tensors }: Entries): Entries {
  const inner = (key: string) => key.replace(/^(?:(?:state_dict|module|policy|_orig_mod|ema)\.)+/, '');
  return { tensors: tensors.map((tensor) => ({ ...tensor, key: inner(tensor.key) })), others: [] };
}

function isNot(result: Inspection, reason: string): void {
  result.wrongRole = true;
  result.reasons.push(reason);
}

function judge(result: Inspection, asked: Role, wanted: readonly KnownTable[], named: KnownTable | undefined): void {
  const [first] = wanted;
  const none = { table: first!, difference: compareTables(asLoaded(result, first!.loadedAs ?? asked), first!) };
  const { table, difference } = classify(result, wanted) ?? none;
  if (fits(difference)) {
    const isForeign = result.container === 'safetensors' && table.loadedAs === undefined && loaderOf(asked);
    if (isForeign) isNot(result, 'it is a safetensors file, and upstream loads this role with torch.load');
    noteOthers(result, asked);
    return noteHalves(result, difference);
  }
  const meant = `the ${table.title} (${table.shapes.size} tensors${table.bytes === undefined ? '' : `, ${mebibytes(table.bytes)}`})`;
  result.meant = whatOf(table);
  const isAnother = result.is !== undefined && !wanted.some(({ title }) => title === named?.title);
  if (isAnother || result.tensors.length === 0) return isNot(result, `this is ${result.summary}, not ${meant}`);
  const what = named
    ? `this is ${result.summary}, and its loader does not find it`
    : `these are not the tensors of ${meant}`;
  isNot(result, `${what}: ${explain(result, table.loadedAs ?? asked, difference) ?? differenceText(difference)}`);
}

/** A loader that is not strict passes over what is no tensor, and says nothing. */
function noteOthers(result: Inspection, role: Role): void {
  const { others, strict } = asLoaded(result, role);
  if (strict || others.length === 0) return;
  const names = others.slice(0, 3).map(({ key }) => key);
  const more = others.length > names.length ? ', …' : '';
  result.notes.push(
    `${names.join(', ')}${more} beside the tensors: upstream passes over it; a loader with strict=True ends there`,
  );
}

function noteHalves(result: Inspection, { halves }: Difference): void {
  if (halves.length > 0)
    result.notes.push(`${halves.length} tensors are of half precision; upstream computes in float32`);
}
