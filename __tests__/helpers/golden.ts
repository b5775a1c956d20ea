import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';

const folder = join(import.meta.dirname, '..', 'goldens');

/** Compares a text with `__tests__/goldens/NAME`. `UPDATE_GOLDENS=1` writes the file instead: read what changed. */
export function expectGolden(name: string, text: string): void {
  const path = join(folder, name);
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  if (!existsSync(path)) throw new Error(`${path} is not there: run once with UPDATE_GOLDENS=1, and read it`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
