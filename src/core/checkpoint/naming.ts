import type { Role } from '../roles.js';
import { type Difference, classify, compareTables, differenceText, explain, fits } from './classify.js';
import { type KnownTable, type TensorTable, knownTables } from './expectations.js';
import type { Inspection } from './inspect.js';
import type { TensorInfo } from './tensors.js';

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** Says what a checkpoint is, and where a role or a table is asked for, whether it is that. */
export async function nameIt(
  result: Inspection,
  asked: Role | undefined,
  hiddenSize: number | undefined,
  { own, named }: { own: TensorTable | undefined; named: readonly TensorInfo[] },
): Promise<void> {
  const { tensors } = result;
  const size = `${tensors.length} tensors, ${mebibytes(result.tensorBytes)}`;
  if (hiddenSize !== undefined) result.summary = `the architecture of a VPT model, hidden size ${hiddenSize}`;
  else
    result.summary =
      tensors.length === 0 ? `a ${result.container} without tensors` : `a ${result.container} checkpoint (${size})`;
  if (asked === 'vpt-architecture' || (asked === undefined && hiddenSize !== undefined)) {
    result.role = 'vpt-architecture';
    if (hiddenSize === undefined)
      isNot(result, 'it does not say what a VPT model looks like (model.args.net.args.hidsize)');
    return;
  }
  const tables = tensors.length > 0 || asked !== undefined ? await knownTables() : [];
  const nearest = classify(named, tables);
  const exact = nearest && fits(nearest.difference) ? nearest.table : undefined;
  if (exact) result.summary = `the ${exact.title} (${size})`;

  const wanted = own
    ? [{ ...own, role: asked ?? 'weights' }]
    : tables.filter(({ role }) => role === asked && role !== 'weights');
  if (wanted.length > 0) return judge(result, asked ?? 'weights', wanted, exact);
  if (exact && asked === undefined) result.role = exact.role;
  if (exact || asked !== undefined || nearest === undefined) return;
  const { table, difference } = nearest;
  if (difference.missing.length < table.shapes.size / 2)
    result.notes.push(
      `nearest to the ${table.title}: ${explain(named, table.role, difference) ?? differenceText(difference)}`,
    );
}

function isNot(result: Inspection, reason: string): void {
  result.wrongRole = true;
  result.reasons.push(reason);
}

function judge(result: Inspection, asked: Role, wanted: readonly KnownTable[], exact: KnownTable | undefined): void {
  const none = { table: wanted[0]!, difference: compareTables(result.tensors, wanted[0]!) };
  const { table, difference } = classify(result.tensors, wanted) ?? none;
  if (fits(difference)) return noteHalves(result, difference);
  const meant = `the ${table.title} (${table.shapes.size} tensors${table.bytes === undefined ? '' : `, ${mebibytes(table.bytes)}`})`;
  if (exact?.role === asked) {
    const [first] = result.tensors;
    isNot(result, `this is ${result.summary}, under names that its loader does not look for, such as ${first?.key}`);
  } else if (exact) isNot(result, `this is ${result.summary}, not ${meant}`);
  else if (result.tensors.length === 0) isNot(result, `this is ${result.summary}, not ${meant}`);
  else
    isNot(
      result,
      `these are not the tensors of ${meant}: ${explain(result.tensors, asked, difference) ?? differenceText(difference)}`,
    );
}

function noteHalves(result: Inspection, { halves }: Difference): void {
  if (halves.length > 0)
    result.notes.push(`${halves.length} tensors are of half precision; upstream computes in float32`);
}
