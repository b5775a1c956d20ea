import { join } from 'node:path';
import type { LimitFunction } from 'p-limit';
import type { CacheSettings } from '../app/cache-tier.js';
import type { Draft } from '../app/draft.js';
import type { CiCache } from '../app/ports.js';
import { checkCachePrefix } from '../core/cache-key.js';
import { type CacheRun, cacheMode } from '../core/cache-mode.js';
import { finding } from '../core/errors.js';
import type { InputValues } from '../core/parse-inputs.js';
import type { Host } from './host.js';

/** A shell that has no service. */
const none: CacheRun = {
  service: undefined,
  allowed: undefined,
  event: undefined,
  ref: undefined,
  payload: undefined,
};

/**
 * Whether this run uses the CI cache, and how; into the report either way. Undefined where it does not. Throws
 * `input-invalid` for a `cache-prefix` of which no key can be made.
 */
export function ciCacheOf(
  values: InputValues,
  host: Host,
  stateFolder: string,
  draft: Draft,
): CacheSettings | undefined {
  const prefix = values['cache-prefix'];
  checkCachePrefix(prefix);
  const { mode, why, lessThanAsked } = cacheMode(values.cache, host.cacheRun ?? none);
  draft.cache = { mode, why, prefix, entries: [] };
  if (lessThanAsked)
    draft.findings.push(finding('cache-unavailable', 'warning', 'cache', `cache is '${values.cache}', and ${why}`));
  if (mode === 'off') return undefined;
  return { service: lazyCache(values, host, stateFolder, draft), limit: lazyLimit(), atOnce, mode, prefix };
}

/** A child takes the memory of the archive's ranges in flight: two at a time are enough to keep the line busy. */
const atOnce = 2;

function lazyLimit(): CacheSettings['limit'] {
  let ready: Promise<LimitFunction> | undefined;
  return async (work) => {
    ready ??= import('p-limit').then(({ default: pLimit }) => pLimit(atOnce));
    return (await ready)(work);
  };
}

/** The adapter, loaded when the cache is asked for the first time. */
function lazyCache(values: InputValues, host: Host, stateFolder: string, draft: Draft): CiCache {
  const load = async (): Promise<CiCache> => {
    const [{ createCiCache }, { missingZstd }] = await Promise.all([
      import('../io/ci-cache.js'),
      import('../io/zstd.js'),
    ]);
    const missing = missingZstd(host.env);
    if (missing) draft.findings.push(missing);
    return (made = createCiCache({
      worker: host.workers.cache!,
      stallSeconds: values['stall-timeout'],
      signal: host.signal,
      env: host.env,
      staging: join(stateFolder, 'parts'),
      say: (line) => host.progress.say(line),
    }));
  };
  let made: CiCache | undefined;
  let ready: Promise<CiCache> | undefined;
  const service = () => (ready ??= load());
  return {
    get isDown() {
      return made?.isDown ?? false; // nobody has asked it yet
    },
    restore: async (...request) => (await service()).restore(...request),
    save: async (...request) => (await service()).save(...request),
  };
}
