import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What a document breaks of the schema `schemas/<name>.json`, as it is shipped. */
export function schemaFaults(name: string, document: unknown): unknown[] {
  const schema = JSON.parse(readFileSync(`schemas/${name}.json`, 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  return validate(document) ? [] : (validate.errors ?? []);
}
