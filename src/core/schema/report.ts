import { z } from 'zod';
import { deviceSchema } from './device.js';
import { errorSchema } from './error.js';

export { errorSchema };

/** The report `steve1-report/1`, written by every command as `report.json` and with `--json`. */

export const findingSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  subject: z.string(),
  message: z.string(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  remedy: z.string(),
});

const attempt = z.strictObject({
  type: z.enum(['cache', 'hub', 'https', 'gdrive', 'file']),
  url: z.string().describe('without query and userinfo; of the CI cache the key'),
  outcome: z.enum(['ok', 'failed']),
  code: z.string().optional(),
  tries: z.int().positive().optional().describe('how many times it was asked, where more than once'),
});

const assetReport = z.strictObject({
  id: z.string(),
  role: z.string(),
  path: z.string().describe('absolute path of the file, or of the snapshot folder'),
  status: z.enum(['ok', 'failed']),
  bytes: z.int().nonnegative(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
  source: z.enum(['local', 'store', 'cache', 'download']).optional().describe('absent where it did not arrive'),
  trust: z
    .enum(['manifest', 'lock', 'hub', 'cache', 'structure'])
    .optional()
    .describe('absent where it did not verify'),
  seconds: z.number().nonnegative(),
  attempts: z.array(attempt),
});

const cacheEntry = z.strictObject({
  key: z.string().describe('with its generation, where there is one; else the name that was asked for'),
  asset: z.string().describe('id'),
  of: z.string().describe('what the digest in the key is made of'),
  outcome: z.enum(['hit', 'miss', 'bad', 'failed', 'not asked']).describe('of restoring'),
  saved: z
    .enum(['saved', 'exists', 'reserved', 'denied', 'failed'])
    .optional()
    .describe('absent where it was not tried'),
  message: z.string().optional(),
});

const cache = z.strictObject({
  mode: z.enum(['off', 'read', 'write']),
  why: z.string(),
  prefix: z.string(),
  entries: z.array(cacheEntry),
});

const repair = z.strictObject({
  repo: z.string().describe('name of its folder in the cache'),
  path: z.string(),
  outcome: z.enum(['planned', 'done', 'blocked']),
  blocked: z.string().optional().describe('what a person must mend first'),
  kept: z.string().optional().describe('where what was not understood is now'),
  steps: z.array(
    z.strictObject({
      action: z.enum(['move', 'link', 'copy', 'delete', 'keep', 'fetch', 'write-ref']),
      from: z.string().optional().describe('relative to the cache, or absolute'),
      to: z.string().optional(),
      commit: z.string().optional().describe('what a ref holds from then on'),
      after: z.literal('fetch').optional().describe('of a plan: done only once all that is nowhere has been fetched'),
      reason: z.string(),
    }),
  ),
});

export const reportSchema = z.strictObject({
  schema: z.literal('steve1-report/1'),
  command: z.string(),
  verdict: z.enum(['pass', 'fail', 'error']),
  error: errorSchema.optional(),
  bundle: z
    .strictObject({ name: z.string(), digest: z.string() })
    .optional()
    .describe('absent where it could not be read'),
  findings: z.array(findingSchema),
  assets: z.array(assetReport),
  environment: z.record(z.string(), z.string()),
  lock: z
    .strictObject({ path: z.string(), text: z.string() })
    .optional()
    .describe('the lock file that would pin what nothing pins yet, to be committed'),
  cache: cache.optional().describe('the CI cache; absent where the command does not use it'),
  repairs: z.array(repair).optional().describe('of Hub caches; absent where nothing was to be mended'),
  device: deviceSchema.optional().describe('where the agent will run; absent where the command does not ask'),
  counters: z.strictObject({
    requests: z.int().nonnegative(),
    bytesDownloaded: z.int().nonnegative(),
    bytesHashed: z.int().nonnegative(),
  }),
  timing: z.record(z.string(), z.number()).describe('seconds a phase'),
});

export type Report = z.infer<typeof reportSchema>;
export type AssetReport = z.infer<typeof assetReport>;
export type CacheEntry = z.infer<typeof cacheEntry>;
export type Attempt = z.infer<typeof attempt>;
export type RepairReport = z.infer<typeof repair>;
