import type { RepairReport, Report } from '../core/schema/report.js';
import { plural } from './units.js';

/** What repairs did, or would do, in words. */

type Step = RepairReport['steps'][number];

const done: Record<Step['action'], string> = {
  move: 'moved',
  copy: 'copied',
  link: 'linked',
  delete: 'deleted',
  keep: 'put aside',
  fetch: 'left to be fetched',
  'write-ref': 'written',
};

/** `models--openai--clip: mended from the bytes that were there: 7 moved, 7 linked, 1 written`; of a plan every step. */
export function repairLines({ repairs = [] }: Report): string[] {
  return repairs.flatMap((repair) => {
    const { repo, outcome, blocked, steps, kept } = repair;
    if (outcome === 'blocked') return [`${repo} cannot be mended: ${blocked}`];
    if (outcome === 'planned') {
      const head = `${repo} would be mended in ${plural(steps.length, 'step')}:`;
      return [head, ...steps.map((step) => `  ${stepText(repair, step)}`)];
    }
    const counts = (Object.keys(done) as Step['action'][])
      .map((action) => ({ action, count: steps.filter((step) => step.action === action).length }))
      .filter(({ count }) => count > 0)
      .map(({ action, count }) => `${count} ${done[action]}`);
    const aside = kept === undefined ? [] : [`what was not understood is in ${kept}`];
    return [`${repo} was mended: ${counts.join(', ')}`, ...aside];
  });
}

/** `move blobs/ab → blobs/cd (it has the pinned bytes, by its hash)` */
export const stepText = ({ repo }: RepairReport, { action, from, to, commit, reason }: Step): string =>
  `${action} ${pathText(repo, { action, from, to, commit })} (${reason})`;

export function pathText(repo: string, { action, from, to, commit }: Omit<Step, 'reason'>): string {
  const short = (path: string) => (path.startsWith(`${repo}/`) ? path.slice(repo.length + 1) : path);
  const ends = action === 'link' ? [to, from] : action === 'write-ref' ? [commit, to] : [from, to];
  return ends.flatMap((path) => (path === undefined ? [] : short(path))).join(' → ');
}
