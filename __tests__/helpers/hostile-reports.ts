import { finding } from '../../src/core/errors.js';
import type { Report } from '../../src/core/schema/report.js';
import { bare, ended, withTorch } from './device-evidence.js';
import { cold, tokenizer } from './sample-reports.js';

/** Reports that try to break a renderer: by what they say, and by how much. */

const nasty =
  '\x1b[31m|`<img src=x onerror=alert(1)>`|\r\n::error::owned\n# title [x](javascript:y) @octocat $x$ \u202eevil';

/** Values that somebody else chose, in every place that takes one. */
export const hostile: Report = {
  ...cold,
  command: 'verify',
  verdict: 'fail',
  bundle: { name: nasty, digest: nasty },
  error: { code: nasty, kind: 'integrity', message: nasty, remedy: nasty, docs: nasty },
  findings: [
    { code: 'asset-missing', severity: 'warning', subject: nasty, message: 'm', expected: nasty, remedy: nasty },
  ],
  assets: [
    {
      ...tokenizer,
      id: nasty,
      role: nasty,
      path: nasty,
      files: [1, 2].map((bytes) => ({ path: nasty, bytes, sha256: nasty })),
      attempts: [{ type: 'https', url: nasty, outcome: 'failed', code: nasty }],
    },
  ],
  cache: {
    mode: 'write',
    why: nasty,
    prefix: nasty,
    entries: [{ key: nasty, asset: nasty, of: nasty, outcome: 'bad', saved: 'failed', message: nasty }],
  },
  repairs: [
    {
      repo: nasty,
      path: nasty,
      outcome: 'planned',
      steps: [{ action: 'move', from: nasty, to: nasty, reason: nasty }],
    },
    { repo: nasty, path: nasty, outcome: 'blocked', blocked: nasty, steps: [] },
  ],
  device: {
    ...cold.device!,
    reason: nasty,
    remedy: nasty,
    gpus: [{ index: 0, name: nasty, capability: nasty, verdict: nasty }],
    torch: { version: nasty, build: nasty, python: nasty, archs: [nasty] },
    others: { [nasty]: nasty },
    prerequisites: { [nasty]: { found: false, error: nasty }, numpy: { found: true, version: nasty } },
    evidence: withTorch({ ...bare, smi: { ...bare.smi, query: ended(255, nasty, nasty) } }),
  },
  environment: { [nasty]: nasty },
  timing: { [nasty]: 1 },
};

/** So much of everything that GitHub would refuse it. */
export function huge(count: { findings?: number; assets?: number; variables?: number }): Report {
  const many = <T>(length: number, make: (index: number) => T): T[] =>
    Array.from({ length }, (_, index) => make(index));
  return {
    ...cold,
    findings: many(count.findings ?? 0, (index) =>
      finding('hub-file-missing', 'error', 'clip-tokenizer', `file-${index}-${'x'.repeat(1000)} ✓ is missing`),
    ),
    assets: many(count.assets ?? 5, (index) => ({ ...tokenizer, id: `asset-${index}` })),
    environment: Object.fromEntries(many(count.variables ?? 0, (index) => [`V_${index}`, 'y'.repeat(1000)])),
  };
}
