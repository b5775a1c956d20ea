import { LineCounter, type Node, parseDocument } from 'yaml';
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

interface Fault {
  offset: number;
  message: string;
}

function read(text: string) {
  const lines = new LineCounter();
  const options = { lineCounter: lines, schema: 'json', strict: true, prettyErrors: false, uniqueKeys: true } as const;
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
    return { line, text: `${path}:${line}:${col}: ${message}`.replaceAll('\n', ' ') };
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
  const doubled = parsed.document.errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos }): Fault => ({ offset: pos[0], message: 'the same field twice in one object' }));
  const found = issues.flatMap((issue): Fault[] => {
    const field = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, '');
    const offset = offsetOf(parsed.document, issue.path);
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

/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
