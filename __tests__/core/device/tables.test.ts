import { describe, expect, test } from '@jest/globals';
import { generationOf, isDropped, isSupported } from '../../../src/core/device/capability.js';
import { parseMemorySize } from '../../../src/core/device/memory-size.js';
import { compareVersions, judgeDriver, toolkitDrivers } from '../../../src/core/device/versions.js';
import { installWheel, newestWheel, wheels } from '../../../src/core/device/wheels.js';

describe('drivers', () => {
  test.each([
    ['11.7', '515.43.04'],
    ['11.8', '520.61.05'],
    ['12.0', '525.60.13'],
    ['12.1', '530.30.02'],
    ['12.2', '535.54.03'],
    ['12.3', '545.23.06'],
    ['12.4', '550.54.14'],
    ['12.5', '555.42.02'],
    ['12.6', '560.28.03'],
    ['12.8', '570.26'],
    ['12.9', '575.51.03'],
    ['13.0', '580.65.06'],
    ['13.1', '590.44.01'],
    ['13.2', '595.45.04'],
  ])("CUDA %s's own is %s", (cuda, own) => {
    expect(judgeDriver(own, cuda)).toMatchObject({ own, verdict: 'ok' });
    const floor = { 11: '450.80.02', 12: '525.60.13', 13: '580.65.06' }[cuda.split('.')[0]!]!;
    expect(judgeDriver(floor, cuda).verdict).toBe(floor === own ? 'ok' : 'compatible');
  });

  test('the table has these rows and no other', () => expect(Object.keys(toolkitDrivers)).toHaveLength(14));

  test.each([
    ['11.3', '450.80.02', '450.80.01'],
    ['11.8', '450.80.02', '450.51.06'],
    ['12.4', '525.60.13', '525.60.11'],
    ['12.9', '525.60.13', '520.61.05'],
    ['13.0', '580.65.06', '580.65.05'],
    ['13.7', '580.65.06', '575.51.03'],
  ])('CUDA %s runs from %s on, and not on %s', (cuda, floor, below) => {
    expect(judgeDriver(floor, cuda).verdict).not.toBe('too old');
    expect(judgeDriver(below, cuda)).toMatchObject({ floor, verdict: 'too old' });
  });

  test.each([['10.2'], ['14.0'], [undefined]])('nothing is known of CUDA %s', (cuda) =>
    expect(judgeDriver('550.54.14', cuda)).toEqual({ verdict: 'not compared' }),
  );

  test.each([
    ['570.9', '570.26', -1],
    ['570.26', '570.26.0', 0],
    ['525.60.13', '525.105.17', -1],
    ['1000.1', '999.9', 1],
    ['550.54.14', '550.54.14', 0],
    ['550', '550.54', -1],
  ])('%s against %s', (a, b, sign) => {
    expect(compareVersions(a, b)).toBe(sign);
    expect(compareVersions(b, a)).toBe(sign === 0 ? 0 : -sign);
  });
});

describe('capabilities', () => {
  test.each([
    [['sm_80'], '8.0', true],
    [['sm_80'], '8.6', true],
    [['sm_80'], '8.9', true],
    [['sm_86'], '8.0', false],
    [['sm_86'], '8.9', true],
    [['sm_86'], '9.0', false],
    [['sm_80'], '7.5', false],
    [['sm_90'], '9.0', true],
    [['sm_90a'], '9.0', true],
    [['sm_90a'], '10.0', false],
    [['sm_100'], '10.0', true],
    [['sm_100'], '10.3', true],
    [['sm_100'], '12.0', false],
    [['sm_120'], '12.0', true],
    [['sm_120'], '12.1', true],
    [['sm_120a'], '12.0', true],
    [['sm_120a'], '12.1', false],
    [['sm_120f'], '12.1', false],
    [['compute_80'], '8.0', true],
    [['compute_80'], '12.0', true],
    [['compute_90'], '8.9', false],
    [['compute_90a'], '10.0', false],
    [['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'], '8.9', true],
    [['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'], '9.0', false],
    [['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'], '12.0', false],
    [['gfx1100', 'nonsense'], '8.0', false],
    [[], '8.0', false],
  ])('%j on %s: %s', (archs, capability, expected) => expect(isSupported(archs, capability)).toBe(expected));

  test.each([
    ['13.0', '5.2', true],
    ['13.0', '6.1', true],
    ['13.0', '7.0', true],
    ['13.2', '7.5', false],
    ['12.9', '5.2', false],
  ])('CUDA %s drops %s: %s', (cuda, capability, expected) => expect(isDropped(cuda, capability)).toBe(expected));

  test.each([
    ['3.7', 'Kepler'],
    ['5.2', 'Maxwell'],
    ['6.1', 'Pascal'],
    ['7.0', 'Volta'],
    ['7.5', 'Turing'],
    ['8.6', 'Ampere'],
    ['8.9', 'Ada'],
    ['9.0', 'Hopper'],
    ['12.0', 'Blackwell'],
    ['2.0', undefined],
  ])('%s is %s', (capability, name) => expect(generationOf(capability)).toBe(name));
});

describe('wheels', () => {
  test.each([
    ['595.45.04', ['8.6'], 'cu132'],
    ['580.65.06', ['8.6'], 'cu132'],
    ['580.65.05', ['8.6'], 'cu126'],
    ['535.54.03', ['9.0'], 'cu126'],
    ['535.54.03', ['12.0'], 'cu128'],
    ['535.54.03', ['8.6', '10.0'], 'cu128'],
    ['535.54.03', ['6.1'], 'cu126'],
    ['595.45.04', ['6.1'], 'cu126'],
    ['595.45.04', ['6.1', '12.0'], undefined],
    ['470.82.01', ['8.0'], 'cu118'],
    ['470.82.01', ['3.7'], 'cu117'],
    ['470.82.01', ['12.0'], undefined],
    ['390.157', ['6.1'], undefined],
    [undefined, [], 'cu132'],
  ])('for driver %s and %j: %s', (driver, capabilities, tag) =>
    expect(newestWheel(driver, capabilities)?.tag).toBe(tag),
  );

  test('are installed from the index of PyTorch', () => {
    const how = Object.fromEntries(wheels.map((wheel) => [wheel.tag, installWheel(wheel)]));
    expect(how).toEqual({
      cu132: 'pip install torch --index-url https://download.pytorch.org/whl/cu132',
      cu130: 'pip install torch --index-url https://download.pytorch.org/whl/cu130',
      cu128: 'pip install torch==2.11.0 --index-url https://download.pytorch.org/whl/cu128',
      cu126: 'pip install torch==2.14.0 --index-url https://download.pytorch.org/whl/cu126',
      cu118: 'pip install torch==2.7.1 --index-url https://download.pytorch.org/whl/cu118',
      cu117: 'pip install torch==2.0.1 --index-url https://download.pytorch.org/whl/cu117',
    });
  });
});

test.each([
  ['8GiB', 8 * 2 ** 30],
  ['8 gib', 8 * 2 ** 30],
  ['512MiB', 2 ** 29],
  ['1.5GB', 1.5e9],
  ['24000 MB', 24e9],
  ['8', undefined],
  ['GiB', undefined],
  ['-1GiB', undefined],
  ['0GiB', undefined],
  ['1e9GiB', undefined],
])('min-gpu-memory %j is %s bytes', (text, bytes) => expect(parseMemorySize(text)).toBe(bytes));
