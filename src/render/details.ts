import type { Report } from '../core/schema/report.js';
import { cacheTitle, entryOutcome } from './cache.js';
import { deviceDetails } from './device.js';
import { formatCount } from './units.js';
import { oneLine } from './words.js';

/** What only somebody who looks for a fault wants to know: exact numbers, places, and each attempt of each asset. */
export function renderDetails(report: Report, locations: Readonly<Record<string, string>> = {}): string[] {
  const { timing, counters, assets, cache, device } = report;
  return [
    ...Object.entries(locations).map(([name, path]) => `${name}: ${path}`),
    ...Object.entries(timing).map(([phase, seconds]) => `phase ${phase}: ${seconds} s`),
    ...Object.entries(counters).map(([name, count]) => `${name}: ${formatCount(count)}`),
    ...(device ? deviceDetails(device) : []),
    ...(cache ? [cacheTitle(cache)] : []),
    ...(cache?.entries ?? []).map((entry) =>
      [`  ${entry.key} (${entry.asset}, ${entry.of}): ${entryOutcome(entry)}`, entry.message]
        .filter(Boolean)
        .join(': '),
    ),
    ...assets.flatMap(({ id, status, bytes, source, trust, seconds, path, attempts }) => [
      [`asset ${id}: ${status}`, `${formatCount(bytes)} bytes`, source, trust, `${seconds} s`, path]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...attempts.map(
        ({ type, url, outcome, code }) => `  ${type} ${url}: ${[outcome, code].filter(Boolean).join(' ')}`,
      ),
    ]),
  ].map(oneLine);
}
