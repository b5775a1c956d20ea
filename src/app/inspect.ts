import { inspect, type InspectOptions, type Inspection } from '../core/checkpoint/inspect.js';
import type { TensorTable } from '../core/checkpoint/expectations.js';
import type { FileSource } from '../core/checkpoint/zip.js';
import { SetupError } from '../core/errors.js';
import { isCheckpoint } from '../core/roles.js';
import type { Asset, Bundle } from '../core/schema/bundle.js';
import { saveAnew } from './save-anew.js';
import type { InspectDocument, InspectedFile } from '../core/schema/inspect.js';

export interface InspectPorts {
  /** The files at a path: itself, or all below it when it is a folder. Undefined where there is nothing. */
  filesAt(path: string): Promise<{ files: string[]; isFolder: boolean } | undefined>;
  open(path: string): FileSource & { close(): void };
}

/** What belongs at the path of a file, where a bundle says so. */
interface Place extends Pick<InspectOptions, 'role' | 'table' | 'fileName' | 'mayBeOther'> {
  /** For people. */
  words: string;
}

/**
 * What a bundle wants at a path, told by the end of the path alone: the data directory may lie anywhere. Undefined where
 * it wants nothing there, or something that no checkpoint can be measured against.
 */
export function placeIn(bundle: Bundle, tables: ReadonlyMap<string, TensorTable>, path: string): Place | undefined {
  const full = `/${path.replaceAll('\\', '/')}`;
  const isAt = (asset: Asset) =>
    (asset.kind === 'file' && full.endsWith(`/${asset.path}`)) ||
    (asset.kind === 'archive' && full.includes(`/${asset.path}/`));
  const asset = bundle.assets.find(isAt);
  if (asset === undefined || !isCheckpoint(asset.role)) return undefined;
  const table = tables.get(asset.id);
  if (asset.role === 'weights' && table === undefined) return undefined;
  return {
    role: asset.role,
    table,
    fileName: full.split('/').at(-1),
    mayBeOther: asset.kind === 'archive',
    words: `it lies at the path of '${asset.id}' of the bundle ${bundle.name}, and was compared with what belongs there; --role compares it with something else`,
  };
}

function describe(
  path: string,
  one: Inspection,
  { inFolder, withTensors, place }: { inFolder: boolean; withTensors: boolean; place: Place | undefined },
): InspectedFile {
  const list = one.tensors.map(({ key, shape, dtype, bytes }) => ({ key, shape, dtype, bytes }));
  // A folder holds much that nobody meant to load; who names a file means it.
  const isOther = inFolder && place?.mayBeOther !== false && one.container === undefined && one.verdict !== 'refused';
  const notes = [...one.notes, ...(place !== undefined && one.verdict !== 'ok' ? [place.words] : [])];
  return {
    path,
    kind: one.kind,
    ...(one.container !== undefined && { container: one.container }),
    ...(one.protocol !== undefined && { protocol: one.protocol }),
    ...(one.role !== undefined && { role: one.role }),
    verdict: isOther ? 'other' : one.verdict,
    summary: isOther ? `no checkpoint (${one.kind})` : one.summary,
    bytes: one.bytes,
    tensors: { count: list.length, bytes: one.tensorBytes, ...(withTensors && { list }) },
    globals: one.globals,
    findings: [
      ...(isOther ? [] : one.reasons.map((message) => ({ severity: 'error' as const, message }))),
      ...one.warnings.map((message) => ({ severity: 'warning' as const, message: `${message}; ${saveAnew(path)}` })),
      ...notes.map((message) => ({ severity: 'note' as const, message })),
    ],
  };
}

/** What each checkpoint is, without running it. Throws `path-unknown`. */
export async function inspectPaths(
  paths: readonly string[],
  {
    tensors: withTensors,
    placeOf,
    ...options
  }: InspectOptions & {
    tensors: boolean;
    /** What belongs at the path of a file; not asked where a role is given. */
    placeOf(path: string): Place | undefined;
  },
  ports: InspectPorts,
): Promise<InspectDocument> {
  const files: InspectedFile[] = [];
  for (const path of paths) {
    const found = await ports.filesAt(path);
    if (found === undefined) throw new SetupError('path-unknown', `there is nothing at ${path}`);
    for (const file of found.files) {
      const source = ports.open(file);
      const place = options.role === undefined ? placeOf(file) : undefined;
      try {
        const one = await inspect(source, { ...options, mayBeOther: found.isFolder, ...place });
        files.push(describe(file, one, { inFolder: found.isFolder, withTensors, place }));
      } finally {
        source.close();
      }
    }
  }
  return { schema: 'steve1-inspect/1', files };
}

/** True when every file may be loaded; what is no checkpoint changes nothing. */
export const allOk = ({ files }: InspectDocument): boolean =>
  files.every(({ verdict }) => verdict === 'ok' || verdict === 'other');
