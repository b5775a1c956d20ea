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
  const found = tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  return Object.fromEntries(
    [...found].map(([, name, double, single, plain]) => [
      name!.toLowerCase(),
      decoded(double ?? single ?? plain ?? ''),
    ]),
  );
}

function confirmForm(html: string): DrivePage | undefined {
  for (const [, tag, inside] of html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gis)) {
    const { id: formId, action } = attributesOf(tag!);
    if (!/^download-?form$/i.test(formId ?? '') || action === undefined) continue;
    const inputs = [...inside!.matchAll(/<input\b[^>]*>/gi)].map(([input]) => attributesOf(input));
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
  const title = decoded(/<title[^>]*>(.*?)<\/title>/is.exec(html)?.[1] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const text = decoded(html.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' '))
    .replaceAll('\u2019', "'")
    .replace(/\s+/g, ' ')
    .toLowerCase();
  const kind = words.find(([, pattern]) => pattern.test(text))?.[0];
  if (kind !== undefined) return { kind };
  // Every page of Google has a link "Sign in"; only the page for it has that in its title.
  return /\bsign[- ]in\b/i.test(title) ? { kind: 'not-shared' } : { kind: 'other', title };
}
