import { LineCounter, type Node, parseDocument } from 'yaml';
import { SetupError } from '../core/errors.js';

/** Where in its text a manifest is wrong. (yaml reads JSON too, and knows the line of every field and doubled ones.) */

/** What the schema says of one fault. */
interface Issue {
  path: PropertyKey[];
  message: string;
}

function read(text: string) {
  const lines = new LineCounter();
  const options = { lineCounter: lines, schema: 'json', strict: true, prettyErrors: false, uniqueKeys: true } as const;
  return { lines, document: parseDocument(text, options) };
}

function fail({ lines }: ReturnType<typeof read>, path: string, offset: number, message: string): never {
  const { line, col } = lines.linePos(offset);
  throw new SetupError('manifest-invalid', `${path}:${line}:${col}: ${message}`, { details: { path, line } });
}

export function notJson(text: string, path: string, { message }: Error): never {
  const parsed = read(text);
  // The engine tells most places; yaml, which accepts more than JSON, may see no fault at all.
  const told = / at position (\d+)/.exec(message)?.[1];
  const offset = told === undefined ? (parsed.document.errors[0]?.pos[0] ?? 0) : Number(told);
  return fail(parsed, path, offset, `not valid JSON: ${message}`);
}

export function doubledField(text: string, path: string): never {
  const parsed = read(text);
  const doubled = parsed.document.errors.find((error) => error.code === 'DUPLICATE_KEY');
  return fail(parsed, path, doubled?.pos[0] ?? 0, 'the same field twice in one object');
}

export function wrongField(text: string, path: string, [first, ...others]: readonly Issue[]): never {
  const parsed = read(text);
  const field = first!.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const message = `${field === '' ? 'the document' : field}: ${first!.message}${more}`;
  return fail(parsed, path, offsetOf(parsed.document, first!.path), message);
}

/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
