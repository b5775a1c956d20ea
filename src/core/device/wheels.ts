import { isSupported } from './capability.js';
import { compareVersions, familyFloors } from './versions.js';

/**
 * The wheels of torch on download.pytorch.org, newest toolkit first, with the code they hold. The lists of cu117 and
 * cu132 are what torch 2.0.1 and 2.15.0 say themselves; the others follow the release matrix of PyTorch.
 */
const wheels: readonly { tag: string; cuda: string; archs: readonly string[]; torch?: string }[] = [
  { tag: 'cu132', cuda: '13.2', archs: ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { tag: 'cu130', cuda: '13.0', archs: ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { tag: 'cu128', cuda: '12.8', archs: ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] },
  { tag: 'cu126', cuda: '12.6', archs: ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'] },
  {
    tag: 'cu118',
    cuda: '11.8',
    archs: ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'],
    torch: '2.7.1',
  },
  {
    tag: 'cu117',
    cuda: '11.7',
    archs: ['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'],
    torch: '2.0.1',
  },
];

/** The newest wheel that a driver runs (any, where it is not known) and whose code runs on all of these capabilities. */
export function newestWheel(driver: string | undefined, capabilities: readonly string[]): string | undefined {
  return wheels.find(
    ({ cuda, archs }) =>
      (driver === undefined || compareVersions(driver, familyFloors[cuda.split('.')[0]!]!) >= 0) &&
      capabilities.every((capability) => isSupported(archs, capability)),
  )?.tag;
}

/** How a wheel is installed. */
export function installWheel(tag: string): string {
  const version = wheels.find((wheel) => wheel.tag === tag)?.torch;
  return `pip install torch${version === undefined ? '' : `==${version}`} --index-url https://download.pytorch.org/whl/${tag}`;
}
