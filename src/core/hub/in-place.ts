import type { HubEntry } from './layout.js';
import type { RepairPlan, RepairStep } from './repair.js';

/**
 * The order in which a plan can be carried out in the folder itself, so that at no moment a reader finds less than
 * before: bytes, then links to them, then refs, and last what goes. Each step is atomic, and after each of them the
 * folder is one that a new plan can be made of.
 */
export interface InPlace {
  /** What is kept and is replaced where it lies: it is saved before. */
  save: string[];
  /** Files that get their bytes. A source of `move` is not taken away here. */
  place: RepairStep[];
  link: RepairStep[];
  refs: RepairStep[];
  /** What goes, with everything in it. */
  take: { path: string; isKept: boolean }[];
}

/**
 * Undefined where the folder must be built anew: where bytes lie in a place that is for other bytes which are needed
 * too, and where something stands that must go before what belongs there can be made.
 */
export function inPlace({ steps }: RepairPlan, entries: readonly HubEntry[]): InPlace | undefined {
  const of = (...actions: RepairStep['action'][]) => steps.filter(({ action }) => actions.includes(action));
  const place = of('move', 'copy');
  const filled = new Set(place.map(({ to }) => to!));
  if (place.some(({ from }) => filled.has(from!))) return undefined;
  const written = new Set(of('move', 'copy', 'link', 'write-ref').map(({ to }) => to!));
  const leaving = of('delete', 'keep', 'move');
  // What has left its place by being replaced needs no other removal.
  const goes = new Map(leaving.map(({ from, action }) => [from!, action === 'keep']));
  const folders = new Set(entries.flatMap(({ path, kind }) => (kind === 'directory' ? path : [])));
  for (const path of written) {
    if (folders.has(path) || above(path).some((folder) => goes.has(folder))) return undefined;
  }
  const isCovered = (path: string) => written.has(path) || above(path).some((folder) => goes.has(folder));
  return {
    save: [...goes].flatMap(([path, isKept]) => (isKept && written.has(path) ? [path] : [])),
    place,
    link: of('link'),
    refs: of('write-ref'),
    take: [...goes].flatMap(([path, isKept]) => (isCovered(path) ? [] : [{ path, isKept }])),
  };
}

/** The folders in which a path lies. */
const above = (path: string): string[] => path.split('/').map((_, at, all) => all.slice(0, at).join('/'));
