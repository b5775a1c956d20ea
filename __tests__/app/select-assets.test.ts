import { describe, expect, test } from '@jest/globals';
import { selectAssets } from '../../src/app/select-assets.js';
import { SetupError } from '../../src/core/errors.js';
import type { Bundle, FileAsset } from '../../src/core/schema/bundle.js';

const asset = (id: string, required?: boolean): FileAsset => ({
  id,
  kind: 'file',
  role: 'weights',
  path: id,
  sources: [{ type: 'file', path: id }],
  ...(required !== undefined && { required }),
});
const bundle: Bundle = {
  schema: 'steve1-bundle/1',
  name: 'mine',
  description: 'A bundle',
  assets: [asset('policy'), asset('extra', false), asset('prior', true), asset('prompts', false)],
};

test.each<[string[], string[]]>([
  [['required'], ['policy', 'prior']],
  [['all'], ['policy', 'extra', 'prior', 'prompts']],
  [['extra'], ['extra']],
  [
    ['prior', 'policy'],
    ['policy', 'prior'],
  ],
  [
    ['prompts', 'required'],
    ['policy', 'prior', 'prompts'],
  ],
  [
    ['all', 'policy'],
    ['policy', 'extra', 'prior', 'prompts'],
  ],
  [['policy', 'policy'], ['policy']],
])('%j selects %j, in the order of the bundle', (wanted, ids) => {
  expect(selectAssets(bundle, wanted).map((one) => one.id)).toEqual(ids);
});

describe('unknown', () => {
  test.each([
    [['polcy'], "bundle 'mine' has no asset 'polcy'. Did you mean 'policy'?"],
    [['Policy'], "bundle 'mine' has no asset 'Policy'. Did you mean 'policy'?"],
    [['al'], "bundle 'mine' has no asset 'al'. Did you mean 'all'?"],
    [['requierd'], "bundle 'mine' has no asset 'requierd'. Did you mean 'required'?"],
    [['something-else'], "bundle 'mine' has no asset 'something-else'. It has: policy, extra, prior, prompts."],
    [['all', 'something-else'], "bundle 'mine' has no asset 'something-else'. It has: policy, extra, prior, prompts."],
  ])('%j', (wanted, message) => {
    const select = () => selectAssets(bundle, wanted);
    expect(select).toThrow(SetupError);
    expect(select).toThrow(expect.objectContaining({ code: 'asset-unknown', message }));
  });
});
