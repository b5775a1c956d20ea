import { findIdentical } from '../core/check-file.js';
import { environmentConflicts, environmentOf } from '../core/environment.js';
import { type Finding, type SetupError, finding } from '../core/errors.js';
import type { AssetReport, Attempt } from '../core/schema/report.js';
import type { Draft } from './draft.js';
import type { Locations } from './ports.js';
import type { AssetState } from './survey.js';

/** How a run came by an asset; what only looks leaves it out. */
export interface Course {
  /** Why it could not be had. */
  failure?: SetupError | undefined;
  attempts: Attempt[];
  seconds: number;
}

const hasError = (findings: readonly Finding[]): boolean => findings.some((one) => one.severity === 'error');

/** Why something was fetched at all, but for that it was not there. */
const isNews = ({ code, severity }: Finding): boolean =>
  severity !== 'note' && !['asset-missing', 'hub-snapshot-missing', 'hub-file-missing'].includes(code);

const correctedLater = 'Correct the error of the same asset, and run the same command again: that corrects this too.';

/** What decides about the end of the run is that it could not be mended. */
const asWarning = (one: Finding): Finding =>
  one.severity === 'error' ? { ...one, severity: 'warning', remedy: correctedLater } : one;

/** Where an asset came from: a download where any byte was one. */
function sourceOf(attempts: readonly Attempt[]): AssetReport['source'] {
  const came = attempts.filter(({ outcome }) => outcome === 'ok');
  if (came.length === 0) return 'local';
  return came.some(({ type }) => type !== 'cache') ? 'download' : 'cache';
}

/** Tells, in the draft, what is there and what is wrong with it: each asset for itself, then all together. */
export function concludeAssets(
  states: readonly AssetState[],
  draft: Draft,
  courseOf: (state: AssetState) => Course = () => ({ attempts: [], seconds: 0 }),
): void {
  for (const state of states) {
    const { asset, path, files } = state;
    const { failure, attempts, seconds } = courseOf(state);
    const ok = failure === undefined && !hasError(state.findings);
    if (failure) {
      draft.findings.push(finding(failure.code, 'error', asset.id, failure.message, { remedy: failure.remedy }));
      draft.tell(state.findings.filter(isNews).map(asWarning));
    } else draft.tell(state.findings);
    draft.assets.push({
      id: asset.id,
      role: asset.role,
      path,
      status: ok ? 'ok' : 'failed',
      bytes: ok ? files.reduce((sum, file) => sum + file.bytes, 0) : 0,
      files: ok ? files.map(({ path: file, bytes, sha256 }) => ({ path: file, bytes, sha256 })) : [],
      ...(ok && {
        source: sourceOf(attempts),
        trust: state.trust!,
      }),
      seconds: Math.round(seconds * 1000) / 1000,
      attempts,
    });
  }
  draft.tell(
    findIdentical(
      states.flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role }))),
    ),
  );
}

/** The variables that make an agent find these assets, and what inherited ones contradict. */
export function concludeEnvironment(
  states: readonly AssetState[],
  {
    locations,
    offline,
    inherited,
  }: {
    locations: Locations;
    /** Undefined where it is not for this command to say. */
    offline: boolean | undefined;
    inherited: Readonly<Record<string, string | undefined>>;
  },
  draft: Draft,
): Record<string, string> {
  const hasSnapshot = states.some((one) => one.asset.kind === 'hub-snapshot');
  const variables = environmentOf(
    {
      assets: states.map((one) => ({ env: one.asset.env, path: one.path })),
      dataDir: locations.dataDir,
      hub: hasSnapshot ? { home: locations.hfHome, cache: locations.hubCache } : undefined,
      offline,
    },
    inherited,
  );
  draft.tell(environmentConflicts(variables, inherited));
  return variables;
}

/** The same, exported: nothing is exported of a run that has failed. */
export function exportEnvironment(...[states, options, draft]: Parameters<typeof concludeEnvironment>) {
  if (hasError(draft.findings)) return {};
  draft.environment = concludeEnvironment(states, options, draft);
  return draft.environment;
}
