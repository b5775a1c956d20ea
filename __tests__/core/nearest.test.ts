import { expect, test } from '@jest/globals';
import { didYouMean, nearest } from '../../src/core/nearest.js';
import { processorTime } from '../helpers/processor-time.js';

const known = ['provision', 'verify', 'env', 'bundle', 'data-dir', 'hf-home', 'hf-token'];

test.each([
  ['verify', 'verify'],
  ['verfiy', 'verify'],
  ['veirfy', 'verify'],
  ['Verify', 'verify'],
  ['verif', 'verify'],
  ['verifyy', 'verify'],
  ['verufy', 'verify'],
  ['data_dir', 'data-dir'],
  ['DATA_DIR', 'data-dir'],
  ['datadir', 'data-dir'],
  ['provsion', 'provision'],
  ['provide', undefined],
  ['bundles', 'bundle'],
  ['hf-hom', 'hf-home'],
  ['completely-different', undefined],
  ['zzzzzzzz', undefined],
])('%s → %s', (name, match) => expect(nearest(name, known)).toBe(match));

test('the nearest of several, and the first of equals', () => {
  expect(nearest('hf-tokem', ['hf-home', 'hf-token'])).toBe('hf-token');
  expect(nearest('ab', ['ax', 'ay'])).toBe('ax');
});

test('nothing is near where nothing is known', () => expect(nearest('x', [])).toBeUndefined());

test('a name of any length is answered at once', () => {
  const took = processorTime();
  expect(nearest('x'.repeat(1_000_000), known)).toBeUndefined();
  expect(took()).toBeLessThan(1000);
});

test('as a sentence', () => {
  expect(didYouMean('verfiy', known)).toBe(" Did you mean 'verify'?");
  expect(didYouMean('zzzzzzzz', known)).toBe('');
});
