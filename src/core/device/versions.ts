/**
 * Drivers and the CUDA toolkits that they run. From the release notes of the CUDA toolkit, tables 2 (minor version
 * compatibility) and 3 (driver of each toolkit): https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/
 * The numbers are those of Linux; drivers for Windows of the same branch have the same or a higher first number.
 */

/** The oldest driver that runs any toolkit of a family. */
export const familyFloors: Readonly<Record<string, string>> = { 11: '450.80.02', 12: '525.60.13', 13: '580.65.06' };

/** The driver that a toolkit came with: below it a few features are missing. */
export const toolkitDrivers: Readonly<Record<string, string>> = {
  '11.7': '515.43.04',
  '11.8': '520.61.05',
  '12.0': '525.60.13',
  '12.1': '530.30.02',
  '12.2': '535.54.03',
  '12.3': '545.23.06',
  '12.4': '550.54.14',
  '12.5': '555.42.02',
  '12.6': '560.28.03',
  '12.8': '570.26',
  '12.9': '575.51.03',
  '13.0': '580.65.06',
  '13.1': '590.44.01',
  '13.2': '595.45.04',
};

/** Compares whole dotted versions, number by number: 570.9 < 570.26; what is left out counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let at = 0; at < Math.max(x!.length, y!.length); at++) {
    const difference = (x![at] ?? 0) - (y![at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

export const isVersion = (text: string | undefined): text is string => /^\d+(\.\d+)+$/.test(text ?? '');

export interface DriverVerdict {
  floor?: string;
  own?: string;
  verdict: 'ok' | 'compatible' | 'too old' | 'not compared';
}

/** Whether a driver runs what is built with a toolkit. */
export function judgeDriver(driver: string, cuda: string | undefined): DriverVerdict {
  const floor = cuda === undefined ? undefined : familyFloors[cuda.split('.')[0]!];
  if (floor === undefined) return { verdict: 'not compared' };
  const own = toolkitDrivers[cuda!.split('.').slice(0, 2).join('.')];
  const verdict =
    compareVersions(driver, floor) < 0
      ? 'too old'
      : own !== undefined && compareVersions(driver, own) < 0
        ? 'compatible'
        : 'ok';
  return { floor, ...(own !== undefined && { own }), verdict };
}
