/** Numbers as people read them. Pure, and the same on every machine: no locale takes part. */

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Which of `units` a size is told in: the largest in which it is at least 1, once rounded to one decimal. */
function unitOf(n: number): number {
  let unit = 0;
  while (unit < units.length - 1 && (unit === 0 ? n >= 1024 : Number((n / 1024 ** unit).toFixed(1)) >= 1024)) unit++;
  return unit;
}

const inUnit = (n: number, unit: number): string => (unit === 0 ? formatCount(n) : (n / 1024 ** unit).toFixed(1));

/** `952.0 MiB`; below 1 KiB exactly, `17 bytes`. What is no size counts as nothing. */
export function formatBytes(n: number): string {
  if (!(n > 0)) return '0 bytes';
  const unit = unitOf(n);
  return unit === 0 ? plural(Math.round(n), 'byte') : `${inUnit(n, unit)} ${units[unit]!}`;
}

/** Two sizes in the unit of the second: `312.4 of 951.9 MiB`. */
export function formatPart(part: number, whole: number): string {
  const unit = unitOf(whole);
  return `${inUnit(part, unit)} of ${inUnit(whole, unit)} ${units[unit]!}`;
}

/** `48.1 MiB/s`. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** `0.4 s`, `12 s`, `3 min 05 s`, `2 h 07 min`. */
export function formatSeconds(s: number): string {
  if (!(s > 0)) return '0 s';
  if (s < 9.95) return `${s.toFixed(1)} s`;
  const whole = Math.round(s);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor(whole / 60) % 60)} min`;
}

/** `0:13`, `1:02:03`. */
export function formatClock(s: number): string {
  const whole = Math.max(0, Math.round(s));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, two(whole % 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Enough of a digest to tell it from others. */
export const shortDigest = (hex: string): string => hex.slice(0, 12);

/** `12,345`. */
export const formatCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 asset`, `5 assets`. */
export const plural = (n: number, word: string): string => `${formatCount(n)} ${word}${n === 1 ? '' : 's'}`;
