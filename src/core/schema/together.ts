import { variableRefusal } from '../asset-variables.js';
import { pathsInFiles } from '../clashes.js';
import { commitPattern } from '../hub/layout.js';
import { sameName } from '../safe-path.js';

/** What the parts of a manifest must not be together. Parts that are wrong by themselves are left out. */

/** Takes an issue as zod's own context does. */
interface Issues {
  addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string }): void;
}

/** What of an asset is compared with others; what is not of its type is left out, and told by itself. */
interface Compared {
  isSnapshot: boolean;
  id?: string | undefined;
  path?: string | undefined;
  env?: string | undefined;
  revision?: string | undefined;
  files?: object | undefined;
  mayHaveHub: boolean;
}

const others: readonly unknown[] = ['https', 'file'];

function comparable(asset: unknown): Compared {
  const fields = (typeof asset === 'object' && asset !== null ? asset : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const { files, sources } = fields;
  return {
    isSnapshot: fields['kind'] === 'hub-snapshot',
    id: text('id'),
    path: text('path'),
    env: text('env'),
    revision: text('revision'),
    files: typeof files === 'object' && files !== null ? files : undefined,
    // What has a misspelt type may be meant as one; that is told by itself.
    mayHaveHub:
      !Array.isArray(sources) || sources.some((one: { type?: unknown } | null) => !others.includes(one?.type)),
  };
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function checkTogether(
  bundle: Partial<Record<'name' | 'assets' | 'directories', unknown>>,
  context: Issues,
): void {
  const assets = listed(bundle.assets).map(comparable);
  const tell = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const indexOfPath = checkDoubles(assets, tell);
  assets.forEach((asset, index) => {
    const reason =
      asset.env === undefined || typeof bundle.name !== 'string' ? undefined : variableRefusal(asset.env, bundle.name);
    if (reason !== undefined) tell(['assets', index, 'env'], reason);
    if (asset.isSnapshot) checkSnapshot(asset, index, tell);
  });
  checkPlaces(indexOfPath, listed(bundle.directories), tell);
}

type Tell = (path: PropertyKey[], message: string) => void;

/** @returns the asset at each path */
function checkDoubles(assets: readonly Compared[], tell: Tell): Map<string, number> {
  const seen = { id: new Map<string, number>(), path: new Map<string, number>(), env: new Map<string, number>() };
  assets.forEach((asset, index) => {
    // Compared without case: two names that differ in it alone are one file on macOS and Windows.
    const keys = { id: asset.id, path: asset.isSnapshot ? undefined : asset.path?.toLowerCase(), env: asset.env };
    for (const field of ['id', 'path', 'env'] as const) {
      const value = keys[field];
      if (value === undefined) continue;
      const first = seen[field].get(value);
      if (first !== undefined)
        tell(['assets', index, field], `'${value}' is already the ${field} of asset '${assets[first]!.id}'`);
      seen[field].set(value, index);
    }
  });
  return seen.path;
}

function checkSnapshot({ files, mayHaveHub, revision }: Compared, index: number, tell: Tell): void {
  if (files === undefined && !mayHaveHub)
    tell(
      ['assets', index, 'sources'],
      'only the Hub can tell what a revision holds: name the files, or a source of type hub',
    );
  if (files !== undefined && revision !== undefined && !commitPattern.test(revision))
    tell(
      ['assets', index, 'revision'],
      `'${revision}' is a branch or tag, which may move: with files it must be a commit of 40 hex digits`,
    );
}

function checkPlaces(indexOfPath: ReadonlyMap<string, number>, directories: readonly unknown[], tell: Tell): void {
  const indexOfDirectory = new Map(
    directories.flatMap((directory, index) => (typeof directory === 'string' ? [[directory, index] as const] : [])),
  );
  for (const [outer, inner] of pathsInFiles([...indexOfPath.keys()], [...indexOfDirectory.keys()])) {
    const [file, directory] = [indexOfPath.get(outer)!, indexOfDirectory.get(inner)];
    if (directory !== undefined) tell(['directories', directory], `'${inner}' is the place of the asset '${outer}'`);
    else if (outer !== inner)
      tell(
        ['assets', file, 'path'],
        sameName(outer) === sameName(inner)
          ? `'${outer}' and '${inner}' are one file on some file systems`
          : `'${outer}' would have to be a file and the folder of '${inner}'`,
      );
  }
}
