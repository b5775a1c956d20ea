import { expect, test } from '@jest/globals';
import { harmless } from '../../src/actions/run.js';

test.each([
  ['::error::x', ': :error::x'],
  ['fine\n  ::set-env name=PATH::x', 'fine\n  : :set-env name=PATH::x'],
  ['\t::add-mask::x', '\t: :add-mask::x'],
  ['see https://a.example/b::c', 'see https://a.example/b::c'],
  ['a ##[group]b', 'a ## [group]b'],
])('%j is no command to the runner', (text, expected) => expect(harmless(text)).toBe(expected));
