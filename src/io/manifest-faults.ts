import { LineCounter, type Node, type Pair, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { SetupError } from '../core/errors.js';
import { bundleSchema } from '../core/schema/bundle.js';
import { type Issue, wordsOf } from './manifest-words.js';

/** Where in its text a manifest or a lock file is wrong. (yaml reads JSON too, and knows the line of every field and doubled ones.) */

/** More would be read by nobody; a file of another kind can have thousands. */
const mostFaults = 50;

/** Which document it is that is wrong. */
export interface DocumentKind {
  code: 'manifest-invalid' | 'lock-invalid';
  notJson: string;
  schema: { def: unknown };
}

const manifest: DocumentKind = { code: 'manifest-invalid', notJson: 'not valid JSON', schema: bundleSchema };

/** Of one fault: a name in it can be as long as the file. */
const mostChars = 1000;

interface Fault {
  offset: number;
  message: string;
}

function read(text: string) {
  const lines = new LineCounter();
  // Looked for below, because yaml compares every two fields of an object.
  const options = { lineCounter: lines, schema: 'json', strict: true, prettyErrors: false, uniqueKeys: false } as const;
  return { lines, document: parseDocument(text, options) };
}

/** All faults in one error, a line for each. */
function fail(
  { lines }: ReturnType<typeof read>,
  path: string,
  faults: readonly Fault[],
  { code }: DocumentKind,
): never {
  const told = faults.slice(0, mostFaults).map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    const words = message.length > mostChars ? `${message.slice(0, mostChars)}…` : message;
    return { line, text: `${path}:${line}:${col}: ${words}`.replaceAll('\n', ' ') };
  });
  const more = faults.length > mostFaults ? [`${path}: and ${faults.length - mostFaults} more`] : [];
  const message = [...told.map(({ text }) => text), ...more].join('\n');
  throw new SetupError(code, message, { details: { path, line: told[0]!.line } });
}

export function notJson(text: string, path: string, { message }: Error, kind = manifest): never {
  const parsed = read(text);
  // The engine tells most places; yaml, which accepts more than JSON, may see no fault at all.
  const told = / at position (\d+)/.exec(message)?.[1];
  const offset = told === undefined ? (parsed.document.errors[0]?.pos[0] ?? 0) : Number(told);
  return fail(parsed, path, [{ offset, message: `${kind.notJson}: ${message.replaceAll('\n', ' ')}` }], kind);
}

/** What is wrong with a document that is JSON: fields that stand twice, and all that the schema finds. */
export function wrongFields(
  text: string,
  path: string,
  value: unknown,
  issues: readonly Issue[],
  kind = manifest,
): never {
  const parsed = read(text);
  const { doubled, fields } = fieldsOf(parsed.document.contents);
  const found = issues.flatMap((issue): Fault[] => {
    const field = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, '');
    const offset = offsetOf(parsed.document.contents, issue.path, fields);
    return wordsOf(issue, value, kind.schema).map((words) => ({
      offset,
      message: `${field || 'the document'}: ${words}`,
    }));
  });
  const faults = [...doubled, ...found.sort((a, b) => a.offset - b.offset)];
  return fail(
    parsed,
    path,
    faults.length > 0 ? faults : [{ offset: 0, message: 'the same field twice in one object' }],
    kind,
  );
}

/** The fields of each object, by name. */
type Fields = ReadonlyMap<unknown, ReadonlyMap<string, Pair>>;

/** All objects of a document, each looked through once, and the fields that stand twice in one. */
function fieldsOf(root: unknown): { doubled: Fault[]; fields: Fields } {
  const doubled: Fault[] = [];
  const fields = new Map<unknown, Map<string, Pair>>();
  for (const todo = [root]; todo.length > 0;) {
    const node = todo.pop();
    if (isSeq(node)) for (const item of node.items) todo.push(item);
    if (!isMap(node)) continue;
    const named = new Map<string, Pair>();
    fields.set(node, named);
    for (const pair of node.items) {
      const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (named.has(name))
        doubled.push({ offset: (pair.key as Node).range?.[0] ?? 0, message: 'the same field twice in one object' });
      named.set(name, pair);
      todo.push(pair.value);
    }
  }
  return { doubled: doubled.sort((a, b) => a.offset - b.offset), fields };
}

/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(root: unknown, path: readonly PropertyKey[], fields: Fields): number {
  let [at, offset] = [root, 0];
  for (const step of path) {
    at = isSeq(at) ? at.items[Number(step)] : fields.get(at)?.get(String(step))?.value;
    const start = (at as Node | null | undefined)?.range?.[0];
    if (start === undefined) break;
    offset = start;
  }
  return offset;
}
