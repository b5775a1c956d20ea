import { type Bundle, bundleSchema, documentSchema } from '../core/schema/bundle.js';
import { checkTogether } from '../core/schema/together.js';
import type { Issue } from './manifest-words.js';
import { unlessTooMuch } from './too-much.js';

/**
 * A bundle manifest from its JSON text. Throws `manifest-invalid`, whose message has a line for each fault: the file,
 * the line in it, the field, what was given and what is taken.
 */
export async function parseManifest(content: string, path: string): Promise<Bundle> {
  // Editors on Windows write a byte order mark, which no JSON parser takes and no person sees.
  const text = content.replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return unlessTooMuch('manifest-invalid', path, async () => (await faults()).notJson(text, path, error as Error));
  }
  return unlessTooMuch('manifest-invalid', path, async () => {
    const result = bundleSchema.safeParse(value);
    if (result.success && !hasDoubledField(text, value)) return result.data;
    return (await faults()).wrongFields(text, path, value, issuesOf(value, result));
  });
}

/** All that the schema finds. What is wrong between two assets it looks for only where each by itself is right. */
function issuesOf(value: unknown, { error }: ReturnType<typeof bundleSchema.safeParse>): Issue[] {
  const issues = error?.issues ?? [];
  if (documentSchema.safeParse(value).success) return issues;
  const together: Issue[] = [];
  checkTogether((value ?? {}) as object, {
    addIssue: (issue) => void together.push({ ...issue, input: undefined } as Issue),
  });
  return [...issues, ...together];
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
