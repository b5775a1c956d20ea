import type { Report } from '../core/schema/report.js';

/** Where the bytes of a run came from, all assets together. */
export function sourceOf(report: Report): string {
  const sources = new Set(report.assets.flatMap((asset) => asset.source ?? []));
  return sources.size === 1 ? [...sources][0]! : sources.size === 0 ? '' : 'mixed';
}

/** The outputs of `provision`. `cache-hit` is true when no byte had to be downloaded. */
export function provisionOutputs(
  report: Report,
  paths: { dataDir: string; hfHome: string; lockFile: string; report: string },
): Record<string, string> {
  const here =
    report.assets.length > 0 && report.assets.every((asset) => asset.status === 'ok' && asset.source !== 'download');
  return {
    'cache-hit': String(here),
    source: sourceOf(report),
    'bundle-digest': report.bundle?.digest ?? '',
    device: report.device?.device ?? '',
    'gpu-state': report.device?.state ?? '',
    'gpu-reason': report.device?.reason ?? '',
    'gpu-report': report.device === undefined ? '' : JSON.stringify(report.device),
    'data-dir': paths.dataDir,
    'hf-home': paths.hfHome,
    'lock-file': paths.lockFile,
    report: paths.report,
  };
}

/** The outputs of `verify`. */
export function verifyOutputs(report: Report, paths: { report: string }): Record<string, string> {
  return { verdict: report.verdict, 'bundle-digest': report.bundle?.digest ?? '', report: paths.report };
}
