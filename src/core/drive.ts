/** Google Drive as it looks from outside: how a file is named, and what its pages say in place of one. */

const id = '[\\w-]{10,}';

/** A file id, or the address of the file's page in one of its forms. */
export const driveReference = new RegExp(
  `^(?:${id}|https://drive\\.google\\.com/(?:file/d/${id}(?:/.*)?|(?:open|uc)\\?(?:.*&)?id=${id}(?:[&#].*)?))$`,
);

/** The id in what matches `driveReference`. */
export function driveId(reference: string): string {
  const match = new RegExp(`(?:^|/file/d/|[?&]id=)(${id})(?=[/&#]|$)`).exec(reference);
  if (match === null) throw new Error(`'${reference}' names no file of Google Drive`);
  return match[1]!;
}

/** The page of a file, for people; the one stable address that it has. */
export const drivePage = (fileId: string): string => `https://drive.google.com/file/d/${fileId}/view`;

export type DrivePage =
  /** "Can't scan this file for viruses": the form by which it is had all the same. */
  | { kind: 'confirm'; action: string; fields: Readonly<Record<string, string>> }
  | { kind: 'quota' | 'not-shared' | 'gone' }
  | { kind: 'other'; title: string };

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    return String.fromCodePoint(decimal !== undefined ? Number(decimal) : parseInt(String(hex), 16));
  });

function attributesOf(tag: string): Record<string, string> {
  const found = tag.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  return Object.fromEntries(
    [...found].map(([, name, double, single, plain]) => [
      name!.toLowerCase(),
      decoded(double ?? single ?? plain ?? ''),
    ]),
  );
}

const inLowerCase = (html: string): string => html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The tags of a name. A page is gone through once: an expression would look for the end of each anew. */
function* tagsOf(html: string, name: string): Generator<{ tag: string; end: number }> {
  const lower = inLowerCase(html);
  for (let at = lower.indexOf(`<${name}`); at >= 0; at = lower.indexOf(`<${name}`, at + 1)) {
    if (/\w/.test(lower.charAt(at + name.length + 1))) continue; // another name that begins so
    const end = html.indexOf('>', at) + 1;
    if (end === 0) return;
    yield { tag: html.slice(at, end), end };
    at = end - 1;
  }
}

/** The elements of a name: the first tag, and what lies between it and the last. */
function* elementsOf(html: string, name: string): Generator<{ tag: string; inside: string }> {
  const lower = inLowerCase(html);
  let behind = 0;
  for (const { tag, end } of tagsOf(html, name)) {
    if (end <= behind) continue;
    const close = lower.indexOf(`</${name}>`, end);
    if (close < 0) return;
    yield { tag, inside: html.slice(end, close) };
    behind = close;
  }
}

/** What a page says to whoever looks at it. */
function textOf(html: string): string {
  const lower = inLowerCase(html);
  const closed = new Set(['script', 'style']);
  const parts: string[] = [];
  for (let at = 0; ;) {
    const start = html.indexOf('<', at);
    const name = start < 0 ? undefined : /^(script|style)\b/.exec(lower.slice(start + 1, start + 8))?.[1];
    let end = name !== undefined && closed.has(name) ? lower.indexOf(`</${name}>`, start) : -1;
    if (end >= 0) end += `</${name}>`.length;
    else {
      if (name !== undefined) closed.delete(name); // no later one is closed either
      end = start < 0 ? 0 : html.indexOf('>', start) + 1;
    }
    if (end === 0) return [...parts, html.slice(at)].join(' ');
    parts.push(html.slice(at, start));
    at = end;
  }
}

function confirmForm(html: string): DrivePage | undefined {
  for (const { tag, inside } of elementsOf(html, 'form')) {
    const { id: formId, action } = attributesOf(tag);
    if (!/^download-?form$/i.test(formId ?? '') || action === undefined) continue;
    const inputs = [...tagsOf(inside, 'input')].map(({ tag: input }) => attributesOf(input));
    const hidden = inputs.filter(({ type, name }) => type === 'hidden' && name !== undefined);
    return {
      kind: 'confirm',
      action,
      fields: Object.fromEntries(hidden.map(({ name, value }) => [name!, value ?? ''])),
    };
  }
  return undefined;
}

/** In the order in which they are looked for; the pages are asked for in English. */
const words: readonly [Exclude<DrivePage['kind'], 'confirm' | 'other'>, RegExp][] = [
  [
    'quota',
    /too many users have viewed or downloaded this file|quota exceeded|download quota for this file|can't view or download this file at this time/,
  ],
  [
    'gone',
    /you have requested does not exist|page not found|has been deleted|is in the owner's trash|violation of our terms/,
  ],
  ['not-shared', /you need (access|permission)|request access|access denied|sign[- ]in to continue/],
];

/** What a page says that came in place of the file. */
export function readDrivePage(html: string): DrivePage {
  const form = confirmForm(html);
  if (form !== undefined) return form;
  const [titled] = elementsOf(html, 'title');
  const title = decoded(titled?.inside ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const text = decoded(textOf(html)).replaceAll('\u2019', "'").replace(/\s+/g, ' ').toLowerCase();
  const kind = words.find(([, pattern]) => pattern.test(text))?.[0];
  if (kind !== undefined) return { kind };
  // Every page of Google has a link "Sign in"; only the page for it has that in its title.
  return /\bsign[- ]in\b/i.test(title) ? { kind: 'not-shared' } : { kind: 'other', title };
}
