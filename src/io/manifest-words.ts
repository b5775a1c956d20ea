import { didYouMean } from '../core/nearest.js';
import type { bundleSchema } from '../core/schema/bundle.js';

/** What the schema says of one fault, in words: what was given, what is taken, and the name that was probably meant. */

export type Issue = NonNullable<ReturnType<typeof bundleSchema.safeParse>['error']>['issues'][number];

/** A part of the schema, as far as it must be walked to name the fields that belong at a place. */
interface Part {
  type: string;
  shape?: Record<string, { def: Part }>;
  element?: { def: Part };
  valueType?: { def: Part };
  innerType?: { def: Part };
  options?: { def: Part }[];
  discriminator?: string;
  values?: unknown[];
}

/** The names of the fields that the object at a path may have. */
function fieldsAt(schema: { def: unknown }, root: unknown, path: readonly PropertyKey[]): string[] {
  let part = schema.def as Part;
  let value = root;
  for (const step of [...path, undefined]) {
    while (part.innerType) part = part.innerType.def;
    if (part.options && part.discriminator !== undefined) {
      const kind = fieldOf(value, part.discriminator);
      const fits = part.options.find((one) => one.def.shape?.[part.discriminator!]?.def.values?.includes(kind));
      if (fits === undefined) return [];
      part = fits.def;
    }
    if (step === undefined) break;
    const next = part.shape?.[String(step)] ?? part.element ?? part.valueType;
    if (next === undefined) return [];
    part = next.def;
    value = fieldOf(value, step);
  }
  return Object.keys(part.shape ?? {});
}

function fieldOf(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<PropertyKey, unknown>)[name];
}

const types: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number without quotes',
  int: 'a whole number',
  boolean: 'true or false, without quotes',
  object: 'an object in braces',
  record: 'an object in braces',
  array: 'a list in brackets',
};

/** A value in a message: short, on one line, and never an address that may hold a password. */
function given(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  if (/:\/\/[^/]*@/.test(text)) return 'an address with a user name or password';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A message for each thing that one issue finds wrong. */
export function wordsOf(issue: Issue, root: unknown, schema: { def: unknown }): string[] {
  const value = issue.path.reduce(fieldOf, root);
  const isMissing = value === undefined;
  const must = (what: string, nearest = ''): string[] => [
    isMissing ? `is missing; it must be ${what}` : `must be ${what}, and is ${given(value)}.${nearest}`,
  ];
  const oneOf = (names: readonly unknown[]): string[] => {
    const text = names.map(String);
    const what = text.length === 1 ? `'${text[0]}'` : `one of ${text.join(', ')}`;
    return must(what, typeof value === 'string' ? didYouMean(value, text) : '');
  };
  switch (issue.code) {
    case 'unrecognized_keys': {
      const fields = fieldsAt(schema, root, issue.path);
      return issue.keys.map((key) => `Unrecognized key: "${key}".${didYouMean(key, fields)} ${taken(fields)}`.trim());
    }
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return issue.discriminator !== undefined && 'options' in issue
        ? oneOf(issue.options as unknown[])
        : [issue.message];
    case 'invalid_type':
      return must(types[issue.expected] ?? issue.expected);
    case 'too_small':
      if (issue.origin === 'array') return ['must be a list with something in it, and is empty.'];
      return must(issue.origin === 'string' ? 'a text that is not empty' : `${String(issue.minimum)} or more`);
    case 'invalid_format':
      return [`${issue.message}, and is ${given(value)}`];
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'too_big':
      return [issue.message];
  }
}

const taken = (fields: readonly string[]): string => (fields.length === 0 ? '' : `Taken are ${fields.join(', ')}.`);
