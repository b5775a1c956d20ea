import { LineCounter, type Node, parseDocument } from 'yaml';
import { SetupError } from '../core/errors.js';
import { type Bundle, bundleSchema } from '../core/schema/bundle.js';

/**
 * A bundle manifest from its JSON text. Throws `manifest-invalid` with the file, the line and the field of the first
 * fault, and how many more there are. (yaml reads JSON too, and knows the line of every field and doubled keys.)
 */
export function parseManifest(text: string, path: string): Bundle {
  const lines = new LineCounter();
  const fail = (offset: number, message: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new SetupError('manifest-invalid', `${path}:${line}:${col}: ${message}`, { details: { path, line } });
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'json',
    strict: true,
    prettyErrors: false,
    uniqueKeys: true,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine's message quotes the place; yaml, which accepts more than JSON, may see no fault there at all.
    fail(document.errors[0]?.pos[0] ?? 0, `not valid JSON: ${(error as Error).message}`);
  }
  const doubled = document.errors.find((error) => error.code === 'DUPLICATE_KEY');
  if (doubled) fail(doubled.pos[0], `the same field twice in one object`);

  const result = bundleSchema.safeParse(value);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues;
  const field = first!.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return fail(offsetOf(document, first!.path), `${field === '' ? 'the document' : field}: ${first!.message}${more}`);
}

/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
