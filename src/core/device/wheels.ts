import { isSupported } from './capability.js';
import { compareVersions, familyFloors } from './versions.js';

/** The wheels of one toolkit on download.pytorch.org. */
export interface Wheel {
  tag: string;
  cuda: string;
  archs: readonly string[];
  /** The last torch of it, where there is no newer one. */
  last?: string;
}

const turingToBlackwell = ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'];
const maxwellToHopper = ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'];

/**
 * From the release matrix of PyTorch (RELEASE.md), and its issues and pull requests #178665, #179072 and #179155
 * (torch 2.12 without CUDA 12.8), #190385 and #196249 (2.15 without 12.6). 12.9 was never a stable line (#187834), and is
 * left out. The lists of cu117 and cu132 are what torch 2.0.1 and 2.15.0 say themselves.
 */
export const wheels: readonly Wheel[] = [
  { tag: 'cu132', cuda: '13.2', archs: turingToBlackwell },
  { tag: 'cu130', cuda: '13.0', archs: turingToBlackwell },
  { tag: 'cu128', cuda: '12.8', archs: turingToBlackwell, last: '2.11.0' },
  { tag: 'cu126', cuda: '12.6', archs: maxwellToHopper, last: '2.14.0' },
  { tag: 'cu118', cuda: '11.8', archs: maxwellToHopper, last: '2.7.1' },
  {
    tag: 'cu117',
    cuda: '11.7',
    archs: ['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'],
    last: '2.0.1',
  },
];

/** Newest torch first, then newest toolkit; what still gets new ones is the newest of all. */
const byNewest = (a: Wheel, b: Wheel): number =>
  compareVersions(b.last ?? '999', a.last ?? '999') || compareVersions(b.cuda, a.cuda);

/** The newest torch that a driver runs (any, where it is not known) and whose code runs on all of these capabilities. */
export const newestWheel = (driver: string | undefined, capabilities: readonly string[]): Wheel | undefined =>
  [...wheels]
    .sort(byNewest)
    .find(
      ({ cuda, archs }) =>
        (driver === undefined || compareVersions(driver, familyFloors[cuda.split('.')[0]!]!) >= 0) &&
        capabilities.every((capability) => isSupported(archs, capability)),
    );

/** How a wheel is installed. */
export const installWheel = ({ tag, last }: Wheel): string =>
  `pip install torch${last === undefined ? '' : `==${last}`} --index-url https://download.pytorch.org/whl/${tag}`;
