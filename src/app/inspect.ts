import { inspect, type InspectOptions, type Inspection } from '../core/checkpoint/inspect.js';
import type { FileSource } from '../core/checkpoint/zip.js';
import { SetupError } from '../core/errors.js';
import { saveAnew } from './save-anew.js';
import type { InspectDocument, InspectedFile } from '../core/schema/inspect.js';

export interface InspectPorts {
  /** The files at a path: itself, or all below it when it is a folder. Undefined where there is nothing. */
  filesAt(path: string): Promise<{ files: string[]; isFolder: boolean } | undefined>;
  open(path: string): FileSource & { close(): void };
}

function describe(path: string, one: Inspection, inFolder: boolean, withTensors: boolean): InspectedFile {
  const list = one.tensors.map(({ key, shape, dtype, bytes }) => ({ key, shape, dtype, bytes }));
  // A folder holds much that nobody meant to load; who names a file means it.
  const isOther = inFolder && one.container === undefined && one.verdict !== 'refused';
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
      ...one.notes.map((message) => ({ severity: 'note' as const, message })),
    ],
  };
}

/** What each checkpoint is, without running it. Throws `path-unknown`. */
export async function inspectPaths(
  paths: readonly string[],
  options: InspectOptions & { tensors: boolean },
  ports: InspectPorts,
): Promise<InspectDocument> {
  const files: InspectedFile[] = [];
  for (const path of paths) {
    const found = await ports.filesAt(path);
    if (found === undefined) throw new SetupError('path-unknown', `there is nothing at ${path}`);
    for (const file of found.files) {
      const source = ports.open(file);
      try {
        files.push(
          describe(
            file,
            await inspect(source, { ...options, mayBeOther: found.isFolder }),
            found.isFolder,
            options.tensors,
          ),
        );
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
