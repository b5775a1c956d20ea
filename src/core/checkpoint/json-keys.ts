const colon = /\s*:/y;

/**
 * A key that an object of a JSON text has twice, which `JSON.parse` does not tell: other readers take the other one.
 * The text is valid JSON.
 */
export function doubledKey(text: string): string | undefined {
  const objects: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '{') objects.push(new Set());
    else if (one === '[') objects.push(undefined);
    else if (one === '}' || one === ']') objects.pop();
    if (one !== '"') continue;
    const start = at;
    for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    const keys = objects.at(-1);
    colon.lastIndex = at + 1;
    if (keys === undefined || !colon.test(text)) continue;
    const key = JSON.parse(text.slice(start, at + 1)) as string;
    if (keys.has(key)) return key;
    keys.add(key);
  }
  return undefined;
}
