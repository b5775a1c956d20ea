import { statSync } from 'node:fs';
import type { HashFiles, HashedFile } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import { identityOf } from '../core/file-identity.js';
import { factsFrom } from './facts.js';

const identityAt = (path: string): string | undefined => {
  try {
    return identityOf(factsFrom(statSync(path, { bigint: true })));
  } catch {
    return undefined; // the reason is told by whoever reads the file
  }
};

/**
 * For a run that looks at files before and after it changes some of them: what has been hashed and is still the same
 * file is not read again. A repair needs both ids of a blob sooner or later, so both are computed at once.
 */
export function hashOnce(hash: HashFiles): HashFiles {
  const known = new Map<string, HashedFile>();
  return async (jobs, onBytes) => {
    const results: (HashedFile | SetupError | undefined)[] = jobs.map(({ path, algorithms }) => {
      const identity = known.size === 0 ? undefined : identityAt(path);
      const found = identity === undefined ? undefined : known.get(identity);
      if (!found || algorithms.some((one) => found[one] === undefined)) return undefined;
      onBytes(found.bytes);
      return found;
    });
    const left = jobs.flatMap(({ path, algorithms }, index) =>
      results[index] ? [] : [{ index, path, algorithms: [...new Set([...algorithms, 'gitSha1' as const])] }],
    );
    const fresh = left.length === 0 ? [] : await hash(left, onBytes);
    fresh.forEach((one, at) => {
      results[left[at]!.index] = one;
      if (!(one instanceof SetupError)) known.set(identityOf(one.facts), one);
    });
    return results as (HashedFile | SetupError)[];
  };
}
