import { type Bundle, bundleSchema } from '../core/schema/bundle.js';

/**
 * A bundle manifest from its JSON text. Throws `manifest-invalid` with the file, the line and the field of the first
 * fault, and how many more there are.
 */
export async function parseManifest(content: string, path: string): Promise<Bundle> {
  // Editors on Windows write a byte order mark, which no JSON parser takes and no person sees.
  const text = content.replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return (await faults()).notJson(text, path, error as Error);
  }
  if (hasDoubledField(text, value)) return (await faults()).doubledField(text, path);
  const result = bundleSchema.safeParse(value);
  return result.success ? result.data : (await faults()).wrongField(text, path, result.error.issues);
}

/** A fault is placed by a parser that costs more than all the rest, so it is loaded for one only. */
const faults = () => import('./manifest-faults.js');

/** JSON.parse takes the last of two equal fields; then the text has more fields (colons outside strings) than the value. */
function hasDoubledField(text: string, value: unknown): boolean {
  const written = colonsOutsideStrings(text);
  let kept = 0;
  for (const todo = [value]; todo.length > 0;) {
    const next = todo.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) kept += Object.keys(next).length;
    for (const item of Object.values(next)) todo.push(item);
  }
  return written !== kept;
}

/** Character by character: an expression that skips strings runs out of stack in a long one. */
function colonsOutsideStrings(text: string): number {
  let [count, isInside] = [0, false];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) isInside = !isInside;
    else if (isInside && char === 0x5c) i++;
    else if (!isInside && char === 0x3a) count++;
  }
  return count;
}
