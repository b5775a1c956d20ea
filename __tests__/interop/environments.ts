import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isFull, onlyFull } from '../helpers/full.js';
import takeLong from './only-full.json' with { type: 'json' };

interface Environment {
  python?: string;
  path?: string;
  skipped?: string;
}

const file = resolve('.interop', 'environments.json');

const environments = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Environment>) : {};

/**
 * An environment that scripts/interop-env.mjs has made, or the reason why it is not there. One that takes long to use is
 * left alone where not everything runs, also if an earlier run has made it.
 */
export function environment(name: string): Environment {
  if (!isFull && (takeLong as string[]).includes(name)) return { skipped: `${name} ${onlyFull}` };
  return environments[name] ?? { skipped: `${name} is not made: run scripts/interop-env.mjs` };
}

/** The folder of shared test data, or undefined. */
export function testData(): string | undefined {
  const folder = resolve(process.env['STEVE1_TEST_DATA'] ?? '../shared/data');
  return existsSync(folder) ? folder : undefined;
}

/** The exact versions that a requirement file names. */
export function required(name: string): Record<string, string> {
  const text = readFileSync(join('__tests__', 'interop', 'requirements', `${name}.txt`), 'utf8');
  return Object.fromEntries([...text.matchAll(/^(\w+)==(\S+)$/gm)].map(([, key, version]) => [key!, version!]));
}
