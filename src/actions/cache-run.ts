import { readFileSync, statSync } from 'node:fs';
import type { CacheRun } from '../core/cache-mode.js';

/** What the runner tells that decides about the CI cache. A payload that cannot be read is unknown, and no more. */
export function readCacheRun(env: Readonly<Record<string, string | undefined>>): CacheRun {
  return {
    service: env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL'],
    allowed: env['ACTIONS_CACHE_MODE'],
    event: env['GITHUB_EVENT_NAME'] || undefined,
    ref: env['GITHUB_REF'] || undefined,
    payload: readPayload(env['GITHUB_EVENT_PATH']),
  };
}

function readPayload(path: string | undefined): unknown {
  if (!path) return undefined;
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) return undefined;
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
