import { sep } from 'node:path';

/** Whether a path is a folder or lies below it; both absolute, links resolved. */
export const isInside = (root: string, path: string): boolean => path === root || path.startsWith(root + sep);
