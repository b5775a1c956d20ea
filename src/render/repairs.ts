import type { RepairReport, Report } from '../core/schema/report.js';
import { plural } from './units.js';

/** What repairs did, or would do, in words. */

type Step = RepairReport['steps'][number];

/** Every step of a plan, and of what was done, with its reason. */
export function repairLines({ repairs = [] }: Report): string[] {
  return repairs.flatMap((repair) => {
    const { repo, outcome, blocked, steps, kept } = repair;
    if (outcome === 'blocked') return [`${repo} cannot be repaired: ${blocked}`];
    const would = outcome === 'planned' ? 'would be' : 'was';
    const fetches = steps.filter(({ action }) => action === 'fetch').length;
    // What was not there for a repair was not done by it.
    const [count, left] =
      outcome === 'done' && fetches > 0
        ? [steps.length - fetches, `, and ${plural(fetches, 'file')} left to be fetched`]
        : [steps.length, ''];
    const aside = kept === undefined ? [] : [`what was not understood is in ${kept}`];
    return [
      `${repo} ${would} repaired in ${plural(count, 'step')}${left}:`,
      ...steps.map((step) => `  ${stepText(repair, step)}`),
      ...aside,
    ];
  });
}

/** `move blobs/ab → blobs/cd (it has the pinned bytes, by its hash)` */
export const stepText = ({ repo }: RepairReport, { action, from, to, commit, reason, after }: Step): string =>
  `${action} ${pathText(repo, { action, from, to, commit })} (${whyText({ reason, after })})`;

export const whyText = ({ reason, after }: Pick<Step, 'reason' | 'after'>): string =>
  after === undefined ? reason : `once all is fetched: ${reason}`;

export function pathText(repo: string, { action, from, to, commit }: Omit<Step, 'reason' | 'after'>): string {
  const short = (path: string) => (path.startsWith(`${repo}/`) ? path.slice(repo.length + 1) : path);
  const ends = action === 'link' ? [to, from] : action === 'write-ref' ? [commit, to] : [from, to];
  return ends.flatMap((path) => (path === undefined ? [] : short(path))).join(' → ');
}
