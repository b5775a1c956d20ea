import { describe, expect, test } from '@jest/globals';
import { environmentConflicts, environmentOf } from '../../src/core/environment.js';

const hub = { home: '/w/data/huggingface_cache', cache: '/w/data/huggingface_cache/hub' };
const assets = [
  { env: 'STEVE1_VPT_MODEL', path: '/w/data/weights/vpt/2x.model' },
  { env: undefined, path: '/w/data/other' },
];
const exported = (more: Partial<Parameters<typeof environmentOf>[0]> = {}, inherited = {}) =>
  environmentOf({ assets, dataDir: '/w/data', hub, offline: true, ...more }, inherited);

const always = {
  STEVE1_DATA_DIR: '/w/data',
  STEVE1_VPT_MODEL: '/w/data/weights/vpt/2x.model',
  HF_HOME: hub.home,
  HF_HUB_CACHE: hub.cache,
  HUGGINGFACE_HUB_CACHE: hub.cache,
  HF_HUB_DISABLE_TELEMETRY: '1',
  HF_HUB_DISABLE_PROGRESS_BARS: '1',
  HF_HUB_DISABLE_UPDATE_CHECK: '1',
};
const offline = { HF_HUB_OFFLINE: '1', TRANSFORMERS_OFFLINE: '1' };
const older = ['TRANSFORMERS_CACHE', 'PYTORCH_TRANSFORMERS_CACHE', 'PYTORCH_PRETRAINED_BERT_CACHE'];

describe('environmentOf', () => {
  test('offline: exactly this', () => expect(exported()).toEqual({ ...always, ...offline }));

  test('online: no offline settings, and no Xet', () => {
    expect(exported({ offline: false })).toEqual({ ...always, HF_HUB_DISABLE_XET: '1' });
  });

  test('no verified snapshot: nothing of the Hub', () => {
    const inherited = { HF_HUB_OFFLINE: '1', TRANSFORMERS_CACHE: '/old' };
    const expected = { STEVE1_DATA_DIR: '/w/data', STEVE1_VPT_MODEL: '/w/data/weights/vpt/2x.model' };
    expect(exported({ hub: undefined }, inherited)).toEqual(expected);
    expect(exported({ hub: undefined, offline: false }, inherited)).toEqual(expected);
  });

  test('no assets: the data directory alone', () => {
    expect(exported({ hub: undefined, assets: [] })).toEqual({ STEVE1_DATA_DIR: '/w/data' });
  });

  test.each(['1', 'true', 'TRUE', 'yes', 'On'])('online undoes what was inherited as %j', (on) => {
    expect(exported({ offline: false }, { HF_HUB_OFFLINE: on })).toMatchObject({ HF_HUB_OFFLINE: '0' });
    expect(exported({ offline: false }, { TRANSFORMERS_OFFLINE: on })).toMatchObject({ TRANSFORMERS_OFFLINE: '0' });
  });

  test.each(['0', '', 'false', 'no', undefined])('online leaves what was inherited as %j', (off) => {
    const variables = exported({ offline: false }, { HF_HUB_OFFLINE: off, TRANSFORMERS_OFFLINE: off });
    expect(variables).not.toHaveProperty('HF_HUB_OFFLINE');
    expect(variables).not.toHaveProperty('TRANSFORMERS_OFFLINE');
  });

  test('offline is said even where it was inherited as 0', () => {
    expect(exported({}, { HF_HUB_OFFLINE: '0', TRANSFORMERS_OFFLINE: '0' })).toMatchObject(offline);
  });

  describe.each(older)('%s', (name) => {
    test('is corrected where it leads elsewhere', () => {
      expect(exported({}, { [name]: hub.home })).toMatchObject({ [name]: hub.cache });
    });
    test.each([undefined, '', hub.cache])('is not introduced for %j', (value) => {
      expect(exported({}, { [name]: value })).not.toHaveProperty(name);
    });
  });

  test('no secret and no empty value is ever exported', () => {
    const inherited = Object.fromEntries([...older, 'HF_TOKEN', 'HF_HOME'].map((name) => [name, 'hf_secret']));
    const variables = exported({ offline: false }, inherited);
    expect(JSON.stringify(variables)).not.toContain('hf_secret');
    expect(Object.values(variables)).not.toContain('');
  });
});

describe('environmentConflicts', () => {
  const conflicts = (inherited: Record<string, string | undefined>, variables = exported({}, inherited)) =>
    environmentConflicts(variables, inherited).map(({ subject, expected, actual }) => [subject, expected, actual]);

  test.each([
    ['HF_HOME', '/elsewhere', hub.home],
    ['HF_HUB_CACHE', '/elsewhere', hub.cache],
    ['HUGGINGFACE_HUB_CACHE', hub.home, hub.cache],
    ['HF_HUB_OFFLINE', '0', '1'],
    ['TRANSFORMERS_OFFLINE', 'no', '1'],
    ['TRANSFORMERS_CACHE', hub.home, hub.cache],
    ['PYTORCH_TRANSFORMERS_CACHE', '/old', hub.cache],
    ['PYTORCH_PRETRAINED_BERT_CACHE', '/old', hub.cache],
  ])('%s=%s', (name, theirs, ours) => {
    expect(conflicts({ [name]: theirs })).toEqual([[name, ours, theirs]]);
  });

  test('a finding names the variable and both values', () => {
    const inherited = { HF_HOME: '/elsewhere' };
    expect(environmentConflicts(exported(), inherited)[0]).toMatchObject({
      code: 'hub-env-conflict',
      severity: 'warning',
      message: `HF_HOME is inherited as '/elsewhere' and must be '${hub.home}'`,
    });
  });

  test.each([
    ['nothing inherited', {}],
    ['the same', { HF_HOME: hub.home, HF_HUB_CACHE: hub.cache, HF_HUB_OFFLINE: '1', TRANSFORMERS_CACHE: hub.cache }],
    ['empty', { HF_HOME: '', HF_HUB_OFFLINE: '', TRANSFORMERS_CACHE: '' }],
    ['on in other words', { HF_HUB_OFFLINE: 'true', TRANSFORMERS_OFFLINE: 'YES' }],
    ['what hides nothing', { HF_TOKEN: 'x', HF_HUB_DISABLE_TELEMETRY: '0', HF_ENDPOINT: 'https://mirror' }],
  ])('no conflict: %s', (_, inherited) => expect(conflicts(inherited)).toEqual([]));

  test('what we do not export cannot be in conflict', () => {
    const inherited = { HF_HOME: '/elsewhere', HF_HUB_OFFLINE: '0' };
    expect(environmentConflicts(exported({ hub: undefined }, inherited), inherited)).toEqual([]);
  });

  test('online: an inherited 1 is in conflict', () => {
    const inherited = { HF_HUB_OFFLINE: '1' };
    expect(conflicts(inherited, exported({ offline: false }, inherited))).toEqual([['HF_HUB_OFFLINE', '0', '1']]);
  });
});
