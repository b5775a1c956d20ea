/** The choices of the input `cache`. */
export type CacheChoice = 'auto' | 'read' | 'write' | 'off';

/** What decides about the CI cache, as the runner gives it to this process. */
export interface CacheRun {
  /** Address of the service; `run:` steps and laptops have none. (A token comes with GitHub's own; others ask for none.) */
  service: string | undefined;
  /** What the runner itself allows (`ACTIONS_CACHE_MODE`): none, read, write, write-only; anything else is all. */
  allowed: string | undefined;
  /** The event that started the run, its Git ref, and the payload where it could be read. */
  event: string | undefined;
  ref: string | undefined;
  payload: unknown;
}

export interface CacheMode {
  mode: 'off' | 'read' | 'write';
  /** Said as it stands. */
  why: string;
  /** The user asked for more than this: worth a warning. */
  lessThanAsked: boolean;
}

/** Events of which the default branch is the owner's own: what they save, every later run may trust and see. */
const writingEvents = new Set(['push', 'schedule', 'workflow_dispatch']);

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;

/** Why `auto` only restores in this run, or undefined where it saves too. */
function whyNotSaved({ event, ref, payload }: CacheRun): string | undefined {
  if (event === undefined) return 'what started this run is unknown';
  if (!writingEvents.has(event)) return `runs of ${event} only restore`;
  // Its payload names no repository; it runs on the default branch by definition.
  if (event === 'schedule') return undefined;
  const branch = field(field(payload, 'repository'), 'default_branch');
  if (typeof branch !== 'string' || branch === '') return 'the default branch is unknown: the event does not name it';
  if (ref === `refs/heads/${branch}`) return undefined;
  if (ref?.startsWith('refs/tags/') === true) return 'runs of tags only restore';
  return `only the default branch saves: this is ${ref ?? 'an unknown ref'}, that is ${branch}`;
}

/** Whether the CI cache is asked and filled in this run. `auto` saves on the default branch and only restores elsewhere. */
export function cacheMode(choice: CacheChoice, run: CacheRun): CacheMode {
  const told = choice === 'read' || choice === 'write';
  if (choice === 'off') return { mode: 'off', why: 'switched off', lessThanAsked: false };
  if (!run.service) {
    const why = `no CI cache here: ACTIONS_RESULTS_URL is not set; steps with \`uses:\` have it, \`run:\` steps and laptops do not`;
    return { mode: 'off', why, lessThanAsked: told };
  }
  const allowed = run.allowed?.trim().toLowerCase();
  if (allowed === 'none') return { mode: 'off', why: 'this run may not use the CI cache', lessThanAsked: told };
  if (choice === 'read') return { mode: 'read', why: 'as asked', lessThanAsked: false };
  if (allowed === 'read') {
    return { mode: 'read', why: 'this run may only read the CI cache', lessThanAsked: choice === 'write' };
  }
  if (choice === 'write') return { mode: 'write', why: 'as asked', lessThanAsked: false };
  const why = whyNotSaved(run);
  if (why !== undefined) return { mode: 'read', why, lessThanAsked: false };
  return { mode: 'write', why: `${run.event} on the default branch`, lessThanAsked: false };
}
