import type { Report } from '../core/schema/report.js';
import { formatCount } from './units.js';
import { type Problem, oneLine, problemsOf, severities } from './words.js';

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  title: string;
  message: string;
}

/** GitHub shows no more than this of each level for a step. */
const mostOfALevel = 10;

/** What GitHub shows beside a run: one annotation a code, the gravest first. */
export function renderAnnotations(report: Report): Annotation[] {
  const byCode = new Map<string, Problem>();
  for (const problem of problemsOf(report)) {
    const first = byCode.get(problem.code);
    if (first) first.lines.push(...problem.lines);
    else byCode.set(problem.code, problem);
  }
  const room: Record<Annotation['level'], number> = {
    error: mostOfALevel,
    warning: mostOfALevel,
    notice: mostOfALevel,
  };
  return [...byCode.values()].filter(({ severity }) => room[severities[severity].level]-- > 0).map(annotationOf);
}

function annotationOf({ severity, code, title, remedy, lines }: Problem): Annotation {
  const [first, ...more] = lines;
  return {
    level: severities[severity].level,
    title: oneLine(title === code ? title : `${title} (${code})`),
    message: `${oneLine(first!)}${more.length > 0 ? `, and ${formatCount(more.length)} more` : ''}\nFix: ${oneLine(remedy)}`,
  };
}
